"""How due dates meet the calendar, as plain data; only what is not usual is written.

>>> from microloan.calendars import holiday_rule, weekend
>>> calendar_to_plain(Calendar(weekend=weekend.FRIDAY_SATURDAY, on_holiday=holiday_rule.NEXT_WORKING_DAY))
{'weekend': ['friday', 'saturday'], 'on_holiday': 'next_working_day', 'month_end': 'same_day'}
>>> from microloan.records import Reader
>>> read_calendar(Reader({"month_end": "same_day", "weekend": ["sunday"]}, "calendar")).weekend
weekend.SUNDAY
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.weekend import Weekend
from microloan.products.calendar import Calendar
from microloan.products.money_records import at
from microloan.products.names import (
    BROKEN_PERIODS,
    HOLIDAY_RULES,
    INTEREST_DAYS,
    MONTH_ENDS,
    meeting_day_of,
    name_of,
)
from microloan.records.plain import joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.calendars.holidays import HolidayList
    from microloan.records import Reader

_USUAL = Calendar()


def calendar_to_plain(calendar: Calendar) -> dict[str, object]:
    """Return a calendar as plain data.

    Raises
    ------
    MicroloanError
        If it holds a rule of your own.
    """
    return {
        **({"weekend": list(calendar.weekend.texts)} if calendar.weekend.days else {}),
        **({} if calendar.holidays is None else {"holidays": calendar.holidays.to_dict()}),
        **_rule("on_holiday", calendar, HOLIDAY_RULES),
        "month_end": name_of("month_end", calendar.month_end, MONTH_ENDS),
        **_rule("interest_days", calendar, INTEREST_DAYS),
        **_rule("broken_period", calendar, BROKEN_PERIODS),
    }


def read_calendar(record: Reader) -> Calendar:
    """Return the calendar that a table describes.

    Raises
    ------
    RecordError
        If a key is unknown, or a value is not what it should be.
    """
    with record:
        return Calendar(
            weekend=record.optional("weekend", lambda key: _read_weekend(record, key), _USUAL.weekend),
            holidays=record.optional("holidays", lambda key: _read_holidays(record.child(key)), None),
            on_holiday=record.optional("on_holiday", lambda key: record.choice(key, HOLIDAY_RULES), _USUAL.on_holiday),
            month_end=record.choice("month_end", MONTH_ENDS),
            interest_days=record.optional(
                "interest_days", lambda key: record.choice(key, INTEREST_DAYS), _USUAL.interest_days
            ),
            broken_period=record.optional(
                "broken_period", lambda key: record.choice(key, BROKEN_PERIODS), _USUAL.broken_period
            ),
        )


def _rule(name: str, calendar: Calendar, names: Mapping[str, object]) -> dict[str, object]:
    rule = getattr(calendar, name)
    return {} if rule == getattr(_USUAL, name) else {name: name_of(name, rule, names)}


def _read_weekend(record: Reader, key: str) -> Weekend:
    path = joined(record.path, key)
    days = tuple(meeting_day_of(text, f"{key}[{place}]") for place, text in enumerate(record.texts(key)))
    with at(path):
        return Weekend(days)


def _read_holidays(record: Reader) -> HolidayList:
    from microloan.calendars.holiday_records import read_holidays

    return read_holidays(record)
