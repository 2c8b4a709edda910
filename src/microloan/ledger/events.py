"""What happens on a loan after it is paid out: payments and the rest, as frozen values.

==============  ==========================================================================
`Payment`       money for the loan; savings brought with it stand beside it
`Levy`          a penalty or a fee that is charged after the loan was made
`Waiver`        what the institution gives up of one component
`WriteOff`      the end of the account: all that is left is given up as lost
`Recovery`      money that comes in after a write-off: income, and no debt any more
`Reversal`      what undoes an earlier event, found by its reference
==============  ==========================================================================

Each has a date, from which it counts, and a sequence within the day. A backdated payment is a
payment of an earlier date, and nothing else: accounts are computed again from all events.
A reference is the number of a receipt or a voucher; no two events have the same.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> Payment(BDT(250), date(2024, 1, 24), reference="R-1").amount
BDT('250.00')
>>> Reversal("R-1", date(2024, 1, 26)).of
'R-1'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger.components import FEE, PENALTY, Component
from microloan.ledger.event_basics import LoanEvent, check_amount, check_installment, check_place

if TYPE_CHECKING:
    from datetime import date

    from microloan.currency import Money


@dataclass(frozen=True, slots=True)
class Payment(LoanEvent):
    """Money that comes in for a loan.

    Parameters
    ----------
    amount
        Above zero, all of it for the loan: what is due, then in advance, and what is left is
        held for the member.
    on
        Its value date.
    sequence
        Its place within the day, from 0.
    reference
        The number of its receipt; None for none.
    savings
        What was brought with it for the member's savings; None for nothing. It is no money
        for the loan, and pays nothing of it: it is told apart here, stands on the statement,
        and is posted as a deposit on the savings account.

    Raises
    ------
    MicroloanError
        If an amount is not above zero, or a part is of the wrong type.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> Payment(BDT(250), date(2024, 1, 24), savings=BDT(10)).savings
    BDT('10.00')
    """

    amount: Money
    on: date
    sequence: int = 0
    reference: str | None = None
    savings: Money | None = None

    def __post_init__(self) -> None:
        check_amount("amount", self.amount, "nothing received is no payment; one that bounced is undone by a Reversal")
        check_place(self.on, self.sequence, self.reference)
        if self.savings is not None:
            check_amount("savings", self.savings, "None where nothing is saved")
            if self.savings.currency != self.amount.currency:
                problem = f"is in {self.savings.currency.code}, the amount in {self.amount.currency.code}"
                raise CurrencyMismatch("savings", self.savings, problem, code="currency_mismatch")


@dataclass(frozen=True, slots=True)
class Levy(LoanEvent):
    """A penalty or a fee that is charged after the loan was made.

    Parameters
    ----------
    amount
        Above zero, with its tax.
    on
        The day on which it is charged.
    component
        `PENALTY` or `FEE`.
    installment
        The number of the installment that it belongs to; None is the first that falls due
        from that day on, and after the last none. With an installment that is due already it
        falls due at once, else with the installment.
    name
        What the statement calls it; None is the word for its component.
    sequence, reference
        As for `Payment`.

    Raises
    ------
    MicroloanError
        If the amount is not above zero, the component is another, or a part is of the wrong type.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import INR
    >>> Levy(INR("6.38"), date(2024, 2, 10), installment=1, name="delay charge").component
    Component.PENALTY
    """

    amount: Money
    on: date
    component: Component = PENALTY
    installment: int | None = None
    name: str | None = None
    sequence: int = 0
    reference: str | None = None

    def __post_init__(self) -> None:
        check_amount("amount", self.amount, "what is given up is a Waiver")
        check_place(self.on, self.sequence, self.reference)
        check_installment(self.installment)
        if self.component is not PENALTY and self.component is not FEE:
            problem = "must be PENALTY or FEE; interest and principal come from the schedule"
            raise MicroloanError("component", self.component, problem, code="wrong_type")
        if self.name is not None and (not isinstance(self.name, str) or not self.name.strip()):
            raise MicroloanError("name", self.name, "must be text, or None", code="wrong_type")


@dataclass(frozen=True, slots=True)
class Waiver(LoanEvent):
    """What the institution gives up of one component.

    Parameters
    ----------
    amount
        Above zero, and no more than is unpaid of the component.
    on
        Its value date.
    component
        Of what it is given up; the oldest installment first.
    installment
        The number of the one installment that it is for; None for any.
    sequence, reference
        As for `Payment`.

    Raises
    ------
    MicroloanError
        If the amount is not above zero, or a part is of the wrong type.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> Waiver(BDT(10), date(2024, 2, 10), PENALTY).component
    Component.PENALTY
    """

    amount: Money
    on: date
    component: Component
    installment: int | None = None
    sequence: int = 0
    reference: str | None = None

    def __post_init__(self) -> None:
        check_amount("amount", self.amount, "what is charged is a Levy")
        check_place(self.on, self.sequence, self.reference)
        check_installment(self.installment)
        if not isinstance(self.component, Component):
            problem = "must be PENALTY, FEE, INTEREST or PRINCIPAL"
            raise MicroloanError("component", self.component, problem, code="wrong_type")


@dataclass(frozen=True, slots=True)
class WriteOff(LoanEvent):
    """The end of the account: all that is left of every component is given up as lost.

    Parameters
    ----------
    on
        Its value date. What comes in later is a `Recovery`.
    sequence, reference
        As for `Payment`.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type.

    Examples
    --------
    >>> from datetime import date
    >>> WriteOff(date(2026, 6, 30), reference="board 14/2026").on
    datetime.date(2026, 6, 30)
    """

    on: date
    sequence: int = 0
    reference: str | None = None

    def __post_init__(self) -> None:
        check_place(self.on, self.sequence, self.reference)


@dataclass(frozen=True, slots=True)
class Recovery(LoanEvent):
    """Money that comes in after a write-off: income, and no debt any more.

    Parameters
    ----------
    amount
        Above zero. What is more than was written off is held for the member.
    on, sequence, reference
        As for `Payment`.

    Raises
    ------
    MicroloanError
        If the amount is not above zero, or a part is of the wrong type.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> Recovery(BDT(500), date(2026, 9, 1)).amount
    BDT('500.00')
    """

    amount: Money
    on: date
    sequence: int = 0
    reference: str | None = None

    def __post_init__(self) -> None:
        check_amount("amount", self.amount, "one that bounced is undone by a Reversal")
        check_place(self.on, self.sequence, self.reference)


@dataclass(frozen=True, slots=True)
class Reversal(LoanEvent):
    """What undoes an earlier event: the account is as if that had never been, at every date.

    Parameters
    ----------
    of
        The reference of the event.
    on
        The day on which it was found wrong; not before the event.
    sequence, reference
        As for `Payment`.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type.

    Examples
    --------
    >>> from datetime import date
    >>> Reversal("R-17", date(2024, 2, 10)).of
    'R-17'
    """

    of: str
    on: date
    sequence: int = 0
    reference: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.of, str) or not self.of.strip():
            raise MicroloanError("of", self.of, "must be the reference of the event that it undoes", code="wrong_type")
        check_place(self.on, self.sequence, self.reference)


# A change of rate, a reschedule and a further disbursement change the schedule, not what is paid of
# it: they will stand here, and cut an account into parts of one schedule each.
Posted: TypeAlias = Payment | Levy | Waiver | WriteOff | Recovery
KINDS = (Payment, Levy, Waiver, WriteOff, Recovery, Reversal)
