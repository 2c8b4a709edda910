"""``microloan solve``: what it prints, and what it refuses in one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import microloan as ml
from microloan.records import read_json

Run = Callable[..., str]
LOAN = ("jcf-jagoron", "20000", "--disbursed", "2026-01-04")
NEAR_500 = ("--figure", "installment", "--near", "500")


def test_the_answer_stands_between_its_neighbours(printed: Run, golden: Run) -> None:
    assert printed("solve", "rate", *LOAN, *NEAR_500) == golden("solved.txt")


def test_json_is_the_answer_with_its_schedule(printed: Run) -> None:
    data = read_json(printed("solve", "rate", *LOAN, *NEAR_500, "--format", "json"))
    assert (data["unknown"], data["answer"], data["reached"]) == ("rate", "31.52%", 50_000)
    schedule = data["schedule"]
    assert isinstance(schedule, dict)
    assert ml.Schedule.from_dict(schedule).installment(1).total == ml.BDT(500)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("rate", *LOAN, "--figure", "effective-rate", "--at-most", "27%"), "rate 23.95%"),
        (("rate", *LOAN, "--figure", "charge-per-thousand", "--at-most", "125‰"), "rate 26.63%"),
        (("rate", *LOAN, *NEAR_500, "--step", "0.25%", "--least", "10%", "--most", "40%"), "rate 31.75%"),
        (("principal", *LOAN, "--figure", "installment", "--at-most", "600", "--step", "1000"), "principal Tk. 24,000"),
        (("installments", *LOAN, "--figure", "installment", "--at-most", "400"), "number of installments 58"),
        (("installments", *LOAN, *NEAR_500, "--step", "5", "--most", "60"), "number of installments 45"),
        (("installment", *LOAN, "--figure", "total-cost", "--near", "2300"), "given installment Tk. 493"),
        (
            (
                *("fee", "wegrow-jlg", "40000", "--disbursed", "2026-01-04", "--fee", "insurance"),
                *("--figure", "nominal-apr", "--at-most", "31%"),
            ),
            "insurance 0.17%",
        ),
    ],
)
def test_what_may_be_looked_for(printed: Run, words: tuple[str, ...], answer: str) -> None:
    line = next(line for line in printed("solve", *words).splitlines() if line.startswith("  answer "))
    assert line.removeprefix("  answer").strip().startswith(f"{answer} ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("rate", *LOAN, "--figure", "installment", "--near", "100"),
            (
                "installment near Tk. 100 is out of reach: with a rate from 0% to 100% it goes from Tk. 435 (rate 0%) "
                "to Tk. 659 (rate 100%); aim between them, or change least and most"
            ),
        ),
        (
            ("rate", *LOAN, "--figure", "installment", "--near", "5,00"),
            "--near='5,00' has '5,00', which no grouping fits; write 12,34,567 or 1,234,567",
        ),
        (("rate", *LOAN, "--figure", "xirr", "--at-most", "27"), "--at-most='27' is not a rate; write \"27%\""),
        (("rate", *LOAN, *NEAR_500, "--step", "0%"), "--step='0%' must be above zero"),
        (("rate", *LOAN, *NEAR_500, "--step", "5"), "--step='5' is not a rate; write \"5%\""),
        (
            ("principal", *LOAN, *NEAR_500, "--least", "500", "--most", "400"),
            "--most='400' leaves no multiple of step=Tk. 0.01 from least=Tk. 500",
        ),
        (("installments", *LOAN, *NEAR_500, "--step", "x"), "--step='x' is not a whole number, such as 46"),
        (
            ("installments", *LOAN, *NEAR_500, "--most", "99999"),
            "--most='99999' must be a whole number from 1 to 10,000",
        ),
        (("fee", *LOAN, *NEAR_500, "--fee", "form"), "--fee='form' is not a fee of this loan, which has none"),
        (
            ("fee", *LOAN, *NEAR_500),
            "--fee names the fee that is looked for; give it with the UNKNOWN fee, and only then",
        ),
        (
            ("rate", *LOAN, "--figure", "installment"),
            "one of the arguments --near --at-most --at-least is required; see microloan solve --help",
        ),
        (
            ("rate", "jcf-jagoron", "20500", "--disbursed", "2026-01-04", *NEAR_500),
            "principal=Tk. 20,500 must be a multiple of Tk. 1,000 (product jcf-jagoron)",
        ),
    ],
)
def test_what_is_refused(refused: Run, words: tuple[str, ...], message: str) -> None:
    assert refused("solve", *words) == message
