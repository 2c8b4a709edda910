"""Loans and payments from files: every bad row is told by its line, and no good row is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.days import to_date
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.portfolio.exchange import LoanRows, PaymentFile, read_loans, read_payments
from microloan.portfolio.exchange import reading as reading_module
from microloan.portfolio.exchange.parquet import write_loans_parquet, write_payments_parquet
from microloan.portfolio.exchange.reading import products_in
from microloan.portfolio.exchange.writing import write_loans, write_payments
from microloan.portfolio.samples import sample_book

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
HEAD = "loan,paid_on,amount,reference\n"


@pytest.fixture
def payments(tmp_path: Path) -> Callable[[str | bytes], PaymentFile]:
    """From a file's text to what is read."""

    def read(text: str | bytes) -> PaymentFile:
        path = tmp_path / "PAYMENTS.csv"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_payments(path, BDT)

    return read


def rows_of(found: PaymentFile) -> list[tuple[int, str, str, int]]:
    rows = found.rows
    return [
        (int(rows.lines[row]), rows.loan.at(row), str(to_date(int(rows.paid_on[row]))), int(rows.amount[row]))
        for row in range(len(rows))
    ]


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("485", 48_500),
        ("485.5", 48_550),
        ("Tk. 485", 48_500),
        ('"Tk. 1,50,000"', 15_000_000),
        ('"1,50,000.25"', 15_000_025),
        ("৪৮৫", 48_500),
        ('"১,৫০,০০০"', 15_000_000),
        ("४८५", 48_500),
        (" 485 ", 48_500),
    ],
)
def test_amounts_as_institutions_write_them(payments: Callable[[str], PaymentFile], cell: str, minor: int) -> None:
    found = payments(f"{HEAD}L-1,2026-01-28,{cell},\n")
    assert (rows_of(found), found.bad) == ([(2, "L-1", "2026-01-28", minor)], ())


@pytest.mark.parametrize("cell", ["", "0", "-5", "five", "1.001", "৪8৫", "1e3", "nan", "9" * 30, '"12,34"', "INR 5"])
def test_amounts_that_are_none(payments: Callable[[str], PaymentFile], cell: str) -> None:
    found = payments(f"{HEAD}L-1,2026-01-28,{cell},\nL-2,2026-01-28,5,\n")
    assert [row.line for row in found.bad] == [2]
    assert found.bad[0].error.argument == "amount"
    assert [row[1] for row in rows_of(found)] == ["L-2"]


@pytest.mark.parametrize("cell", ["28-01-2026", "28/01/2026", "20260128", "2026-02-30", "2026-1-28", "", "2026-W01-7"])
def test_dates_that_are_none(payments: Callable[[str], PaymentFile], cell: str) -> None:
    found = payments(f"{HEAD}L-1,{cell},5,\n")
    assert [str(row.error.argument) for row in found.bad] == ["paid_on"]


@pytest.mark.parametrize("cell", ["2026-01-28", "২০২৬-০১-২৮", "२०२६-०१-२८"])
def test_dates_in_three_scripts(payments: Callable[[str], PaymentFile], cell: str) -> None:
    assert rows_of(payments(f"{HEAD}L-1,{cell},5,\n")) == [(2, "L-1", "2026-01-28", 500)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_marks_and_line_ends(payments: Callable[[str], PaymentFile], end: str, mark: str, last: str) -> None:
    lines = ["", "Loan, Paid on ,AMOUNT,reference", "", "L-1,2026-01-28,5,R-1", " , ,,", "L-2,2026-01-29,6,R-2"]
    found = payments(mark + end.join(lines) + (last and end))
    assert rows_of(found) == [(4, "L-1", "2026-01-28", 500), (6, "L-2", "2026-01-29", 600)]
    assert found.bad == ()
    assert found.rows.references is not None
    assert list(found.rows.references) == ["R-1", "R-2"]


def test_a_quote_too_many_spoils_its_own_row_alone(payments: Callable[[str], PaymentFile]) -> None:
    found = payments(f'{HEAD}L-1,2026-01-28,"5,\nL-2,2026-01-28,6,\nL-3,2026-01-28,"7"x,\n"L,4",2026-01-28,"8",\n')
    assert [row.line for row in found.bad] == [2, 4]
    assert [row[1] for row in rows_of(found)] == ["L-2", "L,4"]


def test_a_row_that_is_not_utf8_is_told_alone(payments: Callable[[bytes], PaymentFile]) -> None:
    found = payments(HEAD.encode() + b"L-1,2026-01-28,5,\nL-\xe9,2026-01-28,5,\n")
    assert [(row.line, row.error.code) for row in found.bad] == [(3, "bad_encoding")]


def test_a_reference_that_stands_twice_is_told_with_its_first_line(payments: Callable[[str], PaymentFile]) -> None:
    rows = "L-1,2026-01-28,5,R-1\nL-1,2026-01-28,x,R-2\nL-1,2026-01-28,5, R-1\nL-1,2026-01-28,5,\nL-1,2026-01-28,5,\n"
    found = payments(HEAD + rows + "L-1,2026-01-28,6,R-2\n")
    assert [row.line for row in found.bad] == [3, 4]
    assert str(found.bad[1].error) == "reference='R-1' stands on line 2 already, for the same loan"
    assert [row[0] for row in rows_of(found)] == [2, 5, 6, 7]


@given(rows=st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(["R-1", "R-2", ""])), max_size=12))
def test_a_reference_is_repeated_within_its_loan_alone(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("receipts") / "PAYMENTS.csv"
    path.write_text(HEAD + "".join(f"{loan},2026-01-28,5,{reference}\n" for loan, reference in rows))
    again = [place + 2 for place, row in enumerate(rows) if row[1] and row in rows[:place]]
    found = read_payments(path, BDT)
    assert [row.line for row in found.bad] == again
    assert [row[0] for row in rows_of(found)] == [place for place in range(2, len(rows) + 2) if place not in again]


def test_other_columns_are_named_and_not_read(payments: Callable[[str], PaymentFile], tmp_path: Path) -> None:
    found = payments("Cashier,loan,paid_on,amount,Cashier\nZ,L-1,2026-01-28,5,\n,,,,z\n,L-2,2026-01-28,x,Y\n")
    assert found.ignored == ("Cashier",)
    assert rows_of(found) == [(2, "L-1", "2026-01-28", 500)]
    assert sorted({row.line for row in found.bad}) == [3, 4]
    path = tmp_path / "LOANS.parquet"
    table = {"loan": ["L-1"], "principal": ["500"], "disbursed_on": ["2026-01-04"], "Score": [0.5], "tags": [["a"]]}
    parquet.write_table(pa.table(table), path)
    assert (read_loans(path, BDT).ignored, len(read_loans(path, BDT).rows)) == (("Score", "tags"), 1)


def test_words_of_fixed_lists_are_folded_and_names_are_not(tmp_path: Path) -> None:
    path = tmp_path / "LOANS.csv"
    head = "loan,principal,disbursed_on,product,every,first_due,branch\n"
    rows = "l-1,500,2026-01-04,JCF-Jagoron,2 Weeks,WEDNESDAY,Bogura\nL-1,5,2026-01-04,Ours,,,BOGURA\n"
    path.write_text(head + rows, encoding="utf-8")
    words = read_loans(path, BDT).rows.words
    assert {name: words[name].values for name in ("product", "every", "first_due", "branch")} == {
        "product": ("jcf-jagoron", "Ours"),
        "every": ("2 weeks", ""),
        "first_due": ("wednesday", ""),
        "branch": ("Bogura", "BOGURA"),
    }


def test_digits_of_dates_and_rates_may_be_bangla_or_hindi(tmp_path: Path) -> None:
    path = tmp_path / "LOANS.csv"
    head = "loan,principal,disbursed_on,first_due,rate\n"
    path.write_text(head + "L-1,৫০০,২০২৬-০১-০৪,২০২৬-০১-২১,২৪%\nL-2,500,2026-01-04,१५,२४.५%\n", encoding="utf-8")
    words = read_loans(path, BDT).rows.words
    assert words["first_due"].values == ("2026-01-21", "15")
    assert words["rate"].values == ("24%", "24.5%")


def test_what_comes_near_a_column_and_is_none_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "LOANS.csv"
    path.write_text("loan,principal,disbursed_on,Installment,Office\nL-1,500,2026-01-04,486,Bogura\n", encoding="utf-8")
    found = read_loans(path, BDT)
    assert (found.ignored, len(found.rows)) == (("Installment", "Office"), 1)


def test_products_are_counted_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "LOANS.csv"
    path.write_text("loan,principal,disbursed_on,product\n" + "x,,,b\nx,,, JCF-Jagoron\nx,,,b\nx,,,\nx,,,jcf-jagoron\n")
    assert list(products_in(path).items()) == [("b", 2), ("jcf-jagoron", 2), ("", 1)]
    path.write_text("loan,principal,disbursed_on\n")
    assert products_in(path) == {"": 1}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "column='loan' is missing in the first row"),
        ("\n\n", "column='loan' is missing in the first row"),
        ("loan,paid_on\n", "column='amount' is missing in the first row"),
        ("loan,paid_on,amuont\n", "column='amuont' is not known; did you mean amount?"),
        ("loan,paid_on,amount,amount\n", "column='amount' stands twice"),
        ("loan;paid_on;amount\n", "the cells seem to stand between semicolons"),
        (b"\xff\xfel\x00o\x00", "is UTF-16 text"),
        (b"PK\x03\x04", "is a spreadsheet"),
        (b"PAR1", "is a Parquet file"),
        (b"x" * 3_000_000, "has a line of more than 1,048,576 bytes"),
    ],
)
def test_files_that_are_refused(
    payments: Callable[[str | bytes], PaymentFile], text: str | bytes, problem: str
) -> None:
    with pytest.raises(MicroloanError) as caught:
        payments(text)
    assert problem in str(caught.value)


def test_a_file_of_bad_rows_alone_is_another_file(
    payments: Callable[[str], PaymentFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_module, "MOST_BAD_ROWS", 3)
    assert len(payments(HEAD + "x\n" * 3).bad) == 3
    with pytest.raises(MicroloanError, match="rows and more are bad, first on line 2"):
        payments(HEAD + "x\n" * 4)


def test_a_loan_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "LOANS.csv"
    path.write_text(
        "loan,principal,disbursed_on,installments,product\n"
        "L-1,20000,2026-01-04,46,jcf-jagoron\nL-1,30000,2026-01-04,46,jcf-jagoron\n"
        ",5,2026-01-04,,\nL-2,5,2026-01-04,0,\nL-3,5000,2026-01-04,,\n"
    )
    found = read_loans(path, BDT)
    assert found.rows.loan == ("L-1", "L-3")
    assert found.rows.installments.tolist() == [46, 0]
    assert found.rows.words["product"].at(1) == ""
    assert [(row.line, str(row.error)) for row in found.bad] == [
        (3, "loan='L-1' stands on line 2 already"),
        (4, "loan='' must not be empty"),
        (5, "installments='0' must be from 1 to 100,000"),
    ]


GOOD = st.tuples(
    st.integers(1, 10**9),
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{}", "Tk. {}", '"{}"', " {} ", '"Tk. {}/-"']),
)
MANGLED = st.one_of(
    st.sampled_from(
        ["L", "L,2026-01-28", "L,2026-01-28,5,R,more", 'L,2026-01-28,"5', "L,2026-01-32,5,", "L,,5,", ",2026-01-28,5,"]
    ),
    st.text("abc\"'\u09eb,;.", min_size=1).filter(lambda text: text.strip(" ,")),
)


@given(rows=st.lists(st.one_of(GOOD, MANGLED, st.just("")), max_size=30), end=st.sampled_from(["\n", "\r\n"]))
def test_every_bad_row_is_told_and_no_good_row_is_lost(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, date, str] | str], end: str
) -> None:
    lines = [HEAD.strip()]
    good, bad = [], []
    for number, row in enumerate(rows, start=2):
        if isinstance(row, tuple):
            amount, day, style = row
            good.append((number, f"L-{number}", str(day), amount * 100))
            lines.append(f"L-{number},{day},{style.format(amount)},R-{number}")
        else:
            lines.append(row)
            if row:
                bad.append(number)
    path = tmp_path_factory.mktemp("mangled") / "PAYMENTS.csv"
    path.write_bytes(end.join(lines).encode())
    found = read_payments(path, BDT)
    assert rows_of(found) == good
    assert sorted({row.line for row in found.bad}) == bad


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    made = sample_book(loans=300)
    write_loans_parquet(made.loans, tmp_path / "LOANS.parquet")
    write_payments_parquet(made.payments, tmp_path / "PAYMENTS.parquet")
    with (tmp_path / "PAYMENTS.csv").open("w", encoding="utf-8", newline="") as file:
        write_payments(made.payments, file)
    for name in ("PAYMENTS.csv", "PAYMENTS.parquet"):
        found = read_payments(tmp_path / name, BDT)
        assert found.bad == ()
        assert found.rows.amount.tolist() == made.payments.amount.tolist()
        assert found.rows.paid_on.tolist() == made.payments.paid_on.tolist()
        assert list(found.rows.references or ()) == list(made.payments.references or ())
    with (tmp_path / "LOANS.csv").open("w", encoding="utf-8", newline="") as file:
        write_loans(made.loans, file)
    for name in ("LOANS.csv", "LOANS.parquet"):
        loans = read_loans(tmp_path / name, BDT).rows
        assert loans.loan == made.loans.loan
        assert loans.disbursed.tolist() == made.loans.disbursed.tolist()
        for column in ("member_no", "member", "branch", "group"):
            assert texts_in(loans, column) == texts_in(made.loans, column)


def test_a_member_no_may_be_a_whole_number_of_parquet(tmp_path: Path) -> None:
    path = tmp_path / "LOANS.parquet"
    table = {
        "loan": ["L-1", "L-2"],
        "principal": [500, 500],
        "disbursed_on": ["2026-01-04"] * 2,
        "member_no": [7, None],
    }
    parquet.write_table(pa.table(table), path)

    assert texts_in(read_loans(path, BDT).rows, "member_no") == ["7", ""]


def texts_in(rows: LoanRows, column: str) -> list[str]:
    return [rows.words[column].at(row) for row in range(len(rows))]


def test_parquet_says_what_is_wrong_by_row(tmp_path: Path) -> None:
    path = tmp_path / "PAYMENTS.parquet"
    table = {"loan": ["L-1", None], "paid_on": pa.array([date(2026, 1, 28)] * 2), "amount": [Decimal("5.00"), None]}
    parquet.write_table(pa.table(table), path)
    found = read_payments(path, BDT)
    assert rows_of(found) == [(1, "L-1", "2026-01-28", 500)]
    assert {(row.line, str(row.error)) for row in found.bad} == {
        (2, "loan='' must not be empty"),
        (2, "amount='' must not be empty"),
    }


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_time_of_day_is_no_date_of_parquet(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "PAYMENTS.parquet"
    moments = pa.array([datetime(2026, 1, 28), datetime(2026, 1, 28, 20)], pa.timestamp(unit))  # noqa: DTZ001
    parquet.write_table(pa.table({"loan": ["L-1", "L-1"], "paid_on": moments, "amount": ["5", "5"]}), path)
    found = read_payments(path, BDT)
    assert rows_of(found) == [(1, "L-1", "2026-01-28", 500)]
    assert [(row.line, row.error.argument) for row in found.bad] == [(2, "paid_on")]


def test_parquet_that_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "PAYMENTS.parquet"
    parquet.write_table(pa.table({"loan": ["L-1"], "paid_on": ["2026-01-28"], "amount": [5.0]}), path)
    with pytest.raises(MicroloanError, match="floats, which are not exact"):
        read_payments(path, BDT)
    path.write_bytes(b"PAR1 is not all")
    with pytest.raises(MicroloanError, match="cannot be read"):
        read_payments(path, BDT)
    with pytest.raises(MicroloanError, match="cannot be read"):
        read_payments(tmp_path / "none.parquet", BDT)


def test_progress_is_told(tmp_path: Path) -> None:
    path, told = tmp_path / "PAYMENTS.csv", list[int]()
    path.write_text(HEAD + "L-1,2026-01-28,5,\n" * 3)
    read_payments(path, BDT, progress=told.append)
    assert told == [3]
