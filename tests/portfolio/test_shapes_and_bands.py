"""Regressions: books whose shape or price once went its own way."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

import microloan as ml
from microloan import BDT, DecliningBalance, Rate
from microloan.errors import ColumnError
from microloan.interest.accrual import Run
from microloan.interest.level import exact_level
from microloan.interest.shape_kinds import InstallmentShape
from microloan.products import LoanProduct
from microloan.products.prices import PriceBand, PriceBands

DAY = date(2026, 1, 4)


def product_of(shape: ml.shape.InstallmentShape | ml.shape.PrincipalShape, count: int) -> LoanProduct:
    """Return a weekly product of this shape."""
    offer = ml.RepaymentOffer(rhythms=(ml.Rhythm(ml.WEEK, (count,)),), shape=shape)
    wide = ml.AmountRange(minimum=BDT(1_000), maximum=BDT(49_000))
    return replace(ml.preset("jcf-jagoron"), principal=wide, repayment=offer)


def test_bands_with_rates_that_share_no_small_denominator() -> None:
    bands = PriceBands(
        (
            PriceBand(DecliningBalance(Rate(24, 100_003)), maximum=BDT(5_000)),
            PriceBand(DecliningBalance(Rate(20_000, 99_991))),
        )
    )
    product = replace(product_of(ml.shape.EQUAL_INSTALLMENTS, 12), interest=bands)
    principals = [900_000, 100_000, 300_000]
    book = ml.LoanBook.from_columns(product, principal=principals, disbursed_on=DAY)
    schedules = book.schedules()
    for position, minor in enumerate(principals):
        alone = product.terms(principal=ml.Money.from_minor(minor, BDT), disbursed_on=DAY)
        assert schedules.schedule(position) == ml.amortize(alone)


def test_given_principal_is_the_principal_of_every_loan() -> None:
    product = product_of(ml.shape.given_principal(BDT(500), BDT(1_500)), 2)
    book = ml.LoanBook.from_columns(product, principal=[200_000, 200_000], disbursed_on=DAY)
    assert book.schedules().principal.tolist() == [[50_000, 50_000], [150_000, 150_000]]
    with pytest.raises(ColumnError, match="1 of 2 loans have principal other than the given Tk") as caught:
        ml.LoanBook.from_columns(product, principal=[200_000, 300_000], disbursed_on=DAY)
    assert caught.value.positions == (1,)


def test_a_huge_given_installment_takes_the_int_path() -> None:
    product = product_of(ml.shape.given_installment(BDT(10**17)), 12)
    book = ml.LoanBook.from_columns(product, principal=[1_000_000, 1_234_567], disbursed_on=DAY)
    schedules = book.schedules()
    assert all(schedules.schedule(position) == book.schedule(position) for position in (0, 1))


def test_a_thousand_rows_may_pay_interest_alone() -> None:
    late = InstallmentShape(
        name="late", definition="nearly all at the end", weights=lambda rows: ((1, rows - 1), (10**9, 1))
    )
    over, under = exact_level(1_000, [Run(1, 1_200)], 100, late)
    assert Fraction(over * 10**9, under) == Fraction(1_010)


def test_an_unpickled_shape_is_the_same_shape() -> None:
    single = pickle.loads(pickle.dumps(ml.shape.SINGLE_PAYMENT))  # noqa: S301 - our own
    with pytest.raises(ml.MicroloanError, match="must be 1 for a single payment"):
        ml.Repayment(installments=3, every=ml.MONTH, shape=single)
