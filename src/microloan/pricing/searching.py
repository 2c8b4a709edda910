"""Searching a grid for the value whose figure meets a target.

Values are places on the grid, counted from 0. A figure need not rise or fall all the way:
where installments are rounded to coarse amounts, the total interest falls a little each time
the installment steps up. So a search goes like this:

1. A grid of at most 200 values is computed whole.
2. Else a sweep computes places spread evenly and by doublings, both ends among them.
3. Between two places of the sweep on two sides of the target, bisection finds two
   neighbours of the grid on its two sides.
4. Around these, 16 places each way are computed, and both ends of the next three runs of
   places that share one regular installment and one number of installments. A better place
   starts this step again; between two places on two sides of the target, bisection goes on.

>>> def squares(place):
...     return Point(place * place, ())
>>> search = Search(1_000, squares, lambda number: (number > 300) - (number < 300), lambda number: abs(number - 300))
>>> search.farthest(lambda side: side <= 0, 1), len(search.points) < 200
(17, True)
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FEW: Final = 200
NEIGHBOURS: Final = 16
_RUNS = 3
_EVENLY = 16

V = TypeVar("V")


class Point(NamedTuple, Generic[V]):
    """What one place of the grid comes to: its figure, and what tells runs of places apart."""

    value: V
    run: tuple[int, ...]


class Search(Generic[V]):
    """A grid whose places are computed when they are asked for, each once.

    Parameters
    ----------
    size
        How many places there are.
    measure
        From a place to its `Point`; a `MicroloanError` says that there is no such loan.
    side
        From a figure to -1, 0 or 1: below, at or above the target.
    gap
        From a figure to how far it is from the target.
    """

    def __init__(
        self,
        size: int,
        measure: Callable[[int], Point[V]],
        side: Callable[[V], int],
        gap: Callable[[V], Fraction],
    ) -> None:
        self._measure, self._side, self._gap = measure, side, gap
        self._sides: dict[int, int | None] = {}
        self.is_whole = size <= FEW
        self.points: dict[int, Point[V] | None] = {}
        if self.is_whole:
            for place in range(size):
                self.point(place)
        self.swept = list(self._usable(size))

    def point(self, place: int) -> Point[V] | None:
        """Return what a place comes to; None where there is no such loan."""
        if place not in self.points:
            try:
                self.points[place] = self._measure(place)
            except MicroloanError as error:
                self.points[place] = None
                self.refusal = error
        return self.points[place]

    def side(self, place: int) -> int | None:
        """Return on which side of the target a place lies."""
        if place not in self._sides:
            point = self.point(place)
            self._sides[place] = None if point is None else self._side(point.value)
        return self._sides[place]

    def nearest(self) -> int | None:
        """Return the place whose figure is nearest to the target, of equally near ones the lowest found.

        None where all figures lie on one side.
        """
        places = set(self.swept)
        if not self.is_whole:
            for place in self._crossed(places) or [min(self.swept, key=self._rank)]:
                places |= set(self._around(place))
            # Between the two ends of a run there may be a nearer place than at either.
            for place in self._crossed(places):
                places |= {place, place + 1}
        sides = {side for place in places if (side := self.side(place)) is not None}
        if 0 not in sides and len(sides) < 2:
            return None
        best = min(places, key=self._rank)
        while not self.is_whole and self.side(best) != 0:
            first, last = self.alike(best)
            better = min([*self._around(first, (-1,)), *self._around(last, (1,))], key=self._rank)
            if self._rank(better)[:2] >= self._rank(best)[:2]:
                break
            best = better
        return best

    def _crossed(self, places: set[int]) -> list[int]:
        """Return, of each two of the places in turn that lie on two sides of the target, where it is crossed."""
        pairs = pairwise(sorted(places))
        return [
            self._edge(one, other, self._is_below)
            for one, other in pairs
            if self._is_below(one) != self._is_below(other)
        ]

    def farthest(self, keeps: Callable[[int], bool], way: int) -> int | None:
        """Return the highest place that is found to keep the target, or the lowest.

        Parameters
        ----------
        keeps
            From the side of a place to whether the target is kept.
        way
            1 for the highest, -1 for the lowest.
        """

        def kept(place: int) -> bool:
            side = self.side(place)
            return side is not None and keeps(side)

        inwards = self.swept[::-way]
        found = next((place for place in inwards if kept(place)), None)
        if self.is_whole or found == inwards[0]:
            return found
        if found is None:
            about = self._around(min(self.swept, key=self._rank))
            found = next((place for place in about[::-way] if kept(place)), None)
            if found is None:
                return None
            edge = self._last_alike(found, way, kept)
        else:
            edge = self._edge(found, inwards[inwards.index(found) - 1], kept)
        while beyond := [place for place in self._around(edge, (way,)) if place != edge and kept(place)]:
            edge = self._last_alike(max(beyond, key=lambda place: place * way), way, kept)
        return edge

    def alike(self, place: int) -> tuple[int, int]:
        """Return the first and the last place of those about a place that have its very figure."""
        point = self.point(place)

        def same(other: int) -> bool:
            there = self.point(other)
            return there is not None and point is not None and there.value == point.value

        return self._last_alike(place, -1, same), self._last_alike(place, 1, same)

    def _usable(self, size: int) -> Iterator[int]:
        """Yield the places of the sweep, in order, from the first that has a loan to the last."""
        chosen: Sequence[int] = range(size)
        if not self.is_whole:
            evenly = {(size - 1) * part // _EVENLY for part in range(_EVENLY + 1)}
            chosen = sorted(evenly | {2**power - 1 for power in range(size.bit_length())})
        low = self._outermost(chosen)
        high = self._outermost(chosen[::-1])
        yield from sorted({low, high, *(place for place in chosen if low < place < high)})

    def _outermost(self, chosen: Sequence[int]) -> int:
        """Return the outermost place with a loan; the sweep is given from that side."""
        without = None
        for place in chosen:
            if self.point(place) is not None:
                return place if without is None else self._edge(place, without, lambda at: self.point(at) is not None)
            without = place
        raise self.refusal

    def _edge(self, inside: int, outside: int, holds: Callable[[int], bool]) -> int:
        """Return the last place, on the way from one where `holds` to one where it does not, where it still does."""
        if not holds(inside):
            return self._edge(inside, outside, lambda place: not holds(place))
        while abs(outside - inside) > 1:
            middle = (inside + outside) // 2
            inside, outside = (middle, outside) if holds(middle) else (inside, middle)
        return inside

    def _last_alike(self, place: int, way: int, holds: Callable[[int], bool]) -> int:
        """Return the last place, going one way by doublings, until which `holds`."""
        first, last = self.swept[0], self.swept[-1]
        step, end = 1, last if way > 0 else first
        while place != end:
            ahead = min(place + step, end) if way > 0 else max(place - step, end)
            if not holds(ahead):
                return self._edge(place, ahead, holds)
            place, step = ahead, step * 2
        return place

    def _around(self, place: int, ways: tuple[int, ...] = (-1, 1)) -> list[int]:
        """Return the places about one that step 4 computes, in order."""
        first, last = self.swept[0], self.swept[-1]
        found = {place}
        for way, end in ((-1, first), (1, last)):
            if way not in ways:
                continue
            found |= {place + way * off for off in range(1, NEIGHBOURS + 1) if first <= place + way * off <= last}
            here = place
            for _ in range(_RUNS):
                here = self._last_alike(here, way, self._has_run_of(here))
                found.add(here)
                if here == end:
                    break
                here += way
                found.add(here)
        return sorted(found)

    def _has_run_of(self, place: int) -> Callable[[int], bool]:
        point = self.point(place)
        run = None if point is None else point.run

        def holds(other: int) -> bool:
            there = self.point(other)
            return (None if there is None else there.run) == run

        return holds

    def _is_below(self, place: int) -> bool:
        side = self.side(place)
        return side is not None and side < 0

    def _rank(self, place: int) -> tuple[bool, Fraction, int]:
        point = self.point(place)
        return (True, Fraction(0), place) if point is None else (False, self._gap(point.value), place)
