"""How a loan is repaid: how many installments, how often, from when, in which shape.

>>> from microloan.calendars import WEEK, Weekday
>>> repayment = Repayment(
...     installments=46, every=WEEK, first_due=FirstDue(min_gap_days=15, meeting_day=Weekday.WEDNESDAY)
... )
>>> repayment.shape
shape.EQUAL_INSTALLMENTS
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from microloan.calendars import DayOfMonth, Frequency, NthWeekday, Weekday
from microloan.calendars.frequencies import Unit
from microloan.errors import MicroloanError
from microloan.interest.grace import NO_GRACE, Grace, check_grace
from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
from microloan.interest.shapes import EQUAL_INSTALLMENTS, SINGLE_PAYMENT

MOST_INSTALLMENTS = 10_000
MOST_GAP_DAYS = 3_660
MOST_YEARS = 100

MeetingDay: TypeAlias = Weekday | DayOfMonth | NthWeekday
MEETING_DAYS = (Weekday, DayOfMonth, NthWeekday)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDue:
    """When the first installment falls due: days of grace, then perhaps a meeting day.

    Parameters
    ----------
    min_gap_days
        Fewest days between disbursement and the first installment, 1 to 3,660.
    meeting_day
        The weekday of the group's meeting, a day of the month, or an nth weekday of it: the
        first one on or after the days of grace. None takes the day the days of grace end.

    Raises
    ------
    MicroloanError
        If the gap is no whole number of days in that range, or the meeting day is no such day.

    Source
    ------
    Microcredit Regulatory Authority, Circular Letter Regu-05 (10 November 2010): at least
    15 days between disbursement and the first installment.

    Examples
    --------
    >>> FirstDue(min_gap_days=15).meeting_day is None
    True
    """

    min_gap_days: int = 1
    meeting_day: MeetingDay | None = None

    def __post_init__(self) -> None:
        check_whole("min_gap_days", self.min_gap_days, 1, MOST_GAP_DAYS)
        if not isinstance(self.meeting_day, (*MEETING_DAYS, type(None))):
            problem = "must be a weekday such as WEDNESDAY, DayOfMonth(5) or NthWeekday(2, TUESDAY)"
            raise MicroloanError("meeting_day", self.meeting_day, problem, code="wrong_type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repayment:
    """How many installments, how often, from when, and what stays fixed among them.

    Parameters
    ----------
    installments
        The count, 1 to 10,000.
    every
        The time between them: `WEEK`, `MONTH`, ``weeks(2)``, ``months(3)``, ``days(10)``.
    first_due
        `FirstDue`, or the given date of the first installment; None is one period after
        disbursement.
    shape
        What stays fixed from installment to installment.
    term_years
        The length of the term where the contract states one ("one year" for 46 weeks);
        None is installments over the periods of a year.
    grace
        What the first installments do not ask for.
    last_due
        The given date of the last installment, after the regular date of the one before; it
        makes the last period shorter or longer. None is the regular date.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type or out of range, a single payment has more than one
        installment, the meeting day is a day of each month and the rhythm is not one of months,
        the grace lasts as long as the loan, or the shape already says which installments pay
        principal.

    Examples
    --------
    >>> from microloan.calendars import MONTH
    >>> Repayment(installments=12, every=MONTH, term_years=1).term_years
    Fraction(1, 1)
    """

    installments: int
    every: Frequency
    first_due: FirstDue | date | None = None
    shape: InstallmentShape | PrincipalShape = EQUAL_INSTALLMENTS
    term_years: Fraction | int | None = None
    grace: Grace = NO_GRACE
    last_due: date | None = None

    def __post_init__(self) -> None:
        check_whole("installments", self.installments, 1, MOST_INSTALLMENTS)
        check_every("every", self.every)
        check_shape(self.shape)
        check_count("installments", self.installments, self.shape)
        check_first_due(self.first_due)
        check_meeting_day("meeting_day", self.first_due, self.every)
        if self.term_years is not None:
            object.__setattr__(self, "term_years", checked_years(self.term_years))
        if self.grace != NO_GRACE:
            check_grace_of("grace", self.grace, self.installments, self.shape)
        if self.last_due is not None and type(self.last_due) is not date:
            raise MicroloanError("last_due", self.last_due, "must be a date(2026, 12, 2) or None", code="wrong_type")


def check_grace_of(argument: str, grace: object, installments: int, shape: InstallmentShape | PrincipalShape) -> None:
    """Refuse a grace that does not fit the count, or a shape that has its own zeros."""
    if not isinstance(grace, Grace):
        raise MicroloanError(argument, grace, "must be Grace(principal_periods=3)", code="wrong_type")
    try:
        check_grace(grace, installments)
    except MicroloanError as error:
        place = f"{argument}{error.argument.removeprefix('grace')}"
        raise MicroloanError(place, error.value, error.problem, code=error.code) from None
    thins = grace.principal_periods or grace.principal_every > 1
    if thins and isinstance(shape, PrincipalShape) and shape.count is not None:
        problem = f"contradicts shape={shape}, which has a part for each installment; put zeros there"
        raise MicroloanError(argument, grace, problem, code="contradiction")


def check_every(argument: str, value: object) -> None:
    """Refuse anything but a frequency."""
    if not isinstance(value, Frequency):
        raise MicroloanError(argument, value, "must be a frequency such as WEEK or months(3)", code="wrong_type")


def check_shape(value: object) -> None:
    """Refuse anything but a shape."""
    if not isinstance(value, (InstallmentShape, PrincipalShape)):
        raise MicroloanError("shape", value, "must be a shape such as EQUAL_PRINCIPAL", code="wrong_type")


def check_count(argument: str, installments: int, shape: InstallmentShape | PrincipalShape) -> None:
    """Refuse a count that the shape is not made for: a single payment in several installments."""
    if isinstance(shape, InstallmentShape) or shape.count in {None, installments}:
        return
    problem = f"must be {shape.count}, one for each part of {shape}"
    if shape == SINGLE_PAYMENT:
        problem = "must be 1 for a single payment; put the term in every=, such as months(6)"
    raise MicroloanError(argument, installments, problem, code="contradiction")


def check_first_due(value: object) -> None:
    """Refuse a first due date that is neither `FirstDue`, a date, nor absent."""
    if type(value) is not date and not isinstance(value, (FirstDue, type(None))):
        raise MicroloanError(
            "first_due", value, "must be FirstDue(min_gap_days=15) or a date(2026, 1, 21)", code="wrong_type"
        )


def check_meeting_day(argument: str, first_due: FirstDue | date | None, every: Frequency) -> None:
    """Refuse a day that months have once where installments do not fall due by months."""
    day = first_due.meeting_day if isinstance(first_due, FirstDue) else None
    if isinstance(day, (DayOfMonth, NthWeekday)) and every.unit is not Unit.MONTH:
        problem = f"is a day of each month, which every={every} does not keep; use a weekday, or a rhythm of months"
        raise MicroloanError(argument, day, problem, code="contradiction")


def checked_years(value: Fraction | int) -> Fraction:
    """Return a stated term in years as an exact fraction, from a day to a century."""
    exact = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
    if not exact or not Fraction(1, 366) <= value <= MOST_YEARS or Fraction(value).denominator > 366:
        problem = "must be a whole number or Fraction of years, from 1/366 to 100, in parts no finer than 366"
        raise MicroloanError("term_years", value, problem, code="out_of_range" if exact else "wrong_type")
    return Fraction(value)


def check_whole(argument: str, value: object, least: int, most: int) -> None:
    """Refuse anything but a whole number from `least` to `most`."""
    if type(value) is not int or not least <= value <= most:
        code = "out_of_range" if type(value) is int else "wrong_type"
        raise MicroloanError(argument, value, f"must be a whole number from {least:,} to {most:,}", code=code)
