"""Who offers which loan to whom, and until when the offer stands.

==============  ==============================================================
`Lender`        the regulated entity that lends
`Proposal`      the number of the offer, its day, the loan and the borrower
`Validity`      for how many working days an offer stands; `RBI_2024`
==============  ==============================================================

>>> from datetime import date
>>> Proposal("KFS/2026/001", prepared_on=date(2026, 1, 2), loan_type="JLG loan").number
'KFS/2026/001'
>>> RBI_2024.working_days_for(tenor_days=730), RBI_2024.working_days_for(tenor_days=6)
(3, 1)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from microloan.errors import MicroloanError
from microloan.pricing.disclosure.rate_type import FIXED, FixedRate, FloatingRate
from microloan.pricing.disclosure.stated import may_be_stated, stated

if TYPE_CHECKING:
    from microloan.calendars.working_days import WorkingDays

_MOST_DAYS = 3_660


@dataclass(frozen=True, slots=True, kw_only=True)
class Lender:
    """The lender: what the Reserve Bank of India calls the regulated entity.

    Parameters
    ----------
    name
        As it is licensed.
    address
        Of its office; None leaves the line out.

    Raises
    ------
    MicroloanError
        If a text is empty or not of one line.

    Examples
    --------
    >>> Lender(name="Surya Microfinance").address is None
    True
    """

    name: str
    address: str | None = None

    def __post_init__(self) -> None:
        stated("name", self.name)
        may_be_stated("address", self.address)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An offer of one loan to one borrower.

    Parameters
    ----------
    number
        Its own number, which no other offer has.
    prepared_on
        The day on which it was made out; its validity counts from there.
    loan_type
        What the lender calls the loan.
    borrower
        Whom it is made to.
    rate_type
        `FIXED`, or a `FloatingRate`.

    Raises
    ------
    MicroloanError
        If a text is empty or not of one line, or the day is no date.

    Examples
    --------
    >>> Proposal("7", date(2026, 1, 2)).borrower is None
    True
    """

    number: str
    prepared_on: date
    loan_type: str | None = None
    borrower: str | None = None
    rate_type: FixedRate | FloatingRate = FIXED

    def __post_init__(self) -> None:
        stated("number", self.number)
        if type(self.prepared_on) is not date:
            problem = "must be a date, such as date(2026, 1, 4)"
            raise MicroloanError("prepared_on", self.prepared_on, problem, code="wrong_type")
        may_be_stated("loan_type", self.loan_type)
        may_be_stated("borrower", self.borrower)
        if not isinstance(self.rate_type, (FixedRate, FloatingRate)):
            problem = "must be FIXED or FloatingRate(…)"
            raise MicroloanError("rate_type", self.rate_type, problem, code="wrong_type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """For how many working days the borrower may accept what the lender has offered.

    Parameters
    ----------
    working_days
        For a loan of `short_tenor_days` or more.
    short_working_days
        For a shorter one.
    short_tenor_days
        The days from disbursement to the last due date from which a loan is not short.
    source
        The document that says so.

    Raises
    ------
    MicroloanError
        If a count is not a whole number from 1 to 3,660, or the source no text of one line.

    Examples
    --------
    >>> from dataclasses import replace
    >>> replace(RBI_2024, working_days=7, source="our board's policy of 1 June 2026").working_days_for(365)
    7
    """

    working_days: int
    short_working_days: int
    short_tenor_days: int
    source: str

    def __post_init__(self) -> None:
        for name in ("working_days", "short_working_days", "short_tenor_days"):
            count: object = getattr(self, name)
            if type(count) is not int or not 1 <= count <= _MOST_DAYS:
                problem = f"must be a whole number from 1 to {_MOST_DAYS:,}"
                raise MicroloanError(name, count, problem, code="out_of_range")
        stated("source", self.source)

    def working_days_for(self, tenor_days: int) -> int:
        """Return for how many working days the offer of a loan of so many days stands."""
        return self.short_working_days if tenor_days < self.short_tenor_days else self.working_days


RBI_2024: Final = Validity(
    working_days=3,
    short_working_days=1,
    short_tenor_days=7,
    source="Reserve Bank of India, Key Facts Statement (KFS) for Loans & Advances, RBI/2024-25/18 of 15 April 2024",
)


def working_day_after(day: date, count: int, days: WorkingDays) -> date:
    """Return the working day that comes `count` working days after a day.

    Raises
    ------
    NotCovered
        If the list of holidays does not reach so far.

    Examples
    --------
    >>> from microloan.calendars import weekend
    >>> from microloan.calendars.working_days import WorkingDays
    >>> working_day_after(date(2026, 1, 2), 3, WorkingDays(weekend.SUNDAY))     # from a Friday
    datetime.date(2026, 1, 6)
    """
    for _ in range(count):
        day = date.fromordinal(days.next_worked((day + timedelta(days=1)).toordinal()))
    return day
