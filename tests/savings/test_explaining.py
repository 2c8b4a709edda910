"""The arithmetic that a posting prints can be done again with the numbers that it prints."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import day_count
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.explanation import Explanation
from microloan.products import (
    AccountRules,
    DatedRates,
    DutyBand,
    DutySince,
    ExciseDuty,
    NegativeRate,
    PostingRounding,
    SavingsTerms,
    Tier,
    Tiers,
    balance,
    posting,
)
from microloan.products.savings_rates import BY_SLAB, ON_WHOLE_BALANCE
from microloan.savings import SavingsTransaction, brought_forward, deposit, savings_statement, withdrawal
from microloan.testing import account_transactions, savings_terms
from microloan.testing.savings import FIRST_DAY

UNTIL = st.integers(0, 450).map(lambda days: FIRST_DAY + timedelta(days=days))
START, YEAR_END = date(2026, 1, 1), date(2026, 12, 31)
DUTY = ExciseDuty("duty", (DutySince(date(2020, 1, 1), (DutyBand(BDT(0), up_to=BDT(100)), DutyBand(BDT(150)))),))


def terms(rate: object = "6%", **parts: object) -> SavingsTerms:
    known: dict[str, object] = {"balance": balance.DAILY_PRODUCT, "posting": posting.HALF_YEARLY}
    return SavingsTerms(rate, **(known | parts))  # type: ignore[arg-type]


def worked_out(working: str) -> Fraction:
    """The value of a printed working, in minor units."""
    text = re.sub(r", for less than [\d,.]+,", "", working).replace(" of daily balances", "").replace(",", "")
    text = text.replace("×", "*").replace("÷", "/").replace("−", "-")
    text = re.sub(r"([\d.]+)%", r"(\1/100)", text)
    text = re.sub(r"\d+(?:\.\d+)?", lambda found: f"F('{found[0]}')", text)
    value = eval(text, {"F": Fraction})  # noqa: S307 - what the library itself printed
    assert isinstance(value, Fraction)
    return value * 100


def spans(explanation: Explanation) -> list[str]:
    return [step.working for step in explanation if re.match(r"\d{4}-\d\d-\d\d to ", step.label)]


@given(account_transactions(BDT), savings_terms(BDT), UNTIL)
def test_every_working_of_a_posting_comes_to_what_was_earned(
    page: tuple[SavingsTransaction, ...], given_terms: SavingsTerms, until: date
) -> None:
    try:
        statement = savings_statement(page, given_terms, until)
    except MicroloanError:
        return
    total = Fraction(0)
    for one in statement.postings:
        total += sum(map(worked_out, spans(one.explain())), Fraction(0))
    since = statement.replayed.postings[-1].spans if statement.postings else 0
    later = sum(earned.numerator for earned in statement.replayed.earned[since:])
    assert total == statement.earned - Fraction(later, statement.rules.basis)


def test_balances_that_earn_nothing_and_tiers_are_written_run_by_run() -> None:
    page = [brought_forward(BDT(500), date(2026, 6, 1)), deposit(BDT(19_500), date(2026, 6, 11))]
    least = terms(account=AccountRules(minimum_to_earn=BDT(1_000)))
    assert spans(savings_statement(page, least, date(2026, 6, 30)).posting(1).explain()) == [
        "500.00 × 0%, for less than 1,000.00, × 10/365",
        "20,000.00 × 6% × 20/365",
    ]
    tiers = (Tier("4%", up_to=BDT(10_000)), Tier("6%", above=BDT(10_000)))
    for rule, expected in (
        (BY_SLAB, "(10,000.00 × 4% + 10,000.00 × 6%) × 20/365"),
        (ON_WHOLE_BALANCE, "20,000.00 × 6% × 20/365"),
    ):
        tiered = terms(Tiers(tiers, rule))
        assert spans(savings_statement(page, tiered, date(2026, 6, 30)).posting(1).explain())[1] == expected
    thirty = terms(day_count=day_count.THIRTY_E_360)
    assert spans(savings_statement(page, thirty, date(2026, 6, 30)).posting(1).explain()) == [
        "500.00 × 6% × 10/360",
        "20,000.00 × 6% × 20/360",
    ]


def test_a_duty_alone_posts_no_interest() -> None:
    held = terms("12%", posting=posting.AT_MATURITY, taxes=(DUTY,))
    explained = savings_statement([brought_forward(BDT(100_000), START)], held, YEAR_END).posting(1).explain()
    assert explained["interest posted"].working == "none on this day; it is posted when the account is closed"
    assert explained["left, not posted yet"].result == "12000"
    assert explained["duty"].working == "for the highest balance of the year, 1,00,000.00"


def test_what_is_taken_is_no_more_than_there_is_and_says_so() -> None:
    charged = terms(NegativeRate("50%"), posting=posting.YEARLY)
    page = [deposit(BDT(365), START), withdrawal(BDT(364), date(2026, 12, 30))]
    explained = savings_statement(page, charged, YEAR_END).posting(1).explain()
    assert explained["interest posted"].working.endswith("; no more is taken than there is")
    taken = terms("0%", posting=posting.YEARLY, taxes=(DUTY,))
    explained = savings_statement(page, taken, YEAR_END).posting(1).explain()
    assert explained["duty"].working == "150.00 for the highest balance of the year, 365.00; no more than is left"
    assert explained["duty"].result == "1.00"


def test_rounding_up_before_leaves_no_less_than_nothing() -> None:
    from microloan.arithmetic.rounding import UP

    rounded = terms(posting=posting.MONTHLY, rounding=PostingRounding(multiple=BDT(1), mode=UP))
    page = [brought_forward(BDT(1), START), withdrawal(BDT(1), date(2026, 1, 31))]
    explained = savings_statement(page, replace(rounded, rate=DatedRates("1%")), date(2026, 2, 28)).posting(2).explain()
    assert explained["interest posted"].working.endswith("; no less than nothing")
    assert explained["interest posted"].result == "0.00"
