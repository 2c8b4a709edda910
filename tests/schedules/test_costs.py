"""Schedules with fees and savings: figures of the field, explanations, tables, records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from microloan.arithmetic import rounding
from microloan.calendars import MONTH, WEEK
from microloan.calendars.frequencies import months
from microloan.currency import BDT, INR, Money
from microloan.errors import MicroloanError, RecordError
from microloan.interest import PER_LOAN, DecliningBalance, Flat, shapes
from microloan.products import (
    ChargeRounding,
    CompulsorySavings,
    Fee,
    FeeLimits,
    FeeTax,
    FeeThreshold,
    InstallmentRounding,
    LoanTerms,
    Repayment,
    fee_above,
    fee_on,
    fee_when,
)
from microloan.schedules import Schedule, amortize

GST = FeeTax("GST", "18%")
PROCESSING = Fee("processing fee", "1.5%", when=fee_when.WITHHELD, tax=GST)
WEEKLY_SAVINGS = CompulsorySavings(BDT(10), when=fee_when.WITH_EACH_INSTALLMENT)


def indian(*charges: Fee, **changed: Any) -> LoanTerms:  # noqa: ANN401
    """Return Rs 40,000 at 24% over 24 months, in whole rupees."""
    terms = LoanTerms(
        principal=INR(40_000),
        disbursed_on=date(2026, 1, 4),
        interest=DecliningBalance("24%"),
        repayment=Repayment(installments=24, every=MONTH),
        charges=charges,
        rounding=InstallmentRounding(multiple=INR(1)),
    )
    return replace(terms, **changed)


def bangladeshi(*charges: Fee, savings: CompulsorySavings | None = None) -> LoanTerms:
    """Return Tk 10,000 at 15% flat in 46 weekly installments of Tk 250."""
    return LoanTerms(
        principal=BDT(10_000),
        disbursed_on=date(2026, 1, 4),
        interest=Flat("15%", PER_LOAN),
        repayment=Repayment(installments=46, every=WEEK),
        charges=charges,
        savings=savings,
    )


def test_an_indian_loan_pays_out_what_the_fee_and_its_tax_leave() -> None:
    schedule = amortize(indian(PROCESSING))

    assert schedule.installment(1).total == INR(2_115)
    assert (schedule.net_disbursed, schedule.total_fees, schedule.total_tax) == (INR(39_292), INR(708), INR(108))
    assert schedule.total_cost == schedule.total_interest + INR(708)
    assert (schedule.fee_parts, schedule.savings_parts) == ((), ())


def test_a_form_and_insurance_withheld_of_ten_thousand() -> None:
    form = Fee("form", BDT(15), when=fee_when.WITHHELD)
    insurance = Fee("insurance", "1%", when=fee_when.WITHHELD)

    assert amortize(bangladeshi(form, insurance)).net_disbursed == BDT(9_885)


def test_five_percent_savings_withheld_come_back() -> None:
    schedule = amortize(bangladeshi(savings=CompulsorySavings("5%", when=fee_when.WITHHELD)))

    assert (schedule.net_disbursed, schedule.savings_returned, schedule.total_fees) == (BDT(9_500), BDT(500), BDT(0))
    assert schedule.savings_parts == ()


def test_savings_with_each_installment_are_collected_and_are_no_cost() -> None:
    schedule = amortize(bangladeshi(savings=WEEKLY_SAVINGS))
    row = schedule.installment(1)

    assert (row.total, row.savings, row.to_collect) == (BDT(250), BDT(10), BDT(260))
    assert (schedule.savings_returned, schedule.total_cost, schedule.total_due) == (BDT(460), BDT(1_500), BDT(11_500))


def test_insurance_paid_beside_the_loan_is_a_cost_and_leaves_what_is_paid_out() -> None:
    schedule = amortize(bangladeshi(Fee("insurance", "7 per thousand", when=fee_when.PAID_AT_DISBURSEMENT)))

    assert (schedule.net_disbursed, schedule.total_fees) == (BDT(10_000), BDT(70))


def test_a_fee_added_to_the_principal_is_repaid_with_interest() -> None:
    schedule = amortize(indian(replace(PROCESSING, when=fee_when.CAPITALISED)))

    assert schedule.total_principal == INR(40_708)
    assert (schedule.net_disbursed, schedule.total_fees) == (INR(40_000), INR(708))
    assert schedule.installment(1).interest == INR("814.16")
    assert schedule.explain()["principal owed"].result == "40,708.00"


@pytest.mark.parametrize(
    ("when", "numbers"),
    [
        (fee_when.EACH_YEAR, [12]),
        (fee_when.at_installment(13), [13]),
        (fee_when.on_date(date(2026, 2, 4)), [1]),
        (fee_when.on_date(date(2026, 2, 5)), [2]),
        (fee_when.on_date(date(2028, 1, 4)), [24]),
        (fee_when.WITH_EACH_INSTALLMENT, list(range(1, 25))),
    ],
)
def test_a_fee_is_due_when_its_rule_says(when: fee_when.WithInstallments, numbers: list[int]) -> None:
    schedule = amortize(indian(Fee("insurance", INR(100), when=when)))

    assert [row.number for row in schedule if row.fee == INR(100)] == numbers
    assert schedule.total_fees == INR(100 * len(numbers))


def test_a_yearly_fee_is_of_what_is_still_outstanding() -> None:
    fee = Fee("insurance", "0.5%", on=fee_on.OUTSTANDING_PRINCIPAL, when=fee_when.EACH_YEAR)
    row = amortize(indian(fee)).installment(12)

    assert row.fee.minor == rounding.HALF_UP.divide((row.outstanding_principal + row.principal).minor * 5, 1_000)


def test_a_period_of_two_years_has_two_premiums() -> None:
    repayment = Repayment(installments=2, every=months(24))
    schedule = amortize(
        indian(
            Fee("insurance", INR(100), when=fee_when.EACH_YEAR), repayment=repayment, interest=DecliningBalance("0%")
        )
    )

    assert schedule.fee_parts == (20_000, 0)
    assert schedule.installment(1).explain()["due: insurance"].working == "100.00 × 2"


def test_what_falls_due_after_the_last_installment_needed_is_not_due() -> None:
    # Tk 5,625 over 46, up to Tk 10: 43 rows of 130, one of 35, and two that are not needed.
    terms = LoanTerms(
        principal=BDT(5_625),
        disbursed_on=date(2026, 1, 4),
        interest=Flat("0%"),
        repayment=Repayment(installments=46, every=WEEK),
        charges=(Fee("book", BDT(15), when=fee_when.at_installment(46)),),
        savings=WEEKLY_SAVINGS,
        rounding=InstallmentRounding(multiple=BDT(10), mode=rounding.UP),
    )
    schedule = amortize(terms)

    assert (len(schedule), schedule.total_fees, schedule.savings_returned) == (44, BDT(0), BDT(440))


def test_a_fee_after_the_last_due_date_is_refused() -> None:
    with pytest.raises(MicroloanError) as caught:
        amortize(indian(Fee("book", INR(15), when=fee_when.on_date(date(2028, 1, 5)))))

    assert str(caught.value) == "charges.when=2028-01-05 must not be after the last due date, 2028-01-04"


# ---------------------------------------------------------------- explained


def test_the_disbursement_is_explained() -> None:
    above = FeeThreshold(INR(25_000))
    charges = (
        PROCESSING,
        Fee("bureau", INR(10), when=fee_when.PAID_AT_DISBURSEMENT),
        Fee("documents", "1%", when=fee_when.WITHHELD, above=FeeThreshold(INR(25_000), fee_above.PART)),
        Fee("survey", "1%", when=fee_when.WITHHELD, above=FeeThreshold(INR(50_000)), tax=GST),
        Fee("cover", "0.333%", when=fee_when.CAPITALISED, above=above, rounding=ChargeRounding(multiple=INR(1))),
        Fee("advice", "0.01%", when=fee_when.WITHHELD, limits=FeeLimits(minimum=INR(100))),
        Fee("visit", "2%", when=fee_when.WITHHELD, limits=FeeLimits(maximum=INR(500)), above=above),
    )
    terms = indian(*charges, savings=CompulsorySavings("5%", when=fee_when.WITHHELD))

    assert [str(step) for step in amortize(terms).explain()] == [
        "amount lent: 40,000.00",
        "fee: processing fee: 40,000.00 (the amount lent) × 1.5% → 600.00",
        "tax: GST on processing fee: 600.00 × 18% → 108.00",
        "due: processing fee: withheld at disbursement → 708.00",
        "fee: bureau: a given amount → 10.00",
        "due: bureau: paid at disbursement → 10.00",
        "fee: documents: 15,000.00 (the amount lent above 25,000.00) × 1% → 150.00",
        "due: documents: withheld at disbursement → 150.00",
        "fee: survey: nothing: only for loans above 50,000.00 → 0.00",
        "tax: GST on survey: 0.00 × 18% → 0.00",
        "due: survey: withheld at disbursement → 0.00",
        (
            "fee: cover: 40,000.00 (the amount lent) × 0.333% = 133.2, rounded half up to a multiple of 1.00"
            ", only for loans above 25,000.00 → 133.00"
        ),
        "due: cover: added to the principal → 133.00",
        "fee: advice: 40,000.00 (the amount lent) × 0.01% = 4, at least 100.00 → 100.00",
        "due: advice: withheld at disbursement → 100.00",
        "fee: visit: 40,000.00 (the amount lent) × 2% = 800, at most 500.00, only for loans above 25,000.00 → 500.00",
        "due: visit: withheld at disbursement → 500.00",
        "savings: 40,000.00 (the amount lent) × 5% → 2,000.00",
        "net disbursed: 40,000.00 − 3,458.00 withheld → 36,542.00",
        "principal owed: 40,000.00 + 133.00 added to the principal → 40,133.00",
    ]


def test_an_installment_explains_its_fees_and_savings() -> None:
    fee = Fee("collection", "1%", on=fee_on.INSTALLMENT, when=fee_when.WITH_EACH_INSTALLMENT, tax=GST)
    savings = CompulsorySavings("2.5%", on=fee_on.INSTALLMENT, when=fee_when.WITH_EACH_INSTALLMENT)

    explanation = amortize(indian(fee, savings=savings)).installment(1).explain()

    assert [str(step) for step in explanation][4:] == [
        "due: 1,315.00 principal + 800.00 interest → 2,115.00",
        "outstanding after: 40,000.00 − 1,315.00 → 38,685.00",
        "fee: collection: 2,115.00 (the installment) × 1% → 21.15",
        "tax: GST on collection: 21.15 × 18% = 3.807, rounded half up to a multiple of 0.01 → 3.81",
        "total with fees: 2,115.00 + 24.96 fees → 2,139.96",
        "savings: 2,115.00 (the installment) × 2.5% = 52.875, rounded half up to a multiple of 0.01 → 52.88",
        "to collect: 2,139.96 + 52.88 savings → 2,192.84",
    ]


# ---------------------------------------------------------------- tables and records


def test_the_table_has_columns_for_what_the_loan_has() -> None:
    plain = amortize(bangladeshi()).to_table()
    fee = Fee("collection", BDT(1), when=fee_when.WITH_EACH_INSTALLMENT)
    table = amortize(
        bangladeshi(fee, PROCESSING.__class__("form", BDT(15), when=fee_when.WITHHELD), savings=WEEKLY_SAVINGS)
    ).to_table()

    assert [column.heading for column in plain.columns] == [
        "No.", "Due on", "Principal", "Interest", "Total", "Outstanding",
    ]  # fmt: skip
    assert [column.heading for column in table.columns] == [
        "No.", "Due on", "Principal", "Interest", "Fee", "Total", "Savings", "To collect", "Outstanding",
    ]  # fmt: skip
    assert table.rows[0][2:] == ("217.39", "32.61", "1.00", "251.00", "10.00", "261.00", "9,782.61")
    assert table.totals is not None
    assert table.totals[2:] == ("10,000.00", "1,500.00", "46.00", "11,546.00", "460.00", "12,006.00", "")
    assert table.notes == (
        "form, withheld at disbursement: Tk. 15",
        "Net disbursed: Tk. 9,985",
        "Savings returned with the last installment: Tk. 460",
    )
    assert plain.notes == ()


def test_the_notes_say_what_is_added_and_what_is_tax() -> None:
    terms = indian(
        replace(PROCESSING, when=fee_when.CAPITALISED), savings=CompulsorySavings("5%", when=fee_when.WITHHELD)
    )

    assert amortize(terms).to_table().notes == (
        "processing fee, added to the principal: Rs. 708 (Rs. 600 and Rs. 108 tax)",
        "savings, withheld at disbursement: Rs. 2,000",
        "Net disbursed: Rs. 38,000",
        "Principal owed: Rs. 40,708",
        "Savings returned with the last installment: Rs. 2,000",
    )


def test_a_record_has_fees_and_savings_where_the_loan_has_them() -> None:
    fee = Fee("collection", BDT(1), when=fee_when.WITH_EACH_INSTALLMENT)
    record: dict[str, Any] = amortize(bangladeshi(fee, savings=WEEKLY_SAVINGS)).to_dict()
    plain: dict[str, Any] = amortize(bangladeshi()).to_dict()

    assert list(record["installments"][0]) == [
        "number", "due_on", "principal", "interest", "fee", "savings", "outstanding_principal",
    ]  # fmt: skip
    assert list(plain["installments"][0]) == ["number", "due_on", "principal", "interest", "outstanding_principal"]
    assert "charges" not in plain["terms"]


def test_a_record_whose_fees_contradict_its_terms_is_refused() -> None:
    fee = Fee("collection", BDT(1), when=fee_when.WITH_EACH_INSTALLMENT)
    record: dict[str, Any] = amortize(bangladeshi(fee)).to_dict()
    record["installments"][3]["fee"] += 1

    with pytest.raises(RecordError, match=r"installments\[3\].fee=101 contradicts the rest of the record"):
        Schedule.from_dict(record)


@pytest.mark.parametrize(
    ("name", "column", "problem"),
    [
        ("fee_parts", (100,) * 45, "rows, where the terms give 46"),
        ("fee_parts", (), "rows, where the terms give 46"),
        ("fee_parts", (-1,) * 46, "must be a tuple of whole numbers from 0"),
        ("fee_parts", [100] * 46, "must be a tuple of whole numbers from 0"),
        ("savings_parts", (100,) * 46, "rows, where the terms give 0"),
    ],
)
def test_a_schedule_refuses_columns_that_its_terms_do_not_have(name: str, column: Any, problem: str) -> None:  # noqa: ANN401
    schedule = amortize(bangladeshi(Fee("collection", BDT(1), when=fee_when.WITH_EACH_INSTALLMENT)))
    with pytest.raises(MicroloanError) as caught:
        replace(schedule, **{name: column})

    assert (caught.value.argument, caught.value.problem, caught.value.code) == (name, problem, "broken_schedule")


def test_an_interest_free_row_bears_a_fee_of_its_own() -> None:
    terms = indian(
        Fee("visit", INR(5), when=fee_when.WITH_EACH_INSTALLMENT),
        interest=Flat("0%"),
        repayment=Repayment(installments=3, every=MONTH, shape=shapes.INTEREST_ONLY),
    )

    assert [row.total for row in amortize(terms)] == [INR(5), INR(5), INR(40_005)]


def test_an_installment_shows_what_it_has() -> None:
    plain, full = amortize(bangladeshi()), amortize(bangladeshi(savings=WEEKLY_SAVINGS))

    assert "fee" not in repr(plain.installment(1))
    assert "savings=BDT('10.00'), to_collect=BDT('260.00')" in repr(full.installment(1))
    assert isinstance(plain.installment(1).fee, Money)
