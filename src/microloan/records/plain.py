"""What plain data is: tables, arrays, text, whole numbers, truths, dates and nothing else.

Floats are refused, for 0.1 is not a tenth; so are times of day, integers of more than 256
bits, text that UTF-8 cannot hold, and anything nested deeper than 32 levels.

>>> plain_table({"rate": "24%", "counts": (46, 12)})
{'rate': '24%', 'counts': [46, 12]}
>>> plain_table({"interest": {"rate": 0.24}})
Traceback (most recent call last):
    ...
microloan.errors.RecordError: interest.rate=0.24 is not exact; write exact text such as "23.5"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

from microloan.errors import RecordError, shown

DEEPEST = 32
LARGEST_INTEGER_BITS = 256
INEXACT = 'is not exact; write exact text such as "23.5"'

_KINDS = (str, int, bool, date)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]{1,80}")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of text as it was written, shown without quotes: a number that was refused."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a parser leaves where it met something wrong, so that the error can say where."""

    value: object
    problem: str
    code: str


def joined(path: str, key: object) -> str:
    """Return the path of `key` in the table at `path`.

    >>> joined("interest", "rate"), joined("", "rate"), joined("labels", "per cent")
    ('interest.rate', 'rate', "labels.'per cent'")
    """
    name = key if isinstance(key, str) and _BARE_KEY.fullmatch(key) else shown(key)
    return f"{path}.{name}" if path else name


def plain_table(data: object, path: str = "") -> dict[str, object]:
    """Return `data` as a table of plain data: its tables dicts, its arrays lists.

    Parameters
    ----------
    data
        A mapping, of mappings, lists, tuples, text, whole numbers, truths, dates and None.
    path
        Where in a larger record it stands.

    Raises
    ------
    RecordError
        If it is not a mapping, or something in it is not plain; the error says where.

    Examples
    --------
    >>> plain_table([1, 2])
    Traceback (most recent call last):
        ...
    microloan.errors.RecordError: record=[1, 2] must be a table of keys and values
    """
    if not isinstance(data, Mapping):
        raise RecordError(path or "record", data, "must be a table of keys and values", code="wrong_type")
    return cast("dict[str, object]", _plain(cast("object", data), path, 1))


def _plain(value: object, path: str, depth: int) -> object:
    if isinstance(value, (Mapping, list, tuple)):
        if depth > DEEPEST:
            raise RecordError(path, Written("…"), f"lies deeper than {DEEPEST} levels", code="too_deep")
        if isinstance(value, Mapping):
            table = cast("Mapping[object, object]", value)
            return {_key(key, path): _plain(item, joined(path, key), depth + 1) for key, item in table.items()}
        array = cast("list[object] | tuple[object, ...]", value)
        return [_plain(item, f"{path}[{position}]", depth + 1) for position, item in enumerate(array)]
    flaw = _flaw(value)
    if flaw is not None:
        raise RecordError(path, flaw.value, flaw.problem, code=flaw.code)
    return value


def _key(key: object, path: str) -> str:
    if type(key) is not str or _flaw(key):
        raise RecordError(joined(path, key), key, "is a key and must be text", code="wrong_type")
    return key


def _flaw(value: object) -> Flaw | None:
    """Return what is wrong with a single value, if anything."""
    flaw = None
    if isinstance(value, Flaw):
        flaw = value
    elif isinstance(value, (float, Decimal)):
        flaw = Flaw(value, INEXACT, "inexact")
    elif isinstance(value, (datetime, time)):
        flaw = Flaw(value, "has a time of day; write a date such as 2026-01-04", "wrong_type")
    elif value is not None and type(value) not in _KINDS:
        flaw = Flaw(value, "is not plain data: text, whole numbers, dates, arrays and tables are", "wrong_type")
    elif isinstance(value, int) and value.bit_length() > LARGEST_INTEGER_BITS:
        flaw = Flaw(value, "is too long", "too_long")
    elif isinstance(value, str) and _SURROGATE.search(value):
        flaw = Flaw(ascii(value), "is text that UTF-8 cannot hold", "bad_text")
    return flaw
