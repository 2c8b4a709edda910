"""Strategies for the meetings of a group: members with loans and savings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from microloan.currency import Money
from microloan.portfolio.meetings import GroupMember, MemberLoan
from microloan.schedules import amortize
from microloan.testing.contracts import terms
from microloan.testing.ledger import accounts
from microloan.testing.strategies import currencies, plain_terms

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from microloan.currency import Currency
    from microloan.ledger import Account


@st.composite
def group_members(draw: DrawFn, *, most: int = 3) -> tuple[GroupMember, ...]:
    """Draw the members of a group, one at least: with loans in any state, with savings, or with both.

    Parameters
    ----------
    most
        The most members; each has at most two loans.

    Examples
    --------
    >>> from hypothesis import Phase, find, settings
    >>> first_drawn = settings(phases=[Phase.generate])
    >>> find(group_members(), lambda members: True, settings=first_drawn)[0].number
    'M-0'
    """
    # Events are drawn for loans that are paid out at once.
    at_once = terms(most_installments=6).filter(lambda loan: isinstance(loan.principal, Money))
    schedules = (plain_terms(most_installments=6) | at_once).map(amortize)
    drawn = [
        [draw(accounts(draw(schedules), most=4)) for _ in range(draw(st.integers(0, 2)))]
        for _ in range(draw(st.integers(1, most)))
    ]
    held = [account for accounts_of_one in drawn for account in accounts_of_one]
    currency = _currency(held[0]) if held else draw(currencies())
    members: list[GroupMember] = []
    for place, accounts_of_one in enumerate(drawn):
        fitting = [account for account in accounts_of_one if _currency(account) == currency]
        loans = tuple(MemberLoan(f"L-{place}-{number}", account) for number, account in enumerate(fitting))
        saved = draw(st.integers(0 if loans else 1, 50_000))
        savings = Money.from_minor(saved, currency) if saved else None
        members.append(GroupMember(f"Member {place}", f"M-{place}", loans, savings))
    return tuple(members)


def _currency(account: Account) -> Currency:
    return account.schedule.terms.currency
