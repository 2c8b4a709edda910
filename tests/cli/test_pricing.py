"""``microloan price``, ``compare`` and ``check``: what they print, in four formats, and what they refuse."""

from __future__ import annotations

import csv
import json
import shlex
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.cli import main
from microloan.products import preset, presets

Run = Callable[..., str]
LOAN = ("15000", "--disbursed", "2026-01-31", "--every", "month", "--installments", "6")
JAGORON = ("jcf-jagoron", "20000", "--disbursed", "2026-01-04")
CHECK = ("check", *JAGORON, "--rulebook", "bd-mra")
FORMATS = ("table", "csv", "json", "md")


@pytest.fixture
def our_rules() -> str:
    """The path of the rulebook that these tests hold loans against."""
    return str(Path(__file__).parent / "golden" / "our-rules.toml")


@pytest.mark.parametrize("form", FORMATS)
def test_what_price_prints(printed: Run, golden: Run, form: str) -> None:
    assert printed("price", "wegrow-jlg", "40000", "--disbursed", "2026-01-04", "--format", form) == golden(
        f"price.{form}"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_what_compare_prints(printed: Run, golden: Run, form: str) -> None:
    assert printed("compare", "jcf-jagoron", "asa-primary", "--format", form) == golden(f"compare.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_what_check_prints(printed: Run, golden: Run, our_loan: str, our_rules: str, form: str) -> None:
    words = ("--rulebook", our_rules, "--income", "300000", "--area", "rural", "--say", "prepayment_penalty=yes")
    assert printed("check", our_loan, *LOAN, *words, "--format", form) == golden(f"check.{form}")


def test_one_rate_is_explained(printed: Run) -> None:
    assert printed("price", *JAGORON, "--explain", "nominal_apr").startswith("Nominal APR of 47 amounts: 25.00%\n")
    record = json.loads(printed("price", *JAGORON, "--explain", "xirr", "--format", "json"))
    assert record["title"] == "XIRR of 47 amounts: 26.88%"


def test_one_rule_is_explained(printed: Run) -> None:
    text = printed(*CHECK, "--explain", "annual_rate")
    assert text.startswith("annual rate: pass\n")
    assert "0.4807…% × 46" in text
    words = ("wegrow-jlg", "40000", "--disbursed", "2026-01-04", "--rulebook", "in-rbi", "--format", "json")
    record = json.loads(printed("check", *words, "--explain", "key_facts_validity"))
    assert [one["title"] for one in record["explanations"]] == [
        "key facts validity, loans of 7 days or more: unknown",
        "key facts validity, loans of less than 7 days: not applicable",
    ]


def test_a_product_is_compared_with_itself_at_another_place(printed: Run) -> None:
    heading, *rows = csv.reader(StringIO(printed("compare", *["jcf-jagoron"] * 3, "--format", "csv")))
    assert heading == ["", "jcf-jagoron", "jcf-jagoron (2)", "jcf-jagoron (3)"]
    assert all(one == other == third for _, one, other, third in rows)


def test_choices_hold_for_every_loan(printed: Run) -> None:
    words = ("--amount", "30000", "--disbursed", "2026-03-01", "--every", "month", "--installments", "24")
    record = json.loads(printed("compare", "bjs-shilpi", "bjs-shilpi", *words, "--format", "json"))
    assert [(one["lent"], one["installments"]) for one in record["loans"]] == [(3_000_000, "24 every month")] * 2


def test_a_rate_is_for_those_that_publish_none(printed: Run) -> None:
    rows = {
        row[0]: row[1:]
        for row in csv.reader(
            StringIO(printed(*shlex.split("compare jcf-jagoron buro-general --rate 24% --format csv")))
        )
    }
    assert [cell.partition("%")[0] for cell in rows["Interest"]] == ["25", "24"]


@pytest.mark.parametrize("name", sorted(presets()))
def test_every_preset_is_priced_and_checked(printed: Run, name: str) -> None:
    open_rate = ("--rate", "24%") if "OpenRate" in repr(preset(name).interest) else ()
    assert "Nominal APR" in printed("compare", name, *open_rate)


def test_what_is_said_is_held_against_the_rule(printed: Run) -> None:
    def outcome(*words: str) -> dict[str, str]:
        record = json.loads(printed(*CHECK, *words, "--format", "json"))
        return {one["rule"]: one["outcome"] for one in record["findings"]}

    assert outcome()["settlement_interest"] == "unknown"
    assert outcome("--say", "settlement_interest=to_settlement_day")["settlement_interest"] == "pass"
    assert outcome("--say", "deposits_to_portfolio=81%")["deposits_to_portfolio"] == "fail"
    assert outcome("--case", "enterprise loans")["stamp_charge"] == "pass"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("price", *JAGORON, "--explain", "xirr", "--format", "csv"),
            "--format csv does not go with --explain; write table or json",
        ),
        (
            ("compare", "jcf-jagoron", "bjs-shilpi"),
            "loans['bjs-shilpi']=Rs. 20,000 is in INR, where jcf-jagoron is in BDT; compare loans of one currency",
        ),
        (
            ("compare", "jcf-jagoron", "--rate", "24%"),
            "--rate='24%' is for products that publish none, and all of these do",
        ),
        (
            ("compare", "jcf-jagoron", "--amount", "50000"),
            "'jcf-jagoron': principal=Tk. 50,000 must be between Tk. 1,000 and Tk. 49,000 (product jcf-jagoron)",
        ),
        (
            ("compare", "buro-general"),
            "'buro-general': rate=None must be given, such as \"24%\": no rate is published (product buro-general)",
        ),
        ((*CHECK, "--say", "savings"), "--say='savings' must be a rule and what is so, such as savings_rate=6%"),
        (
            (*CHECK, "--say", "collateral=no", "--say", "collateral=yes"),
            "--say='collateral=yes' says 'collateral' a second time",
        ),
        ((*CHECK, "--say", "colateral=no"), "--say='colateral' is not a rule known here; did you mean collateral?"),
        (
            (*CHECK, "--say", "deposits_to_portfolio=no"),
            "--say deposits_to_portfolio='no' must be of the same kind as the limit, 80%",
        ),
        (
            (*CHECK, "--say", "annual_rate=20%"),
            "--say annual_rate='20%' is what the terms say already: 22.1153…% per installment; leave it out",
        ),
        (
            (*CHECK, "--case", "rural"),
            "--case='rural' must be a list of cases of bd-mra on 2026-01-04, which has enterprise loans",
        ),
        (
            (*CHECK, "--explain", "term"),
            (
                "--explain='term' must be a rule of bd-mra: annual_rate, interest_method, first_installment, "
                "installments, installment_on_holiday, savings_rate, application_fees, stamp_charge, "
                "deduction_at_disbursement, settlement_interest, deposits_to_portfolio, write_off_age, "
                "write_off_provision, write_off_day, interest_on_non_performing"
            ),
        ),
        (
            (*CHECK, "--explain", "annual_rate", "--format", "md"),
            "--format md does not go with --explain; write table or json",
        ),
        ((*CHECK, "--income", "-5"), "--income='-5' must be an amount from zero"),
        ((*CHECK, "--other-lenders", "5000"), "--other-lenders='5000' must be a whole number from 0 to 1,000"),
        (("check", *JAGORON, "--rulebook", "bd-mar"), "--rulebook='bd-mar' is not one of ours; did you mean bd-mra?"),
        (
            ("check", *JAGORON, "--rulebook", "no.toml"),
            "--rulebook='no.toml' cannot be read: No such file or directory",
        ),
        (
            ("check", "jcf-jagoron", "20000", "--disbursed", "1999-01-04", "--rulebook", "bd-mra"),
            "--disbursed='1999-01-04' is not covered by bd-mra, whose first row holds from 2009-01-01",
        ),
    ],
)
def test_what_is_refused(refused: Run, words: tuple[str, ...], message: str) -> None:
    assert refused(*words) == message


def test_a_file_that_is_no_rulebook_is_refused_where_it_stands(refused: Run, our_loan: str) -> None:
    message = refused("check", *JAGORON, "--rulebook", our_loan)
    assert message.startswith(f"--rulebook='{our_loan}'"[:40])
    assert "schema" in message


@pytest.mark.parametrize("command", ["price", "compare", "check"])
def test_the_examples_of_the_help_run(
    printed: Run, our_loan: str, our_rules: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my-product.toml").write_bytes(Path(our_loan).read_bytes())
    Path("our-rules.toml").write_bytes(Path(our_rules).read_bytes())
    examples = [line for line in printed(command, "--help").splitlines() if line.startswith("  microloan ")]
    assert len(examples) >= 2
    for example in examples:
        assert printed(*shlex.split(example)[1:])


ANY_WORD = st.sampled_from(
    [
        *("jcf-jagoron", "bjs-shilpi", "buro-general", "20000", "--disbursed", "2026-01-04", "1999-01-01", "--amount"),
        *("--every", "week", "month", "--installments", "46", "12", "--rate", "24%", "--format", "csv", "json", "md"),
        *("--explain", "xirr", "nominal_apr", "--rulebook", "bd-mra", "in-rbi", "no.toml", "--say", "--case", "rural"),
        *("savings_rate=6%", "savings_rate=", "collateral=no", "=", "--income", "300000", "--obligations", "--debts"),
        *("--other-lenders", "1", "--area", "urban", "--", "-", "", "\n", "\0", "\udcff", "9" * 5_000, "x" * 5_000),
    ]
) | st.text(st.characters(), max_size=12)


COMMANDS = st.sampled_from((("price", *JAGORON), ("compare", "jcf-jagoron"), CHECK, ("check",)))


@given(command=COMMANDS, words=st.lists(ANY_WORD, max_size=6))
def test_no_words_make_a_traceback(command: tuple[str, ...], words: list[str]) -> None:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*command, *words])
    assert (code, out.getvalue() == "", err.getvalue() == "") in {(0, False, True), (2, True, False)}
    assert err.getvalue().count("\n") == (code == 2)
