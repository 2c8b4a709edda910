"""``microloan sample-book``: a loan book as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., str]


def test_the_files_are_named(printed: Run, tmp_path: Path) -> None:
    lines = printed("sample-book", "--loans", "20", "--seed", "7", "--out", str(tmp_path)).splitlines()
    assert lines[0].startswith("20 loans, ")
    assert lines[0].endswith(" payments until 2026-06-30")
    assert [Path(line).name for line in lines[1:4]] == ["LOANS.csv", "PAYMENTS.csv", "HOLIDAYS.toml"]
    assert all(Path(line).is_file() for line in lines[1:])


def test_files_that_are_there_are_not_lost(printed: Run, refused: Run, tmp_path: Path) -> None:
    own = tmp_path / "PAYMENTS.csv"
    own.write_text("loan,paid_on,amount\n", encoding="utf-8")
    asked = ("sample-book", "--loans", "5", "--out", str(tmp_path))
    assert "has PAYMENTS.csv already; give another folder, or --force" in refused(*asked)
    assert own.read_text(encoding="utf-8") == "loan,paid_on,amount\n"
    assert printed(*asked, "--force").startswith("5 loans, ")
    assert own.read_text(encoding="utf-8").startswith("reference,loan,")


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--loans", "0", "--out", "x"), "--loans=0 must be a whole number from 1"),
        (("--loans", "many", "--out", "x"), "--loans='many' is not a whole number"),
        (("--loans", "5", "--until", "0001-01-05", "--out", "x"), "--until=0001-01-05 must be in the years"),
        (("--loans", "5", "--out", "/dev/null/x"), "--out='/dev/null/x' cannot be written"),
    ],
)
def test_what_is_refused(refused: Run, options: tuple[str, ...], problem: str) -> None:
    assert problem in refused("sample-book", *options)
