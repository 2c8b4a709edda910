"""`check_write_off`: whether a loan may be written off, by what a regulator says of it.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.ledger.examples import example_account
>>> from microloan.regulations import rulebook
>>> position = example_account().position(as_of=date(2027, 3, 31))
>>> for finding in check_write_off(position, rulebook("bd-mra", on=date(2027, 3, 31)), provisioned=BDT("8260.88")):
...     print(finding)
pass: write off age 740 days in class bad (at least 730 days) [write-off policy, circa 2013, reported]
pass: write off provision 100% (at least 100%) [write-off policy, circa 2013, reported]
fail: write off day 31 March (30 June or 31 December) [write-off policy, circa 2013, reported]
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import percent
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.labels.calendar_names import MONTHS
from microloan.ledger.position import Position
from microloan.regulations import Rulebook
from microloan.regulations.limits import Count

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.rates import Rate
    from microloan.regulations import Finding


@dataclass(frozen=True, slots=True)
class DaysInClass(Count):
    """How long a loan has been in a class.

    Parameters
    ----------
    in_class
        The class, as it prints.

    Examples
    --------
    >>> print(DaysInClass(466, "days", "bad"))
    466 days in class bad
    """

    in_class: str

    def __str__(self) -> str:
        return f"{self.number} {self.unit} in class {self.in_class}"


def check_write_off(position: Position, book: Rulebook, *, provisioned: Money | None) -> tuple[Finding, ...]:
    """Return the findings of a regulator's rules of write-off on a loan: its age, its provision, the day.

    Parameters
    ----------
    position
        Where the loan stands on the day of the write-off.
    book
        What the regulator says on that day. The last of its classes is that of loans to be
        written off: in Bangladesh, bad.
    provisioned
        What is set aside for the loan; None where that is not known.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, the provision negative, or the book is of another day.
    CurrencyMismatch
        If the provision is in another currency.

    Notes
    -----
    A loan has been in a class since its oldest unpaid due date had the class's first day; while
    that date is unpaid it cannot have left it. Rules that the book does not have are not
    applicable. Approval, and that the oldest loans go first, are not to be seen on an account.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import example_account
    >>> from microloan.regulations import rulebook
    >>> position = example_account().position(as_of=date(2026, 6, 30))
    >>> print(check_write_off(position, rulebook("bd-mra", on=date(2026, 6, 30)), provisioned=None)[0])
    fail: write off age 466 days in class bad (at least 730 days) [write-off policy, circa 2013, reported]
    """
    if not isinstance(position, Position):
        raise MicroloanError("position", position, "must be a Position of an account", code="wrong_type")
    if not isinstance(book, Rulebook):
        raise MicroloanError("book", book, "must be a Rulebook, such as rulebook(…, on=day) gives", code="wrong_type")
    if book.on != position.as_of:
        problem = f"is what holds on {book.on}; must be of {position.as_of}, the day of the position"
        raise MicroloanError("book", book, problem, code="contradiction")
    table = book.classification()
    last = table.classes[-1]
    age = max(position.days(table.counting) - last.days.start, 0)
    of_age = book.judge("write_off_age", Count(age, "days"))
    return (
        replace(of_age, value=DaysInClass(age, "days", str(last))),
        book.judge("write_off_provision", None if provisioned is None else _share(provisioned, position)),
        book.judge("write_off_day", _day(position.as_of)),
    )


def _share(provisioned: Money, position: Position) -> Rate:
    left = position.outstanding_principal
    if not isinstance(provisioned, Money) or provisioned.minor < 0:
        raise MicroloanError("provisioned", provisioned, "must be money from zero, or None", code="out_of_range")
    if provisioned.currency != left.currency:
        problem = f"is in {provisioned.currency.code}, the loan in {left.currency.code}"
        raise CurrencyMismatch("provisioned", provisioned, problem, code="currency_mismatch")
    return percent(Fraction(100 * provisioned.minor, left.minor) if left.minor else 100)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].text}"
