"""`FoundRates`: the rate of each flow of a column, printed figures correctly rounded.

>>> import numpy as np
>>> from microloan.calendars import YEAR
>>> from microloan.interest.yields.columns import PeriodicFlows
>>> from microloan.interest.yields.conventions import EFFECTIVE_RATE
>>> flows = PeriodicFlows(np.array([[-1_000, -1_000], [2_500, 0], [-1_540, 1_210]]), YEAR)
>>> found = flows.rate(EFFECTIVE_RATE)
>>> found.percents(), found.positions_with_several, found.found(0).all_percents()
(array([1000, 1000]), (0,), (Decimal('10.00'), Decimal('40.00')))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.interest.yields.found import FoundRate, find_rate
from microloan.interest.yields.roots import Root, chosen, rivals

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from microloan.arithmetic.kinds import Column
    from microloan.interest.yields.column_solving import Floats
    from microloan.interest.yields.columns import CashFlows
    from microloan.interest.yields.conventions import RateConvention


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FoundRates:
    """The rate of each flow of a column.

    Parameters
    ----------
    convention
        What kind of rates they are.
    flows
        What they are the rates of.
    low, high
        Two growths that the rate of each flow lies between.
    scale
        How much of the yearly rate one growth takes.
    singled
        The roots of flows that were worked out one by one, by position: all that have
        several rates are among them.
    """

    convention: RateConvention
    flows: CashFlows
    low: Floats
    high: Floats
    scale: Fraction
    singled: Mapping[int, tuple[Root, ...]]

    def __len__(self) -> int:
        return len(self.low)

    def figures(self, units: int) -> Column:
        """Return each rate in parts of one, correctly rounded: 10,000 gives hundredths of a percent.

        Parameters
        ----------
        units
            How many parts, at least 1.

        Returns
        -------
        int64 array of shape (loans,).

        Raises
        ------
        ColumnError
            If a figure is past int64.
        """
        from microloan.interest.yields.column_solving import figures

        return figures(self, units)

    def percents(self, places: int | None = None) -> Column:
        """Return each rate in percent × 10^places, correctly rounded: 1707 for 17.07%.

        Parameters
        ----------
        places
            Decimals; None for as many as the convention shows.

        Returns
        -------
        int64 array of shape (loans,).
        """
        return self.figures(10 ** (2 + (self.convention.places if places is None else places)))

    @property
    def positions_with_several(self) -> tuple[int, ...]:
        """The positions of the flows whose rate is not the only one, as `FoundRate.is_only` tells it."""
        return tuple(position for position, roots in sorted(self.singled.items()) if rivals(roots))

    def found(self, position: int) -> FoundRate:
        """Return the rate of the flow at `position`, with its other roots and its arithmetic."""
        return find_rate(self.flows.flow(position), self.convention)

    def root(self, position: int) -> Root:
        """Return the root that is the rate of the flow at `position`."""
        if position in self.singled:
            return chosen(self.singled[position])
        return self.found(position).root

    def __repr__(self) -> str:
        return f"<{self.convention.words} of {len(self):,} flows>"
