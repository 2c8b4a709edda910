"""Every mark stands where its rule puts it, and takes nothing from the number."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import replace
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rounding import Rounding
from microloan.currency import BDT, INR, Currency, Money, money_format
from microloan.currency.money_format import DigitSet, MoneyFormat
from microloan.currency.printing.format_rules import NegativeRule
from microloan.errors import MicroloanError

MINORS = st.integers(-(10**36), 10**36) | st.integers(-100_000, 100_000)
EXPONENTS = st.integers(0, 4)
MODES = st.sampled_from([rounding.HALF_UP, rounding.HALF_EVEN, rounding.HALF_DOWN, rounding.UP, rounding.DOWN])
DIGITS = (money_format.LATIN, money_format.BANGLA, money_format.DEVANAGARI, money_format.TAMIL)
NEGATIVES = (
    money_format.MINUS,
    money_format.MINUS_AFTER_SYMBOL,
    money_format.PARENTHESES,
    money_format.TRAILING_MINUS,
)
# The namespace without its types, for what is refused.
LOOSE: Any = money_format
STYLES = st.builds(
    MoneyFormat,
    st.sampled_from([(3, 2), (3,), ()]),
    st.sampled_from(
        [
            money_format.FIELD_SYMBOL,
            money_format.NO_SYMBOL,
            money_format.symbol_text("Tk."),
            money_format.symbol_text("taka", money_format.AFTER),
        ]
    ),
    st.sampled_from(
        [
            money_format.ALL_DECIMALS,
            money_format.NONZERO_DECIMALS,
            money_format.TRIMMED_DECIMALS,
            money_format.whole_units(rounding.HALF_UP),
        ]
    ),
    st.sampled_from(DIGITS),
    st.sampled_from(NEGATIVES),
    st.sampled_from(["", "/-"]),
)


@given(MINORS, EXPONENTS, STYLES)
def test_without_its_marks_it_is_the_printed_number(minor: int, exponent: int, style: MoneyFormat) -> None:
    currency = Currency("XXX", exponent, "Tk.")
    bare = MoneyFormat((), money_format.NO_SYMBOL, style.decimals)
    number = bare.text(abs(minor), currency)

    printed = latin(style.text(minor, currency), style.digits)
    digits = printed.replace(",", "").replace("Tk.", "").replace("taka", "").strip("()-/ ")

    assert digits == number


@given(MINORS, EXPONENTS, STYLES)
def test_only_what_is_printed_below_zero_is_marked(minor: int, exponent: int, style: MoneyFormat) -> None:
    currency = Currency("XXX", exponent, "Tk.")
    amount, opposite = style.text(minor, currency), style.text(-minor, currency)
    is_zero = not any(sign.isdigit() and int(sign) for sign in amount)

    assert (amount == opposite) is is_zero


@given(MINORS, EXPONENTS, STYLES)
def test_one_set_of_digits(minor: int, exponent: int, style: MoneyFormat) -> None:
    printed = style.text(minor, Currency("XXX", exponent, "Tk."))

    assert {sign for sign in printed if sign.isdigit()} <= set(style.digits.digits)


@given(MINORS, EXPONENTS, MODES)
def test_whole_units_are_rounded_by_size_as_is_said(minor: int, exponent: int, mode: Rounding) -> None:
    style = MoneyFormat((), money_format.NO_SYMBOL, money_format.whole_units(mode))
    exact = Fraction(abs(minor), 10**exponent)
    size = mode.divide(exact.numerator, exact.denominator)

    assert int(style.text(minor, Currency("XXX", exponent))) == (-size if minor < 0 else size)


@given(MINORS, STYLES)
def test_the_decimal_context_changes_nothing(minor: int, style: MoneyFormat) -> None:
    expected = style.text(minor, BDT)
    with localcontext(Context(prec=1, traps=[Inexact])):
        assert style.text(minor, BDT) == expected


@pytest.mark.parametrize(
    ("negative", "before", "after"),
    [
        (money_format.MINUS, "-Tk. 12,34,567.50", "-12,34,567.50 taka"),
        (money_format.MINUS_AFTER_SYMBOL, "Tk. -12,34,567.50", "-12,34,567.50 taka"),
        (money_format.PARENTHESES, "(Tk. 12,34,567.50)", "(12,34,567.50 taka)"),
        (money_format.TRAILING_MINUS, "Tk. 12,34,567.50-", "12,34,567.50- taka"),
        (NegativeRule("dr", closing=" Dr"), "Tk. 12,34,567.50 Dr", "12,34,567.50 taka Dr"),
    ],
)
def test_where_the_minus_stands(negative: NegativeRule, before: str, after: str) -> None:
    style = MoneyFormat((3, 2), negative=negative)
    taka = money_format.symbol_text("taka", money_format.AFTER)

    assert BDT("-1234567.50").format(style) == before
    assert BDT("-1234567.50").format(replace(style, symbol=taka)) == after


@pytest.mark.parametrize(
    ("amount", "decimals", "closer", "printed"),
    [
        ("5000", money_format.NONZERO_DECIMALS, "/-", "5,000/-"),
        ("5000.50", money_format.NONZERO_DECIMALS, "/-", "5,000.50"),
        ("5000", money_format.ALL_DECIMALS, "/-", "5,000.00"),
        ("5000.50", money_format.TRIMMED_DECIMALS, "/-", "5,000.5"),
        ("5000.50", money_format.whole_units(rounding.HALF_UP), "/-", "5,001/-"),
        ("5000", money_format.NONZERO_DECIMALS, "/=", "5,000/="),
        ("-0.49", money_format.whole_units(rounding.HALF_UP), "", "0"),
    ],
)
def test_decimals_and_closer(amount: str, decimals: money_format.DecimalsRule, closer: str, printed: str) -> None:
    style = MoneyFormat((3, 2), money_format.NO_SYMBOL, decimals, closer=closer)

    assert BDT(amount).format(style) == printed


def test_what_institutions_print() -> None:
    glued = MoneyFormat((3, 2), symbol=money_format.symbol_text("Tk."))

    # DDJ, in thousands; VERC, June 2012.
    assert [BDT(n).format(money_format.WESTERN) for n in (4_288_686_000, 399_091_262, 128_169_957)] == [
        "Tk. 4,288,686,000",
        "Tk. 399,091,262",
        "Tk. 128,169,957",
    ]
    assert BDT(314_631_730).format(glued) == "Tk.31,46,31,730"
    assert INR(-5_000).format(replace(money_format.field("en_IN"), negative=money_format.PARENTHESES)) == "(Rs. 5,000)"


def test_a_format_of_rules_pickles_copies_and_shows_what_is_its_own() -> None:
    style = replace(money_format.field("bn_BD"), decimals=money_format.whole_units(rounding.UP), closer="/-")

    assert pickle.loads(pickle.dumps(style)) == copy.deepcopy(style) == style  # noqa: S301
    assert repr(style) == (
        "MoneyFormat(grouping=(3, 2), symbol=HOME_WORD, decimals=whole_units(rounding.UP), "
        "digits=digits.BANGLA, closer='/-')"
    )


@pytest.mark.parametrize(
    ("make", "argument"),
    [
        (lambda: LOOSE.symbol_text("Tk. 5"), "text"),
        (lambda: LOOSE.symbol_text("৳৫"), "text"),
        (lambda: LOOSE.symbol_text("x" * 41), "text"),
        (lambda: LOOSE.symbol_text("\x1b[31m"), "text"),
        (lambda: LOOSE.symbol_text(None), "text"),
        (lambda: LOOSE.symbol_text("Tk.", gap="\x00"), "gap"),
        (lambda: LOOSE.symbol_text("Tk.", "before"), "side"),
        (lambda: LOOSE.whole_units("half_up"), "rounding"),
        (lambda: LOOSE.MoneyFormat((3, 2), digits="bangla"), "digits"),
        (lambda: LOOSE.MoneyFormat((3, 2), negative="-"), "negative"),
        (lambda: LOOSE.MoneyFormat((3, 2), closer="/5"), "closer"),
        (lambda: LOOSE.MoneyFormat((3, 2), closer=None), "closer"),
        (lambda: LOOSE.DigitSet("short", "012345678"), "digits"),
        (lambda: LOOSE.DigitSet("shuffled", "1023456789"), "digits"),
        (lambda: LOOSE.DigitSet("mixed", "0123৪56789"), "digits"),
        (lambda: LOOSE.DigitSet("none", None), "digits"),
    ],
)
def test_a_part_of_another_form_is_refused(make: Callable[[], object], argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        make()
    assert caught.value.argument == argument


def latin(text: str, digits: DigitSet) -> str:
    return text.translate({ord(sign): str(value) for value, sign in enumerate(digits.digits)})


def test_money_of_any_size_prints() -> None:
    assert Money.from_minor(10**40 - 1, BDT).format(money_format.WESTERN).count(",") == 12
    assert Decimal(Money.from_minor(-(10**40) + 1, BDT).format(money_format.UNGROUPED_PLAIN)) < 0
