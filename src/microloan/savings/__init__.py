"""What savings earn: transactions in, a statement out; and what deposit schemes come to.

==========================  =================================================================
`savings_statement`         a pure replay: balances, interest accrued and posted
`SavingsStatement`          what it returns: lines, postings, what is accrued
`StatementLine`             one line of it, explained
`SavingsPosting`            interest as it was posted, explained
`AccruedInterest`           what is earned and not posted: an exact pair
`SavingsTransaction`        what happens on an account, made by the functions below
`brought_forward`           the balance that a page begins with
`deposit`, `withdrawal`     money in, money out
`loan_transfer`             money out, to an installment of the member's loan
`reversal`                  what undoes a transaction
`closing`                   the end of the account
`TransactionKind`           the kinds of these
`read_transactions`         a CSV file's rows as transactions, bad rows by their line
`statement_schema`          the JSON Schema of a statement as plain data
`deposits`                  deposit schemes (DPS, RD) and term deposits (FDR): what they come to
==========================  =================================================================

What an account earns is agreed in `microloan.products.SavingsTerms`.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.products import SavingsTerms, balance, posting
>>> from microloan.savings import brought_forward, deposit, savings_statement
>>> terms = SavingsTerms("6%", balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY)
>>> page = [brought_forward(BDT(1_000), date(2026, 1, 1)), deposit(BDT(500), date(2026, 3, 4))]
>>> savings_statement(page, terms, until=date(2026, 6, 30)).total_interest
BDT('38.75')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from microloan.savings.lines import AccruedInterest, SavingsPosting, StatementLine
    from microloan.savings.reading import TransactionFile, read_transactions
    from microloan.savings.replaying import savings_statement
    from microloan.savings.schemas import statement_schema
    from microloan.savings.statement import SavingsStatement
    from microloan.savings.transactions import (
        SavingsTransaction,
        TransactionKind,
        brought_forward,
        closing,
        deposit,
        loan_transfer,
        reversal,
        withdrawal,
    )

_HOMES = {
    "AccruedInterest": "microloan.savings.lines",
    "SavingsPosting": "microloan.savings.lines",
    "SavingsStatement": "microloan.savings.statement",
    "SavingsTransaction": "microloan.savings.transactions",
    "StatementLine": "microloan.savings.lines",
    "TransactionFile": "microloan.savings.reading",
    "TransactionKind": "microloan.savings.transactions",
    "brought_forward": "microloan.savings.transactions",
    "closing": "microloan.savings.transactions",
    "deposit": "microloan.savings.transactions",
    "loan_transfer": "microloan.savings.transactions",
    "read_transactions": "microloan.savings.reading",
    "reversal": "microloan.savings.transactions",
    "savings_statement": "microloan.savings.replaying",
    "statement_schema": "microloan.savings.schemas",
    "withdrawal": "microloan.savings.transactions",
}

__all__ = [
    "AccruedInterest",
    "SavingsPosting",
    "SavingsStatement",
    "SavingsTransaction",
    "StatementLine",
    "TransactionFile",
    "TransactionKind",
    "brought_forward",
    "closing",
    "deposit",
    "loan_transfer",
    "read_transactions",
    "reversal",
    "savings_statement",
    "statement_schema",
    "withdrawal",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
