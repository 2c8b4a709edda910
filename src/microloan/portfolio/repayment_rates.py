"""Rates of repayment: what was paid of what was due, with advances stripped.

A rate near 100% tells a sound portfolio from a sick one in its decimals, and money paid early
or late, set against this month's dues, lifts it there. Each of these says what it leaves out.

>>> from microloan.currency import BDT
>>> june = Collections(due=BDT(500_000), on_due=BDT(485_000), advance=BDT(12_000), on_overdue=BDT(20_000))
>>> on_time_realisation(june).percent(2), collection_rate(june).percent(2)
('97.00%', '103.40%')
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.interest.working import Pen
from microloan.portfolio.measured import Measure, Measured, check_money, ratio_of

if TYPE_CHECKING:
    from microloan.currency import Money

ON_TIME_REALISATION = Measure(
    "on-time realisation",
    "collected against what fell due in the period ÷ what fell due in the period",
    "PKSF, Bangladesh (OTR); general knowledge, to be confirmed in its reporting manual",
    "advances and old arrears left in lift it above 100%",
)
COLLECTION_RATE = Measure(
    "collection rate",
    "all that was collected in the period ÷ what fell due in the period",
    "R. Rosenberg, Measuring Microcredit Delinquency, CGAP Occasional Paper 3, June 1999",
    "advances and old arrears are in it, so that it may pass 100% while loans go bad",
)
CUMULATIVE_RECOVERY = Measure(
    "cumulative recovery rate",
    "(recovered since the beginning − advances) ÷ recoverable since the beginning",
    "PKSF, Bangladesh (CRR); general knowledge, to be confirmed in its reporting manual",
    "years of good loans hide a bad one; what it lacks to 100% is the part of all time in arrears",
)
CURRENT_REPAYMENT = Measure(
    "current repayment rate",
    "(received in the period − prepayments) ÷ due in the period",
    "Sa-Dhan, Tracking Financial Performance Standards, India",
    "some count past dues as due, others do not: say which",
)
ANNUAL_LOAN_LOSS = Measure(
    "annual loan-loss rate",
    "(1 − collection rate) ÷ average term in years × 2",
    "R. Rosenberg, CGAP Occasional Paper 3, June 1999; CGAP, Is 95% a Good Collection Rate?",
    "the factor 2 takes half the principal as outstanding on average, near enough for level installments",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collections:
    """What was collected in a period, by what it was for.

    Parameters
    ----------
    due
        What fell due in the period.
    on_due
        What was collected against that; at most all of it.
    advance
        What was collected for installments not yet due.
    on_overdue
        What was collected against what was overdue before the period.

    Raises
    ------
    MicroloanError
        If an amount is below zero or of another currency, or more was collected against what
        fell due than that.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> zero = BDT(0)
    >>> Collections(due=BDT(500), on_due=BDT(480), advance=BDT(20), on_overdue=zero).total
    BDT('500.00')
    """

    due: Money
    on_due: Money
    advance: Money
    on_overdue: Money

    def __post_init__(self) -> None:
        for name in ("due", "on_due", "advance", "on_overdue"):
            check_money(name, getattr(self, name))
        if self.on_due > self.due:
            problem = f"must be at most {self.due}, which fell due; what is beyond it is advance or old arrears"
            raise MicroloanError("on_due", self.on_due, problem, code="out_of_range")
        _ = self.total

    @property
    def total(self) -> Money:
        """All that was collected."""
        return self.on_due + self.advance + self.on_overdue


def on_time_realisation(collections: Collections) -> Measured:
    """Return what was collected against a period's dues, as a part of them.

    Parameters
    ----------
    collections
        Of the period.

    Raises
    ------
    MicroloanError
        If nothing fell due.

    Source
    ------
    PKSF, on-time realisation; general knowledge, to be confirmed in its reporting manual.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> zero = BDT(0)
    >>> on_time_realisation(Collections(due=BDT(500), on_due=BDT(480), advance=BDT(20), on_overdue=zero)).value
    Fraction(24, 25)
    """
    return ratio_of(ON_TIME_REALISATION, collections.on_due, collections.due)


def collection_rate(collections: Collections) -> Measured:
    """Return all that was collected in a period, as a part of what fell due in it.

    Parameters
    ----------
    collections
        Of the period.

    Raises
    ------
    MicroloanError
        If nothing fell due.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> zero = BDT(0)
    >>> collection_rate(Collections(due=BDT(500), on_due=BDT(480), advance=BDT(20), on_overdue=zero)).value
    Fraction(1, 1)
    """
    return ratio_of(COLLECTION_RATE, collections.total, collections.due)


def cumulative_recovery(*, recovered: Money, advance: Money, recoverable: Money) -> Measured:
    """Return what was recovered since the beginning, as a part of what was recoverable.

    Parameters
    ----------
    recovered
        All that was recovered to date, advances included.
    advance
        What of it is for installments not yet due.
    recoverable
        All that has fallen due to date.

    Raises
    ------
    MicroloanError
        If an amount is below zero, advances exceed what was recovered, or nothing was due.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> rate = cumulative_recovery(recovered=BDT.crore("1.99"), advance=BDT.lakh("1.5"), recoverable=BDT.crore(2))
    >>> rate.percent(2)
    '98.75%'
    """
    return _stripped(CUMULATIVE_RECOVERY, ("recovered", recovered), ("advance", advance), recoverable)


def current_repayment(*, received: Money, prepayments: Money, due: Money, past_due: Money | None = None) -> Measured:
    """Return what was received in a period without prepayments, as a part of what was due.

    Parameters
    ----------
    received
        All that was received in the period, prepayments included.
    prepayments
        What of it is for installments not yet due.
    due
        What fell due in the period.
    past_due
        What was due before and unpaid, where it shall count as due; None to leave it out.

    Raises
    ------
    MicroloanError
        If an amount is below zero, prepayments exceed what was received, or nothing was due.

    Source
    ------
    Sa-Dhan, Tracking Financial Performance Standards, current repayment rate.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> current_repayment(received=INR(387_700), prepayments=INR(7_500), due=INR(381_500)).percent(2)
    '99.66%'
    """
    owed = due if past_due is None else due + check_money("past_due", past_due)
    return _stripped(CURRENT_REPAYMENT, ("received", received), ("prepayments", prepayments), owed)


def annual_loan_loss(collection: Fraction, average_term_years: Fraction) -> Measured:
    """Return the part of a portfolio lost in a year at a rate of collection.

    Parameters
    ----------
    collection
        The collection rate, a fraction of one.
    average_term_years
        The average term of the loans in years, such as ``Fraction(1, 4)``.

    Raises
    ------
    MicroloanError
        If the rate is not from 0 to 1, or the term not above zero.

    Source
    ------
    Rosenberg, CGAP Occasional Paper 3, June 1999.

    Examples
    --------
    >>> print(annual_loan_loss(Fraction(95, 100), Fraction(1, 4)))
    annual loan-loss rate 40%
    """
    for argument, value in (("collection", collection), ("average_term_years", average_term_years)):
        if not isinstance(value, Fraction):
            raise MicroloanError(argument, value, "must be a Fraction, such as Fraction(95, 100)", code="wrong_type")
    if not 0 <= collection <= 1:
        raise MicroloanError("collection", collection, "must be from 0 to 1", code="out_of_range")
    if average_term_years <= 0:
        raise MicroloanError("average_term_years", average_term_years, "must be above zero", code="out_of_range")
    working = f"(1 − {collection}) ÷ {average_term_years} × 2"
    return Measured(ANNUAL_LOAN_LOSS, (1 - collection) * 2, average_term_years, working)


def _stripped(measure: Measure, paid: tuple[str, Money], early: tuple[str, Money], owed: Money) -> Measured:
    """Return paid less early, as a part of what was owed."""
    check_money("due", owed)
    of_all, ahead = check_money(*paid), check_money(*early)
    if ahead > of_all:
        problem = f"must be at most {of_all}, the amount {paid[0]}"
        raise MicroloanError(early[0], ahead, problem, code="out_of_range")
    pen = Pen(of_all.currency)
    return ratio_of(measure, of_all - ahead, owed, f"({pen.amount(of_all.minor)} − {pen.amount(ahead.minor)})")
