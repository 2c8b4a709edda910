"""A text file, read whole and no further than what it should hold, or in blocks of lines.

>>> text_of_file("no-such-file.toml", example="my-product.toml", largest=100_000, noun="a product")
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: path='no-such-file.toml' cannot be read: No such file or directory
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK_BYTES = 1_048_576
_LONGEST_LINE_BYTES = 1_048_576
# How files begin that are no text, and what their reader is told.
_NO_TEXT = {
    b"\xff\xfe": "is UTF-16 text; save it as CSV in UTF-8",
    b"\xfe\xff": "is UTF-16 text; save it as CSV in UTF-8",
    b"PK\x03\x04": "is a spreadsheet or another ZIP file; save it as CSV in UTF-8",
    b"\xd0\xcf\x11\xe0": "is a spreadsheet of an old kind; save it as CSV in UTF-8",
    b"PAR1": "is a Parquet file; give it a name that ends in .parquet",
    b"\x1f\x8b": "is compressed; unpack it first",
}


def text_of_file(path: str | Path, *, example: str, largest: int, noun: str) -> str:
    """Return the text of a file in UTF-8.

    Parameters
    ----------
    path
        The file.
    example
        A name that such a file may have, for the message.
    largest
        The most bytes that it may hold: the path may name an endless device.
    noun
        What it holds, for the message.

    Raises
    ------
    MicroloanError
        If the path is none, or the file cannot be read, is too large or is not UTF-8.
    """
    from pathlib import Path

    if not isinstance(path, (str, Path)):
        raise MicroloanError("path", path, f"must be text or a Path, such as {example}", code="wrong_type")
    try:
        with Path(path).open("rb") as stream:
            written = stream.read(largest + 1)
        if len(written) > largest:
            raise _unreadable(path, f"cannot be read: more than {largest:,} bytes, larger than {noun} is")
        return written.decode("utf-8")
    except OSError as error:
        raise _unreadable(path, f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, "is not UTF-8 text") from error
    except MicroloanError:
        raise
    except ValueError as error:
        # A zero byte, or half of a surrogate pair: no file has such a name.
        raise _unreadable(path, "is not the name of a file") from error


def blocks_of_lines(path: str | Path, *, example: str) -> Iterator[list[str]]:
    """Yield the lines of a file in UTF-8, some ten thousand at a time, without their ends.

    A line ends in LF, CR LF or CR. A byte order mark at the beginning is left out. A byte that
    is not UTF-8 becomes a lone surrogate, so that whoever reads the line can refuse it alone.

    Parameters
    ----------
    path
        The file; it is read once from its beginning to its end, so it may be a pipe.
    example
        A name that such a file may have, for the message.

    Raises
    ------
    MicroloanError
        If the path is none, the file cannot be read or is no text, or a line is longer than
        a million bytes.
    """
    from pathlib import Path

    if not isinstance(path, (str, Path)):
        raise MicroloanError("path", path, f"must be text or a Path, such as {example}", code="wrong_type")
    try:
        with Path(path).open("rb") as stream:
            rest, first = b"", True
            while block := stream.read(_BLOCK_BYTES):
                if first:
                    _refuse_no_text(path, block)
                    block, first = block.removeprefix(b"\xef\xbb\xbf"), False
                rest += block
                # A CR at the very end may be half of a CR LF.
                end = max(rest.rfind(b"\n"), rest.rfind(b"\r", 0, len(rest) - 1)) + 1
                if end:
                    yield _lines(rest[:end])
                    rest = rest[end:]
                if len(rest) > _LONGEST_LINE_BYTES:
                    raise _unreadable(
                        path, f"has a line of more than {_LONGEST_LINE_BYTES:,} bytes; is it a text file?"
                    )
            if rest:
                yield _lines(rest if rest.endswith(b"\r") else rest + b"\n")
    except OSError as error:
        raise _unreadable(path, f"cannot be read: {error.strerror or error}") from error
    except MicroloanError:
        raise
    except ValueError as error:
        raise _unreadable(path, "is not the name of a file") from error


def _refuse_no_text(path: str | Path, block: bytes) -> None:
    for beginning, problem in _NO_TEXT.items():
        if block.startswith(beginning):
            raise _unreadable(path, problem)


def _lines(written: bytes) -> list[str]:
    text = written.decode("utf-8", "surrogateescape")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")[:-1]


def _unreadable(path: str | Path, problem: str) -> MicroloanError:
    return MicroloanError("path", str(path), problem, code="unreadable")
