"""Amounts and numbers in words, in English, Bangla and Hindi, and back from words.

================  ===================================================================
`amounts`         `amount_in_words` and `amount_from_words`: money in minor units
`amount_words`    the styles by locale: ``amount_words.ENGLISH``, `amount_words.of`
`style`           `AmountWords`: spelling, names of units, position, closing word
`names`           `CurrencyNames`, `UnitName`: what a currency's units are called
`rules`           `Position`, `Negatives`: where the trade has two ways
`writing`         `number_in_words`: whole numbers and exact decimals
`reading`         `number_from_words`: the same back, strictly
`spelling`        the spellings: ``spelling.BANGLA``, and words that others prefer
`language`        `Spelling`: how a language spells numbers
`other_forms`     `OtherForms`: what is read and never printed, in a table
`tables`          the words of the numbers below a thousand, made when first used
`vocabulary`      the words that a number is read from, made when first used
`places`          where each kind of word belongs, as errors say it
`tokens`          text as words, however it was typed
================  ===================================================================

The scales are thousand, lakh and crore, and a crore repeats (a lakh crore), up to 10^14.
Nothing is rounded, and what is printed is read back to the same amount.

The Bangla and Hindi tables agree with the libraries they are tested against, after their
other spellings are folded. A native reader has still to say which forms legal paper in
Bangladesh prefers, লাখ or লক্ষ above all; each can be chosen.

>>> from microloan.currency import BDT
>>> from microloan.currency.words import amount_words, spelling
>>> amount_in_words(1_150_050, BDT, amount_words.of("en_BD"))
'Eleven Thousand Five Hundred Taka and Fifty Paisa Only'
>>> amount_in_words(1_150_050, BDT, amount_words.of("bn_BD"))
'এগারো হাজার পাঁচশত টাকা পঞ্চাশ পয়সা মাত্র'
>>> amount_from_words("Eleven thousand five hundred Tk.", BDT, amount_words.ENGLISH)
1150000
>>> number_in_words(10**12, spelling.ENGLISH)
'One Lakh Crore'
"""

from __future__ import annotations

from microloan.currency.words import amount_words, spelling
from microloan.currency.words.amounts import amount_from_words, amount_in_words
from microloan.currency.words.language import Spelling
from microloan.currency.words.names import CurrencyNames, UnitName
from microloan.currency.words.other_forms import OtherForms
from microloan.currency.words.reading import number_from_words
from microloan.currency.words.rules import Negatives, Position
from microloan.currency.words.style import AmountWords
from microloan.currency.words.writing import number_in_words

__all__ = [
    "AmountWords",
    "CurrencyNames",
    "Negatives",
    "OtherForms",
    "Position",
    "Spelling",
    "UnitName",
    "amount_from_words",
    "amount_in_words",
    "amount_words",
    "number_from_words",
    "number_in_words",
    "spelling",
]
