"""Due dates on holidays, under each rule, for one loan and for columns of loans."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from microloan.calendars import (
    DueDays,
    Frequency,
    Holiday,
    HolidayList,
    Series,
    Weekend,
    WorkingDays,
    day_number,
    holiday_rule,
    load_holidays,
    month_end,
    occurrences,
    place_installments,
    to_date,
)
from microloan.currency import BDT
from microloan.interest import PER_LOAN, Flat
from microloan.portfolio import LoanBook
from microloan.products import About, AmountRange, Calendar, FirstDue, LoanProduct, RepaymentOffer, Rhythm
from microloan.schedules import Schedule, amortize

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column, N

HERE = Path(__file__)
VECTORS: dict[str, Any] = json.loads(HERE.with_name("holidays.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = VECTORS["rows"]
RULES = {rule.name: rule for rule in holiday_rule.ALL}
MONTH_ENDS = {policy.name: policy for policy in month_end.ALL}
LOANS = 3


def _identifier(row: dict[str, Any]) -> str:
    return f"{row['case']}: {row['inputs'].get('month_end', '')} {row['inputs']['rule']}"


def _number(text: str) -> int:
    return day_number(date.fromisoformat(text))


def _column(day: int) -> Column:
    return np.full(LOANS, day, dtype=np.int64)


def _worked(given: dict[str, Any]) -> WorkingDays:
    if isinstance(given["holidays"], str):
        held = load_holidays(HERE.with_name(f"{given['holidays']}.toml"))
    else:
        rows = tuple(Holiday(date.fromisoformat(day), "holiday", "the vector") for day in given["holidays"])
        year = rows[0].day.year
        first, last = date(year, 1, 1), date(year, 12, 31)
        held = HolidayList(code="BD", name="BD", first=first, last=last, source="the vector", holidays=rows)
    return WorkingDays(Weekend.from_texts(given["weekend"]), held)


def _placed(given: dict[str, Any], anchor: N) -> DueDays[N]:
    """Place the loan of a vector; the anchor is its first due date, or the day on which it was paid out."""
    every = Frequency.from_text(given["every"])
    policy = MONTH_ENDS[given.get("month_end", "same_day")]
    regular = occurrences(anchor, every, policy, first=0 if "paid_out" in given else 1)
    series = Series(regular=regular, start=anchor - 1, count=anchor * 0 + given["n"], rows=given["n"])
    return place_installments(series, RULES[given["rule"]], _worked(given))


@pytest.mark.parametrize("row", ROWS, ids=_identifier)
def test_due_dates_of_one_loan(row: dict[str, Any]) -> None:
    given, expected = row["inputs"], row["expected"]
    due = _placed(given, _number(given.get("first_due") or given["paid_out"]))
    rows = due.rows()
    dates = {number: str(to_date(due.day(int(number)))) for number in expected["due"]}
    assert dates == expected["due"]
    assert [list(one.numbers) for one in rows if len(one.numbers) > 1] == expected["together"]
    assert len(rows) == due.row_count() == expected["rows_count"]
    assert str(rows[-1].due_on) == expected["last_due"]
    if "payments" in expected:
        paid = {str(one.due_on): given["installment"] * len(one.numbers) for one in rows}
        assert {day: paid[day] for day in expected["payments"]} == expected["payments"]
        assert sum(paid.values()) == expected["total"]


@pytest.mark.parametrize("row", ROWS, ids=_identifier)
def test_due_dates_of_a_column(row: dict[str, Any]) -> None:
    given, expected = row["inputs"], row["expected"]
    due = _placed(given, _column(_number(given.get("first_due") or given["paid_out"])))
    for number, text in expected["due"].items():
        assert due.day(int(number)).tolist() == [_number(text)] * LOANS
    assert due.row_count().tolist() == [expected["rows_count"]] * LOANS
    assert due.last_day().tolist() == [_number(expected["last_due"])] * LOANS
    numbers = [int(row[0]) for row in due.row_numbers()]
    assert all(len({numbers[number - 1] for number in together}) == 1 for together in expected["together"])


GAP_DAYS = 15


def product_of(given: dict[str, Any]) -> LoanProduct:
    """Return a product that falls due as the loan of a vector does."""
    worked = _worked(given)
    calendar = Calendar(
        weekend=worked.weekend,
        holidays=worked.holidays,
        on_holiday=RULES[given["rule"]],
        month_end=MONTH_ENDS[given.get("month_end", "same_day")],
    )
    rhythm = Rhythm(Frequency.from_text(given["every"]), (given["n"],))
    first_due = None if "paid_out" in given else FirstDue(min_gap_days=GAP_DAYS)
    return LoanProduct(
        about=About(id="vector", name="Of the vector", institution="Ours", country="BD"),
        principal=AmountRange(minimum=BDT(1_000), maximum=BDT(100_000)),
        interest=Flat("15%", PER_LOAN),
        repayment=RepaymentOffer(rhythms=(rhythm,), first_due=first_due),
        calendar=calendar,
    )


def disbursed_on(given: dict[str, Any]) -> date:
    if "paid_out" in given:
        return date.fromisoformat(given["paid_out"])
    return date.fromisoformat(given["first_due"]) - timedelta(days=GAP_DAYS)


def alone(product: LoanProduct, given: dict[str, Any]) -> Schedule:
    return amortize(product.terms(principal=BDT(10_000), disbursed_on=disbursed_on(given)))


def in_a_book(product: LoanProduct, given: dict[str, Any]) -> Schedule:
    """Return the schedule of the last of three loans, two of them paid out on other days."""
    days = [disbursed_on(given) - timedelta(days=7 * weeks) for weeks in (0, 1, 0)]
    return LoanBook.from_columns(product, principal=[10**6] * 3, disbursed_on=days).schedules().schedule(2)


@pytest.mark.parametrize("compute", [alone, in_a_book])
@pytest.mark.parametrize("row", ROWS, ids=_identifier)
def test_schedules_over_holidays(
    row: dict[str, Any], compute: Callable[[LoanProduct, dict[str, Any]], Schedule]
) -> None:
    given, expected = row["inputs"], row["expected"]
    schedule = compute(product_of(given), given)
    assert {number: str(schedule.installment(int(number)).due_on) for number in expected["due"]} == expected["due"]
    merged = [list(one.numbers) for one in schedule.rows if len(one.numbers) > 1]
    assert (merged, len(schedule.rows)) == (expected["together"], expected["rows_count"])
    assert str(schedule.rows[-1].due_on) == expected["last_due"]
    paid = {str(one.due_on): one.total for one in schedule.rows}
    assert {day: paid[day] for day in expected.get("payments", {})} == {
        day: BDT(amount) for day, amount in expected.get("payments", {}).items()
    }
    assert sum(paid.values(), start=BDT(0)) == BDT(11_500) == schedule.total_due


def test_a_year_of_wednesdays_has_six_holidays() -> None:
    worked = _worked(ROWS[6]["inputs"])
    wednesdays = range(_number("2026-01-14"), _number("2026-12-31"), 7)
    closed = [str(to_date(day)) for day in wednesdays if worked.is_off(day)]
    assert closed == ["2026-02-04", "2026-05-27", "2026-08-05", "2026-08-26", "2026-10-21", "2026-12-16"]


def test_every_rule_is_tested_and_every_row_names_its_source() -> None:
    assert {row["inputs"]["rule"] for row in ROWS} == set(RULES)
    assert all(row["source"].strip() for row in ROWS)


def test_the_list_of_holidays_says_how_sure_it_is() -> None:
    held = load_holidays(HERE.with_name("bangladesh-2026.toml"))
    assert len(held.day_numbers) == 25
    assert [one.name for one in held.on(date(2026, 3, 21))] == ["Eid al-Fitr"]
    assert {one.name for one in held.on(date(2026, 5, 1))} == {"May Day", "Buddha Purnima"}
    assert len(held.estimated) == 16
