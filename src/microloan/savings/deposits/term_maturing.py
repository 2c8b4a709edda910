"""What a term deposit pays: at maturity, on the way there, or closed early.

>>> from microloan.calendars.frequencies import days
>>> from microloan.currency import BDT
>>> from microloan.products.savings_taxes import WithholdingTax
>>> rules = TermRules(tax=WithholdingTax("TDS", "10%"))
>>> matured = mature_term_deposit(TermDeposit(BDT(100_000), term=days(91), rate="7%", rules=rules))
>>> matured.interest, matured.tax, matured.net_interest
(BDT('1745.21'), BDT('174.52'), BDT('1570.69'))
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.roots import times_rounded
from microloan.calendars.days import to_date
from microloan.calendars.frequencies import Frequency
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.savings.deposits.rate_card import checked_term
from microloan.savings.deposits.term_deposit import TermDeposit, TermRules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from microloan.arithmetic.kinds import N
    from microloan.arithmetic.rates import Rate
    from microloan.arithmetic.roots import RootSum
    from microloan.explanation import Explanation


class InterestPayment(NamedTuple):
    """One payment of interest.

    Parameters
    ----------
    number
        Counted from 1.
    paid_on
        Its day; None where no opening day is known.
    interest, tax
        What was earned, and what is withheld of it.
    """

    number: int
    paid_on: date | None
    interest: Money
    tax: Money

    @property
    def net(self) -> Money:
        """What is paid."""
        return self.interest - self.tax


@dataclass(frozen=True, slots=True)
class MaturedTermDeposit:
    """What a term deposit pays.

    Parameters
    ----------
    deposit
        The deposit.
    payments
        Every payment of interest, the last one with the principal.
    rate
        What it earned, a year's rate.
    closed_after
        When it was closed early; None at maturity.
    recovered
        Interest that was paid before an early closing beyond what was earned; kept back
        from the principal.

    Examples
    --------
    >>> from microloan.calendars.frequencies import days
    >>> from microloan.currency import BDT
    >>> matured = mature_term_deposit(TermDeposit(BDT(100_000), term=days(91), rate="7%"))
    >>> print(matured.explain()["interest"])
    interest: 1,00,000.00 × 0.0174… = 1745.2054…, rounded half up to a multiple of 0.01 → 1,745.21
    """

    deposit: TermDeposit
    payments: tuple[InterestPayment, ...]
    rate: Rate
    closed_after: Frequency | None
    recovered: Money

    @property
    def interest(self) -> Money:
        """All interest, before tax, less what was recovered."""
        return sum((payment.interest for payment in self.payments), start=self._nothing) - self.recovered

    @property
    def tax(self) -> Money:
        """All tax withheld."""
        return sum((payment.tax for payment in self.payments), start=self._nothing)

    @property
    def net_interest(self) -> Money:
        """Interest less tax."""
        return self.interest - self.tax

    @property
    def maturity(self) -> Money:
        """Principal and all interest, before tax."""
        return self.deposit.principal + self.interest

    @property
    def paid_out(self) -> Money:
        """What is paid on the last day: the principal, the last interest, less its tax and what is recovered."""
        return self.deposit.principal + self.payments[-1].net - self.recovered

    @property
    def _nothing(self) -> Money:
        return self.deposit.principal * 0

    def explain(self) -> Explanation:
        """Return the arithmetic of the interest, with its own numbers."""
        from microloan.savings.deposits.term_explaining import explain_term_deposit

        return explain_term_deposit(self)

    def to_dict(self) -> dict[str, object]:
        """Return the deposit and what it pays as plain data."""
        from microloan.savings.deposits.records import matured_term_deposit_to_dict

        return matured_term_deposit_to_dict(self)


def mature_term_deposit(deposit: TermDeposit) -> MaturedTermDeposit:
    """Return what a term deposit pays in its term.

    Examples
    --------
    >>> from microloan.calendars.frequencies import MONTH, months
    >>> from microloan.currency import BDT
    >>> from microloan.savings.deposits import payout
    >>> rules = TermRules(payout=payout.every(MONTH))
    >>> matured = mature_term_deposit(TermDeposit(BDT(100_000), term=months(3), rate="7%", rules=rules))
    >>> [payment.interest for payment in matured.payments], matured.paid_out
    ([BDT('583.33'), BDT('583.33'), BDT('583.33')], BDT('100583.33'))
    """
    _check(deposit)
    payments = tuple(_payments(deposit, deposit.term))
    return MaturedTermDeposit(deposit, payments, deposit.rate, None, deposit.principal * 0)


def close_term_deposit(deposit: TermDeposit, after: Frequency) -> MaturedTermDeposit:
    """Return what a term deposit pays that is closed before its term, by its early rule.

    Interest that was paid by then counts towards what is earned; what is beyond it is
    recovered from the principal, though not its tax.

    Parameters
    ----------
    deposit
        The deposit.
    after
        How long it lay: ``days(45)``.

    Raises
    ------
    MicroloanError
        If `after` is not before the end of the term.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.currency import BDT
    >>> from microloan.savings.deposits import early
    >>> rules = TermRules(early=early.reduced_by("1%"))
    >>> deposit = TermDeposit(BDT(100_000), term=months(12), rate="7%", rules=rules)
    >>> close_term_deposit(deposit, months(6)).interest
    BDT('3000.00')
    """
    _check(deposit)
    closed_at = deposit.measure(checked_term("after", after))
    if closed_at >= deposit.measure(deposit.term):
        problem = f"must be before the end of the term, {deposit.term.text}"
        raise MicroloanError("after", after.text, problem, code="out_of_range")
    closing = deposit.rules.early.closing(deposit.rate, after, deposit.measure)
    earned = 0
    if closing.until is not None:
        factor = deposit.rules.growth.over(deposit.span(closing.until), closing.rate.as_fraction())
        earned = interest_on(deposit.principal.minor, factor, deposit.rules)
    already = tuple(_payments(deposit, deposit.term, closed_at))
    before = sum(payment.interest.minor for payment in already)
    last = _payment(deposit, len(already) + 1, after, max(0, earned - before))
    recovered = Money.from_minor(max(0, before - earned), deposit.principal.currency)
    return MaturedTermDeposit(deposit, (*already, last), closing.rate, after, recovered)


def interest_on(principal: N, factor: RootSum, rules: TermRules) -> N:
    """Return the interest on a principal that grows by a factor, rounded by the rules.

    Parameters
    ----------
    principal
        Minor units; int, or int64 array of shape (deposits,).
    factor
        What one unit becomes.
    rules
        The rounding.

    Examples
    --------
    >>> from microloan.savings.deposits.growth_kinds import plain
    >>> interest_on(100_000, plain(Fraction(107, 100)), TermRules())
    7000
    """
    return times_rounded(factor.plus(-1), principal, *rules.rounding.rule())


def factors_of(deposit: TermDeposit, elapsed: Frequency) -> Iterator[tuple[Frequency | None, RootSum]]:
    """Yield what one unit becomes until each payment, with the length after which it is paid; None for the last.

    >>> from microloan.calendars.frequencies import months
    >>> from microloan.currency import BDT
    >>> [(after, factor.as_fraction()) for after, factor in factors_of(TermDeposit(BDT(1), term=months(6), rate="8%"),
    ...     months(6))]
    [(None, Fraction(26, 25))]
    """
    rules, rate = deposit.rules, deposit.rate.as_fraction()
    period = rules.payout.period
    if period is None:
        yield None, rules.growth.over(deposit.span(elapsed), rate)
        return
    span = deposit.span(elapsed, period)
    # A payment that falls on the last day is the last one.
    regular = span.whole - (0 if span.rest else 1)
    passed = Fraction(0)
    for number in range(1, regular + 1):
        after = Frequency(period.unit, period.count * number)
        years = deposit.span(after).years
        yield after, rules.payout.earned(rate, years - passed)
        passed = years
    yield None, rules.payout.earned(rate, span.years - passed)


def _payments(
    deposit: TermDeposit, elapsed: Frequency, before: Fraction | int | None = None
) -> Iterator[InterestPayment]:
    """Yield the payments of a time; with `before` only those that were made before that."""
    for number, (after, factor) in enumerate(factors_of(deposit, elapsed), start=1):
        if before is not None and (after is None or deposit.measure(after) >= before):
            return
        interest = interest_on(deposit.principal.minor, factor, deposit.rules)
        yield _payment(deposit, number, elapsed if after is None else after, interest)


def _payment(deposit: TermDeposit, number: int, after: Frequency, minor: int) -> InterestPayment:
    paid_on = None if deposit.opened_on is None else to_date(deposit.day_after(after))
    tax = 0 if deposit.rules.tax is None else deposit.rules.tax.amount(minor, paid_on)
    currency = deposit.principal.currency
    return InterestPayment(number, paid_on, Money.from_minor(minor, currency), Money.from_minor(tax, currency))


def _check(deposit: object) -> None:
    if not isinstance(deposit, TermDeposit):
        raise MicroloanError("deposit", deposit, "must be a TermDeposit", code="wrong_type")
