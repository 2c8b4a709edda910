"""What no schedule can be made of: refused with the argument, its value, and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeAlias

import pytest

from microloan.arithmetic import rounding
from microloan.calendars import MONTH, WEEK, day_count, frequencies
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import PER_LOAN, DecliningBalance, Flat, shapes
from microloan.interest.shapes import InstallmentShape, PrincipalShape
from microloan.products import FirstDue, InstallmentRounding, LoanTerms, Repayment
from microloan.schedules import Schedule, amortize

# What no type checker lets through.
Wrong: TypeAlias = Any
GOOD = LoanTerms(
    principal=BDT(20_000),
    disbursed_on=date(2026, 1, 4),
    interest=DecliningBalance("24%"),
    repayment=Repayment(installments=46, every=WEEK),
)
LAST_DATE = date(9999, 12, 31)


def repaid(**parts: Wrong) -> LoanTerms:
    return replace(GOOD, repayment=replace(GOOD.repayment, **parts))


def rounded(**parts: Wrong) -> LoanTerms:
    return replace(GOOD, rounding=InstallmentRounding(**parts))


# ---------------------------------------------------------------- refused where it is written


@pytest.mark.parametrize(
    ("make", "message", "code"),
    [
        (
            lambda: DecliningBalance(24),  # type: ignore[arg-type]
            'rate=24 is a bare number; write "24%" or percent(24)',
            "bare_number",
        ),
        (
            lambda: Flat(0.15, PER_LOAN),  # type: ignore[arg-type]
            'rate=0.15 is a bare number; write "15%" or percent("15")',
            "bare_number",
        ),
        (
            lambda: replace(GOOD, principal=20_000.5),  # type: ignore[arg-type]
            "principal=20000.5 must be Money, such as BDT(20_000)",
            "wrong_type",
        ),
        (
            lambda: replace(GOOD, principal=BDT(0)),
            "principal=Tk. 0 must be above zero and at most Tk. 10,00,00,00,00,00,00,000",
            "out_of_range",
        ),
        (
            lambda: replace(GOOD, principal=BDT(-20_000)),
            "principal=-Tk. 20,000 must be above zero and at most Tk. 10,00,00,00,00,00,00,000",
            "out_of_range",
        ),
        (
            lambda: replace(GOOD, principal=Money.from_minor(10**18 + 1, BDT)),
            "principal=Tk. 10,00,00,00,00,00,00,000.01 must be above zero and at most Tk. 10,00,00,00,00,00,00,000",
            "out_of_range",
        ),
        (
            lambda: rounded(multiple=INR(5)),
            "rounding.multiple=Rs. 5 must be in BDT, the currency of the principal",
            "currency_mismatch",
        ),
        (
            lambda: repaid(installments=0),
            "installments=0 must be a whole number from 1 to 10,000",
            "out_of_range",
        ),
        (
            lambda: repaid(first_due=GOOD.disbursed_on),
            "repayment.first_due=2026-01-04 must be after disbursed_on=2026-01-04",
            "contradiction",
        ),
        (
            lambda: repaid(first_due=date(2025, 12, 31)),
            "repayment.first_due=2025-12-31 must be after disbursed_on=2026-01-04",
            "contradiction",
        ),
        (
            lambda: replace(GOOD, disbursed_on=datetime(2026, 1, 4, 9, 30)),  # noqa: DTZ001 - a moment, refused
            "disbursed_on=2026-01-04 09:30:00 must be a date, such as date(2026, 1, 4)",
            "wrong_type",
        ),
        (
            lambda: repaid(shape=shapes.SINGLE_PAYMENT),
            "installments=46 must be 1 for a single payment; put the term in every=, such as months(6)",
            "contradiction",
        ),
    ],
)
def test_a_mistake_is_named_with_what_would_be_right(make: Callable[[], object], message: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        make()
    assert str(caught.value) == message
    assert caught.value.code == code
    assert message.startswith(f"{caught.value.argument}=")
    assert isinstance(caught.value, CurrencyMismatch) is (code == "currency_mismatch")


def test_an_amount_is_no_float() -> None:
    with pytest.raises(MicroloanError, match=r"20000\.5") as caught:
        BDT(20_000.5)  # type: ignore[arg-type]
    assert caught.value.value == 20_000.5


# ---------------------------------------------------------------- refused when the rows are made


@pytest.mark.parametrize(
    ("parts", "disbursed_on"),
    [
        ({"installments": 46, "every": WEEK}, date(9999, 2, 14)),
        ({"installments": 1, "every": frequencies.days(1)}, LAST_DATE),
        ({"installments": 12, "every": MONTH}, date(9999, 1, 31)),
        ({"installments": 10_000, "every": frequencies.months(3_660)}, date(2026, 1, 4)),
        ({"installments": 2, "every": WEEK, "first_due": FirstDue(min_gap_days=3_660)}, date(9990, 1, 1)),
        ({"installments": 2, "every": WEEK, "first_due": LAST_DATE}, date(9999, 1, 1)),
    ],
)
@pytest.mark.parametrize("interest", [DecliningBalance("24%"), DecliningBalance("24%", day_count.ACTUAL_ACTUAL)])
def test_due_dates_end_with_the_calendar(parts: dict[str, Any], disbursed_on: date, interest: DecliningBalance) -> None:
    terms = replace(GOOD, repayment=Repayment(**parts), disbursed_on=disbursed_on, interest=interest)
    with pytest.raises(MicroloanError, match=r"past 9999-12-31, the last day of the calendar$") as caught:
        amortize(terms)
    assert (caught.value.argument, caught.value.code) == ("due_on", "past_the_calendar")
    assert int(str(caught.value.value)) > LAST_DATE.toordinal()


def test_the_last_day_of_the_calendar_is_still_a_due_date() -> None:
    last = amortize(replace(GOOD, disbursed_on=date(9999, 2, 12))).installment(46)
    assert last.due_on == LAST_DATE


@pytest.mark.parametrize(
    ("interest", "shape", "multiple", "mode"),
    [
        (Flat("15%", PER_LOAN), shapes.EQUAL_INSTALLMENTS, 1_000, rounding.DOWN),
        (Flat("15%", PER_LOAN), shapes.EQUAL_INSTALLMENTS, 10_000, rounding.HALF_UP),
        (Flat("15%", PER_LOAN), shapes.EQUAL_PRINCIPAL, 1_000, rounding.HALF_DOWN),
        (DecliningBalance("24%"), shapes.EQUAL_PRINCIPAL, 1_000, rounding.DOWN),
        (DecliningBalance("0%"), shapes.EQUAL_INSTALLMENTS, 1_000, rounding.HALF_EVEN),
    ],
)
def test_a_multiple_that_leaves_nothing_to_collect(
    interest: Flat | DecliningBalance,
    shape: InstallmentShape | PrincipalShape,
    multiple: int,
    mode: rounding.Rounding,
) -> None:
    with pytest.raises(MicroloanError) as caught:
        replace(repaid(shape=shape), interest=interest, rounding=InstallmentRounding(multiple=BDT(multiple), mode=mode))
    assert str(caught.value).startswith(
        f"rounding.multiple={BDT(multiple)} must not be larger than the installment, Tk. "
    )
    assert (caught.value.argument, caught.value.value) == ("rounding.multiple", BDT(multiple))
    assert caught.value.code == "contradiction"


def test_interest_alone_is_something_to_collect() -> None:
    nothing_but_interest = replace(
        repaid(shape=shapes.INTEREST_ONLY),
        interest=DecliningBalance("0%"),
        rounding=InstallmentRounding(multiple=BDT(1_000), mode=rounding.DOWN),
    )
    assert amortize(nothing_but_interest).installment(46).total == BDT(20_000)


@pytest.mark.parametrize("number", [0, -1, 47, True, 1.0, "1", None])
def test_there_is_no_such_installment(number: Wrong) -> None:
    with pytest.raises(MicroloanError, match=r"^number=.* must be a whole number from 1 to 46$") as caught:
        amortize(GOOD).installment(number)
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("number", number, "out_of_range")


# ---------------------------------------------------------------- rows that make no schedule

DUE = (GOOD.disbursed_on.toordinal() + 7, GOOD.disbursed_on.toordinal() + 14)


@pytest.mark.parametrize(
    ("due_days", "principal", "interest", "argument"),
    [
        ((), (), (), "rows"),
        (DUE, (2_000_000,), (0, 0), "rows"),
        (DUE, (1_000_000, 1_000_000), (0,), "rows"),
        (tuple(range(DUE[0], DUE[0] + 47)), (2_000_000, *[0] * 46), (0,) * 47, "rows"),
        (DUE, (2_000_001, -1), (0, 0), "amounts"),
        (DUE, (1_000_000, 1_000_000), (1, -1), "amounts"),
        (DUE, (1_000_000, 999_999), (0, 0), "principal"),
        (DUE, (1_000_000, 1_000_001), (0, 0), "principal"),
        ((DUE[1], DUE[0]), (1_000_000, 1_000_000), (0, 0), "due_days"),
        ((DUE[0], DUE[0]), (1_000_000, 1_000_000), (0, 0), "due_days"),
        ((DUE[0] - 7, DUE[0]), (1_000_000, 1_000_000), (0, 0), "due_days"),
    ],
)
def test_rows_that_make_no_schedule(
    due_days: tuple[int, ...], principal: tuple[int, ...], interest: tuple[int, ...], argument: str
) -> None:
    with pytest.raises(MicroloanError) as caught:
        Schedule(GOOD, due_days, principal, interest)
    assert (caught.value.argument, caught.value.code) == (argument, "broken_schedule")


@pytest.mark.parametrize("wrong", [None, 5, "terms", LoanTerms])
def test_what_is_no_terms_has_no_schedule(wrong: Any) -> None:  # noqa: ANN401 - what no type checker lets through
    with pytest.raises(MicroloanError, match="must be LoanTerms") as caught:
        amortize(wrong)
    assert (caught.value.argument, caught.value.code) == ("terms", "wrong_type")
