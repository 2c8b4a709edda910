"""Groups from rows of loans and payments: what is read, and what is told and left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from microloan.calendars import MONDAY, WEDNESDAY
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.portfolio.exchange import read_loans, read_payments, reading
from microloan.portfolio.meetings import collection_sheet
from microloan.portfolio.meetings.from_rows import FiledGroups, groups_in
from microloan.portfolio.samples import sample_book
from microloan.products import preset

np = pytest.importorskip("numpy")

HEAD = "loan,principal,disbursed_on,product,first_due,member,group,officer\n"
Wrong = Any
Read = Callable[..., FiledGroups]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """From the rows of both files to the groups."""

    def groups(
        loans: str,
        payments: str = "",
        name: str | None = None,
        head: str = HEAD,
        among: list[bool] | None = None,
    ) -> FiledGroups:
        (tmp_path / "loans.csv").write_text(head + loans, encoding="utf-8")
        (tmp_path / "payments.csv").write_text("loan,paid_on,amount,reference\n" + payments, encoding="utf-8")
        found = read_loans(tmp_path / "loans.csv", BDT), read_payments(tmp_path / "payments.csv", BDT)
        chosen = None if among is None else np.array(among)
        return groups_in(found[0].rows, found[1].rows, preset, name=name, among=chosen)

    return groups


def test_a_group_has_the_meeting_day_that_its_rows_agree_on_and_all_their_officers(read: Read) -> None:
    row = "10000,2026-01-04,jcf-jagoron"
    rows = [f"L-1,{row},wednesday,A,Golap,Nasrin\n", f"L-2,{row},wednesday,B,Golap,\n"]
    agreed = read("".join(rows)).groups[0].group
    rows += [f"L-3,{row},monday,C,Golap,Rina\n", f"L-4,{row},monday,D,Golap,Nasrin\n"]
    not_agreed = read("".join(rows)).groups[0].group
    nobody = read(rows[1]).groups[0].group

    assert (agreed.name, agreed.meeting_day, agreed.officer) == ("Golap", WEDNESDAY, "Nasrin")
    assert (not_agreed.meeting_day, not_agreed.officer) == (None, "Nasrin, Rina")
    assert nobody.officer is None


def test_a_row_without_a_number_is_a_member_by_itself_next_to_those_of_its_name(read: Read) -> None:
    row = "10000,2026-01-04,jcf-jagoron,wednesday"
    found = read(f"L-1,{row},Rahima,Golap,\nL-2,{row},,Golap,\nL-3,{row},Rahima,Golap,\nL-4,{row},L-2,Golap,\n")
    members = found.groups[0].members

    assert [(one.name, one.number, [loan.number for loan in one.loans]) for one in members] == [
        ("Rahima", None, ["L-1"]),
        ("Rahima", None, ["L-3"]),
        ("L-2", None, ["L-2"]),
        ("L-2", None, ["L-4"]),
    ]


def test_the_loans_of_a_number_are_one_members_whatever_her_name(read: Read) -> None:
    row = "10000,2026-01-04,jcf-jagoron,wednesday"
    rows = [
        *("L-1,014,", "L-2,014,Rahima", "L-3,015,Rahima", "L-4,,Rahima", "L-5,014,Rahima Begum", "L-6,016,"),
    ]
    head = "loan,member_no,member,principal,disbursed_on,product,first_due,group\n"
    members = read("".join(f"{one},{row},Golap\n" for one in rows), head=head).groups[0].members

    assert [(one.name, one.number, [loan.number for loan in one.loans]) for one in members] == [
        ("Rahima", "014", ["L-1", "L-2", "L-5"]),
        ("Rahima", "015", ["L-3"]),
        ("Rahima", None, ["L-4"]),
        ("016", "016", ["L-6"]),
    ]


def test_payments_are_posted_with_their_receipts(read: Read) -> None:
    found = read("L-1,10000,2026-01-04,jcf-jagoron,wednesday,A,Golap,\n", "L-1,2026-01-21,243,R-1\nL-1,2026-01-28,1,\n")
    account = found.groups[0].members[0].loans[0].account

    assert [(event.on, event.reference) for event in account.events] == [
        (date(2026, 1, 21), "R-1"),
        (date(2026, 1, 28), None),
    ]
    assert account.received == BDT(244)


def test_rows_of_other_groups_are_not_read_where_one_is_asked_for(read: Read) -> None:
    loans = "L-1,10000,2026-01-04,jcf-jagoron,wednesday,A,Golap,\nL-2,10,2026-01-04,jcf-jagoron,wednesday,B,Shapla,\n"

    assert len(read(loans).bad_loans) == 1
    assert read(loans, name="Golap").bad_loans == ()
    assert read(loans, name="Shapla").groups == ()


def test_a_row_without_a_group_is_in_none(read: Read) -> None:
    found = read("L-1,10000,2026-01-04,jcf-jagoron,wednesday,A,,\n")

    assert (found.groups, found.bad_loans) == ((), ())
    assert [(one.branch, one.officer, [member.name for member in one.members]) for one in found.individuals] == [
        (None, None, ["A"])
    ]


def test_where_a_group_is_named_loans_in_none_are_not_read(read: Read) -> None:
    row = "10000,2026-01-04,jcf-jagoron,wednesday"
    found = read(f"L-1,{row},A,,\nL-2,10,2026-01-04,jcf-jagoron,,B,,\nL-3,{row},C,Golap,\n", name="Golap")

    assert (len(found.groups), found.individuals, found.bad_loans) == (1, (), ())


def test_groups_of_one_name_in_two_branches_are_two(read: Read) -> None:
    head = "loan,principal,disbursed_on,product,first_due,member_no,branch,group,officer\n"
    rows = [
        f"L-{number},10000,2026-01-04,jcf-jagoron,{day},014,{branch},{group},{officer}\n"
        for number, (branch, group, day, officer) in enumerate(
            [
                ("Kalyani", "Shapla", "monday", "Nasrin"),
                ("Ranaghat", "Shapla", "wednesday", "Rina"),
                ("", "Shapla", "monday", ""),
                ("Kalyani", "Golap", "monday", "Nasrin"),
                ("Ranaghat", "", "2026-01-28", "Rina"),
                ("Kalyani", "Shapla", "monday", "Mina"),
            ]
        )
    ]
    found = read("".join(rows), head=head)
    shapla = read("".join(rows), head=head, name="Shapla")

    said = [
        (group.branch, group.name, group.meeting_day, group.officer, [loan.number for loan in member.loans])
        for group, (member,) in found.groups
    ]
    assert said == [
        ("Kalyani", "Shapla", MONDAY, "Nasrin, Mina", ["L-0", "L-5"]),
        ("Ranaghat", "Shapla", WEDNESDAY, "Rina", ["L-1"]),
        (None, "Shapla", MONDAY, None, ["L-2"]),
        ("Kalyani", "Golap", MONDAY, "Nasrin", ["L-3"]),
    ]
    assert [(one.branch, one.officer) for one in found.individuals] == [("Ranaghat", "Rina")]
    assert [group for group, _ in shapla.groups] == [group for group, _ in found.groups if group.name == "Shapla"]


def test_rows_that_are_not_looked_at_are_in_no_group(read: Read) -> None:
    row = "10000,2026-01-04,jcf-jagoron,wednesday"
    rows = f"L-1,{row},A,Golap,\nL-2,{row},B,Shapla,\n"

    assert [group.name for group, _ in read(rows, among=[False, True]).groups] == ["Shapla"]
    assert read(rows, "L-1,2026-01-28,5,\n", among=[False, True]).bad_payments == ()
    with pytest.raises(MicroloanError, match="is no group of the loans"):
        read(rows, name="Golap", among=[False, True])


def test_each_payment_of_a_loan_that_is_not_there_is_told(read: Read) -> None:
    found = read("L-1,10000,2026-01-04,jcf-jagoron,,A,Golap,\n", "L-9,2026-02-01,5,\nL-8,2026-02-01,5,\n" * 2)

    assert [(bad.line, bad.error.value) for bad in found.bad_payments] == [
        *((2, "L-9"), (3, "L-8"), (4, "L-9"), (5, "L-8")),
    ]


def test_each_payment_of_a_loan_that_is_refused_is_told(read: Read) -> None:
    rows = "L-1,10000,2026-01-04,jcf-jagoron,,A,Golap,\nL-2,10,2026-01-04,jcf-jagoron,,B,Golap,\n"
    found = read(rows, "L-2,2026-02-01,5,\nL-1,2026-02-01,5,\nL-2,2026-02-08,5,\n")

    assert [bad.line for bad in found.bad_loans] == [3]
    assert [(bad.line, str(bad.error)) for bad in found.bad_payments] == [
        (line, "loan='L-2' is refused, on line 3 of the loans") for line in (2, 4)
    ]


def test_with_too_many_rows_that_cannot_be_it_is_another_file_that_was_meant(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BAD_ROWS", 3)
    row = "L-1,10000,2026-01-04,jcf-jagoron,,A,Golap,\n"

    assert len(read(row, "L-9,2026-02-01,5,\n" * 3).bad_payments) == 3
    with pytest.raises(MicroloanError, match="rows and more are bad, first on line 2: loan='L-9'"):
        read(row, "L-9,2026-02-01,5,\n" * 4)


def test_choices_that_a_product_leaves_open_are_in_the_row(read: Read) -> None:
    head = "loan,principal,disbursed_on,product,installments,every,first_due,rate,group\n"
    found = read("L-1,20000,2026-01-04,wegrow-jlg,,,2026-01-21,,Golap\n", head=head)

    assert found.bad_loans[0].line == 2
    loan = read("L-1,5000,2026-01-04,asa-primary,,,2026-01-28,,Golap\n", head=head).groups[0].members[0].loans[0]
    assert loan.account.schedule.installment(1).due_on == date(2026, 1, 28)


def test_what_cannot_be_is_told_with_its_line_and_left_out(read: Read) -> None:
    row = "10000,2026-01-04,jcf-jagoron,wednesday,A,Golap,"
    found = read(f"L-1,{row}\nL-2,10000,2026-01-04,no-such,,B,Golap,\n", "L-1,2026-01-01,5,\nL-9,2026-02-01,5,\n")

    assert [loan.number for member in found.groups[0].members for loan in member.loans] == ["L-1"]
    assert [bad.line for bad in found.bad_loans] == [3]
    assert [(bad.line, bad.error.argument) for bad in found.bad_payments] == [(2, "paid_on"), (3, "loan")]


@pytest.mark.parametrize("name", ["Golab", ""])
def test_a_group_that_is_not_there_is_refused(read: Read, name: str) -> None:
    row = "10000,2026-01-04,jcf-jagoron,wednesday"

    with pytest.raises(MicroloanError) as caught:
        read(f"L-1,{row},A,Golap,\nL-2,{row},B,,\n", name=name)

    assert caught.value.argument == "group"
    assert ("did you mean Golap?" in caught.value.problem) is (name == "Golab")


def test_in_a_file_without_groups_all_loans_are_of_the_one_that_is_named_or_of_none(read: Read) -> None:
    head = "loan,product,principal,disbursed_on\n"
    row = "L-1,asa-primary,10000,2026-01-04\n"
    named, without = read(row, head=head, name="Golap"), read(row, head=head)

    assert ([group.name for group, _ in named.groups], len(named.individuals)) == (["Golap"], 0)
    assert (len(without.groups), len(without.individuals)) == (0, 1)


def test_the_sheets_of_a_book_are_those_of_its_loans_one_by_one() -> None:
    made = sample_book(loans=40)
    found = groups_in(made.loans, made.payments, made.product)
    on = date(2026, 6, 24)
    sheets = [collection_sheet(group, members, on) for group, members in found.groups]
    unpaid = [
        loan.account.position(on).unpaid.total.minor
        for _, members in found.groups
        for member in members
        for loan in member.loans
    ]

    assert sum((sheet.to_collect - sheet.savings).minor for sheet in sheets) == sum(unpaid)
    assert len(unpaid) == 40


@pytest.mark.parametrize("product_of", [preset("jcf-jagoron"), {"jcf-jagoron": preset("jcf-jagoron")}])
def test_products_are_asked_of_a_function(product_of: Wrong) -> None:
    made = sample_book(loans=3)
    with pytest.raises(MicroloanError, match=r"product_of='.*' must be a function from a product's name"):
        groups_in(made.loans, made.payments, product_of)
