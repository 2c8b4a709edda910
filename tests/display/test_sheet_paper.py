"""The collection sheet as a paper: as text and HTML to fill in, as data that reads back exactly."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rounding import HALF_UP
from microloan.calendars import Holiday, HolidayList, holiday_rule
from microloan.currency import BDT, money_format
from microloan.display import CollectionPaper, collection_paper, page_of
from microloan.errors import MicroloanError
from microloan.labels import LATIN, Labels, Word, labels_in
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Payment, Recovery, WriteOff, post
from microloan.ledger.examples import example_schedule
from microloan.portfolio.meetings import CollectionSheet, GroupMember, MeetingGroup, MemberLoan, collection_sheet
from microloan.portfolio.meetings.examples import example_group, example_members
from microloan.products import Calendar
from microloan.schedules import amortize
from microloan.testing import days_of_loan, group_members

DAY, EID = date(2024, 5, 1), date(2024, 4, 10)
FIGURES = (Word.DUE, Word.OVERDUE, Word.ADVANCE, Word.SAVINGS_DUE, Word.TO_COLLECT)
YEAR = HolidayList(
    code="BD",
    name="Bangladesh",
    first=date(2024, 1, 1),
    last=date(2024, 12, 31),
    source="ours",
    holidays=(Holiday(EID, "Eid-ul-Fitr", "ours"),),
)


def sheet_of(*members: GroupMember, on: date = DAY) -> CollectionSheet:
    return collection_sheet(example_group(), members or example_members(), on)


def over_eid(number: str = "L-1") -> MemberLoan:
    calendar = Calendar(holidays=YEAR, on_holiday=holiday_rule.MERGE_INTO_NEXT)
    schedule = amortize(replace(example_schedule().terms, calendar=calendar))
    paid = [Payment(BDT(2_750), date(2024, 4, 3))]
    return MemberLoan(number, post(schedule, paid, PENALTY_FEE_INTEREST_PRINCIPAL))


def written_off() -> MemberLoan:
    events = [WriteOff(date(2024, 4, 1)), Recovery(BDT(500), date(2024, 4, 20))]
    return MemberLoan("L-9", post(example_schedule(), events, PENALTY_FEE_INTEREST_PRINCIPAL))


def test_a_sheet_in_english() -> None:
    written = Path(__file__).with_name("collection-sheet.txt").read_text(encoding="utf-8")

    assert collection_paper(sheet_of()).to_text() + "\n" == written


def test_a_sheet_in_bangla_has_words_and_digits_of_bangla() -> None:
    paper = collection_paper(sheet_of(), labels_in("bn"))
    text = paper.to_text()

    assert "তারিখ: বুধবার, ১ মে ২০২৪" in text
    assert not re.search("[0-9]", re.sub("014|015|021|L-1..", "", text))
    assert set(re.findall("[A-Za-z]+", text)) == {
        *("Golap", "Uttar", "Para", "Shirin", "Akter", "BDT"),
        *("Rahima", "Begum", "Salma", "Khatun", "Jorina", "Bibi", "L"),
    }


@pytest.mark.parametrize(("language", "said"), [("en", "Branch"), ("bn", "শাখা"), ("hi", "शाखा")])
def test_the_branch_of_a_group_stands_before_its_name(language: str, said: str) -> None:
    groups = [replace(example_group(), branch=branch) for branch in ("Kalyani", "Ranaghat", None)]
    of_group = (collection_sheet(group, example_members(), DAY) for group in groups)
    papers = [collection_paper(sheet, labels_in(language)) for sheet in of_group]

    assert [paper.facts[0] for paper in papers[:2]] == [(said, "Kalyani"), (said, "Ranaghat")]
    assert f"<span>{said}: <b>Ranaghat</b></span>" in papers[1].to_html()
    assert said not in papers[2].to_text()
    assert ", Kalyani Golap, Ranaghat Golap, Golap, " in page_of(papers).partition("</title>")[0]
    rows = [next(csv.DictReader(StringIO(paper.to_csv()))) for paper in papers]
    assert [row[said] for row in rows] == ["Kalyani", "Ranaghat", ""]


def test_digits_and_amounts_may_be_others() -> None:
    labels = replace(labels_in("bn"), digits=LATIN)
    whole = replace(money_format.INDIAN_PLAIN, decimals=money_format.whole_units(HALF_UP))

    assert "1,770.00" in collection_paper(sheet_of(), labels).to_text()
    assert "1,770  _" in collection_paper(sheet_of(), labels, amounts=whole).to_text()


def test_installments_that_fall_due_together_are_both_numbered() -> None:
    rahima = GroupMember("Rahima Begum", loans=(over_eid(),))
    paper = collection_paper(sheet_of(rahima, on=date(2024, 4, 17)))

    assert "L-1       12, 13           500.00" in paper.to_text()
    assert '"12, 13",500.00,0.00,0.00,0.00,500.00' in paper.to_csv()
    assert "১২, ১৩" in collection_paper(paper.sheet, labels_in("bn")).to_text()


def test_on_a_holiday_the_paper_says_so_and_where_the_installment_went() -> None:
    rahima = GroupMember("Rahima Begum", loans=(over_eid(),), savings=BDT(20))
    paper = collection_paper(sheet_of(rahima, on=EID))

    assert "Holiday: Eid-ul-Fitr" in paper.to_text()
    assert "12 → 17-04-2024" in paper.to_text()
    assert ",12 → 2024-04-17," in paper.to_csv()
    assert "Remarks" not in collection_paper(sheet_of(rahima)).to_text()


def test_written_off_loans_stand_apart() -> None:
    salma = GroupMember("Salma Khatun", "015", (written_off(), over_eid()))
    first, second = collection_paper(sheet_of(salma, on=DAY)).to_text().split("\nWritten off\n")

    assert "L-9" not in first
    assert "015         Salma Khatun  L-9         11,500.00     500.00  11,000.00  _________  ______________" in second
    lines = list(csv.DictReader(StringIO(collection_paper(sheet_of(salma)).to_csv())))
    assert [(line["Loan no."], line["To collect"], line["Written off"]) for line in lines] == [
        ("L-1", "1000.00", ""),
        ("L-9", "", "11000.00"),
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Repaid, not listed: 2 loans"),
        ("bn", "পরিশোধিত, তালিকায় নেই: ২টি ঋণ"),
        ("hi", "चुकाए गए, सूची में नहीं: 2 ऋण"),
    ],
)
def test_loans_that_are_repaid_are_counted_below_the_lines(language: str, said: str) -> None:
    whole = post(example_schedule(), [Payment(BDT(11_500), date(2024, 4, 3))], PENALTY_FEE_INTEREST_PRINCIPAL)
    repaid = GroupMember("Nila", "030", (MemberLoan("L-8", whole), MemberLoan("L-9", whole)), savings=BDT(20))
    paper = collection_paper(sheet_of(repaid), labels_in(language))
    said = unicodedata.normalize("NFC", said)

    assert paper.to_text().splitlines()[-3] == said
    assert said in paper.to_html()
    assert paper.to_csv().count("\n") == 2
    assert "L-8" not in paper.to_text()
    assert "Repaid" not in collection_paper(sheet_of()).to_text()


def test_a_member_with_nothing_but_a_written_off_loan_has_no_line_among_the_others() -> None:
    salma, jorina = GroupMember("Salma", "015", (written_off(),)), GroupMember("Jorina", "021", savings=BDT(20))
    lines = list(csv.DictReader(StringIO(collection_paper(sheet_of(salma, jorina)).to_csv())))

    assert [line["Name"] for line in lines] == ["Jorina", "Salma"]


def test_a_second_loan_has_a_line_under_the_first_and_the_member_saves_once() -> None:
    rahima = GroupMember("Rahima Begum", "014", (over_eid("L-1"), over_eid("L-2")), savings=BDT(20))
    lines = collection_paper(sheet_of(rahima)).to_text().split("\n")[5:7]
    blanks = ["_" * 9, "_" * 7, "_" * 14]

    assert [line.split() for line in lines] == [
        ["1", "014", "Rahima", "Begum", "L-1", "15", "250.00", "750.00", "20.00", "1,020.00", *blanks],
        ["L-2", "15", "250.00", "750.00", "1,000.00", *blanks],
    ]


def test_html_is_escaped_and_leaves_room_for_a_pen() -> None:
    group = MeetingGroup("<b>Golap</b> & co", place='"yard"')
    rahima = GroupMember("<i>Rahima</i>", loans=(over_eid(), written_off()))
    page = collection_paper(collection_sheet(group, [rahima], DAY), labels_in("hi")).to_page()

    assert "&lt;b&gt;Golap&lt;/b&gt; &amp; co" in page
    assert "<i>" not in page
    assert '<html lang="hi">' in page
    assert page.count("<table>") == 2
    assert '<td class="left"></td><td class="left"></td><td class="left"></td></tr>' in page
    assert "<script" not in page


def test_text_of_one_line_stays_one_line() -> None:
    group = MeetingGroup("Golap\nMeeting day: Monday")
    text = collection_paper(collection_sheet(group, example_members(), DAY)).to_text()

    assert text.split("\n")[1].startswith("Group: Golap Meeting day: Monday    Date")


def test_a_name_that_a_spreadsheet_would_run_is_harmless() -> None:
    rahima = GroupMember("=HYPERLINK(1)", savings=BDT(20))

    assert "'=HYPERLINK(1)" in collection_paper(sheet_of(rahima)).to_csv()


@st.composite
def sheets(draw: st.DrawFn) -> CollectionSheet:
    members = draw(group_members(most=2))
    loans = [loan for member in members for loan in member.loans]
    on = draw(days_of_loan(draw(st.sampled_from(loans)).account.schedule)) if loans else DAY
    return collection_sheet(example_group(), members, on)


@given(sheets(), st.sampled_from(["en", "bn", "hi"]))
def test_comma_separated_values_read_back_exactly(sheet: CollectionSheet, language: str) -> None:
    labels = labels_in(language)
    lines = list(csv.DictReader(StringIO(collection_paper(sheet, labels).to_csv(), newline="")))
    heads = [labels.text(word) for word in FIGURES]
    read = [[sheet.currency(line[head]) for head in heads] for line in lines if line[heads[0]]]
    apart = [sheet.currency(line[labels.text(Word.WRITTEN_OFF)]) for line in lines if not line[heads[0]]]
    sums = [sheet.due, sheet.overdue, sheet.advance, sheet.savings, sheet.to_collect]

    assert [sum(amount.minor for amount in column) for column in zip(*read, strict=True)] == [
        amount.minor for amount in sums if read
    ]
    for due, overdue, advance, savings, to_collect in read:
        assert to_collect == due + overdue + savings - advance
    assert apart == [loan.left for _, loan in sheet.written_off]
    loans = [loan.number for row in sheet.rows for loan in row.loans]
    loans += [loan.number for _, loan in sheet.written_off]
    numbers = [line[labels.text(Word.LOAN_NUMBER)] for line in lines]
    assert sorted(number for number in numbers if number) == sorted(loans)
    assert {line[labels.text(Word.NAME)] for line in lines} == {row.member.name for row in sheet.rows}


def test_a_paper_is_shown_as_text_and_as_html() -> None:
    paper = collection_paper(sheet_of())

    assert str(paper) == paper.to_text()
    assert paper._repr_html_() == paper.to_html()
    assert repr(paper) == "CollectionPaper('Golap', 2024-05-01, 'en')"
    assert isinstance(paper, CollectionPaper)


@pytest.mark.parametrize(
    ("sheet", "labels", "argument"), [("sheet", None, "sheet"), (sheet_of(), "bn", "labels"), (None, None, "sheet")]
)
def test_what_is_no_sheet_or_no_language_is_refused(sheet: CollectionSheet, labels: Labels, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        collection_paper(sheet, labels)

    assert caught.value.argument == argument
