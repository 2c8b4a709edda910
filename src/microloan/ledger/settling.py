"""`settlement`: what pays a loan off on a day, and the events that close its account at zero.

>>> from datetime import date
>>> from microloan.ledger import rebate
>>> from microloan.ledger.examples import example_account
>>> found = settlement(example_account(), on=date(2024, 3, 13), rebate=rebate.RULE_OF_78)
>>> found
Settlement(on=2024-03-13, outstanding=BDT('9500.00'), rebate=BDT('1028.21'), payoff=BDT('8471.79'))
>>> found.closed().outstanding
BDT('0.00')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.ledger.cells import FEE, INTEREST
from microloan.ledger.closing import (
    check_account,
    check_open,
    follows,
    next_sequence,
    rounding_of,
    waivers_of,
    with_events,
)
from microloan.ledger.components import ComponentAmounts
from microloan.ledger.events import Payment, Waiver
from microloan.ledger.figures import by_component
from microloan.ledger.rebate import FEES_TO_DATE, FeesOwed
from microloan.ledger.rebates import BY_DAYS, EarlyCase, Found, RebateRule, case_on, found_by
from microloan.products.fee_parts import ChargeRounding

if TYPE_CHECKING:
    from datetime import date

    from microloan.explanation import Explanation
    from microloan.ledger.account import Account
    from microloan.ledger.components import Four
    from microloan.regulations.book import Rulebook
    from microloan.regulations.finding import Finding


TO_THE_SMALLEST_UNIT: Final = ChargeRounding()


class Rules(NamedTuple):
    """How a settlement is reckoned: the rebate, the fees that are owed, the rounding of the rebate."""

    rebate: RebateRule
    fees: FeesOwed
    rounding: ChargeRounding


class Figures(NamedTuple):
    """The figures of a settlement in minor units.

    `found` is the rebate before it is cut to `most`, the interest that is unpaid and not earned;
    `fees` are what is given up of fees.
    """

    outstanding: Four
    found: Found
    most: int
    fees: int

    @property
    def rebate(self) -> int:
        """The rebate."""
        return min(self.found.minor, self.most)


@dataclass(frozen=True, slots=True, repr=False)
class Settlement:
    """What pays a loan off on a day; `settlement` makes it.

    Parameters
    ----------
    account
        The account, before the settlement.
    on
        The day.
    rules
        How it is reckoned.
    case
        What the rebate rule saw.
    figures
        The amounts in plain numbers.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger import rebate
    >>> from microloan.ledger.examples import example_account
    >>> found = settlement(example_account(), on=date(2024, 3, 13), rebate=rebate.NONE)
    >>> found.payoff, found.outstanding
    (BDT('9500.00'), ComponentAmounts(interest=BDT('1239.12'), principal=BDT('8260.88')))
    """

    account: Account
    on: date
    rules: Rules
    case: EarlyCase
    figures: Figures

    @property
    def outstanding(self) -> ComponentAmounts:
        """All that is left before the settlement, by component: due or not, and what was charged."""
        return self._amounts(self.figures.outstanding)

    @property
    def rebate(self) -> Money:
        """The interest that is given up."""
        return self._money(self.figures.rebate)

    @property
    def given_up(self) -> ComponentAmounts:
        """The rebate, and the fees that are not owed."""
        return self._amounts((0, self.figures.fees, self.figures.rebate, 0))

    @property
    def owed(self) -> ComponentAmounts:
        """The payoff, by component."""
        penalty, fee, interest, principal = self.figures.outstanding
        return self._amounts((penalty, fee - self.figures.fees, interest - self.figures.rebate, principal))

    @property
    def payoff(self) -> Money:
        """What the member pays on the day."""
        return self.owed.total

    @property
    def refundable(self) -> Money:
        """What is held for the member, and is paid back when the account closes."""
        return self.account.refundable

    def events(self, reference: str | None = None) -> tuple[Waiver | Payment, ...]:
        """Return what closes the account when it is posted: the waivers of what is given up, and the payment.

        Parameters
        ----------
        reference
            The number of the receipt; None for none.

        Raises
        ------
        MicroloanError
            If the account's order within a day puts payments before waivers, so that a payment
            of less than all would be spread before anything is given up.
        """
        sequence = next_sequence(self.account, self.on)
        waivers = waivers_of(self.given_up, self.on, sequence)
        if not self.payoff.minor:
            return tuple(waivers)
        paid = Payment(self.payoff, self.on, sequence=sequence + len(waivers), reference=reference)
        order = self.account.within_day
        if not all(follows(order, paid, waiver) for waiver in waivers):
            problem = "counts payments before waivers; post the account by day_order.BY_SEQUENCE to settle it"
            raise MicroloanError("account.within_day", order, problem, code="contradiction")
        return (*waivers, paid)

    def closed(self) -> Account:
        """Return the account with the events posted: nothing is left on it."""
        return with_events(self.account, self.events())

    def findings(self, book: Rulebook) -> tuple[Finding, ...]:
        """Return what a regulator says of it: until when interest is owed, and of a charge for paying early.

        Parameters
        ----------
        book
            What the regulator says on the day.

        Notes
        -----
        Interest is owed until the day where no more is asked for than `rebate.TO_DATE` would.
        No charge for paying early is found where no more is asked for than `rebate.ACTUARIAL` would;
        whether more is such a charge, the law says and not this library: the finding is unknown then.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.ledger import rebate
        >>> from microloan.ledger.examples import example_account
        >>> from microloan.regulations import rulebook
        >>> found = settlement(example_account(), on=date(2024, 3, 13), rebate=rebate.NONE)
        >>> until, penalty = found.findings(rulebook("bd-mra", on=date(2024, 3, 13)))
        >>> until.outcome, until.value, until.limit
        (<Outcome.FAIL: 'fail'>, 'beyond_settlement_day', 'to_settlement_day')
        """
        from microloan.ledger.settlement_findings import findings_of

        return findings_of(self, book)

    def explain(self) -> Explanation:
        """Return how the payoff follows from what is left, and the rebate from its rule."""
        from microloan.ledger.settlement_steps import explain_settlement

        return explain_settlement(self)

    def __repr__(self) -> str:
        return (
            f"Settlement(on={self.on}, outstanding={self.outstanding.total!r}, rebate={self.rebate!r}, "
            f"payoff={self.payoff!r})"
        )

    def _amounts(self, minor: Four) -> ComponentAmounts:
        return ComponentAmounts(minor, self.account.schedule.terms.currency)

    def _money(self, minor: int) -> Money:
        return Money.from_minor(minor, self.account.schedule.terms.currency)


def settlement(
    account: Account,
    on: date,
    rebate: RebateRule,
    *,
    fees: FeesOwed = FEES_TO_DATE,
    rounding: ChargeRounding = TO_THE_SMALLEST_UNIT,
) -> Settlement:
    """Return what pays a loan off on a day.

    Parameters
    ----------
    account
        What happened until then; nothing on it is later than `on`.
    on
        The day, at whose end the account is looked at. What was posted on it counts.
    rebate
        How much interest is given up; there is no rule that the whole trade shares.
    fees
        Which fees of installments that are not due are owed.
    rounding
        What the rebate is rounded to, and how.

    Raises
    ------
    MicroloanError
        If the loan is not yet paid out in full, or written off; something on the account is
        later; or a part is of the wrong type.

    Notes
    -----
    The payoff is all that is left, less the rebate and less fees that are not owed. Overdue
    installments and penalties are owed whole. The rebate is rounded once, and is never more
    than the interest that is both unpaid and unearned: what was paid in advance stays paid.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger import rebate
    >>> from microloan.ledger.examples import example_account
    >>> late = example_account()
    >>> print(settlement(late, on=date(2024, 5, 1), rebate=rebate.RULE_OF_78).explain())
    Settlement on 2024-05-01
      outstanding        interest 1,239.12 + principal 8,260.88                                               → 9,500.00
      installments left  46 − 15 begun                                                                        → 31
      rebate             1,500.00 × (31 × 32) ÷ (46 × 47) = 688.2516…, rounded half up to a multiple of 0.01  → 688.25
      payoff             9,500.00 − 688.25                                                                    → 8,811.75
      the rebate is the interest of the loan × the digits 1 to the installments left ÷ the digits of all
      an installment that has begun counts as earned whole
      source: sum of digits, after the 78 of twelve months; practice of flat lenders
    """
    check_account(account)
    for name, value, kind, such in (
        ("rebate", rebate, RebateRule, "rebate.RULE_OF_78"),
        ("fees", fees, FeesOwed, "rebate.FEES_TO_DATE"),
    ):
        if not isinstance(value, kind):
            raise MicroloanError(name, value, f"must be a rule such as {such}", code="wrong_type")
    case = case_on(account.schedule, on)
    check_open(account, on)
    cells, left = account.replayed.cells, account.replayed.left
    later = slice(4 * case.begun, 4 * cells.count)
    rule = rounding_of(rounding, account)
    first = case.due if rebate.begun is BY_DAYS else case.begun
    figures = Figures(
        outstanding=by_component(cells, left, len(cells.days)),
        found=found_by(rebate, case, rule),
        most=sum(left[4 * first + INTEREST : 4 * cells.count : 4]),
        fees=sum(left[later][FEE::4]) if fees.given_up else 0,
    )
    return Settlement(account, on, Rules(rebate, fees, rounding), case, figures)
