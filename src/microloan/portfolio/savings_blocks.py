"""Accounts in blocks that fit the processor's cache, each as one value or as columns.

>>> from datetime import date
>>> import numpy as np
>>> from microloan.calendars.days import day_number
>>> from microloan.portfolio.savings_events import RegularEvents
>>> from microloan.products import savings_preset
>>> from microloan.savings.periods import Life
>>> rules = EarningRules.of(savings_preset("asa-general").terms)
>>> first = np.array([day_number(date(2026, 1, 7))])
>>> events = RegularEvents(np.array([5_000]), first, np.array([10]), 7)
>>> life = Life(day_number(date(2026, 1, 1)), day_number(date(2026, 7, 1)), closes=False)
>>> block_figures(rules, life, events, np.array([0]), 1).balance
51175
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.calendars.days import FIRST_DAY
from microloan.errors import ColumnError, MicroloanError
from microloan.products.balance import Span
from microloan.savings.budget import largest_moved
from microloan.savings.interest import EarningRules, replay

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.savings_events import AccountEvents
    from microloan.savings.periods import Life

# Accounts that fit the processor's cache with everything that is known of them.
_BLOCK = 8_192


class AccountError(ColumnError):
    """Some accounts of a column are wrong; carries their `positions`.

    >>> print(AccountError("amount", (3,), 1_000, "go below zero", code="beyond_balance"))
    1 of 1,000 accounts go below zero, first at position 3
    """

    noun = "accounts"


def blocks(rules: EarningRules, life: Life, first: Column, moved: Column) -> Iterator[Column]:
    """Yield positions of accounts that are computed together: alike in age; alone where they are large."""
    import numpy as np

    terms = rules.terms
    small = np.asarray(moved <= largest_moved(rules, life), dtype=bool)
    # Without a period of the calendar, one balance is measured from each account's own beginning.
    open_ended = terms.balance.span is Span.POSTING_PERIOD and terms.posting.period(life.start)[0] <= FIRST_DAY
    if open_ended:
        small[:] = False
    order = np.argsort(first, kind="stable")
    together = order[small[order]]
    for begin in range(0, len(together), _BLOCK):
        yield together[begin : begin + _BLOCK]
    for position in np.flatnonzero(~small):
        yield np.array([position])


class BlockFigures(NamedTuple):
    """What a block comes to: columns, or the ints of one account."""

    balance: Column | int
    whole: Column | int
    numerator: Column | int
    goes_below: NDArray[np.bool_] | bool
    postings: list[tuple[Column | int, Column | int, Column | int]]


def block_figures(rules: EarningRules, life: Life, events: AccountEvents, block: Column, rows: int) -> BlockFigures:
    """Return what a block comes to: columns, or ints where it is one account by itself.

    Raises
    ------
    AccountError
        If a duty does not cover some of its accounts, with their positions among all `rows`.
    """
    import numpy as np

    try:
        if len(block) > 1:
            columns = replay(rules, life, np.zeros(len(block), dtype=np.int64), events.of_block(block))
            whole = columns.accrued // rules.basis
            posted = [(one.interest, one.tax, one.duty) for one in columns.postings]
            numerator = columns.accrued - whole * rules.basis
            return BlockFigures(columns.balance, whole, numerator, columns.lowest < 0, [*posted])
        # One account by itself is exact, whatever its size.
        alone = replay(rules, life, 0, events.of_one(int(block[0])))
    except ColumnError as error:
        positions = tuple(int(block[position]) for position in error.positions)
        raise AccountError(error.argument, positions, rows, error.problem, code=error.code) from None
    except MicroloanError as error:
        if error.code != "not_covered":
            raise
        problem = f"have a {error.argument} that {error.problem}"
        raise AccountError(error.argument, (int(block[0]),), rows, problem, code=error.code) from None
    amounts = [(one.interest, one.tax, one.duty) for one in alone.postings]
    return BlockFigures(alone.balance, *divmod(alone.accrued, rules.basis), alone.lowest < 0, [*amounts])
