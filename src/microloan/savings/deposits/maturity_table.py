"""`maturity_table`: what each deposit comes to in each term, as institutions print it.

>>> from microloan.calendars.frequencies import months
>>> from microloan.currency import BDT
>>> from microloan.savings.deposits.scheme import example_plan
>>> card = RateCard({months(12): "8.75%", months(24): "9%", months(60): "10%"})
>>> table = maturity_table(example_plan().scheme, deposits=[BDT(500), BDT(1_000)], rates=card)
>>> print(table)
Deposit every month  1 year at 8.75%  2 years at 9%  5 years at 10%
───────────────────  ───────────────  ─────────────  ──────────────
             500.00         6,285.00      13,152.00       38,615.00
           1,000.00        12,569.00      26,303.00       77,230.00
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from microloan.calendars.frequencies import Frequency, Unit
from microloan.currency import Money
from microloan.currency.printing.formatting import ALL_DECIMALS, NO_SYMBOL, MoneyFormat
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.savings.deposits.maturing import Matured, mature
from microloan.savings.deposits.rate_card import RateCard
from microloan.savings.deposits.scheme import DepositPlan, DepositScheme
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate

_MOST_CELLS = 100_000


@dataclass(frozen=True, slots=True)
class MaturityTable:
    """What each deposit comes to in each term.

    Parameters
    ----------
    scheme
        The rules.
    deposits
        A row for each.
    rates
        A column for each of its terms.
    cells
        For each deposit what its plans pay, by term.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.currency import BDT
    >>> from microloan.savings.deposits.scheme import example_plan
    >>> table = maturity_table(example_plan().scheme, deposits=[BDT(500)], rates={months(12): "8.75%"})
    >>> table.maturity(BDT(500), months(12))
    BDT('6285.00')
    """

    scheme: DepositScheme
    deposits: tuple[Money, ...]
    rates: RateCard
    cells: tuple[tuple[Matured, ...], ...]

    def cell(self, deposit: Money, term: Frequency) -> Matured:
        """Return what a plan pays that the table holds.

        Raises
        ------
        MicroloanError
            If the table has no such deposit or term.
        """
        if deposit not in self.deposits:
            raise MicroloanError("deposit", deposit, "is not a deposit of this table", code="out_of_range")
        self.rates.rate_for(term)
        row = self.cells[self.deposits.index(deposit)]
        return next(matured for matured in row if matured.plan.term.periods_per_year == term.periods_per_year)

    def maturity(self, deposit: Money, term: Frequency) -> Money:
        """Return one maturity amount: deposits and interest."""
        return self.cell(deposit, term).maturity

    def to_table(self, style: MoneyFormat | None = None, title: str = "") -> Table:
        """Return the maturity amounts as a table, a row for each deposit.

        Parameters
        ----------
        style
            How amounts are written; None groups digits as is customary for the currency
            and shows all decimals.
        title
            The line above.
        """
        style = style or MoneyFormat(self.deposits[0].currency.grouping, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
        headings = [f"Deposit every {self.scheme.every.text}"]
        headings += [f"{term_text(term)} at {rate}" for term, rate in self.rates.rates]
        rows = tuple(
            (deposit.format(style), *(matured.maturity.format(style) for matured in row))
            for deposit, row in zip(self.deposits, self.cells, strict=True)
        )
        return Table(title, tuple(Column(heading, Align.RIGHT) for heading in headings), rows)

    def to_dict(self) -> dict[str, object]:
        """Return deposits, terms, rates and maturity amounts in minor units as plain data."""
        from microloan.savings.deposits.records import table_to_dict

        return table_to_dict(self)

    def __str__(self) -> str:
        return self.to_table().to_text()

    def _repr_html_(self) -> str:
        """Return the HTML of the table, for notebooks."""
        return self.to_table().to_html()


def maturity_table(
    scheme: DepositScheme,
    *,
    deposits: Sequence[Money],
    rates: RateCard | Mapping[Frequency, Rate | str] | Iterable[tuple[Frequency, Rate | str]],
) -> MaturityTable:
    """Return what each deposit comes to in each term.

    Parameters
    ----------
    scheme
        The rules.
    deposits
        Amounts in one currency, each once.
    rates
        A `RateCard`, or what one is made of: term to a year's rate.

    Raises
    ------
    MicroloanError
        If there is no deposit, one stands twice, currencies differ, or a term is no whole
        number of the scheme's periods.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.currency import BDT
    >>> from microloan.savings.deposits.scheme import example_plan
    >>> maturity_table(example_plan().scheme, deposits=[], rates={months(12): "8.75%"})
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: deposits=() must hold at least one amount
    """
    card = rates if isinstance(rates, RateCard) else RateCard(rates)
    amounts = checked_amounts("deposits", deposits)
    if len(amounts) * len(card.rates) > _MOST_CELLS:
        problem = f"makes more than {_MOST_CELLS:,} cells; use a DepositBook"
        raise MicroloanError("deposits", len(amounts), problem, code="out_of_range")
    cells = tuple(
        tuple(mature(DepositPlan(deposit, term=term, rate=rate, scheme=scheme)) for term, rate in card.rates)
        for deposit in amounts
    )
    return MaturityTable(scheme, amounts, card, cells)


def term_text(term: Frequency) -> str:
    """Return a length as people say it: whole years where it is some.

    >>> from microloan.calendars.frequencies import months
    >>> term_text(months(12)), term_text(months(60)), term_text(months(18))
    ('1 year', '5 years', '18 months')
    """
    if term.unit is not Unit.MONTH or term.count % 12:
        return term.text if term.count > 1 else f"1 {term.text}"
    years = term.count // 12
    return f"{years} year{'' if years == 1 else 's'}"


def checked_amounts(argument: str, deposits: object) -> tuple[Money, ...]:
    """Return the rows of a table: amounts in one currency, each once.

    Raises
    ------
    MicroloanError
        If there is none, one is no money or stands twice, or currencies differ.
    """
    if isinstance(deposits, (str, bytes)) or not isinstance(deposits, Iterable):
        raise MicroloanError(argument, deposits, "must be amounts of money in a list", code="wrong_type")
    amounts = tuple(cast("Iterable[object]", deposits))
    if not amounts:
        raise MicroloanError(argument, amounts, "must hold at least one amount", code="empty")
    found: list[Money] = []
    for amount in amounts:
        if not isinstance(amount, Money):
            raise MicroloanError(argument, amount, "must be Money, such as BDT(500)", code="wrong_type")
        if found and amount.currency != found[0].currency:
            problem = f"is in {amount.currency.code}, where the first is in {found[0].currency.code}"
            raise CurrencyMismatch(argument, amount, problem, code="currency_mismatch")
        if amount in found:
            raise MicroloanError(argument, amount, "stands twice; keep one", code="repeated")
        found.append(amount)
    return tuple(found)
