"""Classes: from dates and day-ends, kept down until arrears are paid, the borrower's worst; one loan and columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arrears import PastDue, class_dates, classify, classify_borrower, days_past_due
from microloan.arrears.classes import borrower_class_numbers, class_number
from microloan.calendars import day_number
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.ledger import INTEREST, PRINCIPAL, Lateness, WriteOff
from microloan.ledger.closing import with_events
from microloan.ledger.examples import example_account
from microloan.regulations import Classification, rulebook
from microloan.regulations.classification import (
    ALL_ARREARS_PAID,
    DAY_ENDS,
    EACH_LOAN,
    ELAPSED_DAYS,
    WITH_DAYS,
    WORST_OF_BORROWER,
    CountingRule,
)
from microloan.testing import classifications, dates

Wrong = Any
DAY = date(2026, 6, 30)
MRA, RBI = rulebook("bd-mra", on=DAY), rulebook("in-rbi", on=DAY)
COUNTINGS = st.sampled_from((ELAPSED_DAYS, DAY_ENDS))


@given(st.none() | dates(), dates(), COUNTINGS)
def test_days_past_due_by_definition(oldest: date | None, as_of: date, counting: CountingRule) -> None:
    late = PastDue(oldest, as_of)
    if oldest is None or oldest > as_of:
        assert late.days(counting) == 0
    else:
        ends = [day for day in range((as_of - oldest).days + 1) if counting is DAY_ENDS or day > 0]
        assert late.days(counting) == len(ends)


@given(st.lists(st.none() | dates(), min_size=1, max_size=20), dates(), COUNTINGS)
def test_days_past_due_of_columns(oldest: list[date | None], as_of: date, counting: CountingRule) -> None:
    column = np.array([0 if day is None else day_number(day) for day in oldest], dtype=np.int64)
    expected = [PastDue(day, as_of).days(counting) for day in oldest]
    assert days_past_due(column, day_number(as_of), counting).tolist() == expected


@given(classifications(), st.integers(0, 900), st.integers(0, 100), st.integers(0, 5))
def test_a_class_is_monotone_in_days(table: Classification, days: int, more: int, before: int) -> None:
    before = min(before, len(table.classes) - 1)
    # Paying everything is the one way out; while something is unpaid, days never make a class better.
    low = class_number(max(days, 1), table, before=before)
    assert low <= class_number(max(days, 1) + more, table, before=before)
    assert class_number(0, table, before=before) <= low


@given(classifications(), st.integers(0, 900), st.integers(0, 5))
def test_what_does_not_perform_is_upgraded_only_when_all_is_paid(table: Classification, days: int, before: int) -> None:
    before = min(before, len(table.classes) - 1)
    by_days = class_number(days, table)
    assert class_number(days, replace(table, upgrade=WITH_DAYS), before=before) == by_days
    kept = class_number(days, replace(table, upgrade=ALL_ARREARS_PAID), before=before)
    stuck = days > 0 and not table.classes[before].performs
    assert kept == (max(by_days, before) if stuck else by_days)


LOANS = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 5), st.integers(1, 4)), min_size=1, max_size=20)


@given(classifications(), LOANS)
def test_columns_classify_as_one_loan_does(table: Classification, loans: list[tuple[int, int, int]]) -> None:
    worst = len(table.classes) - 1
    days, before = [loan[0] for loan in loans], [min(loan[1], worst) for loan in loans]
    columns = np.array(days, dtype=np.int64), np.array(before, dtype=np.int64)
    expected = [class_number(day, table, before=had) for day, had in zip(days, before, strict=True)]
    assert class_number(columns[0], table, before=columns[1]).tolist() == expected


@given(classifications(), LOANS)
def test_a_borrowers_loans_have_the_worst_of_their_classes(
    table: Classification, loans: list[tuple[int, int, int]]
) -> None:
    table = replace(table, counting=ELAPSED_DAYS, scope=WORST_OF_BORROWER)
    worst = len(table.classes) - 1
    days, before = [loan[0] for loan in loans], [min(loan[1], worst) for loan in loans]
    borrowers = [loan[2] for loan in loans]
    found = borrower_class_numbers(np.array(days), np.array(borrowers), table, before=np.array(before)).tolist()
    for borrower in set(borrowers):
        places = [place for place, one in enumerate(borrowers) if one == borrower]
        names = [table.classes[before[place]].name for place in places]
        one_by_one = classify_borrower([days[place] for place in places], table, before=names)
        assert [found[place] for place in places] == [one.number for one in one_by_one]
        # Worse than or as bad as each loan by its days; never worse than the worst of now and before.
        assert {one.number for one in one_by_one} == {found[places[0]]}
        assert max(one.by_days for one in one_by_one) <= found[places[0]]
        assert found[places[0]] <= max(*(one.by_days for one in one_by_one), *(before[place] for place in places))
    fresh = borrower_class_numbers(np.array(days), np.array(borrowers), table).tolist()
    assert fresh == [
        max(class_number(days[place], table) for place, other in enumerate(borrowers) if other == one)
        for one in borrowers
    ]


@given(classifications(), dates())
def test_classes_begin_on_the_days_that_are_foretold(table: Classification, due: date) -> None:
    foretold = class_dates(due, table)
    assert foretold[-1][0] == table.classes[-1].name
    for name, day in foretold:
        assert classify(PastDue(due, day), table).name == name
        if day > due:
            assert classify(PastDue(due, day - timedelta(days=1)), table).name != name


def test_the_example_of_the_reserve_bank() -> None:
    due = date(2021, 3, 31)
    assert class_dates(due, rulebook("in-rbi", on=due)) == (
        ("sma_0", date(2021, 3, 31)),
        ("sma_1", date(2021, 4, 30)),
        ("sma_2", date(2021, 5, 30)),
        ("npa", date(2021, 6, 29)),
    )


def test_8_of_46_paid_is_42_days_and_sub_standard() -> None:
    first_due, as_of = date(2024, 1, 24), date(2024, 5, 1)
    ninth = first_due + timedelta(weeks=8)
    late = classify(PastDue(ninth, as_of), rulebook("bd-mra", on=as_of))
    assert (late.days, late.name, late.performs) == (42, "sub_standard", False)


def test_part_of_the_arrears_does_not_upgrade_in_india_and_does_in_bangladesh() -> None:
    part_paid, all_paid = PastDue(DAY - timedelta(days=10), DAY), PastDue(None, DAY)
    assert classify(part_paid, RBI, before="npa").name == "npa"
    assert classify(all_paid, RBI, before="npa").name == "standard"
    assert classify(part_paid, RBI, before="sma_2").name == "sma_0"
    assert classify(part_paid, MRA, before="bad").name == "watchful"


def test_an_installment_due_today_and_unpaid() -> None:
    today = PastDue(DAY, DAY)
    assert (classify(today, RBI).name, classify(today, MRA).name) == ("sma_0", "good")


def test_all_loans_of_a_borrower_keep_her_in_arrears() -> None:
    clean, late = PastDue(None, DAY), PastDue(DAY - timedelta(days=5), DAY)
    kept = classify_borrower((clean, late), RBI, before=("npa", None))
    assert [one.name for one in kept] == ["npa", "npa"]
    own = classify_borrower((clean, late), MRA)
    assert [one.name for one in own] == ["good", "watchful"]
    assert MRA.classification().scope is EACH_LOAN


def test_explanations_say_why() -> None:
    late = PastDue(DAY - timedelta(days=10), DAY)
    kept = classify(late, RBI, before="npa").explain()
    assert kept["by days"].result == "SMA-0"
    assert kept["class"].result == "NPA"
    assert "only when nothing at all is unpaid" in kept["class"].working
    assert classify(PastDue(None, DAY), RBI).explain()["oldest unpaid"].result == "nothing"
    assert classify(PastDue(DAY + timedelta(days=1), DAY), MRA).explain()["days past due"].result == "0"
    assert classify(31, MRA).explain()["by days"].working == "sub-standard is 31-180"
    assert "2026-06-30 − 2026-06-20 + 1" in str(kept)


@pytest.mark.parametrize("late", [-1, True, "42", None, 3.5])
def test_what_is_no_position_is_refused(late: Wrong) -> None:
    with pytest.raises(MicroloanError):
        classify(late, MRA)


def test_bare_days_are_ambiguous_where_day_ends_count() -> None:
    with pytest.raises(MicroloanError, match=r"late=30 is ambiguous .* give the dates, PastDue") as caught:
        classify(30, RBI)
    assert caught.value.code == "ambiguous_days"


def test_other_arguments_that_are_wrong_are_refused() -> None:
    wrong: Wrong = "bd-mra"
    with pytest.raises(MicroloanError, match="must be a Rulebook"):
        classify(1, wrong)
    with pytest.raises(MicroloanError, match="is not a class here"):
        classify(1, MRA, before="npa")
    with pytest.raises(MicroloanError, match="one or more"):
        classify_borrower((), MRA)
    with pytest.raises(MicroloanError, match="a class before for each"):
        classify_borrower((1, 2), MRA, before=("good",))
    wrong = "2026-06-30"
    with pytest.raises(MicroloanError, match="is text; write date"):
        PastDue(None, wrong)


def test_a_rulebook_and_the_positions_are_of_one_day() -> None:
    day_before = PastDue(None, DAY - timedelta(days=1))
    with pytest.raises(MicroloanError, match="is what holds on 2026-06-30; must be of 2026-06-29"):
        classify(day_before, MRA)
    with pytest.raises(MicroloanError, match="are looked at on several days; must be one for all"):
        classify_borrower([PastDue(None, DAY), day_before], RBI.classification())
    assert classify(day_before, MRA.classification()).name == "good"


def test_a_loan_that_is_written_off_has_no_class() -> None:
    account = with_events(example_account(), [WriteOff(DAY)])
    before = DAY - timedelta(days=1)
    assert classify(account.position(before), rulebook("bd-mra", on=before)).name == "bad"
    with pytest.raises(MicroloanError, match="is of a loan that is written off; it has no class"):
        classify(account.position(DAY), MRA)


def test_a_lateness_of_ones_own_is_said() -> None:
    on = date(2024, 3, 21)
    book = rulebook("bd-mra", on=on)
    strict = classify(example_account().position(on), book)
    lenient = classify(example_account().position(on, Lateness(BDT(500), components=(PRINCIPAL, INTEREST))), book)
    assert (strict.name, lenient.name) == ("watchful", "good")
    said = "late by a rule of one's own, which no regulator grants: up to Tk. 500 unpaid, principal and interest alone"
    assert said in str(lenient.explain())
    assert "of one's own" not in str(strict.explain())


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (lambda value: classify_borrower(value, MRA), "loans=None must be a list"),
        (lambda value: classify_borrower([5], MRA, before="good" if value is None else None), "before='good' must be"),
        (lambda _: class_dates(date(9999, 12, 1), MRA), "due_on=9999-12-01 is so late that a class begins after"),
        (lambda value: PastDue(value, DAY).days(value), "counting=None must be a counting rule"),
        (lambda value: days_past_due(value, 1), "oldest_unpaid=None must be a day number"),
        (lambda value: days_past_due(0, value), "as_of=None must be a day number"),
        (lambda value: days_past_due(0, 1, value), "counting=None must be a counting rule"),
    ],
)
def test_what_is_of_another_kind_is_named(wrong: Callable[[Any], object], named: str) -> None:
    with pytest.raises(MicroloanError, match=named):
        wrong(None)
