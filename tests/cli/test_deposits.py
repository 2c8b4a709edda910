"""``microloan deposit-scheme`` and ``maturity-table``: what they print, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from microloan.records import read_json, to_toml
from microloan.savings.deposits import DepositPlan, deposit_preset

Run = Callable[..., str]
USUAL = ("deposit-scheme", "--monthly", "500", "--years", "5", "--rate", "10%")


def test_a_plan_is_explained(printed: Run) -> None:
    lines = printed(*USUAL).splitlines()

    assert lines[0] == "Tk. 500 every month for 60 months at 10%"
    assert lines[2].endswith("rounded up to a multiple of 1.00  → 38,615.00")
    assert lines[-1] == "  interest is accrued on the balance simply, and added to it every 12 months"


def test_a_plan_as_json_is_its_record(printed: Run) -> None:
    record = read_json(printed(*USUAL, "--format", "json"))

    assert record["maturity"] == {"minor": 3_861_500, "currency": "BDT"}
    assert DepositPlan.from_dict(record["plan"]).deposits == 60  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "maturity"),
    [
        (("--monthly", "100", "--months", "60", "--rate", "6.7%", "--like", "india-post-rd"), "7,136.58"),
        (
            (
                "--monthly",
                "1000",
                "--years",
                "1",
                "--rate",
                "12%",
                "--growth",
                "monthly",
                "--when",
                "end",
                "--round",
                "0.01",
                "--mode",
                "half_up",
            ),
            "12,682.50",
        ),
        (("--weekly", "20", "--years", "1", "--rate", "6%"), "1,072.00"),
        # Limits are those of the product's own rhythm and currency; nothing is late, so no fine is in the way.
        (
            ("--monthly", "105", "--months", "60", "--rate", "6.7%", "--like", "india-post-rd", "--currency", "BDT"),
            "7,493.41",
        ),
        # A table worked out for one deposit and multiplied stays one.
        (("--monthly", "2000", "--years", "1", "--rate", "10%", "--like", "bifcol-dps"), "25,300.00"),
        (("--monthly", "500", "--years", "1", "--rate", "8.75%", "--currency", "INR"), "6,285.00"),
        (("--monthly", "Rs. 500", "--years", "1", "--rate", "8.75%", "--currency", "INR"), "6,285.00"),
        (("--monthly", "500", "--years", "5", "--rate", "10%", "--closed-after", "18"), "9,000.00"),
        (("--monthly", "500", "--years", "2", "--rate", "9%", "--posting", "1"), "13,152.00"),
    ],
)
def test_options_change_one_rule_each(printed: Run, words: tuple[str, ...], maturity: str) -> None:
    assert f"→ {maturity}" in printed("deposit-scheme", *words)


def test_a_table_in_every_format(printed: Run) -> None:
    words = ("maturity-table", "basic-bank-sohayok", "--deposits", "500", "20000")

    assert printed(*words).splitlines()[-1].split() == [
        "20,000.00",
        "2,51,375.00",
        "5,26,053.00",
        "8,28,169.00",
        "11,62,566.00",
        "15,44,591.00",
    ]
    assert "15,44,591.00</td>" in printed(*words, "--format", "html")
    assert "| 15,44,591.00 |" in printed(*words, "--format", "md")
    assert printed(*words, "--format", "csv").count("\n") == 3
    assert read_json(printed(*words, "--format", "json"))["schema"] == "microloan/maturity-table/1"


def test_a_table_has_rows_and_other_rates_by_itself(printed: Run) -> None:
    words = ("maturity-table", "basic-bank-sohayok", "--rates", "12 months: 8%", "24 months:9%")
    lines = printed(*words).splitlines()

    assert len(lines) == 10
    assert lines[0].split("  ") == ["Deposit every month", "1 year at 8%", "2 years at 9%"]


def test_a_column_is_asked_for_as_its_heading_says_it(printed: Run) -> None:
    words = ("maturity-table", "basic-bank-sohayok", "--deposits", "500", "--rates")

    for typed in ("5 years: 10%", "5 years at 10%", "60 months: 10%"):
        assert printed(*words, typed).splitlines()[0] == "Deposit every month  5 years at 10%"


def test_a_table_as_csv_has_plain_numbers(printed: Run) -> None:
    words = ("maturity-table", "basic-bank-sohayok", "--deposits", "1000", "--rates", "1 year: 8.75%")

    assert printed(*words, "--format", "csv") == "Deposit every month,1 year at 8.75%\n1000.00,12569.00\n"


def test_the_products_are_listed(printed: Run) -> None:
    assert "basic-bank-sohayok" in printed("maturity-table")


def test_a_product_of_your_own(printed: Run, refused: Run, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(to_toml(deposit_preset("rdrs-msds").to_dict()), encoding="utf-8")

    assert "5 years at 7.5%" in printed("maturity-table", str(file))
    file.write_text("rate = 1", encoding="utf-8")
    assert "schema is missing" in refused("maturity-table", str(file))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*USUAL[:-1], "10"), """--rate='10' is not a rate; write "10%\""""),
        (("deposit-scheme", "--monthly", "x", "--years", "5", "--rate", "10%"), "--monthly='x'"),
        (("deposit-scheme", "--monthly", "500", "--years", "0", "--rate", "10%"), "--years='0' is not a whole number"),
        (("deposit-scheme", "--monthly", "500", "--weekly", "5", "--years", "1", "--rate", "10%"), "not allowed with"),
        (("deposit-scheme", "--years", "5", "--rate", "10%"), "--monthly --weekly is required"),
        ((*USUAL, "--like", "basic"), "preset='basic' is not one of ours"),
        ((*USUAL[:-1], "-10%"), "--rate='-10%' must be at least 0"),
        (
            (*USUAL[:3], "--years", "400", "--rate", "10%"),
            "--years='400' is too long; the longest term is of 305 years",
        ),
        ((*USUAL[:3], "--months", "3661", "--rate", "10%"), "--months='3661' is not a whole number"),
        ((*USUAL[:3], "--weekly", "5", "--years", "100", "--rate", "10%"), "not allowed with"),
        (("deposit-scheme", "--weekly", "5", "--years", "99", "--rate", "10%"), "--years='99' holds more than 3,660"),
        (
            (*USUAL, "--like", "india-post-rd", "--monthly", "105"),
            "--monthly='105' must be a multiple of Rs. 10 (product",
        ),
        ((*USUAL, "--round", "0"), "--round='0' must be above zero"),
        ((*USUAL, "--posting", "0"), "--posting='0' must be above zero"),
        (
            ("deposit-scheme", "--weekly", "5", "--years", "1", "--rate", "9%", "--closed-after", "5"),
            "--closed-after='5' is",
        ),
        (("maturity-table", "basic-bank-sohayok", "--rates", "400 years: 9%"), "--rates='400' is too long"),
        (("maturity-table", "basic-bank-sohayok", "--rates", "year: 9%", "1 year: 8%"), "stands twice"),
        ((*USUAL, "--closed-after", "60"), "--closed-after='60' must be before the end of the term"),
        ((*USUAL, "--growth", "india-rd", "--posting", "1"), "is for growth that adds interest"),
        (("maturity-table", "basic-bank-sohayok", "--deposits", "501"), "must be a multiple of"),
        (("maturity-table", "basic-bank-sohayok", "--rates", "8%"), "--rates='8%' must be a term and its rate"),
        (("maturity-table", "basic-bank-sohayok", "--rates", "a year: 8%"), "--rates='a year: 8%' is not a frequency"),
        (("maturity-table", "--deposits", "500"), "go with a PRODUCT"),
    ],
)
def test_what_cannot_be_met_is_one_line(refused: Run, words: tuple[str, ...], said: str) -> None:
    assert said in refused(*words)
