"""A figure is split from its label, which may carry the unit and never the sign."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Currency
from microloan.currency.parsing import Cr, Figure, Mark, Reading, parse, parse_labelled, parse_page, readings
from microloan.currency.scale import CRORE, LAKH, MILLION, THOUSAND, Scale
from microloan.errors import MicroloanError

INDIA = readings.of("en_IN")


@pytest.mark.parametrize(
    ("text", "label", "minor", "currency", "scale"),
    [
        ("Loan Outstanding Tk. : 399,091,262", "Loan Outstanding", 399_091_262_00, BDT, None),
        (
            "Loan Disbursed (Cumulative) Tk.   : 4,288,686,000",
            "Loan Disbursed (Cumulative)",
            4_288_686_000_00,
            BDT,
            None,
        ),
        ("Portfolio surpassed Rs.43 Crore", "Portfolio surpassed", 430_000_000_00, INR, CRORE),
        ("Loan Disbursed (in Lakhs) : 34,683.53", "Loan Disbursed", 3_468_353_000_00, None, LAKH),
        ("Loan Disbursed (Rs. in Lakhs) : 34,683.53", "Loan Disbursed", 3_468_353_000_00, INR, LAKH),
        ("Loan Disbursed (Rs. in Lacs.) : 1", "Loan Disbursed", 100_000_00, INR, LAKH),
        ("Loan Disbursed (₹ crore): 1", "Loan Disbursed", 10_000_000_00, INR, CRORE),
        ("Loan Disbursed (Rs. in Cr.) : 1", "Loan Disbursed", 10_000_000_00, INR, CRORE),
        ("Loan Disbursed (Rs. in '000) : 1", "Loan Disbursed", 1_000_00, INR, THOUSAND),
        ("Loan Disbursed (in 000's) : 1", "Loan Disbursed", 1_000_00, None, THOUSAND),
        ("Loans BDT in Million : 22948.49", "Loans", 22_948_490_000_00, BDT, MILLION),
        ("Loans in Million BDT : 22948.49", "Loans", 22_948_490_000_00, BDT, MILLION),
        ("Loans (in Lakhs) as of June : 5", "Loans as of June", 500_000_00, None, LAKH),
        ("Loans Tk. (in Lakhs) - : 5", "Loans", 500_000_00, BDT, LAKH),
        ("ঋণ স্থিতি (লাখ টাকায়) : ৩৪.৫", "ঋণ স্থিতি", 3_450_000_00, INR, LAKH),
        ("ऋण (लाख रुपये में) : ३४.५", "ऋण", 3_450_000_00, INR, LAKH),
        ("Average Loan Size on outstanding : 16,678", "Average Loan Size on outstanding", 16_678_00, None, None),
        ("Savings-Tk.31,46,31,730", "Savings", 314_631_730_00, BDT, None),
        ("Savings - Tk.31,46,31,730", "Savings", 314_631_730_00, BDT, None),
        ("Loan Taka- : 500", "Loan", 500_00, BDT, None),
        ("Savings – Tk. 500", "Savings", 500_00, BDT, None),
        ("Savings Tk.-500", "Savings", -500_00, BDT, None),
        ("Net - (loss) : 500", "Net - (loss)", 500_00, None, None),
        ("Net (loss) : (500)", "Net (loss)", -500_00, None, None),
        ("Net : -500", "Net", -500_00, None, None),
        ("Net :- 500", "Net", 500_00, None, None),
        ("At 10:30 : 500", "At 10:30", 500_00, None, None),
        ("Re-payment of Tk. 500", "Re-payment of", 500_00, BDT, None),
        ("Loans above 1 lakh : 300", "Loans above 1 lakh", 300_00, None, None),
        ("Loans above Rs. 1 lakh : 300", "Loans above Rs. 1 lakh", 300_00, None, None),
        ("Loans up to 500 taka : 300", "Loans up to 500 taka", 300_00, None, None),
        ("Cash in hand ........ : 500", "Cash in hand", 500_00, None, None),
        ("Total Amt. ... Tk. 500/- only", "Total Amt.", 500_00, BDT, None),
        ("Loans (in Lakhs) : 5 lakh", "Loans", 500_000_00, None, LAKH),
        ("Loans (Tk.) : Tk. 5", "Loans", 5_00, BDT, None),
    ],
)
def test_figures(text: str, label: str, minor: int, currency: Currency | None, scale: Scale | None) -> None:
    figure = parse_labelled(text, INDIA)

    assert figure.label == label
    assert (figure.parsed.minor, figure.parsed.currency, figure.parsed.scale) == (minor, currency, scale)


LABELS = st.text("adefgh -()–", min_size=1, max_size=20).filter(lambda text: text.strip(" -–") != "")


@given(LABELS, st.sampled_from(["500", "-500", "(500)", "Tk. 1,50,000/-", "2.5 lakh", "৫ কোটি টাকা", "−₹5"]))
def test_the_signs_and_parentheses_of_a_label_say_nothing(label: str, amount: str) -> None:
    figure = parse_labelled(f"{label} : {amount}", INDIA)
    alone = parse(amount, INDIA)

    assert (figure.parsed.minor, figure.parsed.currency, figure.parsed.flags) == (
        alone.minor,
        alone.currency,
        alone.flags,
    )


@given(st.text(max_size=40) | st.text("abTk.Rs0123456789,:-−() lakhcrorein'৫₹\u202e", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read: object = parse_labelled(text, INDIA)
    except MicroloanError as error:
        read = error

    assert isinstance(read, (Figure, MicroloanError))


def test_spans_are_positions_in_the_whole_line() -> None:
    line = "  Loans (Cumulative) Tk. in lakh : (44.28)"
    spans = parse_labelled(line).parsed.spans

    assert {name: span.of(line) for name, span in spans._asdict().items() if span is not None} == {
        "label": "Loans (Cumulative)", "currency": "Tk.", "scale": "lakh", "number": "44.28", "sign": "(",
    }  # fmt: skip


def test_spans_are_positions_in_the_line_as_it_was_given() -> None:
    line = normalize("NFD", "বকেয়া পড়া : ৫ কোটি টাকা")
    spans = parse_labelled(line, "bn_BD").parsed.spans

    assert line != normalize("NFC", line)
    assert spans.label is not None
    assert spans.scale is not None
    assert (spans.label.of(line), spans.scale.of(line)) == (normalize("NFD", "বকেয়া পড়া"), normalize("NFD", "কোটি"))


@pytest.mark.parametrize(
    ("unit", "currency", "scale"),
    [
        ("(Rs.in lakhs)", INR, LAKH),
        ("(Rs.in Lakh)", INR, LAKH),
        ("(Tk.in lakh)", BDT, LAKH),
        ("(Rs.Lakhs)", INR, LAKH),
        ("(Rs.Cr.)", INR, CRORE),
        ("(Rs Crs)", INR, CRORE),
        ("Rs.in lakh", INR, LAKH),
        ("in'000", None, THOUSAND),
        ("[in lakhs]", None, LAKH),
        ("{in lakh}", None, LAKH),
        ("（in lakh）", None, LAKH),  # noqa: RUF001 - brackets of full width
        ("(in.lakhs)", None, LAKH),
        ("(lakhs of Rs.)", INR, LAKH),
        ("(Amount in Lakhs)", None, LAKH),
        ("(All figures in Tk. lakh)", BDT, LAKH),
        ("Rs. lakhs*", INR, LAKH),
        ("(Tk.'000)", BDT, THOUSAND),
        ("(BDT'000)", BDT, THOUSAND),
        ("(‘000 Tk)", BDT, THOUSAND),
        ("(০০০ টাকায়)", INR, THOUSAND),
        ("(mln BDT)", BDT, MILLION),
        ("(লাখে)", None, LAKH),
        ("(लाखों में)", None, LAKH),
    ],
)
def test_a_unit_is_read_however_it_is_printed(unit: str, currency: Currency | None, scale: Scale) -> None:
    figure = parse_labelled(f"Loan {unit} : 5", INDIA)
    page = parse_page(f"Loan {unit} : 5", INDIA)

    assert (figure.label, figure.parsed.minor) == ("Loan", 5_00 * scale.units)
    assert (figure.parsed.currency, figure.parsed.scale) == (currency, scale)
    assert page.figures == (figure,)


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Loan (Rs/lakh)",
            "Loan/Lakh",
            "Loan (Tk-lakh)",
            "Loan, lakh",
            "Loan 'lakh'",
            "Loan (inLakhs)",
            "Loan RsLakh",
        ),
        *("Loan lakh", "Loan Lakhs Rs", "Loan crore taka", "ঋণ কোটি টাকা", "Loan lakhs outstanding", "Loan thousand"),
        *("Loan ('00,000)", "Loan (in ,000)", "Loan (in '00)", "Loan 000", "Loan (Rs. 000,000)"),
        *("Loan (BDT M)", "Loan (Tk. M)", "Loan (BDT m)", "Loan (in M)", "Loan M", "Loan (K)", "Loan (L)", "Loan Cr"),
        *("Loan (USD mn)", "Loan (in million USD)", "Loan (Rs. in lakhs, unaudited)", "Loans above one lakh"),
        *("Loans above Rs. one lakh", "Loan Rs M total", "Loan (class B)"),
    ],
)
def test_what_may_be_a_unit_is_never_left_out(label: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        parse_labelled(f"{label} : 5", INDIA)

    assert caught.value.code == "unclear_unit"


@pytest.mark.parametrize(
    "label",
    [
        *("Loans above 1 lakh", "Loans of 1-5 lakh", "Loans (above 1 lakh crore)", "Loans of Rs. 5 thousand each"),
        *(
            "Vitamin C tablets",
            "Plan B loans",
            "Loans of B.K.B.",
            "Loans we don't",
            "Women's",
            "At 10:00",
            "Loans 1990s",
        ),
    ],
)
def test_what_is_no_unit_stays_in_the_label(label: str) -> None:
    figure = parse_labelled(f"{label} : 5", INDIA)

    assert (figure.label, figure.parsed.minor, figure.parsed.scale) == (label, 5_00, None)


def test_what_the_label_supplies_is_marked() -> None:
    assert parse_labelled("Loans (Tk. in lakh) : 5").parsed.flags == {Mark.LABEL_CURRENCY, Mark.LABEL_SCALE}
    assert parse_labelled("Loans : 5", Reading(scale=LAKH)).parsed.flags == {Mark.DEFAULT_SCALE}
    assert parse_labelled("Loans (in crore) : 5", Reading(scale=LAKH)).parsed.scale == CRORE


def test_cr_alone_in_a_label_is_crore_by_choice() -> None:
    assert parse_labelled("Loans (Cr) : 5", Reading(cr=Cr.CRORE)).parsed.scale == CRORE
    with pytest.raises(MicroloanError, match="crore or credit"):
        parse_labelled("Loans (Rs. in Cr) : 5", Reading(home=INR, cr=Cr.CREDIT_NEGATIVE))
