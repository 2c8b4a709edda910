"""The languages that come with the library, and a language from a file.

Each language but English is one file in the folder `catalogues`. English is the messages
themselves, and needs neither a file nor Babel.

>>> from microloan.labels import Word
>>> [labels_in(language).text(Word.PRINCIPAL) for language in languages()]
['আসল', 'Principal', 'मूलधन']
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.labels.digits import BANGLA, DEVANAGARI, LATIN, TAMIL, DigitSet
from microloan.labels.english import DIGITS, ENGLISH, MESSAGES
from microloan.labels.labels import Labels
from microloan.packaged import PackagedFiles
from microloan.textfiles import text_of_file

if TYPE_CHECKING:
    from pathlib import Path

    from microloan.labels.catalogue import Catalogue

_CATALOGUES = PackagedFiles("microloan.labels", "catalogues", noun="language", suffix=".po")
_LARGEST_FILE_BYTES = 1_000_000
_NAMED_AT_MOST = 10


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that come with the library, in order.

    >>> languages()
    ('bn', 'en', 'hi')
    """
    return tuple(sorted({"en", *_CATALOGUES.names()}))


def labels_in(language: str) -> Labels:
    """Return the labels of a language that comes with the library.

    Parameters
    ----------
    language
        One of `languages`.

    Raises
    ------
    MicroloanError
        If there is no such language.

    Examples
    --------
    >>> from datetime import date
    >>> labels_in("hi").date(date(2026, 1, 4))
    '4 जनवरी 2026'
    >>> labels_in("ne")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: language='ne' is not one of bn, en, hi; labels_from reads a catalogue of your own
    """
    if isinstance(language, str):
        return _labels_of(language)
    raise MicroloanError("language", language, "must be a code, such as bn", code="wrong_type")


def labels_from(path: str | Path, *, fallback: Labels | None = None) -> Labels:
    """Return the labels that a catalogue of your own holds.

    Parameters
    ----------
    path
        A ``.po`` file in UTF-8, made from the template of the library.
    fallback
        Labels that stand in for messages the file does not translate, in the forms of
        their own language but the digits of this one; without it, the file must translate
        all of them.

    Raises
    ------
    MicroloanError
        If the file cannot be read or is not a catalogue, with the line; or if messages are
        missing and there is no fallback, with their names.

    Examples
    --------
    >>> labels_from("no-such-file.po")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path='no-such-file.po' cannot be read: No such file or directory
    """
    if fallback is not None and not isinstance(fallback, Labels):
        problem = 'must be Labels, such as labels_in("en")'
        raise MicroloanError("fallback", fallback, problem, code="wrong_type")
    text = text_of_file(path, example="ne.po", largest=_LARGEST_FILE_BYTES, noun="a catalogue")
    return _labels(text, str(path), fallback)


@cache
def _labels_of(language: str) -> Labels:
    if language == "en":
        return Labels("en", LATIN, ENGLISH)
    known = languages()
    if language not in known:
        problem = f"is not one of {', '.join(known)}; labels_from reads a catalogue of your own"
        raise MicroloanError("language", language, problem, code="unknown_language")
    return _labels(_CATALOGUES.text(language, argument="language"), language + _CATALOGUES.suffix, None)


def _labels(document: str, source: str, fallback: Labels | None) -> Labels:
    from microloan.labels.catalogue import read_catalogue

    catalogue = read_catalogue(document, source)
    missing = [str(message) for message in (DIGITS, *MESSAGES) if message not in catalogue.texts]
    if missing and fallback is None:
        more = "" if len(missing) <= _NAMED_AT_MOST else f" and {len(missing) - _NAMED_AT_MOST} more"
        named = ", ".join(missing[:_NAMED_AT_MOST])
        problem = f"does not translate {named}{more}; translate them, or name a fallback"
        raise MicroloanError("path", source, problem, code="missing_text")
    digits = _digits(catalogue, source) or (fallback.digits if fallback else LATIN)
    others = ENGLISH if fallback is None else fallback.texts  # without one, nothing is missing here
    texts = {message: catalogue.texts.get(message) or others[message] for message in MESSAGES}
    return Labels(catalogue.language, digits, texts)


def _digits(catalogue: Catalogue, source: str) -> DigitSet | None:
    if DIGITS not in catalogue.texts:
        return None
    (digits,) = catalogue.texts[DIGITS].texts
    for known in (LATIN, BANGLA, DEVANAGARI, TAMIL):
        if known.digits == digits:
            return known
    try:
        return DigitSet(catalogue.language, digits)
    except MicroloanError as error:
        problem = f"translates {DIGITS} wrongly: {error.problem}"
        raise MicroloanError("path", source, problem, code="bad_catalogue") from error
