"""When a member with a loan may have a further one, meant to be read as ``further_loan.BANDHAN_TOP_UP``.

====================  =================================================================
`BANDHAN_TOP_UP`      a top-up from week 10, of up to half of the first loan
`AFTER_REPAYMENT`     a renewal when nothing is left of the loan before
====================  =================================================================

The answers are findings, one for each thing that a rule asks: a person decides.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.ledger.examples import example_account
>>> for finding in BANDHAN_TOP_UP.check(example_account(), date(2024, 3, 5), BDT(6_000)):
...     print(finding)
fail: time since the loan week 9 (from week 10)
fail: amount of the loan Tk. 6,000 (at most Tk. 5,000, 50% of the first loan)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from microloan.arithmetic.rates import Rate, percent
from microloan.arithmetic.rounding import DOWN
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger.closing import check_account
from microloan.regulations import Finding
from microloan.regulations.finding import judged

if TYPE_CHECKING:
    from datetime import date

    from microloan.ledger.account import Account

__all__ = ["AFTER_REPAYMENT", "ALL", "BANDHAN_TOP_UP", "FurtherLoanRule"]


@dataclass(frozen=True, slots=True)
class FurtherLoanRule:
    """When a member with a loan may have a further one.

    Parameters
    ----------
    name
        The word used in records.
    from_week
        The first week that it may be had in, the week of disbursement being the first; None
        where the time does not matter.
    most
        How much it may be, as a rate of the first loan; None where that does not matter.
    outstanding
        How much may be left of the principal, as a rate of the first loan; None where that does not
        matter.
    definition
        One sentence.
    source
        The document, or the practice, behind it.

    Raises
    ------
    MicroloanError
        If a part is not of its kind.

    Examples
    --------
    A second loan when half of the first is repaid:

    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger.examples import example_account
    >>> half = FurtherLoanRule("half", outstanding=percent(50), definition="half is repaid", source="our handbook")
    >>> print(half.check(example_account(), date(2024, 3, 13), BDT(10_000))[0])
    fail: principal left Tk. 8,260.88 (at most Tk. 5,000, 50% of the first loan)
    """

    name: str
    from_week: int | None = None
    most: Rate | None = None
    outstanding: Rate | None = None
    definition: str = field(default="", compare=False)
    source: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.from_week is not None and (type(self.from_week) is not int or self.from_week < 1):
            raise MicroloanError("from_week", self.from_week, "must be a whole number from 1", code="out_of_range")
        for name in ("most", "outstanding"):
            rate = getattr(self, name)
            if rate is not None and not isinstance(rate, Rate):
                raise MicroloanError(name, rate, "must be a Rate such as percent(50), or None", code="wrong_type")

    def check(self, account: Account, on: date, amount: Money) -> tuple[Finding, ...]:
        """Return a finding for each thing that the rule asks.

        Parameters
        ----------
        account
            Of the first loan.
        on
            The day of the further loan.
        amount
            How much it is.

        Raises
        ------
        MicroloanError
            If the day is before the first loan is paid out.
        CurrencyMismatch
            If the amount is in another currency.
        """
        check_account(account)
        terms, position = account.schedule.terms, account.position(as_of=on)
        if not isinstance(amount, Money) or amount.minor <= 0:
            raise MicroloanError("amount", amount, "must be money above zero, such as BDT(5_000)", code="out_of_range")
        if amount.currency != terms.currency:
            problem = f"is in {amount.currency.code}, the loan in {terms.currency.code}"
            raise CurrencyMismatch("amount", amount, problem, code="currency_mismatch")
        found: list[Finding] = []
        if self.from_week is not None:
            week = (on - terms.disbursed_on).days // 7 + 1
            kept, limit = judged(week >= self.from_week), f"from week {self.from_week}"
            found.append(Finding("time since the loan", kept, f"week {week}", limit, self.source))
        for rule, share, value in (
            ("amount of the loan", self.most, amount),
            ("principal left", self.outstanding, position.outstanding_principal),
        ):
            if share is not None:
                most = terms.lent.times(share, rounding=DOWN)
                limit = f"at most {most}, {share} of the first loan" if share.numerator else "nothing"
                found.append(Finding(rule, judged(value <= most), value, limit, self.source))
        return tuple(found)

    def __repr__(self) -> str:
        return f"further_loan.{self.name.upper()}"


BANDHAN_TOP_UP: Final = FurtherLoanRule(
    "bandhan_top_up",
    from_week=10,
    most=percent(50),
    definition="a top-up from week 10, of up to half of the first loan",
    source="Bandhan, Suchana, Srishti and Subriddhi (aajbikel.com, cabkgoyal.com, cleartax.in)",
)
AFTER_REPAYMENT: Final = FurtherLoanRule(
    "after_repayment",
    outstanding=percent(0),
    definition="a renewal when nothing is left of the loan before",
    source="practice: the next loan of a cycle follows the repayment of the one before",
)

ALL = (BANDHAN_TOP_UP, AFTER_REPAYMENT)
