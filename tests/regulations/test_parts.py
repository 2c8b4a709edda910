"""Limits, ranges of days, rules and findings: what they allow, at the boundary, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import Rate, percent
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.regulations import Citation, Classification, DayRange, Finding, InForce, Outcome, Rule, RuleConfidence
from microloan.regulations.day_ranges import check_ranges, day_range, range_number
from microloan.regulations.finding import judged
from microloan.regulations.limits import (
    AtLeast,
    AtMost,
    Count,
    Forbidden,
    OneOf,
    Required,
    Stated,
    quantity_of,
    quantity_text,
)
from microloan.testing import amounts, classifications, currencies, rates

CITED = Citation("circular 5", "our files", RuleConfidence.CONFIRMED)
ALWAYS = InForce(date(2019, 1, 1))
QUANTITIES = rates() | currencies().flatmap(amounts) | st.integers(0, 999).map(lambda days: Count(days, "days"))


@given(QUANTITIES)
def test_a_quantity_keeps_its_own_limit(quantity: Rate | Money | Count) -> None:
    assert AtMost(quantity).keeps(quantity)
    assert AtLeast(quantity).keeps(quantity)


@given(QUANTITIES)
def test_a_quantity_comes_back_from_its_text(quantity: Rate | Money | Count) -> None:
    assert quantity_of(quantity_text(quantity)) == quantity


@given(rates(), rates())
def test_of_two_rates_one_keeps_the_other(one: Rate, other: Rate) -> None:
    assert AtMost(other).keeps(one) == (one.as_fraction() <= other.as_fraction())
    assert AtLeast(other).keeps(one) == (one.as_fraction() >= other.as_fraction())


@pytest.mark.parametrize("text", ["24", "24 %%", "Tk. 500", "USD 5", "15", "15 Days", "", "days", "-5 days"])
def test_text_that_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(MicroloanError):
        quantity_of(text)


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        (AtMost(percent(24)), BDT(24)),
        (AtMost(percent(24)), 24),
        (AtMost(Count(15, "days")), Count(15, "weeks")),
        (AtLeast(Count(15, "days")), 15),
        (OneOf(("flat",)), percent(1)),
        (Forbidden(), "some"),
        (Required(), "yes"),
    ],
)
def test_a_value_of_another_kind_is_refused(
    limit: AtMost | AtLeast | OneOf | Forbidden | Required, value: object
) -> None:
    with pytest.raises(MicroloanError) as caught:
        limit.keeps(value)
    assert caught.value.code == "wrong_type"


def test_amounts_of_two_currencies_do_not_compare() -> None:
    with pytest.raises(CurrencyMismatch):
        AtMost(INR(300_000)).keeps(BDT(300_000))


def test_what_is_forbidden_may_be_there_in_no_kind() -> None:
    nothing: list[Any] = [False, BDT(0), percent(0), Count(0, "fees")]
    something: list[Any] = [True, BDT("0.01"), percent("0.01"), Count(1, "fees")]
    assert [Forbidden().keeps(value) for value in nothing + something] == [True] * 4 + [False] * 4


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (Count, (-1, "days")),
        (Count, (1, "Days")),
        (AtMost, ("24%",)),
        (OneOf, ((),)),
        (OneOf, (("",),)),
        (Stated, (" ",)),
        (Citation, ("", "source", RuleConfidence.CONFIRMED)),
        (Citation, ("clause", "source", "high")),
        (InForce, (date(2020, 1, 2), date(2020, 1, 1))),
        (InForce, ("2020-01-01",)),
        (Rule, ("annual_rate", "24%", CITED, ALWAYS)),
        (Rule, ("annual_rate", AtMost(percent(24)), "cited", ALWAYS)),
        (Rule, ("annual_rate", AtMost(percent(24)), CITED, ALWAYS, "", "yearly")),
        (Rule, ("annual_rate", OneOf(("low",)), CITED, ALWAYS)),
        (Rule, ("collateral", AtMost(percent(24)), CITED, ALWAYS)),
        (Rule, ("anual_rate", AtMost(percent(24)), CITED, ALWAYS)),
        (DayRange, (-1, None)),
        (DayRange, (5, 5)),
        (day_range, (5, 4)),
        (Finding, ("age", "pass", 1, 2, "ours")),
    ],
)
def test_parts_of_another_kind_are_refused(kind: Callable[..., object], parts: tuple[object, ...]) -> None:
    with pytest.raises(MicroloanError):
        kind(*parts)


def test_a_limit_in_words_suits_every_rule_and_is_judged_by_a_person() -> None:
    rule = Rule("annual_rate", Stated("not usurious"), CITED, ALWAYS)
    assert rule.judge(percent(40)).outcome is Outcome.UNKNOWN


def test_a_finding_prints_its_clause_and_what_is_not_sure_of_it() -> None:
    unsure = Citation("circular 5", "our files", RuleConfidence.UNCONFIRMED)
    finding = Rule("annual_rate", AtMost(percent(24)), unsure, ALWAYS).judge(percent(25))
    assert str(finding) == "fail: annual rate 25% (at most 24%) [circular 5, unconfirmed]"
    assert str(Rule("collateral", Forbidden(), CITED, ALWAYS).judge(False)) == (
        "pass: collateral there is none (none allowed) [circular 5]"
    )


def test_every_condition_has_an_outcome() -> None:
    assert [judged(kept) for kept in (True, False, None)] == [Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN]


@given(classifications(), st.lists(st.integers(0, 1_000), min_size=1))
def test_each_day_is_in_one_range_and_columns_agree(table: Classification, days: list[int]) -> None:
    ranges = table.ranges
    for day in days:
        holding = [
            number for number, one in enumerate(ranges) if one.start <= day and (one.end is None or day < one.end)
        ]
        assert holding == [range_number(day, ranges)]
    assert range_number(np.array(days, dtype=np.int64), ranges).tolist() == [range_number(day, ranges) for day in days]


@given(classifications(), st.integers(0, 1_000), st.integers(0, 100))
def test_a_class_never_gets_better_with_days(table: Classification, days: int, more: int) -> None:
    assert range_number(days, table.ranges) <= range_number(days + more, table.ranges)


@pytest.mark.parametrize(
    ("ranges", "problem"),
    [
        ((), "at least one"),
        ((day_range(1, None),), "must begin with day 0"),
        ((day_range(0, 0), day_range(2, None)), "no range has day 1"),
        ((day_range(0, 30), day_range(30, None)), "both have day 30"),
        ((day_range(0, None), day_range(31, None)), "must have a last day"),
        ((day_range(0, 30),), "no range has day 31"),
    ],
)
def test_gaps_and_overlaps_are_named(ranges: tuple[DayRange, ...], problem: str) -> None:
    with pytest.raises(MicroloanError, match=problem):
        check_ranges("buckets", ranges)
