"""The members of a sample book: a number for each in the whole book, names that several have.

About one loan in 14 is a second one of another product, of the member before it in her group.
The names are common ones, put together by chance: no member is a real one.

>>> import numpy as np
>>> from microloan.portfolio.exchange.rows import Words
>>> group, product = Words.of(["B-01-G01"] * 4), Words.of(["a", "b", "a", "b"])
>>> from microloan.portfolio.sample_histories import Draws
>>> words = members(Draws(25), group, product)
>>> [words["member_no"].at(row) for row in range(4)]
['M-000001', 'M-000001', 'M-000002', 'M-000003']
>>> words["member"].at(0) == words["member"].at(1)
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.portfolio.exchange.borrowers import NAME, NUMBER
from microloan.portfolio.exchange.rows import Words

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Truths
    from microloan.portfolio.sample_histories import Draws

# One loan in so many is a second one, where the loan before is of the same group and another product.
_SECOND_ONE_IN = 8
_NAMES = (
    ("Rahima Salma Jorina Amina Nasima Shahida Rokeya Fatema Halima Rina Parul", "Begum Khatun Akter Bibi Khanam"),
    ("Minoti Gita Shefali Maya Sita Lakshmi", "Das Rani Mondal"),
)


def members(draws: Draws, group: Words, product: Words) -> dict[str, Words]:
    """Return the columns that say whose each loan is.

    Parameters
    ----------
    draws
        What is drawn here comes after all else of the book.
    group, product
        Of each loan, in the order of groups.
    """
    import numpy as np

    second = _second(draws.below(_SECOND_ONE_IN, len(group)) == 0, group, product)
    member = np.cumsum(~second) - 1
    count = int(member[-1]) + 1
    names = tuple(f"{first} {last}" for firsts, lasts in _NAMES for first in firsts.split() for last in lasts.split())
    return {
        NUMBER: Words(tuple(f"M-{one + 1:06d}" for one in range(count)), member),
        NAME: Words(names, draws.below(len(names), count)[member]),
    }


def _second(drawn: Truths, group: Words, product: Words) -> Truths:
    """Return which loans are of the member of the loan before."""
    second = drawn.copy()
    second[0] = False
    second[1:] &= (group.codes[1:] == group.codes[:-1]) & (product.codes[1:] != product.codes[:-1])
    # No member has three.
    second[1:] &= ~second[:-1]
    return second
