"""``microloan format``, ``words`` and ``parse``: a line for each amount, and no good line lost to a bad one."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stdout

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from microloan.cli import main
from microloan.cli.amounts import SPOKEN
from microloan.currency import BDT, Money
from microloan.currency.printing.field_formats import FIELD_FORMATS

Run = Callable[..., str]
Answered = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def answered(capsys: pytest.CaptureFixture[str]) -> Answered:
    """From the words after ``microloan`` to its exit code, its lines, and its messages."""

    def run(*words: str) -> tuple[int, list[str], list[str]]:
        code = main(words)
        out, err = capsys.readouterr()
        return code, out.splitlines(), err.splitlines()

    return run


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on standard input."""

    def put(given: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="ascii"))

    return put


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minor=st.integers(-(10**14), 10**14), locale=st.sampled_from(["en_BD", "bn_BD"]))
def test_what_is_printed_is_read_back(printed: Run, minor: int, locale: str) -> None:
    amount = Money.from_minor(minor, BDT)
    text = printed("format", "--locale", locale, "--", amount.format("en_BD")).rstrip("\n")

    assert text == amount.format(locale)
    assert printed("parse", "--locale", locale, "--", text) == f"{amount.amount} BDT -\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("format", "4288686000", "--locale", "bn_BD"), "৪,২৮,৮৬,৮৬,০০০ টাকা"),
        (("format", "Tk. 4,288,686,000", "--locale", "en_BD"), "Tk. 4,28,86,86,000"),
        (("format", "-500", "--locale", "en_IN"), "-Rs. 500"),
        (("format", "500", "--locale", "en_IN", "--currency", "BDT"), "Tk. 500"),
        (("format", "99999", "--locale", "en_IN", "--style", "compact"), "1 lakh"),
        (("format", "99999", "--locale", "en_IN", "--style", "cldr-compact"), "1L"),
        (("format", "3468353000", "--locale", "en_IN", "--in", "lakh"), "34,683.53 lakh"),
        (("format", "4288686000", "--locale", "bn_BD", "--in", "crore", "--places", "4"), "৪২৮.৮৬৮৬ কোটি"),
        (("format", "1.5", "--locale", "en_IN", "--style", "cldr"), "₹1.50"),
        (("words", "11500.50", "--locale", "bn_BD"), "এগারো হাজার পাঁচশত টাকা পঞ্চাশ পয়সা মাত্র"),
        (("words", "Rs. 5 lakh", "--locale", "hi_IN"), "पाँच लाख रुपये मात्र"),
        (("parse", "Rs.43 Crore", "--locale", "en_IN"), "430000000.00 INR crore"),
        (("parse", "৫ লক্ষ টাকা", "--locale", "bn_BD"), "500000.00 BDT lakh"),
        (("parse", "34,683.53", "--in", "lakh"), "3468353000.00 - lakh"),
        (("parse", "4 crore 28 lakh", "--currency", "BDT"), "42800000.00 BDT compound"),
        (("parse", "500 Dr", "--cr", "debit-negative"), "-500.00 - -"),
        (("parse", "500-", "--ledger"), "-500.00 - -"),
        (
            ("parse", "Loan Outstanding Tk. : 399,091,262", "--labelled"),
            "399091262.00\tBDT\t-\tLoan Outstanding",
        ),
    ],
)
def test_an_amount_is_answered_by_a_line(printed: Run, words: tuple[str, ...], line: str) -> None:
    assert printed(*words) == f"{line}\n"


def test_json_says_all_that_was_read(printed: Run) -> None:
    line = printed("parse", "Cummulative Loan Disbursed (in Lakhs) : 34,683.53", "--labelled", "--format", "json")

    assert json.loads(line) == {
        "label": "Cummulative Loan Disbursed",
        "text": "Cummulative Loan Disbursed (in Lakhs) : 34,683.53",
        "amount": "3468353000.00",
        "currency": None,
        "scale": "lakh",
        "grouping": "shared",
        "flags": ["label_scale"],
    }


def test_lines_are_read_from_standard_input(answered: Answered, typed: Callable[[bytes], None]) -> None:
    typed("৫০০\r\n\n12,34\n-1,00,000\n".encode("utf-8-sig"))
    code, lines, messages = answered("format", "--locale", "en_BD")

    assert (code, lines) == (2, ["Tk. 500", "", "", "-Tk. 1,00,000"])
    assert [message.partition(": text=")[0] for message in messages] == ["microloan: line 3"]


def test_bytes_that_are_no_text_spoil_their_own_line_alone(answered: Answered, typed: Callable[[bytes], None]) -> None:
    typed(b"500\n\xff\xfe500\n600\n")
    code, lines, messages = answered("parse")

    assert (code, lines, len(messages)) == (2, ["500.00 - -", "", "600.00 - -"], 1)


def test_nothing_in_is_nothing_out(printed: Run, typed: Callable[[bytes], None]) -> None:
    typed(b"")
    assert printed("parse") == ""


def test_a_break_within_a_line_is_a_part_of_its_amount(answered: Answered, typed: Callable[[bytes], None]) -> None:
    # Shrunk: a form feed within "5,000" made two amounts of it, and moved all lines below.
    typed("5\x0c000\n6\u20287\r8".encode())
    assert answered("parse")[:2] == (2, ["", "", "8.00 - -"])


def test_json_has_a_record_for_each_line(answered: Answered, typed: Callable[[bytes], None]) -> None:
    typed(b"12,34\n500\n")
    code, (bad, good), _ = answered("parse", "--format", "json")

    assert code == 2
    assert (json.loads(bad)["text"], json.loads(bad)["error"]) == ("12,34", "bad_grouping")
    assert json.loads(good)["amount"] == "500.00"


def test_an_amount_never_becomes_question_marks(capsys: pytest.CaptureFixture[str]) -> None:
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="ascii")):
        assert main(["format", "5", "--locale", "bn_BD"]) == 2
    told = "microloan: standard output cannot hold these signs in ascii; set PYTHONIOENCODING=utf-8\n"
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    ("command", "text", "hint"),
    [
        ("format", "500 Cr", "write crore"),
        ("format", "500-", "write it first"),
        ("words", "500 Dr", "write the amount alone"),
        ("words", "-5", "words are for amounts to be paid"),
    ],
)
def test_no_option_is_named_that_is_not_there(answered: Answered, command: str, text: str, hint: str) -> None:
    _, _, (message,) = answered(command, "--locale", "en_BD", "--", text)

    assert message.endswith(f"; {hint}")
    assert "--" not in message


def test_words_are_there_for_the_locales_that_are_named() -> None:
    for locale in FIELD_FORMATS:
        assert (main(["words", "5", "--locale", locale]) == 0) is (locale in SPOKEN)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Rs. 500", "say which with --locale or --currency"),
        ("500 Cr", "write crore, or add --cr crore"),
        ("500 Dr", "say its sign with --cr credit-negative"),
        ("500-", "write it first, or add --ledger"),
        ("+500", "leave it out, or add --ledger"),
        ("1.005", "round it first"),
        ("௫௦௦", "write them in Latin, Bangla or Devanagari"),
    ],
)
def test_a_choice_is_named_by_its_option(answered: Answered, text: str, hint: str) -> None:
    code, lines, (message,) = answered("parse", "--", text)

    assert (code, lines) == (2, [""])
    assert message.startswith(f"microloan: amount 1: text={text!r} ")
    assert message.endswith(f"; {hint}")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("format", "5"), "the following arguments are required: --locale"),
        (("format", "5", "--locale", "xx"), "--locale='xx' is not known here; write one of en_BD, "),
        (("format", "5", "--locale", "en_IN", "--in", "lakh", "--places", "10"), "--places='10' must be a digit"),
        (("format", "5", "--locale", "en_IN", "--places", "1"), "--places goes with --in alone"),
        (("format", "5", "--locale", "en_IN", "--in", "lakh", "--style", "cldr"), "not allowed with argument --in"),
        (("format", "5", "--locale", "si_LK", "--in", "lakh"), "--in lakh has no word in --locale si_LK"),
        (("format", "5", "--locale", "en_IN", "6"), "unrecognized arguments: 6; see microloan format --help"),
        (("words", "5", "--locale", "ta_IN"), "--locale='ta_IN' is not known here; write one of en_BD, "),
        (("parse", "5", "--locale", "en"), "--locale='en' is not known here; write one of en_BD, "),
        (("parse", "5", "--currency", "Tk"), "argument --currency: invalid choice: 'Tk'"),
    ],
)
def test_a_request_that_cannot_be_met_is_one_line(refused: Run, words: tuple[str, ...], told: str) -> None:
    assert told in refused(*words)


def test_a_closed_input_is_told(refused: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert refused("parse") == "standard input is closed; write the amounts after the command"
