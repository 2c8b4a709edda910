"""The level installment: the exact amount that repays a loan in equal installments.

With period factors f(k), the interest of period k being the balance × f(k), the
installment X that leaves nothing after n periods satisfies

    principal = X × sum over k of  1 / ((1 + f(1)) … (1 + f(k)))

Periods need not be equal: an odd first period enters through its own factor. X is the
exact rational solution, rounded once. For a column a float proposes X and integers
dispose, so that both kinds of number agree to the paisa on every loan.

>>> numerator, denominator = exact_level(2_000_000, [Run(1, 24)], 80)     # Rs 20,000 at 15%/12
>>> numerator * 10**6 // denominator                                  # millionths of a paisa
96973296093
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, cast

from microloan.arithmetic.kinds import N
from microloan.arithmetic.solving import dispose
from microloan.interest.accrual import Run, aligned
from microloan.interest.residual import SPREAD
from microloan.interest.shapes import EQUAL_INSTALLMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column
    from microloan.arithmetic.rates import Rate
    from microloan.interest.plan import Plan, Term
    from microloan.interest.shape_kinds import InstallmentShape

    Floats: TypeAlias = NDArray[np.floating] | float

# One unit in the last place of a float, relative.
ULP = 2.0**-52
# How near an installment may come to a period's interest before integers decide.
_DOUBT = 1e-9


class Factors(NamedTuple, Generic[N]):
    """The interest factor of each period: runs of numerators over one denominator.

    >>> Factors([Run(3, 46)], 650).denominator
    650
    """

    runs: Sequence[Run[N]]
    denominator: N | int


def exact_level(
    principal: int, runs: Sequence[Run[int]], denominator: int, shape: InstallmentShape = EQUAL_INSTALLMENTS
) -> tuple[int, int]:
    """Return the exact installment of one loan, for weight 1, as a numerator and a denominator.

    Parameters
    ----------
    principal
        Minor units, at least 1.
    runs
        The periods in order: a period's interest factor is numerator / denominator.
    denominator
        At least 1.
    shape
        How the installments compare, and what share of the principal is left at the end.

    Returns
    -------
    Two positive whole numbers; their quotient is the installment in minor units.

    Notes
    -----
    Over the common denominator d, with growth g = d + numerator, a period of weight w turns
    the annuity S into S g + w d^k and the growth G into G g; with a share b of the principal
    left, the installment is principal × (G - b d^n) / S. A run of m like periods is one
    step, by the geometric sum d (g^m - d^m) / (g - d).

    Where a long first period bears more interest than the installment, its row pays that
    interest and no principal, and the installment is solved over the rest: nothing is
    negative, and no unpaid interest is added to the principal.

    Examples
    --------
    >>> exact_level(1_000, [Run(0, 4)], 1)
    (1000, 4)
    >>> over, under = exact_level(1_000, [Run(60, 1), Run(1, 2)], 100)     # 60%, then 1% and 1%
    >>> over * 100 // under
    50751
    """
    weights = shape.weights(sum(run.periods for run in runs))
    return _exact(principal, list(aligned(runs, weights)), denominator, shape.left)


def _exact(principal: int, periods: list[tuple[int, int, int]], denominator: int, left: Rate) -> tuple[int, int]:
    """Solve over (numerator, weight, count) periods, leaving out leading ones that bear too much interest."""
    while True:
        over, under = solution(principal, periods, denominator, left)
        numerator, weight, count = periods[0]
        covered = over * weight * denominator >= principal * numerator * under
        rest = periods[1:] if count == 1 else [(numerator, weight, count - 1), *periods[1:]]
        if covered or not rest:
            return over, under
        periods = rest


def solution(principal: int, periods: list[tuple[int, int, int]], denominator: int, left: Rate) -> tuple[int, int]:
    """Return the installment of weight 1 over (numerator, weight, count) periods, as numerator and denominator."""
    growth, annuity, scale = 1, 0, 1
    for numerator, weight, count in periods:
        power = (denominator + numerator) ** count
        scale_power = denominator**count
        run_annuity = denominator * (power - scale_power) // numerator if numerator else count * scale_power
        annuity = annuity * power + weight * scale * run_annuity
        growth *= power
        scale *= scale_power
    return principal * (growth * left.denominator - left.numerator * scale), annuity * left.denominator


def installments(plan: Plan[N], factors: Factors[N], shape: InstallmentShape) -> list[tuple[N, int]]:
    """Return the installment of every row but the last, rounded by the plan's rule.

    Parameters
    ----------
    plan
        One loan, or a block of loans.
    factors
        The interest factors of its periods.
    shape
        How the installments compare, or the one that is given.

    Returns
    -------
    (Minor units, rows) pairs; int, or int64 array of shape (loans,). A loan's own count of
    installments decides how many factors it uses.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> installments(example_plan(), Factors([Run(3, 46)], 650), EQUAL_INSTALLMENTS)
    [(24178, 46)]
    """
    if shape.given is not None:
        return [(plan.principal * 0 + shape.given.minor, plan.term.rows)]
    solve = solver(plan, factors, shape)
    if plan.rounding.residual != SPREAD:
        return [(solve(weight), rows) for weight, rows in shape.weights(plan.term.rows)]
    # What has fallen due is rounded: an installment is the difference from what fell due before it.
    reached: list[N] = [plan.principal * 0]
    reached += [solve(number) for number in range(1, plan.term.rows + 1)]
    return [(after - before, 1) for before, after in pairwise(reached)]


def solver(plan: Plan[N], factors: Factors[N], shape: InstallmentShape) -> Callable[[int], N]:
    """Return the function from a weight to the rounded installment of that weight."""
    # What holds for the principal holds for the rest of the plan: its kind is one.
    of_its_kind, its_factors = cast("Any", plan), cast("Any", factors)
    solve: Callable[[int], N] = cast(
        "Any", (_solved_once if isinstance(plan.principal, int) else _proposed)(of_its_kind, its_factors, shape)
    )
    return solve


def _solved_once(plan: Plan[int], factors: Factors[int], shape: InstallmentShape) -> Callable[[int], int]:
    """Return the function from a weight to one loan's rounded installment."""
    over, under = exact_level(plan.principal, factors.runs, factors.denominator, shape)
    return lambda weight: plan.rounding.installment.apply(over * weight, under)


def _proposed(plan: Plan[Column], factors: Factors[Column], shape: InstallmentShape) -> Callable[[int], Column]:
    """Return the function from a weight to the rounded installments of a block."""
    import numpy as np

    weights, rule = shape.weights(plan.term.rows), plan.rounding.installment
    periods = list(aligned(factors.runs, weights))
    left = shape.left.numerator / shape.left.denominator
    # A float so small that it vanishes is the present value of a period that weighs nothing.
    with np.errstate(under="ignore"):
        annuity, value = float_annuity(plan.term, periods, factors.denominator)
        single = plan.principal * (1.0 - left * value) / (annuity * rule.multiple)
    # Where a first period bears about as much interest as the installment, or more, the
    # exact solution decides; a proposal past all bounds asks for it.
    first_interest = plan.principal * (periods[0][0] / factors.denominator) / rule.multiple
    proposed = np.where(single * periods[0][1] <= first_interest * (1.0 + _DOUBT), np.inf, single)
    # Every period multiplies once, divides once and adds once; taking away what is left
    # magnifies the error by at most 1 / (1 - left); the rest is a few steps.
    error = (2 * plan.term.rows + 12) * ULP * (1.0 + 1.0 / (1.0 - left))

    def rounded(weight: int) -> Column:
        def exact(position: int) -> tuple[int, int]:
            own = list(aligned(list(runs_of_one(plan.term, factors, position)), weights))
            denominator = at_position(factors.denominator, position)
            over, under = _exact(int(plan.principal[position]), own, denominator, shape.left)
            return over * weight, under * rule.multiple

        return dispose(proposed * weight, relative_error=error, exact=exact, mode=rule.mode) * rule.multiple

    return rounded


def float_annuity(
    term: Term[Column], periods: list[tuple[Column | int, int, int]], denominator: Column | int
) -> tuple[Floats, Floats]:
    """Return the present values of the weights, and of 1 with the last installment.

    They are the proposal that integers check.
    """
    value: Floats = 1.0
    at_the_end: Floats = 1.0
    annuity: Floats = 0.0
    start = 1
    for numerator, weight, count in periods:
        discount = denominator / (denominator + numerator)
        for number in range(start, start + count):
            value = value * discount
            if number <= term.fewest:
                annuity, at_the_end = annuity + value * weight, value
            else:
                # A period that only some loans reach counts for those alone.
                reached = term.installments >= number
                annuity = annuity + value * (weight * reached)
                at_the_end = at_the_end + (value - at_the_end) * reached
        start += count
    return annuity, at_the_end


def runs_of_one(term: Term[Column], factors: Factors[Column], position: int) -> Iterator[Run[int]]:
    """Yield the runs of the loan at `position`, as far as its own count goes."""
    left = at_position(term.installments, position)
    for numerator, periods in factors.runs:
        yield Run(at_position(numerator, position), min(periods, left))
        left -= min(periods, left)


def at_position(value: Column | int, position: int) -> int:
    """Return the number of one loan, from a column or from what all share."""
    return value if isinstance(value, int) else int(value[position])
