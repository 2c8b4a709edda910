"""Each choice of a reading changes what it names and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from microloan.arithmetic.rounding import DOWN
from microloan.currency import BDT, Currency, Money
from microloan.currency.parsing import (
    CRORE_KEPT_GROUPING,
    LENIENT_GROUPING,
    Cr,
    Grouping,
    Mark,
    Parsed,
    Reading,
    Signs,
    Spans,
    parse,
    readings,
)
from microloan.currency.scale import CRORE, LAKH
from microloan.errors import MicroloanError
from microloan.labels.digits import LATIN, TAMIL, DigitSet


def read_or_error(text: str, reading: Reading) -> Parsed | MicroloanError:
    try:
        return parse(text, reading)
    except MicroloanError as error:
        return error


def shown(text: str, spans: Spans) -> dict[str, str]:
    return {name: span.of(text) for name, span in spans._asdict().items() if span is not None}


@pytest.mark.parametrize(
    ("text", "cr", "minor"),
    [
        ("500 Cr", Cr.CRORE, 500_00_00_000_00),
        ("₹43Cr", Cr.REFUSED, 43_00_00_000_00),
        ("1 lakh Cr", Cr.CRORE, 10**14),
        ("500 Cr", Cr.CREDIT_NEGATIVE, -500_00),
        ("500.00Cr", Cr.CREDIT_NEGATIVE, -500_00),
        ("500 Dr.", Cr.CREDIT_NEGATIVE, 500_00),
        ("₹43Cr", Cr.DEBIT_NEGATIVE, 43_00_00_000_00),
        ("₹43Cr", Cr.CREDIT_NEGATIVE, 43_00_00_000_00),
        ("₹43 Cr", Cr.CREDIT_NEGATIVE, -43_00),
        ("5 lakh Cr", Cr.CREDIT_NEGATIVE, -500_000_00),
        ("5 lakh Dr", Cr.DEBIT_NEGATIVE, -500_000_00),
        ("2 crore 5 lakh DR", Cr.DEBIT_NEGATIVE, -20_500_000_00),
    ],
)
def test_cr_and_dr(text: str, cr: Cr, minor: int) -> None:
    parsed = parse(text, Reading(cr=cr))

    assert parsed.minor == minor
    assert (Mark.NEGATIVE in parsed.flags) == (minor < 0)


def test_the_side_of_a_ledger_is_its_sign() -> None:
    parsed = parse("500 Cr only", Reading(cr=Cr.CREDIT_NEGATIVE))

    assert shown("500 Cr only", parsed.spans) == {"number": "500", "sign": "Cr", "only": "only"}
    assert parsed.flags == {Mark.NEGATIVE, Mark.CREDIT, Mark.ONLY}
    assert parse("500 Dr", Reading(cr=Cr.CREDIT_NEGATIVE)).flags == {Mark.DEBIT}


@pytest.mark.parametrize(
    ("text", "minor"),
    [("500-", -50000), ("(-500)", -50000), ("+500", 50000), ("৳500-", -50000), ("500- Tk", -50000), ("500/--", -50000)],
)
def test_the_signs_of_a_ledger(text: str, minor: int) -> None:
    assert parse(text, Reading(signs=Signs.LEDGER)).minor == minor


@pytest.mark.parametrize("text", ["--5", "-5-", "(5-)-", "+-5", "(+5)", "-5 Cr", "(5) Cr"])
def test_two_signs_are_refused_also_in_a_ledger(text: str) -> None:
    refused = read_or_error(text, Reading(signs=Signs.LEDGER, cr=Cr.CREDIT_NEGATIVE))

    assert isinstance(refused, MicroloanError)
    assert refused.code in {"double_negative", "parentheses"}


@pytest.mark.parametrize(
    ("text", "reading", "minor", "grouping"),
    [
        ("Tk.107,43,31,000", Reading(grouping=CRORE_KEPT_GROUPING), 1_07_43_31_000_00, Grouping.CRORE_KEPT),
        ("42,88,686,000", Reading(grouping=LENIENT_GROUPING), 4_288_686_000_00, Grouping.IRREGULAR),
        ("1,,234.50", Reading(grouping=LENIENT_GROUPING), 1_234_50, Grouping.IRREGULAR),
        ("12,34,567", Reading(grouping=LENIENT_GROUPING), 1_234_567_00, Grouping.INDIAN),
    ],
)
def test_groupings(text: str, reading: Reading, minor: int, grouping: Grouping) -> None:
    parsed = parse(text, reading)

    assert (parsed.minor, parsed.grouping) == (minor, grouping)


@pytest.mark.parametrize(
    ("text", "minor"), [("1.234,56", 1_234_56), ("12.345.678,9", 12_345_678_90), ("1.234,5 lakh", 123_450_000_00)]
)
def test_a_european_number_is_read_leniently(text: str, minor: int) -> None:
    parsed = parse(text, Reading(grouping=LENIENT_GROUPING))

    assert (parsed.minor, parsed.grouping) == (minor, Grouping.IRREGULAR)


@pytest.mark.parametrize("text", ["1.234,567", "1.23,45", "1234.567,8", "1.234,", "1.234,56,7"])
def test_a_european_number_that_may_be_another_is_refused_even_leniently(text: str) -> None:
    assert code_of(text, Reading(grouping=LENIENT_GROUPING)) == "bad_grouping"


def test_a_default_scale_is_marked_and_yields_to_what_is_printed() -> None:
    reading = Reading(scale=LAKH)

    assert parse("44.28", reading).minor == 44_28_000_00
    assert parse("44.28", reading).flags == {Mark.DEFAULT_SCALE}
    assert (parse("44.28 crore", reading).scale, parse("44.28 crore", reading).flags) == (CRORE, frozenset())
    assert parse("1 crore 2 lakh", reading).minor == 1_02_00_000_00


def test_digits_of_other_scripts_by_choice() -> None:
    tamil = Reading(digits=(LATIN, TAMIL))
    gujarati = Reading(digits=(DigitSet("gujarati", "૦૧૨૩૪૫૬૭૮૯"),))

    assert parse("௧,௨௩,௪௫௬", tamil).minor == 123456_00
    assert parse("૧૨૩", gujarati).minor == 123_00
    assert {code_of("৫০০", tamil), code_of("500", gujarati), code_of("௫", readings.of("ta_IN"))} == {
        "digits_not_admitted"
    }


def code_of(text: str, reading: Reading) -> str:
    refused = read_or_error(text, reading)
    assert isinstance(refused, MicroloanError)
    return refused.code


@pytest.mark.parametrize("exponent", range(5))
def test_the_decimals_are_those_of_the_currency(exponent: int) -> None:
    currency = Currency("XTS", exponent, "Xt.")
    smallest = f"0.{'1'.zfill(exponent)}" if exponent else "1"

    assert parse(f"Xt. {smallest}", currency).money == Money.from_minor(1, currency)
    assert parse("XTS 5 lakh", currency).money == currency(500_000)
    assert code_of(f"{smallest}{'' if exponent else '.'}0", readings.of(currency)) == "too_many_decimals"


def test_zeros_that_are_finer_than_a_minor_unit_are_read_where_rounding_is_named() -> None:
    assert code_of("1.000", readings.STRICT) == "too_many_decimals"
    assert parse("1.000", Reading(rounding=DOWN)) == replace(
        parse("1"), spans=parse("1.000", Reading(rounding=DOWN)).spans
    )


def test_forty_digits_are_the_most() -> None:
    assert parse("9" * 38 + ".99").minor == 10**40 - 1
    assert {code_of("1" + "0" * 38, readings.STRICT), code_of("1" + "0" * 31 + " crore", readings.STRICT)} == {
        "out_of_range"
    }
    assert code_of("9" * 33 + " crore 1 lakh", readings.STRICT) == "out_of_range"
    assert code_of("0.5 lakh crore " + "only " * 3, readings.STRICT) == "misplaced"


def test_text_of_a_subclass_is_read() -> None:
    class Cell(str):
        __slots__ = ()

    assert parse(Cell("Tk. 500")).money == BDT(500)
