"""How interest is charged, and how a loan is repaid: formulas for one loan or a column.

===============================  ========================================================
`Flat`                           one charge on the principal lent, per year or per loan
`DecliningBalance`               interest on the outstanding principal, period by period
`PER_YEAR`, `PER_LOAN`           how often a flat rate is charged
`PER_PERIOD`, `PER_INSTALLMENT`  how much of a year a period counts for (or a day count)
`shapes`                         what stays fixed: equal installments, equal principal, …
`grace`                          what the first installments do not ask for: `Grace`, `moratorium`
`residual`                       which installment takes the difference that rounding leaves
`level`                          the level installment, solved exactly and rounded once
`method`                         the protocol of a method, for one of your own
`plan`                           a loan, or a block of loans, in numbers
`working`                        the arithmetic of a row, written down
`yields`                         rates by name of any cash flow: nominal, effective, dated, …
===============================  ========================================================

A method turns a plan into rows, one installment at a time; each amount is an ``int`` for
one loan and an int64 array for a block of loans.

>>> from microloan.interest import PER_PERIOD, DecliningBalance
>>> from microloan.interest.plan import example_plan
>>> next(iter(DecliningBalance("24%", PER_PERIOD).amortization(example_plan())))
(19563, 4615, 980437)
"""

from microloan.interest.accrual import PER_INSTALLMENT, PER_PERIOD, Accrual
from microloan.interest.declining import DecliningBalance
from microloan.interest.flat import PER_LOAN, PER_YEAR, Charged, Flat
from microloan.interest.method import Amortization, InterestMethod

__all__ = [
    "PER_INSTALLMENT",
    "PER_LOAN",
    "PER_PERIOD",
    "PER_YEAR",
    "Accrual",
    "Amortization",
    "Charged",
    "DecliningBalance",
    "Flat",
    "InterestMethod",
]
