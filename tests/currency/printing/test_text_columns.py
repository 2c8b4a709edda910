"""A column of text is, element by element, what one amount is printed as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.kinds import N, where
from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.currency import BDT, INR, Currency, Money, money_format, scale
from microloan.currency.money_format import (
    DecimalsRule,
    MoneyFormat,
    MoneyStyle,
    NegativeRule,
    ScaleFormat,
    ScaleStep,
    SymbolRule,
)
from microloan.currency.printing.format_rules import FixedText
from microloan.currency.printing.text_columns import text_column
from microloan.currency.scale import Scale
from microloan.errors import ColumnError, MicroloanError

SMALLEST, LARGEST = -(2**63), 2**63 - 1
LOOSE: Any = text_column

# NumPy's text ends where nothing but NUL follows.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=4)
MODES = st.sampled_from(rounding.ALL)
AMOUNTS = (
    st.integers(SMALLEST, LARGEST)
    | st.integers(-(10**7), 10**7)
    | st.sampled_from([SMALLEST, LARGEST, 0, -1])
    | st.builds(
        lambda power, more, sign: sign * (10**power + more),
        st.integers(0, 18),
        st.integers(-2, 2),
        st.sampled_from([1, -1]),
    )
)
# Of many lengths, and the same for different digits.
UNEVEN = DecimalsRule("uneven", lambda digits: "·" * int(digits or "0") if int(digits or "0") < 7 else f"!{digits[:1]}")
DECIMALS = st.sampled_from(
    [money_format.ALL_DECIMALS, money_format.NONZERO_DECIMALS, money_format.TRIMMED_DECIMALS, UNEVEN]
)
SYMBOLS = st.builds(
    SymbolRule, st.just("own"), TEXTS.map(FixedText), st.sampled_from([money_format.BEFORE, money_format.AFTER]), TEXTS
)
NEGATIVES = st.sampled_from(
    [
        money_format.MINUS,
        money_format.PARENTHESES,
        money_format.TRAILING_MINUS,
        money_format.MINUS_AFTER_SYMBOL,
    ]
) | st.builds(NegativeRule, st.just("own"), TEXTS, TEXTS, TEXTS, TEXTS)
GROUPINGS = st.lists(st.integers(1, 9), max_size=4).map(tuple) | st.sampled_from([(3, 2), (3,)])
DIGITS = st.sampled_from([money_format.LATIN, money_format.BANGLA, money_format.DEVANAGARI, money_format.TAMIL])
MONEY_FORMATS = st.builds(
    MoneyFormat,
    GROUPINGS,
    SYMBOLS,
    DECIMALS | MODES.map(money_format.whole_units),
    DIGITS,
    NEGATIVES,
    st.sampled_from(["", "/-", " only"]),
)
NUMBERS = st.builds(MoneyFormat, GROUPINGS, SYMBOLS, DECIMALS, DIGITS, NEGATIVES)


def ladder(powers: list[int]) -> st.SearchStrategy[tuple[ScaleStep, ...]]:
    """Return steps of these powers with any texts."""
    steps = [st.builds(ScaleStep, st.just(Scale("own", power) if power else None), TEXTS, TEXTS) for power in powers]
    return st.tuples(*steps)


LADDERS = st.lists(st.integers(0, 15), min_size=1, max_size=5, unique=True).map(sorted).flatmap(ladder)
SCALE_FORMATS = st.builds(ScaleFormat, LADDERS, st.integers(0, 9), MODES, NUMBERS)


@given(st.lists(AMOUNTS, max_size=30), st.integers(0, 4), MONEY_FORMATS)
def test_a_column_is_printed_as_its_amounts_are(minors: list[int], exponent: int, style: MoneyFormat) -> None:
    currency = Currency("XXX", exponent, "Tk.")

    assert text_column(np.array(minors, dtype=np.int64), currency, style).tolist() == one_by_one(
        minors, currency, style
    )


@given(st.lists(AMOUNTS, max_size=30), st.integers(0, 4), SCALE_FORMATS)
def test_a_column_is_counted_as_its_amounts_are(minors: list[int], exponent: int, style: ScaleFormat) -> None:
    currency = Currency("XXX", exponent, "Tk.")

    assert text_column(np.array(minors, dtype=np.int64), currency, style).tolist() == one_by_one(
        minors, currency, style
    )


@given(st.lists(AMOUNTS, min_size=1, max_size=30), SCALE_FORMATS)
def test_text_is_as_wide_as_the_longest(minors: list[int], style: ScaleFormat) -> None:
    texts = text_column(np.array(minors, dtype=np.int64), BDT, style)

    assert texts.shape == (len(minors),)
    assert texts.dtype == np.array(one_by_one(minors, BDT, style)).dtype


@pytest.mark.parametrize(
    "style",
    [
        "en_BD",
        "bn_BD",
        money_format.ACCOUNTS,
        money_format.compact("bn_BD"),
        money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP),
    ],
    ids=["en_BD", "bn_BD", "accounts", "compact", "lakh"],
)
def test_columns_longer_than_a_block(style: MoneyStyle | str) -> None:
    minor = np.arange(-20_000, 20_000) * 7_919_873
    minor[::3] //= 10**6

    assert text_column(minor, BDT, style).tolist() == one_by_one(minor.tolist(), BDT, style)


def test_the_limits_of_int64_stand_beside_small_amounts() -> None:
    minor = np.array([5, SMALLEST, 0, LARGEST, -483_50])

    assert text_column(minor, BDT, "en_BD").tolist() == [
        "Tk. 0.05",
        "-Tk. 92,23,37,20,36,85,47,758.08",
        "Tk. 0",
        "Tk. 92,23,37,20,36,85,47,758.07",
        "-Tk. 483.50",
    ]


@pytest.mark.parametrize("exponent", range(5))
def test_every_count_of_digits(exponent: int) -> None:
    minors = [sign * (10**power + more) for power in range(19) for more in (-1, 0, 1) for sign in (1, -1)]
    currency = Currency("XXX", exponent)

    assert text_column(np.array(minors), currency, money_format.INDIAN).tolist() == one_by_one(
        minors, currency, money_format.INDIAN
    )


def test_a_rounding_of_your_own_runs_on_the_column() -> None:
    def half_odd(numerator: N, denominator: N | int) -> N:
        quotient = numerator // denominator
        twice = 2 * (numerator - quotient * denominator)
        return quotient + where(twice == denominator, (quotient + 1) % 2, where(twice > denominator, 1, 0))

    style = MoneyFormat((3, 2), decimals=money_format.whole_units(Rounding("half_odd", half_odd, "half to odd")))
    minors = list(range(-1_050, 1_050, 50))

    assert text_column(np.array(minors), BDT, style).tolist() == one_by_one(minors, BDT, style)


@dataclass(frozen=True)
class Hidden:
    """A style that is neither of ours."""

    sign: str

    def text(self, minor: int, currency: Currency) -> str:
        return f"{currency.code} {self.sign * len(str(minor))}"


@pytest.mark.parametrize("style", [Hidden("x"), money_format.cldr_name("en_IN")], ids=["own", "name"])
def test_any_other_style_prints_one_by_one(style: MoneyStyle | str) -> None:
    minors = [100, -483_50, SMALLEST]

    assert text_column(np.array(minors), INR, style).tolist() == one_by_one(minors, INR, style)


@pytest.mark.parametrize(
    ("style", "currency", "minor", "text"),
    [
        # As printed in annual reports and on the pages of institutions in Bangladesh and India.
        (money_format.WESTERN, BDT, 4_288_686_000_00, "Tk. 4,288,686,000"),
        (MoneyFormat((3, 2), money_format.symbol_text("Tk.")), BDT, 314_631_730_00, "Tk.31,46,31,730"),
        (MoneyFormat((3, 2), money_format.symbol_text("Tk. ")), BDT, 16_478_406_00, "Tk. 1,64,78,406"),
        (
            money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP).bare(),
            INR,
            3_468_353_000_00,
            "34,683.53",
        ),
        ("bn_BD", BDT, 4_288_686_000_00, "৪,২৮,৮৬,৮৬,০০০ টাকা"),
        (money_format.compact("en_IN"), INR, 99_999_00, "1 lakh"),
        (money_format.CHEQUE, BDT, 50_000_00, "Tk. 50,000/-"),
    ],
)
def test_what_institutions_print(style: MoneyStyle | str, currency: Currency, minor: int, text: str) -> None:
    assert text_column(np.array([minor, -minor]), currency, style).tolist() == [
        text,
        Money.from_minor(-minor, currency).format(style),
    ]


@pytest.mark.parametrize("dtype", ["i1", "u1", "i2", "i4", "u4", "i8", "u8", ">i8"])
def test_any_whole_numbers_will_do(dtype: str) -> None:
    assert text_column(np.array([0, 5, 100], dtype=dtype), BDT, "en_BD").tolist() == ["Tk. 0", "Tk. 0.05", "Tk. 1"]


def test_the_amounts_stay_as_they_are() -> None:
    minor = np.arange(-6, 6)
    minor.flags.writeable = False

    assert text_column(minor[::2], BDT, "en_BD").tolist() == one_by_one(minor[::2].tolist(), BDT, money_format.INDIAN)


@pytest.mark.parametrize("style", ["en_BD", money_format.compact("en_BD"), Hidden("x")], ids=["money", "scale", "own"])
def test_no_amounts_are_no_texts(style: MoneyStyle | str) -> None:
    texts = text_column(np.array([], dtype=np.int64), BDT, style)

    assert (texts.shape, texts.dtype) == ((0,), np.dtype("<U1"))


@pytest.mark.parametrize(
    ("minor", "message"),
    [
        ([100], "minor='a list' must be a NumPy array of whole minor units"),
        (np.array([100.0]), "minor=float64 must be whole minor units, int64; a float is not exact"),
        (np.array([True]), "minor=bool must be whole minor units, int64"),
        (np.array([100], dtype=object), "minor=object must be whole minor units, int64"),
        (np.array(["100"]), "minor=<U3 must be whole minor units, int64"),
        (np.array([100], dtype="m8[s]"), "minor=timedelta64[s] must be whole minor units, int64"),
        (np.array([[100]]), "minor=(1, 1) must be one column of shape (amounts,)"),
        (np.array(100), "minor=() must be one column of shape (amounts,)"),
    ],
)
def test_what_is_no_column_of_whole_numbers(minor: object, message: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE(minor, BDT, "en_BD")

    assert str(caught.value).startswith(message)


def test_what_a_mask_hides_is_not_printed() -> None:
    masked = np.ma.MaskedArray([100, 200, 300], mask=[False, True, True])

    with pytest.raises(ColumnError) as caught:
        LOOSE(masked, BDT, "en_BD")

    assert (caught.value.code, caught.value.positions) == ("missing", (1, 2))
    assert LOOSE(np.ma.MaskedArray([100]), BDT, "en_BD").tolist() == ["Tk. 1"]


def test_what_does_not_fit_int64_is_named() -> None:
    with pytest.raises(ColumnError) as caught:
        LOOSE(np.array([1, LARGEST, 2**63], dtype=np.uint64), BDT, "en_BD")

    assert (caught.value.code, caught.value.positions) == ("out_of_range", (2,))


@pytest.mark.parametrize(
    ("currency", "style", "argument", "code"),
    [
        ("BDT", "en_BD", "currency", "wrong_type"),
        (BDT, "en_XX", "style", "unknown_locale"),
        (BDT, 2, "style", "unknown_locale"),
        (BDT, None, "style", "unknown_locale"),
    ],
)
def test_what_is_no_currency_or_style(currency: object, style: object, argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE(np.array([100]), currency, style)

    assert (caught.value.argument, caught.value.code) == (argument, code)


def one_by_one(minors: list[int], currency: Currency, style: MoneyStyle | str) -> list[str]:
    return [money_format.of(style).text(minor, currency) for minor in minors]
