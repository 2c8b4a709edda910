"""Withdrawals beyond the balance are told together, each as it would be told alone."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.products import SavingsTerms, balance, posting
from microloan.savings import SavingsTransaction, savings_statement
from microloan.savings.replaying import RefusedTransactions
from microloan.savings.transactions import deposit, withdrawal

TERMS = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.MONTHLY)
UNTIL = date(2026, 12, 31)


def refused(page: list[SavingsTransaction], *, together: bool) -> list[tuple[int, str]]:
    """From a page to the places of what is refused and why, taken out one by one or as they are told."""
    left, found = list(enumerate(page)), list[tuple[int, str]]()
    while left:
        try:
            savings_statement([one for _, one in left], TERMS, UNTIL)
        except MicroloanError as error:
            every = error.every if together and isinstance(error, RefusedTransactions) else (error,)
            places = {int(one.argument.split("[")[1].split("]")[0]): one.problem for one in every}
            found += [(left[place][0], problem) for place, problem in places.items()]
            left = [row for place, row in enumerate(left) if place not in places]
        else:
            break
    return sorted(found)


MOVES = st.tuples(st.booleans(), st.integers(1, 2_000), st.integers(0, 120))


@given(st.lists(MOVES, max_size=12))
def test_together_or_one_by_one_the_same_are_refused(moves: list[tuple[bool, int, int]]) -> None:
    page = [deposit(BDT(1_000), date(2026, 1, 4))]
    page += [
        (deposit if up else withdrawal)(BDT(amount), date(2026, 1, 5) + timedelta(days=after))
        for up, amount, after in moves
    ]
    assert refused(page, together=True) == refused(page, together=False)
