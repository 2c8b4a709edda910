"""Explanations that line up, and decimals that say where they were cut."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step, decimal_text
from microloan.textwidth import display_width

WHOLE = st.integers(-(10**30), 10**30)
LABELS = st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=6)

INSTALLMENT = Explanation(
    "Installment 7 of 46, due 4 March 2026",
    (
        Step("outstanding before", "", "Tk. 17,620.15"),
        Step("interest", "17,620.15 × 24% ÷ 52 = 81.3237…", "81.32"),
        Step("principal", "505.00 − 81.32", "423.68"),
    ),
    notes=("interest is rounded half up to a multiple of 0.01",),
)


@given(WHOLE, WHOLE.filter(bool), st.integers(0, 40))
def test_the_decimals_written_are_true(numerator: int, denominator: int, places: int) -> None:
    text = decimal_text(numerator, denominator, places)
    exact = Fraction(numerator, denominator)
    written = Fraction(text.removesuffix("…"))
    cut = text.endswith("…")
    assert abs(written) <= abs(exact) < abs(written) + Fraction(1, 10**places)
    assert cut == (written != exact)
    assert len(text.removesuffix("…").partition(".")[2]) <= places
    assert cut or not (text.endswith("0") and "." in text)


@given(WHOLE, WHOLE.filter(bool), st.integers(0, 40))
def test_the_sign_stands_before_the_same_digits(numerator: int, denominator: int, places: int) -> None:
    text = decimal_text(abs(numerator), abs(denominator), places)
    sign = "-" if numerator * denominator < 0 else ""
    assert sign + text == decimal_text(numerator, denominator, places)


@pytest.mark.parametrize(
    ("numerator", "denominator", "places", "text"),
    [
        (1, 3, 4, "0.3333…"),
        (1, 4, 4, "0.25"),
        (0, 7, 4, "0"),
        (-1, 3, 2, "-0.33…"),
        (1, -3, 2, "-0.33…"),
        (-1, 1000, 2, "-0.00…"),
        (5, 1, 0, "5"),
        (7, 2, 0, "3…"),
        (10_001, 100_000, 4, "0.1000…"),
        (100, 1, 3, "100"),
        (1, 3, 100, "0." + "3" * 100 + "…"),
        (1_762_015 * 6, 25 * 52 * 100, 4, "81.3237…"),
    ],
)
def test_known_decimals(numerator: int, denominator: int, places: int, text: str) -> None:
    assert text == decimal_text(numerator, denominator, places)


@pytest.mark.parametrize(
    ("arguments", "argument", "code"),
    [
        ((1, 0, 2), "denominator", "out_of_range"),
        ((1, 3, -1), "places", "out_of_range"),
        ((1, 3, 101), "places", "out_of_range"),
        ((10**5000, 3, 2), "numerator", "out_of_range"),
        ((0.5, 3, 2), "numerator", "wrong_type"),
        ((1, True, 2), "denominator", "wrong_type"),
        ((1, 3, "2"), "places", "wrong_type"),
    ],
)
def test_bad_decimals(arguments: tuple[Any, Any, Any], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        decimal_text(*arguments)
    assert (argument, code) == (caught.value.argument, caught.value.code)


def test_it_reads_as_arithmetic() -> None:
    assert str(INSTALLMENT).splitlines() == [
        "Installment 7 of 46, due 4 March 2026",
        "  outstanding before  Tk. 17,620.15",
        "  interest            17,620.15 × 24% ÷ 52 = 81.3237…  → 81.32",
        "  principal           505.00 − 81.32                   → 423.68",
        "  interest is rounded half up to a multiple of 0.01",
    ]


@given(LABELS)
def test_results_line_up_whatever_the_script(labels: list[str]) -> None:
    explanation = Explanation("", tuple(Step(label, "সুদ 利息", "1.00") for label in labels))
    lines = str(explanation).split("\n")[1:]
    assert len(labels) == len(lines)
    assert len({display_width(line) for line in lines}) <= 1


@given(LABELS)
def test_each_step_is_found_by_its_label(labels: list[str]) -> None:
    explanation = Explanation("t", tuple(Step(label, "", "1") for label in labels))
    assert labels == [step.label for step in explanation]
    assert all(explanation[label].label == label for label in labels)
    assert len(labels) == len(explanation)


def test_an_unknown_step_lists_the_known() -> None:
    with pytest.raises(MicroloanError, match="'fee' is not a step here; the steps are outstanding before, interest, p"):
        INSTALLMENT["fee"]


def test_html_is_escaped() -> None:
    html = Explanation("a < b", (Step("<i>", "1 & 2", '"3"'),), ("<script>",))._repr_html_()
    for written in ("<caption>a &lt; b</caption>", "&lt;i&gt;", "1 &amp; 2", "&quot;3&quot;", "<p>&lt;script&gt;</p>"):
        assert written in html
    assert "<script" not in html


def test_plain_data_and_repr() -> None:
    assert INSTALLMENT.to_dict() == {
        "title": INSTALLMENT.title,
        "steps": [{"label": step.label, "working": step.working, "result": step.result} for step in INSTALLMENT],
        "notes": ["interest is rounded half up to a multiple of 0.01"],
    }
    assert repr(INSTALLMENT) == "Explanation('Installment 7 of 46, due 4 March 2026', 3 steps)"
    assert hash(INSTALLMENT) == hash(Explanation(INSTALLMENT.title, INSTALLMENT.steps, INSTALLMENT.notes))


def test_short_forms() -> None:
    assert str(Step("fee", "20,000.00 × 1%", "200.00")) == "fee: 20,000.00 × 1% → 200.00"
    assert str(Step("fee", "", "200.00")) == "fee: 200.00"
    assert repr(Explanation("Fee", (Step("fee", "", "200.00"),))) == "Explanation('Fee', 1 step)"
    assert (str(Explanation("Fee", ())), repr(Explanation("Fee", ()))) == ("Fee", "Explanation('Fee', 0 steps)")


def test_a_line_break_does_not_break_a_line() -> None:
    assert str(Explanation("a\nb", (Step("x\ny", "1\r\n2", "\x1b[0m"),))) == "a b\n  x y  1  2  → \ufffd[0m"


STEP = Step("a", "", "1")


@pytest.mark.parametrize(
    ("arguments", "argument", "code"),
    [
        ((1, (STEP,)), "title", "wrong_type"),
        (("t", [STEP]), "steps", "wrong_type"),
        (("t", ("a",)), "steps", "wrong_type"),
        (("t", (STEP, STEP)), "steps", "repeated"),
        (("t", (STEP,), "note"), "notes", "wrong_type"),
        (("t", (STEP,), (1,)), "notes", "wrong_type"),
    ],
)
def test_bad_explanations(arguments: tuple[Any, ...], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Explanation(*arguments)
    assert (argument, code) == (caught.value.argument, caught.value.code)


@pytest.mark.parametrize(
    ("arguments", "argument", "code"),
    [
        (("", "1", "1"), "label", "empty"),
        ((None, "1", "1"), "label", "wrong_type"),
        (("a", 1, "1"), "working", "wrong_type"),
        (("a", "1", 81.32), "result", "wrong_type"),
    ],
)
def test_bad_steps(arguments: tuple[Any, Any, Any], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Step(*arguments)
    assert (argument, code) == (caught.value.argument, caught.value.code)
