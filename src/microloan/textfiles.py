"""A text file, read whole, and no further than what it should hold.

>>> text_of_file("no-such-file.toml", example="my-product.toml", largest=100_000, noun="a product")
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: path='no-such-file.toml' cannot be read: No such file or directory
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from pathlib import Path


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


def _unreadable(path: str | Path, problem: str) -> MicroloanError:
    return MicroloanError("path", str(path), problem, code="unreadable")
