"""The search over a grid, against a search of every place."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError
from microloan.pricing.searching import Point, Search


def search_of(figures: list[int | None], value: int, *, runs: int = 10**9) -> Search[int]:
    """Search a list of figures; None is a place without a loan, and every so many places are one run."""

    def measure(place: int) -> Point[int]:
        figure = figures[place]
        if figure is None:
            raise MicroloanError("place", place, "has no loan", code="out_of_range")
        return Point(figure, (place // runs,))

    return Search(
        len(figures),
        measure,
        lambda figure: (figure > value) - (figure < value),
        lambda one: Fraction(abs(one - value)),
    )


def rising(least: int = 1) -> st.SearchStrategy[list[int]]:
    """Draw figures that never fall."""
    steps = st.lists(st.integers(0, 5), min_size=least, max_size=900)
    return steps.map(lambda drawn: list(accumulate(drawn)))


RISING = rising()


@given(RISING, st.integers(-3, 3_000))
def test_a_figure_that_only_rises_is_found_wherever_it_is(figures: list[int], value: int) -> None:
    search = search_of([*figures], value)
    found = search.nearest()
    if not figures[0] <= value <= figures[-1]:
        assert found is None
    else:
        assert found is not None
        assert abs(figures[found] - value) == min(abs(figure - value) for figure in figures)
        first, last = search.alike(found)
        assert [place for place, figure in enumerate(figures) if figure == figures[found]] == [*range(first, last + 1)]


@given(RISING, st.integers(-3, 3_000))
def test_the_farthest_under_a_cap_and_over_a_floor(figures: list[int], value: int) -> None:
    under = [place for place, figure in enumerate(figures) if figure <= value]
    over = [place for place, figure in enumerate(figures) if figure >= value]
    assert search_of([*figures], value).farthest(lambda side: side <= 0, 1) == max(under, default=None)
    assert search_of([*figures], value).farthest(lambda side: side >= 0, -1) == min(over, default=None)


@given(RISING, st.integers(0, 3_000))
def test_a_figure_that_falls_is_the_same_from_the_other_side(figures: list[int], value: int) -> None:
    falling = figures[::-1]
    under = [place for place, figure in enumerate(falling) if figure <= value]
    assert search_of([*falling], value).farthest(lambda side: side <= 0, -1) == min(under, default=None)


@given(rising(120), st.integers(0, 450), st.integers(0, 450), st.integers(0, 3_000))
def test_places_without_a_loan_are_passed_over(figures: list[int], before: int, after: int, value: int) -> None:
    places: list[int | None] = [*[None] * before, *figures, *[None] * after]
    under = [before + place for place, figure in enumerate(figures) if figure <= value]
    assert search_of(places, value).farthest(lambda side: side <= 0, 1) == max(under, default=None)


@pytest.mark.parametrize("value", [*range(0, 4_000, 37)])
def test_a_saw_is_searched_tooth_by_tooth(value: int) -> None:
    """Each run of 300 places rises by 300, and the next begins 60 lower than it ended."""
    figures: list[int | None] = [place - 60 * (place // 300) for place in range(5_000)]
    search = search_of(figures, value, runs=300)
    assert search.farthest(lambda side: side <= 0, 1) == max(
        place for place in range(5_000) if (figures[place] or 0) <= value
    )
    nearest = search_of(figures, value, runs=300).nearest()
    assert nearest is not None
    assert figures[nearest] == value
    assert len(search.points) < 400


def test_a_small_grid_is_computed_whole() -> None:
    search = search_of([5, 1, 4, 1, 3], 3)
    assert search.is_whole
    assert search.farthest(lambda side: side <= 0, 1) == 4
    assert len(search.points) == 5
    search = search_of([5, 1, 4, 1, 3], 1)
    assert search.nearest() == 1
    assert search.farthest(lambda side: side <= 0, 1) == 3
    assert len(search.points) == 5


def test_a_grid_without_any_loan_says_why() -> None:
    with pytest.raises(MicroloanError, match="has no loan"):
        search_of([None] * 500, 1)
