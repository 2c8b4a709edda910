"""What happens on a savings account: deposits, withdrawals, transfers, reversals, closing.

====================  ====================================================================
`brought_forward`     the balance that a page begins with
`deposit`             money in
`withdrawal`          money out
`loan_transfer`       money out, to an installment of the member's loan
`reversal`            what undoes a transaction, on its own value date
`closing`             the end of the account: what it holds is paid out
====================  ====================================================================

Interest counts by the value date. The booking date is when the transaction was written down;
one booked later is backdated, and the statement is computed again. Within a day transactions
stand by their sequence, deposits before withdrawals where it is the same.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> weekly = deposit(BDT(50), date(2026, 1, 7), sequence=1)
>>> reversal(weekly, booked_on=date(2026, 1, 9)).value_date
datetime.date(2026, 1, 7)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from datetime import date

_LARGEST_SEQUENCE = 10**15
LARGEST_AMOUNT_MINOR = 10**18


class TransactionKind(Enum):
    """What a transaction is; its value is the word in records and files."""

    BROUGHT_FORWARD = "brought_forward"
    DEPOSIT = "deposit"
    WITHDRAWAL = "withdrawal"
    LOAN_TRANSFER = "loan_transfer"
    REVERSAL = "reversal"
    CLOSING = "closing"

    def __repr__(self) -> str:
        return f"TransactionKind.{self.name}"


# Looked up by identity: an Enum takes long to hash, and an account has many transactions.
_DEPOSIT, _WITHDRAWAL, _LOAN_TRANSFER, _BROUGHT_FORWARD = (
    TransactionKind.DEPOSIT,
    TransactionKind.WITHDRAWAL,
    TransactionKind.LOAN_TRANSFER,
    TransactionKind.BROUGHT_FORWARD,
)


@dataclass(frozen=True, slots=True)
class SavingsTransaction:
    """One transaction of a savings account; the functions of this file make them.

    Parameters
    ----------
    kind
        What it is.
    amount
        Above zero, from zero where it is brought forward; None for a closing, which pays out
        what there is.
    value_date
        The day from which it counts.
    booked_on
        The day on which it was written down.
    sequence
        Its place within a day, and the number by which a reversal finds it.
    reverses
        For a reversal, the sequence of the transaction that it undoes.
    installment
        For a loan transfer, the number of the installment.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, is missing, or does not belong to the kind.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> deposit(BDT(50), date(2026, 1, 7)).booked_on
    datetime.date(2026, 1, 7)
    """

    kind: TransactionKind
    amount: Money | None
    value_date: date
    booked_on: date
    sequence: int = 0
    reverses: int | None = None
    installment: int | None = None

    def __post_init__(self) -> None:
        kind = self.kind
        if not isinstance(kind, TransactionKind):
            raise MicroloanError("kind", kind, "must be a TransactionKind", code="wrong_type")
        _check_amount(kind, self.amount)
        checked_day(self.value_date, "value_date")
        checked_day(self.booked_on, "booked_on")
        _check_number("sequence", self.sequence, 0)
        for name, number, owner in (
            ("reverses", self.reverses, TransactionKind.REVERSAL),
            ("installment", self.installment, TransactionKind.LOAN_TRANSFER),
        ):
            if number is not None:
                if kind is not owner:
                    raise MicroloanError(name, number, f"is for a {owner.value} alone", code="contradiction")
                _check_number(name, number, 1)
        if kind is TransactionKind.REVERSAL and self.reverses is None:
            raise MicroloanError("reverses", None, "must be the sequence of what is undone", code="empty")

    @property
    def signed_minor(self) -> int:
        """Minor units that it adds to the balance by itself; 0 for a reversal and a closing."""
        if self.amount is None:
            return 0
        if self.kind is _DEPOSIT or self.kind is _BROUGHT_FORWARD:
            return self.amount.minor
        return -self.amount.minor if self.kind is _WITHDRAWAL or self.kind is _LOAN_TRANSFER else 0

    def to_dict(self) -> dict[str, object]:
        """Return the transaction as plain data."""
        from microloan.savings.records import transaction_to_plain

        return transaction_to_plain(self)


def brought_forward(balance: Money, on: date) -> SavingsTransaction:
    """Return the balance that a page begins with, before anything happens on that day.

    Parameters
    ----------
    balance
        From zero.
    on
        The first day of the page.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> brought_forward(BDT(1_000), date(2024, 1, 1)).signed_minor
    100000
    """
    return SavingsTransaction(TransactionKind.BROUGHT_FORWARD, balance, on, on)


def deposit(amount: Money, on: date, *, booked_on: date | None = None, sequence: int = 0) -> SavingsTransaction:
    """Return a deposit.

    Parameters
    ----------
    amount
        Above zero.
    on
        Its value date.
    booked_on
        When it was written down; None is the value date.
    sequence
        Its place within the day.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> deposit(BDT(50), date(2026, 1, 7)).signed_minor
    5000
    """
    return SavingsTransaction(TransactionKind.DEPOSIT, amount, on, on if booked_on is None else booked_on, sequence)


def withdrawal(amount: Money, on: date, *, booked_on: date | None = None, sequence: int = 0) -> SavingsTransaction:
    """Return a withdrawal; parameters as for `deposit`.

    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> withdrawal(BDT(500), date(2026, 3, 15)).signed_minor
    -50000
    """
    return SavingsTransaction(TransactionKind.WITHDRAWAL, amount, on, on if booked_on is None else booked_on, sequence)


def loan_transfer(
    amount: Money, on: date, *, installment: int | None = None, booked_on: date | None = None, sequence: int = 0
) -> SavingsTransaction:
    """Return a transfer from savings to an installment of the member's loan.

    Parameters
    ----------
    amount, on, booked_on, sequence
        As for `deposit`.
    installment
        The number of the installment that it pays.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> loan_transfer(BDT(486), date(2026, 3, 15), installment=9).installment
    9
    """
    booked = on if booked_on is None else booked_on
    return SavingsTransaction(TransactionKind.LOAN_TRANSFER, amount, on, booked, sequence, None, installment)


def reversal(of: SavingsTransaction, *, booked_on: date, sequence: int = 0) -> SavingsTransaction:
    """Return what undoes a transaction: as if it had never been, from its own value date on.

    The statement still shows both; neither earns, nor counts for a duty or for what must stay.

    Parameters
    ----------
    of
        The transaction; it needs a sequence of its own, by which it is found.
    booked_on
        When the reversal is written down; not before the transaction was.
    sequence
        Its own place within the day, if that matters; else right after the transaction.

    Raises
    ------
    MicroloanError
        If the transaction has no sequence, or was written down later.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> reversal(deposit(BDT(50), date(2026, 1, 7), sequence=3), booked_on=date(2026, 1, 9)).reverses
    3
    """
    if not isinstance(of, SavingsTransaction):
        raise MicroloanError("of", of, "must be a SavingsTransaction", code="wrong_type")
    if not of.sequence:
        raise MicroloanError("of.sequence", 0, "must be a number from 1, by which it is found", code="empty")
    if checked_day(booked_on, "booked_on") < checked_day(of.booked_on, "of.booked_on"):
        problem = f"is before what it reverses was booked, on {of.booked_on}"
        raise MicroloanError("booked_on", booked_on, problem, code="out_of_order")
    return SavingsTransaction(TransactionKind.REVERSAL, of.amount, of.value_date, booked_on, sequence, of.sequence)


def closing(on: date, *, booked_on: date | None = None) -> SavingsTransaction:
    """Return the end of the account: interest is posted, and what it holds is paid out.

    Parameters
    ----------
    on
        The day; it earns nothing any more.
    booked_on
        When it was written down; None is that day.

    Examples
    --------
    >>> from datetime import date
    >>> closing(date(2026, 12, 2)).amount is None
    True
    """
    return SavingsTransaction(TransactionKind.CLOSING, None, on, on if booked_on is None else booked_on)


def _check_amount(kind: TransactionKind, amount: object) -> None:
    if kind is TransactionKind.CLOSING:
        if amount is not None:
            raise MicroloanError(
                "amount", amount, "does not go with a closing, which pays out all", code="contradiction"
            )
        return
    least = 0 if kind is TransactionKind.BROUGHT_FORWARD else 1
    if not isinstance(amount, Money):
        raise MicroloanError("amount", amount, "must be money such as BDT(50)", code="wrong_type")
    if not least <= amount.minor <= LARGEST_AMOUNT_MINOR:
        least_text = "from zero" if least == 0 else "above zero"
        raise MicroloanError(
            "amount", amount, f"must be {least_text}, and at most 10^18 minor units", code="out_of_range"
        )


def _check_number(name: str, value: object, least: int) -> None:
    if type(value) is not int or not least <= value <= _LARGEST_SEQUENCE:
        raise MicroloanError(name, value, f"must be a whole number from {least}", code="out_of_range")
