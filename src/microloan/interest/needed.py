"""How many installments a flat loan needs, where equal parts of the principal are rounded up.

With the last of the principal a loan ends, and its charge with it: the charge is shared by the
installments that are needed, and nobody pays interest on nothing.

>>> from microloan.arithmetic.rounding import UP, RoundingRule
>>> from microloan.interest.plan import example_plan
>>> from microloan.interest.shapes import EQUAL_PRINCIPAL
>>> plan = example_plan()._replace(principal=500_000, shape=EQUAL_PRINCIPAL)
>>> plan = plan._replace(rounding=plan.rounding._replace(installment=RoundingRule(5_000, UP)))
>>> needed_term(plan).installments                        # 46 of 10,869.57, rounded up to 15,000
34
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from microloan.arithmetic.kinds import all_true, maximum, minimum, smallest, where
from microloan.interest.shape_kinds import InstallmentShape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.arithmetic.kinds import N
    from microloan.interest.plan import Plan, Term


def needed_term(plan: Plan[N]) -> Term[N]:
    """Return the term of a plan up to the installment that repays the last of the principal.

    Parameters
    ----------
    plan
        One loan, or a block of loans. A shape of installments keeps its count.
    """
    term = plan.term
    if isinstance(plan.shape, InstallmentShape):
        return term
    parts = plan.shape.parts(plan)
    counted: N = plan.principal * 0 + term.installments
    needed: Any = _last_of_parts(plan, parts, counted) if len(parts) > 1 else _last_of_equal(plan, parts[0][0], counted)
    return term if needed is None else term._replace(installments=needed, fewest=smallest(needed))


def _last_of_equal(plan: Plan[N], part: N | int, counted: N) -> N | None:
    """Return the number of the row in which equal parts have repaid the principal; None where it is the last."""
    if (isinstance(part, int) and part == 0) or all_true(part * (counted - 1) < plan.principal):
        return None
    used = (plan.principal + (part - 1)) // maximum(plan.principal * 0 + part, 1)
    return where(plan.principal * 0 + part > 0, minimum(used, counted), counted)


def _last_of_parts(plan: Plan[N], parts: Sequence[tuple[N | int, int]], counted: N) -> N:
    """Return the same for parts that differ, of which the last may be nothing."""
    left, needed, number = plan.principal, counted, 0
    for part, rows in parts:
        for _ in range(rows):
            number += 1
            before = left
            left = left - minimum(left, part)
            needed = where((left == 0) & (before > 0) & (counted > number), number, needed)
    return needed
