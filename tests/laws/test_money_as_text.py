"""What is printed is read back, in figures and in words, in every locale and style that can be."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from decimal import ROUND_UP, Context, Inexact, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency, Money, money_format, scale
from microloan.currency.money_format import MoneyFormat
from microloan.currency.parsing import Cr, Signs, parse, readings
from microloan.currency.printing.field_formats import FIELD_FORMATS
from microloan.currency.printing.scale_words import FIELD_LADDERS, FIELD_WORDS

MINORS = st.integers(-(10**16) + 1, 10**16 - 1) | st.integers(-(10**7), 10**7)
HOMES = {"BD": BDT, "IN": INR, "NP": NPR, "PK": PKR, "LK": LKR}
LOCALES = sorted(FIELD_FORMATS)
# Words of Sinhala stand before their number, and are printed but not read.
READ_LADDERS = [locale for locale in LOCALES if locale != "si_LK"]
NAMED = [
    money_format.INDIAN,
    money_format.WESTERN,
    money_format.INDIAN_PLAIN,
    money_format.WESTERN_PLAIN,
    money_format.UNGROUPED_PLAIN,
    money_format.CHEQUE,
    money_format.ACCOUNTS,
]


def home_of(locale: str) -> Currency:
    return HOMES[locale[-2:]]


@given(
    MINORS,
    st.sampled_from(LOCALES),
    st.sampled_from([money_format.MINUS, money_format.MINUS_AFTER_SYMBOL, money_format.PARENTHESES]),
    st.sampled_from([money_format.NONZERO_DECIMALS, money_format.ALL_DECIMALS, money_format.TRIMMED_DECIMALS]),
    st.sampled_from(["", "/-", "/="]),
)
def test_receipts_are_read_back_at_home(
    minor: int,
    locale: str,
    negative: money_format.NegativeRule,
    decimals: money_format.DecimalsRule,
    closer: str,
) -> None:
    amount = Money.from_minor(minor, home_of(locale))
    style = replace(money_format.field(locale), negative=negative, decimals=decimals, closer=closer)

    assert parse(amount.format(style), locale).money == amount


@given(MINORS, st.sampled_from(LOCALES), st.sampled_from([BDT, INR, NPR, PKR, LKR]))
def test_receipts_of_another_currency_are_read_back(minor: int, locale: str, currency: Currency) -> None:
    amount = Money.from_minor(minor, currency)

    assert parse(amount.format(locale), locale).money == amount


@given(MINORS, st.sampled_from(NAMED), st.sampled_from([BDT, INR, NPR, PKR, LKR]))
def test_named_formats_are_read_back_by_the_currency(minor: int, style: MoneyFormat, currency: Currency) -> None:
    amount = Money.from_minor(minor, currency)

    assert currency.parse(amount.format(style)) == amount


@given(MINORS, st.sampled_from([money_format.TRAILING_MINUS]), st.sampled_from(["en_BD", "bn_BD"]))
def test_ledgers_are_read_back_as_ledgers(minor: int, negative: money_format.NegativeRule, locale: str) -> None:
    amount = Money.from_minor(minor, BDT)
    printed = amount.format(replace(money_format.field(locale), symbol=money_format.NO_SYMBOL, negative=negative))

    assert parse(printed, replace(readings.of(BDT), signs=Signs.LEDGER)).money == amount


@given(MINORS, st.sampled_from(["en_IN", "bn_BD", "bn_IN", "hi_IN", "ta_IN", "en_PK", "en_BD"]))
def test_screens_are_read_back_at_home(minor: int, locale: str) -> None:
    amount = Money.from_minor(minor, home_of(locale))

    assert parse(amount.format(money_format.cldr(locale)), locale).money == amount
    assert parse(amount.format(money_format.cldr_accounting(locale)), locale).money == amount
    assert parse(amount.format(money_format.cldr_code(locale)), locale).money == amount
    assert parse(amount.format(money_format.cldr_decimal(locale)), home_of(locale)).money == amount


@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from([(locale, one) for locale in READ_LADDERS for one in FIELD_WORDS[locale[:2]]]),
)
def test_a_scale_with_all_its_decimals_is_read_back(minor: int, at: tuple[str, scale.Scale]) -> None:
    locale, unit = at
    places = min(unit.power + 2, 9)
    amount = Money.from_minor(minor * 10 ** (unit.power + 2 - places), BDT)
    style = money_format.in_scale(unit, places=places, rounding=HALF_UP, locale=locale)

    assert BDT.parse(amount.format(style)) == amount


@given(MINORS, st.sampled_from(READ_LADDERS))
def test_a_compact_amount_is_read_back_as_near_as_it_was_printed(minor: int, locale: str) -> None:
    style = money_format.compact(locale)
    amount = Money.from_minor(minor, home_of(locale))
    printed = amount.format(style)
    read = home_of(locale).parse(printed)

    assert read.format(style) == printed
    largest = FIELD_LADDERS[locale][-1].power
    assert abs(read.minor - minor) <= 10**largest // 2


@given(MINORS, st.sampled_from(["en_BD", "bn_BD", "en_IN", "bn_IN", "hi_IN", "en_NP", "en_PK", "en_LK"]))
def test_words_are_read_back(minor: int, locale: str) -> None:
    amount = Money.from_minor(abs(minor), home_of(locale))

    assert home_of(locale).from_words(amount.words(locale), locale) == amount


@given(MINORS, st.sampled_from(LOCALES))
def test_the_decimal_context_changes_no_text(minor: int, locale: str) -> None:
    amount = Money.from_minor(minor, home_of(locale))
    printed, screen = amount.format(locale), amount.format(money_format.cldr(locale))
    with localcontext(Context(prec=1, rounding=ROUND_UP, traps=[Inexact])):
        assert (amount.format(locale), amount.format(money_format.cldr(locale))) == (printed, screen)
        assert parse(printed, locale).money == amount
        assert (
            parse(amount.format(money_format.in_scale(scale.LAKH, places=7, rounding=HALF_UP)), locale).minor == minor
        )


@pytest.mark.parametrize(
    ("printed", "style"),
    [
        # DDJ: in thousands.
        ("Tk. 4,288,686,000", money_format.WESTERN),
        ("Tk. 399,091,262", money_format.WESTERN),
        ("Tk. 128,169,957", money_format.WESTERN),
        # VERC: in lakh, the symbol without a gap.
        ("Tk.31,46,31,730", replace(money_format.INDIAN, symbol=money_format.symbol_text("Tk."))),
        ("Tk. 1,64,78,406", money_format.INDIAN),
        # BJS: a scale in the heading, or none.
        ("34,683.53", money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP).bare()),
        ("4,073.37", money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP).bare()),
        ("44.28", money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP).bare()),
        ("16,678", replace(money_format.INDIAN, symbol=money_format.NO_SYMBOL)),
        (
            "Rs.43 Crore",
            money_format.ScaleFormat(
                (money_format.ScaleStep(scale.CRORE, after=" Crore"),),
                2,
                HALF_UP,
                MoneyFormat((3, 2), money_format.symbol_text("Rs."), money_format.TRIMMED_DECIMALS),
            ),
        ),
    ],
)
def test_what_institutions_print_comes_back_byte_for_byte(printed: str, style: money_format.MoneyStyle) -> None:
    in_heading = isinstance(style, money_format.ScaleFormat) and "Crore" not in printed
    currency = BDT if printed.startswith("Tk") else INR
    reading = replace(readings.of(currency), scale=scale.LAKH if in_heading else None)
    amount = parse(printed, reading).money

    assert amount.format(style) == printed
    assert currency.lakh(amount.in_lakh()) == currency.crore(amount.in_crore()) == amount


def test_groups_with_the_crore_kept_are_read_and_their_words_are_right() -> None:
    # GUP prints Tk.107,43,31,000 (Taka One Hundred Seven Crore Forty Three Lac and Thirty one Thousand).
    from microloan.currency.parsing import CRORE_KEPT_GROUPING

    amount = parse("Tk.107,43,31,000", replace(readings.of(BDT), grouping=CRORE_KEPT_GROUPING)).money

    assert amount == BDT.from_words("Taka One Hundred Seven Crore Forty Three Lac and Thirty one Thousand", "en_BD")
    assert amount.words("en_BD") == "One Hundred Seven Crore Forty-Three Lakh Thirty-One Thousand Taka Only"
    assert amount.format("en_BD") == "Tk. 1,07,43,31,000"


def test_a_credit_is_read_as_the_ledger_says() -> None:
    assert parse("Tk. 500 Cr", replace(readings.of(BDT), cr=Cr.CREDIT_NEGATIVE)).money == BDT(-500)


def test_a_foreign_locale_of_the_process_changes_nothing() -> None:
    program = (
        "import locale; locale.setlocale(locale.LC_ALL, '')\n"
        "from microloan import INR, parse\n"
        "amount = INR('1234567.50')\n"
        "print(ascii([amount.format('bn_IN'), amount.words('hi_IN'), parse(amount.format('en_IN'), INR).minor]))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "LC_ALL": chosen},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for chosen in ("C", "C.UTF-8")
    }

    assert len(printed) == 1
