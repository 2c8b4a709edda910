"""What lateness costs, meant to be read as ``penalty.on_overdue("24%")``.

====================  =================================================================
`NONE`                nothing: the usual in Bangladesh
`on_overdue`          a yearly rate on what is overdue, for the days it is, and on nothing else
`per_missed`          an amount for each installment that is not paid in full in time
`after_term`          interest on principal that is left when the term is over
====================  =================================================================

>>> from datetime import date
>>> from microloan.calendars import MONTH
>>> from microloan.currency import INR
>>> from microloan.interest import DecliningBalance
>>> from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, post
>>> from microloan.products import InstallmentRounding, LoanTerms, Repayment
>>> from microloan.schedules import amortize
>>> terms = LoanTerms(
...     principal=INR(20_000),
...     disbursed_on=date(2026, 1, 24),
...     interest=DecliningBalance("15%"),
...     repayment=Repayment(installments=24, every=MONTH),
...     rounding=InstallmentRounding(multiple=INR(1)),
... )
>>> account = post(amortize(terms), [], PENALTY_FEE_INTEREST_PRINCIPAL)
>>> charge = on_overdue("24%").charge(account, date(2026, 3, 6))
>>> charge.total
INR('6.38')
>>> charge.explain()["since the loan was made"].working
'970.00 × 10 days × 24% ÷ 365 = 6.3780…, rounded half up to a multiple of 0.01'
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from microloan.arithmetic.rates import Rate, rate_of
from microloan.calendars.day_count import ACTUAL_365, DayCount
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.working import Pen
from microloan.ledger.components import FEE, INTEREST, PENALTY, PRINCIPAL, Component
from microloan.ledger.penalties import PenaltyDue, PenaltyRule
from microloan.regulations.citation import tuple_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from microloan.ledger.account import Account

__all__ = ["NONE", "after_term", "on_overdue", "per_missed"]

_MOST_DAYS = 3_660


class _Unpaid(NamedTuple):
    """Minor units of an installment that were unpaid from its due day until another."""

    installment: int
    amount: int
    due: int
    until: int


def _unpaid(account: Account, day: int, components: tuple[Component, ...]) -> Iterator[_Unpaid]:
    """Yield what was paid after its due day or is unpaid at the end of a day, piece by piece."""
    cells, days = account.replayed.cells, account.schedule.due_days
    wanted = {component.value for component in components}
    left = dict(enumerate(cells.opening[: 4 * cells.count]))
    for row in account.replayed.rows:
        if row.day > day:
            break
        for cell, amount in row.parts:
            if cell in left:
                left[cell] -= amount
                due = days[cell >> 2]
                if cell & 3 in wanted and row.day > due:
                    yield _Unpaid((cell >> 2) + 1, amount, due, row.day)
    for cell, amount in left.items():
        if amount and cell & 3 in wanted and days[cell >> 2] < day:
            yield _Unpaid((cell >> 2) + 1, amount, days[cell >> 2], day)


def on_overdue(
    rate: Rate | str,
    *,
    components: tuple[Component, ...] = (INTEREST, PRINCIPAL),
    day_count: DayCount = ACTUAL_365,
    grace_days: int = 0,
    name: str = "delay charge",
) -> PenaltyRule:
    """Return the penalty of a yearly rate on what is overdue of installments.

    Parameters
    ----------
    rate
        For a year.
    components
        What of an installment bears it; penalties never do.
    day_count
        How days are counted, from the due date to the day of payment.
    grace_days
        What is paid within so many days of its due date bears nothing; what is paid later
        bears it from the due date.
    name
        What the levies are called.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or a penalty should bear a penalty.

    Notes
    -----
    The sum, over each part of an installment, of amount × days until it is paid, × the rate,
    rounded once. What is not due yet bears nothing.

    Examples
    --------
    >>> on_overdue("24%", components=(PRINCIPAL,), grace_days=3).definition
    '24% a year on overdue principal, by the actual days, over 365 in every year, after 3 days of grace'
    """
    yearly = rate_of(rate)
    _check_days(grace_days)
    _check_count(day_count)
    _check_components(components)

    def due(account: Account, on: date) -> Sequence[PenaltyDue]:
        pieces = [one for one in _unpaid(account, on.toordinal(), components) if one.until - one.due > grace_days]
        return _reckoned(account, pieces, yearly, day_count)

    what = " and ".join(component.word for component in components)
    grace = f", after {grace_days} days of grace" if grace_days else ""
    definition = f"{yearly} a year on overdue {what}, by {day_count.definition}{grace}"
    source = (
        "Reserve Bank of India, Master Direction on microfinance loans (2022), para 6.6: on the overdue amount only"
    )
    return PenaltyRule(name, due, "overdue_amount", definition, source)


def after_term(
    rate: Rate | str,
    *,
    components: tuple[Component, ...] = (PRINCIPAL,),
    day_count: DayCount = ACTUAL_365,
    name: str = "overdue interest",
) -> PenaltyRule:
    """Return the interest on what is left of a loan when its term is over.

    Parameters
    ----------
    rate
        For a year; where interest went on the declining balance, that rate.
    components
        What of installments bears it.
    day_count
        How days are counted, from the last due date to the day of payment.
    name
        What the levies are called.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or a penalty should bear interest.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import example_account
    >>> after = after_term("24%")
    >>> after.charge(example_account(), date(2024, 12, 4)).total    # the last due date
    BDT('0.00')
    >>> after.charge(example_account(), date(2025, 1, 3)).total     # 8,260.88 × 24% × 30 ÷ 365
    BDT('162.95')
    """
    yearly = rate_of(rate)
    _check_count(day_count)
    _check_components(components)

    def due(account: Account, on: date) -> Sequence[PenaltyDue]:
        last = account.schedule.due_days[-1]
        found = _unpaid(account, on.toordinal(), components)
        return _reckoned(account, [one._replace(due=last) for one in found if one.until > last], yearly, day_count)

    what = " and ".join(component.word for component in components)
    definition = f"{yearly} a year on {what} left after the last due date, by {day_count.definition}"
    source = "practice of lenders in Bangladesh: overdue interest after the end of the term, at the declining rate"
    return PenaltyRule(name, due, "outstanding_after_term", definition, source)


def per_missed(amount: Money, *, grace_days: int = 0, name: str = "missed installment fee") -> PenaltyRule:
    """Return the penalty of an amount for each installment that is not paid in full in time.

    Parameters
    ----------
    amount
        For each; once, however long it stays unpaid.
    grace_days
        How many days after its due date an installment is still in time.
    name
        What the levies are called.

    Raises
    ------
    MicroloanError
        If the amount is not above zero, or a part is of the wrong type.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger.examples import example_account
    >>> [levy.installment for levy in per_missed(BDT(10)).charge(example_account(), date(2024, 4, 4)).events()]
    [9, 10, 11]
    """
    if not isinstance(amount, Money) or amount.minor <= 0:
        raise MicroloanError("amount", amount, "must be money above zero, such as BDT(10)", code="out_of_range")
    _check_days(grace_days)

    def due(account: Account, on: date) -> Sequence[PenaltyDue]:
        currency = account.schedule.terms.currency
        if amount.currency != currency:
            problem = f"is in {amount.currency.code}, the loan in {currency.code}"
            raise CurrencyMismatch("amount", amount, problem, code="currency_mismatch")
        found = _unpaid(account, on.toordinal(), (FEE, INTEREST, PRINCIPAL))
        missed = {one.installment: one.due for one in found if one.until - one.due > grace_days}
        pen = Pen(amount.currency)
        return [
            PenaltyDue(
                number,
                Fraction(amount.minor),
                f"{pen.amount(amount.minor)}, not paid in full by {date.fromordinal(day + grace_days)}",
            )
            for number, day in sorted(missed.items())
        ]

    grace = f" or {grace_days} days after" if grace_days else ""
    definition = f"{amount} for each installment that is not paid in full in time{grace}"
    return PenaltyRule(name, due, "missed_installment", definition, "practice: a fixed fee for a missed installment")


def _none(account: Account, on: date) -> Sequence[PenaltyDue]:
    return ()


def _reckoned(account: Account, pieces: Sequence[_Unpaid], rate: Rate, count: DayCount) -> Sequence[PenaltyDue]:
    """Return the sum of amounts × days × rate, as one thing due; nothing where there is none."""
    if not pieces:
        return ()
    pen, terminates = Pen(account.schedule.terms.currency), account.schedule.due_days[-1]
    spans: dict[tuple[int, int], int] = {}
    for one in pieces:
        span = (one.due, one.until)
        spans[span] = spans.get(span, 0) + one.amount
    products = sum(amount * count.days(*span, terminates) for span, amount in spans.items())
    amount = Fraction(products * rate.numerator, count.denominator * rate.denominator)
    if len(spans) == 1:
        ((span, minor),) = spans.items()
        working = f"{pen.amount(minor)} × {count.days(*span, terminates)} days"
    else:
        working = f"{pen.amount(products)}, the sum of amounts × days overdue,"
    return (PenaltyDue(None, amount, f"{working} × {rate} ÷ {count.denominator}"),)


def _check_components(components: object) -> None:
    given = tuple_of(components)
    if not given or not all(isinstance(one, Component) for one in given):
        problem = "must be a tuple of components, one at least"
        raise MicroloanError("components", components, problem, code="wrong_type")
    if PENALTY in given:
        problem = "must not hold PENALTY; no penalty bears a penalty"
        raise MicroloanError("components", components, problem, code="contradiction")


def _check_count(day_count: object) -> None:
    if not isinstance(day_count, DayCount):
        problem = "must be a day count such as day_count.ACTUAL_365"
        raise MicroloanError("day_count", day_count, problem, code="wrong_type")


def _check_days(grace_days: object) -> None:
    if type(grace_days) is not int or not 0 <= grace_days <= _MOST_DAYS:
        problem = f"must be a whole number of days from 0 to {_MOST_DAYS}"
        raise MicroloanError("grace_days", grace_days, problem, code="out_of_range")


NONE: Final = PenaltyRule("none", _none, "overdue_amount", "nothing", "practice of most lenders in Bangladesh")
