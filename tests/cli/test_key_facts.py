"""``microloan key-facts``: what it prints, in three formats and languages, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from microloan.currency import INR
from microloan.pricing import KeyFacts
from microloan.records import read_json

Run = Callable[..., str]
STATED = str(Path(__file__).parent / "golden" / "stated.toml")
LOAN = ("key-facts", "wegrow-jlg", "40000", "--disbursed", "2026-01-04")
OFFER = ("--lender", "Wegrow", "--number", "KFS/1", "--prepared", "2026-01-02")
PARTY = ("--third-party", "insurance=Surya Life")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("key-facts.txt", ()),
        ("key-facts.txt", ("--format", "text", "--language", "en")),
        ("key-facts-stated.txt", (*PARTY, "--stated", STATED, "--borrower", "Rahima Khatun", "--loan-type", "JLG")),
        ("key-facts-hindi.txt", (*PARTY, "--language", "hi", "--whole-units")),
        ("key-facts-bangla.html", (*PARTY, "--language", "bn", "--format", "html")),
    ],
)
def test_what_is_printed(printed: Run, golden: Run, name: str, options: tuple[str, ...]) -> None:
    assert printed(*LOAN, *OFFER, *options) == golden(name)


def test_json_is_the_record_of_the_statement(printed: Run) -> None:
    facts = KeyFacts.from_dict(read_json(printed(*LOAN, *OFFER, *PARTY, "--stated", STATED, "--format", "json")))
    assert facts.sheet.to_third_parties == INR(320)
    assert facts.validity_days == 5
    assert facts.other.transferable
    with_tax = KeyFacts.from_dict(read_json(printed(*LOAN, *OFFER, "--format", "json")))
    assert facts.apr.percent() < with_tax.apr.percent()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--third-party", "insurance"),
            ("--third-party='insurance' must be the name of a fee and who receives it, such as 'insurance=Surya Life'"),
        ),
        (
            ("--third-party", "valuation=Surya"),
            "--third-party='valuation' is no fee of the loan; they are processing fee, insurance",
        ),
        (("--lender", " "), "--lender=' ' must be text of one line, without space around it"),
        (("--number", ""), "--number='' must be text of one line, without space around it"),
        (("--borrower", "a\nb"), "--borrower='a\\nb' must be text of one line, without space around it"),
        (("--prepared", "today"), "--prepared='today' is not a date; write one like 2026-01-04"),
        (("--stated", "no-such.toml"), "--stated='no-such.toml' cannot be read: No such file or directory"),
        (
            ("--language", "ta"),
            "argument --language: invalid choice: 'ta' (choose from 'bn', 'en', 'hi'); see microloan key-facts --help",
        ),
        (("--installments", "x"), "--installments='x' is not a whole number, such as 46"),
    ],
)
def test_what_is_refused(refused: Run, options: tuple[str, ...], message: str) -> None:
    # What a later Python says of choices has no quotes.
    assert refused(*LOAN, *OFFER, *options).replace("from bn, en, hi", "from 'bn', 'en', 'hi'") == message


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "schema is missing; write 'microloan/stated/1'"),
        ('schema = "microloan/stated/2"', "schema='microloan/stated/2' must be 'microloan/stated/1', the version read"),
        ('schema = "microloan/stated/1"\n[validty]', "validty={} is not a known key; did you mean validity?"),
        (
            'schema = "microloan/stated/1"\n[contingent]\nlate_payment = 24',
            "contingent.late_payment=24 must be text",
        ),
        ("schema = ", "is not TOML"),
    ],
)
def test_statements_of_another_form_are_refused_with_the_file(
    refused: Run, tmp_path: Path, text: str, problem: str
) -> None:
    path = tmp_path / "stated.toml"
    path.write_text(text, encoding="utf-8")
    message = refused(*LOAN, *OFFER, "--stated", str(path))
    assert "stated.toml" in message
    assert problem in message


def test_a_loan_without_a_rate_by_periods_is_one_line(refused: Run) -> None:
    assert "must be between" in refused("key-facts", "wegrow-jlg", "1", "--disbursed", "2026-01-04", *OFFER)


def test_a_third_party_is_said_once(refused: Run) -> None:
    told = refused(*LOAN, *OFFER, "--third-party", "insurance=A", "--third-party", "insurance=B")
    assert "--third-party='insurance=B' says again who receives 'insurance'; it was 'A'" in told
