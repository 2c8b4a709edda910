"""Transactions and statements as plain data, and back; what is read is computed and checked again.

>>> from microloan.savings.examples import example_statement
>>> data = statement_to_dict(example_statement())
>>> data["lines"][-1]
{'number': 29, 'value_date': '2024-06-30', 'kind': 'interest', 'amount': 4100, 'balance': 184100}
>>> statement_from_dict(data) == example_statement()
True
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.errors import RecordError
from microloan.products.account_rules import HeldLoan
from microloan.products.money_records import amounts_to_plain, optional_money, read_money
from microloan.products.savings_records import read_savings_terms, savings_terms_to_plain
from microloan.records import Reader, check_schema, located
from microloan.records.plain import joined
from microloan.savings.replaying import savings_statement
from microloan.savings.transactions import SavingsTransaction, TransactionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.savings.lines import Row
    from microloan.savings.statement import SavingsStatement

SCHEMA = "microloan/savings-statement/1"
_KINDS = {kind.value: kind for kind in TransactionKind}


def transaction_to_plain(one: SavingsTransaction) -> dict[str, object]:
    """Return a transaction as plain data; what it does not have is left out.

    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.savings.transactions import deposit
    >>> transaction_to_plain(deposit(BDT(50), date(2026, 1, 7)))
    {'kind': 'deposit', 'amount': {'minor': 5000, 'currency': 'BDT'}, 'value_date': '2026-01-07'}
    """
    written: dict[str, object] = {"kind": one.kind.value, **amounts_to_plain({"amount": one.amount})}
    written["value_date"] = one.value_date.isoformat()
    if one.booked_on != one.value_date:
        written["booked_on"] = one.booked_on.isoformat()
    if one.sequence:
        written["sequence"] = one.sequence
    for name in ("reverses", "installment"):
        if getattr(one, name) is not None:
            written[name] = getattr(one, name)
    return written


def read_transaction(record: Reader) -> SavingsTransaction:
    """Return the transaction that a table describes.

    >>> data = {"kind": "deposit", "amount": "BDT 50", "value_date": "2026-01-07"}
    >>> read_transaction(Reader(data)).signed_minor
    5000
    """
    with record:
        value_date = record.day("value_date")
        return SavingsTransaction(
            record.choice("kind", _KINDS),
            optional_money(record, "amount"),
            value_date,
            record.optional("booked_on", record.day, value_date),
            record.optional("sequence", record.whole, 0),
            record.optional("reverses", record.whole, None),
            record.optional("installment", record.whole, None),
        )


def statement_to_dict(statement: SavingsStatement) -> dict[str, object]:
    """Return a statement as plain data: what it was made of, and its lines in minor units."""
    written: dict[str, object] = {
        "schema": SCHEMA,
        "currency": statement.ordered.currency.code,
        "terms": savings_terms_to_plain(statement.terms),
        "until": statement.until.isoformat(),
    }
    if statement.booked_by is not None:
        written["booked_by"] = statement.booked_by.isoformat()
    if statement.loans:
        written["loans"] = [_loan(loan) for loan in statement.loans]
    return {
        **written,
        "transactions": [transaction_to_plain(one) for one in statement.transactions],
        "lines": [_line(number, row) for number, row in enumerate(statement.rows, start=1)],
        "accrued": statement.accrued._asdict(),
    }


def statement_from_dict(data: Mapping[str, object]) -> SavingsStatement:
    """Return the statement that plain data describes.

    Raises
    ------
    RecordError
        If the data is not of this form, or its figures are not those that it computes to.
    """
    with Reader(data) as record:
        check_schema(record, "savings-statement", 1)
        transactions = [read_transaction(table) for table in record.children("transactions")]
        loans = tuple(_read_loan(table) for table in record.optional("loans", record.children, ()))
        terms, until = read_savings_terms(record.child("terms")), record.day("until")
        booked_by = record.optional("booked_by", record.day, None)
        with located(record.path):
            statement = savings_statement(transactions, terms, until, loans=loans, booked_by=booked_by)
        _same(record, "currency", record.text("currency"), statement.ordered.currency.code)
        lines = record.children("lines")
        _same(record, "lines", len(lines), len(statement))
        for number, (table, row) in enumerate(zip(lines, statement.rows, strict=True), start=1):
            for key, value in _line(number, row).items():
                _same(table, key, table.raw(key), value)
        with record.child("accrued") as accrued:
            for key, value in statement.accrued._asdict().items():
                _same(accrued, key, accrued.whole(key), value)
        return statement


def _line(number: int, row: Row) -> dict[str, object]:
    day = date.fromordinal(row.day).isoformat()
    return {"number": number, "value_date": day, "kind": row.kind, "amount": row.amount, "balance": row.balance}


def _loan(loan: HeldLoan) -> dict[str, object]:
    written = {**amounts_to_plain({"principal": loan.principal}), "since": loan.since.isoformat()}
    return written if loan.until is None else {**written, "until": loan.until.isoformat()}


def _read_loan(record: Reader) -> HeldLoan:
    with record:
        until = record.optional("until", record.day, None)
        return HeldLoan(read_money(record, "principal"), record.day("since"), until)


def _same(record: Reader, key: str, said: object, computed: object) -> None:
    if said != computed:
        problem = f"contradicts the rest of the record, which gives {computed}"
        raise RecordError(joined(record.path, key), said, problem, code="contradiction")
