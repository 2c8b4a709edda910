"""Reading a catalogue: what it says, and where it is broken."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError
from microloan.labels.catalogue import read_catalogue
from microloan.labels.forms import Forms
from microloan.labels.messages import said, said_in
from microloan.labels.words import Counted

LINES = files("microloan.labels").joinpath("catalogues/hi.po").read_text(encoding="utf-8").split("\n")
SHORT = LINES[5:22] + LINES[-60:]
DATE = "{day} {month} {year}"
DEBRIS = (
    *('"', "\\", "{", "}", "{x}", "(", ";", "\n", "\x85", "\u2028", "\u2068", "é", "0", "9999"),
    *("msgid ", 'msgid ""', "msgctxt ", "msgstr[1] ", "#~ ", "#, fuzzy", "#: a:b"),
    *("nplurals=", "plural=", "n/0", "*0=", "charset*=utf-8''x", "=?utf-8?q?a?="),
)


@given(st.data())
def test_a_broken_file_is_read_or_refused_with_its_line(data: st.DataObject) -> None:
    lines = list(SHORT)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        column = data.draw(st.integers(0, len(lines[at])))
        lost = data.draw(st.integers(0, 3))
        lines[at] = lines[at][:column] + data.draw(st.sampled_from(DEBRIS)) + lines[at][column + lost :]

    try:
        read_catalogue("\n".join(lines), "ne.po")
    except MicroloanError as error:
        refusal = error
    else:
        return
    assert (refusal.argument, refusal.value, refusal.code) == ("path", "ne.po", "bad_catalogue")
    assert refusal.problem.startswith("line ")


@given(st.text(max_size=200))
def test_text_that_is_no_catalogue_is_refused(text: str) -> None:
    with pytest.raises(MicroloanError, match=r"path='ne\.po' line "):
        read_catalogue(text, "ne.po")


def test_a_catalogue_says_its_language_and_what_it_translates(header: str) -> None:
    catalogue = read_catalogue(
        header
        + """
# In two lines, with a comment of the translator.
msgid "Member"
msgstr "सद"
"स्य"

msgctxt "short month"
msgid "May"
msgstr "मे"

msgid "{count} week"
msgid_plural "{count} weeks"
msgstr[0] "{count} हप्ता"
msgstr[1] "{count} हप्ता"
""",
        "ne.po",
    )

    assert catalogue.language == "ne"
    assert dict(catalogue.texts) == {
        said("Member"): Forms(("सदस्य",)),
        said_in("short month", "May"): Forms(("मे",)),
        Counted.WEEK.value: Forms(("{count} हप्ता", "{count} हप्ता"), "(n != 1)"),
    }


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Member"\nmsgstr ""',
        '#, fuzzy\nmsgctxt "of members"\nmsgid "Group"\nmsgstr "समूह"',
        'msgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] "{count} दिन"\nmsgstr[1] ""',
        'msgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] "{count} दिन"',
        '#~ msgid "Borrower"\n#~ msgstr "ऋणी"',
    ],
)
def test_what_is_empty_fuzzy_or_obsolete_is_not_translated(header: str, entry: str) -> None:
    assert dict(read_catalogue(header + entry + "\n", "ne.po").texts) == {}


def test_texts_are_composed_as_unicode_has_them(header: str) -> None:
    catalogue = read_catalogue(header + 'msgid "Savings"\nmsgstr "সঞ্চ\u09df"\n', "bn.po")

    assert catalogue.texts[said("Savings")].texts == ("সঞ্চ\u09af\u09bc",)


def test_line_ends_and_byte_order_mark_do_not_matter(header: str) -> None:
    document = header + 'msgid "Member"\nmsgstr "सदस्य"\n'

    assert read_catalogue("\ufeff" + document.replace("\n", "\r\n"), "ne.po") == read_catalogue(document, "ne.po")


def test_a_language_that_babel_does_not_know_may_have_a_catalogue(header: str) -> None:
    assert read_catalogue(header.replace("Language: ne", "Language: syl"), "syl.po").language == "syl"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "Member', "line 8 is neither a comment nor a keyword with text in quotes"),
        ("msgid Member", "line 8 is neither a comment nor a keyword with text in quotes"),
        ('msgid "Mem"ber"', "line 8 is neither a comment nor a keyword with text in quotes"),
        ('msgid  "Member"', "line 8 is neither a comment nor a keyword with text in quotes"),
        ('msgstring "Member"', "line 8 is neither a comment nor a keyword with text in quotes"),
        ('msgid "Mem\\ber"', "line 8 is neither a comment nor a keyword with text in quotes"),
        ("সদস্য", "line 8 is neither a comment nor a keyword with text in quotes"),
        ('msgid "Member"\nmsgid "Name"\nmsgstr "नाम"', "line 9 has msgid where it cannot stand"),
        ('msgid "Member"\nmsgstr "क"\nmsgstr "ख"', "line 10 has msgstr where it cannot stand"),
        ('msgstr "क"', "line 8 has msgstr where it cannot stand"),
        ('msgid "Member"\nmsgstr[1] "क"', "line 9 has msgstr[1] where it cannot stand"),
        ('msgid "Member"\nmsgctxt "x"\nmsgstr "क"', "line 9 has msgctxt where it cannot stand"),
        ('msgid "Member"', "line 9 ends the file before a msgstr"),
        ('msgid "Member"\n# why\nmsgstr "क"', "line 9 is a comment between msgid and its msgstr"),
        (
            'msgid "Princpal"\nmsgstr "क"',
            'line 8 says "Princpal", which is no message of ours; did you mean "Principal" (of a loan)?',
        ),
        (
            'msgid "May"\nmsgstr "मे"',
            'line 8 says "May", which is no message of ours; did you mean "May" (short month)?',
        ),
        ('msgid "XYZXYZ"\nmsgstr "क"', 'line 8 says "XYZXYZ", which is no message of ours'),
        (
            'msgid "rupee"\nmsgstr "क"',
            'line 8 says "rupee", which is no message of ours; did you mean "rupee" with the plural "rupees"?',
        ),
        ('msgid "Name"\nmsgstr "क"\n\nmsgid "Name"\nmsgstr "ख"', "line 11 says a message for the second time"),
        ('msgid ""\nmsgstr "Language: bn\\n"', "line 8 says a message for the second time"),
        ('msgid "Name"\nmsgstr " क"', 'line 8 translates "Name" wrongly: must be text without space around it'),
        ('msgid "Name"\nmsgstr "क\\nख"', 'line 8 translates "Name" wrongly: must be one line'),
        ('msgid "Name"\nmsgstr "क {name}"', 'line 8 translates "Name" wrongly: must be without braces'),
        (
            f'msgctxt "date"\nmsgid "{DATE}"\nmsgstr "{{day}} {{mon}} {{year}}"',
            f'line 9 translates "{DATE}" (date) wrongly: must have {{day}}, {{month}}, {{year}} once, like the message',
        ),
        (
            'msgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] "{count} दिन"\nmsgstr[1] "दिन"',
            'line 8 translates "{count} day" wrongly: must have {count} once, like the message',
        ),
    ],
)
def test_an_entry_that_is_none(header: str, entry: str, problem: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        read_catalogue(header + entry + "\n", "ne.po")

    assert caught.value.problem == problem


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"Language: ne\\n"', '""', "line 1 begins no header with a Language, such as Language: ne"),
        ("Language: ne", "Language: ", "line 1 begins no header with a Language, such as Language: ne"),
        ("Language: ne", "Language: nepali of nepal", "cannot be read, or the header cannot: "),
        ("nplurals=2", "nplurals=two", "cannot be read, or the header cannot: "),
        ("nplurals=2", "nplurals=999999999", "line 5 has more plural forms than any language"),
        ("(n != 1)", "n", "follows a plural rule that does not work: rule='n' gives 2 no form"),
        ("(n != 1)", "exit()", "follows a plural rule that does not work: rule='exit()' is not a rule of gettext"),
        ("nplurals=2", "nplurals=1", "cannot be read: msg has more translations than num_plurals of catalog"),
    ],
)
def test_a_header_that_is_none(header: str, old: str, new: str, problem: str) -> None:
    entry = 'msgid "rupee"\nmsgid_plural "rupees"\nmsgstr[0] "क"\nmsgstr[1] "ख"\n'

    with pytest.raises(MicroloanError) as caught:
        read_catalogue(header.replace(old, new) + entry, "ne.po")

    assert problem in caught.value.problem
    assert caught.value.problem.startswith("line ")
