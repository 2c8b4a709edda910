"""Every reason to refuse has its code, its example and its message."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from microloan.currency import BDT, INR, PKR
from microloan.currency.parsing import Reading, parse, parse_labelled, readings, refusals
from microloan.currency.parsing.refusals import LONGEST_TEXT, PROBLEMS
from microloan.errors import CurrencyMismatch, MicroloanError

INDIA = readings.of("en_IN")

REFUSED: list[tuple[str, object, Reading]] = [
    ("wrong_type", 500, INDIA),
    ("wrong_type", True, INDIA),
    ("wrong_type", None, INDIA),
    ("wrong_type", b"500", INDIA),
    ("too_long", "500" + " " * 198, INDIA),
    ("too_long", "9" * 10**6, INDIA),
    ("bad_character", "5\t00", INDIA),
    ("bad_character", "500\n", INDIA),
    ("bad_character", "500\x00", INDIA),
    ("bad_character", "\u202e005", INDIA),
    ("bad_character", "5\u200b00", INDIA),
    ("bad_character", "\ufeff500", INDIA),
    ("bad_character", "5\u2009000", INDIA),
    ("bad_character", "500\ud800", INDIA),
    ("no_number", "", INDIA),
    ("no_number", "   ", INDIA),
    ("no_number", "Tk. only", INDIA),
    ("no_number", "lakh", INDIA),
    ("no_number", "-", INDIA),
    ("two_numbers", "12 15", INDIA),
    ("two_numbers", "1 234", INDIA),
    ("two_numbers", "5-6", INDIA),
    ("bad_number", "1.2.3", INDIA),
    ("bad_number", "5.", INDIA),
    ("bad_number", "Tk. 500.", INDIA),
    ("bad_number", "1e5", INDIA),
    ("bad_number", "1E-5", INDIA),
    ("bad_number", "0x1F", INDIA),
    ("bad_number", "1_000", INDIA),
    ("bad_number", "NaN", INDIA),
    ("bad_number", "-Infinity", INDIA),
    ("bad_number", "inf", INDIA),
    ("bad_grouping", "12,34", INDIA),
    ("bad_grouping", "1,2,3", INDIA),
    ("bad_grouping", "42,88,686,000", INDIA),
    ("bad_grouping", "1,23,4567", INDIA),
    ("bad_grouping", "1.234,56", INDIA),
    ("bad_grouping", "1,,234", INDIA),
    ("bad_grouping", ",500", INDIA),
    ("bad_grouping", "500,", INDIA),
    ("bad_grouping", "107,43,31,000", INDIA),
    ("mixed_digits", "৪2", INDIA),
    ("mixed_digits", "५৫", INDIA),
    ("mixed_digits", "৪ কোটি 28 লাখ", INDIA),
    ("digits_not_admitted", "௫௦௦", INDIA),
    ("digits_not_admitted", "٤٢٨", INDIA),
    ("digits_not_admitted", "\uff14\uff12\uff18", INDIA),
    ("too_many_decimals", "₹1.005", INDIA),
    ("too_many_decimals", "1.500", INDIA),
    ("too_many_decimals", "₹1.000", INDIA),
    ("too_many_decimals", "1.23456789 lakh", INDIA),
    ("out_of_range", "9" * 50, INDIA),
    ("unknown_word", "5 apples", INDIA),
    ("unknown_word", "5 lakh.", INDIA),
    ("unknown_word", "$500", INDIA),
    ("unknown_word", "50%", INDIA),
    ("unknown_word", "INR.500", INDIA),
    ("unknown_word", "5 apples", readings.of(BDT)),
    ("unknown_word", "500 Tk extra", INDIA),
    ("unknown_word", "Tk. 500 each", INDIA),
    ("unknown_word", "Rs 10 Crs", INDIA),
    ("unknown_word", "Rs. 5 lakh.", INDIA),
    ("unknown_word", "Tk. 5 hundred", INDIA),
    ("unknown_word", "**500**", INDIA),
    ("misplaced", "lakh 5", INDIA),
    ("misplaced", "only 5", INDIA),
    ("misplaced", "5 only/-", INDIA),
    ("misplaced", "/-5", INDIA),
    ("misplaced", "5/-/-", INDIA),
    ("misplaced", "5/- Tk /-", INDIA),
    ("misplaced", "5 in lakh", INDIA),
    ("misplaced", "Rs..50", INDIA),
    ("misplaced", "5 -lakh", INDIA),
    ("ambiguous_rupee", "Rs. 500", readings.STRICT),
    ("ambiguous_rupee", "₨500", readings.STRICT),
    ("ambiguous_rupee", "৫০০ টাকা", readings.STRICT),
    ("ambiguous_rupee", "Rs. 500", readings.of("en_BD")),
    ("ambiguous_rupee", "৫০০ টাকা", readings.of("ne_NP")),
    ("ambiguous_rupee", "रु. 500", readings.of("en_PK")),
    ("ambiguous_point", "Rs .50", INDIA),
    ("ambiguous_point", "रु .50", INDIA),
    ("ambiguous_scale", "₹5m", INDIA),
    ("ambiguous_scale", "₹5T", INDIA),
    ("ambiguous_scale", "5 l", INDIA),
    ("ambiguous_scale", "5 C", INDIA),
    ("ambiguous_scale", "5M", INDIA),
    ("ambiguous_scale", "5B", INDIA),
    ("ambiguous_cr", "500 Cr", INDIA),
    ("ambiguous_cr", "500Cr", INDIA),
    ("ambiguous_cr", "Rs.500Cr", INDIA),
    ("ambiguous_cr", "₹500 Cr", INDIA),
    ("ambiguous_cr", "2 cr 30 lakh", INDIA),
    ("ledger_side_needs_mode", "500 Dr", INDIA),
    ("ledger_side_needs_mode", "500 Dr.", INDIA),
    ("two_currencies", "₹500 INR", INDIA),
    ("two_currencies", "৳ 500 টাকা", INDIA),
    ("two_currencies", "Tk Rs 500", INDIA),
    ("currency_mismatch", "₹500", readings.of(BDT)),
    ("currency_mismatch", "Rs. 500", readings.of(BDT)),
    ("currency_mismatch", "টাকা ৫০০", readings.of(PKR)),
    ("currency_mismatch", "Rs. 500", replace(INDIA, known=BDT)),
    ("scale_order", "5 crore lakh", INDIA),
    ("scale_order", "5 lakh lakh", INDIA),
    ("scale_order", "5 lakh thousand crore", INDIA),
    ("scale_order", "5 million crore", INDIA),
    ("compound_order", "30 lakh 2 crore", INDIA),
    ("compound_order", "2 crore 150 lakh", INDIA),
    ("compound_order", "2 crore 100 lakh", INDIA),
    ("compound_order", "0 crore 150 lakh", INDIA),
    ("compound_order", "5 thousand 2,000", INDIA),
    ("compound_fraction", "4 crore 500.50", INDIA),
    ("compound_order", "3 lakh 2 lakh", INDIA),
    ("compound_order", "2 million 3 thousand", INDIA),
    ("compound_fraction", "2.5 crore 30 lakh", INDIA),
    ("compound_fraction", "2 crore 30.0 lakh", INDIA),
    ("double_negative", "(-₹500)", INDIA),
    ("double_negative", "--5", INDIA),
    ("double_negative", "---5", INDIA),
    ("double_negative", "-₹-5", INDIA),
    ("double_negative", "(+5)", INDIA),
    ("double_negative", "-5-", INDIA),
    ("trailing_sign", "₹500-", INDIA),
    ("trailing_sign", "500−", INDIA),
    ("plus_sign", "+500", INDIA),
    ("plus_sign", "500+", INDIA),
    ("parentheses", "Rs. (500)", INDIA),
    ("parentheses", "(500", INDIA),
    ("parentheses", "500)", INDIA),
    ("parentheses", "((500))", INDIA),
    ("parentheses", "-(500)", INDIA),
    ("parentheses", "(500) lakh", INDIA),
    ("ambiguous_sign", "Taka- 500", INDIA),
    ("ambiguous_sign", "Rs- 500", INDIA),
    ("ambiguous_sign", "Rs.- 500", INDIA),
    ("ambiguous_sign", "Rs - 500", INDIA),
    ("ambiguous_sign", "₹-\u00a0500", INDIA),
]

LABELLED: list[tuple[str, str, Reading]] = [
    ("no_label", "Tk. 500", INDIA),
    ("no_label", ": 500", INDIA),
    ("no_label", "Tk. : 500", INDIA),
    ("no_label", "(in Lakhs) : 500", INDIA),
    ("no_label", "-Tk.31,46,31,730", INDIA),
    ("no_label", "Loans 500", INDIA),
    ("no_label", "Loans 500 taka", INDIA),
    ("no_label", "", INDIA),
    ("two_scales", "Loans (in Lakhs) : 5 crore", INDIA),
    ("two_scales", "Loans (in Lakhs) : 5 crore 3 lakh", INDIA),
    ("two_scales", "Loans (in lakhs) in crore : 5", INDIA),
    ("two_currencies", "Loans (Tk.) : Rs. 500", INDIA),
    ("two_currencies", "Loans (Tk.) INR : 500", INDIA),
    ("unclear_unit", "Loans in lakhs of 2025 : 5", INDIA),
    ("unclear_unit", "Loans (Rs. in lakhs, unaudited) : 5", INDIA),
    ("ambiguous_sign", "Loans :-500", INDIA),
    ("ambiguous_sign", "Savings -₹500", INDIA),
    ("ambiguous_sign", "Savings -Tk.31,46,31,730", INDIA),
    ("ambiguous_sign", "Loan Taka- 500", INDIA),
    ("ambiguous_sign", "Loan : Taka- 500", INDIA),
    ("ambiguous_sign", "Loans −Tk. 500", INDIA),
    ("ambiguous_sign", "Loans + Tk. 500", INDIA),
    ("ambiguous_cr", "Balance (Cr) : 43", INDIA),
    ("ambiguous_rupee", "Loans (Rs.) : 43", readings.STRICT),
    ("currency_mismatch", "Loans (Rs.) : 43", readings.of(BDT)),
    ("currency_mismatch", "Loans : Rs. 43", readings.of(BDT)),
    ("no_number", "Loans :", INDIA),
    ("bad_character", "Loans\u202e : 5", INDIA),
    ("unknown_word", "Portfolio Rs.43 crore in 2012 : yes 5", INDIA),
    ("two_numbers", "Portfolio Rs.43 Crore, 51", INDIA),
    ("parentheses", "Loss (Tk. 500)", INDIA),
    ("too_long", "Loans : 500" + " " * 200, INDIA),
]


@pytest.mark.parametrize(("code", "text", "reading"), REFUSED)
def test_an_amount_is_refused(code: str, text: object, reading: Reading) -> None:
    with pytest.raises(MicroloanError) as caught:
        parse(text, reading)  # type: ignore[arg-type]

    check(caught.value, code, text)


@pytest.mark.parametrize(("code", "text", "reading"), LABELLED)
def test_a_labelled_figure_is_refused(code: str, text: str, reading: Reading) -> None:
    with pytest.raises(MicroloanError) as caught:
        parse_labelled(text, reading)

    check(caught.value, code, text)


def check(error: MicroloanError, code: str, text: object) -> None:
    assert (error.code, error.argument, error.value) == (code, "text", text)
    assert isinstance(error, CurrencyMismatch) == (code == "currency_mismatch")
    assert str(error).startswith("text=")
    assert str(error).isprintable()
    assert error.__cause__ is None


def test_every_code_is_met_above() -> None:
    assert {code for code, _, _ in (*REFUSED, *LABELLED)} == set(PROBLEMS)


def test_every_code_is_described() -> None:
    assert re.findall(r"^`(\w+)`  ", refusals.__doc__ or "", flags=re.MULTILINE) == list(PROBLEMS)


def test_the_longest_text_is_read() -> None:
    assert parse("500" + " " * (LONGEST_TEXT - 3), INR).money == INR(500)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("500 Cr", "text='500 Cr' has 'Cr', crore or credit; write crore, or decide it with cr=Cr.CRORE"),
        ("1.005", "text='1.005' has more decimals than its minor unit allows; write at most 2, or name a rounding"),
        ("\u202e5", "text='\\u202e5' has the character U+202E, which has no place in an amount"),
        (
            "5 crore lakh",
            "text='5 crore lakh' has 'crore lakh' one after another; only lakh crore and thousand crore are",
        ),
    ],
)
def test_a_message_names_the_text_and_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(MicroloanError, match=re.escape(message)):
        parse(text)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (500, "of a number make money, like BDT(500)"),
        (5.0, "this is a float"),
        (None, "this is a NoneType"),
        (True, "a bool"),
    ],
)
def test_what_is_no_text_is_refused_with_a_hint(value: object, hint: str) -> None:
    with pytest.raises(MicroloanError, match=re.escape(hint)):
        parse(value)  # type: ignore[arg-type]
