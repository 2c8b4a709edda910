"""Term deposits as columns: each pays what it pays by itself; what is wrong is told by position."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import percent
from microloan.calendars import QUARTER, day_count
from microloan.calendars.frequencies import days, months
from microloan.currency import BDT, INR
from microloan.errors import ColumnError, CurrencyMismatch, MicroloanError
from microloan.portfolio import TermDepositBook
from microloan.products import ChargeRounding, DatedRates, RateSince, WithholdingTax
from microloan.savings.deposits import RateCard, TermDeposit, TermRules, growth, mature_term_deposit, payout
from microloan.testing import deposit_rates, term_deposits

TAXED = TermRules(tax=WithholdingTax("TDS", "10%"))
NAMES = ("interest", "tax", "net_interest", "maturity", "paid_out")


def same_as_each(book: TermDepositBook) -> None:
    paid = book.mature()
    each = [mature_term_deposit(book.deposit(position)) for position in range(len(book))]
    for name in NAMES:
        assert getattr(paid, name).tolist() == [getattr(one, name).minor for one in each], name
    assert paid.total_paid_out == sum(one.paid_out.minor for one in each)


@given(term_deposits(), st.data())
def test_a_book_pays_what_its_deposits_pay(like: TermDeposit, data: st.DataObject) -> None:
    principals = data.draw(st.lists(st.integers(1, 10**7) | st.integers(1, 10**13), min_size=1, max_size=6))
    count = len(principals)
    later = data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    other = months(7) if like.term.unit.name == "MONTH" else days(45)
    book = TermDepositBook.from_columns(
        like.rules,
        currency=BDT,
        principal=principals,
        term=data.draw(st.lists(st.sampled_from((like.term, other)), min_size=count, max_size=count)),
        rate=data.draw(st.lists(deposit_rates() | st.just(like.rate), min_size=count, max_size=count)),
        opened_on=None
        if like.opened_on is None
        else [like.opened_on - timedelta(days=30 * number) for number in later],
    )
    assert [book.deposit(at).principal.minor for at in range(count)] == principals
    same_as_each(book)


def test_the_published_deposit_as_a_column() -> None:
    """Tk 1,00,000 at 7% for 91 days: 1,745.21 gross, 174.52 tax, 1,570.69 net."""
    book = TermDepositBook.from_columns(
        TermRules(accrual=day_count.ACTUAL_365, tax=WithholdingTax("TDS", "10%")),
        currency=BDT,
        principal=[BDT(100_000), Decimal(200_000)],
        term=days(91),
        rate="7%",
        opened_on=date(2026, 1, 4),
    )
    paid = book.mature()
    assert paid.interest.tolist() == [174_521, 349_041]
    assert paid.tax.tolist() == [17_452, 34_904]
    assert paid.net_interest.tolist() == [157_069, 314_137]
    assert paid.paid_out.tolist() == [10_157_069, 20_314_137]


def test_a_rate_card_and_dates_make_as_many_kinds_as_differ() -> None:
    card = RateCard({months(6): "7%", months(12): "8%"})
    terms = [months(6), months(12), months(6), months(12)]
    opened = np.array(["2026-01-04", "2026-01-04", "2026-01-04", "2026-02-01"], dtype="datetime64[D]")
    book = TermDepositBook.from_columns(
        TAXED, currency=BDT, principal=[10**7] * 4, term=terms, rate=card, opened_on=opened
    )
    assert len(book.kinds) == 3
    assert [book.deposit(at).matures_on for at in (0, 3)] == [date(2026, 7, 4), date(2027, 2, 1)]
    same_as_each(book)


def test_the_tax_of_each_payment_is_at_the_rate_of_its_day() -> None:
    rising = WithholdingTax("TDS", DatedRates("10%", RateSince(date(2026, 7, 1), percent(15))))
    rules = TermRules(payout=payout.every(QUARTER), tax=rising)
    opened = [date(2026, 1, 4), date(2026, 4, 4)]
    book = TermDepositBook.from_columns(
        rules, currency=BDT, principal=[10**7] * 2, term=months(12), rate="8%", opened_on=opened
    )
    assert book.mature().tax.tolist() == [20_000 + 3 * 30_000, 4 * 30_000]
    same_as_each(book)


@pytest.mark.parametrize("minor", [10**15, 10**17, 10**18])
def test_what_is_too_large_for_a_column_s_product_is_exact_all_the_same(minor: int) -> None:
    rules = TermRules(
        growth=growth.compounded(QUARTER),
        tax=WithholdingTax("TDS", "12.345678901%", ChargeRounding(multiple=BDT(1))),
    )
    same_as_each(
        TermDepositBook.from_columns(rules, currency=BDT, principal=[minor, 70_000], term=months(36), rate="9.999%")
    )


def test_an_amount_past_int64_is_told_by_position() -> None:
    book = TermDepositBook.from_columns(
        TermRules(), currency=BDT, principal=[5, 10**18, 10**18], term=months(1_200), rate=["100%", "100%", "1%"]
    )
    with pytest.raises(ColumnError, match="come to an amount past int64, first at position 1"):
        book.mature()
    assert mature_term_deposit(book.deposit(1)).interest.minor == 100 * 10**18


def test_an_empty_book_pays_nothing() -> None:
    nothing: list[date] = []
    for opened_on in (None, nothing):
        book = TermDepositBook.from_columns(TAXED, currency=BDT, principal=[], term=[], rate="7%", opened_on=opened_on)
        assert book.mature().paid_out.tolist() == []
        assert book.mature().total_paid_out == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"rules": 1}, "must be TermRules"),
        ({"principal": [500.0]}, "a float is not exact"),
        ({"principal": [5, 0]}, "have a principal that is not above zero"),
        ({"term": [days(91)]}, "has 1 values where there are 2 deposits"),
        ({"rate": ["7%", 7]}, r"1 of 2 deposits have a wrong rate \(7\), first at position 1"),
        ({"opened_on": [date(2026, 1, 4)]}, "opened_on=1 has 1 values where there are 2 deposits"),
        ({"rules": TermRules(accrual=day_count.ACTUAL_365)}, "opened_on=None is missing"),
    ],
)
def test_wrong_columns_are_refused(given: dict[str, object], said: str) -> None:
    parts: dict[str, object] = {"rules": TAXED, "principal": [500, 700], "term": days(91), "rate": "7%"} | given
    rules = parts.pop("rules")
    with pytest.raises(MicroloanError, match=said):
        TermDepositBook.from_columns(rules, currency=BDT, **parts)  # type: ignore[arg-type]


def test_rules_in_another_currency_are_refused() -> None:
    rupees = TermRules(rounding=ChargeRounding(multiple=INR(1)))
    with pytest.raises(CurrencyMismatch):
        TermDepositBook.from_columns(rupees, currency=BDT, principal=[5], term=days(91), rate="7%")
