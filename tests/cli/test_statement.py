"""``microloan statement``: the statement of account of one loan, from two files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from microloan.cli import main

Run = Callable[..., str]
Written = Callable[[str, str], tuple[str, str]]
PRODUCT = ("--product", str(Path(__file__).parent / "golden" / "flat-15.toml"))
LOANS = "loan,principal,disbursed_on,first_due\nL-1,10000,2024-01-03,wednesday\nL-2,10500,2024-01-03,wednesday\n"
PAYMENTS = (
    "loan,paid_on,amount,reference\nL-1,2024-01-31,250,R-2\nL-1,2024-01-24,250,R-1\nL-3,2024-01-24,9,\n"
    "L-1,2024-02-07,১২৫,\nL-1,2024-02-07,125,\n"
)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("statement.txt", ()),
        ("statement.csv", ("--format", "csv")),
        ("statement.md", ("--format", "md")),
        ("statement-until.txt", ("--until", "2024-01-30")),
    ],
)
def test_what_is_printed(printed: Run, golden: Run, written: Written, name: str, options: tuple[str, ...]) -> None:
    assert printed("statement", *written(LOANS, PAYMENTS), "--loan", "L-1", *PRODUCT, *options) == golden(name)


def test_bad_rows_are_told_and_the_statement_is_printed(
    capsys: pytest.CaptureFixture[str], golden: Run, written: Written
) -> None:
    payments = PAYMENTS + "L-1,2024-02-30,5,\nL-1,2024-01-01,5,\n"
    assert main(["statement", *written(LOANS, payments), "--loan", "L-1", *PRODUCT]) == 2
    out, err = capsys.readouterr()
    assert out == golden("statement.txt")
    assert "line 7: paid_on='2024-02-30' is not a date" in err
    assert "line 8: paid_on=2024-01-01 is before the loan is paid out, on 2024-01-03" in err


def test_bad_rows_of_other_loans_are_nothing_to_it(printed: Run, golden: Run, written: Written) -> None:
    loans = LOANS + "L-4,abc,2024-01-03,\nL-5,10000,2024-01-03,\nL-5,10000,2024-01-03,\n"
    payments = PAYMENTS + "L-4,2024-02-30,5,\nL-5,2024-02-01,5,R-9\nL-5,2024-02-08,5,R-9\n L-4 ,2024-02-01,x,\n"

    assert printed("statement", *written(loans, payments), "--loan", "L-1", *PRODUCT) == golden("statement.txt")


@pytest.mark.parametrize(
    ("loan_row", "payment_row", "problem"),
    [
        ("L-1,9000,2024-01-03,\n", "", "LOANS.csv line 4: loan='L-1' stands on line 2 already"),
        ("", " L-1,2024-02-30,5,\n", "PAYMENTS.csv line 7: paid_on='2024-02-30' is not a date"),
        ("", "L-1,2024-02-08,5,R-2\n", "PAYMENTS.csv line 7: reference='R-2' stands on line 2 already"),
        ("", ",2024-02-08,5,\n", "PAYMENTS.csv line 7: loan='' must not be empty"),
        ("", "L-4,2024-02-08,1,500,\n", "PAYMENTS.csv line 7: row=5 cells"),
        ("L-4,9000\n", "", "LOANS.csv line 4: row=2 cells"),
    ],
)
def test_bad_rows_that_name_it_or_no_loan_are_told(
    capsys: pytest.CaptureFixture[str],
    golden: Run,
    written: Written,
    loan_row: str,
    payment_row: str,
    problem: str,
) -> None:
    others = "L-4,2024-02-30,5,\n"
    files = written(LOANS + loan_row, PAYMENTS + payment_row + others)
    assert main(["statement", *files, "--loan", "L-1", *PRODUCT]) == 2
    out, err = capsys.readouterr()
    assert out == golden("statement.txt")
    assert problem in err
    assert err.count("\n") == 1


def test_of_a_loan_whose_row_is_bad_that_row_is_told(capsys: pytest.CaptureFixture[str], written: Written) -> None:
    files = written(LOANS + "L-4,abc,2024-01-03,\nL-5,abc,2024-01-03,\n", PAYMENTS)
    assert main(["statement", *files, "--loan", "L-4", *PRODUCT]) == 2
    first, *others = capsys.readouterr().err.splitlines()
    assert "--loan='L-4' is refused, on line 4 of the loans" in first
    assert len(others) == 1
    assert "line 4: principal='abc'" in others[0]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--loan", "L-11"), "--loan='L-11' is not among the loans; did you mean L-1?"),
        (("--loan", "L-2"), "line 3: principal=Tk. 10,500"),
        (("--loan", "L-1", "--until", "2023-12-31"), "--until=2023-12-31 is before the loan is paid out"),
        (("--loan", "L-1", "--until", "soon"), "--until='soon' is not a date"),
    ],
)
def test_what_is_refused(refused: Run, written: Written, options: tuple[str, ...], problem: str) -> None:
    assert problem in refused("statement", *written(LOANS, PAYMENTS), *PRODUCT, *options)


def test_a_loan_without_payments_has_one_line(printed: Run, written: Written) -> None:
    answer = printed(
        "statement", *written(LOANS, "loan,paid_on,amount\n"), "--loan", "L-1", *PRODUCT, "--format", "csv"
    )
    assert len(answer.splitlines()) == 2
