'''Lists of holidays as plain data and as TOML files, one list to a file.

A file says which dates it covers and names a source for that and for every holiday. Keys
that are not known, and rows without a source, are refused.

>>> text = """
... schema = "microloan/holidays/1"
... code = "BD"
... name = "Bangladesh"
... first = 2026-01-01
... last = 2026-12-31
... source = "Ministry of Public Administration, notification of 9 November 2025"
...
... [[holidays]]
... day = 2026-03-21
... name = "Eid al-Fitr"
... certainty = "estimated"
... source = "the same; subject to the sighting of the moon"
... """
>>> from microloan.records import read_toml
>>> bangladesh = holidays_from_dict(read_toml(text))
>>> bangladesh.holidays[0].certainty
ESTIMATED
>>> holidays_to_toml(bangladesh) == text.lstrip()
True
'''

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.holidays import Certainty, Holiday, HolidayList
from microloan.records import Reader, check_schema, read_file, to_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOLIDAYS_SCHEMA = "microloan/holidays/1"

_CERTAINTIES = {certainty.value: certainty for certainty in Certainty}
_LARGEST_FILE_BYTES = 1_000_000


def holidays_from_dict(data: Mapping[str, object]) -> HolidayList:
    """Return the list that plain data describes; the inverse of `holidays_to_dict`.

    Parameters
    ----------
    data
        A mapping of plain data, schema ``microloan/holidays/1``.

    Raises
    ------
    RecordError
        If it is anything else; the error says where.

    Examples
    --------
    >>> holidays_from_dict({"schema": "microloan/holidays/1", "code": "BD"})
    Traceback (most recent call last):
        ...
    microloan.records.reading.MissingKey: name is missing; write text
    """
    return read_holidays(Reader(data))


def read_holidays(record: Reader) -> HolidayList:
    """Return the list that a table describes, alone or within a calendar.

    Raises
    ------
    RecordError
        As for `holidays_from_dict`.
    """
    with record:
        check_schema(record, "holidays", 1)
        return HolidayList(
            code=record.text("code"),
            name=record.text("name"),
            first=record.day("first"),
            last=record.day("last"),
            source=record.text("source"),
            holidays=tuple(_holiday(row) for row in record.children("holidays")) if record.has("holidays") else (),
        )


def holidays_to_dict(holidays: HolidayList) -> dict[str, object]:
    """Return a list as plain data, its dates as text in the form 2026-01-04.

    Parameters
    ----------
    holidays
        The list.

    Examples
    --------
    >>> from datetime import date
    >>> quiet = HolidayList(code="X", name="X", first=date(2026, 1, 1), last=date(2026, 6, 30), source="X")
    >>> holidays_to_dict(quiet)["last"]
    '2026-06-30'
    """
    data = _plain(holidays)
    rows = [{**row, "day": str(row["day"])} for row in _rows(holidays)]
    return {**data, "first": str(holidays.first), "last": str(holidays.last), "holidays": rows}


def holidays_to_toml(holidays: HolidayList) -> str:
    """Return a list as the text of a TOML file, its dates as TOML has them.

    Parameters
    ----------
    holidays
        The list.

    Examples
    --------
    >>> from datetime import date
    >>> quiet = HolidayList(code="X", name="X", first=date(2026, 1, 1), last=date(2026, 6, 30), source="X")
    >>> print(holidays_to_toml(quiet).splitlines()[3])
    first = 2026-01-01
    """
    rows = _rows(holidays)
    return to_toml({**_plain(holidays), "holidays": rows} if rows else _plain(holidays))


def load_holidays(path: str | Path) -> HolidayList:
    """Return the list that a TOML or JSON file describes.

    Parameters
    ----------
    path
        The file; JSON if its name ends in ``.json``, else TOML.

    Raises
    ------
    MicroloanError
        If the file cannot be read, or what it says is not a list of holidays.

    Examples
    --------
    >>> load_holidays("no-such-file.toml")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path='no-such-file.toml' cannot be read: No such file or directory
    """
    data = read_file(path, example="holidays-2026.toml", largest=_LARGEST_FILE_BYTES, noun="a list of holidays")
    return holidays_from_dict(data)


def _holiday(row: Reader) -> Holiday:
    with row:
        return Holiday(
            day=row.day("day"),
            name=row.text("name"),
            certainty=row.choice("certainty", _CERTAINTIES),
            source=row.text("source"),
        )


def _plain(holidays: HolidayList) -> dict[str, object]:
    return {
        "schema": HOLIDAYS_SCHEMA,
        "code": holidays.code,
        "name": holidays.name,
        "first": holidays.first,
        "last": holidays.last,
        "source": holidays.source,
    }


def _rows(holidays: HolidayList) -> list[dict[str, object]]:
    return [
        {"day": one.day, "name": one.name, "certainty": one.certainty.value, "source": one.source}
        for one in holidays.holidays
    ]
