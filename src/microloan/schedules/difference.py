"""What changes from one schedule to another, as a value that prints as a table.

>>> from dataclasses import replace
>>> from microloan.interest import DecliningBalance
>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> terms = example_terms()
>>> dearer = amortize(replace(terms, interest=DecliningBalance("26%")))
>>> print(amortize(terms).diff(dearer).to_table().to_text(most_rows=4))
Changes to Tk. 20,000 disbursed 2026-01-04, amounts in BDT
No.  Due on      Principal  Interest    Total  Outstanding
───  ──────────  ─────────  ────────  ───────  ───────────
  1  2026-01-21      -2.69     +7.69    +5.00        +2.69
  2  2026-01-28      -2.55     +7.55    +5.00        +5.24
… 42 more rows …
 45  2026-11-25      +4.81     +0.19    +5.00       -36.28
 46  2026-12-02     -36.28     -0.02   -36.30            =
───  ──────────  ─────────  ────────  ───────  ───────────
                         =   +188.70  +188.70
Cost in all: Tk. 2,236.74 → Tk. 2,425.44 (+188.70)
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from microloan.currency.printing.formatting import format_minor
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.schedules.amount_columns import amount_columns
from microloan.schedules.schedule import Schedule
from microloan.schedules.tabulating import HEADINGS, cell_format
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.currency import Money
    from microloan.schedules.installment import Installment

_MOST_ROWS_SHOWN = 60
_SAME = "="


@dataclass(frozen=True, slots=True)
class InstallmentDifference:
    """One installment in two schedules; None where a schedule has no such row.

    Parameters
    ----------
    number
        Counted from 1.
    before, after
        The installment in the one schedule and in the other.

    Examples
    --------
    >>> from microloan.schedules.amortization import amortize
    >>> from microloan.products.examples import example_terms
    >>> schedule = amortize(example_terms())
    >>> next(iter(schedule.diff(schedule))).days
    0
    """

    number: int
    before: Installment | None
    after: Installment | None

    @property
    def days(self) -> int | None:
        """Days by which it falls due later, negative for earlier; None where only one has it."""
        if self.before is None or self.after is None:
            return None
        return (self.after.due_on - self.before.due_on).days

    def change(self, name: str) -> Money:
        """Return by how much an amount rises; the whole amount where only one schedule has the row.

        Parameters
        ----------
        name
            ``principal``, ``interest``, ``fee``, ``total``, ``savings``, ``to_collect`` or
            ``outstanding_principal``.

        Raises
        ------
        MicroloanError
            If it is none of these.
        """
        if name not in HEADINGS:
            raise MicroloanError("name", name, f"must be {' or '.join(HEADINGS)}", code="unknown_choice")
        amounts: list[Money | None] = [None if row is None else getattr(row, name) for row in (self.before, self.after)]
        before, after = amounts
        if before is None or after is None:
            given = -before if before is not None else after
            if given is None:
                raise MicroloanError("number", self.number, "is in neither schedule", code="out_of_range")
            return given
        return after - before


@dataclass(frozen=True, slots=True, repr=False)
class ScheduleDifference:
    """Two schedules side by side, row by row; what is shown is the second less the first.

    Iterating gives an `InstallmentDifference` for each installment number that either has.

    Parameters
    ----------
    before, after
        The two schedules, in one currency.

    Raises
    ------
    MicroloanError
        If one is no `Schedule`.
    CurrencyMismatch
        If they are in two currencies.

    Examples
    --------
    >>> from microloan.schedules.amortization import amortize
    >>> from microloan.products.examples import example_terms
    >>> schedule = amortize(example_terms())
    >>> schedule.diff(schedule).is_empty
    True
    """

    before: Schedule
    after: Schedule

    def __post_init__(self) -> None:
        if not isinstance(self.after, Schedule):
            raise MicroloanError("other", self.after, "must be a Schedule, such as amortize(…)", code="wrong_type")
        code = self.before.terms.currency.code
        if self.after.terms.currency.code != code:
            problem = f"is in {self.after.terms.currency.code}, where this schedule is in {code}"
            raise CurrencyMismatch("other", self.after.terms.lent, problem, code="currency_mismatch")

    def __iter__(self) -> Iterator[InstallmentDifference]:
        for number, (before, after) in enumerate(zip_longest(self.before, self.after), start=1):
            yield InstallmentDifference(number, before, after)

    def __len__(self) -> int:
        return max(len(self.before), len(self.after))

    @property
    def is_empty(self) -> bool:
        """Whether all dates and amounts are the same, at disbursement too."""
        return _figures(self.before) == _figures(self.after)

    def to_table(self) -> Table:
        """Return the changes as a table; ``=`` stands where nothing changes.

        A date that moves has its old and its new day; a row that only one schedule has says
        so, and shows its whole amounts.
        """
        columns = {**amount_columns(self.before), **amount_columns(self.after)}
        names = [name for name in HEADINGS if name in columns]
        headings = (
            Column("No.", Align.RIGHT),
            Column("Due on"),
            *(Column(HEADINGS[name], Align.RIGHT) for name in names),
        )
        rows = tuple(
            (str(row.number), _due_on(row), *(self._signed(row.change(name).minor) for name in names)) for row in self
        )
        totals = ("", "", *(self._signed(self._total(name)) for name in names[:-1]), "")
        return Table(self._title(), headings, rows, totals=totals, notes=tuple(self._notes()))

    def _total(self, name: str) -> int:
        return sum(row.change(name).minor for row in self)

    def _signed(self, minor: int) -> str:
        currency = self.before.terms.currency
        text = format_minor(minor, currency.exponent, cell_format(currency))
        return f"+{text}" if minor > 0 else text if minor else _SAME

    def _title(self) -> str:
        loans = [f"{one.terms.lent} disbursed {one.terms.disbursed_on}" for one in (self.before, self.after)]
        changed = f"Changes to {loans[0]}" if loans[0] == loans[1] else f"From {loans[0]} to {loans[1]}"
        return f"{changed}, amounts in {self.before.terms.currency.code}"

    def _notes(self) -> Iterator[str]:
        figures = (
            ("Net disbursed", "net_disbursed"),
            ("Fees in all", "total_fees"),
            ("Cost in all", "total_cost"),
            ("Savings returned", "savings_returned"),
        )
        for heading, name in figures:
            before, after = getattr(self.before, name), getattr(self.after, name)
            if before != after:
                yield f"{heading}: {before} → {after} ({self._signed((after - before).minor)})"

    def __repr__(self) -> str:
        return self.to_table().to_text(most_rows=_MOST_ROWS_SHOWN)

    def _repr_html_(self) -> str:
        return self.to_table().to_html(most_rows=_MOST_ROWS_SHOWN)


def _due_on(row: InstallmentDifference) -> str:
    before, after = row.before, row.after
    if before is None:
        return f"{after.due_on} (only after)" if after is not None else ""
    if after is None:
        return f"{before.due_on} (only before)"
    return str(after.due_on) if row.days == 0 else f"{before.due_on} → {after.due_on}"


def _figures(schedule: Schedule) -> tuple[object, ...]:
    columns = {name: column for name, column in amount_columns(schedule).items() if any(column)}
    returned = schedule.savings_returned
    return schedule.due_days, columns, schedule.charges_at_disbursement, schedule.net_disbursed, returned
