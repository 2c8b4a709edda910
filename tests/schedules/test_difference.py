"""What changes from one schedule to another, as a value and as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from microloan.currency import BDT, INR
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import DecliningBalance
from microloan.products import CompulsorySavings, Fee, InstallmentRounding, fee_when
from microloan.products.examples import example_terms
from microloan.schedules import InstallmentDifference, Schedule, amortize

BEFORE = amortize(example_terms())


def test_a_loan_without_changes_differs_in_nothing() -> None:
    difference = BEFORE.diff(amortize(example_terms()))

    assert difference.is_empty
    assert set(difference.to_table().rows[0][2:]) == {"="}
    assert difference.to_table().notes == ()


def test_dates_that_move_are_shown_with_both_days() -> None:
    later = amortize(replace(example_terms(), disbursed_on=date(2026, 1, 11)))
    difference = BEFORE.diff(later)

    assert [row.days for row in difference] == [7] * 46
    assert difference.to_table().rows[0][1] == "2026-01-21 → 2026-01-28"
    assert difference.to_table().title == (
        "From Tk. 20,000 disbursed 2026-01-04 to Tk. 20,000 disbursed 2026-01-11, amounts in BDT"
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_rows_that_only_one_has_are_shown_whole(swapped: bool) -> None:  # noqa: FBT001
    terms = example_terms()
    longer = amortize(replace(terms, repayment=replace(terms.repayment, installments=48)))
    difference = longer.diff(BEFORE) if swapped else BEFORE.diff(longer)
    last = list(difference)[-1]

    assert (last.number, last.days) == (48, None)
    total = longer.installment(48).total
    assert last.change("total") == (-total if swapped else total)
    assert difference.to_table().rows[-1][1] == f"2026-12-16 (only {'before' if swapped else 'after'})"
    assert len(difference) == 48


def test_fees_and_savings_have_columns_where_one_of_the_two_has_them() -> None:
    terms = replace(
        example_terms(),
        charges=(
            Fee("visit", BDT(2), when=fee_when.WITH_EACH_INSTALLMENT),
            Fee("form", BDT(15), when=fee_when.WITHHELD),
        ),
        savings=CompulsorySavings(BDT(10), when=fee_when.WITH_EACH_INSTALLMENT),
    )
    table = BEFORE.diff(amortize(terms)).to_table()

    assert [column.heading for column in table.columns][2:] == [
        "Principal", "Interest", "Fee", "Total", "Savings", "To collect", "Outstanding",
    ]  # fmt: skip
    assert table.rows[0][2:] == ("=", "=", "+2.00", "+2.00", "+10.00", "+12.00", "=")
    assert table.totals == ("", "", "=", "=", "+92.00", "+92.00", "+460.00", "+552.00", "")
    assert table.notes == (
        "Net disbursed: Tk. 20,000 → Tk. 19,985 (-15.00)",
        "Fees in all: Tk. 0 → Tk. 107 (+107.00)",
        "Cost in all: Tk. 2,236.74 → Tk. 2,343.74 (+107.00)",
        "Savings returned: Tk. 0 → Tk. 460 (+460.00)",
    )


def test_a_fee_at_disbursement_alone_is_a_difference() -> None:
    terms = replace(example_terms(), charges=(Fee("form", BDT(15), when=fee_when.PAID_AT_DISBURSEMENT),))

    assert not BEFORE.diff(amortize(terms)).is_empty


def test_it_prints_as_text_and_as_html() -> None:
    difference = BEFORE.diff(amortize(replace(example_terms(), interest=DecliningBalance("26%"))))

    assert repr(difference).startswith("Changes to Tk. 20,000 disbursed 2026-01-04, amounts in BDT\n")
    assert "<td" in difference._repr_html_()


def test_another_currency_is_refused() -> None:
    terms = replace(example_terms(), principal=INR(20_000), rounding=InstallmentRounding())
    with pytest.raises(CurrencyMismatch, match=r"other=Rs\. 20,000 is in INR, where this schedule is in BDT"):
        BEFORE.diff(amortize(terms))


def test_what_is_no_schedule_is_refused() -> None:
    with pytest.raises(MicroloanError, match=r"must be a Schedule, such as amortize"):
        BEFORE.diff(cast("Schedule", cast("Any", example_terms())))


def test_an_amount_that_no_installment_has_is_refused() -> None:
    row = next(iter(BEFORE.diff(BEFORE)))
    with pytest.raises(MicroloanError, match="must be principal or interest or fee"):
        row.change("penalty")
    with pytest.raises(MicroloanError, match="is in neither schedule"):
        InstallmentDifference(1, None, None).change("total")
