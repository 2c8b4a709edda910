"""One amount is read exactly or refused, whatever the surroundings, and its spans say where it stands."""

from __future__ import annotations

import decimal
import locale
from collections.abc import Iterator
from contextlib import contextmanager
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rounding import ALL as ROUNDINGS
from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.currency import BDT, INR, Currency, Money, money_format
from microloan.currency.currencies import ALL
from microloan.currency.parsing import (
    Cr,
    Mark,
    Parsed,
    Reading,
    Signs,
    Spans,
    parse,
    readings,
)
from microloan.currency.scale import CRORE, LAKH, LAKH_CRORE, Scale
from microloan.errors import CurrencyMismatch, MicroloanError

MINORS = st.integers(-(10**18), 10**18)
UNUSUAL = "0123456789০৪९௫٤.,-−+()/=%_eE ₹৳TkRs.lakhcroreCrDrKL\u00a0\u202f\t\n\u202e\u200b\u0338\ud800"


@given(st.text(max_size=40) | st.text(UNUSUAL, max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    for reading in (readings.STRICT, readings.of("bn_BD"), Reading(cr=Cr.CREDIT_NEGATIVE, signs=Signs.LEDGER)):
        assert isinstance(read_or_error(text, reading), (Parsed, MicroloanError))


def read_or_error(text: str, reading: Reading) -> Parsed | MicroloanError:
    try:
        return parse(text, reading)
    except MicroloanError as error:
        return error


# ---------------------------------------------------------------- laws


@given(MINORS)
def test_a_minus_gives_the_opposite(minor: int) -> None:
    text = INR(0).format(money_format.INDIAN) if not minor else Money.from_minor(abs(minor), INR).format("en_IN")

    assert parse(f"-{text}", INR).money == -parse(text, INR).money
    assert parse(f"({text})", INR).money == -parse(text, INR).money


@given(st.integers(0, 10**12), st.integers(0, 99), st.sampled_from([LAKH, CRORE]))
def test_a_scale_counts(whole: int, hundredths: int, scale: Scale) -> None:
    number = f"{whole}.{hundredths:02}"

    scaled = parse(f"{number} {scale.name}").minor

    assert scaled == parse(number).minor * scale.units
    assert scaled == parse(number, Reading(scale=scale)).minor


@given(st.integers(0, 10**9), st.integers(1, 6), st.sampled_from(ROUNDINGS), st.sampled_from(["", "-"]))
def test_rounding_is_by_size_and_named(digits: int, places: int, mode: Rounding, sign: str) -> None:
    text = f"{sign}{digits // 10**places}.{digits % 10**places:0{places}}"
    expected = mode.divide(digits * 100, 10**places)

    parsed = parse(text, Reading(rounding=mode))

    assert parsed.minor == (-expected if sign else expected)
    assert (Mark.ROUNDED in parsed.flags) == (digits * 100 % 10**places != 0)


@given(st.sampled_from(["Tk. 4,28,86,86,000", "৫ লক্ষ টাকা", "-₹12.82 क॰", "4 crore 28 lakh"]), st.sampled_from(ALL))
def test_a_known_currency_is_kept_or_the_text_refused(text: str, currency: Currency) -> None:
    try:
        assert parse(text, currency).currency == currency
    except CurrencyMismatch as error:
        assert error.code == "currency_mismatch"  # noqa: PT017 - either is right


# ---------------------------------------------------------------- the surroundings


@contextmanager
def hostile() -> Iterator[None]:
    """A decimal context that forgets digits and stops at every signal."""
    with decimal.localcontext(decimal.Context(prec=3, traps=list(decimal.Context().flags))):
        yield


@pytest.mark.parametrize("text", ["Tk. 4,28,86,86,000.55", "34,683.53 lakh", "1.23456789 crore"])
def test_the_decimal_context_changes_nothing(text: str) -> None:
    expected = parse(text, Reading(rounding=HALF_UP))
    with hostile():
        assert parse(text, Reading(rounding=HALF_UP)) == expected


def test_the_locale_of_the_process_changes_nothing() -> None:
    before = locale.setlocale(locale.LC_ALL)
    foreign = [name for name in ("de_DE.UTF-8", "bn_BD.UTF-8", "tr_TR.UTF-8", "C.UTF-8", "C") if can_set(name)]
    try:
        for name in foreign:
            locale.setlocale(locale.LC_ALL, name)
            assert parse("TK. 1,50,000.50 ONLY").money == BDT("150000.50")
    finally:
        locale.setlocale(locale.LC_ALL, before)
    assert foreign


def can_set(name: str) -> bool:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_ALL, before)
    return True


def test_reading_twice_gives_equals() -> None:
    assert parse("Tk. 500/-") == parse("Tk. 500/-")


# ---------------------------------------------------------------- spans


def shown(text: str, spans: Spans) -> dict[str, str]:
    return {name: span.of(text) for name, span in spans._asdict().items() if span is not None}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1234", {"number": "1234"}),
        (" ₹ -500 ", {"currency": "₹", "sign": "-", "number": "500"}),
        ("Tk. 2.5 lakh/- only", {"currency": "Tk.", "number": "2.5", "scale": "lakh", "closer": "/-", "only": "only"}),
        ("(১ লাখ কোটি টাকা)", {"sign": "(", "number": "১", "scale": "লাখ কোটি", "currency": "টাকা"}),
        ("Rs 4 crore 28 lakh", {"currency": "Rs", "number": "4 crore 28 lakh"}),
        ("1 lakh 500 Rs/-", {"number": "1 lakh 500", "currency": "Rs", "closer": "/-"}),
        ("4 crore 28 lakh Rs/-", {"number": "4 crore 28 lakh", "currency": "Rs", "closer": "/-"}),
    ],
)
def test_spans_say_where_the_parts_stand(text: str, parts: dict[str, str]) -> None:
    assert shown(text, parse(text, "en_IN").spans) == parts


def test_spans_are_positions_in_the_text_as_it_was_given() -> None:
    # Typed with a vowel sign in two, and with a letter that the composed form takes apart.
    two_signs, one_letter = "৫ ক\u09c7\u09beটি টাকা", "₹5 करो\u095c only"

    assert normalize("NFC", two_signs) != two_signs
    assert shown(two_signs, parse(two_signs, "bn_BD").spans)["scale"] == "ক\u09c7\u09beটি"
    assert shown(two_signs, parse(two_signs, "bn_BD").spans)["currency"] == "টাকা"
    assert shown(one_letter, parse(one_letter).spans) == {
        "currency": "₹", "number": "5", "scale": "करो\u095c", "only": "only",
    }  # fmt: skip


@given(st.sampled_from(["৫ কোটি টাকা", "₹5 करोड़", "5 हज़ार रुपये", "-৫০.৫ টাকায়"]), st.sampled_from(["NFC", "NFD", "NFKD"]))
def test_every_form_of_unicode_is_read(text: str, form: str) -> None:
    other = normalize(form, text)  # type: ignore[arg-type]

    assert parse(other, "bn_IN").minor == parse(text, "bn_IN").minor
    assert shown(other, parse(other, "bn_IN").spans) == {
        name: normalize(form, part)  # type: ignore[arg-type]
        for name, part in shown(text, parse(text, "bn_IN").spans).items()
    }


# ---------------------------------------------------------------- scales and marks


@pytest.mark.parametrize(
    ("text", "units", "scale"),
    [
        ("1 lakh crore", 10**12, LAKH_CRORE),
        ("₹1LCr", 10**12, LAKH_CRORE),
        ("১ লা.কো.", 10**12, LAKH_CRORE),
        ("5 thousand crore", 5 * 10**10, Scale("thousand crore", 10)),
        ("₹5KCr", 5 * 10**10, Scale("thousand crore", 10)),
        ("12.82 क॰", 128_200_000, CRORE),
        ("₹43Cr", 430_000_000, CRORE),
        ("(₹43Cr)", -430_000_000, CRORE),
        ("-₹ 43cr.", -430_000_000, CRORE),
        ("৪ কোটি ২৮ লাখ ৮৬ হাজার টাকা মাত্র", 42_886_000, Mark.COMPOUND),
        ("४ करोड़ २८ लाख", 42_800_000, Mark.COMPOUND),
        ("2 अर्ब 50 करोड", 2_500_000_000, Mark.COMPOUND),
        ("4 crore 28 lakh 86 thousand 500", 42_886_500, Mark.COMPOUND),
        ("Tk. 1 lakh 500", 100_500, Mark.COMPOUND),
        ("2 crore 99 lakh", 29_900_000, Mark.COMPOUND),
    ],
)
def test_scales(text: str, units: int, scale: Scale | Mark) -> None:
    parsed = parse(text, Reading(home=INR))

    assert (parsed.minor, parsed.scale) == (units * 100, scale)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("500", set()),
        ("-500", {Mark.NEGATIVE}),
        ("-0", {Mark.NEGATIVE}),
        ("(500)", {Mark.NEGATIVE, Mark.PARENTHESES}),
        ("৫০০/- মাত্র", {Mark.NATIVE_DIGITS, Mark.CLOSER, Mark.ONLY}),
        ("2 crore 5 lakh", {Mark.COMPOUND}),
    ],
)
def test_marks(text: str, marks: set[Mark]) -> None:
    assert parse(text).flags == marks


def test_zero_has_no_sign() -> None:
    assert parse("-0.00", INR).money == INR(0)
