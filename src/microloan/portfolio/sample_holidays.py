"""The holidays of sample books: national days of Bangladesh whose dates do not move.

>>> listed = sample_holidays(2026, 2026)
>>> [holiday.name for holiday in listed.holidays][-1], listed.covered.text
('Victory Day', '2026')
"""

from __future__ import annotations

from datetime import date

from microloan.calendars.holidays import Holiday, HolidayList

_SOURCE = "days of the year that are fixed by law; Eid and Puja, which follow the moon, are left out"
_DAYS = (
    (2, 21, "Language Martyrs' Day"),
    (3, 26, "Independence Day"),
    (4, 14, "Bengali New Year"),
    (5, 1, "May Day"),
    (12, 16, "Victory Day"),
)


def sample_holidays(first: int, last: int) -> HolidayList:
    """Return the list of holidays that a sample book keeps, from one year to another."""
    days = tuple(
        Holiday(date(year, month, day), name, _SOURCE) for year in range(first, last + 1) for month, day, name in _DAYS
    )
    return HolidayList(
        code="BD", name="Bangladesh", first=date(first, 1, 1), last=date(last, 12, 31), source=_SOURCE, holidays=days
    )
