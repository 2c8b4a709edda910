"""Which due dates were moved, from where, and why: for notes and explanations.

>>> from dataclasses import replace
>>> from microloan.calendars import holiday_rule, weekend
>>> from microloan.products import Calendar
>>> from microloan.products.examples import example_terms
>>> from microloan.schedules.amortization import amortize
>>> no_wednesdays = weekend.Weekend((weekend.Weekday.WEDNESDAY,))
>>> calendar = Calendar(weekend=no_wednesdays, on_holiday=holiday_rule.NEXT_WORKING_DAY)
>>> schedule = amortize(replace(example_terms(), calendar=calendar))
>>> schedule.installment(1).nominal_due_on, schedule.installment(1).due_on
(datetime.date(2026, 1, 21), datetime.date(2026, 1, 22))
>>> notes(schedule)[0]
'1 is due on 2026-01-22, moved from 2026-01-21 (Wednesday)'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.days import day_number, to_date
from microloan.calendars.holidays import ESTIMATED
from microloan.calendars.weekdays import Weekday
from microloan.explanation import Step
from microloan.interest.working import Pen
from microloan.products.due_dates import series_of
from microloan.products.planning import term_of
from microloan.schedules.rows import spans_of

if TYPE_CHECKING:
    from microloan.calendars import HolidayList
    from microloan.interest.plan import Term
    from microloan.products.terms import LoanTerms
    from microloan.schedules.schedule import Schedule

_MOST_NOTES = 12


def nominal_day(terms: LoanTerms, number: int) -> int:
    """Return where an installment would fall due without weekends and holidays, as a day number."""
    return nominal_days(terms, number)[-1]


def nominal_days(terms: LoanTerms, count: int) -> tuple[int, ...]:
    """Return the nominal due days of the first `count` installments of a loan.

    >>> from microloan.products.examples import example_terms
    >>> nominal_days(example_terms(), 2)
    (739637, 739644)
    """
    installments = terms.repayment.installments
    term: Term[int] = term_of(terms, installments, installments, installments)
    series = series_of(day_number(terms.disbursed_on), terms.repayment, terms.calendar, term)
    return tuple(map(series.nominal, range(1, count + 1)))


def _nominal_days_of(schedule: Schedule) -> list[int]:
    """Return the nominal due days of a schedule, each by the terms that its installment was worked out in."""
    found, made = list[int](), dict[int, tuple[int, ...]]()
    for number in range(1, len(schedule) + 1):
        origin, own = schedule.origin_of(number)
        if id(origin) not in made:
            made[id(origin)] = nominal_days(origin.terms, origin.terms.repayment.installments)
        found.append(made[id(origin)][own - 1])
    return found


def notes(schedule: Schedule) -> tuple[str, ...]:
    """Return a line for each row that a holiday has moved or merged, and one for a later end."""
    terms, days = schedule.terms, schedule.due_days
    if not terms.calendar.moves:
        return ()
    nominal, pen = _nominal_days_of(schedule), Pen(terms.currency)
    lines = list[str]()
    for span in spans_of(days):
        due, places = days[span.start], span
        off = [reason for place in places if nominal[place] != due and (reason := reason_off(terms, nominal[place]))]
        numbers = " and ".join(str(place + 1) for place in places)
        if len(places) > 1:
            parts = " + ".join(pen.amount(schedule.due_of(place + 1)) for place in places)
            because = f", not on {' and '.join(off)}" if off else ""
            lines.append(f"{numbers} fall due together on {to_date(due)}{because}: {parts}")
        elif off:
            lines.append(f"{numbers} is due on {to_date(due)}, moved from {off[0]}")
    if len(lines) > _MOST_NOTES:
        lines = [*lines[:_MOST_NOTES], f"… and {len(lines) - _MOST_NOTES} more rows with moved dates"]
    if days[-1] != nominal[-1]:
        later = days[-1] - nominal[-1]
        by = f"{abs(later)} day{'' if abs(later) == 1 else 's'} {'later' if later > 0 else 'earlier'}"
        lines.append(f"The last installment is due {by} than nominal.")
    return tuple(lines)


def reason_off(terms: LoanTerms, day: int) -> str:
    """Return a nominal day and why it is not worked; nothing where it is.

    Parameters
    ----------
    terms
        The loan.
    day
        Day number.
    """
    calendar, on = terms.calendar, to_date(day)
    names = holiday_names(calendar.holidays, day) if calendar.holidays is not None else []
    if calendar.weekend.is_off(day):
        names.append(Weekday(on.weekday()).text.capitalize())
    return f"{on} ({', '.join(names)})" if names else ""


def holiday_names(holidays: HolidayList, day: int) -> list[str]:
    """Return the holidays of a list on a day, by name; one whose date is not certain says so.

    Parameters
    ----------
    holidays
        The list; days that it does not cover have none.
    day
        Day number.
    """
    if day not in holidays.day_numbers:
        return []
    return [f"{one.name}, estimated" if one.certainty is ESTIMATED else one.name for one in holidays.on(to_date(day))]


def date_step(schedule: Schedule, number: int) -> Step | None:
    """Return the step from a nominal due date to a moved one; None where it was not moved."""
    terms = schedule.terms
    nominal, due = nominal_day(terms, number), schedule.due_days[number - 1]
    if nominal == due:
        return None
    reason = reason_off(terms, nominal)
    if reason:
        working = f"{reason} is not worked, and the installment {terms.calendar.on_holiday.definition}"
    else:
        working = f"{to_date(nominal)}, after an earlier one has moved"
    return Step("due on", working, str(to_date(due)))
