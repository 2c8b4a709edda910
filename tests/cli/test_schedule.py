"""``microloan schedule``: what it prints, in four formats, and what it refuses."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from microloan.interest import DecliningBalance
from microloan.records import read_json
from microloan.schedules import Schedule
from microloan.textwidth import display_width

Run = Callable[..., str]
MONTHLY = ("15000", "--disbursed", "2026-01-31", "--every", "month", "--installments", "6")
JAGORON = ("schedule", "jcf-jagoron", "20000", "--disbursed", "2026-01-04")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("table.txt", ()),
        ("table.txt", ("--format", "table")),
        ("schedule.csv", ("--format", "csv")),
        ("schedule.json", ("--format", "json")),
        ("schedule.md", ("--format", "md")),
        ("explained.txt", ("--explain", "2")),
        ("explained.json", ("--explain", "2", "--format", "json")),
        ("meeting-day.txt", ("--first-due", "second tuesday")),
        ("day-of-month.txt", ("--first-due", "31")),
        ("first-due.txt", ("--first-due", "2026-02-28")),
    ],
)
def test_what_is_printed(printed: Run, golden: Run, our_loan: str, name: str, options: tuple[str, ...]) -> None:
    assert printed("schedule", our_loan, *MONTHLY, *options) == golden(name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("with-fees.txt", ("wegrow-jlg", "40000")),
        ("with-savings.txt", ("asa-primary", "20000")),
        ("with-savings.csv", ("asa-primary", "20000", "--format", "csv")),
        ("savings-explained.txt", ("asa-primary", "20000", "--explain", "7")),
        ("savings-returned.txt", ("ddj-jagoron", "20000", "--explain", "46")),
    ],
)
def test_fees_and_savings_are_printed(printed: Run, golden: Run, name: str, words: tuple[str, ...]) -> None:
    assert printed("schedule", *words, "--disbursed", "2026-01-04") == golden(name)


def test_the_columns_of_the_table_are_in_line_and_fit_a_terminal(printed: Run) -> None:
    _, heading, rule, *rows = printed(*JAGORON).splitlines()
    assert display_width(heading) == display_width(rule) <= 80
    ends = [end for end, sign in enumerate(rule) if rule[end : end + 2] in ("─ ", "─")]
    assert len(rows) == 48
    assert all(row[end + 1 : end + 3].strip() == "" for row in (heading, *rows) for end in ends)


def test_csv_is_plain_digits_and_dates_in_lines_that_end_alike(printed: Run) -> None:
    text = printed(*JAGORON, "--format", "csv")
    assert "\r" not in text
    heading, *rows = csv.reader(StringIO(text))
    assert heading == ["No.", "Due on", "Principal", "Interest", "Total", "Outstanding"]
    assert rows[0] == ["1", "2026-01-19", "389.85", "96.15", "486.00", "19610.15"]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 47)]


def test_json_is_the_record_of_the_schedule(printed: Run) -> None:
    schedule = Schedule.from_dict(read_json(printed(*JAGORON, "--format", "json")))
    assert len(schedule) == 46
    assert schedule.terms.repayment.first_due is not None


def test_a_choice_that_is_none_may_be_left_out(printed: Run) -> None:
    assert printed(*JAGORON, "--every", "week", "--installments", "46") == printed(*JAGORON)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--first-due", "wensday"),
            (
                "--first-due='wensday' must be a weekday such as wednesday, for months a day from 1 to 31 or words "
                "like 'second tuesday', or a date like 2026-01-21"
            ),
        ),
        (
            ("--first-due", "32"),
            (
                "--first-due='32' must be a weekday such as wednesday, for months a day from 1 to 31 or words "
                "like 'second tuesday', or a date like 2026-01-21"
            ),
        ),
        (
            ("--first-due", "5"),
            (
                "--first-due='5' is a day of each month, which every=week does not keep; "
                "use a weekday, or a rhythm of months"
            ),
        ),
        (
            ("--first-due", "0"),
            (
                "--first-due='0' must be a weekday such as wednesday, for months a day from 1 to 31 or words "
                "like 'second tuesday', or a date like 2026-01-21"
            ),
        ),
        (
            ("--first-due", "1"),
            (
                "--first-due='1' is a day of each month, which every=week does not keep; "
                "use a weekday, or a rhythm of months"
            ),
        ),
        (
            ("--first-due", "2026-01-18"),
            "--first-due='2026-01-18' must be at least 15 days after disbursed_on=2026-01-04 (product jcf-jagoron)",
        ),
        (
            ("--first-due", "20260218"),
            (
                "--first-due='20260218' must be a weekday such as wednesday, for months a day from 1 to 31 or words "
                "like 'second tuesday', or a date like 2026-01-21"
            ),
        ),
        (("--installments", "45"), "--installments='45' must be 46 (product jcf-jagoron)"),
        (("--installments", "46.0"), "--installments='46.0' is not a whole number, such as 46"),
        (("--installments", "৪৬"), "--installments='৪৬' is not a whole number, such as 46"),
        (("--installments", ""), "--installments='' is not a whole number, such as 46"),
        (("--every", "month"), "--every='month' must be week (product jcf-jagoron)"),
        (
            ("--every", "weekly"),
            (
                "--every='weekly' is not a frequency; write one of day, week, fortnight, month, quarter, half-year, "
                'year, or a number like "2 weeks"'
            ),
        ),
        (("--explain", "47"), "--explain='47' must be a whole number from 1 to 46"),
        (("--explain", "-1"), "--explain='-1' is not a whole number, such as 46"),
        (("--explain", "9" * 20), f"--explain='{'9' * 20}' is not a whole number, such as 46"),
        (("--explain", "7", "--format", "csv"), "--format csv does not go with --explain; write table or json"),
    ],
)
def test_what_is_refused(refused: Run, options: tuple[str, ...], message: str) -> None:
    assert refused(*JAGORON, *options) == message


@pytest.mark.parametrize(
    ("amount", "message"),
    [
        ("0", "principal=Tk. 0 must be between Tk. 1,000 and Tk. 49,000 (product jcf-jagoron)"),
        ("-20000", "principal=-Tk. 20,000 must be between Tk. 1,000 and Tk. 49,000 (product jcf-jagoron)"),
        ("20500", "principal=Tk. 20,500 must be a multiple of Tk. 1,000 (product jcf-jagoron)"),
        ("20,00", "AMOUNT='20,00' has '20,00', which no grouping fits; write 12,34,567 or 1,234,567"),
        ("Rs. 20,000", "AMOUNT='Rs. 20,000' shows 'Rs.', which is not BDT; amounts are in BDT here"),
        ("20000-", "AMOUNT='20000-' has its sign at the end; write it first"),
        ("0.001", "AMOUNT='0.001' is finer than a minor unit (exponent 2); round it first"),
        ("9" * 50, f"AMOUNT='{'9' * 50}' must have at most 40 digits in minor units"),
    ],
)
def test_an_amount_that_is_not_offered(refused: Run, amount: str, message: str) -> None:
    assert refused("schedule", "jcf-jagoron", amount, "--disbursed", "2026-01-04") == message


@pytest.mark.parametrize(
    "day", ["", "today", "04/01/2026", "2026-1-4", "2026-02-30", "20260104", "2026-W01-7", "10000-01-01"]
)
def test_a_day_of_disbursement_that_is_no_date(refused: Run, day: str) -> None:
    assert refused("schedule", "jcf-jagoron", "20000", "--disbursed", day) == (
        f"--disbursed={day!r} is not a date; write one like 2026-01-04"
    )


def test_a_loan_past_the_calendar(refused: Run) -> None:
    message = refused("schedule", "jcf-jagoron", "20000", "--disbursed", "9999-12-31")
    assert message.endswith("past 9999-12-31, the last day of the calendar")


OPEN = ("schedule", "buro-general", "20000", "--disbursed", "2026-01-04", "--every", "month", "--installments", "12")
NEXT = ("schedule", "bjs-shilpi", "20000", "--disbursed", "2026-01-04", "--every", "month", "--installments", "12")


def test_a_rate_that_is_not_published_is_given(printed: Run) -> None:
    schedule = Schedule.from_dict(read_json(printed(*OPEN, "--rate", "24%", "--format", "json")))
    assert schedule.terms.interest == DecliningBalance("24%")


def test_the_previous_loan_limits_the_next(printed: Run) -> None:
    assert printed(*NEXT, "--previous", "15000") == printed(*NEXT)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (OPEN, '--rate must be given, such as "24%": no rate is published (product buro-general)'),
        ((*OPEN, "--rate", "abc"), "--rate='abc' is not a rate; write a plain number and its unit, like \"24%\""),
        (
            (*JAGORON, "--rate", "24%"),
            "--rate='24%' cannot be chosen, since the product has its own (product jcf-jagoron)",
        ),
        (
            (*NEXT, "--previous", "14999.99"),
            "principal=Rs. 20,000 must be at most Rs. 19,999.99, Rs. 5,000 above the previous (product bjs-shilpi)",
        ),
        (
            (*NEXT, "--previous", "15000 Cr"),
            "--previous='15000 Cr' has 'Cr', crore or credit; write crore",
        ),
    ],
)
def test_a_rate_or_a_previous_loan_that_does_not_fit(refused: Run, words: tuple[str, ...], message: str) -> None:
    assert refused(*words) == message


def test_an_open_choice_is_told_by_its_option(refused: Run, our_loan: str) -> None:
    words = ("schedule", our_loan, "15000", "--disbursed", "2026-01-04")
    assert refused(*words) == "--every must be month or week (product our-loan)"
    assert refused(*words, "--every", "month") == "--installments must be 6 or 12 (product our-loan)"


@pytest.mark.parametrize(
    ("product", "message"),
    [
        ("jcf-jagaron", "preset='jcf-jagaron' is not one of ours; did you mean jcf-jagoron?"),
        ("no-such-file.toml", "path='no-such-file.toml' cannot be read: No such file or directory"),
        ("no/such/file", "path='no/such/file' cannot be read: No such file or directory"),
        ("/", "path='/' cannot be read: Is a directory"),
        ("a\0b.toml", r"path='a\x00b.toml' is not the name of a file"),
        ("\ud800.json", r"path='\ud800.json' is not the name of a file"),
    ],
)
def test_a_product_that_is_not_there(refused: Run, product: str, message: str) -> None:
    assert refused("schedule", product, "20000", "--disbursed", "2026-01-04") == message


def test_a_mistake_in_a_file_is_told_with_the_files_name(
    refused: Run, our_loan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = Path(our_loan).read_text(encoding="utf-8")
    Path("mine.toml").write_text(text.replace('"24%"', "0.24"), encoding="utf-8")
    assert refused("schedule", "mine.toml", "15000", "--disbursed", "2026-01-04") == (
        "'mine.toml': interest.rate=0.24 is not exact; write exact text such as \"23.5\""
    )
