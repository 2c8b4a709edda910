"""Books of products whose rate is open, or differs by amount or rhythm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import microloan as ml
from microloan import BDT, DecliningBalance
from microloan.errors import ColumnError, MicroloanError
from microloan.products import LoanProduct
from microloan.products.prices import OpenRate, PriceBand, PriceBands

SIZES = PriceBands(
    (
        PriceBand(DecliningBalance("24%"), maximum=BDT(20_000)),
        PriceBand(DecliningBalance("22%"), minimum=BDT(20_001), maximum=BDT(40_000)),
    )
)


def product_with(price: PriceBands | OpenRate) -> LoanProduct:
    """Return the weekly product with another price."""
    return replace(ml.preset("jcf-jagoron"), interest=price)


def book_of(product: LoanProduct, principals: list[int], rate: str | list[str] | None = None) -> ml.LoanBook:
    """Return a book of the product."""
    return ml.LoanBook.from_columns(product, principal=principals, disbursed_on=date(2026, 1, 4), rate=rate)


def test_every_loan_has_the_rate_of_its_band() -> None:
    product = product_with(SIZES)
    principals = [100_000, 2_000_000, 2_100_000, 4_000_000]
    book = book_of(product, principals)
    schedules = book.schedules()
    for position, minor in enumerate(principals):
        alone = product.terms(principal=ml.Money.from_minor(minor, BDT), disbursed_on=date(2026, 1, 4))
        assert book.terms(position) == alone
        assert schedules.schedule(position) == ml.amortize(alone)


def test_loans_without_a_published_rate_are_named() -> None:
    with pytest.raises(ColumnError, match="2 of 3 loans have no published rate for their amount and rhythm") as caught:
        book_of(product_with(SIZES), [2_000_000, 4_100_000, 4_900_000])
    assert caught.value.positions == (1, 2)


def test_bands_of_another_rhythm_play_no_part() -> None:
    bands = PriceBands((PriceBand(ml.Flat("12%"), every=ml.MONTH), PriceBand(DecliningBalance("25%"), every=ml.WEEK)))
    assert book_of(product_with(bands), [2_000_000]).terms(0).interest == DecliningBalance("25%")


def test_bands_that_charge_in_different_ways_make_no_book() -> None:
    bands = PriceBands((PriceBand(ml.Flat("12%"), maximum=BDT(20_000)), PriceBand(DecliningBalance("24%"))))
    with pytest.raises(MicroloanError, match="make a book for each") as caught:
        book_of(product_with(bands), [2_000_000, 3_000_000])
    assert caught.value.argument == "interest.bands"


def test_an_open_rate_is_asked_for_and_taken() -> None:
    product = product_with(OpenRate(ml.PER_PERIOD))
    with pytest.raises(MicroloanError, match=r"rate=None must be given, such as \"24%\"") as caught:
        book_of(product, [2_000_000])
    assert caught.value.argument == "rate"
    assert book_of(product, [2_000_000], rate="26%").terms(0).interest == DecliningBalance("26%")
    own = book_of(product, [2_000_000, 3_000_000], rate=["26%", "24%"])
    assert [own.terms(position).interest.rate for position in (0, 1)] == [ml.percent(26), ml.percent(24)]


def test_a_given_rate_takes_the_place_of_the_bands() -> None:
    assert book_of(product_with(SIZES), [4_900_000], rate="20%").terms(0).interest == DecliningBalance("20%")
