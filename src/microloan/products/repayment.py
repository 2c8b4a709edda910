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

from microloan.calendars import DayOfMonth, Frequency, Weekday
from microloan.errors import MicroloanError
from microloan.interest.shapes import EQUAL_INSTALLMENTS, SINGLE_PAYMENT, InstallmentShape, PrincipalShape

MOST_INSTALLMENTS = 10_000
MOST_GAP_DAYS = 3_660
MOST_YEARS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDue:
    """When the first installment falls due: days of grace, then perhaps a meeting day.

    Parameters
    ----------
    min_gap_days
        Fewest days between disbursement and the first installment, 1 to 3,660.
    meeting_day
        The weekday of the group's meeting, or a day of the month: the first one on or
        after the days of grace. None takes the day the days of grace end.

    Raises
    ------
    MicroloanError
        If the gap is no whole number of days in that range, or the meeting day is neither.

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
    meeting_day: Weekday | DayOfMonth | None = None

    def __post_init__(self) -> None:
        check_whole("min_gap_days", self.min_gap_days, 1, MOST_GAP_DAYS)
        if not isinstance(self.meeting_day, (Weekday, DayOfMonth, type(None))):
            raise MicroloanError(
                "meeting_day",
                self.meeting_day,
                "must be a weekday such as WEDNESDAY, or DayOfMonth(5)",
                code="wrong_type",
            )


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

    Raises
    ------
    MicroloanError
        If a part is of the wrong type or out of range, or a single payment has more than
        one installment.

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

    def __post_init__(self) -> None:
        check_whole("installments", self.installments, 1, MOST_INSTALLMENTS)
        if not isinstance(self.every, Frequency):
            raise MicroloanError(
                "every", self.every, "must be a frequency such as WEEK or months(3)", code="wrong_type"
            )
        if not isinstance(self.shape, (InstallmentShape, PrincipalShape)):
            raise MicroloanError("shape", self.shape, "must be a shape such as EQUAL_PRINCIPAL", code="wrong_type")
        if self.shape is SINGLE_PAYMENT and self.installments != 1:
            raise MicroloanError(
                "installments",
                self.installments,
                "must be 1 for a single payment; put the term in every=, such as months(6)",
                code="contradiction",
            )
        check_first_due(self.first_due)
        if self.term_years is not None:
            object.__setattr__(self, "term_years", checked_years(self.term_years))


def check_first_due(value: object) -> None:
    """Refuse a first due date that is neither `FirstDue`, a date, nor absent."""
    if type(value) is not date and not isinstance(value, (FirstDue, type(None))):
        raise MicroloanError(
            "first_due", value, "must be FirstDue(min_gap_days=15) or a date(2026, 1, 21)", code="wrong_type"
        )


def checked_years(value: Fraction | int) -> Fraction:
    """Return a stated term in years as an exact fraction, from a day to a century."""
    exact = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
    if not exact or not Fraction(1, 366) <= value <= MOST_YEARS or Fraction(value).denominator > 366:
        raise MicroloanError(
            "term_years", value, "must be a whole number or Fraction of years, from 1/366 to 100", code="out_of_range"
        )
    return Fraction(value)


def check_whole(argument: str, value: object, least: int, most: int) -> None:
    """Refuse anything but a whole number from `least` to `most`."""
    if type(value) is not int or not least <= value <= most:
        code = "out_of_range" if type(value) is int else "wrong_type"
        raise MicroloanError(argument, value, f"must be a whole number from {least:,} to {most:,}", code=code)
