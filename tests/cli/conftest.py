"""The command, run as a user runs it, and what it printed when it was last looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from microloan.cli import main

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """From the words after ``microloan`` to what it prints: on standard output alone, with exit code 0."""

    def run(*words: str) -> str:
        code = main(words)
        out, err = capsys.readouterr()
        assert (code, err) == (0, "")
        return out

    return run


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """From the words after ``microloan`` to its one line on standard error, without the name; the exit code is 2."""

    def run(*words: str) -> str:
        code = main(words)
        out, err = capsys.readouterr()
        assert (code, out) == (2, "")
        assert err.startswith("microloan: ")
        assert err.index("\n") == len(err) - 1
        return err.removeprefix("microloan: ").rstrip("\n")

    return run


@pytest.fixture
def golden() -> Callable[[str], str]:
    """From the name of a file in the folder ``golden`` to its text, line ends as they are."""
    return lambda name: (GOLDEN / name).read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def our_loan() -> str:
    """The path of the product that these tests borrow from."""
    return str(GOLDEN / "our-loan.toml")


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., tuple[str, str]]:
    """From the texts of a file of loans and of one of payments to their paths."""

    def write(loans: str, payments: str) -> tuple[str, str]:
        paths = (tmp_path / "LOANS.csv", tmp_path / "PAYMENTS.csv")
        for path, text in zip(paths, (loans, payments), strict=True):
            path.write_text(text, encoding="utf-8")
        return str(paths[0]), str(paths[1])

    return write
