"""`Labels`: the words, names and dates of one language.

>>> from microloan.labels import Word, labels_in
>>> english = labels_in("en")
>>> english.text(Word.DUE_DATE), english.date(dt.date(2026, 1, 4))
('Due date', '4 January 2026')
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from microloan.errors import MicroloanError
from microloan.labels.calendar_names import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from microloan.labels.date_form import LONG, DateForm
from microloan.labels.digits import DigitSet
from microloan.labels.english import MESSAGES
from microloan.labels.forms import Forms
from microloan.labels.messages import Message, flaw_of
from microloan.labels.words import Counted, CurrencyName, S, Spoken

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, repr=False)
class Labels:
    """The words, names and dates of one language, as `labels_in` and `labels_from` return them.

    Parameters
    ----------
    language
        Its code, such as ``bn``.
    digits
        The digits in which it prints dates and counts. ``dataclasses.replace(labels, digits=…)`` gives it others.
    texts
        The forms of each message.

    Raises
    ------
    MicroloanError
        If a message has no text, or an argument is of the wrong kind.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.labels import LATIN, labels_in
    >>> bangla = labels_in("bn")
    >>> bangla.counted(Counted.WEEK, 46), replace(bangla, digits=LATIN).counted(Counted.WEEK, 46)
    ('৪৬ সপ্তাহ', '46 সপ্তাহ')
    """

    language: str
    digits: DigitSet
    texts: Mapping[Message, Forms] = field(hash=False)

    def __post_init__(self) -> None:
        if not isinstance(self.language, str) or not self.language:
            raise MicroloanError("language", self.language, "must be a code, such as bn", code="wrong_type")
        if not isinstance(self.digits, DigitSet):
            raise MicroloanError("digits", self.digits, "must be a DigitSet, such as BANGLA", code="wrong_type")
        for message in MESSAGES:
            if not isinstance(self.texts.get(message), Forms):
                raise MicroloanError("texts", self.language, f"must have the forms of {message}", code="missing_text")
        object.__setattr__(self, "texts", MappingProxyType(dict(self.texts)))

    def __repr__(self) -> str:
        return f"Labels({self.language!r})"

    def __reduce__(self) -> tuple[object, ...]:
        # A mapping that cannot be written to cannot be pickled either.
        return Labels, (self.language, self.digits, dict(self.texts))

    def text(self, word: Spoken) -> str:
        """Return a word or heading.

        Raises
        ------
        MicroloanError
            If it is not a `Word` or `DisclosureWord`.

        Examples
        --------
        >>> from microloan.labels import Word, labels_in
        >>> labels_in("hi").text(Word.INSTALLMENT)
        'किस्त'
        """
        if not isinstance(word, Spoken):
            raise MicroloanError("word", word, "must be a Word, such as Word.PRINCIPAL", code="wrong_type")
        return self._text(word.value)

    def counted(self, what: Counted, count: int) -> str:
        """Return what is counted with its number, in the form that goes with it.

        Parameters
        ----------
        what, count
            The thing, and how many there are, 0 or more; printed in the digits of the labels, without grouping.

        Raises
        ------
        MicroloanError
            If `what` is not a `Counted`, or `count` is no such number.

        Examples
        --------
        >>> from microloan.labels import labels_in
        >>> labels_in("en").counted(Counted.INSTALLMENT, 1), labels_in("bn").counted(Counted.INSTALLMENT, 46)
        ('1 installment', '৪৬টি কিস্তি')
        """
        if not isinstance(what, Counted):
            raise MicroloanError("what", what, "must be a Counted, such as Counted.WEEK", code="wrong_type")
        form = self._form(what.value, count)
        return self.digits.written(form.replace("{count}", str(count)))

    def currency_name(self, name: CurrencyName, count: int) -> str:
        """Return the name of a currency, in the form that goes with a number.

        Parameters
        ----------
        name, count
            The currency or its hundredth, and how many there are, 0 or more; the number is not printed.

        Raises
        ------
        MicroloanError
            If `name` is not a `CurrencyName`, or `count` is no such number.

        Examples
        --------
        >>> from microloan.labels import labels_in
        >>> [labels_in("hi").currency_name(CurrencyName.RUPEE, count) for count in (1, 500)]
        ['रुपया', 'रुपये']
        """
        if not isinstance(name, CurrencyName):
            raise MicroloanError("name", name, "must be a CurrencyName, such as CurrencyName.TAKA", code="wrong_type")
        return self._form(name.value, count)

    def month(self, month: int) -> str:
        """Return the name of a month: 1 is January, 12 is December.

        Raises
        ------
        MicroloanError
            If there is no such month.

        Examples
        --------
        >>> from microloan.labels import labels_in
        >>> labels_in("bn").month(1)
        'জানুয়ারি'
        """
        return self._text(MONTHS[_month_index(month)])

    def short_month(self, month: int) -> str:
        """Return the short name of a month: 1 is January, 12 is December.

        Raises
        ------
        MicroloanError
            If there is no such month.

        Examples
        --------
        >>> from microloan.labels import labels_in
        >>> labels_in("bn").short_month(1)
        'জানু'
        """
        return self._text(SHORT_MONTHS[_month_index(month)])

    def weekday(self, weekday: int | Enum) -> str:
        """Return the name of a weekday: a `Weekday`, or from 0 for Monday to 6 for Sunday.

        Raises
        ------
        MicroloanError
            If there is no such weekday.

        Examples
        --------
        >>> from microloan.labels import labels_in
        >>> labels_in("bn").weekday(6)
        'রবিবার'
        """
        return self._text(WEEKDAYS[_weekday_index(weekday)])

    def short_weekday(self, weekday: int | Enum) -> str:
        """Return the short name of a weekday: a `Weekday`, or from 0 for Monday to 6 for Sunday.

        Errors are those of `weekday`.

        Examples
        --------
        >>> from microloan.labels import labels_in
        >>> labels_in("hi").short_weekday(2)
        'बुध'
        """
        return self._text(SHORT_WEEKDAYS[_weekday_index(weekday)])

    def date(self, day: dt.date, form: DateForm = LONG) -> str:
        """Return a date as the language prints it, in the digits of the labels.

        Parameters
        ----------
        day
            The date; a `datetime` is refused, for it is a moment.
        form
            How it is printed: one of `date_form`, or a form of your own.

        Raises
        ------
        MicroloanError
            If `day` is not a date, or `form` is not a `DateForm`.

        Examples
        --------
        >>> from microloan.labels import date_form, labels_in
        >>> bangla, day = labels_in("bn"), dt.date(2026, 1, 4)
        >>> bangla.date(day), bangla.date(day, date_form.DASHED)
        ('৪ জানুয়ারি ২০২৬', '০৪-০১-২০২৬')
        """
        if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
            raise MicroloanError("day", day, "is not a date; write date(2026, 1, 4)", code="wrong_type")
        if not isinstance(form, DateForm):
            raise MicroloanError("form", form, "must be a DateForm, such as date_form.LONG", code="wrong_type")
        translated = self.texts.get(Message(form.pattern, None, "date"))
        pattern = form.pattern if translated is None else translated.texts[0]
        return self.digits.written(pattern.format_map(self._parts(day)))

    def saying(self, texts: Mapping[S, str]) -> Labels:
        """Return the same labels with an institution's own words for some.

        Parameters
        ----------
        texts
            What shall be said for which words.

        Raises
        ------
        MicroloanError
            If a key is no `Word` or `DisclosureWord`, or a text is empty or not one line.

        Examples
        --------
        >>> from microloan.labels import Word, labels_in
        >>> labels_in("en").saying({Word.MEMBER: "Borrower"}).text(Word.MEMBER)
        'Borrower'
        """
        own: dict[Message, Forms] = {}
        for word, text in texts.items():
            if not isinstance(word, Spoken):
                raise MicroloanError("texts", word, "must have Words as keys, such as Word.MEMBER", code="wrong_type")
            said = normalize("NFC", text) if isinstance(text, str) else ""
            if flaw := flaw_of(word.value, said):
                raise MicroloanError(f"texts[{word!r}]", text, flaw, code="bad_text")
            own[word.value] = Forms((said,))
        return replace(self, texts={**self.texts, **own})

    def _text(self, message: Message) -> str:
        return self.texts[message].texts[0]

    def _form(self, message: Message, count: int) -> str:
        if type(count) is not int or count < 0:
            raise MicroloanError("count", count, "must be a whole number, 0 or more", code="out_of_range")
        return self.texts[message].of(count)

    def _parts(self, day: dt.date) -> dict[str, str]:
        weekday = day.weekday()
        return {
            "day": str(day.day),
            "dd": f"{day.day:02}",
            "weekday": self.weekday(weekday),
            "wd": self.short_weekday(weekday),
            "month": self.month(day.month),
            "mon": self.short_month(day.month),
            "mm": f"{day.month:02}",
            "year": f"{day.year:04}",
            "yy": f"{day.year % 100:02}",
        }


def _month_index(month: int) -> int:
    if type(month) is not int or not 1 <= month <= 12:
        raise MicroloanError("month", month, "must be from 1 for January to 12 for December", code="out_of_range")
    return month - 1


def _weekday_index(weekday: int | Enum) -> int:
    index: object = weekday.value if isinstance(weekday, Enum) else weekday
    if type(index) is not int or not 0 <= index <= 6:
        raise MicroloanError(
            "weekday", weekday, "must be a Weekday, or 0 for Monday to 6 for Sunday", code="out_of_range"
        )
    return index
