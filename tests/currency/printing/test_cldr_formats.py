"""Screens follow the Unicode data, as far as they are right; receipts follow nothing but our own constants."""

from __future__ import annotations

import pickle
import subprocess
import sys
from decimal import Context, Inexact, localcontext

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency, Money, money_format
from microloan.currency.printing.field_formats import FIELD_FORMATS
from microloan.errors import MicroloanError

MINORS = st.integers(-(10**15), 10**15)
# Where Babel's own print is right but for the digits, and for the space after a word.
RIGHT = [("en_IN", INR), ("bn_BD", BDT), ("bn_IN", INR), ("hi_IN", INR), ("gu_IN", INR), ("ta_IN", INR)]


@given(MINORS, st.sampled_from(RIGHT))
def test_it_is_what_babel_prints_in_the_digits_of_the_locale(minor: int, at: tuple[str, Currency]) -> None:
    locale, currency = at
    style, amount = money_format.cldr(locale), Money.from_minor(minor, currency)

    assert amount.format(style) == style.digits.written(format_currency(amount.amount, currency.code, locale=locale))


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
def test_the_print_of_screens(locale: str, currency: Currency, standard: str, accounting: str, code: str) -> None:
    amount = currency("-1234567.50")

    assert amount.format(money_format.cldr(locale)) == standard
    assert amount.format(money_format.cldr_accounting(locale)) == accounting
    assert amount.format(money_format.cldr_code(locale)) == code


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
