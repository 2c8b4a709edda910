"""Loans paid out in parts: what each part adds to the installments that follow it.

On the declining balance a part joins the principal on its day, bears interest from there, and
the installment is solved again over the installments that are left. A flat charge is agreed
for each part by itself, for the time that it is lent: the installments of all parts add up.

>>> from dataclasses import replace
>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.products import Disbursements, Tranche
>>> from microloan.products.examples import example_terms
>>> from microloan.schedules.amortization import amortize
>>> in_two = Disbursements(BDT(20_000), tranches=(Tranche(BDT(5_000), on=date(2026, 3, 4)),))
>>> schedule = amortize(replace(example_terms(), principal=in_two))
>>> [str(schedule.installment(number).total) for number in (7, 8)]
['Tk. 365', 'Tk. 505']
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from microloan.calendars.day_count import DayCount
from microloan.calendars.days import day_number
from microloan.currency import Money
from microloan.explanation import Step
from microloan.interest import DecliningBalance
from microloan.interest.plan import Plan, Ratio, Term, Timing
from microloan.interest.working import Row
from microloan.products.planning import plan_loan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.interest.working import Pen
    from microloan.products.disbursements import Disbursements
    from microloan.products.terms import LoanTerms
    from microloan.schedules.schedule import Schedule


class Part(NamedTuple):
    """A part of a loan: minor units, and the first installment that it bears.

    `elapsed` is the share of that installment's period that is over when it is paid out.
    """

    amount: int
    row: int
    elapsed: Fraction


class Segment(NamedTuple):
    """Installments that one plan makes: their first number, and the plan that counts from it."""

    first: int
    plan: Plan[int]


def rows_in_parts(terms: LoanTerms, principal: Disbursements, plan: Plan[int]) -> Iterator[tuple[int, int, int]]:
    """Yield principal, interest and what stays outstanding, one installment at a time.

    Parameters
    ----------
    terms
        The loan.
    principal
        Its parts.
    plan
        The plan of the whole, as if all of it were paid out at once.
    """
    parts = parts_of(terms, principal, plan)
    if isinstance(terms.interest, DecliningBalance):
        yield from (row for segment in segments(terms, parts, plan) for row in _rows(terms, segment, parts))
        return
    separate = [iter(terms.interest.amortization(_part_plan(plan, part))) for part in parts]
    for number in range(1, plan.term.rows + 1):
        rows = [next(rows) for part, rows in zip(parts, separate, strict=True) if part.row <= number]
        principal_part, interest, left = (sum(column) for column in zip(*rows, strict=True))
        yield principal_part, interest, left


def parts_of(terms: LoanTerms, principal: Disbursements, plan: Plan[int]) -> list[Part]:
    """Return the parts of a loan, the first one with what fees add to the principal."""
    spans = list(islice(plan.timing.spans(), plan.term.rows))
    later = principal.parts(terms.disbursed_on)[1:]
    parts = [Part(plan.principal - sum(amount.minor for _, amount in later), 1, Fraction(0))]
    for paid_on, amount in later:
        day = day_number(paid_on)
        row = next(number for number, (_, end) in enumerate(spans, start=1) if day < end)
        start, end = spans[row - 1]
        parts.append(Part(amount.minor, row, elapsed(terms, max(start, day), (start, end), spans[-1][1])))
    return parts


def elapsed(terms: LoanTerms, day: int, span: tuple[int, int], termination: int) -> Fraction:
    """Return the share of a period that is over on a day: by the day count of the interest, else by days."""
    start, end = span
    accrual = terms.interest.accrual if isinstance(terms.interest, DecliningBalance) else None
    if isinstance(accrual, DayCount):
        whole = accrual.days(start, end, termination)
        return Fraction(accrual.days(start, day, termination), whole) if whole else Fraction(0)
    return Fraction(day - start, end - start) if end > start else Fraction(0)


def segments(terms: LoanTerms, parts: list[Part], plan: Plan[int]) -> Iterator[Segment]:
    """Yield the plans of a declining loan, each from an installment at which parts join the principal."""
    balance, rows = 0, sorted({part.row for part in parts})
    for place, row in enumerate(rows):
        joining = [part for part in parts if part.row == row]
        balance += sum(part.amount for part in joining)
        late = sum(part.amount * part.elapsed for part in joining)
        segment = Segment(row, _rest(plan._replace(principal=balance), row, late))
        yield segment
        if place + 1 < len(rows):
            *_, (_, _, balance) = _rows(terms, segment, parts)


def segment_of(terms: LoanTerms, principal: Disbursements, plan: Plan[int], number: int) -> Segment:
    """Return the plan that makes an installment of a declining loan."""
    parts = parts_of(terms, principal, plan)
    return [segment for segment in segments(terms, parts, plan) if segment.first <= number][-1]


def _rows(terms: LoanTerms, segment: Segment, parts: list[Part]) -> Iterator[tuple[int, int, int]]:
    """Return the rows of a segment, up to where the next part joins."""
    later = [part.row for part in parts if part.row > segment.first]
    count = min(later) - segment.first if later else segment.plan.term.rows
    return islice(iter(terms.interest.amortization(segment.plan)), count)


def _rest(plan: Plan[int], row: int, late: Fraction | int) -> Plan[int]:
    """Return a plan from an installment on; of its principal, `late` bears no interest in the first row."""
    gone, timing = row - 1, plan.timing

    def day(number: int) -> int:
        return plan.day(number + gone)

    share = 1 - Fraction(late) / plan.principal
    return plan._replace(
        term=_shorter(plan.term, plan.term.rows - gone, plan.term.years or Fraction(1)),
        day=day,
        timing=Timing(
            lambda: islice(timing.spans(), gone, None),
            None if timing.lengths is None else timing.lengths[gone:],
            None if share == 1 else Ratio(share.numerator, share.denominator),
        ),
        grace=replace(
            plan.grace,
            principal_periods=max(plan.grace.principal_periods - gone, 0),
            interest_free_periods=max(plan.grace.interest_free_periods - gone, 0),
        ),
    )


def _part_plan(plan: Plan[int], part: Part) -> Plan[int]:
    """Return the plan of one part by itself, over the installments that it bears."""
    rest = _rest(plan._replace(principal=part.amount), part.row, part.amount * part.elapsed)
    return rest if plan.term.years is not None else rest._replace(term=rest.term._replace(years=None))


def _shorter(term: Term[int], rows: int, years: Fraction) -> Term[int]:
    """Return a term of fewer installments; its years shrink in proportion."""
    return Term(rows, rows, rows, term.periods_per_year, years * Fraction(rows, term.rows))


def tranche_steps(schedule: Schedule, number: int, pen: Pen) -> tuple[Step, ...]:
    """Return the arithmetic of an installment of a loan that is paid out in parts.

    Parameters
    ----------
    schedule
        The schedule.
    number
        The installment, from 1.
    pen
        Writes the amounts.
    """
    terms, plan = schedule.terms, plan_loan(schedule.terms)
    principal = terms.principal
    if isinstance(principal, Money):
        return ()
    parts, index = parts_of(terms, principal, plan), number - 1
    paid, interest = schedule.principal_parts[index], schedule.interest_parts[index]
    if not isinstance(terms.interest, DecliningBalance):
        opening = sum(part.amount for part in parts if part.row <= number) - sum(schedule.principal_parts[:index])
        steps = _separate_steps(terms, (parts, plan), number, pen)
        row = Row(number, opening, paid, interest)
        return (pen.before(row), *steps, *_left(schedule, number, opening, pen.after(row), pen))
    segment = segment_of(terms, principal, plan, number)
    opening = segment.plan.principal - sum(schedule.principal_parts[segment.first - 1 : index])
    joined = tuple(
        Step("paid out", f"a part that installments {number} to {plan.term.rows} bear", pen.amount(part.amount))
        for part in parts[1:]
        if part.row == number
    )
    row = Row(number - segment.first + 1, opening, paid, interest)
    return (*joined, *_left(schedule, number, opening, terms.interest.steps(segment.plan, row, pen), pen))


def _left(schedule: Schedule, number: int, opening: int, steps: tuple[Step, ...], pen: Pen) -> tuple[Step, ...]:
    """Return the steps with the last one telling of a part that is paid out by the due date."""
    paid, left = schedule.principal_parts[number - 1], schedule.outstanding_of(number)
    out = left - (opening - paid)
    if not out:
        return steps
    working = f"{pen.amount(opening)} − {pen.amount(paid)} + {pen.amount(out)} paid out by then"
    return (*steps[:-1], Step("outstanding after", working, pen.amount(left)))


def _separate_steps(terms: LoanTerms, made: tuple[list[Part], Plan[int]], number: int, pen: Pen) -> tuple[Step, ...]:
    """Return what each part of a loan adds to an installment, where each is charged by itself."""
    steps = list[Step]()
    for place, part in enumerate(made[0], start=1):
        if part.row > number:
            continue
        rows = terms.interest.amortization(_part_plan(made[1], part))
        principal, interest, _ = next(islice(iter(rows), number - part.row, None))
        working = f"of {pen.amount(part.amount)}: {pen.amount(principal)} principal + {pen.amount(interest)} interest"
        steps.append(Step(f"part {place}", working, pen.amount(principal + interest)))
    return tuple(steps)
