"""The rulebooks that come with the library: every row sourced, and the figures of each regulator on its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from microloan.arithmetic.rates import percent
from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency, Money
from microloan.errors import MicroloanError
from microloan.regulations import (
    DatedRulebook,
    HigherOfProvision,
    Outcome,
    ProvisionByClass,
    RuleConfidence,
    rulebook,
    rulebook_history,
    rulebooks,
)
from microloan.regulations.limits import AtMost, Count
from microloan.regulations.rule_names import CONVENTIONS, KNOWN_RULES

Wrong = Any
DAY = date(2026, 6, 30)


@pytest.mark.parametrize("code", rulebooks())
def test_every_rulebook_is_read_whole_and_comes_back(code: str) -> None:
    history = rulebook_history(code)
    assert history.code == code
    assert history.rules
    assert DatedRulebook.from_dict(history.to_dict()) == history


@pytest.mark.parametrize("code", rulebooks())
def test_every_row_says_where_it_stands(code: str) -> None:
    history = rulebook_history(code)
    cited: list[Any] = [*history.rules, *history.classifications, *history.provisionings]
    cited += [one for table in history.classifications for one in table.classes]
    for sums in history.provisionings:
        cited += sums.rates if isinstance(sums, ProvisionByClass) else sums.overdue
    assert all(row.citation.clause and row.citation.source for row in cited)
    # What is general knowledge must not look as if it had been read.
    knowledge = [row for row in cited if row.citation.source == "general knowledge of the trade"]
    assert {row.citation.confidence for row in knowledge} <= {RuleConfidence.UNCONFIRMED}


def test_every_known_rule_is_used_and_every_convention_defined() -> None:
    used = {rule.name for code in rulebooks() for rule in rulebook_history(code).rules}
    assert set(KNOWN_RULES) - used == set(), "a rule that no rulebook states"
    conventions = {rule.convention for code in rulebooks() for rule in rulebook_history(code).rules}
    assert conventions - {""} <= set(CONVENTIONS)


@pytest.mark.parametrize(
    ("day", "limit", "convention"),
    [
        (date(2009, 6, 1), "at most 30%", "effective"),
        (date(2010, 11, 9), "at most 30%", "effective"),
        (date(2010, 11, 10), "at most 27%", "per_installment"),
        (date(2018, 12, 31), "at most 27%", "per_installment"),
        (date(2019, 1, 1), "at most 24%", "per_installment"),
        (date(2026, 1, 4), "at most 24%", "per_installment"),
    ],
)
def test_the_cap_of_bangladesh_on_its_days(day: date, limit: str, convention: str) -> None:
    cap = rulebook("bd-mra", on=day).rule("annual_rate")
    assert (str(cap.limit), cap.convention) == (limit, convention)


@pytest.mark.parametrize(
    ("day", "limit"),
    [
        (date(2022, 3, 31), "at least 85%"),
        (date(2022, 4, 1), "at least 75%"),
        (date(2025, 6, 5), "at least 75%"),
        (date(2025, 6, 6), "at least 60%"),
    ],
)
def test_qualifying_assets_of_india_on_their_days(day: date, limit: str) -> None:
    assert str(rulebook("in-rbi", on=day).rule("qualifying_assets").limit) == limit


def test_household_limits_of_india_before_and_after_2022() -> None:
    before, after = (rulebook("in-rbi", on=day) for day in (date(2022, 3, 31), date(2022, 4, 1)))
    rural = before.rule("household_income", case="rural")
    assert rural.limit == AtMost(INR(125_000))
    assert after.rule("household_income").limit == AtMost(INR(300_000))
    with pytest.raises(MicroloanError, match="it has case='rural', case='urban'"):
        before.rule("household_income")


def test_key_facts_and_penal_charges_begin_on_their_days() -> None:
    assert rulebook("in-rbi", on=date(2024, 9, 30)).judge("key_facts", True).outcome is Outcome.NOT_APPLICABLE
    assert rulebook("in-rbi", on=date(2024, 10, 1)).judge("key_facts", False).outcome is Outcome.FAIL
    assert rulebook("in-rbi", on=date(2024, 3, 31)).judge("penalty_capitalisation", True).outcome is (
        Outcome.NOT_APPLICABLE
    )
    finding = rulebook("in-rbi", on=date(2024, 4, 1)).judge("penalty_capitalisation", True)
    assert finding.outcome is Outcome.FAIL
    assert (finding.clause, finding.source[:15]) == ("Fair lending practice: penal charges", "RBI/2023-24/53,")


def test_findings_carry_rule_clause_source_value_limit_and_outcome() -> None:
    mra = rulebook("bd-mra", on=date(2026, 1, 4))
    finding = mra.judge("annual_rate", percent(25))
    assert finding.rule == "annual rate"
    assert finding.outcome is Outcome.FAIL
    assert (finding.value, finding.limit) == (percent(25), "at most 24%")
    assert finding.clause == "current cap, notification of 2019"
    assert finding.source == "microcapital.org"
    assert finding.confidence is RuleConfidence.REPORTED
    assert mra.judge("first_installment", Count(15, "days")).outcome is Outcome.PASS
    assert mra.judge("first_installment", Count(14, "days")).outcome is Outcome.FAIL
    assert mra.judge("installments", Count(46, "installments")).outcome is Outcome.FAIL
    assert mra.judge("deduction_at_disbursement", BDT(500)).outcome is Outcome.FAIL
    assert mra.judge("deduction_at_disbursement", BDT(0)).outcome is Outcome.PASS
    assert mra.judge("interest_method", "flat").outcome is Outcome.FAIL
    assert mra.judge("savings_rate", None).outcome is Outcome.UNKNOWN
    assert mra.judge("household_income", BDT(1)).outcome is Outcome.NOT_APPLICABLE


def test_the_provisions_of_bangladesh_are_marked_as_not_read() -> None:
    mra = rulebook("bd-mra", on=DAY)
    sums = mra.provisioning()
    assert isinstance(sums, ProvisionByClass)
    assert [str(one.rate) for one in sums.rates] == ["1%", "5%", "25%", "75%", "100%"]
    assert {one.citation.confidence for one in sums.rates} == {RuleConfidence.UNCONFIRMED}
    assert sum(line.startswith("provision loans, ") for line in mra.unconfirmed()) == 5
    assert not any(line.startswith("class ") for line in mra.unconfirmed())


def test_the_provisions_of_an_nbfc_mfi() -> None:
    sums = rulebook("in-rbi", on=DAY).provisioning()
    assert isinstance(sums, HigherOfProvision)
    assert [(str(one.days), str(one.rate)) for one in sums.overdue] == [("91-179", "50%"), ("above 179", "100%")]


@pytest.mark.parametrize(
    ("code", "day", "classes"),
    [
        ("np-nrb", DAY, "pass 0-30, watch_list 31-90, sub_standard 91-180, doubtful 181-365, loss above 365"),
        (
            "pk-sbp",
            date(2010, 1, 1),
            "current 0-4, watch_list 5-29, sub_standard 30-89, doubtful 90-179, loss above 179",
        ),
        ("pk-sbp", DAY, "current 0-29, oaem 30-59, sub_standard 60-89, doubtful 90-179, loss above 179"),
        ("lk-cbsl", DAY, "performing 0-89, non_performing above 89"),
        ("in-rbi", DAY, "standard 0, sma_0 1-30, sma_1 31-60, sma_2 61-90, npa above 90"),
    ],
)
def test_the_classes_of_each_regulator(code: str, day: date, classes: str) -> None:
    table = rulebook(code, on=day).classification()
    assert ", ".join(f"{one.name} {one.days}" for one in table.classes) == classes


@pytest.mark.parametrize(
    ("code", "currency"), [("bd-mra", BDT), ("in-rbi", INR), ("np-nrb", NPR), ("pk-sbp", PKR), ("lk-cbsl", LKR)]
)
def test_figures_in_a_foreign_currency_are_noted(code: str, currency: Currency) -> None:
    book = rulebook(code, on=DAY)
    assert book.currency is currency
    for other in (BDT, INR, NPR, PKR, LKR):
        note = book.foreign_note(other)
        assert bool(note) is (other != currency)
        assert not note or (currency.code in note and other.code in note)
    assert replace(book, country="TH").foreign_note(BDT) == ""


def test_amounts_of_a_rulebook_are_in_its_currency() -> None:
    for code in rulebooks():
        quantities = [getattr(rule.limit, "quantity", None) for rule in rulebook_history(code).rules]
        amounts = [one for one in quantities if isinstance(one, Money)]
        assert all(one.currency == rulebook(code, on=DAY).currency for one in amounts)
        assert amounts or code != "in-rbi"


def test_what_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(MicroloanError, match="did you mean bd-mra"):
        rulebook("bd-mar", on=DAY)
    wrong: Wrong = "2026-01-04"
    with pytest.raises(MicroloanError, match="is text; write date"):
        rulebook("bd-mra", on=wrong)
    with pytest.raises(MicroloanError, match="whose first row holds from 2009-01-01"):
        rulebook("bd-mra", on=date(1999, 1, 1))
    with pytest.raises(MicroloanError, match="has no provisioning"):
        rulebook("lk-cbsl", on=DAY).provisioning()
    with pytest.raises(MicroloanError, match="it has loans"):
        rulebook("bd-mra", on=DAY).classification("housing")
