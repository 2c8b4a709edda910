"""`Comparison`: loans side by side, with what each costs and every rate by its name.

>>> from microloan.pricing.comparing import compare
>>> from microloan.products.examples import example_terms
>>> compare({"ours": example_terms()}).row("total_cost").values
(BDT('2236.74'),)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.yields.found import FoundRate
from microloan.pricing.compared_figures import AMOUNTS, CONVENTIONS, VARIED, ways_to_count
from microloan.pricing.found_rates import NoRate, rate_or_reason
from microloan.schedules.amounts import DECIMAL, MINOR, check_form
from microloan.schedules.counted import EVERYTHING, check_counted, check_left_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from microloan.interest.yields.conventions import RateConvention
    from microloan.schedules import Schedule
    from microloan.schedules.amounts import AmountForm
    from microloan.schedules.counted import Counted
    from microloan.tables import Table

    Value: TypeAlias = Money | Decimal | date | str | FoundRate | NoRate

__all__ = ["ComparedRow", "Comparison"]


class ComparedRow(NamedTuple):
    """One figure of every loan: its key in records, its words in a table, and a value for each loan."""

    name: str
    heading: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """Loans side by side; `compare` makes it.

    Parameters
    ----------
    labels
        What each loan is called.
    schedules
        The schedule of each, all in one currency.
    savings_returned
        What comes back with the last installment of each; None for what was saved, without
        interest.

    Raises
    ------
    MicroloanError
        If there is no loan, the parts are of different length, or a label is no text.
    CurrencyMismatch
        If the loans are in different currencies.

    Examples
    --------
    >>> from microloan.pricing.comparing import compare
    >>> from microloan.products.examples import example_terms
    >>> compare({"ours": example_terms()}).row("total_cost").values
    (BDT('2236.74'),)
    """

    labels: tuple[str, ...]
    schedules: tuple[Schedule, ...]
    savings_returned: tuple[Money | None, ...]

    def __post_init__(self) -> None:
        if not self.labels or not len(self.labels) == len(self.schedules) == len(self.savings_returned):
            problem = "must name each loan, and there must be one at least"
            raise MicroloanError("labels", self.labels, problem, code="wrong_length")
        for label in self.labels:
            if not isinstance(label, str) or not label.strip():
                raise MicroloanError("labels", label, "must be text, such as 'flat'", code="wrong_type")
        first, *others = self.schedules
        code = first.terms.currency.code
        for label, other in zip(self.labels[1:], others, strict=True):
            if other.terms.currency != first.terms.currency:
                problem = f"is in {other.terms.currency.code}, where {self.labels[0]} is in {code}"
                hint = "; compare loans of one currency"
                raise CurrencyMismatch(f"loans[{label!r}]", other.terms.lent, problem + hint, code="currency_mismatch")

    def __len__(self) -> int:
        return len(self.labels)

    def schedule(self, label: str) -> Schedule:
        """Return the schedule of a loan.

        Raises
        ------
        MicroloanError
            If no loan is called so.
        """
        return self.schedules[self._place(label)]

    def rate(self, label: str, convention: RateConvention, *, counted: Counted = EVERYTHING) -> FoundRate | NoRate:
        """Return a rate of a loan by its name, or why it has none.

        Parameters
        ----------
        label
            What the loan is called.
        convention, counted
            As for `Schedule.rate`.

        Examples
        --------
        >>> from microloan.pricing.comparing import compare
        >>> from microloan.interest.yields.conventions import XIRR
        >>> from microloan.products.examples import example_terms
        >>> compare({"ours": example_terms()}).rate("ours", XIRR)
        <XIRR 25.34%>
        """
        place = self._place(label)
        check_counted(counted)
        check_left_out(counted, (fee.name for schedule in self.schedules for fee in schedule.terms.charges))
        returned = self.savings_returned[place]
        return rate_or_reason(self.schedules[place], convention, counted=counted, savings_returned=returned)

    def row(self, name: str) -> ComparedRow:
        """Return a figure of every loan by its key, such as ``total_cost`` or ``nominal_apr``.

        Raises
        ------
        MicroloanError
            If the comparison has no such figure.
        """
        rows = {row.name: row for row in self.rows}
        if not isinstance(name, str) or name not in rows:
            raise MicroloanError("name", name, f"must be one of {', '.join(rows)}", code="unknown_name")
        return rows[name]

    @property
    def rows(self) -> tuple[ComparedRow, ...]:
        """Every figure, in the order of the table; one that is zero for all loans is left out."""
        return (*self._amounts(), *self._rates())

    def _amounts(self) -> Iterator[ComparedRow]:
        for figure in AMOUNTS:
            values = tuple(map(figure.of, self.schedules))
            if figure.always or any(isinstance(value, Money) and value.minor for value in values):
                yield ComparedRow(figure.name, figure.heading, values)

    def _rates(self) -> Iterator[ComparedRow]:
        ways = ways_to_count(self.schedules)
        for convention in CONVENTIONS:
            for way in ways if convention in VARIED else ways[:1]:
                name = f"{convention.name}_{way.name}" if way.words else convention.name
                heading = f"{convention.words[0].upper()}{convention.words[1:]}"
                found = tuple(self.rate(label, convention, counted=way.counted) for label in self.labels)
                yield ComparedRow(name, f"{heading}, {way.words}" if way.words else heading, found)

    def records(self, *, amounts: AmountForm = DECIMAL) -> list[dict[str, Any]]:
        """Return a plain dict for each loan, its label under ``loan``.

        Rates are percents with the decimals that each is shown with; None stands for a rate
        that a loan does not have, and the reasons are under ``no_rate_because``, by the rates'
        keys; so are, under ``other_rates``, those that solve a loan's flow too.

        Parameters
        ----------
        amounts
            `DECIMAL` for a `Decimal` in major units, `MINOR` for an int in minor units.

        Examples
        --------
        >>> from microloan.pricing.comparing import compare
        >>> from microloan.products.examples import example_terms
        >>> record = compare({"ours": example_terms()}).records()[0]
        >>> record["loan"], record["total_cost"], record["nominal_apr"], record["no_rate_because"]
        ('ours', Decimal('2236.74'), Decimal('24.00'), {})
        """
        check_form(amounts)
        rows, currency = self.rows, self.schedules[0].terms.currency.code
        return [
            {
                "loan": label,
                "currency": currency,
                **{row.name: _plain(row.values[place], amounts) for row in rows},
                "no_rate_because": {
                    row.name: value.reason for row in rows if isinstance(value := row.values[place], NoRate)
                },
                "other_rates": {
                    row.name: list(value.others)
                    for row in rows
                    if isinstance(value := row.values[place], FoundRate) and not value.is_only
                },
            }
            for place, label in enumerate(self.labels)
        ]

    def plot_data(self) -> list[dict[str, Any]]:
        """Return what a chart of the loans needs: a row for each loan and each of its days.

        The keys are ``loan``, ``day`` (a `date`), ``number`` (0 at disbursement),
        ``outstanding_principal`` after the day's installment, and ``cost``: interest and fees
        paid until then, those at disbursement included. Amounts are exact decimals in major units.

        Examples
        --------
        >>> from microloan.pricing.comparing import compare
        >>> from microloan.products.examples import example_terms
        >>> rows = compare({"ours": example_terms()}).plot_data()
        >>> len(rows), rows[0]["outstanding_principal"], rows[-1]["cost"]
        (47, Decimal('20000.00'), Decimal('2236.74'))
        """
        from microloan.pricing.compared_charts import days_of

        return [row for label, one in zip(self.labels, self.schedules, strict=True) for row in days_of(label, one)]

    def to_table(self) -> Table:
        """Return the comparison as a table, ready for text, HTML, Markdown or CSV."""
        from microloan.pricing.compared_tables import tabulate

        return tabulate(self)

    def __repr__(self) -> str:
        return self.to_table().to_text()

    def _repr_html_(self) -> str:
        return self.to_table().to_html()

    def _place(self, label: str) -> int:
        if label not in self.labels:
            raise MicroloanError("label", label, f"must be {' or '.join(self.labels)}", code="unknown_name")
        return self.labels.index(label)


def _plain(value: Value, amounts: AmountForm) -> Decimal | date | str | int | None:
    if isinstance(value, Money):
        return value.minor if amounts == MINOR else value.amount
    if isinstance(value, (Decimal, date, str)):
        return value
    return None if isinstance(value, NoRate) else value.percent()
