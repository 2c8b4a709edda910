"""A column of flows has the rates of its flows, to the last digit, whatever way each is found."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import microloan as ml
from microloan.errors import ColumnError, MicroloanError
from microloan.interest.yields import column_solving

Column: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]
Flows: TypeAlias = ml.PeriodicFlows | ml.DatedFlows
DATED = (ml.XIRR, ml.EU_APRC, ml.REGULATION_Z, ml.dated_rate(ml.day_count.THIRTY_E_360_ISDA))
PERIODIC = (ml.PERIODIC_IRR, ml.NOMINAL_APR, ml.EFFECTIVE_RATE, ml.REGULATION_Z, ml.EU_APRC)


@st.composite
def tables(draw: st.DrawFn) -> Column:
    """A few loans side by side, of different length, most of them plain."""
    rows, loans = draw(st.integers(2, 12)), draw(st.integers(1, 6))
    table = np.zeros((rows, loans), dtype=np.int64)
    for loan in range(loans):
        paid = draw(st.lists(st.integers(1, 10**6), min_size=1, max_size=rows - 1))
        table[1 : len(paid) + 1, loan] = paid
        table[0, loan] = -draw(st.integers(sum(paid) // 2 + 1, 2 * sum(paid)))
        match draw(st.sampled_from(["plain", "plain", "turned", "fee", "reversed"])):
            case "turned":
                table[:, loan] *= -1
            case "fee":
                table[len(paid), loan] = -draw(st.integers(1, 10**4))
            case "reversed":
                table[: len(paid) + 1, loan] = table[: len(paid) + 1, loan][::-1].copy()
            case _:
                pass
    return table


def one_by_one(flows: Flows, convention: ml.RateConvention, units: int) -> list[int | None]:
    found: list[int | None] = []
    for position in range(flows.amounts.shape[1]):
        with suppress(MicroloanError):
            found.append(flows.flow(position).rate(convention).root.figure(units))
            continue
        found.append(None)
    return found


def check_parity(flows: Flows, convention: ml.RateConvention) -> None:
    expected = one_by_one(flows, convention, 10**6)
    if None in expected:
        without = [position for position, figure in enumerate(expected) if figure is None]
        with pytest.raises(ColumnError, match="have no rate") as caught:
            flows.rate(convention)
        assert list(caught.value.positions) == without
        return
    assume(max(abs(figure or 0) for figure in expected) < 2**62)
    assert flows.rate(convention).figures(10**6).tolist() == expected


@given(tables(), st.sampled_from(PERIODIC), st.sampled_from([1, 12, 52]))
def test_periodic_flows(table: Column, convention: ml.RateConvention, periods: int) -> None:
    check_parity(ml.PeriodicFlows(table, periods), convention)


@given(tables(), st.sampled_from(DATED), st.data())
def test_dated_flows(table: Column, convention: ml.RateConvention, data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from([(30, 30), (20, 90), (28, 31)])) for _ in range(table.shape[1])]
    days = np.cumsum([[data.draw(st.integers(*gap)) for gap in gaps] for _ in table], axis=0) + 735_000
    days[table == 0] = 0
    check_parity(ml.DatedFlows(days.astype(np.int64), table, ml.MONTH), convention)


def test_single_payments_within_and_after_a_year_by_regulation_z() -> None:
    days = np.array([[738_888] * 3, [738_888 + 200, 738_888 + 366, 738_888 + 547]])
    flows = ml.DatedFlows(days, np.array([[1_000] * 3, [-1_050, -1_100, -1_150]]))
    assert flows.rate(ml.REGULATION_Z).figures(10**6).tolist() == one_by_one(flows, ml.REGULATION_Z, 10**6)


@given(tables(), st.integers(1, 3))
def test_blocks_of_any_size_give_the_same(table: Column, size: int) -> None:
    flows = ml.PeriodicFlows(table, 12)
    assume(None not in one_by_one(flows, ml.NOMINAL_APR, 10**4))
    whole = flows.rate(ml.NOMINAL_APR).figures(10**4).tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column_solving, "_BLOCK", size)
        patch.setattr(column_solving, "_SMALL_BLOCK", 1)
        assert flows.rate(ml.NOMINAL_APR).figures(10**4).tolist() == whole


def test_a_plain_loan_is_solved_with_its_block_and_any_other_by_itself() -> None:
    table = np.array([[-1_000, -1_000, 1_000], [1_210, 2_500, -600], [0, -1_540, -600]])
    found = ml.PeriodicFlows(table, 1).rate(ml.NOMINAL_APR)

    assert list(found.singled) == [1]
    assert found.positions_with_several == (1,)
    assert found.percents(1).tolist() == [210, 100, 131]
    assert (found.root(0).percent(1), found.root(1).percent(1)) == (Decimal("21.0"), Decimal("10.0"))
    assert repr(found) == "<nominal APR of 3 flows>"


def test_positions_with_several_are_those_whose_rate_is_not_the_only_one() -> None:
    saved = [[10_000] * 3, *[[-260, -467, -220]] * 45, [-260 + 46 * 10, -467 + 46 * 250, -220]]
    found = ml.PeriodicFlows(np.array(saved), 52).rate(ml.NOMINAL_APR)
    alone = [found.found(position).is_only for position in range(3)]
    assert alone == [True, False, True]
    assert found.positions_with_several == (1,)


def test_rows_out_of_order_go_one_by_one() -> None:
    days = np.array([[739_000, 739_000], [739_400, 739_200], [739_200, 739_400]])
    table = np.array([[-1_000, -1_000], [700, 500], [500, 700]])
    found = ml.DatedFlows(days, table).rate(ml.XIRR)

    assert found.percents(4)[0] == found.percents(4)[1]


def test_what_is_not_such_a_column_is_refused() -> None:
    table = np.array([[-100], [110]])
    with pytest.raises(MicroloanError, match="must be an int64 array of shape"):
        ml.PeriodicFlows([[-100], [110]], 1)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be an int64 array of shape"):
        ml.PeriodicFlows(table.astype(float), 1)
    with pytest.raises(MicroloanError, match=r"must have the shape \(2, 1\) of the amounts"):
        ml.DatedFlows(table[:1], table)
    with pytest.raises(ColumnError, match="1 of 1 loans have an amount on a day that is not from 1"):
        ml.DatedFlows(np.array([[0], [739_000]]), table)
    with pytest.raises(MicroloanError, match="every='month' must be a frequency"):
        ml.DatedFlows(np.array([[738_000], [739_000]]), table, "month")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="has no dates"):
        ml.PeriodicFlows(table, 1).rate(ml.XIRR)
    found = ml.PeriodicFlows(table, 1).rate(ml.NOMINAL_APR)
    with pytest.raises(MicroloanError, match="units=0 must be a whole number from 1"):
        found.figures(0)
    with pytest.raises(ColumnError, match="past int64"):
        found.figures(10**40)


def test_a_large_amount_and_no_loans() -> None:
    """Amounts near the end of int64 are as exact as others; an empty column has no rates."""
    table = np.array([[-(2**62)], [2**62 + 2**55]], dtype=np.int64)
    assert ml.PeriodicFlows(table, 1).rate(ml.NOMINAL_APR).percents(10).tolist() == [7_812_500_000]
    assert ml.PeriodicFlows(np.zeros((3, 0), dtype=np.int64), 1).rate(ml.NOMINAL_APR).percents().tolist() == []


def test_dates_become_a_flow_again() -> None:
    flows = ml.DatedFlows(np.array([[738_888], [0], [739_253]]), np.array([[-100], [0], [110]]), ml.WEEK)
    assert flows.flow(0) == ml.DatedFlow([date(2024, 1, 3), date(2025, 1, 2)], [-100, 110], ml.WEEK)
    assert len(flows) == 3
