"""What loans earn, how large they are, and how many one officer serves.

>>> from microloan.currency import INR
>>> portfolio = INR.lakh("4073.37")
>>> average_outstanding(portfolio, borrowers=24_424).rounded(INR(1))
INR('16678.00')
>>> outstanding_per_officer(portfolio, officers=92)
<outstanding for each officer 4427576.08…>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.portfolio.measured import Measure, Measured, MeasuredAmount, check_money, ratio_of
from microloan.portfolio.risk_measures import of_average

if TYPE_CHECKING:
    from microloan.currency import Money

_MRA = "MRA, Annual Statistics June 2025, chapters 7 and 8"

PORTFOLIO_YIELD = Measure(
    "portfolio yield",
    "service charge income ÷ average outstanding principal",
    _MRA,
    "it is what came in, not what was charged: arrears lower it, and the price of a loan is another figure",
)
SELF_SUFFICIENCY = Measure(
    "operational self-sufficiency",
    "financial income ÷ (financial expense + loan-loss provision + operating expense)",
    _MRA,
    "grants are not income; too small a provision lifts it",
)
AVERAGE_OUTSTANDING = Measure(
    "average outstanding loan",
    "outstanding principal ÷ borrowers",
    "customary",
    "it is about half of what is lent: not the average loan disbursed",
)
AVERAGE_DISBURSED = Measure(
    "average loan disbursed",
    "disbursed in the period ÷ loans disbursed in it",
    "customary",
    "loans, not borrowers, are counted: not the average outstanding loan",
)
CASE_LOAD = Measure(
    "borrowers for each officer",
    "borrowers ÷ loan officers",
    "customary",
    "officers who meet borrowers are counted, not all staff",
)
OUTSTANDING_PER_OFFICER = Measure(
    "outstanding for each officer",
    "outstanding principal ÷ loan officers",
    "customary",
    "reports print it in lakh beside averages in rupees, and name neither unit",
)


def portfolio_yield(*, income: Money, opening: Money, closing: Money) -> Measured:
    """Return service charge income as a part of the average portfolio.

    Parameters
    ----------
    income
        Service charge received in the period.
    opening, closing
        Outstanding principal at its two ends.

    Raises
    ------
    MicroloanError
        If nothing was outstanding at either end.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> portfolio_yield(income=BDT(22_000), opening=BDT(90_000), closing=BDT(110_000)).percent(2)
    '22.00%'
    """
    return of_average(PORTFOLIO_YIELD, check_money("income", income), opening, closing)


def self_sufficiency(*, income: Money, financial: Money, provision: Money, operating: Money) -> Measured:
    """Return financial income as a part of all expense.

    Parameters
    ----------
    income
        Financial income.
    financial, provision, operating
        Financial expense, loan-loss provision, operating expense.

    Raises
    ------
    MicroloanError
        If there is no expense.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> self_sufficiency(income=BDT(126), financial=BDT(40), provision=BDT(10), operating=BDT(50)).percent(0)
    '126%'
    """
    parts = (("financial", financial), ("provision", provision), ("operating", operating))
    expense = sum((check_money(name, part) for name, part in parts[1:]), check_money(*parts[0]))
    return ratio_of(SELF_SUFFICIENCY, check_money("income", income), expense)


def average_outstanding(outstanding_principal: Money, *, borrowers: int) -> MeasuredAmount:
    """Return the average outstanding loan.

    Parameters
    ----------
    outstanding_principal
        Of all loans.
    borrowers
        How many borrowers owe it, from 1.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> average_outstanding(BDT(399_091_262), borrowers=22_477)
    <average outstanding loan 17755.53…>
    """
    return MeasuredAmount(AVERAGE_OUTSTANDING, outstanding_principal, borrowers)


def average_disbursed(disbursed: Money, *, loans: int) -> MeasuredAmount:
    """Return the average loan disbursed.

    Parameters
    ----------
    disbursed
        Principal paid out in the period.
    loans
        How many loans it was, from 1.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> average_disbursed(BDT(107_43_31_000), loans=27_103).rounded(BDT(1))
    BDT('39639.00')
    """
    return MeasuredAmount(AVERAGE_DISBURSED, disbursed, loans)


def borrowers_per_officer(borrowers: int, *, officers: int) -> Measured:
    """Return the borrowers of one loan officer, the case load.

    Parameters
    ----------
    borrowers, officers
        Whole numbers, of officers at least 1.

    Raises
    ------
    MicroloanError
        If they are not.

    Examples
    --------
    >>> borrowers_per_officer(24_424, officers=92).number(0)
    '265'
    """
    for name, count in (("borrowers", borrowers), ("officers", officers)):
        if type(count) is not int or count < 0:
            raise MicroloanError(name, count, "must be a whole number from 0", code="out_of_range")
    return Measured(CASE_LOAD, borrowers, officers, f"{borrowers:,} ÷ {officers:,}")


def outstanding_per_officer(outstanding_principal: Money, *, officers: int) -> MeasuredAmount:
    """Return the outstanding principal of one loan officer.

    Parameters
    ----------
    outstanding_principal
        Of all loans.
    officers
        How many officers collect it, from 1.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> outstanding_per_officer(INR.lakh("4073.37"), officers=92).rounded(INR(1_000)).in_lakh()
    Decimal('44.28')
    """
    return MeasuredAmount(OUTSTANDING_PER_OFFICER, outstanding_principal, officers)
