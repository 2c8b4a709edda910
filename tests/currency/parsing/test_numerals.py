"""Grouped digits are the number, in whatever script; what is finer than a minor unit is never lost."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rounding import ALL, Rounding
from microloan.currency.parsing.numerals import check_digits, minor_units, numeral
from microloan.currency.parsing.refusals import Refusal
from microloan.currency.parsing.rules import CRORE_KEPT_GROUPING, LENIENT_GROUPING, STRICT_GROUPING, Grouping
from microloan.currency.printing.formatting import INDIAN_GROUPING, UNGROUPED, WESTERN_GROUPING, grouped
from microloan.labels.digits import BANGLA, DEVANAGARI, LATIN, TAMIL, DigitSet

SCRIPTS = (LATIN, BANGLA, DEVANAGARI, TAMIL)


@given(
    st.integers(0, 10**20), st.sampled_from([INDIAN_GROUPING, WESTERN_GROUPING, UNGROUPED]), st.sampled_from(SCRIPTS)
)
def test_grouped_digits_are_the_number(number: int, sizes: tuple[int, ...], script: DigitSet) -> None:
    run = script.written(grouped(str(number), sizes))

    digits, places, _ = numeral(run, STRICT_GROUPING)

    assert (int(digits), places) == (number, 0)
    assert check_digits([run], SCRIPTS) == (script is not LATIN)


@given(st.text("0123456789,", min_size=1, max_size=16).filter(lambda run: run.strip(",") == run))
def test_a_form_is_the_groups_it_names(run: str) -> None:
    number = run.replace(",", "")
    forms = {
        Grouping.PLAIN: number,
        Grouping.INDIAN: grouped(number, INDIAN_GROUPING),
        Grouping.WESTERN: grouped(number, WESTERN_GROUPING),
        Grouping.CRORE_KEPT: f"{number[:-7]},{number[-7:-5]},{number[-5:-3]},{number[-3:]}",
    }
    fitting = {form for form, text in forms.items() if text == run}

    _, _, form = numeral(run, LENIENT_GROUPING)

    if form is Grouping.SHARED:
        assert fitting == {Grouping.INDIAN, Grouping.WESTERN}
    elif form is Grouping.IRREGULAR:
        assert not fitting
    else:
        assert form in fitting


@pytest.mark.parametrize(
    ("run", "form"),
    [
        ("1234567", Grouping.PLAIN),
        ("1,234", Grouping.SHARED),
        ("12,345", Grouping.SHARED),
        ("123,456", Grouping.WESTERN),
        ("1,23,456", Grouping.INDIAN),
        ("1,234,567", Grouping.WESTERN),
        ("107,43,31,000", Grouping.CRORE_KEPT),
        ("1107,43,31,000", Grouping.CRORE_KEPT),
        ("42,88,686,000", Grouping.IRREGULAR),
        ("1,,2", Grouping.IRREGULAR),
    ],
)
def test_forms(run: str, form: Grouping) -> None:
    assert numeral(run, LENIENT_GROUPING)[2] is form


def test_a_form_that_is_not_named_is_refused() -> None:
    assert numeral("107,43,31,000", CRORE_KEPT_GROUPING)[0] == "1074331000"
    with pytest.raises(Refusal, match="bad_grouping"):
        numeral("107,43,31,000", STRICT_GROUPING)


NUMBERS = (st.integers(0, 10**12), st.integers(0, 9), st.integers(0, 15), st.integers(0, 4))


@given(*NUMBERS)
def test_minor_units_are_exact_or_refused(number: int, places: int, power: int, exponent: int) -> None:
    exact = Fraction(number, 10**places) * 10 ** (power + exponent)
    suspect = places > exponent and power == 0
    if exact.denominator == 1 and not suspect:
        assert minor_units(str(number), places, power, exponent, None) == (exact, True)
    else:
        with pytest.raises(Refusal, match="too_many_decimals"):
            minor_units(str(number), places, power, exponent, None)


@given(*NUMBERS, st.sampled_from(ALL))
def test_minor_units_are_rounded_as_named(number: int, places: int, power: int, exponent: int, mode: Rounding) -> None:
    exact = Fraction(number, 10**places) * 10 ** (power + exponent)

    rounded = mode.divide(exact.numerator, exact.denominator)

    assert minor_units(str(number), places, power, exponent, mode) == (rounded, exact.denominator == 1)


def test_scripts_do_not_mix_and_must_be_admitted() -> None:
    for runs, code in ((["৪2"], "mixed_digits"), (["4", "২৮"], "mixed_digits"), (["௫"], "digits_not_admitted")):
        with pytest.raises(Refusal, match=code):
            check_digits(runs, (LATIN, BANGLA, DEVANAGARI))
    with pytest.raises(Refusal, match="digits_not_admitted"):
        check_digits(["5"], (BANGLA,))
