"""When a fee is due, meant to be read as ``fee_when.WITHHELD``.

At disbursement:

========================  =================================================================
`WITHHELD`                taken out of what is paid out: the member gets less, owes the whole
`PAID_AT_DISBURSEMENT`    paid by the member on that day, beside the loan
`CAPITALISED`             added to the principal, and repaid with interest
========================  =================================================================

With the installments:

===========================  ==============================================================
`WITH_EACH_INSTALLMENT`      with every installment
`EACH_YEAR`                  with the first installment on or after each anniversary of
                             disbursement that leaves principal outstanding: the premium of
                             every later year. The first year's is a fee at disbursement
`at_installment`             with one installment, by its number
`on_date`                    with the first installment on or after a date
===========================  ==============================================================

What would fall due after the last installment that is needed is not due: rounding up may
repay a loan early, and with it ends what comes with its installments.

>>> WITHHELD, at_installment(13)
(fee_when.WITHHELD, at_installment(13))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Protocol, TypeAlias

from microloan.arithmetic.kinds import N, all_true, where
from microloan.calendars.days import civil, day_in_month, day_number
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_INSTALLMENTS = 10_000
_YEAR, _LONG_YEAR = 365, 366

__all__ = [
    "AT_DISBURSEMENT",
    "CAPITALISED",
    "EACH_YEAR",
    "PAID_AT_DISBURSEMENT",
    "WITHHELD",
    "WITH_EACH_INSTALLMENT",
    "AtDisbursement",
    "Period",
    "WithInstallments",
    "at_installment",
    "on_date",
]


class Period(NamedTuple, Generic[N]):
    """An installment as its fees see it.

    Parameters
    ----------
    number
        Counted from 1.
    disbursed, before, due
        Day numbers of disbursement, of the due date before (disbursement for the first) and
        of its own; int, or int64 arrays of shape (loans,).
    left
        Principal outstanding after it, in minor units.
    """

    number: int
    disbursed: N
    before: N
    due: N
    left: N


class Times(Protocol):
    """How often a fee is due with an installment."""

    def __call__(self, period: Period[N], /) -> N | int:
        """Return 0, 1, or more where several dates fall into one period."""
        ...


@dataclass(frozen=True, slots=True)
class AtDisbursement:
    """When a fee is due, if that is the day of disbursement.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase that completes "a fee …".

    Examples
    --------
    >>> CAPITALISED.definition
    'added to the principal'
    """

    name: str
    definition: str

    def __repr__(self) -> str:
        return f"fee_when.{self.name.upper()}"


@dataclass(frozen=True, slots=True)
class WithInstallments:
    """When a fee is due, if that is with installments.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase that completes "a fee …".
    times
        How often it is due with an installment.
    parameters
        What it was made with: an installment number, or a date.

    Examples
    --------
    >>> at_installment(13).definition
    'with installment 13'
    """

    name: str
    definition: str
    times: Times = field(compare=False)
    parameters: tuple[int | date, ...] = ()

    def __repr__(self) -> str:
        if not self.parameters:
            return f"fee_when.{self.name.upper()}"
        return f"{self.name}({', '.join(map(repr, self.parameters))})"


FeeWhen: TypeAlias = AtDisbursement | WithInstallments


def at_installment(number: int) -> WithInstallments:
    """Return the rule of a fee that is due with one installment.

    Parameters
    ----------
    number
        Counted from 1.

    Raises
    ------
    MicroloanError
        If it is no whole number from 1 to 10,000.

    Examples
    --------
    >>> at_installment(13).times(Period(13, 739_620, 739_980, 740_010, 500_000))
    1
    """
    if type(number) is not int or not 1 <= number <= MOST_INSTALLMENTS:
        problem = f"must be a whole number from 1 to {MOST_INSTALLMENTS:,}"
        raise MicroloanError("number", number, problem, code="out_of_range")
    return WithInstallments("at_installment", f"with installment {number}", partial(_at, number), (number,))


def on_date(day: date) -> WithInstallments:
    """Return the rule of a fee that is due on a date, with the first installment on or after it.

    Parameters
    ----------
    day
        After disbursement, and not after the last due date of the loan.

    Raises
    ------
    MicroloanError
        If it is no date.

    Examples
    --------
    >>> on_date(date(2026, 7, 1)).definition
    'on 2026-07-01'
    """
    if type(day) is not date:
        raise MicroloanError("day", day, "must be a date, such as date(2026, 7, 1)", code="wrong_type")
    return WithInstallments("on_date", f"on {day}", partial(_between, day_number(day)), (day,))


def _at(number: int, period: Period[N]) -> N | int:
    return 1 if period.number == number else 0


def _between(day: int, period: Period[N]) -> N | int:
    none: N = period.due * 0
    return where((period.before < day) & (period.due >= day), none + 1, none)


def _each(_period: Period[N]) -> N | int:
    return 1


def _anniversaries(period: Period[N]) -> N | int:
    before, due = period.before - period.disbursed, period.due - period.disbursed
    # Whole years of so many days are at least days // 366 and at most days // 365.
    if all_true(before // _LONG_YEAR == due // _YEAR):
        return 0
    whole_years = _whole_years_since(period.disbursed)
    return where(period.left > 0, whole_years(period.due) - whole_years(period.before), due * 0)


def _whole_years_since(disbursed: N) -> Callable[[N], N]:
    """Return the function that counts anniversaries: of 29 February, the 28th in other years."""
    first_year, month, day_of_month = civil(disbursed)

    def whole_years(day: N) -> N:
        year, _, _ = civil(day)
        years: N = year - first_year
        return where(day < day_in_month(year, month, day_of_month), years - 1, years)

    return whole_years


WITHHELD: Final = AtDisbursement("withheld", "withheld at disbursement")
PAID_AT_DISBURSEMENT: Final = AtDisbursement("paid_at_disbursement", "paid at disbursement")
CAPITALISED: Final = AtDisbursement("capitalised", "added to the principal")
WITH_EACH_INSTALLMENT: Final = WithInstallments("with_each_installment", "with each installment", _each)
EACH_YEAR: Final = WithInstallments("each_year", "with the installment of each anniversary", _anniversaries)

AT_DISBURSEMENT = (WITHHELD, PAID_AT_DISBURSEMENT, CAPITALISED)
ALL = (*AT_DISBURSEMENT, WITH_EACH_INSTALLMENT, EACH_YEAR)
