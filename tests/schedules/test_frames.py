"""A schedule as records and frames: the same figures, exact, in the types that are promised."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.calendars import MONTH
from microloan.currency import BDT, Currency, Money
from microloan.errors import MicroloanError
from microloan.interest import Flat
from microloan.products import InstallmentRounding, LoanTerms, Repayment
from microloan.products.examples import example_terms
from microloan.schedules import Schedule, amortize, amounts
from microloan.testing import terms

AMOUNTS = ("principal", "interest", "total", "outstanding_principal")
NAMES = ("number", "due_on", *AMOUNTS)
SCHEDULE = amortize(example_terms())


def short_terms() -> st.SearchStrategy[LoanTerms]:
    return terms(most_installments=12)


def single_payment(principal: Money, disbursed_on: date = date(2026, 1, 4)) -> Schedule:
    """Return the schedule of a loan without interest that is repaid at once."""
    one = Money.from_minor(1, principal.currency)
    return amortize(
        LoanTerms(
            principal=principal,
            disbursed_on=disbursed_on,
            interest=Flat("0%"),
            repayment=Repayment(installments=1, every=MONTH),
            rounding=InstallmentRounding(multiple=one, interest_multiple=one),
        )
    )


# ---------------------------------------------------------------- records


@given(short_terms())
def test_records_are_the_installments(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    names = ["principal", "interest", *(["fee"] if schedule.fee_parts else []), "total"]
    names += [*(["savings", "to_collect"] if schedule.savings_parts else []), "outstanding_principal"]
    exact = [
        {"number": row.number, "due_on": row.due_on} | {name: getattr(row, name).amount for name in names}
        for row in schedule
    ]
    minor = [
        {"number": row.number, "due_on": row.due_on} | {name: getattr(row, name).minor for name in names}
        for row in schedule
    ]
    assert schedule.to_records() == exact
    assert schedule.to_records(amounts=amounts.MINOR) == minor
    assert list(schedule.to_records()[0]) == ["number", "due_on", *names]


def test_records_are_plain_values_with_all_decimals_of_the_currency() -> None:
    exact, minor = SCHEDULE.to_records()[0], SCHEDULE.to_records(amounts=amounts.MINOR)[0]
    assert [(name, type(value)) for name, value in exact.items()] == list(
        zip(NAMES, (int, date, *[Decimal] * 4), strict=True)
    )
    assert [type(value) for value in minor.values()] == [int, date, *[int] * 4]
    assert str(exact["total"]) == "485.00"


def test_records_need_neither_numpy_nor_a_frame() -> None:
    code = """
import sys
for name in ("numpy", "pandas", "polars"):
    sys.modules[name] = None
from microloan.schedules import amortize
from microloan.products.examples import example_terms
print(len(amortize(example_terms()).to_records()))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "46"


# ---------------------------------------------------------------- frames


@given(short_terms(), st.sampled_from(amounts.ALL))
def test_frames_have_the_rows_of_the_records(loan: LoanTerms, form: amounts.AmountForm) -> None:
    schedule = amortize(loan)
    records = schedule.to_records(amounts=form)
    assert schedule.to_polars(amounts=form).to_dicts() == records
    frame = schedule.to_pandas(amounts=form)
    rows = frame.assign(due_on=[stamp.date() for stamp in frame["due_on"]]).to_dict("records")
    assert rows == records


@given(short_terms())
def test_a_frame_makes_the_schedule_again(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    currency = loan.lent.currency
    frame = schedule.to_polars()
    days = tuple(day.toordinal() for day in frame["due_on"])
    names = ("principal", "interest", "fee", "savings")
    columns = (tuple(currency(amount).minor for amount in frame[name]) if name in frame else () for name in names)
    assert Schedule(loan, days, *columns) == schedule


def test_pandas_has_dates_and_exact_amounts() -> None:
    exact, minor = SCHEDULE.to_pandas(), SCHEDULE.to_pandas(amounts=amounts.MINOR)
    assert {str(name): str(kind) for name, kind in exact.dtypes.items()} == dict(
        zip(NAMES, ("int64", "datetime64[s]", *["object"] * 4), strict=True)
    )
    assert [str(kind) for kind in minor.dtypes] == ["int64", "datetime64[s]", *["int64"] * 4]
    assert repr(exact["total"].sum()) == repr(SCHEDULE.total_due.amount)
    assert int(minor["total"].sum()) == SCHEDULE.total_due.minor
    assert list(exact.index) == list(range(46))


def test_polars_has_dates_and_exact_amounts() -> None:
    exact, minor = SCHEDULE.to_polars(), SCHEDULE.to_polars(amounts=amounts.MINOR)
    assert dict(exact.schema) == dict(zip(NAMES, (pl.Int64(), pl.Date(), *[pl.Decimal(38, 2)] * 4), strict=True))
    assert list(minor.schema.values()) == [pl.Int64(), pl.Date(), *[pl.Int64()] * 4]
    assert exact["total"].sum() == SCHEDULE.total_due.amount
    assert minor["total"].sum() == SCHEDULE.total_due.minor


@pytest.mark.parametrize(("exponent", "text"), [(0, "1500000"), (2, "15000.00"), (3, "1500.000"), (4, "150.0000")])
def test_every_number_of_decimals_is_kept(exponent: int, text: str) -> None:
    schedule = single_payment(Money.from_minor(1_500_000, Currency("XTS", exponent)))
    assert str(schedule.to_records()[0]["principal"]) == text
    assert str(schedule.to_pandas()["principal"][0]) == text
    assert str(schedule.to_polars()["principal"][0]) == text
    assert schedule.to_polars().schema["principal"] == pl.Decimal(38, exponent)


def test_the_last_day_of_the_calendar_is_a_date_in_both() -> None:
    schedule = single_payment(BDT(500), disbursed_on=date(9999, 11, 30))
    assert schedule.to_polars()["due_on"].to_list() == [date(9999, 12, 30)]
    assert schedule.to_pandas()["due_on"][0].date() == date(9999, 12, 30)


# ---------------------------------------------------------------- amounts too large for a column


def due_in_all(minor: int) -> Schedule:
    """Return a schedule of one installment of `minor` minor units, nearly all of it interest."""
    one = single_payment(BDT(500))
    return Schedule(one.terms, one.due_days, one.principal_parts, (minor - 50_000,))


def test_the_largest_int64_fits_and_the_next_does_not() -> None:
    largest, beyond = due_in_all(LARGEST_INT64), due_in_all(LARGEST_INT64 + 1)
    assert largest.to_pandas(amounts=amounts.MINOR)["total"].tolist() == [LARGEST_INT64]
    assert largest.to_polars(amounts=amounts.MINOR)["total"].to_list() == [LARGEST_INT64]
    for convert in (beyond.to_pandas, beyond.to_polars):
        with pytest.raises(MicroloanError) as caught:
            convert(amounts=amounts.MINOR)
        problem = "cannot hold an amount of 9223372036854775808 minor units, which is past int64"
        assert str(caught.value) == f"amounts=amounts.MINOR {problem}"
        assert (caught.value.argument, caught.value.code) == ("amounts", "overflow")
    assert beyond.to_pandas()["total"].tolist() == [Decimal("92233720368547758.08")]
    assert beyond.to_polars()["total"].to_list() == [Decimal("92233720368547758.08")]
    assert beyond.to_records(amounts=amounts.MINOR)[0]["total"] == LARGEST_INT64 + 1


def test_polars_holds_38_digits_and_pandas_any() -> None:
    largest, beyond = due_in_all(10**38 - 1), due_in_all(10**38)
    assert largest.to_polars()["total"].to_list() == [largest.total_due.amount]
    with pytest.raises(MicroloanError, match=r"minor units, which is past 38 digits$") as caught:
        beyond.to_polars()
    assert caught.value.value is amounts.DECIMAL
    assert beyond.to_pandas()["total"].tolist() == [beyond.total_due.amount]


# ---------------------------------------------------------------- bad input


METHODS: tuple[Callable[..., Any], ...] = (Schedule.to_records, Schedule.to_pandas, Schedule.to_polars)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("form", ["minor", True, None, float, replace(amounts.MINOR, name="major")])
def test_only_the_two_forms_are_taken(method: Callable[..., Any], form: object) -> None:
    with pytest.raises(MicroloanError, match=r"^amounts=.* must be amounts.DECIMAL or amounts.MINOR$") as caught:
        method(SCHEDULE, amounts=form)
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("amounts", form, "wrong_type")


@pytest.mark.parametrize(("method", "package"), [(Schedule.to_pandas, "pandas"), (Schedule.to_polars, "polars")])
def test_a_missing_package_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, method: Callable[..., Any], package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MicroloanError) as caught:
        method(SCHEDULE)
    assert str(caught.value) == f'package={package!r} is not installed; run pip install "microloan[{package}]"'
    assert caught.value.code == "missing_package"


def test_a_frame_is_the_callers_to_change() -> None:
    frame = SCHEDULE.to_pandas(amounts=amounts.MINOR)
    frame.loc[0, "principal"] = 0
    pd.testing.assert_frame_equal(SCHEDULE.to_pandas(amounts=amounts.MINOR).iloc[1:], frame.iloc[1:])
    assert SCHEDULE.to_pandas(amounts=amounts.MINOR)["principal"][0] == SCHEDULE.principal_parts[0]
