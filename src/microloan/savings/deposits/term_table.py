"""`term_table`: what principals come to in each term of a term deposit, as institutions print it.

>>> from microloan.calendars.frequencies import MONTH, YEAR, months
>>> from microloan.currency import BDT
>>> from microloan.savings.deposits import growth, payout
>>> from microloan.savings.deposits.term_deposit import TermRules
>>> double = TermRules(growth=growth.YEARLY)
>>> print(term_table(double, principals=[BDT(100_000)], rates={YEAR: "11.5%", months(72): "12.25%"}))
    Deposit  1 year at 11.5%  6 years at 12.25%
───────────  ───────────────  ─────────────────
1,00,000.00      1,11,500.00        2,00,040.58

Where interest is paid on the way, a cell is one payment of it: a monthly benefit scheme.

>>> benefit = TermRules(payout=payout.every(MONTH))
>>> print(term_table(benefit, principals=[BDT(100_000)], rates={months(36): "10.8%"}))
    Deposit  3 years at 10.8%, every month
───────────  ─────────────────────────────
1,00,000.00                         900.00
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.currency.printing.formatting import ALL_DECIMALS, NO_SYMBOL, MoneyFormat
from microloan.errors import MicroloanError
from microloan.savings.deposits.maturity_table import checked_amounts, term_text
from microloan.savings.deposits.rate_card import RateCard
from microloan.savings.deposits.term_deposit import TermDeposit, TermRules
from microloan.savings.deposits.term_maturing import mature_term_deposit
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from microloan.arithmetic.rates import Rate
    from microloan.calendars.frequencies import Frequency
    from microloan.currency import Money


def term_table(
    rules: TermRules,
    *,
    principals: Sequence[Money],
    rates: RateCard | Mapping[Frequency, Rate | str] | Iterable[tuple[Frequency, Rate | str]],
    opened_on: date | None = None,
    style: MoneyFormat | None = None,
) -> Table:
    """Return the table of a term deposit: maturity amounts, or where interest is paid on the way one payment.

    Parameters
    ----------
    rules
        How deposits grow and pay.
    principals
        Amounts in one currency, each once.
    rates
        A `RateCard`, or what one is made of.
    opened_on
        The opening day, which a day count needs.
    style
        As for `MaturityTable.to_table`.

    Raises
    ------
    MicroloanError
        If there is no principal, one stands twice, or a deposit could not be made.

    Examples
    --------
    >>> from microloan.calendars.frequencies import days
    >>> from microloan.currency import BDT
    >>> term_table(TermRules(), principals=[BDT(100_000)], rates={days(91): "7%"}).rows
    (('1,00,000.00', '1,01,745.21'),)
    """
    if not isinstance(rules, TermRules):
        raise MicroloanError("rules", rules, "must be TermRules(…)", code="wrong_type")
    card = rates if isinstance(rates, RateCard) else RateCard(rates)
    amounts = checked_amounts("principals", principals)
    written = style or MoneyFormat(amounts[0].currency.grouping, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
    paid = "" if rules.payout.period is None else f", {rules.payout.definition}"
    headings = ["Deposit", *(f"{term_text(term)} at {rate}{paid}" for term, rate in card.rates)]
    rows: list[tuple[str, ...]] = []
    for principal in amounts:
        cells = [principal.format(written)]
        for term, rate in card.rates:
            deposit = TermDeposit(principal, term=term, rate=rate, rules=rules, opened_on=opened_on)
            matured = mature_term_deposit(deposit)
            shown = matured.payments[0].interest if paid else matured.maturity
            cells.append(shown.format(written))
        rows.append(tuple(cells))
    return Table("", tuple(Column(heading, Align.RIGHT) for heading in headings), tuple(rows))
