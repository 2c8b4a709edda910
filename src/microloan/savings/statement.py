"""`SavingsStatement`: an account's lines, its postings, and what is accrued.

>>> from microloan.savings.examples import example_statement
>>> statement = example_statement()
>>> statement.balance, statement.total_interest
(BDT('1841.00'), BDT('41.00'))
>>> statement.posting(1).posted_on
datetime.date(2024, 6, 30)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day, to_date
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.savings.lines import AccruedInterest, Row, SavingsPosting, StatementLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from microloan.products.account_rules import HeldLoan
    from microloan.products.savings_terms import SavingsTerms
    from microloan.regulations import Finding
    from microloan.savings.figures import Replayed
    from microloan.savings.interest import EarningRules
    from microloan.savings.ordering import Ordered
    from microloan.savings.transactions import SavingsTransaction
    from microloan.tables import Table

_MOST_ROWS_SHOWN = 60


@dataclass(frozen=True, slots=True, repr=False)
class SavingsStatement:
    """An account up to a day, computed from its transactions alone; `savings_statement` makes it.

    Parameters
    ----------
    terms
        What the account earns.
    until
        The last day that is looked at.
    booked_by
        Only what was booked by this day is known; None is all.
    loans
        The member's loans, of which a part must stay saved.
    ordered
        The transactions in order.
    rules, replayed
        The terms as the formula needs them, and what it gave.
    rows
        The lines in plain numbers.

    Examples
    --------
    >>> from microloan.savings.examples import example_statement
    >>> len(example_statement()), example_statement().accrued
    (29, AccruedInterest(whole=0, numerator=0, denominator=453096000))
    """

    terms: SavingsTerms
    until: date
    booked_by: date | None
    loans: tuple[HeldLoan, ...]
    ordered: Ordered
    rules: EarningRules = field(compare=False)
    replayed: Replayed[int] = field(compare=False)
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[StatementLine]:
        return (self.line(number) for number in range(1, len(self) + 1))

    @property
    def lines(self) -> tuple[StatementLine, ...]:
        """Every line, in order."""
        return tuple(self)

    def line(self, number: int) -> StatementLine:
        """Return line `number`, counted from 1.

        Raises
        ------
        MicroloanError
            If there is no such line.
        """
        _check_number(number, len(self))
        row = self.rows[number - 1]
        amounts = self._money(row.amount), self._money(row.balance)
        return StatementLine(number, to_date(row.day), to_date(row.booked), row.kind, *amounts, self)

    @property
    def postings(self) -> tuple[SavingsPosting, ...]:
        """Every posting, in order."""
        return tuple(self.posting(number) for number in range(1, len(self.replayed.postings) + 1))

    def posting(self, number: int) -> SavingsPosting:
        """Return posting `number`, counted from 1.

        Raises
        ------
        MicroloanError
            If there is no such posting.
        """
        found = self.replayed.postings
        _check_number(number, len(found))
        one = found[number - 1]
        amounts = self._money(one.interest), self._money(one.tax), self._money(one.duty)
        return SavingsPosting(number, to_date(one.day), *amounts, Fraction(one.exact, self.rules.basis), self)

    @property
    def transactions(self) -> tuple[SavingsTransaction, ...]:
        """The transactions in order, with what was brought forward first and a closing last."""
        return self._from_end_to_end(self.ordered.transactions)

    @property
    def balance(self) -> Money:
        """After the last line."""
        return self._money(self.rows[-1].balance if self.rows else 0)

    @property
    def total_interest(self) -> Money:
        """All interest that was posted."""
        return self._money(sum(one.interest for one in self.replayed.postings))

    @property
    def total_tax(self) -> Money:
        """All tax that was kept back of interest."""
        return self._money(sum(one.tax for one in self.replayed.postings))

    @property
    def total_duty(self) -> Money:
        """All duty that was taken of the balance."""
        return self._money(sum(one.duty for one in self.replayed.postings))

    @property
    def total_deposited(self) -> Money:
        """All that was put in or brought forward, without what is reversed."""
        opening, ordered = self.ordered.opening, self.ordered
        counted = sum(ordered.amounts[place] for place in ordered.counted if ordered.amounts[place] > 0)
        return self._money(counted + (0 if opening is None else opening.signed_minor))

    @property
    def counted(self) -> tuple[SavingsTransaction, ...]:
        """The transactions in order, without those that are reversed and without reversals."""
        return self._from_end_to_end(self.ordered.transactions[place] for place in self.ordered.counted)

    @property
    def accrued(self) -> AccruedInterest:
        """What is earned until the last day and not posted, exactly."""
        basis = self.rules.basis
        return AccruedInterest(*divmod(self.replayed.accrued, basis), basis)

    @property
    def earned(self) -> Fraction:
        """All interest that was earned, posted or not, exactly, in minor units."""
        return Fraction(sum(one.numerator for one in self.replayed.earned), self.rules.basis)

    @property
    def dropped(self) -> Fraction:
        """What rounding left that the terms drop, exactly, in minor units; negative where it rounded up."""
        return self.earned - sum(one.interest for one in self.replayed.postings) - self.accrued.as_fraction()

    def balance_on(self, day: date) -> Money:
        """Return the balance after all lines up to a day.

        Raises
        ------
        MicroloanError
            If the day is none, or after the last that is looked at.
        """
        number = self._checked(day)
        return self._money(next((row.balance for row in reversed(self.rows) if row.day <= number), 0))

    def daily_balances(self) -> Iterator[tuple[date, Money]]:
        """Yield each day from the first line on with the balance at its end, before what is posted that day.

        It is what earns on that day under `balance.DAILY_PRODUCT` where interest earns once it is
        posted. Under `compounding.before_posting` interest that is not posted earns, too, and under
        `compounding.NEVER` interest that is posted does not; neither is seen here.
        """
        postings = {"interest", "tax", "duty"}
        position, balance, late = 0, 0, 0
        closed = self.ordered.closed
        last = 0 if closed is None else closed.value_date.toordinal()
        for number in range(self.rows[0].day, self.until.toordinal() + 1):
            balance, late = balance + late, 0
            while position < len(self.rows) and self.rows[position].day <= number:
                row = self.rows[position]
                if row.kind in postings and number != last:
                    late += row.amount
                else:
                    balance += row.amount
                position += 1
            yield to_date(number), self._money(balance)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the account's rules say of it: retained balance, lock-in, dormancy."""
        from microloan.savings.findings import findings_of

        return findings_of(self)

    def to_dict(self) -> dict[str, object]:
        """Return the statement as plain data: schema ``microloan/savings-statement/1``."""
        from microloan.savings.records import statement_to_dict

        return statement_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> SavingsStatement:
        """Return the statement that plain data describes, computed and checked again."""
        from microloan.savings.records import statement_from_dict

        return statement_from_dict(data)

    def to_table(self) -> Table:
        """Return the statement as a table, ready for text, HTML, Markdown or CSV."""
        from microloan.savings.tabulating import tabulate

        return tabulate(self)

    def __repr__(self) -> str:
        return self.to_table().to_text(most_rows=_MOST_ROWS_SHOWN)

    def _repr_html_(self) -> str:
        return self.to_table().to_html(most_rows=_MOST_ROWS_SHOWN)

    def _checked(self, day: date) -> int:
        number = checked_day(day, "day")
        if day > self.until:
            raise MicroloanError("day", day, f"is after until={self.until}", code="out_of_range")
        return number

    def _from_end_to_end(self, between: Iterable[SavingsTransaction]) -> tuple[SavingsTransaction, ...]:
        opening, closed = self.ordered.opening, self.ordered.closed
        return (*(one for one in (opening,) if one), *between, *(one for one in (closed,) if one))

    def _money(self, minor: int) -> Money:
        return Money.from_minor(minor, self.ordered.currency)


def _check_number(number: int, most: int) -> None:
    if type(number) is not int or not 1 <= number <= most:
        raise MicroloanError("number", number, f"must be a whole number from 1 to {most}", code="out_of_range")
