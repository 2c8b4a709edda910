"""`early_table`: what a plan pays that is closed after this time or that, as institutions print it.

>>> from microloan.calendars.frequencies import months
>>> from microloan.currency import BDT
>>> from microloan.savings.deposits.product import deposit_preset
>>> plan = deposit_preset("bifcol-dps").plan(BDT(1_000), months(36))
>>> print(early_table(plan, after=[months(6), months(12), months(30)]))
Closed after  Deposited  Interest       Pays
────────────  ─────────  ────────  ─────────
6 months       6,000.00      0.00   6,000.00
1 year        12,000.00    650.00  12,650.00
30 months     30,000.00  3,100.00  33,100.00
3 years       36,000.00  8,250.00  44,250.00
closed early, it pays the value after the last full 12 months, and later deposits without interest
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from microloan.currency.printing.formatting import ALL_DECIMALS, NO_SYMBOL, MoneyFormat
from microloan.errors import MicroloanError
from microloan.savings.deposits.maturing import check_plan, close_early, mature
from microloan.savings.deposits.maturity_table import term_text
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.calendars.frequencies import Frequency
    from microloan.savings.deposits.scheme import DepositPlan

_HEADINGS = ("Deposited", "Interest", "Pays")


def early_table(
    plan: DepositPlan, *, after: Sequence[Frequency], style: MoneyFormat | None = None, title: str = ""
) -> Table:
    """Return what a plan pays that is closed after each of some times, and at its end.

    Parameters
    ----------
    plan
        The plan.
    after
        The times, each a whole number of periods before the end of the term.
    style
        How amounts are written; None groups digits as is customary for the currency and
        shows all decimals.
    title
        The line above.

    Raises
    ------
    MicroloanError
        If the plan is none, or a time is not before the end of the term.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.savings.deposits.scheme import example_plan
    >>> early_table(example_plan(), after=[months(12)]).rows[0]
    ('1 year', '6,000.00', '0.00', '6,000.00')
    """
    check_plan(plan)
    times: object = after
    if isinstance(times, (str, bytes)) or not isinstance(times, Iterable):
        raise MicroloanError("after", after, "must be lengths in a list, such as [months(12)]", code="wrong_type")
    written = style or MoneyFormat(plan.deposit.currency.grouping, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
    closed = [(length, close_early(plan, length)) for length in after]
    rows = tuple(
        (
            term_text(length),
            *(amount.format(written) for amount in (matured.deposited, matured.interest, matured.paid_out)),
        )
        for length, matured in (*closed, (plan.term, mature(plan)))
    )
    columns = (Column("Closed after"), *(Column(heading, Align.RIGHT) for heading in _HEADINGS))
    return Table(title, columns, rows, notes=(f"closed early, it pays {plan.scheme.early.definition}",))
