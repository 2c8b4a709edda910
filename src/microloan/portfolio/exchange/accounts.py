"""The accounts of the loans in a file: each loan's schedule, and what the file of payments tells of it.

>>> from microloan.portfolio.samples import sample_book
>>> made = sample_book(loans=3)
>>> found = accounts_of(made.loans, made.payments, made.product)
>>> found.accounts["L-000001"].position(made.until).outstanding_principal
BDT('43674.10')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from microloan.calendars.days import to_date
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger.account import Account, post
from microloan.ledger.allocation import PENALTY_FEE_INTEREST_PRINCIPAL
from microloan.ledger.events import Payment
from microloan.portfolio.exchange.books import check_product_of, shared_by, terms_of
from microloan.portfolio.exchange.cells import of_refused_loan
from microloan.portfolio.exchange.reading import check_bad
from microloan.records.separated import BadRow
from microloan.schedules.amortization import amortize

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from microloan.arithmetic.kinds import Truths
    from microloan.portfolio.exchange.books import ProductOf
    from microloan.portfolio.exchange.rows import LoanRows, PaymentRows
    from microloan.schedules.schedule import Schedule

_EVENT = re.compile(r"events\[(\d+)\]")


class FiledAccounts(NamedTuple):
    """The accounts of the loans in a file, by loan, and the rows of its two files that cannot be."""

    accounts: Mapping[str, Account]
    bad_loans: tuple[BadRow, ...]
    bad_payments: tuple[BadRow, ...]


class _Paid(NamedTuple):
    """A payment, and its line."""

    line: int
    payment: Payment


def accounts_of(
    loans: LoanRows, payments: PaymentRows, product_of: ProductOf, *, among: Truths | None = None
) -> FiledAccounts:
    """Return the account of each loan of a file, from the payments of another.

    Parameters
    ----------
    loans, payments
        The rows of the files, as `read_loans` and `read_payments` give them.
    product_of
        From the name of a product, which is empty where a row has none, to the product.
    among
        The rows of loans that are looked at, such as those of a branch; None for all.

    Raises
    ------
    CurrencyMismatch
        If the files are in two currencies.
    MicroloanError
        If there are more than 100,000 bad rows, or `product_of` is no function.

    Notes
    -----
    A payment settles penalty, fee, interest and principal of the oldest installment first. A loan
    that is not offered so, and a payment that cannot be, are told and left out. So is each payment
    for such a loan, or for one that no row has.

    Examples
    --------
    >>> from microloan.portfolio.samples import sample_book
    >>> made = sample_book(loans=30)
    >>> branch = made.loans.words["group"].codes == 0
    >>> len(accounts_of(made.loans, made.payments, made.product, among=branch).accounts)
    20
    """
    check_product_of(product_of)
    if loans.currency != payments.currency:
        problem = f"must be in {loans.currency.code}, as the loans are"
        raise CurrencyMismatch("payments", payments.currency.code, problem, code="currency_mismatch")
    rows = range(len(loans)) if among is None else among.nonzero()[0].tolist()
    bad_loans: list[BadRow] = []
    bad_payments = _of_no_row(loans, payments)
    paid = _paid(payments, {loans.loan[row] for row in rows}, bad_payments)
    found: dict[str, Account] = {}
    for row in rows:
        loan, line = loans.loan[row], int(loans.lines[row])
        try:
            schedule = amortize(terms_of(loans, row, shared_by(loans, row, product_of)))
            found[loan] = _account(loan, schedule, paid.get(loan, []), bad_payments)
        except MicroloanError as error:
            bad_loans.append(BadRow(line, error, loan))
            bad_payments += (BadRow(one.line, of_refused_loan(loan, line), loan) for one in paid.get(loan, ()))
    return FiledAccounts(found, _in_order(bad_loans), _in_order(bad_payments))


def _account(loan: str, schedule: Schedule, paid: list[_Paid], bad: list[BadRow]) -> Account:
    """Return the account of a loan, without the payments that cannot be, which are told."""
    while True:
        try:
            return post(schedule, [one.payment for one in paid], PENALTY_FEE_INTEREST_PRINCIPAL)
        except MicroloanError as error:
            place = _EVENT.match(error.argument)
            if place is None:
                raise
            line, payment = paid.pop(int(place[1]))
            amount = error.argument.endswith(".amount")
            argument, value = ("amount", payment.amount) if amount else ("paid_on", payment.on)
            bad.append(BadRow(line, MicroloanError(argument, value, error.problem, code=error.code), loan))


def _paid(payments: PaymentRows, wanted: Collection[str], bad: list[BadRow]) -> dict[str, list[_Paid]]:
    """Return the payments of the loans that are wanted; those of one day stand in the order of lines."""
    import numpy as np

    codes = [code for code, name in enumerate(payments.loan.values) if name in wanted]
    paid: dict[str, list[_Paid]] = {}
    for row in np.flatnonzero(np.isin(payments.loan.codes, codes)).tolist():
        line, amount = int(payments.lines[row]), Money.from_minor(int(payments.amount[row]), payments.currency)
        reference = None if payments.references is None else payments.references.at(row) or None
        loan = payments.loan.at(row)
        try:
            payment = Payment(amount, to_date(int(payments.paid_on[row])), line, reference)
        except MicroloanError as error:
            bad.append(BadRow(line, error, loan))
        else:
            paid.setdefault(loan, []).append(_Paid(line, payment))
    return paid


def _of_no_row(loans: LoanRows, payments: PaymentRows) -> list[BadRow]:
    """Return the payments of loans that the file of loans does not have."""
    import numpy as np

    known = set(loans.loan)
    strange = [code for code, name in enumerate(payments.loan.values) if name not in known]
    rows = np.flatnonzero(np.isin(payments.loan.codes, strange)).tolist() if strange else []
    of = ((row, payments.loan.at(row)) for row in rows)
    return [BadRow(int(payments.lines[row]), loans.not_there(loan), loan) for row, loan in of]


def _in_order(bad: list[BadRow]) -> tuple[BadRow, ...]:
    check_bad(bad)
    return tuple(sorted(bad, key=lambda row: row.line))
