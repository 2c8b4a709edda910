"""Papers: every line of the annexes, in three languages, in text and in HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given

import microloan as ml
from microloan.currency import money_format
from microloan.errors import MicroloanError
from microloan.labels import Word, labels_in
from microloan.pricing.disclosure import (
    LEVEL,
    AprMethod,
    ContingentCharges,
    DigitalLending,
    GrievanceOfficer,
    KeyFacts,
    OtherInformation,
    Proposal,
    key_facts,
)
from microloan.products import LoanTerms, Tranche, fee_when
from microloan.testing import terms
from microloan.textwidth import display_width

RUPEES = money_format.MoneyFormat(
    money_format.INDIAN_GROUPING, symbol=money_format.NO_SYMBOL, decimals=money_format.whole_units(ml.rounding.HALF_UP)
)
LOAN = LoanTerms(
    principal=ml.INR(20_000),
    disbursed_on=date(2026, 1, 4),
    interest=ml.DecliningBalance("15%"),
    repayment=ml.Repayment(installments=24, every=ml.MONTH, first_due=date(2026, 2, 3)),
    charges=(
        ml.Fee("Insurance", ml.INR(160), when=fee_when.WITHHELD),
        ml.Fee("Processing fee", ml.INR(240), when=fee_when.WITHHELD),
    ),
)
FACTS = key_facts(
    LOAN,
    lender="Surya & Sons",
    proposal=Proposal("KFS/1", date(2026, 1, 2)),
    third_parties={"Insurance": "Surya Life"},
    contingent=ContingentCharges(late_payment="24% a year on the overdue amount <b>and</b> GST"),
    other=OtherInformation(
        officer=GrievanceOfficer(phone="1800", email="care@example.org"), digital=DigitalLending(cooling_off_days=3)
    ),
)


def rows_of(facts: KeyFacts, table: int) -> list[tuple[str, ...]]:
    return list(facts.paper(amounts=RUPEES).tables[table].rows)


def test_part_one_has_the_items_of_annex_a() -> None:
    rows = rows_of(FACTS, 1)
    assert [row[0] for row in rows if row[0]] == ["1", "2", "3", "4", "5", "6", "8", "8A", "8B", "9"]
    answers = {row[1]: row[2] for row in rows}
    assert answers["Sanctioned loan amount"] == "20,000"
    assert answers["Term"] == "24 months"
    assert answers["Amount of each installment"] == "970"
    assert answers["First installment due"] == "3 February 2026 (30 days)"
    assert answers["Interest rate and type"] == "15%, Declining balance, Fixed rate"
    assert answers["Annual percentage rate"] == "17.07%"
    assert "Last installment" not in answers


def test_the_computation_has_the_lines_of_annex_b() -> None:
    rows = rows_of(FACTS, 5)
    assert [(number, answer) for number, _, answer in rows if number] == [
        ("1", "20,000"),
        ("2", "24 months"),
        ("3", "Fixed rate"),
        ("4", "15%"),
        ("5", "3,274"),
        ("6", "400"),
        ("6A", "240"),
        ("6B", "160"),
        ("7", "19,600"),
        ("8", "23,274"),
        ("9", "17.07%"),
    ]


def test_the_schedule_has_the_rows_of_annex_c() -> None:
    table = FACTS.paper(amounts=RUPEES).tables[-1]
    assert table.rows[0] == ("1", "3 Feb 2026", "20,000", "720", "250", "970")
    assert table.rows[-1] == ("24", "3 Jan 2028", "958", "958", "12", "970")
    assert table.totals == ("Total", "", "", "20,000", "3,274", "23,274")


def test_fees_that_the_lender_keeps_come_first_and_what_is_not_stated_is_said() -> None:
    fees = FACTS.paper(amounts=RUPEES).tables[2]
    assert [row[:3] for row in fees.rows] == [
        ("Processing fee", "Lender", "One-time"),
        ("Insurance", "Surya Life", "One-time"),
    ]
    assert fees.totals == ("Total", "", "", "400", "0", "400")
    assert [charge for _, charge in rows_of(FACTS, 3)][1:] == ["None"] * 3
    assert [answer for _, _, answer in rows_of(FACTS, 4)] == [
        "Not stated",
        "Not stated",
        "1800, care@example.org",
        "Not stated",
        "3 days",
        "None",
    ]


def test_another_installment_or_convention_says_so_below_the_rate() -> None:
    rupees = replace(LOAN, rounding=ml.InstallmentRounding(multiple=ml.INR(1)))
    level = key_facts(rupees, lender="S", proposal=FACTS.proposal, apr_method=AprMethod(installment=LEVEL))
    assert level.paper().tables[5].notes[1] == "every installment like the one that is printed, the last included"
    assert ("", "Last installment", "962.56") in level.paper().tables[1].rows
    dated = key_facts(LOAN, lender="S", proposal=FACTS.proposal, apr_method=AprMethod(ml.XIRR))
    assert dated.paper().tables[5].notes[0].startswith("XIRR: ")
    european = key_facts(LOAN, lender="S", proposal=FACTS.proposal, apr_method=AprMethod(ml.EU_APRC))
    assert european.paper().tables[5].rows[-1][2] == f"{european.apr.percent(2)}%"


def test_a_loan_in_stages_is_told_so_with_a_rate_by_dates() -> None:
    parts = ml.Disbursements(ml.INR(20_000), tranches=(Tranche("40%", after_days=56),))
    loan = replace(LOAN, principal=parts)
    with pytest.raises(MicroloanError, match="a rate by periods knows none"):
        key_facts(loan, lender="S", proposal=FACTS.proposal)
    staged = key_facts(loan, lender="S", proposal=FACTS.proposal, apr_method=AprMethod(ml.XIRR))
    answers = {row[1]: row[2] for row in rows_of(staged, 1)}
    assert answers["Disbursal"] == "In stages (4 January 2026: 11,600; 1 March 2026: 8,000)"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("bn", ("মূল তথ্য বিবরণী", "১৭.০৭%", "২০,০০০.০০", "৩ কার্যদিবস", "মাসিক")),
        ("hi", ("मुख्य तथ्य विवरण", "17.07%", "20,000.00", "3 कार्य दिवस", "मासिक")),
    ],
)
def test_a_statement_in_another_language(language: str, words: tuple[str, ...]) -> None:
    labels = labels_in(language)
    text, page = FACTS.to_text(labels), FACTS.to_html(labels)
    assert all(word in text and word in page for word in words)
    assert f'lang="{language}"' in page
    own = labels.saying({Word.KEY_FACTS_STATEMENT: "KFS"})
    assert FACTS.to_text(own).startswith("KFS\n")


class Tags(HTMLParser):
    """Which tags are open, and whether each closing one closes the last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_what_is_stated_is_text_in_it() -> None:
    page = FACTS.to_html()
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not tags.seen & {"script", "b"}
    assert "Surya &amp; Sons" in page
    assert "&lt;b&gt;and&lt;/b&gt; GST" in page
    assert FACTS._repr_html_() == page


def test_in_a_terminal_long_words_go_on_below() -> None:
    text = key_facts(
        LOAN,
        lender="Surya",
        proposal=FACTS.proposal,
        contingent=ContingentCharges(late_payment="24% a year on the overdue amount, and GST on that " * 4 + "only"),
    ).to_text()
    assert max(map(display_width, text.splitlines())) <= 100


@given(terms(most_installments=6))
def test_every_loan_that_has_a_rate_has_a_paper(loan: LoanTerms) -> None:
    try:
        facts = key_facts(loan, lender="Surya", proposal=FACTS.proposal)
    except MicroloanError:
        assume(False)
        raise
    *_, schedule = facts.paper(labels_in("bn")).tables
    assert len(schedule.rows) == len(facts.schedule)
    assert facts.to_html()
