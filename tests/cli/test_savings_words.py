"""Savings and deposit schemes in words: each preset, and every term that a scheme may have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from microloan.calendars.frequencies import months
from microloan.cli.product_words import in_words
from microloan.cli.savings_words import deposits_in_words, savings_in_words
from microloan.currency import BDT
from microloan.products import (
    AccountRules,
    DatedRates,
    NegativeRate,
    WithholdingTax,
    preset,
    savings_preset,
    savings_presets,
)
from microloan.savings.deposits import Bonus, deposit_preset, deposit_presets


@pytest.mark.parametrize("name", savings_presets())
def test_savings_say_their_deposits_and_interest(name: str) -> None:
    product = savings_preset(name)
    words = dict(savings_in_words(product))
    assert words["Interest"].startswith(f"{product.terms.rate.first} a year on ")
    assert words.get("Deposits", "") == "; ".join(str(one) for one in product.deposits)


@pytest.mark.parametrize("name", deposit_presets())
def test_schemes_say_every_term_with_its_rate(name: str) -> None:
    product = deposit_preset(name)
    words = dict(deposits_in_words(product))
    assert len(words["Rates"].split("; ")) == len(product.rates.terms)
    assert words["Closed early"] == product.scheme.early.definition


def test_what_an_account_asks_is_said() -> None:
    product = savings_preset("asa-general")
    asked = AccountRules(minimum_to_earn=BDT(100), retained=BDT(200), lock_in=months(12))
    rate = DatedRates(NegativeRate("1%"))
    terms = replace(product.terms, rate=rate, account=asked, taxes=(WithholdingTax("TDS", "10%"),))
    words = dict(savings_in_words(replace(product, terms=terms)))
    assert (words["Least to earn"], words["Stays"], words["Locked"]) == ("Tk. 100", "Tk. 200", "12 months")
    assert words["Taxes"] == "TDS"
    assert words["Interest"].startswith("several rates on ")


def test_bonus_tax_and_fine_are_said() -> None:
    product = deposit_preset("india-post-rd")
    scheme = replace(product.scheme, bonus=Bonus("2%"), tax=WithholdingTax("TDS", "10%"))
    words = dict(deposits_in_words(replace(product, scheme=scheme)))
    assert words["Bonus"] == "2% of all that was deposited"
    assert words["Tax"] == "TDS, 10% of what is earned"
    assert words["Fine"] == "Rs. 1 for each Rs. 100, for every period it is late"


def test_a_loan_says_what_its_savings_earn() -> None:
    words = dict(in_words(preset("ddj-jagoron")))
    assert words["Savings earn"].startswith("6% a year on half of the month's")
    assert "Savings earn" not in dict(in_words(preset("dus-jagoron")))
