"""The languages that come with the library, and one from a file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from microloan.errors import MicroloanError
from microloan.labels import (
    BANGLA,
    DEVANAGARI,
    LATIN,
    TAMIL,
    Counted,
    CurrencyName,
    DigitSet,
    Labels,
    Word,
    labels_from,
    labels_in,
    languages,
)

Written = Callable[[str], Path]

CATALOGUES = Path(str(files("microloan.labels").joinpath("catalogues")))
DIGITS = 'msgctxt "digits"\nmsgid "0123456789"\nmsgstr "{}"\n'


def test_each_language_comes_with_the_library() -> None:
    assert {"bn", "en", "hi"} <= set(languages())
    assert [labels_in(language).language for language in languages()] == list(languages())
    assert [labels_in(language).digits for language in ("bn", "en", "hi")] == [BANGLA, LATIN, LATIN]


@pytest.mark.parametrize("language", languages())
def test_labels_are_made_once(language: str) -> None:
    assert labels_in(language) is labels_in(language)


@pytest.mark.parametrize("language", ["bn", "hi"])
def test_a_file_of_ours_reads_like_any_other(language: str) -> None:
    assert labels_from(CATALOGUES / f"{language}.po") == labels_in(language)
    assert labels_from(str(CATALOGUES / f"{language}.po")) == labels_in(language)


def test_a_whole_catalogue_needs_no_fallback(written: Written) -> None:
    path = written((CATALOGUES / "hi.po").read_text(encoding="utf-8").replace("Language: hi", "Language: mr"))

    assert labels_from(path).language == "mr"
    assert labels_from(path) == labels_from(path, fallback=labels_in("en"))


def test_missing_messages_are_named(written: Written, header: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        labels_from(written(header + DIGITS.format("0123456789")))

    problem = caught.value.problem
    assert problem.startswith('does not translate "January" (month), "February" (month), "March" (month), ')
    assert problem.endswith(" more; translate them, or name a fallback")
    assert caught.value.code == "missing_text"


def test_one_missing_message_is_named_alone(written: Written) -> None:
    whole = (CATALOGUES / "hi.po").read_text(encoding="utf-8")
    path = written(whole.replace('msgstr "रसीद"', 'msgstr ""'))

    with pytest.raises(MicroloanError, match='does not translate "Receipt"; translate them, or name a fallback'):
        labels_from(path)


def test_a_fallback_stands_in_for_what_is_missing(written: Written, header: str) -> None:
    path = written(header + DIGITS.format("०१२३४५६७८९") + 'msgid "Member"\nmsgstr "सदस्य"\n')
    nepali = labels_from(path, fallback=labels_in("en"))

    assert (nepali.language, nepali.digits) == ("ne", DEVANAGARI)
    assert (nepali.text(Word.MEMBER), nepali.text(Word.RECEIPT)) == ("सदस्य", "Receipt")


def test_a_fallback_counts_as_its_own_language_does(written: Written, header: str) -> None:
    one_form = header.replace("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0")
    path = written(one_form + 'msgid "rupee"\nmsgid_plural "rupees"\nmsgstr[0] "रुपैयाँ"\n')
    labels = labels_from(path, fallback=labels_in("en"))

    assert [labels.currency_name(CurrencyName.RUPEE, count) for count in (1, 2)] == ["रुपैयाँ", "रुपैयाँ"]
    assert [labels.counted(Counted.WEEK, count) for count in (1, 2)] == ["1 week", "2 weeks"]


def test_digits_that_are_missing_are_those_of_the_fallback(written: Written, header: str) -> None:
    assert labels_from(written(header), fallback=labels_in("bn")).digits == BANGLA


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("௦௧௨௩௪௫௬௭௮௯", TAMIL), ("૦૧૨૩૪૫૬૭૮૯", DigitSet("ne", "૦૧૨૩૪૫૬૭૮૯"))],
)
def test_a_catalogue_says_its_digits(written: Written, header: str, digits: str, expected: DigitSet) -> None:
    assert labels_from(written(header + DIGITS.format(digits)), fallback=labels_in("en")).digits == expected


@pytest.mark.parametrize("digits", ["०१२३४५६७८", "9876543210", "latin", "০১২৩৪৫৬৭৮9"])
def test_digits_are_ten_in_order(written: Written, header: str, digits: str) -> None:
    with pytest.raises(MicroloanError, match=r'translates "0123456789" \(digits\) wrongly: must be ten digits'):
        labels_from(written(header + DIGITS.format(digits)), fallback=labels_in("en"))


@pytest.mark.parametrize("language", ["ne", "bn_BD", "BN", "", "../bn", "template", "bn.po"])
def test_a_language_that_is_not_there(language: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        labels_in(language)

    assert caught.value.problem == f"is not one of {', '.join(languages())}; labels_from reads a catalogue of your own"
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("language", language, "unknown_language")


@pytest.mark.parametrize("language", [None, 4, ["bn"], b"bn"])
def test_a_language_is_text(language: object) -> None:
    with pytest.raises(MicroloanError, match="must be a code, such as bn"):
        labels_in(language)  # type: ignore[arg-type]


def test_a_file_that_cannot_be_read(tmp_path: Path, written: Written) -> None:
    latin = written("")
    latin.write_bytes(b"\xff\xfe")
    large = tmp_path / "large.po"
    large.write_bytes(b"# " + b"x" * 1_000_000)

    refused: list[tuple[str | Path, str]] = [
        (tmp_path / "none.po", "cannot be read: No such file or directory"),
        (tmp_path, "cannot be read: "),
        (latin, "is not UTF-8 text"),
        (large, "cannot be read: more than 1,000,000 bytes, larger than a catalogue is"),
        ("zero\0byte.po", "is not the name of a file"),
    ]
    for path, problem in refused:
        with pytest.raises(MicroloanError) as caught:
            labels_from(path)
        assert caught.value.problem.startswith(problem)
        assert (caught.value.argument, caught.value.code) == ("path", "unreadable")


def test_an_error_in_a_file_names_the_file(written: Written) -> None:
    path = written("msgid Member\n")

    with pytest.raises(MicroloanError) as caught:
        labels_from(path)
    assert caught.value.value == str(path)


@pytest.mark.parametrize("path", [None, 4, b"ne.po"])
def test_a_path_is_text_or_a_path(path: object) -> None:
    with pytest.raises(MicroloanError, match=r"path=.* must be text or a Path, such as ne.po"):
        labels_from(path)  # type: ignore[arg-type]


@pytest.mark.parametrize("fallback", ["en", Labels])
def test_a_fallback_is_labels(fallback: object) -> None:
    with pytest.raises(MicroloanError, match=r'must be Labels, such as labels_in\("en"\)'):
        labels_from("ne.po", fallback=fallback)  # type: ignore[arg-type]


def test_english_needs_neither_babel_nor_gettext() -> None:
    code = """
import sys
sys.modules["babel"] = sys.modules["gettext"] = None
from datetime import date
from microloan.labels import Counted, CurrencyName, Word, labels_in
english = labels_in("en").saying({Word.MEMBER: "Borrower"})
print(english.date(date(2026, 1, 4)), english.counted(Counted.WEEK, 46), english.currency_name(CurrencyName.RUPEE, 2))
"""

    assert run(code) == "4 January 2026 46 weeks rupees"


def test_the_digits_are_had_without_the_words() -> None:
    code = "import sys\nfrom microloan.labels import BANGLA\nprint([name for name in sys.modules if 'labels.' in name])"

    assert run(code) == "['microloan.labels.digits']"


def test_the_room_has_no_other_names() -> None:
    with pytest.raises(ImportError, match="cannot import name 'labels_of'"):
        exec("from microloan.labels import labels_of")  # noqa: S102


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.strip()
