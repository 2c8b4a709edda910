"""The same verbs over columns: a book of loans in a few arrays.

==================== =================================================================
`LoanBook`           loans of one product: a column each for principal, dates, and
                     where they differ counts and rates
`BookSchedules`      their schedules: (installment × loan) arrays of minor units
`BookPosition`       where they stand as of a date: ageing, portfolio at risk as an
                     exact pair, `AtRisk`
`RateColumn`         a rate for each loan, as whole numerators over one denominator
`SavingsBook`        savings accounts: regular deposits, or a set of transactions
`RegularColumns`     regular deposits, a column each
`DepositBook`        the plans of many members in one deposit scheme
`BookMaturities`     what they pay
`TermDepositBook`    the term deposits of many members under one set of rules
`TermBookMaturities` what they pay
`measures`           arrears, risk, repayment, yield and efficiency, as exact fractions
`collecting`         what accounts brought in a period, for those: `collections_of`
`programme_style`    a `ProgrammeSummary` printed as institutions print theirs
`exchange`           loans and payments from files, and to them
`sample_book`        a loan book with its payments, made up: a `SampleBook`
`write_sample_book`  the same as files
`columns`            reading amounts, dates and rates into int64, strictly
`series`             a column of a pandas or Polars frame, for `columns` to read
`frames`             the schedules of a book as one long frame
==================== =================================================================

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

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.lazily import imported_lazily
from microloan.portfolio.book import LoanBook
from microloan.portfolio.columns import RateColumn
from microloan.portfolio.deposits import BookMaturities, DepositBook
from microloan.portfolio.savings import RegularColumns, SavingsBook
from microloan.portfolio.schedules import BookSchedules
from microloan.portfolio.term_deposits import TermBookMaturities, TermDepositBook

if TYPE_CHECKING:
    from microloan.portfolio import exchange, measures, programme_style
    from microloan.portfolio.measured import Measure, Measured, MeasuredAmount
    from microloan.portfolio.positions import AtRisk, BookPosition
    from microloan.portfolio.programme import Balances, Clients, ProgrammeSummary, Reach
    from microloan.portfolio.repayment_rates import Collections
    from microloan.portfolio.sample_files import write_sample_book
    from microloan.portfolio.samples import SampleBook, sample_book

# A book of loans needs no measures; they are imported when they are first used.
_HOMES = {
    "AtRisk": "positions",
    "Balances": "programme",
    "BookPosition": "positions",
    "Clients": "programme",
    "Collections": "repayment_rates",
    "Measure": "measured",
    "Measured": "measured",
    "MeasuredAmount": "measured",
    "ProgrammeSummary": "programme",
    "Reach": "programme",
    "SampleBook": "samples",
    "sample_book": "samples",
    "write_sample_book": "sample_files",
}


__all__ = [
    "AtRisk",
    "Balances",
    "BookMaturities",
    "BookPosition",
    "BookSchedules",
    "Clients",
    "Collections",
    "DepositBook",
    "LoanBook",
    "Measure",
    "Measured",
    "MeasuredAmount",
    "ProgrammeSummary",
    "RateColumn",
    "Reach",
    "RegularColumns",
    "SampleBook",
    "SavingsBook",
    "TermBookMaturities",
    "TermDepositBook",
    "exchange",
    "measures",
    "programme_style",
    "sample_book",
    "write_sample_book",
]

__getattr__ = imported_lazily(__name__, _HOMES, files=("exchange", "measures", "programme_style"))
