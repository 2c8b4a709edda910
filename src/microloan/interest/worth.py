"""What the first installment repays where it takes the residual of rounding.

The installments after it are alike, so it repays what they leave: the principal less their
present value at the first due date. Where rounding up ends a loan early it has the rows that
it would have with the residual last; the small installment comes first instead.

>>> from microloan.interest.accrual import Run
>>> from microloan.interest.plan import example_plan
>>> worth_after_first(example_plan(), Factors([Run(3, 46)], 650), 24_200)     # of the 45 that follow
981315
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from microloan.arithmetic.kinds import where
from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import HALF_UP
from microloan.arithmetic.solving import dispose
from microloan.interest.accrual import Run
from microloan.interest.level import ULP, Factors, at_position, float_annuity, runs_of_one, solution

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from microloan.arithmetic.kinds import Column, N
    from microloan.interest.plan import Plan, Term

_NOTHING_LEFT = Rate(0, 1)


def last_repaying(rows: Iterable[tuple[N, N, N]], principal: N) -> N:
    """Return the number of each loan's last row that repays something.

    Parameters
    ----------
    rows
        Principal, interest and what stays outstanding, from the first row.
    principal
        Minor units lent; int, or int64 array of shape (loans,).

    Examples
    --------
    >>> last_repaying([(60, 2, 40), (40, 1, 0), (0, 0, 0)], 100)
    2
    """
    last = principal * 0
    for number, (repaid, _, _) in enumerate(rows, start=1):
        last = where(repaid > 0, number, last)
    return last


def worth_after_first(plan: Plan[N], factors: Factors[N], installment: N) -> N:
    """Return what must stay outstanding after the first installment, for equal ones to repay it.

    Parameters
    ----------
    plan
        One loan, or a block of loans, whose rows all pay principal. Its count says how many
        installments there are with the first.
    factors
        The interest factors of its periods; there may be more of them.
    installment
        The rounded installment in minor units; int, or int64 array of shape (loans,).

    Returns
    -------
    The present value of the installments after the first, rounded half up to a minor unit.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> plan = example_plan()
    >>> two = plan._replace(term=plan.term._replace(installments=2, fewest=2))
    >>> worth_after_first(two, Factors([Run(1, 46)], 100), 10_100)
    10000
    """
    first, *rest = factors.runs
    term = plan.term
    following = term._replace(installments=term.installments - 1, fewest=term.fewest - 1, rows=term.rows - 1)
    # What holds for the installment holds for the rest of the plan: its kind is one.
    runs: Any = [Run(first.numerator, first.periods - 1), *rest] if first.periods > 1 else rest
    work: Any = _worth_of_one if isinstance(installment, int) else _worth_proposed
    worth: N = work(following, factors._replace(runs=runs), installment)
    return worth


def _worth_of_one(term: Term[int], factors: Factors[int], installment: int) -> int:
    return HALF_UP.divide(*_exact(term, factors, installment, 0))


def _exact(term: Term[Any], factors: Factors[Any], installment: int, position: int) -> tuple[int, int]:
    """Return the worth of one loan's installments as a numerator and a denominator."""
    own = [run for run in runs_of_one(term, factors, position) if run.periods]
    if not own:
        return 0, 1
    periods = [(run.numerator, 1, run.periods) for run in own]
    growth, annuity = solution(1, periods, at_position(factors.denominator, position), _NOTHING_LEFT)
    return installment * annuity, growth


def _worth_proposed(term: Term[Column], factors: Factors[Column], installment: Column) -> Column:
    """Return the same for a block: a float proposes, integers dispose."""
    import numpy as np

    periods = cast("Sequence[tuple[Column | int, int, int]]", [(run.numerator, 1, run.periods) for run in factors.runs])
    with np.errstate(under="ignore"):
        annuity, _ = float_annuity(term, list(periods), factors.denominator)

    def exact(position: int) -> tuple[int, int]:
        return _exact(term, factors, int(installment[position]), position)

    error = (2 * sum(run.periods for run in factors.runs) + 12) * ULP
    return dispose(installment * annuity, relative_error=error, exact=exact, mode=HALF_UP)
