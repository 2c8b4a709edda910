"""Cells and columns of pandas print each amount as it is printed alone."""

from __future__ import annotations

import pickle
import sys
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Currency, Money, money_format
from microloan.currency.formatters import styler, text_series
from microloan.currency.money_format import MoneyStyle
from microloan.errors import ColumnError, MicroloanError

LOOSE_STYLER: Any = styler
LOOSE_SERIES: Any = text_series
LARGEST = 2**63 - 1

STYLES = st.sampled_from(
    ["en_BD", "bn_BD", money_format.ACCOUNTS, money_format.compact("bn_BD"), money_format.cldr_name("en_IN")]
)
MINORS = st.integers(-LARGEST, LARGEST) | st.integers(-(10**6), 10**6)


@given(st.lists(MINORS, max_size=20), STYLES, st.integers(0, 4))
def test_a_series_is_printed_as_its_amounts_are(minors: list[int], style: MoneyStyle | str, exponent: int) -> None:
    currency = Currency("XXX", exponent)
    series = pd.Series(np.array(minors, dtype=np.int64), index=range(100, 100 + len(minors)), name="loan")

    texts = text_series(series, currency, style)

    assert texts.tolist() == [money_format.of(style).text(minor, currency) for minor in minors]
    assert texts.index.equals(series.index)
    assert texts.name == "loan"


@given(
    st.lists(MINORS | st.none(), max_size=20),
    STYLES,
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=9),
)
def test_every_kind_of_column_says_the_same(minors: list[int | None], style: MoneyStyle | str, missing: str) -> None:
    amounts = [None if minor is None else Money.from_minor(minor, BDT) for minor in minors]
    expected = [missing if amount is None else amount.format(style) for amount in amounts]
    decimals = [None if amount is None else amount.amount for amount in amounts]

    for column in (
        pd.Series(minors, dtype="Int64"),
        pd.Series(minors, dtype="int64[pyarrow]"),
        pd.Series(minors, dtype="object"),
        pd.Series(decimals, dtype="object"),
        pd.Series(amounts, dtype="object"),
    ):
        assert text_series(column, BDT, style, missing=missing).tolist() == expected
        cell = styler(BDT, style, missing=missing)
        assert [cell(value) for value in column.tolist()] == expected


def test_a_column_of_text_is_of_one_kind() -> None:
    kinds = {
        str(text_series(column, BDT, "en_BD").dtype)
        for column in (
            pd.Series([100, 200]),
            pd.Series([], dtype="int64"),
            pd.Series([], dtype="object"),
            pd.Series([None, None], dtype="Int64"),
            pd.Series([Decimal(1)], dtype="object"),
        )
    }

    assert kinds == {str(pd.Series(np.array(["text"])).dtype)}


def test_arrow_decimals_are_major_units() -> None:
    series = pd.Series([Decimal("483.50"), None], dtype=pd.ArrowDtype(pa.decimal128(18, 2)))

    assert text_series(series, BDT, "en_BD").tolist() == ["Tk. 483.50", ""]


def test_a_styled_table_prints_its_amounts() -> None:
    frame = pd.DataFrame(
        {
            "loan": ["A-17", "A-18"],
            "principal": [1_234_567_00, 5],
            "savings": pd.array([None, 100], dtype="Int64"),
            "fee": [Decimal("12.50"), None],
        }
    )
    cells = styler(BDT, "bn_BD", missing="—")

    html = frame.style.format(cells, subset=["principal", "savings", "fee"]).to_html()

    for text in ("A-17", "১২,৩৪,৫৬৭ টাকা", "০.০৫ টাকা", "১ টাকা", "১২.৫০ টাকা"):
        assert f">{text}</td>" in html
    assert html.count(">—</td>") == 2


def test_each_column_may_have_its_own_currency() -> None:
    frame = pd.DataFrame({"taka": [4_288_686_000_00], "rupee": [3_468_353_000_00]})

    html = frame.style.format({"taka": styler(BDT, money_format.WESTERN), "rupee": styler(INR, "en_IN")}).to_html()

    assert ">Tk. 4,288,686,000</td>" in html
    assert ">Rs. 3,46,83,53,000</td>" in html


@pytest.mark.parametrize("value", [None, np.nan, pd.NA, pd.NaT, Decimal("NaN"), np.float64("nan")], ids=repr)
def test_what_is_missing_has_the_text_for_it(value: object) -> None:
    assert styler(BDT, "en_BD")(value) == ""
    assert styler(BDT, "en_BD", missing="none")(value) == "none"


def test_a_formatter_is_a_value() -> None:
    cells = styler(BDT, money_format.INDIAN)

    assert pickle.loads(pickle.dumps(cells)) == cells == styler(BDT, money_format.INDIAN)  # noqa: S301 - our own bytes
    assert cells != styler(INR, money_format.INDIAN)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1.5, "inexact"),
        (np.float64(100), "inexact"),
        (True, "wrong_type"),
        (np.True_, "wrong_type"),
        ("100", "wrong_type"),
        (INR(5), "currency_mismatch"),
        (Decimal("0.005"), "inexact"),
        (Decimal("Infinity"), "bad_number"),
    ],
)
def test_a_cell_refuses_what_is_no_exact_amount(value: object, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        styler(BDT, "en_BD")(value)

    assert caught.value.code == code


@pytest.mark.parametrize("column", [[1.0, None], [True, False], ["2026-01-04"], [0.5]])
def test_a_column_of_floats_truths_or_text_is_refused(column: list[object]) -> None:
    with pytest.raises(MicroloanError) as caught:
        text_series(pd.Series(column), BDT, "en_BD")

    assert caught.value.argument == "series"


def test_a_date_is_no_amount() -> None:
    with pytest.raises(MicroloanError) as caught:
        text_series(pd.Series(pd.to_datetime(["2026-01-04"])), BDT, "en_BD")

    assert caught.value.code == "wrong_type"


def test_wrong_rows_are_named_by_their_place() -> None:
    series = pd.Series(
        [Decimal(1), None, Decimal("0.005"), INR(5), Decimal("0.001")], index=list("abcde"), dtype="object"
    )

    with pytest.raises(ColumnError) as caught:
        text_series(series, BDT, "en_BD")

    assert (caught.value.code, caught.value.positions, caught.value.total) == ("inexact", (2, 4), 5)
    assert str(caught.value).startswith("2 of 5 loans have a wrong amount (0.005 is finer than a minor unit")


def test_what_does_not_fit_int64_is_named() -> None:
    series = pd.Series(np.array([1, 2**63], dtype=np.uint64))

    with pytest.raises(ColumnError) as caught:
        text_series(series, BDT, "en_BD")

    assert (caught.value.code, caught.value.positions) == ("out_of_range", (1,))


@pytest.mark.parametrize("series", [[100], np.array([100]), pd.DataFrame({"a": [100]}), pd.Index([100])])
def test_what_is_no_series(series: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE_SERIES(series, BDT, "en_BD")

    assert (caught.value.argument, caught.value.code) == ("series", "wrong_type")


@pytest.mark.parametrize(
    ("currency", "style", "missing", "argument"),
    [("BDT", "en_BD", "", "currency"), (BDT, "en_XX", "", "style"), (BDT, "en_BD", None, "missing")],
)
def test_what_makes_no_formatter(currency: object, style: object, missing: object, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE_STYLER(currency, style, missing=missing)

    assert caught.value.argument == argument


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)

    for make in (lambda: styler(BDT, "en_BD"), lambda: LOOSE_SERIES([100], BDT, "en_BD")):
        with pytest.raises(MicroloanError) as caught:
            make()
        assert str(caught.value) == """package='pandas' is not installed; run pip install "microloan[pandas]\""""
