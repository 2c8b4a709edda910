"""Whether what a statement's rate counts is there to be counted.

>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize, counted
>>> check_counts(amortize(example_terms()), counted.WITHOUT_SAVINGS)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.schedules.counted import EVERYTHING, WITHOUT_FEES, WITHOUT_TAX, check_left_out

if TYPE_CHECKING:
    from microloan.schedules import Schedule
    from microloan.schedules.counted import Counted

_WITHOUT_SAVINGS = {WITHOUT_TAX: "WITHOUT_TAX_AND_SAVINGS", WITHOUT_FEES: "INTEREST_ALONE"}


def check_counts(schedule: Schedule, counted: Counted) -> None:
    """Refuse to leave out a fee that the loan does not have, or to count its savings unasked.

    Raises
    ------
    MicroloanError
        If a name is of no fee; or the loan has savings, and they are counted though something else is not.

    Examples
    --------
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> from microloan.schedules.counted import without
    >>> check_counts(amortize(example_terms()), without("insurance"))
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: counted='insurance' is no fee of the loan, which has none
    """
    check_left_out(counted, (fee.name for fee in schedule.terms.charges))
    if schedule.terms.savings is None or not counted.savings or counted == EVERYTHING:
        return
    instead = f"counted.{_WITHOUT_SAVINGS.get(replace(counted, left_out=()), 'WITHOUT_SAVINGS')}"
    if counted.left_out:
        instead = f"counted.without({', '.join(map(repr, counted.left_out))}, among={instead})"
    problem = f"counts the loan's compulsory savings as well, which a statement does not; use {instead}"
    raise MicroloanError("counted", counted, problem, code="contradiction")
