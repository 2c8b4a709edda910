"""The arithmetic of one row of a declining-balance loan, written down.

>>> from microloan.currency import BDT
>>> from microloan.interest.declining import DecliningBalance
>>> from microloan.interest.plan import example_plan
>>> from microloan.interest.working import Pen, Row
>>> row = Row(number=1, opening=1_000_000, principal=19_563, interest=4_615)
>>> [step.label for step in DecliningBalance("24%").steps(example_plan(), row, Pen(BDT))]
['outstanding before', 'interest', 'installment', 'principal', 'due', 'outstanding after']
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from microloan.explanation import Step
from microloan.interest.accrual import each_period
from microloan.interest.grace_steps import deferral_steps, no_interest, no_principal
from microloan.interest.level import exact_level
from microloan.interest.paying import paying_plan, paying_runs
from microloan.interest.residual import FIRST, LAST, SPREAD
from microloan.interest.shape_kinds import InstallmentShape, weight_of
from microloan.interest.working import FixedInstallment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.arithmetic.rates import Rate
    from microloan.interest.accrual import Accrual, Run
    from microloan.interest.declining import DecliningRows
    from microloan.interest.plan import Plan
    from microloan.interest.working import Pen, Row


def steps_of(rows: DecliningRows[int], rule: tuple[Rate, Accrual], row: Row, pen: Pen) -> tuple[Step, ...]:
    """Return the steps of one row, in order.

    Parameters
    ----------
    rows
        The rows of the loan, with the interest that accrues in each.
    rule
        The rate, and how much of a year a period counts for.
    row
        The row as it is collected.
    pen
        Writes the amounts.
    """
    plan, grace = rows.plan, rows.plan.grace
    accrued = row
    if grace.deferred_periods:
        accrued = row._replace(interest=next(islice(iter(rows), row.number - 1, None))[1])
    steps = [pen.before(row), _interest(rows, rule, accrued, pen)]
    if not grace.pays_principal(row.number):
        steps.append(no_principal(grace, row.number, pen))
    else:
        installment = _installment(rows, accrued, pen) if isinstance(plan.shape, InstallmentShape) else None
        steps += [] if installment is None else [installment.step]
        step = pen.principal(accrued, installment, plan.shape)
        if installment is None and plan.rounding.residual != LAST:
            step = Step(step.label, f"{step.working}; {plan.rounding.residual.definition}", step.result)
        steps.append(step)
    return (*steps, *deferral_steps(grace, row, accrued.interest, pen), *pen.after(row))


def period_of(runs: Sequence[Run[int]], number: int) -> int:
    """Return the numerator of period `number`, counted from 1."""
    return next(islice(each_period(runs), number - 1, None))


def _interest(rows: DecliningRows[int], rule: tuple[Rate, Accrual], row: Row, pen: Pen) -> Step:
    """Return what accrues in a row: the balance that bears interest × rate × period."""
    plan = rows.plan
    if row.number <= plan.grace.interest_free_periods:
        return no_interest(plan.grace, pen)
    exact = (row.opening * period_of(rows.factors.runs, row.number), rows.factors.denominator)
    bearing, share = pen.amount(row.opening), plan.timing.first_bears
    if share is not None and row.number == 1:
        bearing = pen.share(row.opening, share)
    return pen.interest(row, f"{bearing} × {rate_for_period(plan, rule, row.number)}", exact, plan.rounding.interest)


def rate_for_period(plan: Plan[int], rule: tuple[Rate, Accrual], number: int) -> str:
    """Return what a balance is multiplied by in period `number`: ``24% ÷ 52``.

    >>> from microloan.interest.accrual import PER_PERIOD
    >>> from microloan.interest.plan import example_plan
    >>> from microloan.arithmetic.rates import percent
    >>> rate_for_period(example_plan(), (percent(24), PER_PERIOD), 1)
    '24% ÷ 52'
    """
    rate, accrual = rule
    whole = plan._replace(timing=plan.timing._replace(first_bears=None))
    periods, basis = accrual.fractions(whole)
    part = period_of(periods, number)
    return f"{rate}{'' if part == 1 else f' × {part}'} ÷ {basis}"


def _installment(rows: DecliningRows[int], row: Row, pen: Pen) -> FixedInstallment:
    """Return the installment that the shape fixes for a paying row."""
    plan = paying_plan(rows.plan)
    shape, count, rule = rows.plan.shape, plan.term.rows, plan.rounding
    place = rows.plan.grace.paying_count(row.number)
    if not isinstance(shape, InstallmentShape):
        return FixedInstallment(row.principal + row.interest, Step("installment", "", ""))
    over, under = exact_level(
        plan.principal, paying_runs(rows.plan, rows.factors.runs), rows.factors.denominator, shape
    )
    working = f"{pen.amount(plan.principal)} over {count} installments ({shape.definition})"
    if shape.given is None and rule.residual == SPREAD:
        after, before = (rule.installment.apply(over * number, under) for number in (place, place - 1))
        working = f"{working} = {pen.exact(over, under)}; {pen.amount(after)} − {pen.amount(before)} have fallen due"
        return FixedInstallment(after - before, Step("installment", working, pen.amount(after - before)))
    if shape.given is None and rule.residual == FIRST and place == 1:
        minor, equal = row.principal + row.interest, rule.installment.apply(over, under)
        following, left = rows.plan.grace.paying_count(rows.last_row()) - 1, pen.amount(row.opening - row.principal)
        which = "1 installment" if following == 1 else f"{following} installments"
        working = f"takes the residual, and leaves {left}: {which} of {pen.amount(equal)}"
        return FixedInstallment(minor, Step("installment", working, pen.amount(minor)))
    weight = weight_of(shape, count, place)
    return pen.installment(working, (over * weight, under), shape, rule)
