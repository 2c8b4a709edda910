"""What the formats of this library print, the reader reads back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import INR, Currency, Money, money_format
from microloan.currency.currencies import ALL
from microloan.currency.parsing import (
    Cr,
    Reading,
    Signs,
    parse,
    readings,
)
from microloan.currency.parsing.readings import HOMES
from microloan.labels.digits import BANGLA

MINORS = st.integers(-(10**18), 10**18)


@given(MINORS, st.sampled_from(ALL), st.sampled_from(sorted(HOMES)))
def test_what_a_field_format_prints_is_read_back(minor: int, currency: Currency, place: str) -> None:
    amount = Money.from_minor(minor, currency)

    assert parse(amount.format(place), currency).money == amount
    assert parse(amount.format(place), place).money == amount


STYLES = [
    *(money_format.INDIAN, money_format.WESTERN, money_format.INDIAN_PLAIN, money_format.WESTERN_PLAIN),
    *(money_format.UNGROUPED_PLAIN, money_format.CHEQUE, money_format.ACCOUNTS),
    *(replace(money_format.field(place), closer="/-") for place in HOMES),
    *(replace(money_format.field(place), negative=money_format.PARENTHESES) for place in HOMES),
    *(replace(money_format.field(place), negative=money_format.MINUS_AFTER_SYMBOL) for place in HOMES),
    *(replace(money_format.INDIAN, digits=digits) for digits in (BANGLA, money_format.DEVANAGARI)),
    *(money_format.cldr(place) for place in HOMES),
    *(money_format.cldr_accounting(place) for place in HOMES),
    *(money_format.cldr_code(place) for place in HOMES),
    *(money_format.cldr_decimal(place) for place in HOMES),
]


@given(MINORS, st.sampled_from(ALL), st.sampled_from(STYLES))
def test_what_any_format_prints_is_read_back(minor: int, currency: Currency, style: money_format.MoneyFormat) -> None:
    amount = Money.from_minor(minor, currency)

    assert parse(amount.format(style), currency).money == amount


@given(MINORS, st.sampled_from(ALL), st.sampled_from(sorted(HOMES)))
def test_a_trailing_minus_is_read_back_in_a_ledger(minor: int, currency: Currency, place: str) -> None:
    amount = Money.from_minor(minor, currency)
    printed = amount.format(replace(money_format.field(place), negative=money_format.TRAILING_MINUS))

    assert parse(printed, replace(readings.of(currency), signs=Signs.LEDGER)).money == amount


LANGUAGES = ["en_BD", "en_IN", "en_NP", "en_PK", "en_LK", "bn_BD", "bn_IN", "hi_IN", "ne_NP"]
SCALED = [
    *(money_format.compact(place) for place in (*LANGUAGES, "ta_IN")),
    *(money_format.cldr_compact_long(place) for place in LANGUAGES),
    *(money_format.cldr_compact(place) for place in ("en_IN", "bn_BD", "bn_IN", "hi_IN", "ne_NP")),
]


@given(st.integers(-(10**15), 10**15), st.sampled_from(SCALED))
def test_what_a_scaled_format_prints_is_read_back(tens: int, style: money_format.ScaleFormat) -> None:
    # What two decimals of a scale say, and no more.
    printed = INR(tens).format(style)
    parsed = parse(printed, Reading(known=INR, cr=Cr.CRORE))

    assert parsed.money.format(style) == printed
