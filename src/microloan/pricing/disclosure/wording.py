"""`Wording`: figures, dates and terms of a loan as a paper in one language prints them.

>>> from microloan.calendars import WEEK
>>> from microloan.calendars.frequencies import weeks
>>> from microloan.currency import INR
>>> from microloan.labels import labels_in
>>> wording = Wording.of(INR, labels_in("hi"))
>>> wording.amount(INR(19_600)), wording.rhythm(WEEK), wording.rhythm(weeks(4))
('19,600.00', 'साप्ताहिक', '4 सप्ताह')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from microloan.calendars.frequencies import Frequency, Unit
from microloan.currency.printing.formatting import ALL_DECIMALS, NO_SYMBOL, MoneyFormat
from microloan.errors import MicroloanError
from microloan.interest import DecliningBalance, Flat
from microloan.labels.date_form import SHORT
from microloan.labels.labels import Labels
from microloan.labels.words import Counted, Word

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from microloan.arithmetic.rates import Rate
    from microloan.currency import Currency, Money
    from microloan.currency.money_format import MoneyStyle
    from microloan.interest import InterestMethod
    from microloan.labels.words import Spoken

_RHYTHMS = {
    Frequency(Unit.DAY, 1): Word.DAILY,
    Frequency(Unit.WEEK, 1): Word.WEEKLY,
    Frequency(Unit.WEEK, 2): Word.FORTNIGHTLY,
    Frequency(Unit.MONTH, 1): Word.MONTHLY,
}
_UNITS = {Unit.DAY: Counted.DAY, Unit.WEEK: Counted.WEEK, Unit.MONTH: Counted.MONTH}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, and how amounts are written.

    Parameters
    ----------
    labels
        The words, names and dates of a language.
    amounts
        How amounts are written; the paper says the currency.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.labels import labels_in
    >>> Wording.of(BDT, labels_in("bn")).amount(BDT(20_000))
    '২০,০০০.০০'
    """

    labels: Labels
    amounts: MoneyStyle

    @classmethod
    def of(cls, currency: Currency, labels: Labels, amounts: MoneyStyle | None = None) -> Wording:
        """Return the wording of a language; amounts in its digits and in full, unless another style is given.

        >>> from microloan.currency import INR, money_format
        >>> from microloan.labels import labels_in
        >>> Wording.of(INR, labels_in("en"), money_format.INDIAN).amount(INR("969.73"))
        'Rs. 969.73'
        """
        if not isinstance(labels, Labels):
            raise MicroloanError("labels", labels, 'must be Labels, such as labels_in("hi")', code="wrong_type")
        plain = MoneyFormat(currency.grouping, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
        return cls(labels, replace(plain, digits=labels.digits) if amounts is None else amounts)

    def text(self, word: Spoken) -> str:
        """Return a word or heading."""
        return self.labels.text(word)

    def amount(self, amount: Money) -> str:
        """Return an amount, without its currency unless the style has one."""
        return amount.format(self.amounts)

    def number(self, number: int) -> str:
        """Return a count in the digits of the language."""
        return self.labels.digits.written(str(number))

    def day(self, day: date) -> str:
        """Return a date written out."""
        return self.labels.date(day)

    def short_day(self, day: date) -> str:
        """Return a date as it stands in a column."""
        return self.labels.date(day, SHORT)

    def percent(self, rate: Rate | Decimal) -> str:
        """Return a rate in percent, in the digits of the language."""
        text = str(rate)
        return self.labels.digits.written(text if text.endswith("%") else f"{text}%")

    def rhythm(self, every: Frequency) -> str:
        """Return how often installments are due."""
        return self.text(_RHYTHMS[every]) if every in _RHYTHMS else self.term(every, 1)

    def term(self, every: Frequency, installments: int) -> str:
        """Return how long so many installments take."""
        return self.labels.counted(_UNITS[every.unit], every.count * installments)

    def days(self, count: int) -> str:
        """Return a number of days."""
        return self.labels.counted(Counted.DAY, count)

    def method(self, interest: InterestMethod) -> str:
        """Return the rate of an interest method and what it is called; a method of your own has no name."""
        rate = self.percent(interest.rate)
        if isinstance(interest, DecliningBalance):
            return f"{rate}, {self.text(Word.DECLINING_BALANCE)}"
        return f"{rate}, {self.text(Word.FLAT)}" if isinstance(interest, Flat) else rate
