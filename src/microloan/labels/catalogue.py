"""Catalogues: the messages of one language, read from a ``.po`` file with Babel.

Babel reads on where a file is broken, drops a message said twice, and takes off the first
and last sign of a text that is not quoted. So the lines are looked at first, and every
text after.

>>> document = '''
... msgid ""
... msgstr "Language: ne"
... msgid "Member"
... msgstr "सदस्य"
... '''
>>> catalogue = read_catalogue(document, "ne.po")
>>> catalogue.language, [str(message) for message in catalogue.texts]
('ne', ['"Member"'])
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from microloan.errors import MicroloanError, nearest_name
from microloan.labels.english import DIGITS, MESSAGES
from microloan.labels.forms import Forms
from microloan.labels.messages import Message, flaw_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Entry

_KNOWN = dict.fromkeys((DIGITS, *MESSAGES))
_QUOTED = r'"(?:[^"\\]|\\[\\trn"])*"'
_LINE = re.compile(rf"(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[[0-5]\])?) )?{_QUOTED}")
_FOLLOWERS = {
    "": {"msgctxt", "msgid"},
    "msgctxt": {"msgid"},
    "msgid": {"msgid_plural", "msgstr"},
    "msgid_plural": {"msgstr[0]"},
    "msgstr": {"msgctxt", "msgid"},
}
_UNFINISHED = {"msgctxt", "msgid", "msgid_plural"}
# Arabic has six forms, the most of any language.
_TOO_MANY_FORMS = re.compile(r"nplurals\s*=\s*(?:[7-9]|\d\d)")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a file says: the language, and the forms of each message it translates."""

    language: str
    texts: Mapping[Message, Forms]


class _FlawAt(Exception):
    """What is wrong with a document, and on which line."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


def read_catalogue(document: str, source: str) -> Catalogue:
    """Return the catalogue that the text of a ``.po`` file holds.

    Messages that are empty or marked fuzzy are not translated, and left out. Texts are put
    into Unicode's composed form.

    Parameters
    ----------
    document
        The text of the file.
    source
        Its name, for errors.

    Raises
    ------
    MicroloanError
        If it is not a catalogue, has a message that is none of ours, or a text that is not
        a label; with the line.

    Examples
    --------
    >>> read_catalogue('msgid "Member', "ne.po")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path='ne.po' line 1 is neither a comment nor a keyword with text in quotes
    """
    try:
        return _read(document.removeprefix("\ufeff"))
    except _FlawAt as flaw:
        problem = f"line {flaw.line} {flaw}"
        raise MicroloanError("path", source, problem, code="bad_catalogue") from flaw.__cause__


def _read(document: str) -> Catalogue:
    beginnings = _beginnings(document)
    catalog, entries = _parsed(document)
    if not catalog.locale_identifier:
        raise _FlawAt(1, "begins no header with a Language, such as Language: ne")
    # All that Babel keeps has its line; the header it does not keep among the messages.
    _, *repeated = sorted(beginnings - {entry.lineno for entry in entries})
    if repeated:
        raise _FlawAt(repeated[0], "says a message for the second time")
    texts = {message: forms for entry in entries for message, forms in _translated(entry, catalog)}
    return Catalogue(catalog.locale_identifier, texts)


def _beginnings(document: str) -> set[int]:
    """Return the line on which each message begins; refuse what Babel would pass over."""
    beginnings: set[int] = set()
    before = ""
    for number, line in enumerate(map(str.strip, document.split("\n")), start=1):
        if not line:
            continue
        if line.startswith("#"):
            if before in _UNFINISHED:
                raise _FlawAt(number, f"is a comment between {before} and its msgstr")
            continue
        keyword = _keyword(number, line)
        if keyword is None and before:
            continue
        if keyword not in _followers(before):
            raise _FlawAt(number, f"has {keyword or 'a text'} where it cannot stand")
        if keyword == "msgid":
            beginnings.add(number)
        before = keyword
    if before in _UNFINISHED:
        raise _FlawAt(document.count("\n") + 1, "ends the file before a msgstr")
    return beginnings


def _keyword(number: int, line: str) -> str | None:
    """Return the keyword of a line; None if it goes on with the text before."""
    found = _LINE.fullmatch(line)
    if found is None:
        raise _FlawAt(number, "is neither a comment nor a keyword with text in quotes")
    if _TOO_MANY_FORMS.search(line):
        raise _FlawAt(number, "has more plural forms than any language")
    return found[1]


def _followers(keyword: str) -> set[str]:
    if keyword.startswith("msgstr["):
        return {f"msgstr[{int(keyword[7]) + 1}]", "msgctxt", "msgid"}
    return _FOLLOWERS[keyword]


def _parsed(document: str) -> tuple[Catalog, list[Entry]]:
    from babel.messages.pofile import PoFileError, read_po

    line = 0

    def lines() -> Iterator[str]:
        nonlocal line
        for text in document.split("\n"):
            line += 1
            yield text

    try:
        catalog = read_po(lines(), ignore_obsolete=True, abort_invalid=True)
        entries = [entry for message in _KNOWN if (entry := catalog.get(message.text, message.context))]
        if len(entries) < len(catalog):
            # One by one costs Babel a header with the date of today, and so is done only to name a stranger.
            entries = [entry for entry in catalog if entry.id]
        return catalog, sorted(entries, key=lambda entry: entry.lineno or 0)
    except PoFileError as error:
        raise _FlawAt(error.lineno + 1, f"cannot be read: {str(error).rpartition(' on ')[0]}") from error
    except Exception as error:  # a header may be broken in as many ways as Babel has helpers to read it
        raise _FlawAt(line, f"cannot be read, or the header cannot: {error}") from error


def _translated(entry: Entry, catalog: Catalog) -> Iterator[tuple[Message, Forms]]:
    """Yield the message of an entry with its forms; nothing if it is not translated."""
    line = entry.lineno or 1
    text, plural = entry.id if isinstance(entry.id, (list, tuple)) else (entry.id, None)
    message = Message(text, plural, entry.context)
    if message not in _KNOWN:
        raise _FlawAt(line, f"says {message}, which is no message of ours{_nearest(message)}")
    said = entry.string if isinstance(entry.string, (list, tuple)) else (entry.string or "",)
    texts = tuple(normalize("NFC", form) for form in said)
    if entry.fuzzy or not all(texts):
        return
    for form in texts:
        if flaw := flaw_of(message, form):
            raise _FlawAt(line, f"translates {message} wrongly: {flaw}")
    try:
        yield message, Forms(texts) if plural is None else Forms(texts, catalog.plural_expr)
    except MicroloanError as error:
        raise _FlawAt(line, f"follows a plural rule that does not work: {error}") from error


def _nearest(message: Message) -> str:
    texts = {known.text: known for known in _KNOWN}
    near = nearest_name(message.text, texts)
    if near is None:
        return ""
    known = texts[near]
    plural = f' with the plural "{known.plural}"' if known.plural not in {None, message.plural} else ""
    return f"; did you mean {known}{plural}?"
