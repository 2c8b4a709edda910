"""How amounts of money are spoken: `AmountWords`.

>>> from microloan.currency.words import amount_words
>>> amount_words.ENGLISH
AmountWords(spelling=spelling.ENGLISH, position=Position.SUFFIX, joining='and', closing='Only', \
negatives=Negatives.REFUSED)
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from microloan.currency.words.language import Spelling, check_one_word
from microloan.currency.words.names import CurrencyNames
from microloan.currency.words.rules import Negatives, Position, check_negatives
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency


@dataclass(frozen=True, slots=True)
class AmountWords:
    """How an amount of money is spoken.

    Parameters
    ----------
    spelling
        The language and its forms.
    names
        What each currency is called, one `CurrencyNames` for each.
    position
        Whether a unit stands after its number or before it.
    joining
        The word between the two units, like "and"; empty for none.
    closing
        The word that closes the amount, so that nothing can be added, like "Only"; empty
        for none.
    negatives
        What becomes of an amount below zero.

    Raises
    ------
    MicroloanError
        If a part is not of this form, or a currency is named twice.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.currency import INR
    >>> from microloan.currency.words import amount_in_words, amount_words
    >>> cheque = replace(amount_words.ENGLISH, position=Position.PREFIX)
    >>> amount_in_words(500_050, INR, cheque)
    'Rupees Five Thousand and Paise Fifty Only'
    >>> amount_in_words(500_050, INR, replace(amount_words.ENGLISH, joining="", closing=""))
    'Five Thousand Rupees Fifty Paise'
    """

    spelling: Spelling
    names: tuple[CurrencyNames, ...] = field(repr=False)
    position: Position = Position.SUFFIX
    joining: str = ""
    closing: str = ""
    negatives: Negatives = Negatives.REFUSED

    def __post_init__(self) -> None:
        if not isinstance(self.spelling, Spelling):
            problem = "must be a Spelling, like spelling.ENGLISH"
            raise MicroloanError("spelling", self.spelling, problem, code="wrong_type")
        _check_names(self.names)
        if not isinstance(self.position, Position):
            problem = "must be Position.SUFFIX or Position.PREFIX"
            raise MicroloanError("position", self.position, problem, code="wrong_type")
        for argument, word in (("joining", self.joining), ("closing", self.closing)):
            if word != "":
                check_one_word(argument, word)
        check_negatives(self.negatives)

    def with_names(self, *names: CurrencyNames) -> AmountWords:
        """Return the style with other names for some currencies, or names for new ones.

        Raises
        ------
        MicroloanError
            If one is not a `CurrencyNames`, or a currency is named twice.

        Examples
        --------
        >>> from microloan.currency import BDT
        >>> from microloan.currency.words import amount_in_words, amount_words
        >>> amount_in_words(5, BDT, amount_words.ENGLISH.with_names(amount_words.POISHA))
        'Five Poisha Only'
        """
        _check_names(names)
        given = {each.code for each in names}
        return replace(self, names=names + tuple(each for each in self.names if each.code not in given))

    def names_of(self, currency: Currency) -> CurrencyNames:
        """Return what amounts in `currency` are called.

        Raises
        ------
        MicroloanError
            If the style has no names for it, or has them for other decimals.

        Examples
        --------
        >>> from microloan.currency import LKR
        >>> from microloan.currency.words import amount_words
        >>> amount_words.ENGLISH.names_of(LKR).minor
        UnitName(one='Cent', many='Cents', other=('Cts', 'Cts.'))
        """
        for names in self.names:
            if names.code == currency.code and names.exponent == currency.exponent:
                return names
        code, exponent = currency.code, currency.exponent
        hint = f'give them: style.with_names(CurrencyNames("{code}", UnitName(...), UnitName(...), {exponent}))'
        problem = f"has no names in these words for a currency of exponent {exponent}; {hint}"
        raise MicroloanError("currency", currency, problem, code="no_names")


def _check_names(names: object) -> None:
    given = cast("tuple[object, ...]", names) if isinstance(names, tuple) else (names,)
    seen: set[str] = set()
    for each in given:
        if not isinstance(each, CurrencyNames):
            problem = "must be a tuple of CurrencyNames, one for each currency"
            raise MicroloanError("names", each, problem, code="wrong_type")
        if each.code in seen:
            raise MicroloanError("names", each.code, "is named twice", code="same_word")
        seen.add(each.code)
