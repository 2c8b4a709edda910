"""Flat interest: one charge on the principal lent, however the balance falls.

The charge is computed once for the whole loan and spread over the installments. With
equal installments each is split between principal and interest in the constant ratio of
the whole; with any other shape each that is needed carries an equal part of the charge.

In the field "12%" for a one-year cycle does not shrink because 46 of 52 weeks are used:
that is `PER_LOAN`. `PER_YEAR` multiplies by the term in years.

>>> method = Flat("150 per thousand", charged=PER_LOAN)
>>> method
Flat(rate=percent('15'), charged=PER_LOAN)
>>> from microloan.interest.plan import example_plan
>>> rows = list(method.amortization(example_plan(Ratio(3, 20))))
>>> rows[0], sum(interest for _, interest, _ in rows)     # the first installment; the whole charge
((21739, 3261, 978261), 150000)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol

from microloan.arithmetic.kinds import N, highest, largest, maximum, minimum, smallest, where
from microloan.arithmetic.rates import Rate, rate_of
from microloan.errors import MicroloanError
from microloan.interest.deferral import DeferredRows, spreading_of
from microloan.interest.flat_steps import zoned_steps
from microloan.interest.flat_zones import ZonedRows
from microloan.interest.grace import FIRST_PAYING, NO_GRACE
from microloan.interest.needed import needed_term
from microloan.interest.plan import Plan, Ratio, shape_meets, years_of
from microloan.interest.residual import LAST
from microloan.interest.shape_kinds import InstallmentShape, weight_of, weights_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.explanation import Step
    from microloan.interest.method import Amortization
    from microloan.interest.plan import Term
    from microloan.interest.working import Pen, Row


class ChargedTime(Protocol):
    """For how many years a flat rate is charged on a term."""

    def __call__(self, term: Term[N], /) -> Ratio[N]:
        """Return the exact number of years."""
        ...


@dataclass(frozen=True, slots=True)
class Charged:
    """How often a flat rate is charged.

    Parameters
    ----------
    name
        The word used in records, such as ``per_loan``.
    years
        From the term to the exact number of years charged.
    definition
        One phrase for explanations.

    Examples
    --------
    >>> PER_LOAN.definition
    'once for the whole loan'
    """

    name: str
    years: ChargedTime
    definition: str

    def __repr__(self) -> str:
        return self.name.upper()


def _whole_term(term: Term[N]) -> Ratio[N]:
    return years_of(term)


def _once(term: Term[N]) -> Ratio[N]:
    return Ratio(1, 1)


PER_YEAR = Charged("per_year", _whole_term, "for every year of the term")
PER_LOAN = Charged("per_loan", _once, "once for the whole loan")

ALL = (PER_YEAR, PER_LOAN)


@dataclass(frozen=True, slots=True, init=False)
class Flat:
    """Interest on the principal lent, charged once or for every year of the term.

    Parameters
    ----------
    rate
        A `Rate`, or text such as "15%" or "150 per thousand".
    charged
        `PER_YEAR` (the rate is for a year) or `PER_LOAN` (the rate is for the loan).

    Raises
    ------
    MicroloanError
        If the rate is a bare number or negative, or `charged` is neither.

    Examples
    --------
    >>> Flat("12%").charged
    PER_YEAR
    """

    rate: Rate
    charged: Charged = PER_YEAR

    def __init__(self, rate: Rate | str, charged: Charged = PER_YEAR) -> None:
        if not isinstance(charged, Charged):
            raise MicroloanError("charged", charged, "must be PER_YEAR or PER_LOAN", code="wrong_type")
        object.__setattr__(self, "rate", rate_of(rate))
        object.__setattr__(self, "charged", charged)

    def amortization(self, plan: Plan[N]) -> Amortization[N]:
        """Return the rows of `plan`, one installment at a time."""
        grace, rows = plan.grace, self._charged(plan)
        if grace is NO_GRACE and plan.rounding.residual == LAST:
            return rows
        zoned = ZonedRows(plan, rows)
        if grace.deferred_periods and grace.collected == FIRST_PAYING:
            return DeferredRows(zoned, grace, spreading_of(plan))
        return zoned

    def _charged(self, plan: Plan[N]) -> FlatRows[N]:
        """Return the rows of `plan` without grace, with the charge that its grace leaves."""
        years, free = self.charged.years(plan.term), plan.grace.interest_free_periods
        share = Ratio(plan.rate.numerator * years.numerator, plan.rate.denominator * years.denominator)
        if free:
            count = plan.term.installments
            share = Ratio(share.numerator * (count - free), share.denominator * count)
        return FlatRows(plan, share)

    def steps(self, plan: Plan[int], row: Row, pen: Pen) -> tuple[Step, ...]:
        """Return the arithmetic of one row of a loan, in order."""
        rows = self._charged(plan)
        lent, charge, count = plan.principal, rows.charge(), plan.term.rows
        over, under = rows.share
        rules = plan.rounding
        charged_years = self.charged.years(plan.term)
        years = Fraction(charged_years.numerator, charged_years.denominator)
        time = "" if years == 1 else f" × {years.numerator} ÷ {years.denominator}"
        free = plan.grace.interest_free_periods
        time += f" × {count - free} ÷ {count}" if free else ""
        charged = f"{pen.amount(lent)} × {self.rate}{time}, {self.charged.definition}"
        steps = [pen.before(row), pen.step("service charge", charged, (lent * over, under), rules.interest)]
        if plan.grace is not NO_GRACE or rules.residual != LAST:
            return (*steps, *zoned_steps(plan, rows, row, pen), *pen.after(row))
        shape, installment = plan.shape, None
        needed: int = largest(needed_term(plan).installments)
        working, exact = f"{pen.amount(charge)} ÷ {needed}", (charge, needed)
        if isinstance(shape, InstallmentShape):
            total, left = lent + charge, shape.left
            weight, whole = weight_of(shape, count, row.number), sum(each * rows for each, rows in shape.weights(count))
            spread = f"({pen.amount(lent)} + {pen.amount(charge)}) over {count} installments ({shape.definition})"
            solution = ((total * left.denominator - lent * left.numerator) * weight, whole * left.denominator)
            installment = pen.installment(spread, solution, shape, rules)
            steps.append(installment.step)
            working = f"{pen.amount(installment.minor)} × {pen.amount(charge)} ÷ {pen.amount(total)}"
            exact = (installment.minor * charge, total)
        interest = pen.interest(row, working, exact, rules.interest)
        return (*steps, interest, pen.principal(row, installment, shape), *pen.after(row))


class Target(NamedTuple, Generic[N]):
    """What a row asks for while the debt lasts: its parts, and their sum where it is fixed."""

    principal: N
    interest: N
    whole: N | None


@dataclass(frozen=True, slots=True)
class FlatRows(Generic[N]):
    """The rows of a flat plan, ready to be computed.

    Iterating yields principal, interest and the principal left outstanding, in minor units,
    one installment at a time; rows after a loan's end are zero. `share` is the charge as a part of
    the principal.
    """

    plan: Plan[N]
    share: Ratio[N]

    def meets(self, principal: int) -> int:
        """Return the largest number met for `principal`: the budget of the formula.

        The largest product splits the installment in the ratio of the whole: installment
        × charge, plus the rounding's bias of the total × the interest's multiple.
        """
        rules = self.plan.rounding
        over, under = self.share
        charge = principal * largest(over) // smallest(under) + 1 + rules.interest.multiple
        installment = principal + charge + rules.installment.multiple
        biases = largest(under) * rules.interest.multiple + self.plan.term.rows * rules.installment.multiple
        return max(
            principal * largest(over) + biases,
            installment * (charge + rules.interest.multiple) + biases,
            shape_meets(self.plan, principal + charge),
        )

    def charge(self) -> N:
        """Return the interest of the whole loan, rounded once by the interest rule."""
        over, under = self.share
        return self.plan.rounding.interest.apply(self.plan.principal * over, under)

    def installments(self, charge: N, shape: InstallmentShape) -> list[tuple[N, int]]:
        """Return the installment of every row but the last, in runs, rounded by its rule.

        It is the principal and the charge, less the principal left to the last, over the
        count; in proportion to the weights where the shape has them.
        """
        term, rule = self.plan.term, self.plan.rounding.installment
        if shape.given is not None:
            return [(self.plan.principal * 0 + shape.given.minor, term.rows)]
        over, under = shape.left.numerator, shape.left.denominator
        weights = shape.weights(term.rows)
        spread = (self.plan.principal + charge) * under - self.plan.principal * over
        whole = weights_until(term, weights) * under
        return [(rule.apply(spread * weight, whole), rows) for weight, rows in weights]

    def targets(self, charge: N) -> list[tuple[Target[N], int]]:
        """Return what the rows but the last ask for, as long as neither part runs out.

        The interest in an installment that is fixed as a whole is installment × charge /
        (principal + charge); in any other shape, the charge over the installments needed.
        """
        rule, shape, lent = self.plan.rounding.interest, self.plan.shape, self.plan.principal
        if not isinstance(shape, InstallmentShape):
            interest = rule.apply(charge, needed_term(self.plan).installments)
            return [(Target(minimum(part, lent), interest, None), rows) for part, rows in shape.parts(self.plan)]
        runs: list[tuple[Target[N], int]] = []
        for whole, rows in self.installments(charge, shape):
            interest = minimum(rule.apply(whole * charge, maximum(lent + charge, 1)), whole)
            runs.append((Target(whole - interest, interest, whole), rows))
        return runs

    def __iter__(self) -> Iterator[tuple[N, N, N]]:
        return self.rows(self.charge())

    def rows(self, charge: N) -> Iterator[tuple[N, N, N]]:
        """Yield the rows for a charge that is known, in minor units."""
        term, runs = needed_term(self.plan), self.targets(charge)
        most_principal = highest([target.principal for target, _ in runs], 1)
        most_interest = highest([target.interest for target, _ in runs], 1)
        whole_rows = minimum(self.plan.principal // most_principal, charge // most_interest)
        # In these rows neither part of any loan can run out: every row is its target.
        steady = min(term.fewest - 1, smallest(whole_rows))
        principal_left, interest_left, number = self.plan.principal, charge, 0
        for target, rows in runs:
            alike = max(min(rows, steady - number), 0)
            for _ in range(alike):
                principal_left = principal_left - target.principal
                yield target.principal, target.interest, principal_left
            interest_left = interest_left - target.interest * alike
            number += alike
            for _ in range(rows - alike):
                number += 1
                principal, interest = _row(target, principal_left, interest_left)
                if number >= term.fewest:
                    last = term.installments == number
                    principal, interest = where(last, principal_left, principal), where(last, interest_left, interest)
                principal_left = principal_left - principal
                interest_left = interest_left - interest
                yield principal, interest, principal_left


def _row(target: Target[N], principal_left: N, interest_left: N) -> tuple[N, N]:
    """Return one row's parts where a part may run out."""
    interest = minimum(target.interest, interest_left)
    if target.whole is None:
        return minimum(target.principal, principal_left), interest
    # The installment stays whole even where one of its two parts runs out.
    principal = minimum(target.whole - interest, principal_left)
    return principal, minimum(target.whole - principal, interest_left)
