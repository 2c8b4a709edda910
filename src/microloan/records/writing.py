"""Plain data to JSON and TOML text, the same text for the same data every time.

>>> print(to_toml({"schema": "microloan/offer/1", "interest": {"rate": "24%"}, "fees": [{"amount": 200}]}), end="")
schema = "microloan/offer/1"
<BLANKLINE>
[interest]
rate = "24%"
<BLANKLINE>
[[fees]]
amount = 200
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeGuard, cast

from microloan.errors import RecordError
from microloan.records.plain import joined, plain_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def to_json(data: Mapping[str, object]) -> str:
    """Return plain data as JSON: keys in the order given, two spaces a level, letters as they are.

    Dates become text in the form 2026-01-04.

    Parameters
    ----------
    data
        A mapping of plain data.

    Raises
    ------
    RecordError
        If something in it is not plain: a float, an object.

    Examples
    --------
    >>> print(to_json({"name": "জাগরণ", "counts": (46, 12)}), end="")
    {
      "name": "জাগরণ",
      "counts": [
        46,
        12
      ]
    }
    """
    import json

    return json.dumps(plain_table(data), indent=2, ensure_ascii=False, allow_nan=False, default=_iso) + "\n"


def to_toml(data: Mapping[str, object]) -> str:
    r"""Return plain data as TOML, which `read_toml` reads back equal.

    The keys of a table keep their order, but for tables, which TOML wants after all else.

    Parameters
    ----------
    data
        A mapping of plain data.

    Raises
    ------
    RecordError
        If something in it is not plain, or is None: TOML has no word for nothing.

    Examples
    --------
    >>> from datetime import date
    >>> to_toml({"signed_on": date(2026, 1, 4), "counts": [46, 12]})
    'signed_on = 2026-01-04\ncounts = [46, 12]\n'
    """
    return "".join(f"{line}\n" for line in _lines(plain_table(data), "", "")).lstrip("\n")


def _iso(value: object) -> str:
    # Plain data holds nothing else that JSON has no form for.
    return cast("date", value).isoformat()


def _lines(table: dict[str, object], header: str, path: str) -> Iterator[str]:
    """Yield the lines of a table: its own values, then the tables in it."""
    for key, value in table.items():
        if not _are_tables(_as_list(value)):
            yield f"{_key(key)} = {_value(value, joined(path, key))}"
    for key, value in table.items():
        tables = _as_list(value)
        if _are_tables(tables):
            name = f"{header}.{_key(key)}" if header else _key(key)
            for position, inner in enumerate(tables):
                yield ""
                yield f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
                place = f"{joined(path, key)}[{position}]" if isinstance(value, list) else joined(path, key)
                yield from _lines(inner, name, place)


def _as_list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _are_tables(values: list[object]) -> TypeGuard[list[dict[str, object]]]:
    return bool(values) and all(isinstance(value, dict) for value in values)


def _value(value: object, path: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        items = cast("list[object]", value)
        return f"[{', '.join(_value(item, f'{path}[{position}]') for position, item in enumerate(items))}]"
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        pairs = ", ".join(f"{_key(key)} = {_value(item, joined(path, key))}" for key, item in table.items())
        return f"{{{pairs}}}"
    raise RecordError(path, value, "cannot be written in TOML; leave the key out", code="wrong_type")


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    import json

    # TOML's basic strings escape as JSON does, and the delete character besides.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
