"""The columns of a book: their lengths, their rates, and what one loan has of each.

>>> at(46, 3), check_lengths(2, disbursed_on=None)
(46, None)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from microloan.arithmetic.rates import Rate, rate_of
from microloan.errors import MicroloanError
from microloan.interest.plan import Ratio
from microloan.portfolio.columns import RateColumn, read_rates, read_wholes
from microloan.products import LoanProduct

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.prices import Rates
    from microloan.products import LoanTerms


def ratio_of(rate: Rates | Ratio[Column], shared: LoanTerms) -> Ratio[Column]:
    """Return the rate of a book: one for all, or a numerator for each loan."""
    if isinstance(rate, Ratio):
        by_loan: Ratio[Column] = cast("Any", rate)
        return by_loan
    if rate is None or isinstance(rate, (Rate, str, bytes)) or not isinstance(rate, (RateColumn, Iterable)):
        one = shared.interest.rate if rate is None else rate_of(rate)
        return Ratio(one.numerator, one.denominator)
    return read_rates(cast("Any", rate))


def check_lengths(loans: int, **columns: object) -> None:
    """Raise a `MicroloanError` unless there are loans, and all columns are as long."""
    if loans == 0:
        raise MicroloanError("principal", 0, "loans; a book has at least one", code="empty")
    for name, column in columns.items():
        length = getattr(column, "size", loans)
        if length != loans:
            raise MicroloanError(name, length, f"rows, where principal has {loans}", code="wrong_shape")


def check_product(product: object) -> None:
    """Raise a `MicroloanError` unless it is a product."""
    if not isinstance(product, LoanProduct):
        problem = 'must be a LoanProduct, such as preset("jcf-jagoron")'
        raise MicroloanError("product", product, problem, code="wrong_type")


def read_counts(installments: object) -> Column | int | None:
    """Return the counts of a book: one for all, one for each loan, or None where none is given."""
    if installments is None or type(installments) is int:
        return installments
    return read_wholes("installments", installments)


def at(value: Column | int, position: int) -> int:
    """Return what the loan at a position has of a column, or of what is one for all."""
    return value if isinstance(value, int) else int(value[position])
