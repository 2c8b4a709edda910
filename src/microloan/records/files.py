"""Plain data from a file: JSON or TOML, by its name.

>>> read_file("no-such-file.toml", example="my-product.toml", largest=100_000, noun="a product")
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: path='no-such-file.toml' cannot be read: No such file or directory
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.records.parsing import read_json, read_toml
from microloan.textfiles import text_of_file

if TYPE_CHECKING:
    from pathlib import Path


def read_file(path: str | Path, *, example: str, largest: int, noun: str) -> dict[str, object]:
    """Return the plain data that a file describes.

    Parameters
    ----------
    path
        The file; JSON if its name ends in ``.json``, else TOML.
    example
        A name that such a file may have, for the message.
    largest
        The most bytes that it may hold.
    noun
        What it holds, for the message.

    Raises
    ------
    MicroloanError
        If the path is none, or the file cannot be read, is too large or is not UTF-8.
    RecordError
        If the text is not what its name says, or not exact.

    Examples
    --------
    >>> read_file(2026, example="my-product.toml", largest=100_000, noun="a product")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path=2026 must be text or a Path, such as my-product.toml
    """
    text = text_of_file(path, example=example, largest=largest, noun=noun)
    return read_json(text) if str(path).lower().endswith(".json") else read_toml(text)
