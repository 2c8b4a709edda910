"""JSON and TOML text to plain data, exactly or not at all.

>>> read_json('{"installments": 46, "rate": "24%"}')
{'installments': 46, 'rate': '24%'}
>>> read_toml("disbursed_on = 2026-01-04")
{'disbursed_on': datetime.date(2026, 1, 4)}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from microloan.errors import RecordError
from microloan.records.plain import DEEPEST, INEXACT, Flaw, Written, plain_table

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_INTEGER = 80
_LINE = re.compile(r"at line (\d+)")


def read_json(text: str) -> dict[str, object]:
    """Return the plain data that JSON text describes.

    Parameters
    ----------
    text
        A JSON object; a byte order mark before it is passed over.

    Raises
    ------
    RecordError
        If the text is not JSON, is not an object, writes a key twice, holds a number with
        a point or an exponent, or is too long or too deep to be a record.

    Examples
    --------
    >>> read_json('{"rate": 23.5}')
    Traceback (most recent call last):
        ...
    microloan.errors.RecordError: rate=23.5 is not exact; write exact text such as "23.5"
    """
    import json

    document = _document(text, "json")
    try:
        data: object = json.loads(
            document, object_pairs_hook=_once, parse_int=_whole, parse_float=_inexact, parse_constant=_inexact
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        problem = f"is not JSON: {_lowered(error.msg)} ({where})"
        raise RecordError("json", _line_of(document, error.lineno), problem, code="bad_json") from error
    except RecursionError:
        raise RecordError("json", document, "is nested too deep", code="too_deep") from None
    if not isinstance(data, dict):
        raise RecordError("json", document, "must be an object: keys and values in braces", code="wrong_type")
    return plain_table(cast("object", data))


def read_toml(text: str) -> dict[str, object]:
    """Return the plain data that TOML text describes.

    Parameters
    ----------
    text
        A TOML document; a byte order mark before it is passed over.

    Raises
    ------
    RecordError
        If the text is not TOML, writes a key twice, holds a float or a time of day, or is
        too long or too deep to be a record.

    Examples
    --------
    >>> read_toml("rate = 24%")
    Traceback (most recent call last):
        ...
    microloan.errors.RecordError: toml='rate = 24%' is not TOML: expected newline ... (at line 1, column 10)
    """
    import tomllib

    document = _document(text, "toml")
    if any(line.partition("=")[0].count(".") > DEEPEST for line in document.splitlines()):
        # The parser takes time that grows with the square of such a key's length.
        raise RecordError("toml", document, "is nested too deep", code="too_deep")
    try:
        data = tomllib.loads(document, parse_float=_inexact)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at_line = _LINE.search(message)
        line = _line_of(document, int(at_line[1])) if at_line else document
        raise RecordError("toml", line, f"is not TOML: {_lowered(message)}", code="bad_toml") from error
    except RecursionError:
        raise RecordError("toml", document, "is nested too deep", code="too_deep") from None
    except ValueError:
        # Python itself declines to read integers of thousands of digits.
        raise RecordError("toml", document, "holds an integer that is too long", code="too_long") from None
    return plain_table(data)


def _document(text: object, argument: str) -> str:
    if not isinstance(text, str):
        raise RecordError(argument, text, "must be text; decode bytes as UTF-8 first", code="wrong_type")
    return text.removeprefix("\ufeff")


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    record: dict[str, object] = {}
    for key, value in pairs:
        single = value if isinstance(value, (str, int)) else Written("…")
        record[key] = Flaw(single, "is written twice; keep one", "duplicate_key") if key in record else value
    return record


def _whole(digits: str) -> object:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else Flaw(Written(digits), "is too long", "too_long")


def _inexact(number: str) -> Flaw:
    return Flaw(Written(number), INEXACT, "inexact")


def _line_of(document: str, number: int) -> str:
    return document.split("\n")[number - 1].strip()


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]
