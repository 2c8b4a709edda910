"""Fees and savings over columns: the formulas of one loan, and what is over their budget.

A loan whose amounts might not fit int64 takes the ``int`` path through the same formulas,
as everywhere in this room. Nothing here runs for a book whose loans have neither.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.budgets import largest_within
from microloan.arithmetic.kinds import LARGEST_INT64, maximum, minimum
from microloan.calendars.days import day_number
from microloan.currency import Money
from microloan.errors import ColumnError
from microloan.portfolio.columns import refuse
from microloan.products.charging import deposit_of, fees_due, meets, raised_principal, withheld
from microloan.products.cost_checks import dates_of
from microloan.products.fee_parts import LARGEST_AMOUNT_MINOR
from microloan.products.fee_when import AT_DISBURSEMENT, CAPITALISED, WITHHELD
from microloan.products.paying_out import first_part, paid_down, parts_meet
from microloan.schedules.costs import has_costs, row_costs

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.arithmetic.kinds import Column, N
    from microloan.portfolio.schedules import BookSchedules
    from microloan.products import LoanProduct, LoanTerms
    from microloan.products.compulsory_savings import CompulsorySavings
    from microloan.products.fee_when import FeeWhen
    from microloan.products.fees import Fee


class OfAmount(Protocol):
    """A formula of the amount lent."""

    def __call__(self, lent: N, /) -> N:
        """Return an amount from zero, at most what int64 holds."""
        ...


def check_bearable(product: LoanProduct, amounts: Column, disbursed: Column) -> None:
    """Refuse loans that cannot bear the product's fees and savings, as `LoanTerms` does.

    Raises
    ------
    ColumnError
        If what is withheld leaves nothing to pay out, fees raise a principal beyond what it
        may be, or a fee is due on a date before disbursement; the error has the positions.
    """
    charges, savings = product.charges, product.savings
    paid_out = product.principal.principal(product.principal.maximum)
    if not charges and savings is None and isinstance(paid_out, Money):
        return
    costs = partial(meets, charges, savings)
    later = amounts - of_amounts(partial(first_part, paid_out), amounts, partial(parts_meet, paid_out))
    net = of_amounts(partial(_net, charges, savings), amounts, costs) - later
    refuse(net <= 0, "principal", f"have nothing left to pay out after what is withheld (product {product.id})")
    owed = of_amounts(partial(_owed, charges), amounts, costs)
    problem = f"have a principal that added fees raise beyond what it may be (product {product.id})"
    refuse(owed > LARGEST_AMOUNT_MINOR, "principal", problem)
    for day in dates_of(charges):
        refuse(disbursed >= day_number(day), "disbursed_on", f"have a fee due on {day}, not after disbursement")


def check_dates_due(terms: LoanTerms, last_due: Column) -> None:
    """Refuse loans with a fee on a date after their last due date."""
    for day in dates_of(terms.charges):
        problem = f"have a fee due on {day}, after the last due date"
        refuse(last_due < day_number(day), "charges.when", problem, "contradiction")


def of_amounts(formula: OfAmount, lent: Column, budget: Callable[[int], int]) -> Column:
    """Return a formula of the amounts lent; what is over its budget is worked out in ints.

    Parameters
    ----------
    formula
        The formula.
    lent
        Minor units, int64 of shape (loans,).
    budget
        From an amount to the largest number that the formula meets.
    """
    import numpy as np

    over = lent > largest_within(budget)
    result: Column = np.zeros_like(lent) if over.all() else formula(np.where(over, 0, lent))
    for position in over.nonzero()[0].tolist():
        result[position] = formula(int(lent[position]))
    return result


def _costs(terms: LoanTerms) -> Callable[[int], int]:
    """Return the budget of fees and savings."""
    return partial(meets, terms.charges, terms.savings)


def paid_down_of(terms: LoanTerms, lent: Column) -> Column:
    """Return what each borrower pays on the day of disbursement."""
    return of_amounts(partial(paid_down, terms.principal), lent, partial(parts_meet, terms.principal))


def principal_owed(terms: LoanTerms, lent: Column) -> Column:
    """Return the principal that each loan repays: the amount lent less a down payment, and the fees added to it."""
    down = paid_down_of(terms, lent)
    if all(fee.when != CAPITALISED for fee in terms.charges):
        return lent - down
    return of_amounts(partial(_owed, terms.charges), lent, _costs(terms)) - down


def net_disbursed(terms: LoanTerms, lent: Column) -> Column:
    """Return what is paid out of each loan."""
    down = paid_down_of(terms, lent)
    if not terms.charges and terms.savings is None:
        return lent - down
    return of_amounts(partial(_net, terms.charges, terms.savings), lent, _costs(terms)) - down


def fees_at_disbursement(terms: LoanTerms, lent: Column) -> Column:
    """Return the fees of each loan on the day of disbursement, with their taxes."""
    return of_amounts(partial(_at_disbursement, terms.charges), lent, _costs(terms))


def fees_due_at(terms: LoanTerms, lent: Column, when: FeeWhen) -> Column:
    """Return the fees of each loan by one rule at disbursement, with their taxes."""
    return of_amounts(partial(_due_at, terms.charges, when), lent, _costs(terms))


def savings_withheld(terms: LoanTerms, lent: Column) -> Column:
    """Return the savings kept back of each loan at disbursement."""
    savings = terms.savings
    if savings is None or savings.when != WITHHELD:
        return lent * 0
    return of_amounts(deposit_of(savings), lent, _costs(terms))


def in_parts(terms: LoanTerms) -> bool:
    """Return whether the loans are paid out in parts: then each is worked out by itself."""
    return not isinstance(terms.principal, Money) and terms.principal.tranches != ()


def sum_by_loan(column: Column, argument: str) -> Column:
    """Return the sum of each loan's installments.

    Raises
    ------
    ColumnError
        If one is past int64.
    """
    import numpy as np

    high, low = (column >> 32).sum(axis=0), (column & (2**32 - 1)).sum(axis=0)
    high = high + (low >> 32)
    refuse(high >= 2**31, argument, f"have a sum of {argument} past int64", "overflow")
    sums: Column = (high << 32) + (low & np.int64(2**32 - 1))
    return sums


def added(left: Column, right: Column, argument: str) -> Column:
    """Return the sum of two columns from zero.

    Raises
    ------
    ColumnError
        If one is past int64.
    """
    refuse(right > LARGEST_INT64 - left, argument, f"have a sum of {argument} past int64", "overflow")
    return left + right


def fill_costs(result: BookSchedules, owed: Column, block: slice) -> None:
    """Write the fees and savings of one block, whose other columns are filled."""
    import numpy as np

    terms = result.book.shared
    if not any(has_costs(terms)):
        return
    lent, disbursed = result.book.principal[block], result.book.disbursed[block]
    due, principal, interest = (array[:, block] for array in result.arrays[:3])
    size = np.maximum(owed[block], (principal + interest).max(axis=0))
    over = size > largest_within(lambda amount: meets(terms.charges, terms.savings, amount))
    over |= in_parts(terms)
    kept = np.where(over, 0, 1)
    if not over.all():
        rows = ((due[row], principal[row] * kept, interest[row] * kept) for row in range(len(due)))
        for row, costs in enumerate(row_costs(terms, lent * kept, disbursed, rows)):
            alive = due[row] > 0
            for array, cost in zip(_arrays(result), costs, strict=True):
                if array is not None:
                    array[row, block] = cost * alive
    start = 0 if block.start is None else block.start
    for position in over.nonzero()[0].tolist():
        _fill_one(result, start + position)


def _fill_one(result: BookSchedules, position: int) -> None:
    """Write the fees and savings of one loan, computed as an int; past int64 they are an error."""
    terms, rows = result.book.terms(position), int((result.due_days[:, position] > 0).sum())
    parts = zip(*(array[:rows, position].tolist() for array in result.arrays[:3]), strict=True)
    for array in _arrays(result):
        if array is not None:
            array[:, position] = 0
    for row, costs in enumerate(row_costs(terms, terms.lent.minor, day_number(terms.disbursed_on), parts)):
        for name, array, cost in zip(("fee", "savings"), _arrays(result), costs, strict=True):
            if cost > LARGEST_INT64:
                raise ColumnError(name, (position,), len(result.book), f"have {name} past int64", code="overflow")
            if array is not None:
                array[row, position] = cost


def _arrays(result: BookSchedules) -> tuple[Column | None, Column | None]:
    return result.fee, result.savings


def _net(charges: tuple[Fee, ...], savings: CompulsorySavings | None, lent: N) -> N:
    return maximum(lent - withheld(charges, savings, lent), 0)


def _owed(charges: tuple[Fee, ...], lent: N) -> N:
    return minimum(raised_principal(charges, lent), LARGEST_AMOUNT_MINOR + 1)


def _due_at(charges: tuple[Fee, ...], when: FeeWhen, lent: N) -> N:
    return fees_due(charges, when, lent)


def _at_disbursement(charges: tuple[Fee, ...], lent: N) -> N:
    due = lent * 0
    for when in AT_DISBURSEMENT:
        due = due + fees_due(charges, when, lent)
    return due
