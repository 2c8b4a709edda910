"""Whether a statement's rate counts what it is meant to.

>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize, counted
>>> check_counts(amortize(example_terms()), counted.WITHOUT_SAVINGS)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.schedules.counted import EVERYTHING, WITHOUT_FEES, WITHOUT_TAX

if TYPE_CHECKING:
    from microloan.schedules import Schedule
    from microloan.schedules.counted import Counted

_WITHOUT_SAVINGS = {WITHOUT_TAX: "WITHOUT_TAX_AND_SAVINGS", WITHOUT_FEES: "INTEREST_ALONE"}


def check_counts(schedule: Schedule, counted: Counted) -> None:
    """Refuse to count a loan's savings unasked, by leaving out something else.

    Raises
    ------
    MicroloanError
        If the loan has savings, and they are counted though something else is not.
    """
    if schedule.terms.savings is None or not counted.savings or counted == EVERYTHING:
        return
    instead = f"counted.{_WITHOUT_SAVINGS.get(replace(counted, left_out=()), 'WITHOUT_SAVINGS')}"
    if counted.left_out:
        instead = f"counted.without({', '.join(map(repr, counted.left_out))}, among={instead})"
    problem = f"counts the loan's compulsory savings as well, which a statement does not; use {instead}"
    raise MicroloanError("counted", counted, problem, code="contradiction")
