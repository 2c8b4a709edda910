"""`death_claim`: the loan of a borrower who died is waived against a fund; savings go to the nominee.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.ledger.examples import example_account
>>> found = death_claim(example_account(), on=date(2024, 5, 1), savings=BDT(1_280))
>>> found
DeathClaim(on=2024-05-01, waived=BDT('9500.00'), payable_to_nominee=BDT('1280.00'))
>>> found.closed().outstanding
BDT('0.00')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.explanation import Explanation, Step
from microloan.interest.working import Pen
from microloan.ledger.closing import check_account, check_open, next_sequence, waivers_of, with_events
from microloan.ledger.components import ComponentAmounts
from microloan.ledger.death_cover import OUTSTANDING, DeathCover
from microloan.ledger.figures import by_component

if TYPE_CHECKING:
    from datetime import date

    from microloan.ledger.account import Account
    from microloan.ledger.events import Waiver


@dataclass(frozen=True, slots=True, repr=False)
class DeathClaim:
    """What becomes of the loan of a borrower who died; `death_claim` makes it.

    Parameters
    ----------
    account
        The account, before it is closed.
    on
        The day.
    savings
        What the borrower had saved.
    cover
        What the fund bears.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger import death_cover
    >>> from microloan.ledger.examples import example_account
    >>> found = death_claim(example_account(), date(2024, 5, 1), savings=BDT(0), cover=death_cover.PRINCIPAL)
    >>> found.claim, found.given_up
    (BDT('8260.88'), BDT('1239.12'))
    """

    account: Account
    on: date
    savings: Money
    cover: DeathCover

    @property
    def outstanding(self) -> ComponentAmounts:
        """All that is left of the loan, due or not, by component; all of it is waived."""
        replayed = self.account.replayed
        found = by_component(replayed.cells, replayed.left, len(replayed.cells.days))
        return ComponentAmounts(found, self.account.schedule.terms.currency)

    @property
    def waived(self) -> Money:
        """What is waived in all."""
        return self.outstanding.total

    @property
    def claim(self) -> Money:
        """What of it the fund bears."""
        borne = sum(amount.minor for component, amount in self.outstanding if self.cover.bears(component))
        return Money.from_minor(borne, self.account.schedule.terms.currency)

    @property
    def given_up(self) -> Money:
        """What of it the lender bears."""
        return self.waived - self.claim

    @property
    def payable_to_nominee(self) -> Money:
        """The savings, and what was held for the member on the loan."""
        return self.savings + self.account.refundable

    def events(self) -> tuple[Waiver, ...]:
        """Return the waivers that close the account, a component each."""
        return tuple(waivers_of(self.outstanding, self.on, next_sequence(self.account, self.on)))

    def closed(self) -> Account:
        """Return the account with the events posted: nothing is left on it."""
        return with_events(self.account, self.events())

    def explain(self) -> Explanation:
        """Return what is waived, who bears it, and what the nominee is paid.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.currency import BDT
        >>> from microloan.ledger.examples import example_account
        >>> print(death_claim(example_account(), on=date(2024, 5, 1), savings=BDT(1_280)).explain())
        Death of the borrower, 2024-05-01
          waived                  interest 1,239.12 + principal 8,260.88  → 9,500.00
          claim on the fund       all that is left of the loan            → 9,500.00
          payable to the nominee  savings 1,280.00                        → 1,280.00
          source: ASA, loan products and product charts (asa.org.bd): what is outstanding is written off on death
        """
        pen = Pen(self.account.schedule.terms.currency)
        parts = " + ".join(f"{one.word} {pen.amount(amount.minor)}" for one, amount in self.outstanding if amount.minor)
        steps = [
            Step("waived", parts, pen.amount(self.waived.minor)),
            Step("claim on the fund", self.cover.definition, pen.amount(self.claim.minor)),
        ]
        if self.given_up.minor:
            steps.append(Step("given up by the lender", "what the fund does not bear", pen.amount(self.given_up.minor)))
        paid = f"savings {pen.amount(self.savings.minor)}"
        if self.account.refundable.minor:
            paid += f" + {pen.amount(self.account.refundable.minor)} held on the loan"
        steps.append(Step("payable to the nominee", paid, pen.amount(self.payable_to_nominee.minor)))
        title = f"Death of the borrower, {self.on}"
        return Explanation(title, tuple(steps), (f"source: {self.cover.source}",))

    def __repr__(self) -> str:
        return f"DeathClaim(on={self.on}, waived={self.waived!r}, payable_to_nominee={self.payable_to_nominee!r})"


def death_claim(account: Account, on: date, *, savings: Money, cover: DeathCover = OUTSTANDING) -> DeathClaim:
    """Return what becomes of the loan of a borrower who died.

    Parameters
    ----------
    account
        What happened until then; nothing on it is later than `on`.
    on
        The day from which the loan is waived: of the death, or of the decision.
    savings
        What the borrower had saved; zero where there is nothing.
    cover
        What the fund bears; whoever bears it, all of the loan is waived.

    Raises
    ------
    MicroloanError
        If the loan is not yet paid out in full, or written off; something on the account is
        later; savings are negative; or a part is of the wrong type.
    CurrencyMismatch
        If the savings are in another currency.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger.examples import example_account
    >>> death_claim(example_account(), on=date(2024, 5, 1), savings=BDT(1_280)).events()[1].amount
    BDT('8260.88')
    """
    check_account(account)
    if not isinstance(savings, Money) or savings.minor < 0:
        raise MicroloanError("savings", savings, "must be money from zero, such as BDT(1_280)", code="out_of_range")
    if savings.currency != account.schedule.terms.currency:
        problem = f"is in {savings.currency.code}, the loan in {account.schedule.terms.currency.code}"
        raise CurrencyMismatch("savings", savings, problem, code="currency_mismatch")
    if not isinstance(cover, DeathCover):
        raise MicroloanError("cover", cover, "must be a rule such as death_cover.OUTSTANDING", code="wrong_type")
    check_open(account, on)
    return DeathClaim(account, on, savings, cover)
