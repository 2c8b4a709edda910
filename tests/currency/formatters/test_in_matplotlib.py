"""At an axis of matplotlib stand amounts, all in one unit, said once."""

from __future__ import annotations

import copy
import io
import pickle
import sys
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator

from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import BDT, INR, Currency, money_format, scale
from microloan.currency.formatters import (
    IN_LABEL,
    IN_OFFSET,
    MAJOR,
    MINOR,
    ON_TICKS,
    Plotted,
    axis_formatter,
    format_axis,
)
from microloan.errors import MicroloanError

LOOSE_FORMATTER: Any = axis_formatter
LOOSE_AXIS: Any = format_axis


def drawn(*, high: float, low: float = 0, step: float | None = None) -> Axes:
    """Return axes that show amounts between two limits; a step puts the ticks where every matplotlib would."""
    axes = Figure().add_subplot(ylim=(low, high))
    if step is not None:
        axes.yaxis.set_major_locator(MultipleLocator(step))
    return axes


def ticks_of(axes: Axes) -> list[str]:
    places = axes.get_yticks().tolist()
    low, high = axes.get_ylim()
    texts = [label.get_text() for label in axes.get_yticklabels()]
    return [text for place, text in zip(places, texts, strict=True) if low <= place <= high]


@given(st.integers(1, 10**16), st.integers(0, 10**16), st.sampled_from([MINOR, MAJOR]))
def test_ticks_in_view_are_told_apart(span: int, low: int, data: Plotted) -> None:
    axes = drawn(low=low, high=low + span)
    format_axis(axes.yaxis, BDT, data=data)

    # Where the amounts are much larger than what is between them, the ticks are too close for a float.
    if span > low // 10**6:
        assert len({label.get_text() for label in axes.get_yticklabels()}) == len(set(axes.get_yticks().tolist()))


@pytest.mark.parametrize(
    ("high", "step", "data", "ticks", "unit"),
    [
        (4_288_000_00, 1_000_000_00, MINOR, ["0", "10", "20", "30", "40"], "Tk. lakh"),
        (4_288_000, 1_000_000, MAJOR, ["0", "10", "20", "30", "40"], "Tk. lakh"),
        (4_288_686_000_00, 2_500_000_000_00, MINOR, ["0", "250"], "Tk. crore"),
        (10_000_00, 2_500_00, MINOR, ["0.0", "2.5", "5.0", "7.5", "10.0"], "Tk. thousand"),
        (1, Fraction(1, 4), MAJOR, ["0.00", "0.25", "0.50", "0.75", "1.00"], "Tk."),
    ],
)
def test_the_unit_comes_from_what_is_in_view(
    high: int, step: float, data: Plotted, ticks: list[str], unit: str
) -> None:
    axes = drawn(high=high, step=float(step))
    formatter = format_axis(axes.yaxis, BDT, data=data)

    assert ticks_of(axes) == ticks
    assert formatter.get_offset() == unit


def test_zooming_in_may_change_the_unit() -> None:
    axes = drawn(high=500_000_000, step=100_000_000)
    formatter = format_axis(axes.yaxis, INR, data=MAJOR)
    assert (ticks_of(axes)[:2], formatter.get_offset()) == (["0", "10"], "Rs. crore")

    axes.set_ylim(0, 400_000)
    axes.yaxis.set_major_locator(MultipleLocator(50_000))
    assert (ticks_of(axes)[:2], formatter.get_offset()) == (["0.0", "0.5"], "Rs. lakh")

    axes.set_ylim(100_000, 100_005)
    axes.yaxis.set_major_locator(MultipleLocator(1))
    assert (ticks_of(axes)[:2], formatter.get_offset()) == (["1,00,000", "1,00,001"], "Rs.")


def test_the_unit_in_the_label_stays() -> None:
    axes = drawn(high=500_000_000, step=100_000_000)
    format_axis(axes.yaxis, BDT, data=MAJOR, unit=IN_LABEL, label="Disbursed")

    axes.set_ylim(0, 400_000)
    axes.yaxis.set_major_locator(MultipleLocator(50_000))

    assert axes.get_ylabel() == "Disbursed (Tk. crore)"
    assert ticks_of(axes)[:2] == ["0.000", "0.005"]
    assert axes.yaxis.get_offset_text().get_text() == ""


def test_the_unit_on_the_ticks() -> None:
    axes = drawn(low=-1_000_000, high=1_000_000, step=250_000)
    format_axis(axes.yaxis, INR, data=MAJOR, unit=ON_TICKS, label="Surplus")

    assert ticks_of(axes)[:2] == ["-Rs. 10.0 lakh", "-Rs. 7.5 lakh"]
    assert axes.get_ylabel() == "Surplus"


def test_a_label_is_left_alone_unless_one_is_given() -> None:
    axes = drawn(high=1)
    axes.set_ylabel("Loans")
    format_axis(axes.yaxis, BDT)

    assert axes.get_ylabel() == "Loans"


def test_the_pointer_reads_the_whole_amount() -> None:
    axes = drawn(high=500_000_000_00)
    formatter = format_axis(axes.yaxis, BDT)

    assert formatter.format_data_short(12_345_678_90.4) == "Tk. 1,23,45,678.90"
    assert axes.format_ydata(-5) == "-Tk. 0.05"


@pytest.mark.parametrize("number", [250_000_00, np.int64(250_000_00), np.float64(250_000_00), np.float32(250_000_00)])
def test_any_number_of_matplotlib_is_read(number: float) -> None:
    formatter = axis_formatter(BDT)
    formatter.set_locs([0, number])

    assert formatter(number) == "2.5"


def test_a_formatter_without_an_axis_fits_the_ticks_it_is_given() -> None:
    formatter = axis_formatter(BDT, "bn_BD")

    assert formatter.format_ticks([]) == []
    assert formatter.format_ticks([0, 5_000_000_00]) == ["০", "৫০"]
    assert formatter.get_offset() == "লাখ টাকা"
    assert formatter.format_ticks([-5_000_000_00, 0]) == ["-৫০", "০"]


def test_a_scale_of_your_own() -> None:
    axes = drawn(high=10_000_000, step=2_000_000)
    formatter = format_axis(
        axes.yaxis, BDT, money_format.in_scale(scale.MILLION, places=1, rounding=HALF_UP), data=MAJOR
    )

    assert (ticks_of(axes)[:3], formatter.get_offset()) == (["0", "2", "4"], "million")


def test_a_figure_is_drawn_pickled_and_copied() -> None:
    figure = Figure()
    axes = figure.add_subplot(ylim=(0, 5_000_000_00))
    format_axis(axes.yaxis, BDT, label="Disbursed")

    first, again, copied = (
        picture(each)
        for each in (figure, pickle.loads(pickle.dumps(figure)), copy.deepcopy(figure))  # noqa: S301
    )

    assert first == again == copied


def picture(figure: Figure) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=40)
    return buffer.getvalue()


def test_what_is_no_axis() -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE_AXIS(drawn(high=1), BDT)

    assert str(caught.value) == "axis='a Axes' must be an axis, such as axes.yaxis"


@pytest.mark.parametrize(
    ("currency", "style", "chosen", "argument"),
    [
        ("BDT", None, {}, "currency"),
        (BDT, 5, {}, "style"),
        (BDT, None, {"data": "minor"}, "data"),
        (BDT, None, {"unit": "offset"}, "unit"),
    ],
)
def test_what_makes_no_formatter(currency: object, style: object, chosen: dict[str, object], argument: str) -> None:
    for make in (LOOSE_FORMATTER, lambda *given, **named: LOOSE_AXIS(drawn(high=1).yaxis, *given, **named)):
        with pytest.raises(MicroloanError) as caught:
            make(currency, style, **chosen)
        assert caught.value.argument == argument


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    for make in (lambda: axis_formatter(BDT), lambda: LOOSE_AXIS(None, BDT)):
        with pytest.raises(MicroloanError) as caught:
            make()
        assert (
            str(caught.value) == """package='matplotlib' is not installed; run pip install "microloan[matplotlib]\""""
        )


@pytest.mark.parametrize("exponent", range(5))
def test_major_units_are_those_of_the_currency(exponent: int) -> None:
    axes = drawn(high=900_000, step=200_000)
    formatter = format_axis(axes.yaxis, Currency("XXX", exponent, "T."), "en_IN", data=MAJOR, unit=IN_OFFSET)

    assert (ticks_of(axes)[:2], formatter.get_offset()) == (["0", "2"], "T. lakh")
