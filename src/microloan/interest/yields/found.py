"""`FoundRate`: the rate of a flow by a named convention, and what it rests on.

Root policy
-----------
A rate is sought among all growths from 1e-300 to 1e300, which leaves out nothing between
−100% and any rate that was ever charged. Every rate that solves the flow is found and
kept in `roots`. The rate of the flow is the lowest that is not negative; where all are
negative, the one nearest zero. `others` are those that could be taken for it just as well.
Where none exists, or the flow only goes one way, that is an error that says so; no figure
stands in for it.

>>> from microloan.calendars import YEAR
>>> from microloan.interest.yields.conventions import EFFECTIVE_RATE
>>> from microloan.interest.yields.flows import PeriodicFlow
>>> found = PeriodicFlow([-1_000, 2_500, -1_540], YEAR).rate(EFFECTIVE_RATE)
>>> found.percent(), found.all_percents()
(Decimal('10.00'), (Decimal('10.00'), Decimal('40.00')))
>>> print(found.explain())
Effective annual rate of 3 amounts: 10.00%
  amounts            1 received, 2 paid                                            → 3
  equation           sum of amount ÷ (1 + rate)^(periods ÷ periods per year)       → 0
  rate               10.000000%, rounded half up to 2 decimals                     → 10.00%
  left at that rate  discounted at 10.0000000000000000%, over the largest amount   → 0.0000000000000000
  other rates        the lowest that is not negative is chosen, else nearest zero  → 40.00%
  the rate of one period, compounded over the periods of a year
  source: MFTransparency, methodology: effective interest rate
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate, percent
from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step
from microloan.interest.yields.conventions import RateConvention
from microloan.interest.yields.roots import Root, chosen, rivals, roots_of
from microloan.interest.yields.signs import discounted

if TYPE_CHECKING:
    from microloan.interest.yields.flows import CashFlow

_RESIDUAL_PLACES = 16
_POLICY = "the lowest that is not negative is chosen, else nearest zero"


@dataclass(frozen=True, slots=True, repr=False)
class FoundRate:
    """The rate of a flow.

    Parameters
    ----------
    convention
        What kind of rate it is.
    flow
        What it is the rate of.
    roots
        Every rate that solves the flow, in rising order.

    Examples
    --------
    >>> from microloan.calendars import YEAR
    >>> from microloan.interest.yields.conventions import NOMINAL_APR
    >>> from microloan.interest.yields.flows import PeriodicFlow
    >>> PeriodicFlow([-100, 110], YEAR).rate(NOMINAL_APR)
    <nominal APR 10.00%>
    """

    convention: RateConvention
    flow: CashFlow
    roots: tuple[Root, ...]

    @property
    def root(self) -> Root:
        """The one that is chosen: the lowest that is not negative, else the nearest to zero."""
        return chosen(self.roots)

    @property
    def is_only(self) -> bool:
        """Whether no other rate could be taken for it; `others` has those that could."""
        return not rivals(self.roots)

    @property
    def others(self) -> tuple[Decimal, ...]:
        """The rates in percent that solve the flow and could be taken for this one, in rising order.

        A rate below zero that would use up half of an amount or more over the whole time of
        the flow is none of them; `all_percents` has it.

        Examples
        --------
        >>> from microloan.calendars import YEAR
        >>> from microloan.interest.yields.conventions import NOMINAL_APR
        >>> from microloan.interest.yields.flows import PeriodicFlow
        >>> PeriodicFlow([-5, 10, 1, -8, 2], YEAR).rate(NOMINAL_APR).others
        (Decimal('59.51'),)
        """
        return tuple(root.percent(self.convention.places) for root in rivals(self.roots))

    def percent(self, places: int | None = None) -> Decimal:
        """Return the rate in percent, correctly rounded: a half goes away from zero.

        Parameters
        ----------
        places
            Decimals, from 0 to 60; None for as many as the convention shows.

        Examples
        --------
        >>> from microloan.calendars import MONTH
        >>> from microloan.interest.yields.conventions import EFFECTIVE_RATE
        >>> from microloan.interest.yields.flows import PeriodicFlow
        >>> found = PeriodicFlow([-100, 101], MONTH).rate(EFFECTIVE_RATE)
        >>> found.percent(), found.percent(20)
        (Decimal('12.68'), Decimal('12.68250301319697206612'))
        """
        return self.root.percent(self.convention.places if places is None else places)

    def rate(self, places: int | None = None) -> Rate:
        """Return the rate as a `Rate`, rounded as `percent` does.

        Raises
        ------
        MicroloanError
            If it is negative.

        Examples
        --------
        >>> from microloan.calendars import YEAR
        >>> from microloan.interest.yields.conventions import NOMINAL_APR
        >>> from microloan.interest.yields.flows import PeriodicFlow
        >>> PeriodicFlow([-100, 110], YEAR).rate(NOMINAL_APR).rate()
        percent('10')
        """
        found = self.percent(places)
        if found < 0:
            raise MicroloanError("rate", self, "is negative; read it with percent()", code="out_of_range")
        return percent(Fraction(found))

    def all_percents(self, places: int | None = None) -> tuple[Decimal, ...]:
        """Return every rate that solves the flow, in percent and in rising order.

        Parameters
        ----------
        places
            As for `percent`.

        Examples
        --------
        >>> from microloan.calendars import YEAR
        >>> from microloan.interest.yields.conventions import NOMINAL_APR
        >>> from microloan.interest.yields.flows import PeriodicFlow
        >>> PeriodicFlow([-5, 10, 1, -8, 2], YEAR).rate(NOMINAL_APR).all_percents(1)
        (Decimal('-71.5'), Decimal('0.0'), Decimal('59.5'))
        """
        return tuple(root.percent(self.convention.places if places is None else places) for root in self.roots)

    def residual(self, places: int = _RESIDUAL_PLACES) -> Decimal:
        """Return what is left when all amounts are discounted, over the largest of them.

        Parameters
        ----------
        places
            Decimals of the percent that they are discounted at.

        Examples
        --------
        >>> from microloan.calendars import MONTH
        >>> from microloan.interest.yields.conventions import NOMINAL_APR
        >>> from microloan.interest.yields.flows import PeriodicFlow
        >>> abs(PeriodicFlow([1_960_000, *[-97_000] * 24], MONTH).rate(NOMINAL_APR).residual()) < Decimal("1e-15")
        True
        """
        root = self.root
        growth = 1 + Fraction(root.percent(places)) / 100 * root.equation.scale
        left, _ = discounted(root.equation, growth)
        most = max(map(abs, root.equation.amounts))
        share = Fraction(left) / most * 10**_RESIDUAL_PLACES
        return Decimal(f"{int(share)}E-{_RESIDUAL_PLACES}")

    def explain(self) -> Explanation:
        """Return the arithmetic of the rate: its equation, rounding, residual and other roots."""
        convention, shown = self.convention, f"{self}"
        amounts = self.flow.amounts
        counted = f"{sum(amount > 0 for amount in amounts)} received, {sum(amount < 0 for amount in amounts)} paid"
        steps = [
            Step("amounts", counted, str(len(amounts))),
            Step("equation", f"sum of amount ÷ {convention.discount}", "0"),
        ]
        if self.root.equation.scale != 1:
            working = f"{self.percent(6)}% ÷ {1 / self.root.equation.scale}"
            steps.append(Step("rate of one period", working, f"{self._of_period()}%"))
        places = f"{convention.places} decimal{'' if convention.places == 1 else 's'}"
        steps.append(Step("rate", f"{self.percent(6)}%, rounded half up to {places}", shown))
        working = f"discounted at {self.percent(_RESIDUAL_PLACES)}%, over the largest amount"
        steps.append(Step("left at that rate", working, f"{self.residual():f}"))
        if len(self.roots) > 1:
            others = [root for root in self.roots if root is not self.root]
            steps.append(
                Step("other rates", _POLICY, ", ".join(f"{root.percent(convention.places)}%" for root in others))
            )
        title = f"{convention.words[0].upper()}{convention.words[1:]} of {len(amounts)} amounts: {shown}"
        return Explanation(title, tuple(steps), (convention.definition, f"source: {convention.source}"))

    def _of_period(self) -> Decimal:
        """Return the rate of one period in percent, to 6 decimals."""
        return Decimal(f"{self.root.figure(10**8 * self.root.equation.scale)}E-6")

    def __str__(self) -> str:
        return f"{self.percent()}%"

    def __repr__(self) -> str:
        return f"<{self.convention.words} {self}>"


def find_rate(flow: CashFlow, convention: RateConvention) -> FoundRate:
    """Return the rate of a flow by a convention; what `CashFlow.rate` calls.

    Raises
    ------
    MicroloanError
        If there is none, or the flow does not have what the convention must know.

    Examples
    --------
    >>> from microloan.calendars import YEAR
    >>> from microloan.interest.yields.conventions import NOMINAL_APR
    >>> from microloan.interest.yields.flows import PeriodicFlow
    >>> find_rate(PeriodicFlow([-100, 110], YEAR), NOMINAL_APR)
    <nominal APR 10.00%>
    """
    check_convention(convention)
    return FoundRate(convention, flow, roots_of(convention.equation_of(flow)))


def check_convention(convention: object) -> None:
    """Refuse what is not a named convention.

    >>> check_convention("apr")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: convention='apr' must be a rate convention, such as NOMINAL_APR or XIRR
    """
    if not isinstance(convention, RateConvention):
        problem = "must be a rate convention, such as NOMINAL_APR or XIRR"
        raise MicroloanError("convention", convention, problem, code="wrong_type")
