"""`Solved`: the answer to a question asked backwards, and how good it is.

>>> from microloan.currency import BDT
>>> from microloan.pricing.solving import solve_rate
>>> from microloan.products.examples import example_terms
>>> solved = solve_rate(example_terms(), installment=BDT(500))
>>> solved.answer, solved.reached, solved.distance
(percent('29.41'), BDT('500.00'), BDT('0.00'))
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Generic

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step, decimal_text
from microloan.interest.yields.found import FoundRate
from microloan.pricing.searching import NEIGHBOURS
from microloan.pricing.targets import AT_LEAST, AT_MOST, RATE_PLACES, Target
from microloan.pricing.unknowns import A, Grid, Unknown
from microloan.schedules.amortization import amortize

if TYPE_CHECKING:
    from microloan.pricing.targets import Reached
    from microloan.products.terms import LoanTerms
    from microloan.schedules.schedule import Schedule


@dataclass(frozen=True, slots=True, repr=False)
class Solved(Generic[A]):
    """The value of an unknown term that meets a target, on its grid.

    Parameters
    ----------
    unknown
        What was solved for.
    target
        What was asked of the loan.
    grid
        The values that were open.
    place
        Where on the grid the answer is, counted from 0.
    alike
        The first and the last place of those about the answer that have its very figure.
    computed
        How many schedules were computed.
    schedule
        The loan at the answer.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.pricing.solving import solve_count
    >>> from microloan.products.examples import example_terms
    >>> solve_count(example_terms(), installment=BDT(500))
    <number of installments 44: installment Tk. 505, near Tk. 500>
    """

    unknown: Unknown[A]
    target: Target
    grid: Grid[A]
    place: int
    alike: tuple[int, int]
    computed: int
    schedule: Schedule

    @property
    def answer(self) -> A:
        """The value, exactly on the grid."""
        return self.grid.value(self.place)

    @property
    def terms(self) -> LoanTerms:
        """The terms of the loan, with the answer in them."""
        return self.schedule.terms

    @property
    def reached(self) -> Reached:
        """The figure at the answer."""
        return self.target.figure.of(self.schedule)

    @property
    def distance(self) -> Money | Fraction:
        """The figure less the target: `Money` of an amount, a fraction of one of a rate.

        A rate of a flow is rounded to 6 decimals of a percent for this.
        """
        return self.target.distance(self.reached)

    @property
    def same_figure(self) -> tuple[A, A]:
        """The lowest and the highest value about the answer that reach the very same figure."""
        first, last = self.alike
        return self.grid.value(first), self.grid.value(last)

    @property
    def is_whole(self) -> bool:
        """Whether every value of the grid was computed: then no other is better."""
        return self.computed == len(self.grid)

    def to_dict(self) -> dict[str, object]:
        """Return the answer as plain data, with its schedule: amounts in minor units, rates as text.

        >>> from microloan.pricing.solving import solve_rate
        >>> from microloan.currency import BDT
        >>> from microloan.products.examples import example_terms
        >>> data = solve_rate(example_terms(), installment=BDT(500)).to_dict()
        >>> data["unknown"], data["answer"], data["reached"], data["distance"]
        ('rate', '29.41%', 50000, 0)
        """
        target = self.target
        return {
            "unknown": self.unknown.name,
            "answer": _plain(self.answer),
            "target": {"figure": target.figure.name, "aim": target.aim.name, "value": _plain(target.value)},
            "reached": _plain(self.reached),
            "distance": _plain(self.distance),
            "same_figure": [_plain(value) for value in self.same_figure],
            "step": _plain(self.grid.step),
            "computed": self.computed,
            "schedule": self.schedule.to_dict(),
        }

    def explain(self) -> Explanation:
        """Return how the answer was found: the target, the grid, the answer between its neighbours."""
        figure = self.target.figure
        steps = [
            Step("target", "", str(self.target)),
            Step("grid", f"{self.grid}, {len(self.grid):,} values", f"{self.computed:,} computed"),
            *self._neighbour("next lower", self.alike[0] - 1),
            Step("answer", f"{self.unknown.name} {self.answer}", figure.text(self.reached)),
            *self._neighbour("next higher", self.alike[1] + 1),
        ]
        if self.alike[0] != self.alike[1]:
            first, last = self.same_figure
            steps.append(Step("the same figure", f"{self.unknown.name} {first} to {last}", figure.text(self.reached)))
        if isinstance(self.reached, FoundRate) and not self.reached.is_only:
            others = ", ".join(f"{other}%" for other in self.reached.others)
            steps.append(Step("other rates", "that solve the flow of the answer too", others))
        steps.append(Step("distance", f"{figure.text(self.reached)} − {self.target.value_text}", self._distance_text()))
        terms = self.terms
        title = f"{self.unknown.name[0].upper()}{self.unknown.name[1:]} of {terms.lent} disbursed {terms.disbursed_on}"
        return Explanation(f"{title}, for {self.target}", tuple(steps), (self._choice(), self._searched()))

    def _neighbour(self, label: str, place: int) -> list[Step]:
        """Return the step of the nearest value on one side with another figure, if there is one."""
        if not 0 <= place < len(self.grid):
            return []
        value = self.grid.value(place)
        try:
            reached = self.target.figure.of(amortize(self.unknown.put(self.terms, value)))
        except MicroloanError:
            return [Step(label, f"{self.unknown.name} {value}", "no such loan")]
        return [Step(label, f"{self.unknown.name} {value}", self.target.figure.text(reached))]

    def _distance_text(self) -> str:
        distance = self.distance
        if not distance:
            return "none"
        if isinstance(distance, Fraction):
            return self.target.figure.difference_text(distance)
        return str(distance)

    def _choice(self) -> str:
        """Return which of the values that meet the target the answer is."""
        if self.target.aim in {AT_MOST, AT_LEAST}:
            return f"the {self.unknown.name} farthest towards the target that still keeps it"
        return f"of the values that come equally near, the lowest {self.unknown.name}"

    def _searched(self) -> str:
        if self.is_whole:
            return "every value of the grid was computed; none is better"
        return f"bisected; then {NEIGHBOURS} values each way and the next steps of the installment, none of them better"

    def __repr__(self) -> str:
        figure = self.target.figure
        reached = f"{figure.name} {figure.text(self.reached)}"
        return f"<{self.unknown.name} {self.answer}: {reached}, {self.target.aim.words} {self.target.value_text}>"


def _plain(value: Reached | int | Fraction) -> int | str:
    """Return an amount in minor units, a count as it is, and a rate as text."""
    if isinstance(value, Money):
        return value.minor
    if isinstance(value, Fraction):
        return f"{decimal_text(100 * value.numerator, value.denominator, RATE_PLACES)}%"
    if isinstance(value, FoundRate):
        return f"{value.percent(RATE_PLACES)}%"
    return value if isinstance(value, int) else str(value)
