"""The expression prints each amount as it is printed alone, and is Polars' own throughout."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.currency import BDT, INR, Currency, MoneyFormat, money_format, scale
from microloan.currency.formatters import polars_text
from microloan.currency.money_format import DecimalsRule, MoneyStyle, ScaleFormat, ScaleStep, SymbolRule
from microloan.currency.printing.format_rules import FixedText
from microloan.currency.scale import Scale
from microloan.errors import MicroloanError

SMALLEST, LARGEST = -(2**63), 2**63 - 1
LOOSE: Any = polars_text

MODES = st.sampled_from(rounding.ALL)
AMOUNTS = (
    st.none()
    | st.integers(SMALLEST, LARGEST)
    | st.integers(-(10**7), 10**7)
    | st.sampled_from([SMALLEST, LARGEST, 0, -1, 5, -50, 150, 250, 999_99, 99_999_00])
)
UNEVEN = DecimalsRule("uneven", lambda digits: "·" * int(digits or "0") if int(digits or "0") < 7 else f"!{digits[:1]}")
KNOWN_DECIMALS = st.sampled_from(
    [money_format.ALL_DECIMALS, money_format.NONZERO_DECIMALS, money_format.TRIMMED_DECIMALS]
)
SYMBOLS = st.sampled_from(
    [
        money_format.FIELD_SYMBOL,
        money_format.NO_SYMBOL,
        money_format.symbol_text("${a}"),
        money_format.symbol_text("taka", money_format.AFTER),
        SymbolRule("empty", FixedText("")),
    ]
)
NEGATIVES = st.sampled_from(
    [
        money_format.MINUS,
        money_format.PARENTHESES,
        money_format.TRAILING_MINUS,
        money_format.MINUS_AFTER_SYMBOL,
    ]
)
# A few, since each has tables of its own to be made.
GROUPINGS = st.sampled_from([(3, 2), (3,), (), (1, 2, 4), (9,)])
DIGITS = st.sampled_from([money_format.LATIN, money_format.BANGLA, money_format.TAMIL])
MONEY_FORMATS = st.builds(
    MoneyFormat,
    GROUPINGS,
    SYMBOLS,
    KNOWN_DECIMALS | st.just(UNEVEN) | MODES.map(money_format.whole_units),
    DIGITS,
    NEGATIVES,
    st.sampled_from(["", "/-"]),
)
NUMBERS = st.builds(MoneyFormat, GROUPINGS, SYMBOLS, KNOWN_DECIMALS, DIGITS, NEGATIVES)
LADDERS = st.lists(st.integers(0, 15), min_size=1, max_size=4, unique=True).map(
    lambda powers: tuple(
        ScaleStep(Scale("own", power) if power else None, "~", f" e{'x' * power}") for power in sorted(powers)
    )
)
SCALE_FORMATS = st.builds(ScaleFormat, LADDERS, st.integers(0, 9), MODES, NUMBERS)


@given(st.lists(AMOUNTS, max_size=20), st.integers(0, 4), MONEY_FORMATS)
def test_it_prints_as_one_amount_is_printed(minors: list[int | None], exponent: int, style: MoneyFormat) -> None:
    currency = Currency("XXX", exponent, "Tk.")

    assert printed(minors, currency, style) == one_by_one(minors, currency, style)


@given(st.lists(AMOUNTS, max_size=20), st.integers(0, 4), SCALE_FORMATS)
def test_it_counts_as_one_amount_is_counted(minors: list[int | None], exponent: int, style: ScaleFormat) -> None:
    currency = Currency("XXX", exponent, "Tk.")

    assert printed(minors, currency, style) == one_by_one(minors, currency, style)


@pytest.mark.parametrize("mode", rounding.ALL, ids=repr)
def test_each_rounding_at_and_beside_the_half(mode: Rounding) -> None:
    minors: list[int | None] = [sign * minor for minor in range(601) for sign in (1, -1)]
    for style in (
        MoneyFormat((3, 2), decimals=money_format.whole_units(mode)),
        money_format.in_scale(scale.THOUSAND, places=2, rounding=mode),
    ):
        assert printed(minors, BDT, style) == one_by_one(minors, BDT, style)


STYLES = pytest.mark.parametrize(
    "style",
    ["en_BD", "bn_BD", money_format.compact("en_BD"), money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP)],
    ids=["en_BD", "bn_BD", "compact", "lakh"],
)


@STYLES
def test_lazy_streaming_and_grouped_frames_print_the_same(style: MoneyStyle | str) -> None:
    minors = [minor * 7_919_873 for minor in range(-500, 500)]
    frame = pl.DataFrame({"branch": [number % 7 for number in range(1000)], "minor": minors})
    expected = one_by_one(minors, BDT, style)
    text = polars_text(pl.col("minor"), BDT, style)

    assert frame.lazy().select(text).collect()["minor"].to_list() == expected
    assert frame.lazy().select(text).collect(engine="streaming")["minor"].to_list() == expected
    assert frame.select(text.over("branch"))["minor"].to_list() == expected
    assert frame.group_by("branch").agg(text).explode("minor")["minor"].sort().to_list() == sorted(map(str, expected))
    totals = frame.group_by("branch").agg(total=pl.col("minor").sum())
    texts = frame.group_by("branch").agg(total=polars_text(pl.col("minor").sum(), BDT, style))
    assert texts.sort("branch")["total"].to_list() == one_by_one(totals.sort("branch")["total"].to_list(), BDT, style)


@STYLES
def test_it_asks_no_python_for_anything(style: MoneyStyle | str) -> None:
    text = polars_text("minor", BDT, style)

    assert "python" in str(pl.col("minor").map_batches(lambda column: column))
    assert "python" not in str(text)
    again = pl.Expr.deserialize(text.meta.serialize())
    assert pl.select(minor=pl.lit(48_350)).select(again).item() == one_by_one([48_350], BDT, style)[0]


def test_the_column_keeps_its_name() -> None:
    frame = pl.DataFrame({"principal": [100], "interest": [5]})

    assert frame.with_columns(polars_text("principal", BDT, "en_BD")).columns == ["principal", "interest"]
    assert frame.select(polars_text(pl.sum("interest").alias("all"), BDT, "en_BD")).to_dicts() == [{"all": "Tk. 0.05"}]


@pytest.mark.parametrize("kind", [pl.Int8, pl.Int32, pl.UInt8, pl.UInt64, pl.Int64])
def test_any_whole_numbers_will_do(kind: type[pl.DataType]) -> None:
    frame = pl.DataFrame({"minor": pl.Series([0, 5, 100, None], dtype=kind)})

    assert frame.select(polars_text("minor", BDT, "en_BD"))["minor"].to_list() == ["Tk. 0", "Tk. 0.05", "Tk. 1", None]


@pytest.mark.parametrize(
    ("style", "currency", "minor", "text"),
    [
        # As printed in annual reports and on the pages of institutions in Bangladesh and India.
        (money_format.WESTERN, BDT, 4_288_686_000_00, "Tk. 4,288,686,000"),
        (MoneyFormat((3, 2), money_format.symbol_text("Tk.")), BDT, 314_631_730_00, "Tk.31,46,31,730"),
        (money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP).bare(), INR, 3_468_353_000_00, "34,683.53"),
        ("bn_BD", BDT, 4_288_686_000_00, "৪,২৮,৮৬,৮৬,০০০ টাকা"),
        (money_format.compact("en_IN"), INR, 99_999_00, "1 lakh"),
    ],
)
def test_what_institutions_print(style: MoneyStyle | str, currency: Currency, minor: int, text: str) -> None:
    assert printed([minor], currency, style) == [text]


@pytest.mark.parametrize(
    "column",
    [
        pl.Series([1.0]),
        pl.Series([True]),
        pl.Series(["1"]),
        pl.Series([Decimal(1)]),
        pl.Series([1]).cast(pl.Date),
        pl.Series([1]).cast(pl.Duration),
        pl.Series([2**63], dtype=pl.UInt64),
    ],
    ids=lambda column: str(column.dtype),
)
def test_polars_refuses_what_are_no_whole_numbers(column: pl.Series) -> None:
    with pytest.raises(pl.exceptions.PolarsError):
        pl.DataFrame({"minor": column}).select(polars_text("minor", BDT, "en_BD"))


@pytest.mark.parametrize(
    ("column", "style", "argument", "code"),
    [
        (5, "en_BD", "column", "wrong_type"),
        (pl.Series([5]), "en_BD", "column", "wrong_type"),
        (pl.col("a", "b"), "en_BD", "column", "wrong_shape"),
        (pl.all(), "en_BD", "column", "wrong_shape"),
        ("a", "en_XX", "style", "unknown_locale"),
        ("a", money_format.cldr_name("en_IN"), "style", "wrong_type"),
    ],
)
def test_what_is_no_column_or_style(column: object, style: object, argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE(column, BDT, style)

    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_a_rule_of_your_own_has_a_table_of_at_most_four_decimals() -> None:
    number = MoneyFormat((3, 2), decimals=UNEVEN)
    four, five = (ScaleFormat((ScaleStep(scale.CRORE),), places, HALF_UP, number) for places in (4, 5))

    assert printed([12_345_678_901], BDT, four) == one_by_one([12_345_678_901], BDT, four)
    with pytest.raises(MicroloanError) as caught:
        polars_text("a", BDT, five)
    assert (caught.value.argument, caught.value.code) == ("style.decimals", "unsupported")


def test_without_polars_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)

    with pytest.raises(MicroloanError) as caught:
        polars_text("a", BDT, "en_BD")
    assert str(caught.value) == """package='polars' is not installed; run pip install "microloan[polars]\""""


def printed(minors: list[int | None], currency: Currency, style: MoneyStyle | str) -> list[str | None]:
    frame = pl.DataFrame({"minor": minors}, schema={"minor": pl.Int64})
    return frame.select(polars_text("minor", currency, style))["minor"].to_list()


def one_by_one(minors: list[int] | list[int | None], currency: Currency, style: MoneyStyle | str) -> list[str | None]:
    chosen = money_format.of(style)
    return [None if minor is None else chosen.text(minor, currency) for minor in minors]
