"""The options for days off and grace.

>>> import argparse
>>> from microloan.products import Calendar
>>> asked = argparse.Namespace(weekend="friday,saturday", holidays=None, on_holiday="next_working_day")
>>> calendar_of(asked, Calendar())
Calendar(weekend=weekend.FRIDAY_SATURDAY, holidays=None, on_holiday=holiday_rule.NEXT_WORKING_DAY, \
month_end=month_end.SAME_DAY, interest_days=interest_days.COMPUTE_THEN_SHIFT, broken_period=broken_period.AS_ACCRUED)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from microloan.calendars.coverage import NotCovered
from microloan.calendars.holiday_rule import LEAVE
from microloan.calendars.weekend import Weekend
from microloan.cli.output import Refused
from microloan.errors import MicroloanError, RecordError, shown
from microloan.interest.grace import Grace
from microloan.products.names import HOLIDAY_RULES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from microloan.calendars.holidays import HolidayList
    from microloan.products import Calendar, LoanTerms


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for days off and grace."""
    add_days_off(parser)
    parser.add_argument("--grace", metavar="N", help="first installments without principal, if offered")
    parser.add_argument(
        "--grace-interest", metavar="N", help="first installments whose interest is collected later, if offered"
    )


def add_days_off(parser: argparse.ArgumentParser) -> None:
    """Add the options for days off alone."""
    parser.add_argument("--weekend", metavar="DAYS", help="days off, in place of the product's: friday,saturday")
    parser.add_argument("--holidays", metavar="FILE", help="a list of holidays, TOML or JSON")
    parser.add_argument("--on-holiday", choices=tuple(HOLIDAY_RULES), help="what becomes of a date on a day off")


def with_calendar(asked: argparse.Namespace, terms: LoanTerms) -> LoanTerms:
    """Return the terms with the days off that were asked for.

    Raises
    ------
    Refused
        If an option is wrong, moves nothing, or the list of holidays does not cover the loan.
    """
    calendar = calendar_of(asked, terms.calendar)
    try:
        return terms if calendar == terms.calendar else replace(terms, calendar=calendar)
    except NotCovered as error:
        raise Refused(f"--holidays={shown(asked.holidays)}: {error}") from error


def calendar_of(asked: argparse.Namespace, usual: Calendar) -> Calendar:
    """Return a product's calendar, with what was asked for in its place; refuse what moves no date."""
    calendar = changed(asked, usual)
    check_days_off(asked, [calendar])
    return calendar


def check_days_off(asked: argparse.Namespace, calendars: Iterable[Calendar]) -> None:
    """Raise `Refused` if it is said what becomes of a date on a day off, and none of the calendars has any."""
    rule = asked.on_holiday
    if rule is None or HOLIDAY_RULES[rule] == LEAVE:
        return
    if not any(calendar.weekend.days or calendar.holidays is not None for calendar in calendars):
        problem = "add --weekend, such as friday,saturday, or --holidays with a list of holidays"
        raise Refused(f"--on-holiday={rule} moves no date by itself; {problem}")


def changed(asked: argparse.Namespace, usual: Calendar) -> Calendar:
    """Return one calendar of several, of which one at least should have days off, with what was asked for."""
    calendar = usual
    if asked.weekend is not None:
        calendar = replace(calendar, weekend=_weekend(asked.weekend))
    if asked.holidays is not None:
        calendar = replace(calendar, holidays=_holidays(asked.holidays))
    if asked.on_holiday is not None:
        calendar = replace(calendar, on_holiday=HOLIDAY_RULES[asked.on_holiday])
    if not calendar.moves and asked.on_holiday is None:
        for option, given in (("--weekend", asked.weekend), ("--holidays", asked.holidays)):
            if given is not None:
                raise Refused(f"{option} moves no date by itself; add --on-holiday, such as next_working_day")
    return calendar


def grace_of(principal: int | None, interest: int | None) -> Grace | None:
    """Return the grace that was asked for, in installments; None if none was.

    >>> grace_of(3, None), grace_of(None, None)
    (Grace(principal_periods=3), None)
    """
    if principal is None and interest is None:
        return None
    return Grace(principal_periods=principal or 0, deferred_periods=interest or 0)


def _weekend(text: str) -> Weekend:
    try:
        return Weekend.from_texts([word.strip() for word in text.split(",")], "--weekend")
    except MicroloanError as error:
        raise Refused(f"--weekend={shown(text)}: {shown(error.value)} {error.problem}") from error


def _holidays(path: str) -> HolidayList:
    from microloan.calendars.holiday_records import load_holidays

    try:
        return load_holidays(path)
    except RecordError as error:
        raise Refused(f"--holidays={shown(path)}: {error}") from error
    except MicroloanError as error:
        raise Refused(f"--holidays={shown(path)} {error.problem}") from error
