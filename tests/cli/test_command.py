"""The command line: help that teaches, mistakes in one line, and never a traceback, whatever the words."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import microloan
from microloan.cli import main
from microloan.portfolio import sample_book, write_sample_book
from microloan.products import savings_preset
from microloan.records import to_toml

Run = Callable[..., str]
PASSBOOK = "date,kind,amount\n2026-01-01,brought_forward,1000\n2026-02-04,deposit,50\n"
JAGORON = ("schedule", "jcf-jagoron", "20000", "--disbursed", "2026-01-04")


def test_the_version_is_the_library_s(printed: Run) -> None:
    assert printed("--version") == f"microloan {microloan.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [("--help",), ("-h",), ("schedule", "--help"), ("products", "--help"), ("products", "show", "--help")],
)
def test_help_says_how_it_is_used(printed: Run, words: tuple[str, ...]) -> None:
    help_text = printed(*words)
    assert help_text.startswith("usage: microloan ")
    assert "  -h, --help " in help_text


def test_the_help_of_schedule_has_every_option_and_format(printed: Run) -> None:
    help_text = printed("schedule", "--help")
    options = "disbursed installments every first-due rate previous format explain"
    options += " weekend holidays on-holiday grace grace-interest"
    for option in options.split():
        assert f"\n  --{option} " in help_text
    for word in ("table", "csv", "json", "md"):
        assert f"\n  {word} " in help_text


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("schedule", "--help"),
        ("products", "--help"),
        ("products", "show", "--help"),
        ("savings", "--help"),
        ("age", "--help"),
        ("statement", "--help"),
        ("collection-sheet", "--help"),
        ("sample-book", "--help"),
    ],
)
def test_the_examples_of_the_help_run(
    printed: Run, our_loan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my-product.toml").write_bytes(Path(our_loan).read_bytes())
    Path("passbook.csv").write_text(PASSBOOK, encoding="utf-8")
    Path("my-savings.toml").write_text(to_toml(savings_preset("asa-general").to_dict()), encoding="utf-8")
    write_sample_book(sample_book(loans=30), ".")
    Path("our-loan.toml").write_bytes(Path(our_loan).with_name("flat-15.toml").read_bytes())
    examples = [line for line in printed(*words).splitlines() if line.startswith("  microloan ")]
    assert len(examples) >= 2
    for example in examples:
        assert printed(*shlex.split(example)[1:])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "the following arguments are required: COMMAND; see microloan --help"),
        (
            ("schedule",),
            "the following arguments are required: PRODUCT, AMOUNT, --disbursed; see microloan schedule --help",
        ),
        ((*JAGORON, "--forma", "csv"), "unrecognized arguments: --forma csv; see microloan schedule --help"),
        ((*JAGORON, "--format"), "argument --format: expected one argument; see microloan schedule --help"),
        ((*JAGORON, "\x1b[31m\nred"), "unrecognized arguments: �[31m red; see microloan schedule --help"),
    ],
)
def test_a_mistake_in_the_words_is_one_line(refused: Run, words: tuple[str, ...], message: str) -> None:
    assert refused(*words) == message


def test_an_endless_word_is_cut_in_the_message(refused: Run) -> None:
    assert len(refused(*JAGORON, "x" * 100_000)) < 1_000


FILES = {
    "binary.toml": bytes(range(256)),
    "empty.toml": b"",
    "float.toml": b'schema = "microloan/product/1"\nrate = 0.24',
    "twice.toml": b"schema = 1\nschema = 2",
    "deep.toml": b"a = " + b"[" * 50_000,
    "deep.json": b"[" * 50_000,
    "numbers.json": b'{"schema": ' + b"9" * 50_000 + b"}",
    "list.json": b"[1, 2]",
}
WORDS = st.sampled_from(
    [
        *("schedule", "products", "jcf-jagoron", "20000", "--disbursed", "2026-01-04", "--installments", "46"),
        *("--every", "week", "2 weeks", "--first-due", "wednesday", "last friday", "5", "2026-02-01"),
        *("--format", "csv", "json", "md", "--format=md", "--explain", "7", "--explain=0", "--help", "-h", "--version"),
        *("show", "--country", "IN", "--rate", "24%", "--previous", "buro-general", "bjs-shilpi"),
        *("--", "-", "", "=", "--=", "-1", "-hx", "@file", "%s", "%", "{}", "\n", "\0", "\x1b[2J", "\ud800", "২০০০০"),
        *("9999-12-31", "0001-01-01", "9" * 5_000, "1e400", "NaN", "/", "a\0b.toml", "\udcff.json", "x" * 5_000),
        *(f"FOLDER/{name}" for name in (*FILES, "folder.toml", "missing.toml")),
    ]
)
ANY_WORD = WORDS | st.text(st.characters(), max_size=12)
ARGUMENTS = st.one_of(
    st.lists(ANY_WORD, max_size=8),
    st.builds(
        lambda words, more: ["schedule", *words, *more], st.lists(ANY_WORD, min_size=2, max_size=2), st.lists(WORDS)
    ),
    st.lists(ANY_WORD, max_size=4).map(lambda words: [*JAGORON, *words]),
    ANY_WORD.map(lambda word: ["schedule", word, "20000", "--disbursed", "2026-01-04"]),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that are no products."""
    folder = tmp_path_factory.mktemp("files")
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "folder.toml").mkdir()
    return folder


@given(words=ARGUMENTS)
def test_no_words_make_a_traceback(folder: Path, words: list[str]) -> None:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([word.replace("FOLDER", str(folder)) for word in words])
    figures, message = out.getvalue(), err.getvalue()
    if code == 0:
        assert message == ""
        assert figures.endswith("\n")
        assert not figures.endswith("\n\n")
    else:
        assert (code, figures) == (2, "")
        assert message.startswith("microloan: ")
        assert message.splitlines(keepends=True) == [message]
        assert message.encode("utf-8").endswith(b"\n")


def test_a_process_prints_the_same(golden: Run, our_loan: str) -> None:
    words = ("schedule", our_loan, "15000", "--disbursed", "2026-01-31", "--every", "month", "--installments", "6")
    done = run(*words, "--format", "csv", stdout=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.replace(os.linesep.encode(), b"\n").decode("utf-8") == golden("schedule.csv")


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", b""), ("utf-8-sig", b"\xef\xbb\xbf")])
def test_a_mark_before_the_figures_is_asked_for_by_the_encoding(
    monkeypatch: pytest.MonkeyPatch, golden: Run, our_loan: str, encoding: str, mark: bytes
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    words = ("schedule", our_loan, "15000", "--disbursed", "2026-01-31", "--every", "month", "--installments", "6")
    done = run(*words, "--format", "csv", stdout=subprocess.PIPE)
    expected = golden("schedule.csv").replace("\n", os.linesep)
    assert (done.returncode, done.stdout) == (0, mark + expected.encode("utf-8"))


def test_a_reader_that_has_gone_is_no_mistake() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed_pipe:
        done = run(*JAGORON, stdout=closed_pipe.fileno())
    assert (done.returncode, done.stderr) == (0, b"")


def run(*words: str, stdout: int) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, its output buffered as for any user."""
    command = [sys.executable, "-m", "microloan.cli", *words]
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=surroundings, check=False)
