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

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, cast

from microloan.arithmetic.kinds import N
from microloan.arithmetic.solving import dispose
from microloan.interest.accrual import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column
    from microloan.arithmetic.rounding import RoundingRule
    from microloan.interest.plan import Plan, Term

    Floats: TypeAlias = NDArray[np.floating] | float

# One unit in the last place of a float, relative.
_ULP = 2.0**-52


class Factors(NamedTuple, Generic[N]):
    """The interest factor of each period: runs of numerators over one denominator.

    >>> Factors([Run(3, 46)], 650).denominator
    650
    """

    runs: Sequence[Run[N]]
    denominator: N | int


def exact_level(principal: int, runs: Sequence[Run[int]], denominator: int) -> tuple[int, int]:
    """Return the exact level installment of one loan as a numerator and a denominator.

    Parameters
    ----------
    principal
        Minor units, at least 1.
    runs
        The periods in order: a period's interest factor is numerator / denominator.
    denominator
        At least 1.

    Returns
    -------
    Two positive whole numbers; their quotient is the installment in minor units.

    Notes
    -----
    Over the common denominator d, with growth g = d + numerator, a period turns the
    annuity S into S g + d^k and the growth G into G g; the installment is
    principal × G / S. A run of m periods is one step, by the geometric sum
    d (g^m - d^m) / (g - d).

    Examples
    --------
    >>> exact_level(1_000, [Run(0, 4)], 1)
    (1000, 4)
    """
    growth, annuity, scale = 1, 0, 1
    for numerator, periods in runs:
        power = (denominator + numerator) ** periods
        scale_power = denominator**periods
        run_annuity = denominator * (power - scale_power) // numerator if numerator else periods * scale_power
        annuity = annuity * power + scale * run_annuity
        growth *= power
        scale *= scale_power
    return principal * growth, annuity


def level_installment(plan: Plan[N], factors: Factors[N]) -> N:
    """Return the level installment of every loan, rounded by the plan's rule.

    Parameters
    ----------
    plan
        One loan, or a block of loans.
    factors
        The interest factors of its periods.

    Returns
    -------
    Minor units; int, or int64 array of shape (loans,). A loan's own count of
    installments decides how many factors it uses.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> level_installment(example_plan(), Factors([Run(3, 46)], 650))
    24178
    """
    rule = plan.rounding.installment
    # What holds for the principal holds for the rest of the plan: its kind is one.
    of_its_kind, its_factors = cast("Any", plan), cast("Any", factors)
    if isinstance(plan.principal, int):
        return rule.apply(*exact_level(plan.principal, its_factors.runs, its_factors.denominator))
    level: N = cast("Any", _level_column(of_its_kind, its_factors, rule))
    return level


def _level_column(plan: Plan[Column], factors: Factors[Column], rule: RoundingRule) -> Column:
    annuity = _float_annuity(plan.term, factors)
    proposed = plan.principal / (annuity * rule.multiple)

    def exact(position: int) -> tuple[int, int]:
        runs = list(_runs_of_one(plan.term, factors, position))
        over, under = exact_level(int(plan.principal[position]), runs, _at(factors.denominator, position))
        return over, under * rule.multiple

    # Every period multiplies once, divides once and adds once; the rest is a few steps.
    error = (2 * plan.term.rows + 8) * _ULP
    return dispose(proposed, relative_error=error, exact=exact, mode=rule.mode) * rule.multiple


def _float_annuity(term: Term[Column], factors: Factors[Column]) -> Floats:
    """Return the present value of 1 in each period: the proposal that integers check."""
    value: Floats = 1.0
    annuity: Floats = 0.0
    start = 1
    for numerator, periods in factors.runs:
        discount = factors.denominator / (factors.denominator + numerator)
        for number in range(start, start + periods):
            value = value * discount
            # A period that only some loans reach adds to those alone.
            annuity = annuity + (value if number <= term.fewest else value * (term.installments >= number))
        start += periods
    return annuity


def _runs_of_one(term: Term[Column], factors: Factors[Column], position: int) -> Iterator[Run[int]]:
    """Yield the runs of the loan at `position`, as far as its own count goes."""
    left = _at(term.installments, position)
    for numerator, periods in factors.runs:
        yield Run(_at(numerator, position), min(periods, left))
        left -= min(periods, left)


def _at(value: Column | int, position: int) -> int:
    return value if isinstance(value, int) else int(value[position])
