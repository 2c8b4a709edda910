"""The files: the template says what the source says, and every catalogue answers all of it."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.extract import extract_from_dir

from microloan.labels.disclosure_words import DisclosureWord
from microloan.labels.english import DIGITS, MESSAGES
from microloan.labels.messages import Message
from microloan.labels.words import Counted, CurrencyName, Word

KEYWORDS = {"said": None, "said_in": ((1, "c"), 2), "numbered": (1, 2)}


def test_the_template_is_what_the_source_says(template: Catalog) -> None:
    found = extract_from_dir(str(files("microloan.labels")), keywords=KEYWORDS, comment_tags=("On",))
    said = {(context, text): comments for _, _, text, comments, context in found}

    assert {(entry.context, entry.id): entry.auto_comments for entry in entries_of(template)} == said


def test_the_template_has_every_message(template: Catalog) -> None:
    assert {message_of(entry) for entry in entries_of(template)} == {DIGITS, *MESSAGES}


def test_a_catalogue_has_the_messages_and_comments_of_the_template(catalog: Catalog, template: Catalog) -> None:
    assert {(entry.context, entry.id): entry.auto_comments for entry in entries_of(catalog)} == {
        (entry.context, entry.id): entry.auto_comments for entry in entries_of(template)
    }
    assert catalog.obsolete == {}


def test_no_message_is_fuzzy_or_empty(catalog: Catalog) -> None:
    assert [entry.id for entry in entries_of(catalog) if entry.fuzzy or not all(texts_of(entry))] == []


def test_placeholders_are_those_of_the_message(catalog: Catalog) -> None:
    entries = list(entries_of(catalog))
    odd = [
        (entry.id, text)
        for entry in entries
        for text in texts_of(entry)
        if placeholders(text) != placeholders(message_of(entry).text)
    ]

    assert odd == []
    assert sum(bool(placeholders(message_of(entry).text)) for entry in entries) == len(Counted) + 2


def test_every_file_is_composed_as_unicode_has_it(catalog: Catalog) -> None:
    text = files("microloan.labels").joinpath(f"catalogues/{catalog.locale_identifier}.po").read_text(encoding="utf-8")

    assert unicodedata.is_normalized("NFC", text)


def test_a_catalogue_is_written_in_one_script(catalog: Catalog) -> None:
    texts = [re.sub(r"\{\w+\}", "", text) for entry in entries_of(catalog) for text in texts_of(entry)]
    letters = {letter for text in texts for letter in text if unicodedata.category(letter)[0] in "LM"}

    assert len({unicodedata.name(letter).split()[0] for letter in letters}) == 1


def test_no_binary_stands_beside_the_catalogues() -> None:
    folder = Path(str(files("microloan.labels").joinpath("catalogues")))

    assert {file.suffix for file in folder.iterdir()} == {".po", ".pot"}


@pytest.mark.parametrize("kind", [Word, DisclosureWord, Counted, CurrencyName])
def test_every_word_says_where_it_stands(kind: type[Word], template: Catalog) -> None:
    silent = [word for word in kind if not template.get(word.value.text, word.value.context).auto_comments]  # type: ignore[union-attr]

    assert silent == []


def entries_of(catalog: Catalog) -> list[Entry]:
    return [entry for entry in catalog if entry.id]


def message_of(entry: Entry) -> Message:
    text, plural = entry.id if isinstance(entry.id, (list, tuple)) else (entry.id, None)
    return Message(text, plural, entry.context)


def texts_of(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.string) if isinstance(entry.string, (list, tuple)) else (entry.string or "",)


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{.*?\}", text))
