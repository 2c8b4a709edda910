"""What must stay outstanding for equal installments to repay it: a residual that goes first.

Where the first installment takes the residual of rounding, those after it are alike, and the
principal left to them is their present value.

>>> from microloan.interest.accrual import Run
>>> from microloan.interest.level import Factors
>>> from microloan.interest.plan import example_plan
>>> worth_after_first(example_plan(), Factors([Run(3, 46)], 650), 24_200)
981315
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import HALF_UP
from microloan.arithmetic.solving import dispose
from microloan.interest.accrual import Run
from microloan.interest.level import ULP, Factors, at_position, float_annuity, runs_of_one, solution
from microloan.interest.plan import Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.arithmetic.kinds import Column, N
    from microloan.interest.plan import Plan

_NOTHING_LEFT = Rate(0, 1)


def worth_after_first(plan: Plan[N], factors: Factors[N], installment: N) -> N:
    """Return what must stay outstanding after the first installment, for equal ones to repay it.

    Parameters
    ----------
    plan
        One loan, or a block of loans, whose rows all pay principal.
    factors
        The interest factors of its periods.
    installment
        The rounded installment in minor units; int, or int64 array of shape (loans,).

    Returns
    -------
    The present value of the installments after the first, rounded half up to a minor unit.
    """
    first, *rest = factors.runs
    runs = [Run(first.numerator, first.periods - 1), *rest] if first.periods > 1 else rest
    if not runs:
        return installment * 0
    if isinstance(installment, int):
        own = cast("Sequence[Run[int]]", runs)
        growth, annuity = _annuity(own, at_position(factors.denominator, 0))
        return HALF_UP.divide(installment * annuity, growth)
    worth: N = cast("Any", _worth_proposed)(plan, runs, factors.denominator, installment)
    return worth


def _annuity(runs: Sequence[Run[int]], denominator: int) -> tuple[int, int]:
    """Return a numerator and what it must be divided into: growth, and the worth of 1 each period times it."""
    return solution(1, [(run.numerator, 1, run.periods) for run in runs], denominator, _NOTHING_LEFT)


def _worth_proposed(
    plan: Plan[Column], runs: list[Run[Column]], denominator: Column | int, installment: Column
) -> Column:
    """Return the same for a block: a float proposes, integers dispose."""
    import numpy as np

    term = plan.term
    fewer = Term(term.installments - 1, term.fewest - 1, term.rows - 1, term.periods_per_year, term.years)
    factors: Factors[Column] = Factors(runs, denominator)
    with np.errstate(under="ignore"):
        annuity, _ = float_annuity(fewer, [(run.numerator, 1, run.periods) for run in runs], denominator)

    def exact(position: int) -> tuple[int, int]:
        own = [run for run in runs_of_one(fewer, factors, position) if run.periods]
        if not own:
            return 0, 1
        growth, worth = _annuity(own, at_position(denominator, position))
        return int(installment[position]) * worth, growth

    error = (2 * term.rows + 12) * ULP
    return dispose(installment * annuity, relative_error=error, exact=exact, mode=HALF_UP)
