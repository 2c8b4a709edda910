"""Loans and payments in files: what institutions export, and what they import.

================  ============================================================
`read_loans`      a file of loans as columns, and the rows that are bad
`read_payments`   the same for payments; ``reading`` names all columns
`LoanFile`        what `read_loans` found; `PaymentFile` for payments
`age_files`       where the loans of the files stand: an `AgedFiles`
`accounts_of`     the account of each loan of the files: a `FiledAccounts`
`LoanRows`        loans as columns, as a file has them
`PaymentRows`     payments as columns
`Words`           a column of texts of which few differ
`Texts`           a column of texts of which most differ
`writing`         to comma-separated values
`parquet`         from and to Parquet, where PyArrow is installed
`blocks`          a file in blocks of rows
`books`           the books that the rows of a file make
`borrowers`       whose the loans are: by number, or by name in a group
`cells`           what a cell means
`repeats`         texts that stand twice in a column
================  ============================================================

>>> from microloan.portfolio.samples import sample_book
>>> sample_book(loans=10).loans
<LoanRows of 10 loans>
"""

from microloan.portfolio.exchange.accounts import FiledAccounts, accounts_of
from microloan.portfolio.exchange.ageing import AgedFiles, age_files
from microloan.portfolio.exchange.reading import LoanFile, PaymentFile, read_loans, read_payments
from microloan.portfolio.exchange.rows import LoanRows, PaymentRows, Texts, Words

__all__ = [
    "AgedFiles",
    "FiledAccounts",
    "LoanFile",
    "LoanRows",
    "PaymentFile",
    "PaymentRows",
    "Texts",
    "Words",
    "accounts_of",
    "age_files",
    "read_loans",
    "read_payments",
]
