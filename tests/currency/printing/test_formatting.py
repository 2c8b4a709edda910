"""What is printed is the amount itself, however it is grouped."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Currency, Money, MoneyFormat, format_minor
from microloan.currency.minor_units import minor_units, plain_text
from microloan.currency.printing.format_rules import (
    ALL_DECIMALS,
    CODE_SYMBOL,
    FIELD_SYMBOL,
    NO_SYMBOL,
    NONZERO_DECIMALS,
    DecimalsRule,
    SymbolRule,
)
from microloan.currency.printing.formatting import INDIAN_GROUPING, UNGROUPED, WESTERN_GROUPING
from microloan.errors import MicroloanError

MINORS = st.integers(-(10**36), 10**36) | st.integers(-10_000_000, 10_000_000)
EXPONENTS = st.integers(0, 4)
GROUPINGS = st.lists(st.integers(1, 9), max_size=4).map(tuple)
STYLES = st.builds(
    MoneyFormat,
    GROUPINGS | st.sampled_from([INDIAN_GROUPING, WESTERN_GROUPING]),
    st.sampled_from([FIELD_SYMBOL, CODE_SYMBOL, NO_SYMBOL]),
    st.sampled_from([NONZERO_DECIMALS, ALL_DECIMALS]),
)


@given(MINORS, EXPONENTS, STYLES)
def test_without_its_commas_it_is_the_same_number(minor: int, exponent: int, style: MoneyFormat) -> None:
    text = format_minor(minor, exponent, style)
    assert minor_units(text.replace(",", ""), exponent) == minor


@given(MINORS, EXPONENTS, STYLES)
def test_without_its_symbol_it_is_the_same_number(minor: int, exponent: int, style: MoneyFormat) -> None:
    currency = Currency("XXX", exponent, "Tk.")
    text = Money.from_minor(minor, currency).format(style)
    symbol, _ = style.symbol.around(currency)
    sign, _, size = text.rpartition(symbol) if symbol else ("", "", text)
    assert minor_units(sign + size.replace(",", ""), exponent) == minor


@given(MINORS, EXPONENTS, STYLES)
def test_the_minus_stands_before_everything(minor: int, exponent: int, style: MoneyFormat) -> None:
    currency = Currency("XXX", exponent)
    text = Money.from_minor(minor, currency).format(style)
    assert text.startswith("-") is (minor < 0)
    assert "-" not in text[1:]
    assert Money.from_minor(-minor, currency).format(style).removeprefix("-") == text.removeprefix("-")


@given(MINORS, EXPONENTS, GROUPINGS.filter(bool))
def test_groups_have_their_sizes_from_the_right(minor: int, exponent: int, grouping: tuple[int, ...]) -> None:
    whole = format_minor(abs(minor), exponent, MoneyFormat(grouping)).partition(".")[0]
    first, *groups = whole.split(",")
    sizes = [*grouping, *[grouping[-1]] * len(groups)][: len(groups) + 1]
    assert [len(group) for group in reversed(groups)] == sizes[:-1]
    assert 1 <= len(first) <= sizes[-1]


@given(MINORS, EXPONENTS)
def test_western_groups_are_those_of_python(minor: int, exponent: int) -> None:
    whole, point, fraction = plain_text(minor, exponent).partition(".")
    expected = f"{'-' if minor < 0 else ''}{abs(int(whole)):,}{point}{fraction}"
    assert format_minor(minor, exponent, MoneyFormat(WESTERN_GROUPING, decimals=ALL_DECIMALS)) == expected


@given(MINORS, EXPONENTS)
def test_decimals_are_dropped_only_where_zero(minor: int, exponent: int) -> None:
    full = format_minor(minor, exponent, MoneyFormat(INDIAN_GROUPING, decimals=ALL_DECIMALS))
    short = format_minor(minor, exponent, MoneyFormat(INDIAN_GROUPING))
    assert full.removeprefix(short) in {"", *(f".{'0' * exponent}" for exponent in range(1, 5))}
    assert ("." in short) is (minor % 10**exponent != 0)


@pytest.mark.parametrize(
    ("major", "indian", "western"),
    [
        # As printed in annual reports of institutions in Bangladesh and India.
        (4_288_686_000, "4,28,86,86,000", "4,288,686,000"),
        (314_631_730, "31,46,31,730", "314,631,730"),
        (16_478_406, "1,64,78,406", "16,478,406"),
        (359_207, "3,59,207", "359,207"),
        (100_000, "1,00,000", "100,000"),
        (99_999, "99,999", "99,999"),
        (1_000, "1,000", "1,000"),
        (999, "999", "999"),
        (0, "0", "0"),
        (10**12, "10,00,00,00,00,000", "1,000,000,000,000"),
    ],
)
def test_lakh_and_thousands(major: int, indian: str, western: str) -> None:
    assert format_minor(major, 0, MoneyFormat(INDIAN_GROUPING)) == indian
    assert format_minor(major * 100, 2, MoneyFormat(WESTERN_GROUPING)) == western
    assert format_minor(-major * 100, 2, MoneyFormat(UNGROUPED, decimals=ALL_DECIMALS)) == plain_text(-major * 100, 2)


@pytest.mark.parametrize(
    ("exponent", "all_decimals", "nonzero"),
    [
        (0, "-12,34,567", "-12,34,567"),
        (1, "-1,23,456.7", "-1,23,456.7"),
        (2, "-12,345.67", "-12,345.67"),
        (3, "-1,234.567", "-1,234.567"),
        (4, "-123.4567", "-123.4567"),
    ],
)
def test_each_exponent(exponent: int, all_decimals: str, nonzero: str) -> None:
    assert format_minor(-1_234_567, exponent, MoneyFormat((3, 2), decimals=ALL_DECIMALS)) == all_decimals
    assert format_minor(-1_234_567, exponent, MoneyFormat((3, 2))) == nonzero


def test_each_symbol() -> None:
    written = {
        symbol: [money.format(MoneyFormat(INDIAN_GROUPING, symbol)) for money in (BDT("-483.50"), INR(5))]
        for symbol in (FIELD_SYMBOL, CODE_SYMBOL, NO_SYMBOL)
    }
    assert written == {
        FIELD_SYMBOL: ["-Tk. 483.50", "Rs. 5"],
        CODE_SYMBOL: ["-BDT 483.50", "INR 5"],
        NO_SYMBOL: ["-483.50", "5"],
    }


def test_a_rule_of_your_own_is_passed_the_same_way() -> None:
    glued = SymbolRule("glued", lambda currency: currency.symbol, gap="")
    closed = DecimalsRule("closed", lambda digits: f".{digits}" if int(digits) else "/=")
    style = MoneyFormat(INDIAN_GROUPING, glued, closed)
    assert (BDT(500).format(style), BDT("500.50").format(style)) == ("Tk.500/=", "Tk.500.50")
    assert repr(style) == "MoneyFormat(grouping=(3, 2), symbol=GLUED, decimals=CLOSED)"


def test_a_format_pickles_copies_and_compares() -> None:
    style = MoneyFormat(INDIAN_GROUPING, NO_SYMBOL, ALL_DECIMALS)
    assert pickle.loads(pickle.dumps(style)) == copy.deepcopy(style) == style  # noqa: S301
    assert len({style, MoneyFormat(INDIAN_GROUPING, NO_SYMBOL, ALL_DECIMALS), MoneyFormat(INDIAN_GROUPING)}) == 2


@pytest.mark.parametrize(
    ("arguments", "argument", "code"),
    [
        ((3,), "grouping", "bad_grouping"),
        (([3, 2],), "grouping", "bad_grouping"),
        (((3, 0),), "grouping", "bad_grouping"),
        (((10,),), "grouping", "bad_grouping"),
        (((3.0,),), "grouping", "bad_grouping"),
        (((3, 2), "Tk."), "symbol", "wrong_type"),
        (((3, 2), None), "symbol", "wrong_type"),
        (((3, 2), ALL_DECIMALS), "symbol", "wrong_type"),
        (((3, 2), NO_SYMBOL, True), "decimals", "wrong_type"),
        (((3, 2), NO_SYMBOL, 2), "decimals", "wrong_type"),
    ],
)
def test_a_format_of_another_form_is_refused(arguments: tuple[object, ...], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        MoneyFormat(*arguments)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.code) == (argument, code)


@pytest.mark.parametrize(
    ("minor", "exponent", "style", "argument"),
    [
        (5.0, 2, MoneyFormat((3,)), "minor"),
        (True, 2, MoneyFormat((3,)), "minor"),
        ("5", 2, MoneyFormat((3,)), "minor"),
        (np.int64(5), 2, MoneyFormat((3,)), "minor"),
        (5, 5, MoneyFormat((3,)), "exponent"),
        (5, -1, MoneyFormat((3,)), "exponent"),
        (5, True, MoneyFormat((3,)), "exponent"),
        (5, 2, "en_BD", "style"),
        (5, 2, (3, 2), "style"),
        pytest.param(10**5_000, 2, MoneyFormat((3,)), "amount", id="huge"),
    ],
)
def test_a_cell_of_another_form_is_refused(minor: object, exponent: object, style: object, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        format_minor(minor, exponent, style)  # type: ignore[arg-type]
    assert caught.value.argument == argument
