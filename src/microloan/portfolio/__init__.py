"""The same verbs over columns: a book of loans in a few arrays.

===================  =================================================================
`LoanBook`           loans of one product: a column each for principal, dates, and
                     where they differ counts and rates
`BookSchedules`      their schedules: (installment × loan) arrays of minor units
`RateColumn`         a rate for each loan, as whole numerators over one denominator
`SavingsBook`        savings accounts: regular deposits, or a set of transactions
`RegularColumns`     regular deposits, a column each
`columns`            reading amounts, dates and rates into int64, strictly
`series`             a column of a pandas or Polars frame, for `columns` to read
`frames`             the schedules of a book as one long frame
===================  =================================================================

The formulas are those of one loan, run on blocks of loans that fit the processor's
cache; a loan whose numbers might not fit int64 takes the ``int`` path through the same
formulas. Importing this room imports NumPy only when a book is made.

>>> from datetime import date
>>> from microloan.portfolio import LoanBook
>>> from microloan.products import preset
>>> book = LoanBook.from_columns(
...     preset("jcf-jagoron"), principal=[2_000_000, 1_500_000], disbursed_on=date(2026, 1, 4)
... )
>>> schedules = book.schedules()
>>> schedules.principal.shape, schedules.total_principal
((46, 2), 3500000)
>>> schedules.schedule(0) == book.schedule(0)
True
"""

from microloan.portfolio.book import LoanBook
from microloan.portfolio.columns import RateColumn
from microloan.portfolio.savings import RegularColumns, SavingsBook
from microloan.portfolio.schedules import BookSchedules

__all__ = ["BookSchedules", "LoanBook", "RateColumn", "RegularColumns", "SavingsBook"]
