"""Declining balance: interest on the principal still outstanding.

For each installment, interest is the outstanding principal × rate × period, rounded once;
the installment's shape decides the principal; the last installment takes what is left.

>>> method = DecliningBalance("24%", accrual=PER_PERIOD)
>>> method
DecliningBalance(rate=percent('24'), accrual=PER_PERIOD)
>>> from microloan.interest.plan import example_plan
>>> rows = list(method.amortization(example_plan()))
>>> rows[0], sum(interest for _, interest, _ in rows)     # the first installment; interest in all
((19563, 4615, 980437), 112208)
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING, Generic

from microloan.arithmetic.kinds import N, all_true, highest, largest, maximum, minimum, smallest, where
from microloan.arithmetic.rates import Rate, rate_of
from microloan.calendars.day_count import DayCount
from microloan.errors import MicroloanError
from microloan.interest.accrual import PER_PERIOD, Accrual, Run, aligned, by_days
from microloan.interest.declining_steps import steps_of
from microloan.interest.deferral import DeferredRows, spreading_of
from microloan.interest.level import Factors, installments
from microloan.interest.paying import among_all, paying_plan, paying_runs, thins
from microloan.interest.plan import shape_meets
from microloan.interest.residual import FIRST, LAST
from microloan.interest.shape_kinds import InstallmentShape
from microloan.interest.shape_parts import parts_by_residual
from microloan.interest.worth import last_repaying, worth_after_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from microloan.explanation import Step
    from microloan.interest.plan import Plan
    from microloan.interest.working import Pen, Row


@dataclass(frozen=True, slots=True, init=False)
class DecliningBalance:
    """Interest on the outstanding principal, period by period.

    Parameters
    ----------
    rate
        Nominal annual rate: a `Rate`, or text such as "24%".
    accrual
        How much of the year a period counts for: `PER_PERIOD`, `PER_INSTALLMENT`, or a
        day count. There is no right default across the trade, but nearly every lender
        that prints none divides by the periods of a year.

    Raises
    ------
    MicroloanError
        If the rate is a bare number or negative, or the accrual is neither.

    Examples
    --------
    >>> from microloan.calendars import day_count
    >>> DecliningBalance("26%", accrual=day_count.ACTUAL_365).rate
    percent('26')
    """

    rate: Rate
    accrual: Accrual | DayCount = PER_PERIOD

    def __init__(self, rate: Rate | str, accrual: Accrual | DayCount = PER_PERIOD) -> None:
        if not isinstance(accrual, (Accrual, DayCount)):
            raise MicroloanError(
                "accrual", accrual, "must be PER_PERIOD, PER_INSTALLMENT or a day count", code="wrong_type"
            )
        object.__setattr__(self, "rate", rate_of(rate))
        object.__setattr__(self, "accrual", accrual)

    def amortization(self, plan: Plan[N]) -> DecliningRows[N] | DeferredRows[N]:
        """Return the rows of `plan`, one installment at a time."""
        rows = self._accrued(plan)
        return DeferredRows(rows, plan.grace, spreading_of(plan)) if plan.grace.deferred_periods else rows

    def _accrued(self, plan: Plan[N]) -> DecliningRows[N]:
        """Return the rows with the interest that accrues in each period."""
        return DecliningRows(plan, _factors(plan, self.accrual_rule()))

    def accrual_rule(self) -> Accrual:
        """Return the accrual; a day count is the accrual that counts its days."""
        return self.accrual if isinstance(self.accrual, Accrual) else by_days(self.accrual)

    def steps(self, plan: Plan[int], row: Row, pen: Pen) -> tuple[Step, ...]:
        """Return the arithmetic of one row of a loan, in order."""
        return steps_of(self._accrued(plan), (self.rate, self.accrual_rule()), row, pen)


@dataclass(frozen=True, slots=True)
class DecliningRows(Generic[N]):
    """The rows of a declining-balance plan, ready to be computed.

    Iterating yields principal, interest and the principal left outstanding, in minor units,
    one installment at a time; rows after a loan's end are zero.
    """

    plan: Plan[N]
    factors: Factors[N]

    def meets(self, principal: int) -> int:
        """Return the largest number met for `principal`: the budget of the formula.

        The balance × the largest period numerator plus the rounding's bias bounds every
        product; adding the principal, and the multiple for each row and twice more, also
        bounds the installment.
        """
        top = max(largest(run.numerator) for run in self.factors.runs)
        rules = self.plan.rounding
        bias = largest(self.factors.denominator) * rules.interest.multiple
        product = principal * (top + 1) + bias + 2 * rules.installment.multiple
        most = max(product, shape_meets(self.plan, principal))
        # Spread, all installments together are rounded at once.
        return most if rules.residual == LAST else most * (self.plan.term.rows + 1)

    def __iter__(self) -> Iterator[tuple[N, N, N]]:
        plan, term, (runs, denominator) = self.plan, self.plan.term, self.factors
        divide = plan.rounding.interest.division()
        solves = isinstance(plan.shape, InstallmentShape)
        if solves and plan.rounding.residual == FIRST:
            targets, last = self._from_first()
            end: N | int = last
            earliest = smallest(last)
        else:
            targets, end, earliest = self.targets(), term.installments, term.fewest
        if thins(plan):
            yield from self._thinned(targets, end, earliest)
            return
        # Interest never exceeds that of the whole principal in the dearest period, and a row
        # repays at most its target: while the installment covers the one and the balance
        # the other, and no loan is at its last row, a row needs no bounds.
        most = divide(plan.principal * highest([run.numerator for run in runs]), denominator)
        covered = not solves or all(all_true(target >= most) for target, _ in targets)
        whole_rows = smallest(plan.principal // highest([target for target, _ in targets], 1))
        unbounded = min(whole_rows, earliest - 1) if covered else 0
        balance, number = plan.principal, 0
        for numerator, target, periods in aligned(runs, targets):
            for _ in range(periods):
                number += 1
                interest = divide(balance * numerator, denominator)
                principal = target - interest if solves else target
                if number > unbounded:
                    principal = minimum(maximum(principal, 0), balance)
                    if number >= earliest:
                        principal = where(end == number, balance, principal)
                balance = balance - principal
                yield principal, interest, balance

    def targets(self) -> list[tuple[N, int]]:
        """Return what the paying rows but the last ask for, in runs: the installment, or its principal."""
        plan = paying_plan(self.plan)
        shape = plan.shape
        if isinstance(shape, InstallmentShape):
            return installments(plan, self.paying_factors(), shape)
        if plan.rounding.residual != LAST:
            return parts_by_residual(plan)
        return [(minimum(part, plan.principal), rows) for part, rows in shape.parts(plan)]

    def paying_factors(self) -> Factors[N]:
        """Return the interest factors of the rows that pay principal."""
        return Factors(paying_runs(self.plan, self.factors.runs), self.factors.denominator)

    def last_row(self) -> N:
        """Return the number of each loan's last row, were the residual last: it may be an early one."""
        last = self.plan.rounding._replace(residual=LAST)
        return last_repaying(DecliningRows(self.plan._replace(rounding=last), self.factors), self.plan.principal)

    def _from_first(self) -> tuple[list[tuple[N, int]], N]:
        """Return the installments where the first leaves what the equal ones after it repay, and the last row."""
        plan, factors, end = paying_plan(self.plan), self.paying_factors(), self.last_row()
        installment, rows = self.targets()[0]
        count: N = self.plan.grace.paying_count(end)
        used = plan._replace(term=plan.term._replace(installments=count, fewest=smallest(count), rows=largest(count)))
        repaid = maximum(plan.principal - worth_after_first(used, factors, installment), 0)
        interest = plan.rounding.interest.apply(plan.principal * factors.runs[0].numerator, factors.denominator)
        targets: list[tuple[N, int]] = [(repaid + interest, 1)]
        if rows > 1:
            targets.append((installment, rows - 1))
        return targets, end

    def _thinned(self, targets: list[tuple[N, int]], end: N | int, earliest: int) -> Iterator[tuple[N, N, N]]:
        """Yield the rows of a plan in which some bear no principal: they pay the interest of their period."""
        plan, (runs, denominator) = self.plan, self.factors
        divide, solves = plan.rounding.interest.division(), isinstance(plan.shape, InstallmentShape)
        balance, number = plan.principal, 0
        for numerator, target, periods in aligned(runs, list(among_all(plan, targets))):
            for _ in range(periods):
                number += 1
                interest = divide(balance * numerator, denominator)
                principal = balance * 0
                if target is not None:
                    principal = minimum(maximum(target - interest if solves else target, 0), balance)
                    if number >= earliest:
                        principal = where(end == number, balance, principal)
                balance = balance - principal
                yield principal, interest, balance


def _freed(runs: Sequence[Run[N]], periods: int) -> list[Run[N]]:
    """Return the runs with the first periods free of interest."""
    freed = [Run[N](0, periods)]
    for run in runs:
        kept = min(run.periods, max(run.periods - periods, 0))
        periods = max(periods - run.periods, 0)
        if kept:
            freed.append(Run(run.numerator, kept))
    return freed


def _factors(plan: Plan[N], accrual: Accrual) -> Factors[N]:
    """Multiply the rate by each period; in lowest terms where every loan shares it."""
    runs, basis = accrual.fractions(plan)
    rate, denominator = plan.rate.numerator, plan.rate.denominator * basis
    if plan.grace.interest_free_periods:
        runs = _freed(runs, plan.grace.interest_free_periods)
    numerators = [rate * run.numerator for run in runs]
    if isinstance(denominator, int) and all(isinstance(numerator, int) for numerator in numerators):
        common = gcd(denominator, *(int(numerator) for numerator in numerators))
        numerators, denominator = [numerator // common for numerator in numerators], denominator // common
    return Factors([Run(numerator, run.periods) for numerator, run in zip(numerators, runs, strict=True)], denominator)
