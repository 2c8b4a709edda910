"""`PenaltyRule`: what lateness costs, as the levies that an account owes on a day.

================  ======================================================================
`PenaltyRule`     the rule, a named value; those of the trade are in `microloan.ledger.penalty`
`PenaltyDue`      what it finds for an installment: an exact amount since the loan was made
`PenaltyCharge`   what of it is not charged yet, as levies to be posted
================  ======================================================================

A penalty is a charge and no interest: it is a levy of its own, is never added to the
principal, and no rule charges a penalty on a penalty. What a rule finds is what is due since
the loan was made; what was charged before by a levy of the same name is taken off, so that it
may be charged every day or once a year, in any order, and comes to the same.

>>> from datetime import date
>>> from microloan.ledger import penalty
>>> from microloan.ledger.examples import example_account
>>> from microloan.ledger.closing import with_events
>>> rule = penalty.on_overdue("24%")
>>> weekly = [rule.charge(example_account(), date(2024, 4, 24)), rule.charge(example_account(), date(2024, 5, 1))]
>>> [one.total for one in weekly]
[BDT('17.26'), BDT('24.16')]
>>> rule.charge(weekly[0].charged(), date(2024, 5, 1)).total
BDT('6.90')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step
from microloan.interest.working import Pen
from microloan.ledger.closing import check_account, next_sequence, rounding_of, with_events
from microloan.ledger.components import PENALTY
from microloan.ledger.events import Levy, WriteOff
from microloan.products.fee_parts import ChargeRounding
from microloan.regulations import Rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from microloan.arithmetic.rounding import RoundingRule
    from microloan.ledger.account import Account
    from microloan.regulations import Finding

_TO_THE_SMALLEST_UNIT = ChargeRounding()


class PenaltyDue(NamedTuple):
    """What lateness has cost since the loan was made: of an installment, or of all together.

    Parameters
    ----------
    installment
        Its number; None where the amount is of all installments together.
    amount
        Minor units, exact.
    working
        How it is worked out.
    """

    installment: int | None
    amount: Fraction
    working: str


class PenaltyOf(Protocol):
    """How a `PenaltyRule` finds what lateness has cost."""

    def __call__(self, account: Account, on: date, /) -> Sequence[PenaltyDue]:
        """Return what is due of each installment until the end of a day, from zero on."""
        ...


@dataclass(frozen=True, slots=True)
class PenaltyRule:
    """What lateness costs.

    Parameters
    ----------
    name
        What the levies are called on the statement: ``delay charge``. An account that two
        rules are for has two names.
    due
        What it finds, exactly.
    base
        The word for what it is reckoned on, as rulebooks have it: ``overdue_amount``.
    definition
        One phrase that completes "the penalty is …".
    source
        The document, or the practice, behind it.

    Raises
    ------
    MicroloanError
        If the name is empty, or `due` is no function.

    Examples
    --------
    >>> from microloan.ledger import penalty
    >>> penalty.on_overdue("24%").definition
    '24% a year on overdue interest and principal, by the actual days, over 365 in every year'
    """

    name: str
    due: PenaltyOf = field(compare=False)
    base: str
    definition: str
    source: str = field(compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name.strip():
            raise MicroloanError("name", self.name, "must be text, such as delay charge", code="wrong_type")
        if not callable(self.due):
            problem = "must be a function of an account and a day"
            raise MicroloanError("due", self.due, problem, code="wrong_type")

    def charge(self, account: Account, on: date, *, rounding: ChargeRounding = _TO_THE_SMALLEST_UNIT) -> PenaltyCharge:
        """Return what of the penalty is not charged yet at the end of a day.

        Parameters
        ----------
        account
            What happened until then.
        on
            The day; what is paid on it is paid.
        rounding
            What an amount since the loan was made is rounded to, and how.

        Raises
        ------
        MicroloanError
            If the day is before disbursement or after a write-off, or a part is of the wrong type.
        """
        check_account(account)
        checked_day(on, "on")
        disbursed = account.schedule.terms.disbursed_on
        if on < disbursed:
            problem = f"is before the loan is paid out; must be from {disbursed}"
            raise MicroloanError("on", on, problem, code="outside_life")
        rule = rounding_of(rounding, account)
        lost = next((event.on for event in account.events if isinstance(event, WriteOff)), None)
        if lost is not None and lost <= on:
            problem = f"is not before the write-off on {lost}; nothing is charged from then on"
            raise MicroloanError("on", on, problem, code="written_off")
        found: list[Charged] = []
        for due in self.due(account, on):
            whole = rule.apply(due.amount.numerator, due.amount.denominator)
            found.append(Charged(due, whole, _charged_before(account, self.name, due.installment)))
        return PenaltyCharge(account, on, self, rule, tuple(found))

    def findings(self, book: Rulebook) -> tuple[Finding, ...]:
        """Return what a regulator says of the rule: of what it is reckoned on, and of adding it to the principal.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.ledger import penalty
        >>> from microloan.regulations import rulebook
        >>> for finding in penalty.on_overdue("24%").findings(rulebook("in-rbi", on=date(2026, 1, 4))):
        ...     print(finding)
        pass: penalty base overdue_amount (overdue_amount) [Master Direction 2022, para 6.6]
        pass: penalty capitalisation there is none (none allowed) [Fair lending practice: penal charges]
        """
        if not isinstance(book, Rulebook):
            problem = "must be a Rulebook, such as rulebook(…, on=day) gives"
            raise MicroloanError("book", book, problem, code="wrong_type")
        return book.judge("penalty_base", self.base), book.judge("penalty_capitalisation", value=False)


class Charged(NamedTuple):
    """What is due, rounded, and what was charged of it before; minor units."""

    due: PenaltyDue
    whole: int
    before: int

    @property
    def to_charge(self) -> int:
        """What is to be charged: never less than nothing."""
        return max(self.whole - self.before, 0)


@dataclass(frozen=True, slots=True, repr=False)
class PenaltyCharge:
    """What of a penalty is to be charged on a day; `PenaltyRule.charge` makes it.

    Parameters
    ----------
    account, on, rule
        What it was made from.
    rounding
        How amounts were rounded.
    parts
        What is due of each installment, and what of it was charged before.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger import penalty
    >>> from microloan.ledger.examples import example_account
    >>> penalty.on_overdue("24%").charge(example_account(), date(2024, 5, 1))
    PenaltyCharge(on=2024-05-01, total=BDT('24.16'))
    """

    account: Account
    on: date
    rule: PenaltyRule
    rounding: RoundingRule
    parts: tuple[Charged, ...]

    @property
    def total(self) -> Money:
        """What is to be charged in all."""
        return self._money(sum(part.to_charge for part in self.parts))

    def events(self) -> tuple[Levy, ...]:
        """Return the levies to be posted: each with its installment, else with the oldest that is overdue.

        They fall due at once.
        """
        first, found = next_sequence(self.account, self.on), list[Levy]()
        for part in self.parts:
            if part.to_charge:
                number = part.due.installment or _oldest(self.account, self.on)
                place = first + len(found)
                levy = Levy(self._money(part.to_charge), self.on, PENALTY, number, name=self.rule.name, sequence=place)
                found.append(levy)
        return tuple(found)

    def charged(self) -> Account:
        """Return the account with the levies posted."""
        return with_events(self.account, self.events())

    def explain(self) -> Explanation:
        """Return the arithmetic of the charge.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.currency import BDT
        >>> from microloan.ledger import penalty
        >>> from microloan.ledger.examples import example_account
        >>> fee = penalty.per_missed(BDT(10)).charge(example_account(), date(2024, 3, 28))
        >>> print(fee.explain())
        Penalty on 2024-03-28: missed installment fee
          installment 9   10.00, not paid in full by 2024-03-20  → 10.00
          installment 10  10.00, not paid in full by 2024-03-27  → 10.00
          to charge       10.00 + 10.00                          → 20.00
          the penalty is Tk. 10 for each installment that is not paid in full in time
        """
        pen = Pen(self.account.schedule.terms.currency)
        steps: list[Step] = []
        for part in self.parts:
            amount, label = part.due.amount, "since the loan was made"
            if part.due.installment is not None:
                label = f"installment {part.due.installment}"
            working = pen.rounded(part.due.working, amount.numerator, amount.denominator, self.rounding)
            steps.append(Step(label, working, pen.amount(part.whole)))
            if part.before:
                steps.append(Step(f"charged before, {label}", "", pen.amount(part.before)))
        parts = " + ".join(pen.amount(part.to_charge) for part in self.parts if part.to_charge)
        steps.append(Step("to charge", parts, pen.amount(self.total.minor)))
        title = f"Penalty on {self.on}: {self.rule.name}"
        return Explanation(title, tuple(steps), (f"the penalty is {self.rule.definition}",))

    def __repr__(self) -> str:
        return f"PenaltyCharge(on={self.on}, total={self.total!r})"

    def _money(self, minor: int) -> Money:
        return Money.from_minor(minor, self.account.schedule.terms.currency)


def _charged_before(account: Account, name: str, installment: int | None) -> int:
    """Return what levies of a name have charged, of one installment or of all, and on a later day as well.

    A penalty never shrinks from a day to the next: what was charged for a later day has
    charged what an earlier one comes to.
    """
    return sum(
        event.amount.minor
        for event in account.events
        if isinstance(event, Levy) and event.name == name and installment in (None, event.installment)
    )


def _oldest(account: Account, on: date) -> int | None:
    """Return the number of the oldest overdue installment, else of the last that fell due; None after the last."""
    oldest, count = account.position(as_of=on).oldest(), len(account.schedule)
    if oldest is not None:
        return oldest.group + 1 if oldest.group < count else None
    due = sum(day <= on.toordinal() for day in account.schedule.due_days)
    return due or None
