"""What d3 does with the locale is what the format prints."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, PKR, Currency, MoneyFormat, money_format
from microloan.currency.formatters import vega_locale
from microloan.currency.money_format import MoneyStyle, NegativeRule
from microloan.errors import MicroloanError

LOOSE: Any = vega_locale
DIGITS = st.sampled_from([money_format.LATIN, money_format.BANGLA, money_format.DEVANAGARI])
SYMBOLS = st.sampled_from(
    [money_format.FIELD_SYMBOL, money_format.NO_SYMBOL, money_format.symbol_text("taka", money_format.AFTER)]
)
NEGATIVES = st.sampled_from([money_format.MINUS, NegativeRule("minus_sign", opening="\u2212")])
GROUPINGS = st.sampled_from([(3, 2), (3,), (), (1, 2), (2, 3, 4)])
STYLES = st.builds(MoneyFormat, GROUPINGS, SYMBOLS, st.just(money_format.ALL_DECIMALS), DIGITS, NEGATIVES)


@given(st.integers(-(10**17), 10**17), STYLES, st.sampled_from([BDT, INR, Currency("XXX", 3, "X")]))
def test_d3_prints_what_the_format_prints(minor: int, style: MoneyFormat, currency: Currency) -> None:
    assert d3_text(minor, currency, vega_locale(currency, style)) == style.text(minor, currency)


@given(st.integers(0, 10**20))
def test_groups_last_for_every_number_of_javascript(number: int) -> None:
    locale = vega_locale(PKR, "en_IN")
    whole = Currency("XXX", 0)

    assert d3_groups(str(number), locale) == MoneyFormat((3, 2), money_format.NO_SYMBOL).text(number, whole)


def d3_text(minor: int, currency: Currency, locale: dict[str, Any]) -> str:
    """What d3 does for ``$,.nf``, as its documentation describes the parts of a locale."""
    whole, fraction = divmod(abs(minor), 10**currency.exponent)
    digits = d3_groups(str(whole), locale) + locale["decimal"] + str(fraction).zfill(currency.exponent)
    prefix, suffix = locale["currency"]
    number = f"{locale['minus'] if minor < 0 else ''}{prefix}{digits}{suffix}"
    numerals = locale.get("numerals", "0123456789")
    return "".join(numerals[int(sign)] if sign in "0123456789" else sign for sign in number)


def d3_groups(digits: str, locale: dict[str, Any]) -> str:
    """The sizes are taken from the right, and from the beginning again when they are used up."""
    groups: list[str] = []
    place = 0
    while digits:
        size = locale["grouping"][place % len(locale["grouping"])]
        groups.append(digits[-size:])
        digits = digits[:-size]
        place += 1
    return str(locale["thousands"]).join(reversed(groups))


def test_the_locale_of_india_is_that_of_d3() -> None:
    # en-IN as d3-format ships it, but for the symbol.
    assert vega_locale(INR, "en_IN") == {
        "decimal": ".",
        "thousands": ",",
        "grouping": [3, 2, 2, 2, 2, 2, 2, 2, 2, 2],
        "currency": ["Rs. ", ""],
        "minus": "-",
    }


@pytest.mark.parametrize("style", ["en_BD", "bn_BD", money_format.UNGROUPED_PLAIN, money_format.ACCOUNTS])
def test_altair_takes_it(style: MoneyStyle | str) -> None:
    locale = vega_locale(BDT, style)
    data = pd.DataFrame({"year": ["2025"], "taka": [4_288_686]})
    axis = alt.Axis(format="$,.0f")

    chart = (
        alt.Chart(data).mark_bar().encode(x="year:N", y=alt.Y("taka:Q", axis=axis)).configure(locale={"number": locale})
    )

    # `to_dict` holds the chart against the schema of Vega-Lite.
    assert chart.to_dict()["config"]["locale"]["number"] == locale
    assert alt.NumberLocale(**locale).to_dict() == locale


def test_altair_keeps_it_for_all_charts() -> None:
    with alt.renderers.set_embed_options(formatLocale=vega_locale(BDT, "bn_BD")):
        assert alt.renderers.options["embed_options"]["formatLocale"]["currency"] == ["", " টাকা"]


def test_parentheses_are_asked_for_by_the_chart() -> None:
    assert vega_locale(BDT, money_format.ACCOUNTS)["minus"] == "-"


def test_the_point_is_that_of_the_style() -> None:
    comma = money_format.DecimalsRule("comma", lambda digits: f",{digits}" if digits else "")

    assert vega_locale(BDT, replace(money_format.INDIAN, decimals=comma))["decimal"] == ","
    assert vega_locale(BDT, replace(money_format.INDIAN, decimals=money_format.TRIMMED_DECIMALS))["decimal"] == "."


@pytest.mark.parametrize(
    ("style", "argument", "code"),
    [
        (money_format.compact("en_BD"), "style", "unsupported"),
        (money_format.cldr_name("en_IN"), "style", "unsupported"),
        ("en_XX", "style", "unknown_locale"),
        (replace(money_format.INDIAN, negative=money_format.TRAILING_MINUS), "style.negative", "unsupported"),
        (replace(money_format.INDIAN, negative=money_format.MINUS_AFTER_SYMBOL), "style.negative", "unsupported"),
        (
            replace(money_format.INDIAN, decimals=money_format.DecimalsRule("glued", lambda digits: digits)),
            "style.decimals",
            "unsupported",
        ),
    ],
)
def test_what_d3_cannot_write(style: object, argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE(BDT, style)

    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_what_is_no_currency() -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE("BDT", "en_BD")

    assert caught.value.argument == "currency"
