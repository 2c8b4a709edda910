"""Text to whatever stands at the other end: any encoding, a full disk, nobody."""

from __future__ import annotations

import errno
import io
import sys
from contextlib import redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.cli import main
from microloan.cli.output import Refused, plainer, print_figures, print_message

JAGORON = ("schedule", "jcf-jagoron", "20000", "--disbursed", "2026-01-04")


class Failing(io.StringIO):
    """Standard output that cannot be written."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _text: str) -> int:
        raise self.error


@given(st.text(st.characters()), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8", "utf-16"]))
def test_text_fits_any_encoding_and_stays_as_it_is_where_it_can(text: str, encoding: str) -> None:
    written = plainer(text, encoding)
    written.encode(encoding)
    if text.isascii():
        assert written == text


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("utf-8", "5 − 2 × 3 ÷ 4 = 3.5… → 3 ───"),
        ("cp1252", "5 - 2 × 3 ÷ 4 = 3.5… -> 3 ---"),
        ("latin-1", "5 - 2 × 3 ÷ 4 = 3.5... -> 3 ---"),
        ("ascii", "5 - 2 x 3 / 4 = 3.5... -> 3 ---"),
    ],
)
def test_our_signs_have_plainer_ones(encoding: str, written: str) -> None:
    assert plainer("5 − 2 × 3 ÷ 4 = 3.5… → 3 ───", encoding) == written


@pytest.mark.parametrize("words", [JAGORON, (*JAGORON, "--explain", "7"), ("products",), ("schedule", "--help")])
def test_every_answer_survives_a_terminal_of_ascii(words: tuple[str, ...]) -> None:
    written = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(written, encoding="ascii", newline="\n")):
        assert main(words) == 0
        sys.stdout.flush()
        assert b"?" not in written.getvalue()


@pytest.mark.parametrize(("text", "printed"), [("a", "a\n"), ("a\n", "a\n"), ("a\n\n", "a\n\n"), ("", "")])
def test_the_last_line_of_figures_is_ended(capsys: pytest.CaptureFixture[str], text: str, printed: str) -> None:
    print_figures(text)
    assert capsys.readouterr() == (printed, "")


def test_a_message_is_one_line_whatever_stands_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_message("two\nlines,\ttabs, \x1b[31mcolour\u2028and \udcff")
    assert capsys.readouterr() == ("", "microloan: two lines, tabs, �[31mcolour and �\n")


def test_a_reader_that_has_gone_is_no_mistake() -> None:
    with redirect_stdout(Failing(BrokenPipeError(errno.EPIPE, "Broken pipe"))):
        assert main(JAGORON) == 0


def test_a_full_disk_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    with redirect_stdout(Failing(OSError(errno.ENOSPC, "No space left on device"))):
        assert main(JAGORON) == 2
    assert capsys.readouterr() == ("", "microloan: standard output cannot be written: No space left on device\n")


def test_no_standard_output_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(Refused, match="standard output is closed"):
        print_figures("46 installments")


@pytest.mark.parametrize("stream", [None, Failing(BrokenPipeError(errno.EPIPE, "Broken pipe"))])
def test_a_message_that_nobody_reads_is_no_further_mistake(
    monkeypatch: pytest.MonkeyPatch, stream: Failing | None
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    assert main(["no-such-command"]) == 2
