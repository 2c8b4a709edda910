"""What must be set aside for a portfolio, what is held, and what is missing.

>>> from datetime import date
>>> from microloan.arithmetic.rounding import HALF_UP
>>> from microloan.currency import BDT
>>> from microloan.regulations import rulebook
>>> classes = {"good": BDT(900_000), "watchful": BDT(60_000), "sub_standard": BDT(40_000)}
>>> sheet = provision_sheet(classes, rulebook("bd-mra", on=date(2026, 6, 30)), rounding=HALF_UP, held=BDT(20_000))
>>> sheet.required, sheet.shortfall, sheet.non_performing_share
(BDT('22000.00'), BDT('2000.00'), Fraction(1, 25))
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP
from microloan.arithmetic.shares import percent_text
from microloan.arrears import provisions
from microloan.arrears.provided import Provided, checked_amount, held_amount, rate_step, rulebook_of
from microloan.currency import Money
from microloan.currency.operands import rounding_mode
from microloan.errors import MicroloanError
from microloan.explanation import Explanation
from microloan.interest.working import Pen
from microloan.schedules.tabulating import cell_format
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.arithmetic.rounding import Rounding
    from microloan.regulations.book import Rulebook
    from microloan.regulations.classification import LoanClass
    from microloan.regulations.provisioning import ProvisionByClass

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """One class of a provision sheet.

    Parameters
    ----------
    loan_class
        The class.
    outstanding
        What is outstanding in it.
    rate
        The part of it that is set aside.
    required
        The provision, rounded.
    """

    loan_class: LoanClass
    outstanding: Money
    rate: Rate
    required: Money


@dataclass(frozen=True, slots=True)
class ProvisionSheet(Provided):
    """What must be set aside by class, and what is held.

    Parameters
    ----------
    rows
        One for each class, from best to worst.
    held
        The provision that is held.
    sums
        The rule.
    rounding
        How each row is rounded to a minor unit.
    """

    rows: tuple[ProvisionRow, ...]
    held: Money
    sums: ProvisionByClass
    rounding: Rounding

    @property
    def outstanding(self) -> Money:
        """All that is outstanding."""
        return sum((row.outstanding for row in self.rows[1:]), self.rows[0].outstanding)

    @property
    def required(self) -> Money:
        """The provision of all classes."""
        return sum((row.required for row in self.rows[1:]), self.rows[0].required)

    @property
    def non_performing_share(self) -> Fraction:
        """What does not perform, as a part of all that is outstanding; none of nothing is 0."""
        bad = sum(row.outstanding.minor for row in self.rows if not row.loan_class.performs)
        return Fraction(bad, self.outstanding.minor) if self.outstanding else _NOTHING

    def share(self, name: str) -> Fraction:
        """Return what is outstanding in a class as a part of all; none of nothing is 0."""
        for row in self.rows:
            if row.loan_class.name == name:
                return row.outstanding / self.outstanding if self.outstanding else _NOTHING
        known = ", ".join(row.loan_class.name for row in self.rows)
        raise MicroloanError("name", name, f"is not a class here; they are {known}", code="unknown_name")

    def to_table(self, *, places: int = 2, rounding: Rounding = HALF_UP) -> Table:
        """Return the sheet as a table; `places` and `rounding` are those of the shares."""
        style = cell_format(self.held.currency)
        lines = tuple(
            (
                str(row.loan_class),
                str(row.loan_class.days),
                row.outstanding.format(style),
                percent_text(self.share(row.loan_class.name), places, rounding),
                str(row.rate),
                row.required.format(style),
            )
            for row in self.rows
        )
        notes = [f"Held {self.held.format(style)}; {self._balance()}."]
        not_read = {one.name for one in self.sums.rates if one.citation.is_unconfirmed}
        unread = [str(row.loan_class) for row in self.rows if row.loan_class.name in not_read]
        if unread:
            notes.append(f"Rates not yet read in the rule: {', '.join(unread)}.")
        right = (Column(heading, Align.RIGHT) for heading in ("Outstanding", "Share", "Rate", "Provision"))
        totals = ("", "", self.outstanding.format(style), "", "", self.required.format(style))
        columns = (Column("Class"), Column("Days past due"), *right)
        title = f"Provision on {self.sums.base}, amounts in {self.held.currency.code}"
        return Table(title, columns, lines, totals=totals, notes=tuple(notes))

    def explain(self) -> Explanation:
        """Return how the provision follows, class by class.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.arithmetic.rounding import UP
        >>> from microloan.currency import BDT
        >>> from microloan.regulations import rulebook
        >>> day = date(2026, 6, 30)
        >>> print(provision_sheet({"good": BDT("100.50")}, rulebook("bd-mra", on=day), rounding=UP).explain()["good"])
        good: 100.50 × 1% = 1.005, rounded up to a multiple of 0.01 → 1.01
        """
        pen = Pen(self.held.currency)
        steps = [rate_step(pen, str(row.loan_class), row.outstanding, row.rate, self.rounding) for row in self.rows]
        notes = tuple(f"{one.name} {one.rate}: {one.citation}" for one in self.sums.rates)
        return Explanation("Provision by class", (*steps, *self.last_steps(pen, "the sum of the classes")), notes)

    def __str__(self) -> str:
        return str(self.to_table())

    def _repr_html_(self) -> str:
        """Return the table as HTML, for notebooks."""
        return self.to_table().to_html()

    def _balance(self) -> str:
        style = cell_format(self.held.currency)
        return f"excess {self.excess.format(style)}" if self.excess else f"shortfall {self.shortfall.format(style)}"


def provision_sheet(
    outstanding: Mapping[str, Money],
    rules: Rulebook,
    *,
    rounding: Rounding,
    held: Money | None = None,
    name: str | None = None,
) -> ProvisionSheet:
    """Return what must be set aside for a portfolio by class.

    Parameters
    ----------
    outstanding
        What is outstanding in each class, by the class's name; a class left out has nothing.
    rules
        A rulebook with classes and provisions by class.
    rounding
        How the provision of each class is rounded to a minor unit.
    held
        The provision that is held; None for none.
    name
        Which of its provisionings, where the rulebook has several.

    Raises
    ------
    MicroloanError
        If a class is not the rulebook's, amounts are of two currencies or below zero, or its
        provision does not go by class.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.arithmetic.rounding import HALF_UP
    >>> from microloan.currency import BDT
    >>> from microloan.regulations import rulebook
    >>> provision_sheet({"bad": BDT(5)}, rulebook("bd-mra", on=date(2026, 6, 30)), rounding=HALF_UP).required
    BDT('5.00')
    """
    sums = provisions.by_class_of(rulebook_of(rules).provisioning(name), "higher_of_sheet")
    if not isinstance(outstanding, Mapping):
        problem = 'must be amounts by class, such as {"good": BDT(900_000)}'
        raise MicroloanError("outstanding", outstanding, problem, code="wrong_type")
    if not outstanding:
        raise MicroloanError("outstanding", 0, "classes; give at least one", code="empty")
    table = rules.classification(sums.name)
    for one in outstanding:
        table.number_of(one)
    rounding_mode(rounding)
    given = list(outstanding.items())
    currency = checked_amount(f"outstanding[{given[0][0]!r}]", given[0][1]).currency
    amounts = {one: checked_amount(f"outstanding[{one!r}]", amount, currency) for one, amount in given}
    nothing = Money.from_minor(0, currency)
    rows: list[ProvisionRow] = []
    for number, loan_class in enumerate(table.classes):
        amount = amounts.get(loan_class.name, nothing)
        minor = provisions.class_provision(amount.minor, number, sums, table, rounding=rounding)
        required = Money.from_minor(minor, amount.currency)
        rows.append(ProvisionRow(loan_class, amount, sums.rate_of(loan_class.name), required))
    return ProvisionSheet(tuple(rows), held_amount(held, nothing), sums, rounding)
