"""The words, names and dates of a paper in English, Bangla and Hindi, or in a language of your own.

==================  ============================================================
`loading`           `labels_in`, `labels_from`, `languages`: ours, or one from a file
`labels`            `Labels`: the words, names and dates of one language
`words`             `Word`, `Counted`, `CurrencyName`: what can be said
`disclosure_words`  `DisclosureWord`: what key facts and other disclosures say besides
`date_form`         how a date is printed: ``date_form.DASHED``
`digits`            the digits of a script: `LATIN`, `BANGLA`, `DEVANAGARI`, `TAMIL`
`calendar_names`    the names of months and weekdays
`messages`          the English texts, and what a translation of one must be
`forms`             the forms that a text takes with a number
`english`           every message, and English, which is the messages themselves
`catalogue`         a ``.po`` file, read with Babel
`catalogues`        the files: ``template.pot``, ``bn.po``, ``hi.po``
==================  ============================================================

What can be said is named by values, so that a slip is an error of types.

>>> from datetime import date
>>> from microloan.labels import Counted, Word, date_form, labels_in
>>> bangla = labels_in("bn")
>>> bangla.text(Word.SERVICE_CHARGE), bangla.counted(Counted.WEEK, 46)
('সার্ভিস চার্জ', '৪৬ সপ্তাহ')
>>> bangla.date(date(2026, 1, 4)), bangla.date(date(2026, 1, 4), date_form.DASHED)
('৪ জানুয়ারি ২০২৬', '০৪-০১-২০২৬')
>>> hindi = labels_in("hi")
>>> hindi.text(Word.OUTSTANDING_PRINCIPAL), hindi.weekday(2), hindi.counted(Counted.MONTH, 2)
('शेष मूलधन', 'बुधवार', '2 महीने')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from microloan.labels import date_form
    from microloan.labels.date_form import DateForm
    from microloan.labels.digits import BANGLA, DEVANAGARI, LATIN, TAMIL, DigitSet
    from microloan.labels.disclosure_words import DisclosureWord
    from microloan.labels.labels import Labels
    from microloan.labels.loading import labels_from, labels_in, languages
    from microloan.labels.words import Counted, CurrencyName, Word

__all__ = [
    "BANGLA",
    "DEVANAGARI",
    "LATIN",
    "TAMIL",
    "Counted",
    "CurrencyName",
    "DateForm",
    "DigitSet",
    "DisclosureWord",
    "Labels",
    "Word",
    "date_form",
    "labels_from",
    "labels_in",
    "languages",
]

# Money needs the digits of this room and nothing else of it: the rest is imported when it is first asked for.
_HOMES = {
    "date_form": ("DateForm",),
    "digits": ("BANGLA", "DEVANAGARI", "LATIN", "TAMIL", "DigitSet"),
    "disclosure_words": ("DisclosureWord",),
    "labels": ("Labels",),
    "loading": ("labels_from", "labels_in", "languages"),
    "words": ("Counted", "CurrencyName", "Word"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "date_form":
        return import_module("microloan.labels.date_form")
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"microloan.labels.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
