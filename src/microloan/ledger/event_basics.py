"""What every event has in common, checked: an amount, a date, a sequence, a reference.

>>> check_installment(0)
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: installment=0 must be a whole number from 1, or None
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from datetime import date

_LARGEST_SEQUENCE = 10**15
LARGEST_AMOUNT_MINOR = 10**18


class LoanEvent:
    """What happens on a loan: one of the kinds of `microloan.ledger.events`, each with a date and a place in it.

    >>> from datetime import date
    >>> from microloan.ledger.events import WriteOff
    >>> isinstance(WriteOff(date(2026, 6, 30)), LoanEvent)
    True
    """

    __slots__ = ()

    if TYPE_CHECKING:
        # What every kind has.
        on: date
        sequence: int
        reference: str | None


def check_amount(name: str, amount: object, otherwise: str) -> None:
    """Refuse what is no amount above zero, and say what is meant otherwise."""
    if not isinstance(amount, Money):
        raise MicroloanError(name, amount, "must be money such as BDT(250)", code="wrong_type")
    if not 0 < amount.minor <= LARGEST_AMOUNT_MINOR:
        problem = f"must be above zero, and at most 10^18 minor units; {otherwise}"
        raise MicroloanError(name, amount, problem, code="out_of_range")


def check_place(on: object, sequence: object, reference: object) -> None:
    """Refuse a date, a sequence or a reference that is none."""
    checked_day(on, "on")
    if type(sequence) is not int or not 0 <= sequence <= _LARGEST_SEQUENCE:
        raise MicroloanError("sequence", sequence, "must be a whole number from 0", code="out_of_range")
    if reference is not None and (not isinstance(reference, str) or not reference.strip()):
        raise MicroloanError("reference", reference, "must be text, or None", code="wrong_type")


def check_installment(number: object) -> None:
    """Refuse what is no number of an installment."""
    if number is not None and (type(number) is not int or number < 1):
        raise MicroloanError("installment", number, "must be a whole number from 1, or None", code="out_of_range")
