"""How institutions print a programme's figures, meant to be read as ``programme_style.DDJ``.

=======  =================================================================================
`DDJ`    Dak Diye Jai, Bangladesh: members, borrowers, loans and savings, in thousands
`BJS`    Belghoria Janakalyan Samity, West Bengal: achievements, in lakh, rates to 0.01%
=======  =================================================================================

A style of your own is another `SummaryStyle`: lines, each with its label and how its value is
written.

>>> from datetime import date
>>> from microloan.currency import INR
>>> from microloan.portfolio.measured import Measured
>>> from microloan.portfolio.measures import ON_TIME_REALISATION
>>> from microloan.portfolio.programme import Balances, Clients, ProgrammeSummary, Reach
>>> achievements = ProgrammeSummary(
...     "Belghoria Janakalyan Samity",
...     Clients(members=28_718, borrowers=24_424, groups=2_232),
...     Balances(disbursed=INR.lakh("34683.53"), outstanding=INR.lakh("4073.37")),
...     Reach(branches=27, districts=6, blocks=48, staff=147, officers=92),
...     Measured(ON_TIME_REALISATION, 9_996, 10_000, "99.96 ÷ 100"),
...     date(2019, 4, 30),
... )
>>> print(BJS.table(achievements))
Belghoria Janakalyan Samity, achievements as on 30 April 2019
Indicator                                          Figure
─────────────────────────────────────────  ──────────────
Branches                                               27
Districts                                               6
Blocks                                                 48
Staff                                                 147
Frontline staff                                        92
Active groups                                       2,232
Active members                                     28,718
Active borrowers                                   24,424
Cumulative loan disbursed                  34,683.53 lakh
Loan portfolio                              4,073.37 lakh
Average loan size on outstanding               Rs. 16,678
On-time repayment rate                             99.96%
Loans outstanding for each credit officer      44.28 lakh
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import DOWN, HALF_UP
from microloan.arithmetic.shares import decimals_text
from microloan.currency import Money, money_format
from microloan.currency.printing.scale_format import in_scale
from microloan.currency.scale import LAKH
from microloan.errors import MicroloanError
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.portfolio.programme import ProgrammeSummary

__all__ = ["BJS", "DDJ", "SummaryLine", "SummaryStyle"]


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of a summary.

    Parameters
    ----------
    label
        What stands before the figure.
    write
        From the summary to the figure as text; None to leave the line out.

    Examples
    --------
    >>> SummaryLine("Members", lambda one: f"{one.clients.members:,}").label
    'Members'
    """

    label: str
    write: Callable[[ProgrammeSummary], str | None]


@dataclass(frozen=True, slots=True, repr=False)
class SummaryStyle:
    """How an institution prints a programme's figures.

    Parameters
    ----------
    name
        Whose style it is.
    heading
        What stands above the figures after the programme's name; may be empty.
    lines
        In order.
    source
        Where it was seen.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.portfolio.programme import Balances, Clients, ProgrammeSummary
    >>> money = Balances(disbursed=BDT(4_288_686_000), outstanding=BDT(399_091_262), savings=BDT(128_169_957))
    >>> print(DDJ.table(ProgrammeSummary("Jagoron", Clients(members=26_601, borrowers=22_477), money)))
    Jagoron
    Indicator                        Figure
    ────────────────────  ─────────────────
    Active members                   26,601
    Active borrowers                 22,477
    Cumulative disbursed  Tk. 4,288,686,000
    Loan outstanding        Tk. 399,091,262
    Savings outstanding     Tk. 128,169,957
    """

    name: str
    heading: str
    lines: tuple[SummaryLine, ...]
    source: str

    def __repr__(self) -> str:
        return f"programme_style.{self.name.upper()}"

    def table(self, summary: ProgrammeSummary) -> Table:
        """Return a summary as a table of two columns.

        Raises
        ------
        MicroloanError
            If the summary does not have what a line of the style needs.
        """
        from microloan.portfolio.programme import ProgrammeSummary as Summary

        if not isinstance(summary, Summary):
            raise MicroloanError("summary", summary, "must be a ProgrammeSummary", code="wrong_type")
        written = ((line.label, line.write(summary)) for line in self.lines)
        title = f"{summary.name}{f', {self.heading}' if self.heading else ''}"
        if summary.as_on is not None:
            from microloan.labels import labels_in

            title = f"{title} as on {labels_in('en').date(summary.as_on)}"
        rows = tuple((label, text) for label, text in written if text is not None)
        return Table(title, (Column("Indicator"), Column("Figure", Align.RIGHT)), rows)


def _count(value: int) -> str:
    return f"{value:,}"


def _western(amount: Money | None) -> str | None:
    return None if amount is None else amount.format(money_format.WESTERN)


def _in_lakh(amount: Money) -> str:
    return amount.format(in_scale(LAKH, places=2, rounding=HALF_UP))


def _average(summary: ProgrammeSummary) -> str:
    one = Money.from_minor(10**summary.balances.outstanding.currency.exponent, summary.balances.outstanding.currency)
    return summary.average_outstanding.rounded(one).format(money_format.INDIAN)


def _on_time(summary: ProgrammeSummary) -> str:
    if summary.on_time is None:
        raise MicroloanError("on_time", None, "is not known; this style prints it", code="missing")
    # Never 100% for less: a rate of 99.996% is one of those that must not look like all.
    return summary.on_time.percent(2, rounding=DOWN)


def _groups(summary: ProgrammeSummary) -> str:
    if summary.clients.groups is None:
        raise MicroloanError("groups", None, "is not known; this style prints it", code="missing")
    return _count(summary.clients.groups)


def _per_officer(summary: ProgrammeSummary) -> str:
    return f"{decimals_text(summary.outstanding_per_officer.value / LAKH.units, 2, HALF_UP)} lakh"


DDJ = SummaryStyle(
    "ddj",
    "",
    (
        SummaryLine("Active members", lambda one: _count(one.clients.members)),
        SummaryLine("Active borrowers", lambda one: _count(one.clients.borrowers)),
        SummaryLine("Cumulative disbursed", lambda one: _western(one.balances.disbursed)),
        SummaryLine("Loan outstanding", lambda one: _western(one.balances.outstanding)),
        SummaryLine("Savings outstanding", lambda one: _western(one.balances.savings)),
    ),
    "ddjbd.org, Jagoron and Buniad",
)
BJS = SummaryStyle(
    "bjs",
    "achievements",
    (
        SummaryLine("Branches", lambda one: _count(one.reach_known.branches)),
        SummaryLine("Districts", lambda one: _count(one.reach_known.districts)),
        SummaryLine("Blocks", lambda one: _count(one.reach_known.blocks)),
        SummaryLine("Staff", lambda one: _count(one.reach_known.staff)),
        SummaryLine("Frontline staff", lambda one: _count(one.reach_known.officers)),
        SummaryLine("Active groups", _groups),
        SummaryLine("Active members", lambda one: _count(one.clients.members)),
        SummaryLine("Active borrowers", lambda one: _count(one.clients.borrowers)),
        SummaryLine("Cumulative loan disbursed", lambda one: _in_lakh(one.balances.disbursed)),
        SummaryLine("Loan portfolio", lambda one: _in_lakh(one.balances.outstanding)),
        SummaryLine("Average loan size on outstanding", _average),
        SummaryLine("On-time repayment rate", _on_time),
        SummaryLine("Loans outstanding for each credit officer", _per_officer),
    ),
    "Belghoria Janakalyan Samity, public pages, as on 30 April 2019",
)
