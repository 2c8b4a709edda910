"""A programme in figures: the blocks of two institutions, from data, in their own styles."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.portfolio import Balances, Clients, Measured, ProgrammeSummary, Reach, measures, programme_style
from microloan.portfolio.programme_style import SummaryLine, SummaryStyle
from microloan.tables import Table

Wrong = Any
ON_TIME = Measured(measures.ON_TIME_REALISATION, 9_996, 10_000, "99.96 ÷ 100")
MONEY = Balances(disbursed=INR.lakh("34683.53"), outstanding=INR.lakh("4073.37"))
REACH = Reach(branches=27, districts=6, blocks=48, staff=147, officers=92)
CLIENTS = Clients(members=28_718, borrowers=24_424, groups=2_232)
BJS = ProgrammeSummary("BJS", CLIENTS, MONEY, REACH, ON_TIME, date(2019, 4, 30))


def test_the_achievements_of_a_society_in_west_bengal() -> None:
    table = programme_style.BJS.table(BJS)
    assert table.title == "BJS, achievements as on 30 April 2019"
    assert figures(table) == {
        "Branches": "27",
        "Districts": "6",
        "Blocks": "48",
        "Staff": "147",
        "Frontline staff": "92",
        "Active groups": "2,232",
        "Active members": "28,718",
        "Active borrowers": "24,424",
        "Cumulative loan disbursed": "34,683.53 lakh",
        "Loan portfolio": "4,073.37 lakh",
        "Average loan size on outstanding": "Rs. 16,678",
        "On-time repayment rate": "99.96%",
        "Loans outstanding for each credit officer": "44.28 lakh",
    }
    assert BJS.borrowers_per_officer.number(0) == "265"


@pytest.mark.parametrize(
    ("name", "members", "borrowers", "disbursed", "outstanding", "savings", "average", "shown"),
    [
        ("Jagoron", 26_601, 22_477, 4_288_686_000, 399_091_262, 128_169_957, "17755.54", "Tk. 4,288,686,000"),
        ("Buniad", 6_153, 3_914, 602_948_500, 44_478_681, 19_271_370, "11364.00", "Tk. 602,948,500"),
    ],
)
def test_the_programmes_of_a_partner_of_pksf(
    name: str,
    members: int,
    borrowers: int,
    disbursed: int,
    outstanding: int,
    savings: int,
    average: str,
    shown: str,
) -> None:
    money = Balances(disbursed=BDT(disbursed), outstanding=BDT(outstanding), savings=BDT(savings))
    summary = ProgrammeSummary(name, Clients(members=members, borrowers=borrowers), money)
    assert summary.average_outstanding.rounded(BDT("0.01")) == BDT(average)
    rows = figures(programme_style.DDJ.table(summary))
    assert list(rows) == [
        "Active members",
        "Active borrowers",
        "Cumulative disbursed",
        "Loan outstanding",
        "Savings outstanding",
    ]
    assert (rows["Active members"], rows["Cumulative disbursed"]) == (f"{members:,}", shown)


def test_savings_that_are_not_known_are_left_out() -> None:
    money = Balances(disbursed=BDT(20), outstanding=BDT(10))
    table = programme_style.DDJ.table(ProgrammeSummary("Ours", Clients(members=2, borrowers=1), money))
    assert "Savings outstanding" not in figures(table)


def test_a_rate_just_below_all_is_not_printed_as_all() -> None:
    nearly = Measured(measures.ON_TIME_REALISATION, 99_999, 100_000, "")
    summary = ProgrammeSummary("BJS", CLIENTS, MONEY, REACH, nearly)
    assert figures(programme_style.BJS.table(summary))["On-time repayment rate"] == "99.99%"


def test_a_style_of_ones_own() -> None:
    line = SummaryLine("Groups with loans", lambda one: str(one.clients.groups))
    table = SummaryStyle("ours", "", (line,), "our report").table(BJS)
    assert table.rows == (("Groups with loans", "2232"),)
    assert repr(programme_style.DDJ) == "programme_style.DDJ"


@pytest.mark.parametrize(
    ("parts", "missing"),
    [
        ((CLIENTS, MONEY), "reach"),
        ((CLIENTS, MONEY, REACH), "on_time"),
        ((Clients(members=2, borrowers=1), MONEY, REACH, ON_TIME), "groups"),
    ],
)
def test_what_a_style_needs_and_a_summary_lacks_is_named(parts: tuple[Any, ...], missing: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        programme_style.BJS.table(ProgrammeSummary("BJS", *parts))
    assert (caught.value.argument, caught.value.code) == (missing, "missing")


def test_figures_that_cannot_be_are_refused() -> None:
    with pytest.raises(MicroloanError, match="at most 5, the members"):
        Clients(members=5, borrowers=6)
    with pytest.raises(MicroloanError, match="all that was ever disbursed"):
        Balances(disbursed=BDT(1), outstanding=BDT(2))
    with pytest.raises(CurrencyMismatch):
        Balances(disbursed=BDT(2), outstanding=BDT(1), savings=INR(1))
    with pytest.raises(MicroloanError, match="at most 1, the staff"):
        Reach(branches=1, districts=1, blocks=1, staff=1, officers=2)
    with pytest.raises(MicroloanError, match="whole number from 0"):
        Clients(members=-1, borrowers=0)
    wrong: Wrong = Money.from_minor(1, BDT)
    with pytest.raises(MicroloanError, match=r"must be Clients\("):
        ProgrammeSummary("Ours", wrong, MONEY)
    with pytest.raises(MicroloanError, match=r"must be Measured\("):
        ProgrammeSummary("Ours", CLIENTS, MONEY, REACH, wrong)
    with pytest.raises(MicroloanError, match="must be a ProgrammeSummary"):
        programme_style.BJS.table(wrong)
    with pytest.raises(MicroloanError, match="not empty"):
        ProgrammeSummary(" ", CLIENTS, MONEY)


def figures(table: Table) -> dict[str, str]:
    """The figures of a summary by their labels."""
    return {row[0]: row[1] for row in table.rows}


def test_repayment_on_time_is_no_other_measure() -> None:
    arrears = measures.arrears_rate(overdue_principal=BDT(1), outstanding_principal=BDT(3))
    with pytest.raises(MicroloanError, match="on_time='arrears rate' must be the on-time realisation"):
        ProgrammeSummary("Buniad", CLIENTS, MONEY, on_time=arrears)
