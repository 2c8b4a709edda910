"""What is late, lost and covered, as parts of the portfolio.

>>> from microloan.currency import BDT
>>> loans, days = [5_000_000, 3_000_000, 1_000_000, 800_000, 200_000], [0, 1, 31, 95, 400]
>>> [portfolio_at_risk(loans, days, more_than=late, currency=BDT).percent(0) for late in (0, 30, 60, 90, 180)]
['50%', '20%', '10%', '10%', '2%']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.summing import sums_by_number
from microloan.arrears.loan_columns import same_length, whole_column
from microloan.currency import Currency, Money
from microloan.errors import MicroloanError
from microloan.portfolio.measured import Measure, Measured, check_money, ratio_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_GUIDELINES = "CGAP and SEEP, Definitions of Selected Financial Terms, 3rd edition, September 2003"

ARREARS_RATE = Measure(
    "arrears rate",
    "overdue principal ÷ outstanding principal",
    "customary",
    "it understates risk, for of a late loan it counts only what has fallen due; show it beside PAR",
)
PORTFOLIO_AT_RISK = Measure(
    "portfolio at risk",
    "outstanding principal of loans more than so many days late ÷ outstanding principal",
    _GUIDELINES,
    "the whole principal of a late loan counts, not what is overdue; write-offs and rescheduled loans lower it",
)
RISK_COVERAGE = Measure(
    "risk coverage",
    "impairment allowance ÷ outstanding principal of loans more than 30 days late",
    _GUIDELINES,
    "of no late loans it is not infinite but undefined",
)
WRITE_OFF_RATIO = Measure(
    "write-off ratio",
    "written off in the period ÷ average outstanding principal",
    _GUIDELINES,
    "an institution that never writes off shows none; recoveries are income and not taken off",
)


def arrears_rate(*, overdue_principal: Money, outstanding_principal: Money) -> Measured:
    """Return overdue principal as a part of outstanding principal.

    Parameters
    ----------
    overdue_principal
        Principal due and unpaid.
    outstanding_principal
        All that is outstanding, what is overdue included.

    Raises
    ------
    MicroloanError
        If more is overdue than outstanding, or nothing is outstanding.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> arrears_rate(overdue_principal=BDT(1_300), outstanding_principal=BDT(100_000)).percent(2)
    '1.30%'
    """
    late = check_money("overdue_principal", overdue_principal)
    whole = check_money("outstanding_principal", outstanding_principal)
    if late > whole:
        problem = f"must be at most {whole}, which is outstanding"
        raise MicroloanError("overdue_principal", late, problem, code="out_of_range")
    return ratio_of(ARREARS_RATE, late, whole)


def portfolio_at_risk(
    outstanding_principal: Sequence[int] | NDArray[np.int64],
    days_past_due: Sequence[int] | NDArray[np.int64],
    *,
    more_than: int,
    currency: Currency,
) -> Measured:
    """Return the whole outstanding principal of late loans, as a part of all.

    Parameters
    ----------
    outstanding_principal
        Of each loan, in minor units: a list of ints, or an int64 array of shape (loans,).
    days_past_due
        Of each loan, elapsed days, in a column of the same kind.
    more_than
        The days that a loan may be late without being at risk: 30 for PAR 30, 0 for all.
    currency
        What the amounts are in.

    Returns
    -------
    The measure; its `part` and `whole` are exact sums in minor units.

    Raises
    ------
    ColumnError
        If numbers are negative or not whole; the error carries their positions.
    MicroloanError
        If nothing is outstanding, or an argument is not of its kind.

    Notes
    -----
    PAR 0 is never below the overdue principal, as long as both look at installments due before
    the day. What falls due on the day itself is 0 days late: unpaid at its end, it is overdue to
    some reports, and at risk to none.

    Source
    ------
    CGAP and SEEP guidelines, September 2003: any installment more than so many days late.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> found = portfolio_at_risk([5_000_000, 3_000_000], [0, 31], more_than=30, currency=BDT)
    >>> found.part, found.whole
    (3000000, 8000000)
    """
    if not isinstance(currency, Currency):
        raise MicroloanError("currency", currency, "must be a Currency, like BDT", code="wrong_type")
    part, whole = sums_at_risk(outstanding_principal, days_past_due, more_than)
    return ratio_of(PORTFOLIO_AT_RISK, Money.from_minor(part, currency), Money.from_minor(whole, currency))


def sums_at_risk(
    outstanding_principal: Sequence[int] | NDArray[np.int64],
    days_past_due: Sequence[int] | NDArray[np.int64],
    more_than: int,
) -> tuple[int, int]:
    """Return the principal of loans more than so many days late, and of all; as `portfolio_at_risk`.

    >>> sums_at_risk([5_000_000, 3_000_000], [0, 31], 30)
    (3000000, 8000000)
    """
    if type(more_than) is not int or more_than < 0:
        raise MicroloanError("more_than", more_than, "must be days, a whole number from 0", code="out_of_range")
    amounts = whole_column("outstanding_principal", outstanding_principal)
    days = whole_column("days_past_due", days_past_due)
    same_length(amounts, days_past_due=days)
    late = [1 if one > more_than else 0 for one in days] if isinstance(days, list) else (days > more_than) * 1
    sound, at_risk = sums_by_number(amounts, late, 2)
    return at_risk, sound + at_risk


def risk_coverage(*, allowance: Money, at_risk: Money) -> Measured:
    """Return the impairment allowance as a part of the principal at risk.

    Parameters
    ----------
    allowance
        The provision that is held.
    at_risk
        Outstanding principal of loans more than 30 days late.

    Raises
    ------
    MicroloanError
        If nothing is at risk.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> risk_coverage(allowance=BDT(15_000), at_risk=BDT(20_000)).percent(0)
    '75%'
    """
    return ratio_of(RISK_COVERAGE, check_money("allowance", allowance), check_money("at_risk", at_risk))


def write_off_ratio(*, written_off: Money, opening: Money, closing: Money) -> Measured:
    """Return what was written off in a period, as a part of the average portfolio.

    Parameters
    ----------
    written_off
        In the period.
    opening, closing
        Outstanding principal at its two ends, of which the average is taken.

    Raises
    ------
    MicroloanError
        If nothing was outstanding at either end.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> write_off_ratio(written_off=BDT(1_000), opening=BDT(90_000), closing=BDT(110_000)).percent(2)
    '1.00%'
    """
    return of_average(WRITE_OFF_RATIO, check_money("written_off", written_off), opening, closing)


def of_average(measure: Measure, part: Money, opening: Money, closing: Money) -> Measured:
    """Return a part of the average of two balances.

    >>> from microloan.currency import BDT
    >>> of_average(WRITE_OFF_RATIO, BDT(1), BDT(1), BDT(2)).value
    Fraction(2, 3)
    """
    both = check_money("opening", opening) + check_money("closing", closing)
    doubled = ratio_of(measure, 2 * part, both)
    return Measured(measure, doubled.part, doubled.whole, f"2 × {part} ÷ ({opening} + {closing})")
