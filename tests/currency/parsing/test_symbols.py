"""A symbol that is no plain word is read where it is plain, and is never taken for a scale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from microloan.currency import Currency, money_format
from microloan.currency.parsing import Cr, Reading, parse, parse_labelled, readings
from microloan.errors import MicroloanError


def code_of(text: str, reading: Reading) -> str:
    with pytest.raises(MicroloanError) as caught:
        parse(text, reading)
    return caught.value.code


@pytest.mark.parametrize("symbol", ["K", "L", "k", "T", "M", "Cr", "mn", "lakh", "S/", "F CFA", "in"])
def test_a_symbol_before_the_number_is_the_symbol(symbol: str) -> None:
    own = Currency("XTS", 2, symbol)

    assert parse(own(-1_500).format(money_format.WESTERN), own).money == own(-1_500)
    for text, major in ((f"{symbol} 500", 500), (f"{symbol}500", 500), (f"({symbol} 500)", -500), ("500", 500)):
        parsed = parse(text, own)
        assert (parsed.money, parsed.scale) == (own(major), None)
        assert parsed.spans.currency is None or parsed.spans.currency.of(text) == symbol
    assert parse(f"{symbol} 5 crore", Reading(home=own)).money == own(50_000_000)
    assert parse_labelled(f"Loans : {symbol} 500", own).parsed.money == own(500)


@pytest.mark.parametrize("symbol", ["K", "L", "k", "M", "mn", "lakh"])
@pytest.mark.parametrize("form", ["500 {0}", "500{0}", "{0} 500 {0}", "INR 500 {0}"])
def test_a_symbol_after_the_number_is_never_a_scale(symbol: str, form: str) -> None:
    own = Currency("XTS", 2, symbol)

    for reading in (readings.of(own), Reading(home=own)):
        assert code_of(form.format(symbol), reading) in {"ambiguous_scale", "currency_mismatch"}


def test_a_symbol_is_never_a_side_of_a_ledger() -> None:
    own = Currency("XTS", 2, "Cr")

    for cr in Cr:
        assert code_of("500 Cr", replace(readings.of(own), cr=cr)) in {"ambiguous_cr", "ambiguous_scale"}


def test_a_symbol_in_a_label_is_never_a_scale() -> None:
    with pytest.raises(MicroloanError, match="read in two ways"):
        parse_labelled("Loans (in K) : 5", Currency("XTS", 2, "K"))


@pytest.mark.parametrize("symbol", ["S/", "F CFA"])
@pytest.mark.parametrize("form", ["500 {0}", "500{0}", "-500 {0}/-"])
def test_a_symbol_of_several_parts_is_read_after_the_number(symbol: str, form: str) -> None:
    own = Currency("XTS", 2, symbol)
    text = form.format(symbol)
    parsed = parse(text, own)

    assert abs(parsed.minor) == 500_00
    assert parsed.spans.currency is not None
    assert parsed.spans.currency.of(text) == symbol


def test_a_symbol_within_a_word_is_no_symbol() -> None:
    assert code_of("KK 500", readings.of(Currency("XTS", 2, "K"))) == "unknown_word"
