"""A book of plans agrees with its plans one by one, past int64 as well; wrong columns are told by position."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.calendars import WEEK
from microloan.calendars.frequencies import Frequency, months
from microloan.currency import BDT, INR, Money
from microloan.errors import ColumnError, CurrencyMismatch, MicroloanError
from microloan.portfolio import DepositBook
from microloan.products.fee_parts import ChargeRounding
from microloan.products.savings_taxes import WithholdingTax
from microloan.savings.deposits import (
    Bonus,
    DepositScheme,
    MaturityRounding,
    RateCard,
    deposit_preset,
    growth,
    mature,
)
from microloan.savings.deposits.scheme import example_plan
from microloan.testing import deposit_rates, deposit_schemes

SCHEME = example_plan().scheme


@given(st.data())
def test_a_book_pays_what_its_plans_pay(data: st.DataObject) -> None:
    scheme = data.draw(deposit_schemes())
    rows = data.draw(
        st.lists(
            st.tuples(st.integers(1, 10**16) | st.integers(1, 10**7), st.integers(1, 40), deposit_rates()),
            min_size=1,
            max_size=6,
        )
    )
    book = DepositBook.from_columns(
        scheme,
        currency=BDT,
        deposit=[minor for minor, _, _ in rows],
        term=[Frequency(scheme.every.unit, count) for _, count, _ in rows],
        rate=[rate for _, _, rate in rows],
    )
    plans = [mature(book.plan(position)) for position in range(len(book))]
    if max(plan.maturity.minor + plan.bonus.minor for plan in plans) < 2**62:
        paid = book.mature()

        for name in ("deposited", "interest", "maturity", "bonus", "tax", "paid_out"):
            assert getattr(paid, name).tolist() == [getattr(plan, name).minor for plan in plans]
        assert paid.total_paid_out == sum(plan.paid_out.minor for plan in plans)


@pytest.mark.parametrize("minor", [10**9, 10**15, 10**17 - 1])
def test_what_is_too_large_for_a_column_s_product_takes_the_int_path(minor: int) -> None:
    # At 9.999% the posting's product meets 10^17 × 12 × 3333, which int64 does not hold.
    scheme = DepositScheme(
        growth=growth.YEARLY,
        rounding=MaturityRounding(posting=ChargeRounding(multiple=BDT(1), mode=rounding.UP)),
        bonus=Bonus("0.123%"),
        tax=WithholdingTax("TDS", "12.345%"),
    )
    book = DepositBook.from_columns(scheme, currency=BDT, deposit=[minor, 50_000], term=months(24), rate="9.999%")

    assert book.mature().paid_out.tolist() == [mature(book.plan(at)).paid_out.minor for at in (0, 1)]


def test_one_rate_card_serves_all_terms() -> None:
    product = deposit_preset("basic-bank-sohayok")
    terms = [months(12), months(60), months(12)]
    book = DepositBook.from_columns(
        product.scheme, currency=BDT, deposit=[BDT(500), Decimal(500), 2_000_000], term=terms, rate=product.rates
    )

    assert book.mature().maturity.tolist() == [628_500, 3_861_500, 25_137_500]
    assert len(book.kinds) == 2


def test_an_empty_book_pays_nothing() -> None:
    book = DepositBook.from_columns(SCHEME, currency=BDT, deposit=[], term=[], rate="10%")

    assert book.mature().paid_out.tolist() == []
    assert book.mature().total_paid_out == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"deposit": [500.0]}, "a float is not exact"),
        ({"deposit": [5, 0, -1]}, "2 of 3 deposits are not above zero, or too large, first at positions 1, 2"),
        ({"deposit": np.array([[1]])}, "must be one column"),
        ({"term": [months(12)]}, "has 1 values where there are 2 deposits"),
        ({"term": 12}, "must be one term, or a list of them"),
        ({"term": [months(12), 12]}, r"1 of 2 deposits have a wrong term \(12\), first at position 1"),
        ({"rate": ["10%", 10]}, r"1 of 2 deposits have a wrong rate \(10\), first at position 1"),
        ({"rate": ["10%", "10"]}, 'write "10%"'),
        ({"rate": 10}, "must be one rate, or a list of them"),
        ({"rate": RateCard({months(12): "8%"})}, "is not offered"),
        ({"scheme": 1}, "must be a DepositScheme"),
    ],
)
def test_wrong_columns_are_refused(given: dict[str, object], said: str) -> None:
    parts: dict[str, object] = {"deposit": [500, 700], "term": months(60), "rate": "10%", "scheme": SCHEME} | given
    scheme = parts.pop("scheme")

    with pytest.raises(MicroloanError, match=said):
        DepositBook.from_columns(scheme, currency=BDT, **parts)  # type: ignore[arg-type]


def test_rules_must_fit_the_columns() -> None:
    with pytest.raises(CurrencyMismatch):
        DepositBook.from_columns(SCHEME, currency=INR, deposit=[500], term=months(60), rate="10%")
    each = DepositScheme(rounding=MaturityRounding(each=BDT(5)))
    with pytest.raises(ColumnError, match="1 of 2 deposits are no multiple"):
        DepositBook.from_columns(each, currency=BDT, deposit=[500, 501], term=months(60), rate="10%")
    weekly = DepositScheme(every=WEEK)
    with pytest.raises(MicroloanError, match="is no whole number of deposits"):
        DepositBook.from_columns(weekly, currency=BDT, deposit=[500], term=months(1), rate="10%")


def test_an_amount_past_int64_is_told_by_position() -> None:
    book = DepositBook.from_columns(SCHEME, currency=BDT, deposit=[5, 10**18], term=months(60), rate="10%")

    with pytest.raises(ColumnError, match="come to an amount past int64, first at position 1"):
        book.mature()
    assert book.plan(1).deposit == Money.from_minor(10**18, BDT)
