"""The terms that all loans of a book share, made from the first of them.

What contradicts the terms of the first loan may contradict those of others: its date, its
amount. Then all of them are looked at, and the error names every one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.products import LoanTerms

# What one loan's date or amount may contradict, and another's not.
_OF_ONE_LOAN = {"contradiction", "not_covered", "never_worked", "past_the_calendar"}


def first_terms(terms_of: Callable[[int], LoanTerms], loans: int) -> LoanTerms:
    """Return the terms of the first loan; what is wrong with it is looked for in all of them.

    Raises
    ------
    ColumnError
        If the dates or the multiple of some loans contradict their terms.
    MicroloanError
        If something else is wrong, which no loan is free of.
    """
    try:
        return terms_of(0)
    except MicroloanError as error:
        if error.code not in _OF_ONE_LOAN or error.argument.startswith("repayment"):
            raise
        first = error
    positions: list[int] = []
    for position in range(loans):
        try:
            terms_of(position)
        except MicroloanError:
            positions.append(position)
    problem = f"cannot have their terms: {first}"
    raise ColumnError(first.argument, tuple(positions), loans, problem, code=str(first.code)) from first
