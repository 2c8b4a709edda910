"""``microloan savings``: a passbook's statement; bad rows are told with their line, good ones computed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from microloan.cli import main, savings
from microloan.products import balance, posting
from microloan.savings import SavingsStatement

Run = Callable[..., str]
PASSBOOK = (
    "date,kind,amount,booked,sequence,reverses\n"
    "2026-01-01,brought_forward,1000,,,\n"
    "2026-01-07,deposit,50,,1,\n"
    "2026-01-14,deposit,50,,2,\n"
    "2026-01-14,reversal,50,2026-01-20,,2\n"
    "2026-03-05,withdrawal,500,2026-04-01,,\n"
)
ASKED = ("--terms", "asa-general", "--until", "2026-07-31")


@pytest.fixture
def passbook(tmp_path: Path) -> Callable[[str], str]:
    """From a file's text to its path."""

    def write(text: str) -> str:
        path = tmp_path / "passbook.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("savings.txt", ()),
        ("savings.csv", ("--format", "csv")),
        ("savings.md", ("--format", "md")),
        ("savings-explained-posting.txt", ("--explain", "1")),
        ("savings-as-known.txt", ("--booked-by", "2026-01-15")),
    ],
)
def test_what_is_printed(
    printed: Run, golden: Run, passbook: Callable[[str], str], name: str, options: tuple[str, ...]
) -> None:
    assert printed("savings", passbook(PASSBOOK), *ASKED, *options) == golden(name)


def test_json_is_the_record(printed: Run, passbook: Callable[[str], str]) -> None:
    statement = SavingsStatement.from_dict(
        json.loads(printed("savings", passbook(PASSBOOK), *ASKED, "--format", "json"))
    )
    assert str(statement.total_interest) == "Tk. 22.63"


def test_bad_rows_are_told_with_their_line_and_the_rest_is_computed(
    capsys: pytest.CaptureFixture[str], golden: Run, passbook: Callable[[str], str]
) -> None:
    bad = (
        PASSBOOK + "2026-02-30,deposit,50,,,\n2026-03-04,withdrawal,5000,,,\n2026-03-04,gift,5,,,\n"
        "2026-03-04,deposit,5.001,,,\n2026-03-04,deposit\n\n2026-03-04,reversal,5,,,77\n"
    )
    code = main(["savings", passbook(bad), *ASKED])
    out, err = capsys.readouterr()
    assert code == 2
    assert out == golden("savings.txt")
    assert [line.removeprefix("microloan: ").partition(":")[0] for line in err.splitlines()] == [
        "line 7",
        "line 8",
        "line 9",
        "line 10",
        "line 11",
        "line 13",
    ]
    assert "line 8: amount=Tk. 5,000 is more than the balance on 2026-03-04, Tk. 1,050" in err


@pytest.mark.parametrize(
    ("text", "options", "problem"),
    [
        ("date,kind\n", ASKED, "column='amount' is missing in the first row"),
        ("date,kind,amount,amount\n", ASKED, "column='amount' stands twice"),
        ("date,kind,amount,colour\n", ASKED, "column='colour' is not known"),
        ("date,kind,amount\n", ASKED, "no row of the file is a transaction"),
        (PASSBOOK, ("--terms", "asa", "--until", "2026-07-31"), "--terms='asa' is not one of ours"),
        (PASSBOOK, ("--terms", "asa-general", "--until", "31.7.2026"), "--until='31.7.2026' is not a date"),
        (PASSBOOK, (*ASKED, "--explain", "9"), "--explain='9' must be a whole number from 1 to 1"),
        (PASSBOOK, (*ASKED, "--explain", "1", "--format", "csv"), "--format csv does not go with --explain"),
        (PASSBOOK, ("--terms", "asa-general", "--until", "2025-07-31"), "is before the account begins"),
    ],
)
def test_what_is_refused(
    refused: Run, passbook: Callable[[str], str], text: str, options: tuple[str, ...], problem: str
) -> None:
    assert problem in refused("savings", passbook(text), *options)


def test_a_file_that_is_not_there(refused: Run) -> None:
    assert "cannot be read" in refused("savings", "no-such.csv", *ASKED)


def test_many_withdrawals_beyond_the_balance_are_told_together(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, passbook: Callable[[str], str]
) -> None:
    # Each of them computed the statement once more: 3,000 took a minute. Now each posting does.
    monkeypatch.setattr(savings, "_MOST_COMPUTED_AGAIN", 0)
    text = PASSBOOK + "2026-03-05,withdrawal,50000,,,\n2026-03-06,deposit,50,,,\n" * 50

    assert main(["savings", passbook(text), *ASKED]) == 2
    out, err = capsys.readouterr()
    assert (bool(out), len(err.splitlines())) == (True, 50)
    assert "line 7: amount=Tk. 50,000 is more than the balance" in err.splitlines()[0]


def test_a_file_in_which_most_rows_cannot_be_is_told_in_time(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, passbook: Callable[[str], str]
) -> None:
    monkeypatch.setattr(savings, "_MOST_COMPUTED_AGAIN", 600)
    text = PASSBOOK + "2026-03-05,reversal,50,,,77\n" * 50

    assert main(["savings", passbook(text), *ASKED]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 11)
    assert "mend these and ask" in err.splitlines()[-1]


def test_amounts_as_printed_and_a_remark(printed: Run, passbook: Callable[[str], str]) -> None:
    text = 'date,kind,amount,remark\n2026-01-07,deposit,"Tk. 1,500.00",first page\n2026-01-14,deposit,৫০,\n'

    assert "1,550.00" in printed("savings", passbook(text), *ASKED)


def test_help_names_every_word_of_a_file(printed: Run) -> None:
    said = printed("savings", "--help")

    for rule in (*balance.ALL, *posting.ALL, balance.minimum_from_day(10), posting.on_date(date(2026, 12, 16))):
        assert rule.name in said
