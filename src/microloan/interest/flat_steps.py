"""The arithmetic of one row of a flat loan whose rows are not all alike: grace, residuals.

>>> from microloan.currency import BDT
>>> from microloan.interest.flat import PER_LOAN, Flat
>>> from microloan.interest.grace import Grace
>>> from microloan.interest.plan import Ratio, example_plan
>>> from microloan.interest.working import Pen, Row
>>> plan = example_plan(Ratio(3, 20))._replace(grace=Grace(principal_periods=6))
>>> for step in Flat("15%", PER_LOAN).steps(plan, Row(6, 1_000_000, 0, 3_261), Pen(BDT))[2:4]:
...     print(step)
interest: 1,500.00 ÷ 46 = 32.6086…, rounded half up to a multiple of 0.01 → 32.61
principal: none is due: grace of 6 installments → 0.00
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.kinds import largest
from microloan.explanation import Step
from microloan.interest.flat_zones import ZonedRows, zones_of
from microloan.interest.grace import NO_GRACE
from microloan.interest.grace_steps import deferral_steps, no_interest, no_principal
from microloan.interest.needed import needed_term
from microloan.interest.shape_kinds import InstallmentShape
from microloan.interest.shapes import EQUAL_PRINCIPAL

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import RoundingRule
    from microloan.interest.flat import FlatRows
    from microloan.interest.plan import Plan
    from microloan.interest.working import Pen, Row


def zoned_steps(plan: Plan[int], flat: FlatRows[int], row: Row, pen: Pen) -> tuple[Step, ...]:
    """Return the steps after the service charge: interest, principal, and what is deferred.

    Parameters
    ----------
    plan
        The loan, with its grace.
    flat
        Its rows without grace, which know the charge.
    row
        The row as it is collected.
    pen
        Writes the amounts.
    """
    grace, zones = plan.grace, zones_of(plan, plan.term.rows)
    principal, interest, _ = next(islice(iter(ZonedRows(plan, flat)), row.number - 1, None))
    pays, bears = grace.pays_principal(row.number), row.number > zones.free
    if pays and bears:
        steps = _shared(plan, flat, (principal, interest), pen)
    else:
        charge, rules = Whole("interest", flat.charge(), plan.term.rows - zones.free), plan.rounding
        steps = (
            charge.part(interest, zones.interest_only, rules.interest, pen) if bears else _free(plan, row, pen),
            _repaid_alone(plan, principal, zones.principal_only, pen) if pays else no_principal(grace, row.number, pen),
        )
    deferred = deferral_steps(grace, row, interest, pen) if bears or row.number > grace.deferred_periods else ()
    return (*steps, *deferred)


class Whole(NamedTuple):
    """What rows share equally: its name, its minor units, and how many rows bear it."""

    label: str
    minor: int
    rows: int

    def part(self, minor: int, alone: int, rule: RoundingRule, pen: Pen) -> Step:
        """Return the step of a row that bears this alone, as `alone` rows do: rounded, or what there is."""
        working = f"{pen.amount(self.minor)} ÷ {self.rows}"
        if minor == rule.apply(self.minor, self.rows):
            return pen.step(self.label, working, (self.minor, self.rows), rule)
        return Step(
            self.label,
            f"{pen.amount(self.minor)} ÷ {alone}, rounded down, since {working} rounded is more than there is",
            pen.amount(minor),
        )


def _repaid_alone(plan: Plan[int], minor: int, alone: int, pen: Pen) -> Step:
    """Return the principal of a row that is free of interest."""
    if isinstance(plan.shape, InstallmentShape) or plan.shape == EQUAL_PRINCIPAL:
        whole = Whole("principal", plan.principal, plan.grace.paying_count(plan.term.rows))
        return whole.part(minor, alone, plan.rounding.installment, pen)
    return Step("principal", plan.shape.definition, pen.amount(minor))


def _free(plan: Plan[int], row: Row, pen: Pen) -> Step:
    if row.number <= plan.grace.interest_free_periods:
        return no_interest(plan.grace, pen)
    return Step("interest", f"deferred: {plan.grace.collected.definition}", pen.amount(0))


def _shared(plan: Plan[int], flat: FlatRows[int], parts: tuple[int, int], pen: Pen) -> tuple[Step, ...]:
    """Return the steps of a row that bears principal and its part of the charge."""
    rows = list(ZonedRows(plan, flat))
    zones = zones_of(plan, plan.term.rows)
    alone = [
        (principal, interest)
        for number, (principal, interest, _) in enumerate(rows, start=1)
        if not (plan.grace.pays_principal(number) and number > zones.free)
    ]
    lent = plan.principal - sum(principal for principal, _ in alone)
    charge = flat.charge() - sum(interest for _, interest in alone)
    principal, interest = parts
    rules, shape = plan.rounding, plan.shape
    if not isinstance(shape, InstallmentShape):
        term = plan.term._replace(installments=zones.both, fewest=largest(zones.both), rows=largest(zones.both))
        own = plan._replace(principal=lent, term=term, grace=NO_GRACE)
        share = (charge, largest(needed_term(own).installments))
        return (
            _share("interest", interest, f"{pen.amount(charge)} ÷ {share[1]}", (share, rules.interest), pen),
            _repaid(own, principal, pen),
        )
    whole = pen.amount(principal + interest)
    debt = f"({pen.amount(lent)} + {pen.amount(charge)})"
    definition = f"{shape.definition}; {rules.residual.definition}"
    ratio = ((principal + interest) * charge, max(lent + charge, 1))
    return (
        Step("installment", f"{debt} over {zones.both} installments ({definition})", whole),
        _share("interest", interest, f"{whole} × {pen.amount(charge)} ÷ {debt}", (ratio, rules.interest), pen),
        Step("principal", f"{whole} − {pen.amount(interest)}", pen.amount(principal)),
    )


def _share(label: str, minor: int, working: str, how: tuple[tuple[int, int], RoundingRule], pen: Pen) -> Step:
    """Return the step of a share that is rounded, or of the residual that the others leave."""
    exact, rule = how
    if minor == rule.apply(*exact):
        return pen.step(label, working, exact, rule)
    return Step(label, f"{working} for the others; this one takes what they leave", pen.amount(minor))


def _repaid(own: Plan[int], principal: int, pen: Pen) -> Step:
    """Return the step of the principal that a shape fixes, or of the residual that the others leave."""
    working = own.shape.definition
    if own.shape == EQUAL_PRINCIPAL:
        part = own.rounding.installment.apply(own.principal, largest(own.term.installments))
        working += "" if principal == part else f", {pen.amount(part)}; this one takes what the others leave"
    return Step("principal", working, pen.amount(principal))
