"""A unit is chosen after rounding, the number is rounded as is said, and nothing is lost in between."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.currency import BDT, INR, Currency, Money, money_format, scale
from microloan.currency.money_format import MoneyFormat, ScaleFormat, ScaleStep
from microloan.currency.printing.scale_words import FIELD_LADDERS, LONG_LADDERS, SHORT_LADDERS
from microloan.currency.scale import Scale
from microloan.errors import MicroloanError

MINORS = st.integers(-(10**38), 10**38) | st.integers(-(10**9), 10**9)
SCALES = st.sampled_from([scale.THOUSAND, scale.LAKH, scale.CRORE, scale.LAKH_CRORE, scale.ARAB, scale.MILLION])
MODES = st.sampled_from([rounding.HALF_UP, rounding.HALF_EVEN, rounding.HALF_DOWN, rounding.UP, rounding.DOWN])
# Without their types, for what is refused.
LOOSE: Any = money_format
LOOSE_SCALE: Any = scale
RUPEE: Any = INR
LOCALES = sorted(FIELD_LADDERS)
NUMBER = MoneyFormat((), money_format.NO_SYMBOL, money_format.ALL_DECIMALS)


@given(MINORS, SCALES)
def test_there_and_back(minor: int, unit: Scale) -> None:
    amount = Money.from_minor(minor, BDT)
    counted = amount.in_scale(unit)

    assert BDT.in_scale(counted, unit) == BDT.in_scale(format(counted, "f"), unit) == amount
    assert Fraction(counted) * unit.units == Fraction(minor, 100)


@given(MINORS, SCALES, st.integers(0, 9), MODES)
def test_the_number_is_the_exact_one_rounded(minor: int, unit: Scale, places: int, mode: Rounding) -> None:
    style = ScaleFormat((ScaleStep(unit, after=" u"),), places, mode, NUMBER)
    exact = Fraction(abs(minor), 100 * unit.units) * 10**places
    size = mode.divide(exact.numerator, exact.denominator)

    printed = Fraction(Money.from_minor(minor, BDT).format(style).removesuffix(" u")) * 10**places

    assert printed == (-size if minor < 0 else size)


@given(st.integers(0, 10**17), st.integers(0, 4), st.integers(0, 3), MODES, st.sampled_from(LOCALES))
def test_no_amount_reaches_the_next_unit(minor: int, exponent: int, places: int, mode: Rounding, locale: str) -> None:
    steps = FIELD_LADDERS[locale]
    style = ScaleFormat(steps, places, mode, NUMBER)
    printed = style.text(minor, Currency("XXX", exponent))
    by_words = sorted(enumerate(steps), key=lambda entry: -len(entry[1].before + entry[1].after))
    at, step = next(
        entry for entry in by_words if printed.startswith(entry[1].before) and printed.endswith(entry[1].after)
    )
    number = Fraction(printed.removeprefix(step.before).removesuffix(step.after))

    assert at == 0 or number >= 1
    assert at == len(steps) - 1 or number < 10 ** (steps[at + 1].power - step.power)


@given(st.lists(MINORS, min_size=1, max_size=8))
def test_one_unit_for_all_is_that_of_the_largest(minors: list[int]) -> None:
    amounts = [Money.from_minor(minor, INR) for minor in minors]
    common = money_format.compact("en_IN").common(amounts)
    largest = max(amounts, key=abs)

    assert largest.format(common) == largest.format(money_format.compact("en_IN"))
    assert len(common.steps) == 1


@given(MINORS, st.sampled_from(LOCALES))
def test_the_decimal_context_changes_nothing(minor: int, locale: str) -> None:
    style, amount = money_format.compact(locale), Money.from_minor(minor, BDT)
    expected = amount.format(style), amount.in_lakh()
    with localcontext(Context(prec=1, traps=[Inexact])):
        assert (amount.format(style), amount.in_lakh()) == expected


@pytest.mark.parametrize(
    ("amount", "field", "short", "long"),
    [
        ("999", "999", "999", "999"),
        ("999.99", "999.99", "999.99", "999.99"),
        ("999.995", "1 thousand", "1K", "1 thousand"),
        ("1500", "1.5 thousand", "1.5K", "1.5 thousand"),
        ("99999", "1 lakh", "1L", "1\u202flakh"),
        ("9999999", "1 crore", "1Cr", "1\u202fcrore"),
        ("9994999", "99.95 lakh", "99.95L", "99.95\u202flakh"),
        ("4288686000", "428.87 crore", "428.87Cr", "428.87\u202fcrore"),
        ("10000000000", "1,000 crore", "1KCr", "1,000\u202fcrore"),
        ("1000000000000", "1 lakh crore", "1LCr", "1\u202flakh\u202fcrore"),
        ("-346835300", "-34.68 crore", "-34.68Cr", "-34.68\u202fcrore"),
    ],
)
def test_lakh_and_crore_in_india(amount: str, field: str, short: str, long: str) -> None:
    thousandths = Currency("XXX", 3)(amount)

    assert thousandths.format(money_format.compact("en_IN")) == field
    assert thousandths.format(money_format.cldr_compact("en_IN")) == short
    assert thousandths.format(money_format.cldr_compact_long("en_IN")) == long


@pytest.mark.parametrize(
    ("locale", "field", "short", "long"),
    [
        ("bn_BD", "৪২৮.৮৭ কোটি", "৪২৮.৮৭\u00a0কো", "৪২৮.৮৭ কোটি"),
        ("hi_IN", "428.87 करोड़", "4.29\u00a0अ॰", "4.29 अरब"),
        ("ne_NP", "४.२९ अरब", "४.२९\u00a0अरब", "४.२९ अरब"),
        ("si_LK", "බිලියන 4.29", "බි4.29", "බිලියන 4.29"),
        ("ta_IN", "428.87 கோடி", "4.29பி", "4.29 பில்லியன்"),
        ("en_PK", "4.29 billion", "4.29B", "4.29 billion"),
        ("en_BD", "428.87 crore", "4.29B", "4.29 billion"),
    ],
)
def test_in_other_languages(locale: str, field: str, short: str, long: str) -> None:
    amount = BDT(4_288_686_000)

    assert amount.format(money_format.compact(locale)) == field
    assert amount.format(money_format.cldr_compact(locale)) == short
    assert amount.format(money_format.cldr_compact_long(locale)) == long


def test_where_the_unicode_data_are_wrong_they_are_not_followed() -> None:
    # CLDR 48 has "1কো" for ten thousand crore and "10 करोड" for one.
    assert BDT(10**11).format(money_format.cldr_compact("bn_BD")) == "১০,০০০\u00a0কো"
    assert BDT(10**7).format(money_format.cldr_compact_long("ne_NP")) == "१ करोड"


def test_the_figures_of_a_report_in_lakh() -> None:
    in_lakh = money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP)
    disbursed, outstanding = INR.lakh("34683.53"), INR.lakh("4073.37")

    assert [amount.format(in_lakh) for amount in (disbursed, outstanding)] == ["34,683.53 lakh", "4,073.37 lakh"]
    assert disbursed.format(in_lakh.bare()) == "34,683.53"
    assert disbursed == INR(3_468_353_000)
    assert (disbursed.in_lakh(), disbursed.in_crore()) == (Decimal("34683.53"), Decimal("346.8353"))


def test_two_scales_of_one_page() -> None:
    outstanding = INR.lakh("4073.37")
    whole = MoneyFormat((3, 2), money_format.NO_SYMBOL, money_format.whole_units(HALF_UP))
    by_borrower = INR.rounded(outstanding / INR(24_424), rounding=HALF_UP)
    by_officer = INR.rounded(outstanding / INR(92), rounding=HALF_UP)

    assert by_borrower.format(whole) == "16,678"
    assert by_officer.format(money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP).bare()) == "44.28"


def test_billions_of_the_sector_in_crore() -> None:
    # Microcredit Regulatory Authority, June 2025: outstanding Tk 1,748.80 billion.
    sector = BDT.in_scale("1748.80", scale.BILLION)

    assert (sector.in_crore(), sector.in_scale(scale.LAKH_CRORE)) == (Decimal(174_880), Decimal("1.7488"))


def test_a_step_of_your_own() -> None:
    lac = ScaleFormat((ScaleStep(scale.LAKH, after=" lac"),), 2, HALF_UP, MoneyFormat((3, 2)))

    assert BDT(4_428_000).format(lac) == "Tk. 44.28 lac"
    assert BDT(-1).format(lac) == "Tk. 0 lac"


@pytest.mark.parametrize(
    ("make", "argument", "code"),
    [
        (lambda: LOOSE_SCALE.Scale("zero", 0), "power", "out_of_range"),
        (lambda: LOOSE_SCALE.Scale("huge", 16), "power", "out_of_range"),
        (lambda: LOOSE_SCALE.Scale("wrong", True), "power", "out_of_range"),
        (lambda: LOOSE.ScaleStep("lakh"), "scale", "wrong_type"),
        (lambda: LOOSE.ScaleFormat((), 2, HALF_UP, NUMBER), "steps", "wrong_type"),
        (lambda: LOOSE.ScaleFormat(FIELD_LADDERS["en_IN"][::-1], 2, HALF_UP, NUMBER), "steps", "bad_order"),
        (lambda: LOOSE.ScaleFormat(FIELD_LADDERS["en_IN"], 10, HALF_UP, NUMBER), "places", "out_of_range"),
        (lambda: LOOSE.ScaleFormat(FIELD_LADDERS["en_IN"], True, HALF_UP, NUMBER), "places", "out_of_range"),
        (lambda: LOOSE.ScaleFormat(FIELD_LADDERS["en_IN"], 2, "half_up", NUMBER), "rounding", "wrong_type"),
        (lambda: LOOSE.ScaleFormat(FIELD_LADDERS["en_IN"], 2, HALF_UP, "en_IN"), "number", "wrong_type"),
        (lambda: LOOSE.ScaleFormat(FIELD_LADDERS["en_IN"], 2, HALF_UP, money_format.CHEQUE), "number", "contradiction"),
        (lambda: LOOSE.compact("en"), "locale", "unknown_locale"),
        (lambda: LOOSE.cldr_compact(None), "locale", "unknown_locale"),
        (lambda: LOOSE.in_scale(scale.ARAB, places=0, rounding=HALF_UP, locale="bn_BD"), "scale", "no_word"),
        (lambda: LOOSE.in_scale(scale.LAKH, places=0, rounding=HALF_UP, locale="fr_FR"), "locale", "unknown_locale"),
        (lambda: LOOSE.compact("en_IN").common([5]), "amounts", "wrong_type"),
        (lambda: RUPEE(5).in_scale("lakh"), "scale", "wrong_type"),
        (lambda: RUPEE.in_scale("1", "lakh"), "scale", "wrong_type"),
        (lambda: RUPEE.lakh("0.00000001"), "amount", "inexact"),
        (lambda: RUPEE.lakh("34,683.53"), "amount", "bad_number"),
        (lambda: RUPEE.crore(10**40), "amount", "out_of_range"),
    ],
)
def test_what_cannot_be_counted_is_refused(make: Callable[[], object], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        make()
    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_the_ladders_are_those_of_the_same_locales() -> None:
    assert set(FIELD_LADDERS) == set(SHORT_LADDERS) == set(LONG_LADDERS)
