"""From a question to its answer: the target that was given, and the search over the real loans.

>>> from microloan.currency import BDT
>>> from microloan.pricing.unknowns import COUNT, count_grid
>>> from microloan.products.examples import example_terms
>>> terms = example_terms()
>>> answered(terms, COUNT, goal_of(terms, None, installment=BDT(400)), count_grid(1, 1, 520))
<number of installments 57: installment Tk. 400, near Tk. 400>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.pricing import figures
from microloan.pricing.searching import Point, Search
from microloan.pricing.solved import Solved
from microloan.pricing.targets import AT_MOST, NEAR, Target, number_of
from microloan.products.terms import LoanTerms
from microloan.schedules.amortization import amortize

if TYPE_CHECKING:
    from microloan.pricing.targets import Reached
    from microloan.pricing.unknowns import A, Grid, Unknown

_SHORT = {
    "installment": figures.INSTALLMENT,
    "total_interest": figures.TOTAL_INTEREST,
    "total_cost": figures.TOTAL_COST,
}


def goal_of(terms: LoanTerms, target: Target | None, **amounts: Money | None) -> Target:
    """Return the one target that was given, in full or in short."""
    if not isinstance(terms, LoanTerms):
        raise MicroloanError("terms", terms, "must be LoanTerms, such as product.terms(…) gives", code="wrong_type")
    given = {name: amount for name, amount in amounts.items() if amount is not None}
    if (target is not None) + len(given) != 1:
        ways = ", ".join(f"{name}=" for name in amounts)
        said = "target and " + " and ".join(given) if target is not None else " and ".join(given) or None
        raise MicroloanError("target", said, f"must be one target, or one of {ways}", code="contradiction")
    if target is None:
        (name, amount), *_ = given.items()
        if not isinstance(amount, Money):
            raise MicroloanError(name, amount, "must be Money, such as BDT(500)", code="wrong_type")
        target = Target(_SHORT[name], NEAR, amount)
    if not isinstance(target, Target):
        raise MicroloanError(
            "target", target, "must be one such as figure.INSTALLMENT.near(BDT(500))", code="wrong_type"
        )
    if isinstance(target.value, Money) and target.value.currency != terms.currency:
        problem = f"must be in {terms.currency.code}, the currency of the loan"
        raise CurrencyMismatch("target", target.value, problem, code="currency_mismatch")
    return target


def answered(terms: LoanTerms, unknown: Unknown[A], target: Target, grid: Grid[A]) -> Solved[A]:
    """Return the value of the grid with which the loan meets the target.

    Raises
    ------
    MicroloanError
        If none does, or there is no loan with any value of the grid.
    """

    def loan(place: int) -> LoanTerms:
        return unknown.put(terms, grid.value(place))

    def measure(place: int) -> Point[Reached]:
        schedule = amortize(loan(place))
        run = (figures.regular_installment(schedule).minor, len(schedule))
        return Point(target.figure.reached(schedule), run)

    search = Search(len(grid), measure, target.side, target.gap)
    if target.aim == NEAR:
        found = search.nearest()
    elif target.aim == AT_MOST:
        found = search.farthest(lambda side: side <= 0, 1 if _rises(search) else -1)
    else:
        found = search.farthest(lambda side: side >= 0, -1 if _rises(search) else 1)
    if found is None:
        raise _unreachable(unknown, target, grid, search)
    alike = search.alike(found)
    place = alike[0] if target.aim == NEAR else found
    computed = len(search.points)
    return Solved(unknown, target, grid, place, alike, computed, amortize(loan(place)))


def _rises(search: Search[Reached]) -> bool:
    """Return whether the figure is no lower at the highest value that has a loan than at the lowest."""
    first, last = search.point(search.swept[0]), search.point(search.swept[-1])
    return first is None or last is None or number_of(last.value) >= number_of(first.value)


def _unreachable(unknown: Unknown[A], target: Target, grid: Grid[A], search: Search[Reached]) -> MicroloanError:
    """Return the error that says what can be reached."""
    there = [(number_of(point.value), place, point.value) for place, point in search.points.items() if point]
    ends = [min(there)[1:], max(there)[1:]] if there else []
    said = [f"{target.figure.text(value)} ({unknown.name} {grid.value(place)})" for place, value in ends]
    problem = (
        f"is out of reach: with a {unknown.name} from {grid.value(search.swept[0])} to {grid.value(search.swept[-1])} "
        f"it goes from {said[0]} to {said[1]}; aim between them, or change least and most"
    )
    return MicroloanError("target", str(target), problem, code="unreachable")
