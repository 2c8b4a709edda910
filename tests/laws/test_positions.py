"""The position of a book is that of each of its accounts, and obeys the laws of arrears."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from microloan.arrears import ageing_buckets
from microloan.calendars.days import day_number, to_date
from microloan.currency import BDT, INR, Money
from microloan.errors import ColumnError, CurrencyMismatch, MicroloanError
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, STRICT, Lateness, Payment, post
from microloan.portfolio import LoanBook, positioning
from microloan.portfolio.positioning import unpaid_installments
from microloan.products import LoanProduct, preset, presets
from microloan.regulations.classification import DAY_ENDS, ELAPSED_DAYS
from microloan.testing import dates, latenesses, products

MOST_LOANS = 5


@st.composite
def books(draw: st.DrawFn) -> LoanBook:
    """Draw a book of a few loans, of a drawn product or of one that comes with the library."""
    product: LoanProduct = draw(products() | st.sampled_from(presets()).map(preset))
    size = draw(st.integers(1, MOST_LOANS))
    rhythm = draw(st.sampled_from(product.repayment.rhythms))
    offered = product.principal
    step = 1 if offered.multiple_of is None else offered.multiple_of.minor
    steps = st.integers(offered.minimum.minor // step, offered.maximum.minor // step)
    try:
        book = LoanBook.from_columns(
            product,
            principal=[draw(steps) * step for _ in range(size)],
            disbursed_on=draw(st.lists(dates(), min_size=size, max_size=size)),
            installments=draw(st.lists(st.sampled_from(rhythm.installments), min_size=size, max_size=size)),
            every=rhythm.every,
            rate=draw(st.none() | st.just("24%")),
        )
        book.schedules()
    except MicroloanError:
        # What a book refuses is looked at elsewhere.
        reject()
    return book


@st.composite
def paid_books(draw: st.DrawFn) -> tuple[LoanBook, date, list[list[tuple[date, int]]]]:
    """Draw a book, a day on which all its loans are paid out, and payments until then."""
    book = draw(books())
    schedules = book.schedules()
    first, last = int(book.disbursed.max()), int(schedules.due_days.max()) + 400
    near = st.sampled_from(sorted({int(day) for day in schedules.due_days.ravel() if day >= first}) or [first])
    as_of = draw(st.integers(first, last) | near)
    payments: list[list[tuple[date, int]]] = []
    for position in range(len(book)):
        each = max(
            int((schedules.principal + schedules.interest)[:, position].sum()) // int(schedules.counts[position]), 1
        )
        amounts = st.just(each) | st.integers(1, 3 * each) | st.integers(1, 10 * each)
        days = st.integers(int(book.disbursed[position]), as_of).map(to_date)
        payments.append(draw(st.lists(st.tuples(days, amounts), max_size=4)))
    return book, to_date(as_of), payments


@given(made=paid_books(), data=st.data(), block=st.integers(1, 4))
def test_a_book_stands_where_its_accounts_stand(
    made: tuple[LoanBook, date, list[list[tuple[date, int]]]], data: st.DataObject, block: int
) -> None:
    book, as_of, payments = made
    currency = book.shared.currency
    lateness = data.draw(st.just(STRICT) | latenesses(currency))
    paid = [sum(amount for _, amount in of_loan) for of_loan in payments]
    accounts = []
    for position, of_loan in enumerate(payments):
        events = [Payment(Money.from_minor(amount, currency), day) for day, amount in of_loan]
        try:
            accounts.append(post(book.schedule(position), events, PENALTY_FEE_INTEREST_PRINCIPAL))
        except MicroloanError as error:
            assert error.code == "beyond_balance"  # noqa: PT017 - paid back before it was paid out
            return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(positioning, "_BLOCK_LOANS", block)
        found = book.position(as_of, paid=paid, lateness=lateness)
        unpaid = unpaid_installments(book, as_of, paid)
    for position, account in enumerate(accounts):
        one = account.position(as_of, lateness)
        assert int(found.scheduled[position]) == one.scheduled.total.minor
        assert int(found.paid[position]) == one.paid.total.minor
        assert int(found.advance[position]) == one.advance.total.minor
        assert int(found.overdue[position]) == one.overdue.total.minor
        assert int(found.overdue_principal[position]) == one.overdue.principal.minor
        assert int(found.outstanding_principal[position]) == one.outstanding_principal.minor
        oldest = 0 if one.oldest_unpaid is None else day_number(one.oldest_unpaid)
        assert int(found.oldest_unpaid[position]) == oldest
        for counting in (ELAPSED_DAYS, DAY_ENDS):
            assert int(found.days(counting)[position]) == one.days(counting)
        late = account.position(as_of).overdue_parts()
        mine = unpaid.loan == position
        assert sorted(zip(unpaid.due_day[mine].tolist(), unpaid.amount[mine].tolist(), strict=True)) == sorted(
            (part.due_day, part.amount) for part in late
        )


@given(paid_books(), st.integers(0, MOST_LOANS - 1), st.integers(1, 10**6))
def test_arrears_obey_their_laws(
    made: tuple[LoanBook, date, list[list[tuple[date, int]]]], which: int, more: int
) -> None:
    book, as_of, payments = made
    assume(isinstance(book.shared.principal, Money))
    paid = [sum(amount for _, amount in of_loan) for of_loan in payments]
    before = book.position(as_of, paid=paid)
    # What falls due on the day itself is in no days past due.
    due_before = book.position(as_of, paid=paid, lateness=Lateness(grace_days=1))
    assert before.par(0).at_risk >= before.total(due_before.overdue_principal)
    assert before.par(0).at_risk >= before.par(30).at_risk >= before.par(90).at_risk
    for buckets in ageing_buckets.ALL:
        aged = before.age(buckets)
        assert aged.outstanding_principal == before.total(before.outstanding_principal) == before.par(0).outstanding
        assert aged.loans == int(before.open.sum()) <= len(book)
    paid[which % len(book)] += more
    after = book.position(as_of, paid=paid)
    assert (after.overdue <= before.overdue).all()
    assert (after.outstanding_principal <= before.outstanding_principal).all()
    assert (after.days_past_due <= before.days_past_due).all()
    assert (before.scheduled == after.scheduled).all()


def jagoron(*disbursed: date) -> LoanBook:
    return LoanBook.from_columns(
        preset("jcf-jagoron"), principal=[2_000_000] * len(disbursed), disbursed_on=list(disbursed)
    )


def test_what_is_refused() -> None:
    book = jagoron(date(2026, 1, 4), date(2026, 2, 4))
    with pytest.raises(ColumnError, match="1 of 2 loans have paid < 0, first at position 1"):
        book.position(date(2026, 6, 30), paid=[0, -1])
    with pytest.raises(ColumnError, match="1 of 2 loans have disbursed_on after as_of=2026-01-31"):
        book.position(date(2026, 1, 31), paid=[0, 0])
    with pytest.raises(MicroloanError, match="paid=3 rows, where the book has 2 loans"):
        book.position(date(2026, 6, 30), paid=[0, 0, 0])
    with pytest.raises(MicroloanError, match="must be Lateness"):
        book.position(date(2026, 6, 30), paid=[0, 0], lateness=5)  # type: ignore[arg-type]
    with pytest.raises(CurrencyMismatch):
        book.position(date(2026, 6, 30), paid=[0, 0], lateness=Lateness(tolerance=INR(5)))


def test_paid_may_be_money_or_decimal() -> None:
    book = jagoron(date(2026, 1, 4))
    assert book.position(date(2026, 6, 30), paid=[BDT(486)]).paid.tolist() == [48_600]


def test_money_beyond_the_loan_settles_nothing() -> None:
    book = jagoron(date(2026, 1, 4))
    total = int(book.schedules().principal.sum() + book.schedules().interest.sum())
    found = book.position(date(2030, 1, 1), paid=np.array([total + 5]))
    assert (found.paid.tolist(), found.outstanding_principal.tolist()) == ([total], [0])


@pytest.mark.parametrize("block", [1, 2])
def test_a_wrong_loan_is_told_by_its_place_in_the_book(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    book = jagoron(date(2026, 1, 4), date(9999, 12, 1), date(2026, 1, 4))
    monkeypatch.setattr(positioning, "_BLOCK_LOANS", block)
    with pytest.raises(ColumnError, match=r"1 of 3 loans have due dates past 9999-12-31.*position 1"):
        book.position(date(9999, 12, 31), paid=[0, 0, 0])
