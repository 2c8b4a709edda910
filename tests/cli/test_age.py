"""``microloan age``: the arrears of a portfolio from two files; bad rows are told, the others computed."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.cli import main
from microloan.portfolio import sample_book, write_sample_book

Run = Callable[..., str]
Written = Callable[[str, str], tuple[str, str]]
GOLDEN = Path(__file__).parent / "golden"
PRODUCT = ("--product", str(GOLDEN / "flat-15.toml"))
ASKED = ("--as-of", "2024-05-01", "--rulebook", "bd-mra", *PRODUCT)
LOANS = (
    "loan,principal,disbursed_on,first_due,branch,member\n"
    'L-1,"Tk. 10,000",2024-01-03,wednesday,Bogura,Rahima\n'
    "L-2,20000,2024-01-03,2024-01-24,Bogura,Salma\n"
    "L-3,১০০০০,2024-04-20,wednesday,Sirajganj,Rahima\n"
    "L-4,5000,2024-06-01,wednesday,Sirajganj,Salma\n"
)
# L-1 pays eight installments and no more; L-2 pays all until May and one in advance.
EIGHT = [
    f"L-1,2024-{day},250,R-{number}"
    for number, day in enumerate(["01-24", "01-31", "02-07", "02-14", "02-21", "02-28", "03-06", "03-13"])
]
PAYMENTS = "\n".join(["loan,paid_on,amount,reference", *EIGHT, "L-2,2024-04-24,8000,", "L-2,2024-05-02,500,"]) + "\n"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("age.txt", ()),
        ("age.csv", ("--format", "csv")),
        ("age.json", ("--format", "json")),
        ("age.md", ("--format", "md")),
        ("age-each.csv", ("--each", "--format", "csv")),
    ],
)
def test_what_is_printed(printed: Run, golden: Run, written: Written, name: str, options: tuple[str, ...]) -> None:
    assert printed("age", *written(LOANS, PAYMENTS), *ASKED, *options) == golden(name)


def test_eight_of_46_paid_is_42_days_late_and_sub_standard(printed: Run, written: Written) -> None:
    files = written("".join(LOANS.splitlines(keepends=True)[:2]), PAYMENTS.partition("L-2")[0])
    loan = json.loads(printed("age", *files, *ASKED, "--each", "--format", "json"))["loans"][0]
    assert loan["overdue"] == 175_000
    assert loan["days_past_due"] == 42
    assert loan["class"] == "sub_standard"
    assert loan["oldest_unpaid"] == "2024-03-20"


def test_the_overdue_parts_of_every_form_agree(printed: Run, written: Written) -> None:
    files = written(LOANS, PAYMENTS)
    data = json.loads(printed("age", *files, *ASKED, "--format", "json"))
    each = json.loads(printed("age", *files, *ASKED, "--format", "json", "--each"))["loans"]
    for name in ("scheduled", "paid", "advance", "overdue", "overdue_principal", "outstanding_principal"):
        assert data[name] == sum(loan[name] for loan in each)
    assert data["outstanding_principal"] == sum(row["outstanding_principal"] for row in data["ageing"]["rows"])
    assert data["outstanding_principal"] == sum(row["outstanding_principal"] for row in data["rulebook"]["classes"])
    assert data["provision"]["required"] == sum(row["provision"] for row in data["rulebook"]["classes"])
    assert data["left_out"] == {"loans_paid_out_later": 1, "payments_made_later": 1, "bad_payments_untold": 0}


@pytest.mark.parametrize(
    ("options", "days"),
    [((), 42), (("--tolerance", "500"), 28), (("--grace-days", "50"), 0), (("--tolerance", "5000"), 0)],
)
def test_tolerance_and_grace(printed: Run, written: Written, options: tuple[str, ...], days: int) -> None:
    answer = printed("age", *written(LOANS, PAYMENTS), *ASKED, *options, "--each", "--format", "json")
    assert json.loads(answer)["loans"][0]["days_past_due"] == days


def test_a_lateness_of_ones_own_is_said_in_every_form(printed: Run, written: Written) -> None:
    asked = ("age", *written(LOANS, PAYMENTS), *ASKED, "--tolerance", "500", "--grace-days", "30")
    note = "Late by a rule of one's own, which no regulator grants: up to Tk. 500 unpaid, 30 days of grace."
    table = printed(*asked)
    assert f"\n{note}\n" in table
    # What is in days of grace is neither paid nor overdue: 3,750 due and 2,000 paid of L-1.
    assert "unpaid, in days of grace" in table
    data = json.loads(printed(*asked, "--format", "json"))
    assert note in data["notes"]
    assert data["lateness"] == {"tolerance": 50_000, "grace_days": 30}
    rows = [line.split(",") for line in printed(*asked, "--format", "csv").splitlines()]
    assert any(row[0] == "note" and "own" in "".join(row) for row in rows)
    sums = {row[1]: float(row[-1]) for row in rows if row[0] == "sum"}
    assert sums["scheduled"] == sums["paid"] - sums["advance"] + sums["in_grace"] + sums["overdue"]
    assert sums["in_grace"] > 0


def test_a_row_for_each_loan_says_what_its_columns_mean(capsys: pytest.CaptureFixture[str], written: Written) -> None:
    asked = ("age", *written(LOANS, PAYMENTS), *ASKED, "--each", "--grace-days", "30")
    assert main([*asked, "--format", "csv"]) == 0
    out, err = capsys.readouterr()
    assert err == "microloan: Late by a rule of one's own, which no regulator grants: 30 days of grace.\n"
    rows = list(csv.DictReader(StringIO(out)))
    main([*asked, "--format", "json"])
    each = json.loads(capsys.readouterr().out)["loans"]
    for row, one in zip(rows, each, strict=True):
        unpaid = one["scheduled"] - one["paid"] + one["advance"]
        assert one["in_grace"] == round(float(row["in_grace"]) * 100) == unpaid - one["overdue"]
    main([*asked[:-3], "--format", "json", "--grace-days", "30"])
    sums = json.loads(capsys.readouterr().out)
    assert sums["in_grace"] == sum(one["in_grace"] for one in each) > 0


def test_only_of_several_columns_and_values(printed: Run, written: Written) -> None:
    asked = ("age", *written(LOANS, PAYMENTS), *ASKED, "--each", "--format", "csv")

    def loans(*conditions: str) -> list[str]:
        options = [word for one in conditions for word in ("--only", one)]
        return [line.split(",")[0] for line in printed(*asked, *options).splitlines()[1:]]

    assert loans("branch=Bogura", "member=Rahima") == ["L-1"]
    assert loans("branch=Bogura", "branch=Sirajganj") == ["L-1", "L-2", "L-3"]
    assert loans("branch=Sirajganj", "member=Rahima", "member=Salma") == ["L-3"]


def test_notes_of_a_part_say_what_is_of_the_whole(printed: Run, written: Written) -> None:
    table = printed("age", *written(LOANS, PAYMENTS), *ASKED, "--only", "branch=Bogura")
    assert "Loans paid out after 2024-05-01, left out of the whole files: 1." in table


def test_loans_come_through_a_pipe(printed: Run, written: Written, tmp_path: Path) -> None:
    loans, payments = written(LOANS, PAYMENTS)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        pool.submit(lambda: pipe.write_bytes(Path(loans).read_bytes()))
        through = printed("age", str(pipe), payments, *ASKED)
    assert through == printed("age", loans, payments, *ASKED)


def test_a_day_before_everything_is_said_beside_what_is_bad(
    capsys: pytest.CaptureFixture[str], written: Written
) -> None:
    files = written(LOANS, PAYMENTS + "L-77,2024-02-01,5,\n")
    assert main(["age", *files, "--as-of", "2023-05-01", *PRODUCT]) == 2
    told = capsys.readouterr().err.splitlines()
    assert "L-77" in told[0]
    assert told[-1].endswith("is paid out by 2023-05-01")


def test_payments_of_a_loan_that_is_refused_are_told_so(capsys: pytest.CaptureFixture[str], written: Written) -> None:
    files = written(LOANS + "L-9,oops,2024-01-03,,,\n", PAYMENTS + "L-9,2024-02-01,5,\n")
    assert main(["age", *files, *ASKED]) == 2
    assert "loan='L-9' is refused, on line 6 of the loans" in capsys.readouterr().err


def test_only_one_branch(printed: Run, written: Written) -> None:
    answer = printed(
        "age", *written(LOANS, PAYMENTS), *ASKED, "--only", "branch=Sirajganj", "--each", "--format", "csv"
    )
    assert [line.split(",")[0] for line in answer.splitlines()] == ["loan", "L-3"]


def test_india_takes_the_worst_of_a_borrowers_classes_and_the_higher_of_two_provisions(
    printed: Run, written: Written
) -> None:
    loans = (
        "loan,product,principal,disbursed_on,every,installments,rate,member\n"
        "L-1,ujjivan-group,20000,2025-01-05,month,12,24%,Asha\n"
        "L-2,ujjivan-group,20000,2025-12-05,month,12,24%,Asha\n"
        "L-3,ujjivan-group,20000,2025-12-05,month,12,24%,\n"
    )
    payments = "loan,paid_on,amount\nL-2,2026-01-31,9000\nL-3,2026-01-31,9000\n"
    asked = ("--as-of", "2026-03-31", "--rulebook", "in-rbi")
    each = json.loads(printed("age", *written(loans, payments), *asked, "--each", "--format", "json"))
    assert [loan["class"] for loan in each["loans"]] == ["npa", "npa", "standard"]
    counted = (
        "days_past_due are days since the due date; classes go by day-ends unpaid: the due date's own is the first."
    )
    assert counted in each["notes"]
    listed = printed("age", *written(loans, payments), *asked, "--each")
    assert [line.split()[-1] for line in listed.splitlines() if line.startswith("L-")] == ["NPA", "NPA", "standard"]
    assert counted in listed
    table = printed("age", *written(loans, payments), *asked)
    assert counted not in table
    assert "Provision, the higher of two sums" in table
    assert "overdue 91-179" in table
    assert "Borrowers with several loans, all in the class of the worst: 1 by member in the whole file.\n" in table
    assert "Loans of no member, each classified by itself: 1.\n" in table
    alone = printed(
        "age", *written(loans.replace(",member", "").replace(",Asha", "").replace("24%,", "24%"), payments), *asked
    )
    assert "Each loan is classified by itself, for the loans have no column member_no or member." in alone


def test_the_two_sums_of_indias_provision_are_in_every_form(printed: Run, written: Written, golden: Run) -> None:
    loans = (
        "loan,product,principal,disbursed_on,every,installments,rate\n"
        "L-1,ujjivan-group,20000,2025-08-05,month,12,24%\n"
        "L-2,ujjivan-group,20000,2025-12-05,month,12,24%\n"
    )
    files = written(loans, "loan,paid_on,amount\nL-2,2026-01-31,9000\n")
    asked = ("--as-of", "2026-03-31", "--rulebook", "in-rbi")
    assert printed("age", *files, *asked) == golden("age-india.txt")
    assert printed("age", *files, *asked, "--format", "csv") == golden("age-india.csv")
    provision = json.loads(printed("age", *files, *asked, "--format", "json"))["provision"]
    assert provision["required"] == max(provision[name]["provision"] for name in ("portfolio", "overdue"))
    assert provision["portfolio"]["provision"] == round(provision["portfolio"]["outstanding_principal"] / 100)
    ages = [(one["days"], one["rate"]) for one in provision["overdue"]["ages"]]
    assert ages == [("91-179", "50%"), ("above 179", "100%")]


INDIAN = "ujjivan-group,20000,2025-12-05,month,12,24%"
LATE, PAID = (
    INDIAN.replace("2025-12", "2025-01"),
    "loan,paid_on,amount\n" + "".join(f"L-{number},2026-01-31,9000\n" for number in range(2, 9)),
)
HEAD = "loan,member_no,member,branch,group,product,principal,disbursed_on,every,installments,rate\n"
IN_RBI = ("--as-of", "2026-03-31", "--rulebook", "in-rbi")


POOLED = HEAD + "".join(
    (
        f"L-1,,Sita Das,Patna,Asha,{LATE}\n",
        f"L-2,,Sita Das,Patna,Asha,{INDIAN}\n",
        f"L-3,,Sita Das,Patna,Usha,{INDIAN}\n",
        f"L-4,,Sita Das,Gaya,Asha,{INDIAN}\n",
        f"L-5,7,Sita Das,Patna,Asha,{INDIAN}\n",
        f"L-6,7,Sita Devi,Gaya,Usha,{LATE}\n",
        f"L-7,,,Patna,Asha,{INDIAN}\n",
        f"L-8,,,Patna,Asha,{INDIAN}\n",
    )
)
PAID = PAID.replace("L-6,2026-01-31,9000\n", "")


def test_a_name_is_one_borrowers_in_her_group_and_a_number_in_the_whole_file(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["age", *written(POOLED, PAID), *IN_RBI, "--each", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    loans = {loan["loan"]: loan for loan in json.loads(out)["loans"]}

    assert [name for name, loan in loans.items() if loan["class"] == "npa"] == ["L-1", "L-2", "L-5", "L-6"]
    assert (loans["L-5"]["member_no"], loans["L-5"]["member"], loans["L-8"]["member_no"]) == ("7", "Sita Das", "")
    assert err == (
        "microloan: member_no='7' is one member of several names: 'Sita Das' on line 6, 'Sita Devi' on line 7\n"
    )
    main(["age", *written(POOLED, PAID), *IN_RBI, "--each", "--format", "csv"])
    assert capsys.readouterr().out.startswith("loan,member_no,member,branch,group,scheduled")


def test_the_report_says_by_what_the_loans_of_borrowers_were_pooled(printed: Run, written: Written) -> None:
    files = written(POOLED.replace("Sita Devi", "SITA  DAS"), PAID)
    said = "in the class of the worst: 1 by member_no, 1 by member in one branch and group."
    for options in ((), ("--each",), ("--format", "md")):
        assert said in printed("age", *files, *IN_RBI, *options).replace("\\", "")
    assert json.loads(printed("age", *files, *IN_RBI, "--format", "json"))["borrowers"] == {
        "pooled_by_member_no": 1,
        "pooled_by_member": 1,
        "loans_of_no_member": 2,
    }
    chosen = printed("age", *files, *IN_RBI, "--only", "branch=Gaya")
    assert "of the worst: 1 by member_no, 0 by member in one branch and group." in chosen
    assert "borrowers" not in json.loads(printed("age", *files, "--as-of", "2026-03-31", "--format", "json"))


def test_loans_paid_off_and_money_held_are_told(printed: Run, written: Written) -> None:
    files = written(LOANS, PAYMENTS + "L-1,2024-04-30,9999999,\nL-3,2024-04-30,11500,\n")
    table = printed("age", *files, *ASKED)
    assert "1 loan at the end of 2024-05-01" in table
    assert "Loans paid off, left out: 2, with 23,000.00 paid." in table
    assert "Paid beyond what was left, and held for members: 99,90,499.00 of L-1." in table
    data = json.loads(printed("age", *files, *ASKED, "--format", "json"))
    assert data["paid_off"] == {"loans": 2, "paid": 2_300_000}
    assert data["refundable"] == {"loans": ["L-1"], "amount": 999_049_900}
    rows = printed("age", *files, *ASKED, "--format", "csv").splitlines()
    assert "sum,paid_off,2,,,,,23000.00" in rows
    assert "sum,refundable,1,,,,,9990499.00" in rows


@pytest.mark.parametrize(("option", "loans"), [((), ["L-1", "L-2"]), (("--paid-off",), ["L-1", "L-2", "L-3"])])
def test_loans_paid_off_one_by_one(printed: Run, written: Written, option: tuple[str, ...], loans: list[str]) -> None:
    files = written(LOANS, PAYMENTS + "L-1,2024-04-30,9999999,\nL-3,2024-04-30,11500,\n")
    each = json.loads(printed("age", *files, *ASKED, "--each", *option, "--format", "json"))["loans"]
    assert [loan["loan"] for loan in each] == loans
    assert [loan["refundable"] for loan in each[:2]] == [999_049_900, 0]
    assert [loan.get("class") for loan in each[:2]] == [None, "good"]
    assert ("Loans paid off, left out: 1" in printed("age", *files, *ASKED, "--each", *option)) is not bool(option)


def test_a_branch_whose_loans_are_all_paid_off(printed: Run, written: Written) -> None:
    files = written(LOANS, PAYMENTS + "L-3,2024-04-30,11500,\n")
    table = printed("age", *files, *ASKED, "--only", "branch=Sirajganj")
    assert "0 loans at the end of 2024-05-01" in table
    assert "Loans paid off, left out: 1, with 11,500.00 paid." in table


def test_bad_rows_are_told_with_their_line_and_the_rest_is_computed(
    capsys: pytest.CaptureFixture[str], golden: Run, written: Written
) -> None:
    loans = LOANS + (
        "L-5,10500,2024-01-03,wednesday,Bogura,\nL-6,10000,2024-01-03,someday,Bogura,\nL-1,10000,2024-01-03,,,\n"
        "L-8,10000,3-1-2024,,,\nL-9,10000\nL-10,10000,2024-01-03,2024-01-04,,\n"
    )
    payments = PAYMENTS + (
        "L-5,2024-02-01,5,\nL-77,2024-02-01,5,\nL-1,2024-01-02,5,\nL-1,2024-02-01,five,\nL-1,2024-02-01,250,R-0\n"
    )
    files = written(loans, payments)
    code = main(["age", *files, *ASKED])
    out, err = capsys.readouterr()
    assert code == 2
    assert out == golden("age.txt")
    told = [line.removeprefix("microloan: ") for line in err.splitlines()]
    lines = [line.partition(": ")[0].rsplit(" ", 2)[-2:] for line in told if line.startswith(files[0])]
    assert lines == [["line", str(number)] for number in range(6, 12)]
    lines = [line.partition(": ")[0].rsplit(" ", 2)[-2:] for line in told if line.startswith(files[1])]
    assert lines == [["line", str(number)] for number in range(12, 17)]
    for problem in (
        "principal=Tk. 10,500",
        "first_due='someday' must be a weekday",
        "loan='L-1' stands on line 2 already",
        "disbursed_on='3-1-2024' is not a date",
        "loan='L-5' is refused, on line 6 of the loans",
        "loan='L-77' is not among the loans",
        "paid_on=2024-01-02 is before the loan is paid out, on 2024-01-03",
        "amount='five'",
        "reference='R-0' stands on line 2 already",
    ):
        assert problem in err


def test_no_row_that_is_good(capsys: pytest.CaptureFixture[str], written: Written) -> None:
    assert main(["age", *written(LOANS.partition("L-1")[0] + "L-1,x,x,,,\n", PAYMENTS), *ASKED]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--as-of", "1.5.2024", *PRODUCT), "--as-of='1.5.2024' is not a date"),
        (("--as-of", "2024-05-01", *PRODUCT, "--rulebook", "bd-mar"), "--rulebook='bd-mar' is not one of ours"),
        (("--as-of", "2024-05-01", "--product", "jcf"), "'jcf'"),
        (("--as-of", "2024-05-01"), "give one with --product"),
        ((*ASKED, "--only", "branch"), "must be COLUMN=VALUE; the columns of the loans are first_due, member, branch"),
        ((*ASKED, "--only", "branch=Dhaka"), "names no branch of the loans"),
        ((*ASKED, "--tolerance", "five"), "--tolerance='five'"),
        ((*ASKED, "--grace-days", "-1"), "--grace-days"),
        ((*ASKED, "--grace-days", "99999"), "--grace-days=99999 must be"),
        ((*ASKED, "--weekend", "friday"), "--weekend moves no date by itself"),
        (("--as-of", "2024-01-01", *PRODUCT), "is paid out by 2024-01-01"),
        ((*ASKED, *PRODUCT), "two products of one name"),
    ],
)
def test_what_is_refused(refused: Run, written: Written, options: tuple[str, ...], problem: str) -> None:
    payments = PAYMENTS.partition("L-1")[0]
    assert problem in refused("age", *written(LOANS, payments), *options)


@pytest.mark.parametrize(
    ("loans", "payments", "problem"),
    [
        ("loan,principal\n", PAYMENTS, "column='disbursed_on' is missing in the first row"),
        (LOANS, "loan,amount\n", "column='paid_on' is missing in the first row"),
        (LOANS, "", "column='loan' is missing in the first row"),
        ("", PAYMENTS, "column='loan' is missing in the first row"),
    ],
)
def test_files_that_are_none(refused: Run, written: Written, loans: str, payments: str, problem: str) -> None:
    assert problem in refused("age", *written(loans, payments), *ASKED)


def test_a_file_that_is_not_there(refused: Run, written: Written) -> None:
    loans, _ = written(LOANS, PAYMENTS)
    assert refused("age", loans, "no-such.csv", *ASKED) == "'no-such.csv' cannot be read: No such file or directory"
    assert "cannot be read" in refused("age", "no-such.parquet", loans, *ASKED)


def test_the_sample_book_from_csv_and_parquet(
    printed: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow")
    write_sample_book(sample_book(loans=300), tmp_path)
    monkeypatch.chdir(tmp_path)
    days_off = ("--holidays", "HOLIDAYS.toml", "--weekend", "friday,saturday", "--on-holiday", "next_working_day")
    asked = ("--as-of", "2026-06-30", "--rulebook", "bd-mra", *days_off)
    from_csv = printed("age", "LOANS.csv", "PAYMENTS.csv", *asked)
    assert printed("age", "LOANS.parquet", "PAYMENTS.parquet", *asked) == from_csv
    assert "loans at the end of 2026-06-30" in from_csv


NOTICES = ("microloan: columns that are not known here, and not read: ", "microloan: member_no=")
SPOILT = st.lists(
    st.tuples(
        st.integers(0, 400), st.binary(max_size=4) | st.sampled_from([b"\n", b'"', b",", b"\xef\xbb\xbf", b"\r"])
    ),
    max_size=6,
)


@given(
    loans=SPOILT, payments=SPOILT, command=st.sampled_from([("age", *ASKED), ("statement", "--loan", "L-1", *PRODUCT)])
)
def test_bad_input_is_told_and_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory,
    loans: list[tuple[int, bytes]],
    payments: list[tuple[int, bytes]],
    command: tuple[str, ...],
) -> None:
    folder = tmp_path_factory.mktemp("spoilt")
    for name, text, spoilt in (("LOANS.csv", LOANS, loans), ("PAYMENTS.csv", PAYMENTS, payments)):
        written = text.encode()
        for place, more in spoilt:
            written = written[:place] + more + written[place:]
        (folder / name).write_bytes(written)
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([command[0], str(folder / "LOANS.csv"), str(folder / "PAYMENTS.csv"), *command[1:]])
    # What is only worth knowing is said and spoils nothing; whatever else is said is a row, or a file, that cannot be.
    told = [line for line in err.getvalue().splitlines() if not line.startswith(NOTICES)]
    assert code == (2 if told else 0)
    assert out.getvalue() or told


def test_long_files_are_told_as_they_are_read(
    written: Written, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("microloan.cli.loan_files._TOLD_EVERY", 4)
    assert main(["age", *written(LOANS, PAYMENTS), *ASKED]) == 0
    assert capsys.readouterr().err == "microloan: 4 loans read\nmicroloan: 10 payments read\n"
