"""``microloan collection-sheet``: the sheets of a day from two files; rows that cannot be are told and left out."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from microloan.cli import main

pytest.importorskip("numpy")

Run = Callable[..., str]
LOANS = """loan,principal,disbursed_on,product,first_due,member_no,member,group,officer
L-1,20000,2026-01-04,asa-primary,wednesday,014,Rahima Begum,Golap,Shirin Akter
L-2,10000,2026-01-04,jcf-jagoron,wednesday,015,Salma Khatun,Golap,Shirin Akter
L-3,5000,2026-01-04,jcf-jagoron,wednesday,014,Rahima Begum,Golap,Shirin Akter
L-4,10000,2026-01-04,jcf-jagoron,thursday,021,Jorina Bibi,Shapla,Nasrin
L-5,10000,2026-05-03,jcf-jagoron,wednesday,022,Amina Begum,Golap,Shirin Akter
"""
PAYMENTS = """loan,paid_on,amount,reference
L-1,2026-01-21,495,R-1
L-2,2026-01-21,300,R-2
L-1,2026-01-28,495,R-3
"""


HOLIDAYS = """schema = "microloan/holidays/1"
code = "BD"
name = "Bangladesh"
first = 2026-01-01
last = 2027-12-31
source = "ours"

[[holidays]]
day = 2026-01-28
name = "Shab-e-Barat"
source = "ours"
certainty = "announced"
"""


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., tuple[str, str]]:
    """From the texts of the two files to their paths."""

    def write(loans: str = LOANS, payments: str = PAYMENTS) -> tuple[str, str]:
        for name, text in (("LOANS.csv", loans), ("PAYMENTS.csv", payments)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / "LOANS.csv"), str(tmp_path / "PAYMENTS.csv")

    return write


Files = Callable[..., tuple[str, str]]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("collection-sheet.txt", ()),
        ("collection-sheet-carried.txt", ("--known-by", "2026-01-27")),
        ("collection-sheet.csv", ("--format", "csv", "--known-by", "2026-01-27")),
        ("collection-sheet-bangla.html", ("--format", "html", "--lang", "bn")),
        ("collection-sheet-hindi.txt", ("--group", "Golap", "--lang", "hi")),
    ],
)
def test_what_is_printed(printed: Run, golden: Run, files: Files, name: str, options: tuple[str, ...]) -> None:
    assert printed("collection-sheet", *files(), "--on", "2026-01-28", *options) == golden(name)


def test_without_a_group_there_is_a_sheet_for_each_that_meets(printed: Run, files: Files) -> None:
    written = files(LOANS.replace("thursday", "wednesday"))
    sheets = printed("collection-sheet", *written, "--on", "2026-01-28").split("\n\n\n")
    lines = list(
        csv.DictReader(StringIO(printed("collection-sheet", *written, "--on", "2026-01-28", "--format", "csv")))
    )
    page = printed("collection-sheet", *written, "--on", "2026-01-28", "--format", "html")

    assert [sheet.splitlines()[1].partition("    ")[0] for sheet in sheets] == ["Group: Golap", "Group: Shapla"]
    assert [(line["Group"], line["Loan no."]) for line in lines] == [
        *(("Golap", number) for number in ("L-1", "L-3", "L-2")),
        ("Shapla", "L-4"),
    ]
    assert (page.count("<article"), page.count("<html")) == (2, 1)


def test_a_group_that_is_named_has_a_sheet_on_any_day(printed: Run, files: Files) -> None:
    sheet = printed("collection-sheet", *files(), "--on", "2026-01-28", "--group", "Shapla")

    assert "Jorina Bibi" in sheet
    assert "Rahima" not in sheet


def test_a_group_whose_meeting_has_moved_has_a_sheet_where_the_installment_falls_due(
    printed: Run, files: Files, tmp_path: Path
) -> None:
    listed = tmp_path / "holidays.toml"
    listed.write_text(HOLIDAYS, encoding="utf-8")
    moving = ("--holidays", str(listed), "--on-holiday", "next_working_day", "--group", "Golap")
    written = files()

    assert "Holiday: Shab-e-Barat" in printed("collection-sheet", *written, "--on", "2026-01-28", *moving)
    assert "2 → 29-01-2026" in printed("collection-sheet", *written, "--on", "2026-01-28", *moving)
    without_name = printed("collection-sheet", *written, "--on", "2026-01-29", *moving[:-2])
    assert "Group: Golap" in without_name


def test_a_repaid_loan_is_counted_below_the_lines_and_asks_for_nothing(printed: Run, files: Files) -> None:
    whole = files(payments=PAYMENTS + "L-1,2026-01-25,21615,R-4\nL-3,2026-01-21,6000,R-5\n")
    sheet = printed("collection-sheet", *whole, "--on", "2026-01-28")
    lines = list(csv.DictReader(StringIO(printed("collection-sheet", *whole, "--on", "2026-01-28", "--format", "csv"))))

    assert [(line["Loan no."], line["To collect"]) for line in lines] == [("L-2", "186.00")]
    assert "Repaid, not listed: 2 loans" in sheet
    assert "Rahima" not in sheet
    assert "Repaid" not in printed("collection-sheet", *whole, "--on", "2026-01-28", "--known-by", "2026-01-20")


def test_a_group_of_which_all_is_repaid_has_nothing_to_collect(refused: Run, files: Files) -> None:
    loans = "".join(LOANS.splitlines(keepends=True)[:2])
    whole = files(loans, "loan,paid_on,amount\nL-1,2026-01-21,22605\n")

    assert refused("collection-sheet", *whole, "--on", "2026-01-28") == (
        "no group with loans left to pay meets or has an installment due on 2026-01-28"
    )


def test_members_without_a_number_have_a_line_for_each_loan_and_that_is_told(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    written = files(re.sub("day,0..,", "day,,", LOANS))
    assert main(["collection-sheet", *written, "--on", "2026-01-28", "--format", "csv"]) == 0
    out, err = capsys.readouterr()

    assert [(row["Member no."], row["Name"], row["Loan no."]) for row in csv.DictReader(StringIO(out))] == [
        ("", "Rahima Begum", "L-1"),
        ("", "Rahima Begum", "L-3"),
        ("", "Salma Khatun", "L-2"),
    ]
    assert err == (
        "microloan: member='Rahima Begum' has 2 loans in group Golap and no member_no: "
        "one member or several, each loan has a line of its own\n"
    )
    main(["collection-sheet", *written, "--on", "2026-01-28"])
    assert capsys.readouterr().out.count("Rahima Begum") == 2


def test_capitals_make_no_other_name(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    first, last = re.sub("day,0..,", "day,,", LOANS).rsplit("Rahima Begum", 1)
    main(["collection-sheet", *files(f"{first}RAHIMA  BEGUM{last}"), "--on", "2026-01-28"])
    out, err = capsys.readouterr()
    assert "member='Rahima Begum' has 2 loans in group Golap and no member_no" in err
    # They stand one below the other, each as it is written.
    names = re.findall("Rahima Begum|RAHIMA  BEGUM|Salma Khatun", out)
    assert names.index("RAHIMA  BEGUM") - names.index("Rahima Begum") == 1


def test_a_number_with_two_names_is_one_member_and_that_is_told(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    loans = LOANS.replace("014,Rahima Begum,Golap,Shirin Akter\nL-4", "014,Rahima Sheikh,Golap,Shirin Akter\nL-4")
    written = files(loans.replace("021,", "015,"))

    assert main(["collection-sheet", *written, "--on", "2026-01-28", "--format", "csv"]) == 0
    out, err = capsys.readouterr()
    assert [(row["Member no."], row["Name"]) for row in csv.DictReader(StringIO(out))] == [
        *[("014", "Rahima Begum")] * 2,
        ("015", "Salma Khatun"),
    ]
    # 015 is another member in another group.
    assert err == (
        "microloan: member_no='014' is one member of several names: "
        "'Rahima Begum' on line 2, 'Rahima Sheikh' on line 4\n"
    )
    main(["collection-sheet", *written, "--on", "2026-01-29", "--group", "Shapla"])
    assert capsys.readouterr().err == ""


def test_of_many_names_that_are_not_told_apart_the_first_are_told(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (f"X-{number},10000,2026-01-04,jcf-jagoron,wednesday,,N{number % 9},Golap,Nasrin\n" for number in range(18))
    main(["collection-sheet", *files(LOANS + "".join(rows)), "--on", "2026-01-28"])
    out, err = capsys.readouterr()

    assert len(err.splitlines()) == 6
    assert err.splitlines()[-1] == "microloan: … and 4 more names without a number"
    assert "Field officer: Shirin Akter, Nasrin" in out


BRANCHES = """loan,principal,disbursed_on,product,first_due,member_no,member,branch,group,officer
L-1,20000,2026-01-04,asa-primary,wednesday,014,Rahima Begum,Kalyani,Shapla,Shirin Akter
L-2,10000,2026-01-04,jcf-jagoron,wednesday,014,Salma Khatun,Ranaghat,Shapla,Nasrin
L-3,10000,2026-01-04,jcf-jagoron,thursday,021,Jorina Bibi,Ranaghat,Golap,Nasrin
"""
INDIVIDUAL = """I-1,50000,2026-01-04,asa-primary,2026-01-28,,Nila,Kalyani,,Shirin Akter
I-2,50000,2026-01-04,asa-primary,2026-01-21,,Nila,Kalyani,,Rina
I-3,50000,2026-01-04,asa-primary,2026-02-04,,Amina,Kalyani,,Shirin Akter
I-4,10000,2026-01-04,jcf-jagoron,2026-01-21,,Mina,Ranaghat,,Nasrin
"""


def test_groups_of_one_name_in_two_branches_have_a_sheet_each(
    printed: Run, files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    written = (*files(BRANCHES), "--on", "2026-01-28")
    sheets = printed("collection-sheet", *written).split("\n\n\n")
    named = csv.DictReader(StringIO(printed("collection-sheet", *written, "--group", "Shapla", "--format", "csv")))
    page = printed("collection-sheet", *written, "--format", "html", "--lang", "hi")

    assert [sheet.splitlines()[1].split("    ")[:4] for sheet in sheets] == [
        [f"Branch: {branch}", "Group: Shapla", "Meeting day: Wednesday", f"Field officer: {officer}"]
        for branch, officer in (("Kalyani", "Shirin Akter"), ("Ranaghat", "Nasrin"))
    ]
    assert ["Rahima" in sheet for sheet in sheets] == [True, False]
    assert [(line["Branch"], line["Group"], line["Loan no."]) for line in named] == [
        ("Kalyani", "Shapla", "L-1"),
        ("Ranaghat", "Shapla", "L-2"),
    ]
    assert "<span>शाखा: <b>Ranaghat</b></span>" in page
    assert "<title>वसूली पत्रक, Kalyani Shapla, Ranaghat Shapla, 2026-01-28</title>" in page
    assert capsys.readouterr().err == ""


def test_only_the_loans_of_a_branch_are_chosen(printed: Run, files: Files) -> None:
    payments = PAYMENTS.replace("L-2,", "L-3,")
    written = (*files(BRANCHES, payments), "--on", "2026-01-28", "--only", "branch=Ranaghat", "--format", "csv")
    lines = csv.DictReader(StringIO(printed("collection-sheet", *written)))

    # What was paid for loans of other branches is not paid for loans that nobody knows.
    assert [line["Name"] for line in lines] == ["Salma Khatun"]


def test_a_name_without_a_number_is_told_with_the_branch(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    loans = BRANCHES.replace("thursday,021,Jorina Bibi,Ranaghat,Golap", "wednesday,,Salma Khatun,Ranaghat,Shapla")
    written = files(loans.replace("014,Salma", ",Salma") + INDIVIDUAL)
    main(["collection-sheet", *written, "--on", "2026-01-28", "--individual"])

    more = "and no member_no: one member or several, each loan has a line of its own"
    assert capsys.readouterr().err.splitlines() == [
        f"microloan: member='Salma Khatun' has 2 loans in group Shapla of branch Ranaghat {more}",
        f"microloan: member='Nila' has 2 loans in no group of branch Kalyani {more}",
    ]


def test_loans_in_no_group_that_are_not_repaid_are_told(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["collection-sheet", *files(BRANCHES + INDIVIDUAL), "--on", "2026-01-28"])
    assert code == 0
    assert capsys.readouterr().err == (
        "microloan: 4 loans that are not repaid are in no group and on no sheet: I-1, I-2, I-3 and 1 more; "
        "--individual prints what is due on them\n"
    )

    repaid = PAYMENTS + "".join(f"I-{number},2026-01-21,56500,\n" for number in (1, 2, 3))
    written = files(BRANCHES + INDIVIDUAL, repaid)
    assert main(["collection-sheet", *written, "--on", "2026-01-28", "--format", "csv"]) == 0
    assert capsys.readouterr().err == (
        "microloan: 1 loan that is not repaid is in no group and on no sheet: I-4; "
        "--individual prints what is due on it\n"
    )
    for options in (("--group", "Shapla"), ("--only", "branch=Kalyani")):
        assert main(["collection-sheet", *written, "--on", "2026-01-28", *options]) == 0
        assert capsys.readouterr().err == ""
    main(["collection-sheet", *written, "--on", "2026-01-28", "--known-by", "2026-01-20"])
    assert "4 loans that are not repaid" in capsys.readouterr().err


def test_a_file_of_loans_in_no_group_has_no_sheet_and_that_is_told(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    head = BRANCHES.splitlines(keepends=True)[0]
    code = main(["collection-sheet", *files(head + INDIVIDUAL, "loan,paid_on,amount\n"), "--on", "2026-01-28"])
    out, err = capsys.readouterr()

    assert (code, out) == (2, "")
    assert [line.partition(": ")[2] for line in err.splitlines()] == [
        (
            "4 loans that are not repaid are in no group and on no sheet: I-1, I-2, I-3 and 1 more; "
            "--individual prints what is due on them"
        ),
        "no group with loans left to pay meets or has an installment due on 2026-01-28",
    ]


def test_loans_in_no_group_have_a_sheet_for_each_branch_of_what_is_due_or_overdue(printed: Run, files: Files) -> None:
    written = files(
        BRANCHES
        + INDIVIDUAL.replace(
            "I-2,50000,2026-01-04,asa-primary,2026-01-21,,Nila", "I-2,50000,2026-01-04,asa-primary,2026-01-21,,Rina"
        )
    )
    options = ("--on", "2026-01-28", "--individual")
    lines = list(csv.DictReader(StringIO(printed("collection-sheet", *written, *options, "--format", "csv"))))
    alone = printed("collection-sheet", *written, *options, "--only", "group=", "--lang", "bn").split("\n\n\n")

    assert [(line["Branch"], line["Group"], line["Loan no."]) for line in lines] == [
        ("Kalyani", "Shapla", "L-1"),
        ("Ranaghat", "Shapla", "L-2"),
        ("Kalyani", "Individual loans", "I-1"),
        ("Kalyani", "Individual loans", "I-2"),
        ("Ranaghat", "Individual loans", "I-4"),
    ]
    assert [sheet.splitlines()[1].split("    ")[:3] for sheet in alone] == [
        ["শাখা: Kalyani", "দল: একক ঋণ", "মাঠকর্মী: Shirin Akter, Rina"],
        ["শাখা: Ranaghat", "দল: একক ঋণ", "মাঠকর্মী: Nasrin"],
    ]


def test_in_a_file_without_groups_all_loans_may_be_individual(printed: Run, files: Files) -> None:
    written = files("loan,principal,disbursed_on\nL-1,20000,2026-01-04\n", "loan,paid_on,amount\n")
    options = ("--on", "2026-02-28", "--product", "asa-primary", "--individual")

    assert "Group: Individual loans" in printed("collection-sheet", *written, *options)


def test_rows_without_groups_are_one_group_that_the_option_names(printed: Run, refused: Run, files: Files) -> None:
    written = files("loan,principal,disbursed_on\nL-1,20000,2026-01-04\n", "loan,paid_on,amount\n")
    options = ("--on", "2026-01-28", "--product", "asa-primary")

    assert "Group: Golap" in printed("collection-sheet", *written, *options, "--group", "Golap")
    assert refused("collection-sheet", *written, *options) == (
        "--group is missing in the file of loans; say what its one group is called, or take --individual"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--on", "tomorrow"), "--on='tomorrow' is not a date; write one like 2026-01-04"),
        (("--on", "2026-01-28", "--known-by", "x"), "--known-by='x' is not a date; write one like 2026-01-04"),
        (
            ("--on", "2026-01-28", "--group", "Golab"),
            "--group='Golab' is no group of the loans; did you mean Golap?",
        ),
        (
            ("--on", "2026-01-28", "--known-by", "2026-01-29"),
            "--known-by=2026-01-29 is after the meeting, --on=2026-01-28; write a day until then, such as its eve",
        ),
        (("--on", "2026-01-30"), "no group with loans left to pay meets or has an installment due on 2026-01-30"),
        (
            ("--on", "2026-01-30", "--individual", "--only", "group=Shapla"),
            (
                "with --only='group=Shapla', no group with loans left to pay meets or has an installment due "
                "on 2026-01-30, and of loans in no group nothing is due or overdue"
            ),
        ),
        (
            ("--on", "2026-01-28", "--group", "Golap", "--only", "officer=Nasrin"),
            "--group='Golap' with --only='officer=Nasrin' is no group of the loans",
        ),
        (
            ("--on", "2026-01-28", "--only", "officer=Nasrim"),
            "--only='officer=Nasrim' names no officer of the loans; did you mean Nasrin?",
        ),
        (
            ("--on", "2026-01-28", "--only", "branch=Kalyani"),
            (
                "--only='branch=Kalyani' names no column that loans can be chosen by; "
                "those of this file are product, first_due, member_no, member, group, officer"
            ),
        ),
        (
            ("--on", "2026-01-28", "--group", ""),
            "--group='' must be the name of a group; --individual gives the loans that are in none",
        ),
        (
            ("--on", "2026-01-28", "--group", "Golap", "--individual"),
            "--individual does not go with --group, which gives the sheets of groups of one name alone",
        ),
        (("--on", "2025-01-28", "--group", "Golap"), "nothing to collect on 2025-01-28"),
        (
            ("--on", "2026-01-28", "--weekend", "friday"),
            "--weekend moves no date by itself; add --on-holiday, such as next_working_day",
        ),
    ],
)
def test_a_request_that_cannot_be_met_is_one_line(
    refused: Run, files: Files, options: tuple[str, ...], said: str
) -> None:
    assert refused("collection-sheet", *files(), *options) == said


def test_a_file_that_is_not_there_is_told(refused: Run, files: Files) -> None:
    loans, _ = files()

    assert refused("collection-sheet", loans, "no-such.csv", "--on", "2026-01-28") == (
        "'no-such.csv' cannot be read: No such file or directory"
    )


def test_rows_that_cannot_be_are_told_and_left_out(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    loans = (
        LOANS
        + "L-6,10,2026-01-04,jcf-jagoron,wednesday,,Nila,Golap,\n"
        + "L-7,10000,2026-01-04,/etc/passwd,wednesday,,Nila,Golap,\n"
        + "L-8,10000,2026-01-04,,wednesday,,Nila,Golap,\n"
        + "L-9,10000,2026-01-04,jcf-jagoron,someday,,Nila,Golap,\n"
    )
    payments = (
        PAYMENTS + "L-2,2026-01-02,100,R-4\nL-99,2026-01-21,100,R-5\nL-99,2026-01-22,100,R-6\nL-1,2026-01-21,0,R-7\n"
    )

    code = main(["collection-sheet", *(written := files(loans, payments)), "--on", "2026-01-28"])
    out, err = capsys.readouterr()
    told = [line.removeprefix("microloan: ") for line in err.splitlines()]

    assert code == 2
    assert "Salma Khatun" in out
    assert "Nila" not in out
    assert [line.partition(": ")[0] for line in told] == [
        *(f"{written[0]} line {number}" for number in (7, 8, 9, 10)),
        *(f"{written[1]} line {number}" for number in (5, 6, 7, 8)),
    ]
    assert told[2].endswith("product='' must not be empty; give one with --product")
    assert told[4].endswith("paid_on=2026-01-02 is before the loan is paid out, on 2026-01-04")
    assert all(one.endswith("loan='L-99' is not among the loans") for one in told[5:7])


def test_of_many_rows_that_cannot_be_the_first_are_told(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    loans = LOANS + "".join(f"X-{number},10,2026-01-04,jcf-jagoron,wednesday,,N,Golap,\n" for number in range(30))

    written = files(loans)
    main(["collection-sheet", *written, "--on", "2026-01-28"])
    told = [line.removeprefix("microloan: ") for line in capsys.readouterr().err.splitlines()]

    assert [line.partition(": ")[0] for line in told[:3]] == [f"{written[0]} line {number}" for number in (7, 8, 9)]
    assert told[3:] == [f"{written[0]} lines 10 to 36: 27 more like line 9; --every-bad-row tells each"]

    main(["collection-sheet", *written, "--on", "2026-01-28", "--every-bad-row"])
    told = capsys.readouterr().err.splitlines()

    assert [line.split(": ")[1] for line in told] == [f"{written[0]} line {number}" for number in range(7, 37)]
