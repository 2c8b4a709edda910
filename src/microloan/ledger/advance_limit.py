"""How many installments may be paid in advance, meant to be read as ``advance_limit.JCF_WEEKLY``.

================  =====================================================================
`JCF_WEEKLY`      up to 15 weekly installments
`JCF_MONTHLY`     up to 5 of 12, 8 of 24 and 12 of 36 monthly installments
`ASA_WEEKLY`      none but the last 6
`ASA_MONTHLY`     none but the last one
`at_most`         up to so many
`last`            none but the last so many
================  =====================================================================

A payment is held against a limit before it is posted. An installment counts as paid in
advance when any money has gone to it before its due date.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.ledger.events import Payment
>>> from microloan.ledger.examples import example_account
>>> print(JCF_WEEKLY.check(example_account(), Payment(BDT(4_250), date(2024, 3, 13))))
fail: advance payment 17 installments, 9 to 25 (up to 15 installments)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from microloan.errors import MicroloanError
from microloan.ledger.closing import check_account, with_events
from microloan.ledger.events import Payment
from microloan.ledger.figures import state_of
from microloan.regulations import Finding, Outcome
from microloan.regulations.finding import judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from microloan.ledger.account import Account

__all__ = ["ALL", "ASA_MONTHLY", "ASA_WEEKLY", "JCF_MONTHLY", "JCF_WEEKLY", "AdvanceLimit", "at_most", "last"]

_OWN = "a limit of one's own"


class Keeps(Protocol):
    """Whether installments paid in advance keep a limit; None where it says nothing of such a loan."""

    def __call__(self, numbers: Sequence[int], installments: int, /) -> bool | None:
        """Return it, given their numbers and how many the loan has."""
        ...


@dataclass(frozen=True, slots=True)
class AdvanceLimit:
    """How many installments may be paid in advance.

    Parameters
    ----------
    name
        The word used in records.
    keeps
        From the numbers of the installments paid in advance, and the count of all, to whether
        they keep the limit.
    definition
        One phrase that completes "may be paid in advance: …".
    source
        The document, or the practice, behind it.

    Examples
    --------
    >>> ASA_WEEKLY.definition
    'none but the last 6 installments'
    """

    name: str
    keeps: Keeps = field(compare=False)
    definition: str
    source: str = field(compare=False)

    def check(self, account: Account, payment: Payment) -> Finding:
        """Return the finding on a payment that is not posted yet.

        Parameters
        ----------
        account
            What happened before it.
        payment
            What is to be posted.

        Raises
        ------
        MicroloanError
            If the payment cannot be posted on the account.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.currency import BDT
        >>> from microloan.ledger.events import Payment
        >>> from microloan.ledger.examples import example_account
        >>> print(JCF_WEEKLY.check(example_account(), Payment(BDT(1_000), date(2024, 3, 13))))
        pass: advance payment 4 installments, 9 to 12 (up to 15 installments)
        """
        check_account(account)
        if not isinstance(payment, Payment):
            raise MicroloanError("payment", payment, "must be a Payment", code="wrong_type")
        numbers = paid_ahead(with_events(account, [payment]), payment)
        count = len(account.schedule)
        kept = self.keeps(numbers, count) if numbers else True
        shown = "1 installment" if len(numbers) == 1 else f"{len(numbers)} installments"
        if numbers:
            shown += f", {numbers[0]}" if len(numbers) == 1 else f", {numbers[0]} to {numbers[-1]}"
        outcome = Outcome.NOT_APPLICABLE if kept is None else judged(kept)
        return Finding("advance payment", outcome, shown, self.definition, self.source)

    def __repr__(self) -> str:
        return f"advance_limit.{self.name.upper()}"


def paid_ahead(account: Account, payment: Payment) -> tuple[int, ...]:
    """Return the numbers of the installments that money has gone to before they are due, after a payment.

    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger.examples import example_account
    >>> paid = Payment(BDT(600), date(2024, 3, 13))
    >>> paid_ahead(with_events(example_account(), [paid]), paid)
    (9, 10, 11)
    """
    replayed = account.replayed
    cells, state = replayed.cells, state_of(replayed, payment.on.toordinal(), 0)
    rows = zip(account.events[: state.until], replayed.rows, strict=False)
    touched = {cells.group(cell) for event, row in rows if isinstance(event, Payment) for cell, _ in row.parts}
    return tuple(sorted(group + 1 for group in touched if state.due <= group < cells.count))


def at_most(installments: int, *, name: str = "at_most", source: str = _OWN) -> AdvanceLimit:
    """Return the limit of up to so many installments, whichever they are.

    Raises
    ------
    MicroloanError
        If the number is no whole number from 0.

    Examples
    --------
    >>> at_most(15).keeps(range(20, 35), 46), at_most(15).keeps(range(20, 36), 46)
    (True, False)
    """
    _check(installments)

    def keeps(numbers: Sequence[int], count: int) -> bool:
        return len(numbers) <= installments

    return AdvanceLimit(name, keeps, f"up to {_counted(installments)}", source)


def last(installments: int, *, name: str = "last", source: str = _OWN) -> AdvanceLimit:
    """Return the limit of the last so many installments, and none before them.

    Raises
    ------
    MicroloanError
        If the number is no whole number from 0.

    Examples
    --------
    >>> last(6).keeps([45, 46], 46), last(6).keeps([40, 41], 46)
    (True, False)
    """
    _check(installments)

    def keeps(numbers: Sequence[int], count: int) -> bool:
        return all(number > count - installments for number in numbers)

    what = "one" if installments == 1 else _counted(installments)
    return AdvanceLimit(name, keeps, f"none but the last {what}", source)


def _of_count(most: Mapping[int, int], name: str, source: str) -> AdvanceLimit:
    def keeps(numbers: Sequence[int], count: int) -> bool | None:
        return len(numbers) <= most[count] if count in most else None

    listed = ", ".join(f"{number} of {count}" for count, number in most.items())
    return AdvanceLimit(name, keeps, f"up to {listed} installments", source)


def _counted(installments: int) -> str:
    return "1 installment" if installments == 1 else f"{installments} installments"


def _check(installments: object) -> None:
    if type(installments) is not int or installments < 0:
        problem = "must be a whole number of installments from 0"
        raise MicroloanError("installments", installments, problem, code="out_of_range")


JCF_WEEKLY: Final = at_most(15, name="jcf_weekly", source="Jagorani Chakra Foundation, Jagoron (jcf.org.bd/jagoron)")
JCF_MONTHLY: Final = _of_count(
    {12: 5, 24: 8, 36: 12}, "jcf_monthly", "Jagorani Chakra Foundation, Agrosor (jcf.org.bd/agrosor)"
)
ASA_WEEKLY: Final = last(6, name="asa_weekly", source="ASA, loan products (asa.org.bd/loan-products)")
ASA_MONTHLY: Final = last(1, name="asa_monthly", source="ASA, special loans (asa.org.bd/loan-products)")

ALL = (JCF_WEEKLY, JCF_MONTHLY, ASA_WEEKLY, ASA_MONTHLY)
