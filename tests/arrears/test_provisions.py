"""Provisions: exact by definition, the same for one loan and for columns, required against held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.arrears import higher_of_sheet, provision_sheet
from microloan.arrears.provisions import (
    class_provision,
    higher_of,
    interest_in_suspense,
    overdue_by_age,
    shortfall,
)
from microloan.currency import BDT, INR, Money
from microloan.errors import ColumnError, MicroloanError
from microloan.regulations import Classification, HigherOfProvision, ProvisionByClass, rulebook
from microloan.testing import classifications, provisions_of

Wrong = Any
DAY = date(2026, 6, 30)
MRA, RBI = rulebook("bd-mra", on=DAY), rulebook("in-rbi", on=DAY)
MODES = st.sampled_from(rounding.ALL)
AMOUNTS = st.integers(0, 10**13) | st.integers(LARGEST_INT64 - 10**6, LARGEST_INT64)
TABLES = classifications().flatmap(lambda table: st.tuples(st.just(table), provisions_of(table)))


def rounded(exact: Fraction, mode: Rounding) -> int:
    """By the definition of each mode, from the exact fraction."""
    down, rest = divmod(exact.numerator, exact.denominator)
    part = Fraction(rest, exact.denominator)
    up = {
        "half_up": part >= Fraction(1, 2),
        "half_down": part > Fraction(1, 2),
        "half_even": part > Fraction(1, 2) or (part == Fraction(1, 2) and down % 2 == 1),
        "up": part > 0,
        "down": False,
    }[mode.name]
    return down + up


@given(TABLES, st.lists(st.tuples(AMOUNTS, st.integers(0, 5)), min_size=1, max_size=20), MODES)
def test_a_provision_is_exact_and_columns_agree(
    drawn: tuple[Classification, ProvisionByClass], loans: list[tuple[int, int]], mode: Rounding
) -> None:
    table, sums = drawn
    amounts = [amount for amount, _ in loans]
    numbers = [min(number, len(table.classes) - 1) for _, number in loans]
    expected = [
        rounded(amount * sums.rate_of(table.classes[number].name).as_fraction(), mode)
        for amount, number in zip(amounts, numbers, strict=True)
    ]
    one_by_one = [
        class_provision(amount, number, sums, table, rounding=mode)
        for amount, number in zip(amounts, numbers, strict=True)
    ]
    assert one_by_one == expected
    columns = np.array(amounts, dtype=np.int64), np.array(numbers, dtype=np.int64)
    assert class_provision(*columns, sums, table, rounding=mode).tolist() == expected


@given(st.integers(0, 10**14), st.integers(0, 10**13), st.integers(0, 10**13), MODES)
def test_the_higher_of_two_sums_is_exact_and_columns_agree(
    portfolio: int, younger: int, older: int, mode: Rounding
) -> None:
    sums = RBI.provisioning()
    limbs = rounded(Fraction(portfolio, 100), mode), rounded(Fraction(younger, 2) + older, mode)
    assert higher_of(portfolio, (younger, older), sums, rounding=mode) == (max(limbs), *limbs)
    columns = [np.array([amount, 0]) for amount in (portfolio, younger, older)]
    found = higher_of(columns[0], columns[1:], sums, rounding=mode)
    assert [column.tolist() for column in found] == [[max(limbs), 0], [limbs[0], 0], [limbs[1], 0]]


@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 400)), max_size=20))
def test_installments_are_summed_by_their_own_age(installments: list[tuple[int, int]]) -> None:
    amounts, ages = [amount for amount, _ in installments], [age for _, age in installments]
    expected = (
        sum(amount for amount, age in installments if 90 < age < 180),
        sum(amount for amount, age in installments if age >= 180),
    )
    assert overdue_by_age(amounts, ages, RBI.provisioning()) == expected
    columns = np.array(amounts, dtype=np.int64), np.array(ages, dtype=np.int64)
    assert overdue_by_age(*columns, RBI.provisioning()) == expected


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_shortfall_and_excess_never_both(required: int, held: int) -> None:
    missing, over = shortfall(required, held), shortfall(held, required)
    assert missing - over == required - held
    assert min(missing, over) == 0
    assert shortfall(np.array([required]), np.array([held])).tolist() == [missing]


@given(classifications(), st.lists(st.tuples(AMOUNTS, st.integers(0, 5)), min_size=1, max_size=9))
def test_interest_is_in_suspense_where_a_loan_does_not_perform(
    table: Classification, loans: list[tuple[int, int]]
) -> None:
    amounts = [amount for amount, _ in loans]
    numbers = [min(number, len(table.classes) - 1) for _, number in loans]
    expected = [
        0 if table.classes[number].performs else amount for amount, number in zip(amounts, numbers, strict=True)
    ]
    assert [interest_in_suspense(*pair, table) for pair in zip(amounts, numbers, strict=True)] == expected
    columns = np.array(amounts, dtype=np.int64), np.array(numbers, dtype=np.int64)
    assert interest_in_suspense(*columns, table).tolist() == expected


@given(TABLES, st.lists(st.integers(0, 10**12), min_size=6, max_size=6), st.integers(0, 10**13), MODES)
def test_a_sheet_adds_up(
    drawn: tuple[Classification, ProvisionByClass], amounts: list[int], held: int, mode: Rounding
) -> None:
    table, sums = drawn
    book = rulebook("bd-mra", on=DAY)
    own = book.overridden_by(
        type(book)(
            code="ours",
            name="Ours",
            country="BD",
            on=DAY,
            rules=(),
            classifications=(table,),
            provisionings=(sums,),
        )
    )
    outstanding = {one.name: Money.from_minor(minor, BDT) for one, minor in zip(table.classes, amounts, strict=False)}
    sheet = provision_sheet(outstanding, own, rounding=mode, held=Money.from_minor(held, BDT))
    assert sheet.outstanding.minor == sum(amounts[: len(table.classes)])
    assert sheet.required == sum((row.required for row in sheet.rows), BDT(0))
    assert sheet.required <= sheet.outstanding + BDT(0)
    assert sheet.shortfall - sheet.excess == sheet.charge == sheet.required - sheet.held
    assert 0 <= sheet.non_performing_share <= 1
    assert sum(sheet.share(row.loan_class.name) for row in sheet.rows) in {0, 1}
    assert sheet.explain()["required"].result in str(sheet)


def test_an_nbfc_mfi_needs_55_lakh() -> None:
    sheet = higher_of_sheet(
        INR.crore(50), (INR.lakh(30), INR.lakh(40)), RBI, rounding=HALF_UP, held=INR.lakh(60), name="nbfc_mfi"
    )
    assert (sheet.of_portfolio, sheet.of_overdue, sheet.required) == (INR.lakh(50), INR.lakh(55), INR.lakh(55))
    assert (sheet.shortfall, sheet.excess, sheet.charge) == (INR(0), INR.lakh(5), INR.lakh(-5))
    assert sheet.explain()["excess"].result == "5,00,000.00"
    assert "55,00,000.00" in str(sheet)


def test_a_sheet_prints_what_has_not_been_read() -> None:
    sheet = provision_sheet({"good": BDT(100), "bad": BDT(100)}, MRA, rounding=HALF_UP, held=BDT(500))
    lines = str(sheet).splitlines()
    assert lines[-1] == "Rates not yet read in the rule: good, watchful, sub-standard, doubtful, bad."
    assert lines[-2] == "Held 500.00; excess 399.00."
    assert "<table>" in sheet._repr_html_()


def test_columns_over_the_budget_say_so() -> None:
    sums = RBI.provisioning()
    large = np.array([LARGEST_INT64])
    with pytest.raises(MicroloanError, match="give Python ints"):
        higher_of(np.array([1]), (large, large), sums, rounding=HALF_UP)
    whole = higher_of(LARGEST_INT64, (LARGEST_INT64, 0), sums, rounding=HALF_UP)
    assert whole[2] == (LARGEST_INT64 + 1) // 2


def test_wrong_arguments_are_refused() -> None:
    by_class, of_two, table = MRA.provisioning(), RBI.provisioning(), MRA.classification()
    assert isinstance(by_class, ProvisionByClass)
    assert isinstance(of_two, HigherOfProvision)
    with pytest.raises(MicroloanError, match="use higher_of for it"):
        class_provision(1, 0, of_two, table, rounding=HALF_UP)
    with pytest.raises(MicroloanError, match="use class_provision for it"):
        higher_of(1, (1, 1), by_class, rounding=HALF_UP)
    with pytest.raises(MicroloanError, match="one sum for each of 2 ages"):
        higher_of(1, (1,), of_two, rounding=HALF_UP)
    with pytest.raises(MicroloanError, match="has no provision here"):
        class_provision(1, 0, by_class, RBI.classification(), rounding=HALF_UP)
    with pytest.raises(ColumnError):
        overdue_by_age([-1], [100], of_two)
    with pytest.raises(MicroloanError, match="is not a class here"):
        provision_sheet({"npa": BDT(1)}, MRA, rounding=HALF_UP)
    with pytest.raises(MicroloanError, match="give at least one"):
        provision_sheet({}, MRA, rounding=HALF_UP)
    with pytest.raises(MicroloanError, match="must be an amount from zero"):
        provision_sheet({"good": BDT(-1)}, MRA, rounding=HALF_UP)
    with pytest.raises(MicroloanError, match="is in INR, the other amounts in BDT"):
        provision_sheet({"good": BDT(1), "bad": INR(1)}, MRA, rounding=HALF_UP)
    wrong: Wrong = "bd-mra"
    with pytest.raises(MicroloanError, match="must be a Rulebook"):
        provision_sheet({"good": BDT(1)}, wrong, rounding=HALF_UP)
    with pytest.raises(MicroloanError, match="is not a class here"):
        provision_sheet({"good": BDT(1)}, MRA, rounding=HALF_UP).share("npa")


@pytest.mark.parametrize(
    ("sheet", "named"),
    [
        (lambda: provision_sheet(_wrong(5), MRA, rounding=HALF_UP), "outstanding=5 must be amounts by class"),
        (lambda: provision_sheet({"good": _wrong(5)}, MRA, rounding=HALF_UP), "must be money"),
        (lambda: provision_sheet({"good": BDT(5)}, MRA, rounding=_wrong("up")), "rounding='up' must be a rounding"),
        (lambda: provision_sheet({"good": BDT(5)}, MRA, rounding=HALF_UP, held=INR(4)), "held=Rs. 4 is in INR"),
        (lambda: provision_sheet({"good": INR(5)}, RBI, rounding=HALF_UP), "use higher_of_sheet for it"),
        (lambda: higher_of_sheet(_wrong(5), (), RBI, rounding=HALF_UP), "portfolio=5 must be money"),
        (lambda: higher_of_sheet(INR(5), _wrong(None), RBI, rounding=HALF_UP), "overdue=None must be 2 amounts"),
        (lambda: higher_of_sheet(INR(5), (INR(1), BDT(1)), RBI, rounding=HALF_UP), "is in BDT, the other amounts"),
        (lambda: higher_of_sheet(INR(5), (INR(1), INR(1)), RBI, rounding=_wrong("up")), "must be a rounding mode"),
        (lambda: higher_of_sheet(BDT(5), (), MRA, rounding=HALF_UP), "use provision_sheet for it"),
    ],
)
def test_a_sheet_names_what_is_wrong(sheet: Callable[[], object], named: str) -> None:
    with pytest.raises(MicroloanError, match=named):
        sheet()


def _wrong(value: object) -> Wrong:
    return value


@pytest.mark.parametrize("kind", [np.int64, np.int32, np.uint16])
def test_a_list_of_numpys_whole_numbers_is_a_list_of_whole_numbers(kind: Callable[[int], int]) -> None:
    rates = RBI.provisioning()
    found = overdue_by_age([kind(500), 200, 9], [kind(100), kind(179), 180], rates)
    assert found == overdue_by_age([500, 200, 9], [100, 179, 180], rates)
    assert [type(amount) for amount in found] == [int, int]


@pytest.mark.parametrize("wrong", [True, np.bool_(True), 91.0, np.float64(91), "91", None])
def test_what_is_no_whole_number_is_refused_by_its_place(wrong: Wrong) -> None:
    with pytest.raises(ColumnError, match="1 of 2 loans have ages that is no whole number, first at position 1"):
        overdue_by_age([500, 200], [91, wrong], RBI.provisioning())
