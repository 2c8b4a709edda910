"""The parts of a statement: its lines, its postings, and what is accrued.

>>> from microloan.savings.examples import example_statement
>>> example_statement().lines[1].kind, example_statement().postings[0].interest
('deposit', BDT('41.00'))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from microloan.currency import Money
    from microloan.explanation import Explanation
    from microloan.savings.statement import SavingsStatement


class AccruedInterest(NamedTuple):
    """What is earned and not posted: exactly `whole` minor units and `numerator` / `denominator` of one.

    >>> AccruedInterest(12, 7, 365).as_fraction()
    Fraction(4387, 365)
    """

    whole: int
    numerator: int
    denominator: int

    def as_fraction(self) -> Fraction:
        """Return the same as one fraction of minor units."""
        return self.whole + Fraction(self.numerator, self.denominator)


class Row(NamedTuple):
    """A line in plain numbers: what happened, its signed amount, the balance after it.

    Parameters
    ----------
    day, booked
        Day numbers of value and booking.
    kind
        The word for it: that of the transaction, or ``interest``, ``tax``, ``duty``.
    amount, balance
        Minor units.
    place
        Which transaction, or which posting, counted from 0.
    """

    day: int
    booked: int
    kind: str
    amount: int
    balance: int
    place: int


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of a statement.

    Parameters
    ----------
    number
        Counted from 1.
    value_date, booked_on
        From when it counts, and when it was written down.
    kind
        ``deposit``, ``withdrawal``, …, or ``interest``, ``tax``, ``duty``.
    amount
        With its sign: a withdrawal is below zero.
    balance
        After it.

    Examples
    --------
    >>> from microloan.savings.examples import example_statement
    >>> example_statement().lines[-1].kind
    'interest'
    """

    number: int
    value_date: date
    booked_on: date
    kind: str
    amount: Money
    balance: Money
    _statement: SavingsStatement = field(compare=False, repr=False)

    def explain(self) -> Explanation:
        """Return the arithmetic of the line, in words and numbers."""
        from microloan.savings.explaining import explain_line

        return explain_line(self._statement, self.number)


@dataclass(frozen=True, slots=True)
class SavingsPosting:
    """Interest as it was posted.

    Parameters
    ----------
    number
        Counted from 1.
    posted_on
        The day.
    interest
        What was posted: earned since the posting before, rounded once.
    tax, duty
        What was kept back of it, and what was taken of the balance.
    exact
        What was earned and not posted before it, in minor units.

    Examples
    --------
    >>> from microloan.savings.examples import example_statement
    >>> example_statement().posting(1).exact
    Fraction(4100, 1)
    """

    number: int
    posted_on: date
    interest: Money
    tax: Money
    duty: Money
    exact: Fraction
    _statement: SavingsStatement = field(compare=False, repr=False)

    @property
    def net(self) -> Money:
        """What the member gets: the interest less the tax on it."""
        return self.interest - self.tax

    def explain(self) -> Explanation:
        """Return the arithmetic of the posting: each month's balance, the sum, the rounding, the tax."""
        from microloan.savings.explaining import explain_posting

        return explain_posting(self._statement, self.number)
