"""Both methods on a block of loans: row by row what each loan gives alone, and never past their budget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from microloan.arithmetic import kinds, rounding
from microloan.arithmetic.kinds import LARGEST_INT64, N
from microloan.arithmetic.rates import percent
from microloan.arithmetic.rounding import RoundingRule
from microloan.calendars import DAY, MONTH, WEEK, Frequency, day_count, month_end, occurrences
from microloan.interest import (
    PER_INSTALLMENT,
    PER_LOAN,
    PER_PERIOD,
    PER_YEAR,
    DecliningBalance,
    Flat,
    declining,
    flat,
    flat_zones,
    needed,
    residual,
    residuals,
    shape_parts,
    shapes,
)
from microloan.interest.accrual import Accrual, by_days, each_period
from microloan.interest.grace import DEFERRALS, NO_GRACE, Grace
from microloan.interest.level import Factors, installments
from microloan.interest.plan import AmountRounding, Plan, Ratio, Term, between
from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
from microloan.interest.worth import worth_after_first

SHAPES: st.SearchStrategy[InstallmentShape | PrincipalShape] = st.sampled_from(shapes.ALL)
METHODS = st.sampled_from(
    [Flat(percent(1), charged) for charged in (PER_YEAR, PER_LOAN)]
    + [DecliningBalance(percent(1), accrual) for accrual in (PER_PERIOD, PER_INSTALLMENT, *day_count.ALL)]
)


@dataclass(frozen=True)
class Block:
    """Loans of one plan: what they share, and a list for each thing that may differ."""

    principals: list[int]
    counts: list[int]
    rates: list[int]
    disbursed: list[int]
    shared: Plan[int]
    every: Frequency
    gap_days: int

    def loan(self, position: int, kind: type[int] = int) -> Plan[int]:
        """Return the plan of one loan, in numbers of a kind."""
        count, day = self.counts[position], self.disbursed[position]
        return self.shared._replace(
            principal=kind(self.principals[position]),
            rate=Ratio(kind(self.rates[position]), kind(self.shared.rate.denominator)),
            term=Term(kind(count), count, count, self.shared.term.periods_per_year, self.shared.term.years),
            day=self.days(day),
            timing=between(day, self.days(day)),
        )

    def column(self) -> Plan[Any]:
        """Return the plan of all loans; a count or a rate that they share stays one number."""
        disbursed = np.array(self.disbursed)
        count, rate = one_or_column(self.counts), one_or_column(self.rates)
        term = self.shared.term
        shared: Plan[Any] = self.shared
        return shared._replace(
            principal=np.array(self.principals),
            rate=Ratio(rate, self.shared.rate.denominator),
            term=Term(count, min(self.counts), max(self.counts), term.periods_per_year, term.years),
            day=self.days(disbursed),
            timing=between(disbursed, self.days(disbursed)),
        )

    def days(self, disbursed: N) -> Callable[[int], N]:
        return occurrences(disbursed + self.gap_days, self.every, month_end.SAME_DAY, first=1)


def one_or_column(values: list[int]) -> NDArray[np.int64] | int:
    return values[0] if len(set(values)) == 1 else np.array(values)


def rules(largest: int) -> st.SearchStrategy[RoundingRule]:
    usual = st.sampled_from([unit for unit in (1, 5, 10, 100, 500, 10_000) if unit <= largest])
    return st.builds(RoundingRule, usual | st.integers(1, largest), st.sampled_from(rounding.ALL))


@st.composite
def graces(draw: st.DrawFn, counts: list[int]) -> Grace:
    """Draw a grace that every one of the counts has room for."""
    fewest = min(counts)
    first = draw(st.integers(0, fewest - 1))
    rests = gcd(*(count - first for count in counts))
    return Grace(
        principal_periods=first,
        deferred_periods=draw(st.integers(0, fewest - 1)),
        interest_free_periods=draw(st.integers(0, fewest - 1)),
        collected=draw(st.sampled_from(DEFERRALS)),
        principal_every=draw(st.sampled_from([every for every in range(1, rests + 1) if rests % every == 0])),
    )


@st.composite
def blocks(
    draw: st.DrawFn, *, loans: int = 6, principal: int = 10**9, rate: int = 10**4, multiple: int = 10**6
) -> Block:
    """Draw loans that differ in principal and date and, perhaps, in count and rate."""
    size = draw(st.integers(1, loans))

    def drawn(numbers: st.SearchStrategy[int]) -> list[int]:
        alike = draw(st.booleans())
        return [draw(numbers)] * size if alike else [draw(numbers) for _ in range(size)]

    every, counts, shape = draw(st.sampled_from((DAY, WEEK, MONTH))), drawn(st.integers(1, 40)), draw(SHAPES)
    residuals = residual.ALL if shape in (shapes.EQUAL_INSTALLMENTS, shapes.EQUAL_PRINCIPAL) else (residual.LAST,)
    years = draw(st.none() | st.sampled_from((Fraction(1, 2), Fraction(1), Fraction(2))))
    shared: Plan[int] = Plan(
        principal=0,
        rate=Ratio(0, draw(st.sampled_from((1, 25, 100, 10_000)) | st.integers(1, rate))),
        term=Term(0, 0, 0, every.periods_per_year, years),
        day=lambda number: number,
        timing=between(0, lambda number: number),
        shape=shape,
        grace=draw(st.just(NO_GRACE) | graces(counts)),
        rounding=AmountRounding(draw(rules(multiple)), draw(rules(multiple)), draw(st.sampled_from(residuals))),
    )
    return Block(
        principals=[draw(st.integers(1, principal)) for _ in range(size)],
        counts=counts,
        rates=drawn(st.integers(0, rate)),
        disbursed=drawn(st.integers(720_000, 750_000)),
        shared=shared,
        every=every,
        gap_days=draw(st.integers(1, 45)),
    )


@given(blocks(), METHODS)
def test_a_row_of_a_block_is_the_row_of_every_loan(block: Block, method: Flat | DecliningBalance) -> None:
    rows = method.amortization(block.column())
    assume(rows.meets(max(block.principals)) <= LARGEST_INT64)
    columns = [tuple(np.broadcast_to(part, len(block.principals)).tolist() for part in row) for row in rows]
    for position, count in enumerate(block.counts):
        alone = list(method.amortization(block.loan(position)))
        alone += [(0, 0, 0)] * (max(block.counts) - count)
        assert [tuple(part[position] for part in row) for row in columns] == alone


@given(blocks(), st.sampled_from((PER_PERIOD, PER_INSTALLMENT, *map(by_days, day_count.ALL))))
def test_a_period_of_a_block_is_the_period_of_every_loan(block: Block, accrual: Accrual) -> None:
    runs, basis = accrual.fractions(block.column())
    shape = len(block.principals)
    columns = [np.broadcast_to(numerator, shape).tolist() for numerator in each_period(runs)]
    bases = np.broadcast_to(basis, shape).tolist()
    for position, count in enumerate(block.counts):
        one_runs, one_basis = accrual.fractions(block.loan(position))
        alone = [Fraction(numerator, one_basis) for numerator in each_period(one_runs)]
        assert [Fraction(column[position], bases[position]) for column in columns[:count]] == alone


# ---------------------------------------------------------------- budgets


class Watched(int):
    """A whole number whose arithmetic remembers the largest size that it ever met."""

    met: ClassVar[int] = 0

    @classmethod
    def remember(cls, number: int) -> Watched:
        cls.met = max(cls.met, abs(number))
        return cls(number)


def _watching(name: str) -> Callable[..., Any]:
    plain = getattr(int, name)

    def operate(*numbers: int) -> int:
        result = plain(*numbers)
        return result if result is NotImplemented else Watched.remember(result)

    return operate


for _name in ("add", "sub", "mul", "floordiv", "mod", "and"):
    setattr(Watched, f"__{_name}__", _watching(f"__{_name}__"))
    setattr(Watched, f"__r{_name}__", _watching(f"__r{_name}__"))


def watched_installments(plan: Plan[N], factors: Factors[N], shape: InstallmentShape) -> list[tuple[N, int]]:
    """Return the installments; solving them is done in floats or in Python's integers on either kind."""
    if type(plan.principal) is not Watched:
        return installments(plan, factors, shape)
    before = Watched.met
    solved = installments(plan, factors, shape)
    Watched.met = before
    return [(Watched.remember(level), rows) for level, rows in solved]


def watched_worth(plan: Plan[N], factors: Factors[N], installment: N) -> N:
    """Return what stays after the first installment; it too is solved in floats or in Python's integers."""
    before = Watched.met
    worth = worth_after_first(plan, factors, installment)
    if type(plan.principal) is not Watched:
        return worth
    Watched.met = before
    return Watched.remember(int(worth))


@pytest.fixture(scope="module", autouse=True)
def helpers_that_watch() -> Iterator[None]:
    """Let what differs between the kinds keep watched numbers as they are."""

    def either(name: str, choose: Callable[..., int]) -> Callable[..., Any]:
        kept = getattr(kinds, name)
        return lambda one, other: (choose if isinstance(one, int) and isinstance(other, int) else kept)(one, other)

    with pytest.MonkeyPatch.context() as patch:
        for module in (declining, flat, flat_zones, needed, residuals, shape_parts):
            patch.setattr(module, "minimum", either("minimum", min))
        for module in (declining, flat_zones, flat, needed, residuals, shape_parts, kinds):
            patch.setattr(module, "maximum", either("maximum", max))
        patch.setattr(declining, "installments", watched_installments)
        patch.setattr(declining, "worth_after_first", watched_worth)
        yield


# Each of the factors large by itself, and all of them together.
BUDGETED = st.one_of(
    blocks(loans=1),
    blocks(loans=1, principal=10**18, rate=10, multiple=10),
    blocks(loans=1, principal=1_000, rate=10, multiple=10**18),
    blocks(loans=1, principal=1_000, rate=10**11, multiple=10),
    blocks(loans=1, principal=10**18, rate=10**11, multiple=10**18),
)


@given(BUDGETED, METHODS)
def test_no_number_met_is_past_the_budget(block: Block, method: Flat | DecliningBalance) -> None:
    rows = method.amortization(block.loan(0, Watched))
    Watched.met = 0
    alone = list(rows)
    assert Watched.met > 0
    assert rows.meets(block.principals[0]) >= Watched.met
    assert alone == list(method.amortization(block.loan(0)))


@given(BUDGETED, METHODS, st.integers(1, 10**18))
def test_a_budget_rises_with_the_principal(block: Block, method: Flat | DecliningBalance, more: int) -> None:
    rows = method.amortization(block.loan(0))
    assert rows.meets(block.principals[0] + more) >= rows.meets(block.principals[0])


@given(blocks(), METHODS)
def test_the_budget_of_a_block_serves_every_loan_of_it(block: Block, method: Flat | DecliningBalance) -> None:
    rows = method.amortization(block.column())
    for position, principal in enumerate(block.principals):
        assert rows.meets(principal) >= method.amortization(block.loan(position)).meets(principal) >= principal
