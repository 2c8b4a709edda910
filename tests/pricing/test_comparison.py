"""Loans side by side: equal where they are equal, dearer where they cost more, and a reason where there is no rate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import microloan as ml
from microloan.interest import shapes
from microloan.products.examples import example_terms
from microloan.testing import plain_terms, products, rates, terms

CONVENTIONS = (ml.PERIODIC_IRR, ml.NOMINAL_APR, ml.EFFECTIVE_RATE, ml.XIRR, ml.REGULATION_Z, ml.EU_APRC)


def weekly_flat(**changed: object) -> ml.LoanTerms:
    """Tk 10,000 at Tk 150 per 1,000, in 46 installments of Tk 250."""
    loan = ml.LoanTerms(
        principal=ml.BDT(10_000),
        disbursed_on=date(2026, 1, 4),
        interest=ml.Flat("150 per thousand", charged=ml.PER_LOAN),
        repayment=ml.Repayment(installments=46, every=ml.WEEK),
    )
    return replace(loan, **changed)  # type: ignore[arg-type]


@given(terms())
def test_a_loan_beside_itself_has_equal_columns(loan: ml.LoanTerms) -> None:
    both = ml.compare({"one": loan, "other": loan})
    for row in both.rows:
        one, other = map(str, row.values)
        assert one == other
    for cells in both.to_table().rows:
        assert cells[1] == cells[2]
    one_record, other_record = both.records()
    assert {**one_record, "loan": "other"} == other_record


@given(terms())
def test_every_loan_has_each_rate_or_a_reason(loan: ml.LoanTerms) -> None:
    compared = ml.compare({"ours": loan})
    (record,) = compared.records()
    for convention in CONVENTIONS:
        found = compared.rate("ours", convention)
        if isinstance(found, ml.NoRate):
            assert record[convention.name] is None
            assert record["no_rate_because"][convention.name] == found.reason != ""
            assert found.reason in str(compared.to_table())
        else:
            assert record[convention.name] == found.percent()
            assert convention.name not in record["no_rate_because"]


FEE_WHEN = st.sampled_from((ml.fee_when.WITHHELD, ml.fee_when.PAID_AT_DISBURSEMENT, ml.fee_when.WITH_EACH_INSTALLMENT))


@given(plain_terms(), st.integers(1, 10_000), FEE_WHEN, st.sampled_from((ml.NOMINAL_APR, ml.XIRR)))
def test_the_rate_rises_with_each_fee(
    loan: ml.LoanTerms, points: int, when: ml.fee_when.FeeWhen, convention: ml.RateConvention
) -> None:
    """A fee beside the others is more than nothing, and so is what it does to the rate."""
    fee = ml.Money.from_minor(max(loan.lent.minor * points // 100_000, 1), loan.currency)
    try:
        dearer = replace(loan, charges=(*loan.charges, ml.Fee("one more", fee, when=when)))
    except ml.MicroloanError:
        # Withheld with the others it would leave nothing to pay out.
        assume(False)
        raise
    compared = ml.compare({"before": loan, "after": dearer})
    # Fees paid beside the loan may be more than it.
    assume(compared.schedule("after").periodic_flow(ml.counted.WITHOUT_SAVINGS).amounts[0] > 0)
    before, after = (
        compared.rate(label, convention, counted=ml.counted.WITHOUT_SAVINGS) for label in ("before", "after")
    )
    # Where growth is beyond 1e300 a year there is a reason in place of a rate.
    assume(not isinstance(after, ml.NoRate))
    assert not isinstance(before, ml.NoRate)
    assert not isinstance(after, ml.NoRate)
    assert before.percent(20) < after.percent(20)
    cost_before, cost_after = compared.row("total_cost").values
    assert isinstance(cost_before, ml.Money)
    assert isinstance(cost_after, ml.Money)
    assert cost_before < cost_after


@given(rates().filter(lambda rate: rate.numerator > 0), st.integers(2, 60), st.sampled_from((ml.WEEK, ml.MONTH)))
def test_flat_is_dearer_at_the_same_rate(rate: ml.Rate, count: int, every: ml.Frequency) -> None:
    """True of two installments or more that are equal, the flat rate charged for as long as the loan runs.

    Principal is large, so that rounding to the smallest unit does not decide.
    """
    loan = example_terms()
    declining = replace(
        loan,
        principal=ml.BDT(10**9),
        interest=ml.DecliningBalance(rate),
        repayment=ml.Repayment(installments=count, every=every),
        rounding=ml.InstallmentRounding(),
    )
    compared = ml.compare({"declining": declining, "flat": replace(declining, interest=ml.Flat(rate))})
    less, more = compared.row("total_interest").values
    assert less < more  # type: ignore[operator]
    low, high = (compared.rate(label, ml.NOMINAL_APR) for label in ("declining", "flat"))
    assert not isinstance(low, ml.NoRate)
    assert not isinstance(high, ml.NoRate)
    assert low.percent(6) < high.percent(6)


def test_one_installment_costs_the_same_flat_and_declining() -> None:
    declining = weekly_flat(
        interest=ml.DecliningBalance("24%"), repayment=ml.Repayment(installments=1, every=ml.months(6))
    )
    compared = ml.compare({"declining": declining, "flat": replace(declining, interest=ml.Flat("24%"))})
    assert compared.row("total_interest").values == (ml.BDT(1_200), ml.BDT(1_200))


def test_the_rates_of_a_flat_loan_with_and_without_savings() -> None:
    saving = weekly_flat(savings=ml.CompulsorySavings("5%", when=ml.fee_when.WITHHELD))
    compared = ml.compare(
        {"plain": weekly_flat(), "saves": saving, "saves at 6%": saving},
        savings_returned={"saves at 6%": ml.BDT("526.54")},
    )
    assert [str(rate) for rate in compared.row("nominal_apr").values] == ["31.74%", "34.86%", "34.36%"]
    assert [str(rate) for rate in compared.row("nominal_apr_without_savings").values] == ["31.74%"] * 3
    assert str(compared.rate("plain", ml.EFFECTIVE_RATE)) == "37.23%"
    assert compared.row("installment").values == (ml.BDT(250),) * 3
    assert compared.row("cost_per_thousand").values == (Decimal("150.00"),) * 3


def test_fees_insurance_and_tax_are_told_apart() -> None:
    loan = ml.LoanTerms(
        principal=ml.INR(40_000),
        disbursed_on=date(2026, 1, 4),
        interest=ml.DecliningBalance("24%"),
        repayment=ml.Repayment(installments=24, every=ml.MONTH),
        charges=(
            ml.Fee("processing fee", "1.5%", when=ml.fee_when.WITHHELD, tax=ml.FeeTax("GST", "18%")),
            ml.Fee("Insurance", "1.5%", when=ml.fee_when.WITHHELD),
        ),
    )
    compared = ml.compare({"ours": loan})
    shown = {row.name: str(row.values[0]) for row in compared.rows}
    # With the installment of Rs 2,115 rounded up the published figures are 27.56, 25.91 and 25.61.
    assert shown["nominal_apr"] == "27.55%"
    assert shown["nominal_apr_without_insurance"] == "25.90%"
    assert shown["nominal_apr_without_fees"] == "24.00%"
    assert shown["net_disbursed"] == "Rs. 38,692"
    assert (shown["total_fees"], shown["total_tax"]) == ("Rs. 1,308", "Rs. 108")
    assert compared.rate("ours", ml.NOMINAL_APR, counted=ml.counted.without("Insurance", among=ml.counted.WITHOUT_TAX))


def test_a_figure_that_no_loan_has_is_left_out() -> None:
    names = [row.name for row in ml.compare({"ours": weekly_flat()}).rows]
    assert not {"total_fees", "total_tax", "savings_returned", "down_payment"} & set(names)
    assert not [name for name in names if "without" in name]


def test_a_loan_in_parts_has_a_dated_rate_and_says_why_no_other() -> None:
    in_parts = ml.Disbursements(ml.BDT(20_000), tranches=(ml.Tranche("40%", on=date(2026, 3, 1)),))
    compared = ml.compare({"in parts": replace(example_terms(), principal=in_parts)})
    assert not isinstance(compared.rate("in parts", ml.XIRR), ml.NoRate)
    assert isinstance(compared.rate("in parts", ml.NOMINAL_APR), ml.NoRate)
    (note,) = [line for line in str(compared.to_table()).splitlines() if line.startswith("in parts: no ")]
    assert note.startswith(
        "in parts: no Periodic IRR, Nominal APR, Effective annual rate, since parts are paid out on "
    )


def test_fees_that_eat_the_loan_leave_no_rate() -> None:
    fee = ml.Fee("all of it", ml.BDT(10_000), when=ml.fee_when.PAID_AT_DISBURSEMENT)
    compared = ml.compare({"ours": weekly_flat(charges=(fee,))})
    found = compared.rate("ours", ml.NOMINAL_APR)
    assert isinstance(found, ml.NoRate)
    assert found.reason == "what is left after netting is all paid and none is received"
    assert compared.records()[0]["nominal_apr"] is None


def test_two_currencies_are_refused() -> None:
    with pytest.raises(ml.CurrencyMismatch, match=r"loans\['BJS'\]=Rs. 20,000 is in INR, where ours is in BDT"):
        ml.compare({"ours": weekly_flat(), "BJS": ml.preset("bjs-shilpi")})
    ours, theirs = weekly_flat(), weekly_flat(principal=ml.INR(10_000))
    with pytest.raises(ml.CurrencyMismatch, match=r"loans\['theirs'\]=Rs. 10,000 is in INR, where ours is in BDT"):
        ml.compare({"ours": ours, "theirs": theirs})


@pytest.mark.parametrize("loans", [{}, None, [weekly_flat()], {"": weekly_flat()}, {1: weekly_flat()}, {"a": "jcf"}])
def test_what_is_no_loan_is_refused(loans: object) -> None:
    with pytest.raises(ml.MicroloanError):
        ml.compare(loans)  # type: ignore[arg-type]


def test_savings_of_no_loan_are_refused() -> None:
    with pytest.raises(ml.MicroloanError, match="is returned for none of the loans, which are ours"):
        ml.compare({"ours": weekly_flat()}, savings_returned={"theirs": ml.BDT(5)})


@pytest.mark.parametrize("returned", ["ours", -1, [ml.BDT(5)]])
def test_savings_that_name_no_loan_are_refused(returned: object) -> None:
    with pytest.raises(ml.MicroloanError, match=r"savings_returned=.* must be a dict by labels of loans"):
        ml.compare({"ours": weekly_flat()}, savings_returned=returned)  # type: ignore[arg-type]


def test_an_unknown_label_or_figure_is_refused() -> None:
    compared = ml.compare({"ours": weekly_flat()})
    with pytest.raises(ml.MicroloanError, match="label='theirs' must be ours"):
        compared.rate("theirs", ml.XIRR)
    with pytest.raises(ml.MicroloanError, match="name='apr' must be one of interest_method, "):
        compared.row("apr")


def test_a_product_is_taken_at_the_first_loan_s_principal_and_day() -> None:
    compared = ml.compare({"ours": weekly_flat(disbursed_on=date(2026, 3, 1)), "JCF": ml.preset("jcf-jagoron")})
    theirs = compared.schedule("JCF").terms
    assert (theirs.lent, theirs.disbursed_on) == (ml.BDT(10_000), date(2026, 3, 1))


def test_a_product_alone_is_taken_at_20_000_within_what_it_offers() -> None:
    compared = ml.compare({"JCF": ml.preset("jcf-jagoron"), "Agrosor": ml.preset("jcf-agrosor")})
    assert compared.row("lent").values == (ml.BDT(20_000), ml.BDT(50_000))
    given_amount = ml.compare({"JCF": ml.preset("jcf-jagoron")}, principal=ml.BDT(5_000), disbursed_on=date(2026, 2, 1))
    assert given_amount.schedule("JCF").terms.lent == ml.BDT(5_000)
    assert given_amount.schedule("JCF").terms.disbursed_on == date(2026, 2, 1)


def test_a_product_without_a_rate_asks_for_terms() -> None:
    with pytest.raises(ml.MicroloanError, match="no rate is published"):
        ml.compare({"open": ml.preset("buro-general")})


@given(products())
def test_every_product_with_a_rate_has_an_example(product: ml.LoanProduct) -> None:
    assume(not isinstance(product.interest, ml.OpenRate))
    compared = ml.compare({"theirs": product})
    assert product.principal.minimum <= compared.schedule("theirs").terms.lent <= product.principal.maximum


def test_chart_data_runs_from_the_amount_lent_to_the_cost() -> None:
    rows = ml.compare({"ours": weekly_flat()}).plot_data()
    assert rows[0] == {
        "loan": "ours",
        "day": date(2026, 1, 4),
        "number": 0,
        "outstanding_principal": Decimal("10000.00"),
        "cost": Decimal("0.00"),
    }
    assert [row["number"] for row in rows] == list(range(47))
    assert (rows[-1]["outstanding_principal"], rows[-1]["cost"]) == (Decimal("0.00"), Decimal("1500.00"))


@given(terms())
def test_chart_data_ends_at_nothing_and_the_whole_cost(loan: ml.LoanTerms) -> None:
    compared = ml.compare({"ours": loan})
    rows = compared.plot_data()
    schedule = compared.schedule("ours")
    assert len(rows) == len(schedule) + 1
    assert rows[-1]["outstanding_principal"] == 0
    assert rows[-1]["cost"] == schedule.total_cost.amount
    assert [row["cost"] for row in rows] == sorted(row["cost"] for row in rows)


def test_html_escapes_labels() -> None:
    html = ml.compare({"<b>ours</b>": weekly_flat()})._repr_html_()
    assert "&lt;b&gt;ours&lt;/b&gt;" in html
    assert "<b>ours" not in html


def test_the_installment_is_the_one_due_most_often() -> None:
    compared = ml.compare(
        {
            "equal principal": weekly_flat(
                repayment=ml.Repayment(installments=4, every=ml.WEEK, shape=shapes.EQUAL_PRINCIPAL)
            )
        }
    )
    assert compared.row("installment").values == (compared.schedule("equal principal").installment(1).total,)


def test_a_rate_that_is_not_the_only_one_is_marked() -> None:
    """Tk 10,000 for nothing, and Tk 250 saved with each installment: 0% solves the flow, and 32.74% too."""
    saved = ml.CompulsorySavings(ml.BDT(250), when=ml.fee_when.WITH_EACH_INSTALLMENT)
    free = weekly_flat(interest=ml.Flat("0%"), savings=saved)
    compared = ml.compare({"free": free, "ours": weekly_flat()})
    note = next(note for note in compared.to_table().notes if "these rates solve its flow too" in note)
    assert note.startswith("free: ")
    assert "Nominal APR 32.74%" in note
    first, second = compared.records()
    assert first["other_rates"]["nominal_apr"] == [Decimal("32.74")]
    assert "nominal_apr_without_savings" not in first["other_rates"]
    assert second["other_rates"] == {}
    table = ml.scenarios(free, installments=[46]).to_table()
    assert table.notes == ("46: these rates solve its flow too: Nominal APR 32.74%, Effective annual rate 38.59%",)
    solved = ml.solve_count(free, ml.figure.rate(ml.NOMINAL_APR).at_most("1%"), least=46, most=46)
    assert solved.explain()["other rates"].result == "32.74%"
