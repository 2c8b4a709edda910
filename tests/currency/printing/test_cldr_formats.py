"""Screens follow the Unicode data, as far as they are right; receipts follow nothing but our own constants."""

from __future__ import annotations

import pickle
import subprocess
import sys
from decimal import Context, Inexact, localcontext
from types import SimpleNamespace

import pytest
from babel.numbers import format_currency, parse_pattern
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency, Money, money_format
from microloan.currency.printing import cldr_data, cldr_formats
from microloan.currency.printing.field_formats import FIELD_FORMATS
from microloan.errors import MicroloanError

MINORS = st.integers(-(10**15), 10**15)
# Where Babel's own print is right but for the digits, and for the space after a word.
RIGHT = [("en_IN", INR), ("bn_BD", BDT), ("bn_IN", INR), ("hi_IN", INR), ("gu_IN", INR), ("ta_IN", INR)]
# What CLDR 49 changed (Babel 2.19), where -1234567.50 was printed as Intl.NumberFormat does with CLDR 48: the digits of
# Bangla in India, and the gap beside a symbol in Tamil.
CHANGED_IN_49 = {
    ("bn_IN", "INR"): ("-₹12,34,567.50", "(₹12,34,567.50)", "-INR\u00a012,34,567.50"),
    ("ta_IN", "INR"): ("-₹\u00a012,34,567.50", "(₹12,34,567.50)", "-INR\u00a012,34,567.50"),
}
# From the same release the pattern of Tamil has Western groups; its numbers have not.
TAMIL_OF_49 = "¤\u00a0#,##,##0.00"


@given(MINORS, st.sampled_from(RIGHT))
def test_it_is_what_babel_prints_in_the_digits_of_the_locale(
    cldr_release: int, minor: int, at: tuple[str, Currency]
) -> None:
    locale, currency = at
    style, amount = money_format.cldr(locale), Money.from_minor(minor, currency)
    pattern = TAMIL_OF_49 if locale == "ta_IN" and cldr_release >= 49 else None
    printed = format_currency(amount.amount, currency.code, pattern, locale=locale)

    assert amount.format(style) == style.digits.written(printed)


@given(MINORS, st.sampled_from(["en_IN", "hi_IN", "bn_BD", "ta_IN", "si_LK"]))
def test_a_name_is_the_one_babel_prints(minor: int, locale: str) -> None:
    amount = Money.from_minor(abs(minor), INR)
    digits = money_format.cldr(locale).digits
    expected = format_currency(amount.amount, "INR", locale=locale, format_type="name")
    with localcontext(Context(prec=1, traps=[Inexact])):
        assert amount.format(money_format.cldr_name(locale)) == digits.written(expected)


@pytest.mark.parametrize("locale", sorted(FIELD_FORMATS))
@pytest.mark.parametrize("currency", [BDT, INR, NPR, PKR, LKR, Currency("XXX", 0)])
def test_every_locale_of_the_field_has_a_screen(locale: str, currency: Currency) -> None:
    amount = currency(-1_234_567)
    printed = [
        amount.format(make(locale))
        for make in (
            money_format.cldr,
            money_format.cldr_accounting,
            money_format.cldr_code,
            money_format.cldr_decimal,
            money_format.cldr_name,
        )
    ]

    assert all(text.strip() == text for text in printed)
    assert len(set(printed)) >= 3


@pytest.mark.parametrize(
    ("locale", "currency", "standard", "accounting", "code"),
    [
        # Intl.NumberFormat, ICU 78.3 with CLDR 48; the lakh of the accounting style is ours.
        ("en_IN", INR, "-₹12,34,567.50", "(₹12,34,567.50)", "-INR\u00a012,34,567.50"),
        ("en_IN", BDT, "-BDT\u00a012,34,567.50", "(BDT\u00a012,34,567.50)", "-BDT\u00a012,34,567.50"),
        ("en_BD", BDT, "-BDT\u00a01,234,567.50", "(BDT\u00a01,234,567.50)", "-BDT\u00a01,234,567.50"),
        ("bn_BD", BDT, "-১২,৩৪,৫৬৭.৫০৳", "(১২,৩৪,৫৬৭.৫০৳)", "-১২,৩৪,৫৬৭.৫০\u00a0BDT"),
        ("bn_BD", INR, "-১২,৩৪,৫৬৭.৫০₹", "(১২,৩৪,৫৬৭.৫০₹)", "-১২,৩৪,৫৬৭.৫০\u00a0INR"),
        ("bn_IN", INR, "-₹১২,৩৪,৫৬৭.৫০", "(₹১২,৩৪,৫৬৭.৫০)", "-INR\u00a0১২,৩৪,৫৬৭.৫০"),
        ("hi_IN", INR, "-₹12,34,567.50", "-₹12,34,567.50", "-INR\u00a012,34,567.50"),
        ("ne_NP", NPR, "-नेरू\u00a0१२,३४,५६७.५०", "-नेरू\u00a0१२,३४,५६७.५०", "-NPR\u00a0१२,३४,५६७.५०"),
        ("ne_NP", INR, "-₹\u00a0१२,३४,५६७.५०", "-₹\u00a0१२,३४,५६७.५०", "-INR\u00a0१२,३४,५६७.५०"),
        ("en_PK", PKR, "-Rs\u00a01,234,567.50", "(Rs\u00a01,234,567.50)", "-PKR\u00a01,234,567.50"),
        ("si_LK", LKR, "-රු.\u00a01,234,567.50", "(රු.\u00a01,234,567.50)", "-LKR\u00a01,234,567.50"),
        ("ta_IN", INR, "-₹12,34,567.50", "(₹12,34,567.50)", "-INR\u00a012,34,567.50"),
        ("ta_IN", BDT, "-BDT\u00a012,34,567.50", "(BDT\u00a012,34,567.50)", "-BDT\u00a012,34,567.50"),
    ],
)
def test_the_print_of_screens(
    cldr_release: int, locale: str, currency: Currency, standard: str, accounting: str, code: str
) -> None:
    amount = currency("-1234567.50")
    since_49 = CHANGED_IN_49.get((locale, currency.code)) if cldr_release >= 49 else None

    assert prints(amount, locale) == (since_49 or (standard, accounting, code))


@pytest.mark.parametrize(
    ("digits", "standard", "accounting", "printed"),
    [
        # bn_IN of CLDR 48 and of 49.
        (
            "beng",
            "¤#,##,##0.00",
            "¤#,##,##0.00;(¤#,##,##0.00)",
            ("-₹১২,৩৪,৫৬৭.৫০", "(₹১২,৩৪,৫৬৭.৫০)", "-INR\u00a0১২,৩৪,৫৬৭.৫০"),
        ),
        ("latn", "¤#,##,##0.00", "¤#,##,##0.00;(¤#,##,##0.00)", CHANGED_IN_49["bn_IN", "INR"]),
        # ta_IN of CLDR 48 and of 49.
        (
            "latn",
            "¤#,##,##0.00",
            "¤#,##0.00;(¤#,##0.00)",
            ("-₹12,34,567.50", "(₹12,34,567.50)", "-INR\u00a012,34,567.50"),
        ),
        ("latn", "¤\u00a0#,##0.00", "¤#,##0.00;(¤#,##0.00)", CHANGED_IN_49["ta_IN", "INR"]),
        # pa_IN, where the gap is in the accounting style alone; bn_BD, where the symbol follows.
        (
            "latn",
            "¤#,##,##0.00",
            "¤\u00a0#,##0.00",
            ("-₹12,34,567.50", "-₹\u00a012,34,567.50", "-INR\u00a012,34,567.50"),
        ),
        (
            "beng",
            "#,##,##0.00¤",
            "#,##,##0.00¤;(#,##,##0.00¤)",
            ("-১২,৩৪,৫৬৭.৫০₹", "(১২,৩৪,৫৬৭.৫০₹)", "-১২,৩৪,৫৬৭.৫০\u00a0INR"),
        ),
    ],
)
def test_each_release_prints_what_its_data_say(
    monkeypatch: pytest.MonkeyPatch, digits: str, standard: str, accounting: str, printed: tuple[str, str, str]
) -> None:
    data = SimpleNamespace(
        default_numbering_system=digits,
        number_symbols={"latn": {"group": ",", "decimal": ".", "minusSign": "-"}},
        decimal_formats={None: parse_pattern("#,##,##0.###")},
        currency_formats={"standard": parse_pattern(standard), "accounting": parse_pattern(accounting)},
        currency_symbols={"INR": "₹"},
    )
    for home in (cldr_data, cldr_formats):
        monkeypatch.setattr(home, "locale_data", lambda _: data)
    for home, cached in ((cldr_data, "_read_pattern"), (cldr_formats, "_symbol")):
        monkeypatch.setattr(home, cached, getattr(home, cached).__wrapped__)

    assert prints(INR("-1234567.50"), "xx_IN") == printed


def prints(amount: Money, locale: str) -> tuple[str, str, str]:
    """An amount with the symbol, in the accounting style, and with the code."""
    styles = money_format.cldr(locale), money_format.cldr_accounting(locale), money_format.cldr_code(locale)
    standard, accounting, code = (amount.format(style) for style in styles)
    return standard, accounting, code


def test_a_screen_format_pickles() -> None:
    for style in (money_format.cldr("bn_BD"), money_format.cldr_code("en_IN"), money_format.cldr_name("hi_IN")):
        assert pickle.loads(pickle.dumps(style)) == style  # noqa: S301


@pytest.mark.parametrize(
    "locale", ["", "en-IN", "xx_XX", "ar_EG", "fr_FR", "de_CH", "my_MM", "../en", "en_IN\n", None, 3]
)
def test_a_locale_of_another_print_is_refused(locale: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        money_format.cldr(locale)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.code) == ("locale", "unknown_locale")


@pytest.mark.parametrize(
    ("locale", "home", "printed", "away"),
    [
        ("en_BD", BDT, "-Tk. 12,34,567.50", "-INR 12,34,567.50"),
        ("en_IN", INR, "-Rs. 12,34,567.50", "-Tk. 12,34,567.50"),
        ("en_NP", NPR, "-Rs. 12,34,567.50", "-INR 12,34,567.50"),
        ("en_PK", PKR, "-Rs. 1,234,567.50", "-INR 1,234,567.50"),
        ("en_LK", LKR, "-Rs. 1,234,567.50", "-INR 1,234,567.50"),
        ("bn_BD", BDT, "-১২,৩৪,৫৬৭.৫০ টাকা", "-১২,৩৪,৫৬৭.৫০ INR"),
        ("bn_IN", INR, "-১২,৩৪,৫৬৭.৫০ টাকা", "-১২,৩৪,৫৬৭.৫০ BDT"),
        ("hi_IN", INR, "-रु. 12,34,567.50", "-Tk. 12,34,567.50"),
        ("ne_NP", NPR, "-रु. १२,३४,५६७.५०", "-INR १२,३४,५६७.५०"),
        ("si_LK", LKR, "-රු. 1,234,567.50", "-INR 1,234,567.50"),
        ("ta_IN", INR, "-ரூ. 12,34,567.50", "-Tk. 12,34,567.50"),
    ],
)
def test_the_print_of_receipts(locale: str, home: Currency, printed: str, away: str) -> None:
    other = BDT if home is INR else INR

    assert home("-1234567.50").format(locale) == printed
    assert other("-1234567.50").format(locale) == away


def test_no_receipt_asks_babel() -> None:
    program = (
        "import sys; sys.modules['babel'] = None\n"
        "from microloan import BDT, money_format\n"
        f"for locale in {sorted(FIELD_FORMATS)!r}:\n"
        "    print(BDT('1234567.50').format(locale), BDT(99_999).format(money_format.compact(locale)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, encoding="utf-8", check=True
    )

    assert len(done.stdout.splitlines()) == len(FIELD_FORMATS)
