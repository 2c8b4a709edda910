"""Ticks of Plotly are round, few, and say what they are."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Currency, money_format
from microloan.currency.formatters import (
    IN_LABEL,
    IN_OFFSET,
    MAJOR,
    MINOR,
    ON_TICKS,
    plotly_locale,
    plotly_ticks,
    vega_locale,
)
from microloan.currency.money_format import MoneyStyle
from microloan.errors import MicroloanError

LOOSE: Any = plotly_ticks
AMOUNTS = st.integers(-(10**15), 10**15) | st.integers(-1000, 1000)


@given(AMOUNTS, AMOUNTS, st.integers(0, 4))
def test_ticks_are_round_and_reach_around_the_amounts(one: int, other: int, exponent: int) -> None:
    low, high = sorted((one, other))

    axis = plotly_ticks(low, high, Currency("XXX", exponent))

    places = axis["tickvals"]
    steps = {right - left for left, right in pairwise(places)}
    assert places[0] <= low
    assert high <= places[-1]
    assert len(places) <= 7
    assert len(steps) <= 1
    for step in steps:
        assert str(step).rstrip("0") in {"1", "2", "25", "5"}
        assert all(place % step == 0 for place in places)
    assert len(set(axis["ticktext"])) == len(places)


@given(AMOUNTS, AMOUNTS, st.integers(0, 4))
def test_major_units_are_the_same_amounts(one: int, other: int, exponent: int) -> None:
    low, high = sorted((one, other))
    currency = Currency("XXX", exponent)

    minor, major = (plotly_ticks(low, high, currency, data=data) for data in (MINOR, MAJOR))

    assert [Fraction(place) * 10**exponent for place in major["tickvals"]] == minor["tickvals"]
    assert all(type(place) in {int, Decimal} for place in major["tickvals"])
    assert minor["ticktext"] == major["ticktext"]


def test_plotly_takes_them() -> None:
    figure = go.Figure(go.Bar(x=["2024", "2025"], y=[3_145_000, 4_288_686]))

    figure.update_yaxes(**plotly_ticks(0, 4_288_686_00, BDT, data=MAJOR, unit=IN_LABEL, label="Disbursed"))

    axis = json.loads(figure.to_json())["layout"]["yaxis"]
    assert axis["title"] == {"text": "Disbursed (Tk. lakh)"}
    assert axis["tickvals"] == [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000]
    assert axis["ticktext"] == ["0", "10", "20", "30", "40", "50"]


def test_plotly_takes_places_between_whole_units() -> None:
    figure = go.Figure()

    figure.update_xaxes(**plotly_ticks(0, 250, BDT, data=MAJOR))

    axis = json.loads(figure.to_json())["layout"]["xaxis"]
    assert [str(place) for place in axis["tickvals"]] == ["0", "0.5", "1", "1.5", "2", "2.5"]
    assert axis["ticktext"][:2] == ["Tk. 0.0", "Tk. 0.5"]


@pytest.mark.parametrize(
    ("low", "high", "style", "texts"),
    [
        (0, 4_288_686_000_00, None, ["Tk. 0 crore", "Tk. 100 crore"]),
        (0, 95_000_00, None, ["Tk. 0.0 lakh", "Tk. 0.2 lakh"]),
        (-1_250_000_00, 0, "bn_BD", ["-১২.৫ লাখ টাকা", "-১০.০ লাখ টাকা"]),
        (0, 250_000_00, money_format.INDIAN, ["Tk. 0", "Tk. 50,000"]),
        (5, 5, None, ["Tk. 0.05"]),
        (0, 3, None, ["Tk. 0.00", "Tk. 0.01"]),
    ],
)
def test_the_unit_stands_at_each_tick(low: int, high: int, style: MoneyStyle | str | None, texts: list[str]) -> None:
    axis = plotly_ticks(low, high, BDT, style)

    assert axis["ticktext"][:2] == texts
    assert "title" not in axis


@pytest.mark.parametrize(
    ("low", "high", "currency", "chosen", "argument", "code"),
    [
        (0.5, 1, BDT, {}, "low", "wrong_type"),
        (0, True, BDT, {}, "high", "wrong_type"),
        (2, 1, BDT, {}, "low", "bad_order"),
        (0, 1, "BDT", {}, "currency", "wrong_type"),
        (0, 1, BDT, {"style": 5}, "style", "wrong_type"),
        (0, 1, BDT, {"data": "minor"}, "data", "wrong_type"),
        (0, 1, BDT, {"unit": IN_OFFSET}, "unit", "unsupported"),
        (0, 1, BDT, {"unit": "ticks"}, "unit", "wrong_type"),
        (0, 1, BDT, {"unit": ON_TICKS, "label": None}, "label", "wrong_type"),
    ],
)
def test_what_makes_no_ticks(
    low: object, high: object, currency: object, chosen: dict[str, object], argument: str, code: str
) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE(low, high, currency, **chosen)

    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_the_locale_has_the_groups_and_the_symbol() -> None:
    settings = plotly_locale(INR, "en_IN")
    numbers = settings["locales"][settings["locale"]]["format"]

    assert numbers == {
        part: vega_locale(INR, "en_IN")[part] for part in ("decimal", "thousands", "grouping", "currency")
    }
    # Of a locale it does not know in full, Plotly takes the rest from the language before the hyphen.
    assert settings["locale"].startswith("en-")


def test_plotly_writes_the_locale_into_a_page() -> None:
    figure = go.Figure(go.Bar(x=["2025"], y=[4_288_686]))

    page = figure.to_html(config=plotly_locale(INR, "en_IN"), include_plotlyjs=False)

    assert '"grouping": [3, 2, 2, 2, 2, 2, 2, 2, 2, 2]' in page


@pytest.mark.parametrize("style", ["bn_BD", "ne_NP", money_format.compact("en_BD")], ids=["bn", "ne", "compact"])
def test_what_plotly_has_no_locale_for(style: MoneyStyle | str) -> None:
    with pytest.raises(MicroloanError) as caught:
        plotly_locale(BDT, style)

    assert (caught.value.argument, caught.value.code) == ("style", "unsupported")
