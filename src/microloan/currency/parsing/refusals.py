"""Why a text is not read as an amount: one stable code for each reason, and what would be right.

==========================  ==========================  =========================================
code                        for example                 why
==========================  ==========================  =========================================
`wrong_type`                500                         it is not text
`too_long`                  500 and 200 spaces          over 200 characters, before any work
`bad_character`             5, a tab, 00                control, invisible, direction, odd space
`no_number`                 Tk. only                    there are no digits
`two_numbers`               12 15                       one amount at a time
`bad_number`                1.2.3, 5., 1e5, NaN, 1_000  not how people write a number
`bad_grouping`              12,34, 1.234,56             neither 12,34,567 nor 1,234,567
`mixed_digits`              ৪2                          digits of two scripts in one amount
`digits_not_admitted`       ௫௦௦                         a script that the reading does not name
`too_many_decimals`         ₹1.005, ₹1.000              more decimals than paisa, no rounding
`out_of_range`              a number of 50 digits       over 40 digits in minor units
`unknown_word`              5 apples                    no word for a currency or a scale
`misplaced`                 lakh 5                      a word or mark that belongs elsewhere
`ambiguous_rupee`           Rs. 500, ৫০০ টাকা           a word of several currencies
`ambiguous_point`           Rs .50                      a point of the word, or of the number
`ambiguous_scale`           ₹5m, ₹5T, 5 l, 5 C          milli or million, and so on
`ambiguous_cr`              500 Cr                      crore or credit
`ledger_side_needs_mode`    500 Dr                      the account decides its sign
`two_currencies`            ₹500 INR                    one currency, written once
`currency_mismatch`         ₹500, known to be in BDT    raised as `CurrencyMismatch`
`scale_order`               5 crore lakh                only lakh crore and thousand crore
`compound_order`            30 lakh 2 crore             must fall: crore, lakh, thousand
`compound_fraction`         2.5 crore 30 lakh           a fraction before a smaller unit
`double_negative`           (-₹500), --5                two marks of sign
`trailing_sign`             ₹500-                       the way of old ledgers
`plus_sign`                 +500                        the way of statements
`parentheses`               Rs. (500), (500             they belong around the whole, in a pair
`ambiguous_sign`            Taka- 500, Loans :-500      a minus, or a mark between two words
`no_label`                  Tk. 500                     a labelled figure needs its label
`two_scales`                Loans (in Lakhs) : 5 crore  label and amount disagree
`unclear_unit`              Loans in lakhs of 2025 : 5  write (in Lakhs)
==========================  ==========================  =========================================

The last three are of labelled figures alone. `problem` is what the message says.

>>> problem("ambiguous_cr", part="Cr")
"has 'Cr', crore or credit; write crore, or decide it with cr=Cr.CRORE"
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from microloan.currency.minor_units import MOST_DIGITS, kind_and_hint
from microloan.errors import CurrencyMismatch, MicroloanError, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TEXT = 200

_ARGUMENT = "text"
_MISMATCH = "currency_mismatch"

PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "wrong_type": 'must be text like "Tk. 4,28,500"; {part}',
        "too_long": f"must have at most {LONGEST_TEXT} characters",
        "bad_character": "has the character {part}, which has no place in an amount",
        "no_number": 'has no number; write it like "Tk. 4,28,500"',
        "two_numbers": "has more than one number; read one amount at a time",
        "bad_number": "has {shown}, which is not a number; write digits with at most one point among them",
        "bad_grouping": "has {shown}, which no grouping fits; write 12,34,567 or 1,234,567",
        "mixed_digits": "has {shown}, which mixes digits of two scripts; write all in one",
        "digits_not_admitted": "has {shown}, in digits not admitted; name their script in the digits of the reading",
        "too_many_decimals": "has more decimals than its minor unit allows; write at most {part}, or name a rounding",
        "out_of_range": f"must have at most {MOST_DIGITS} digits in minor units",
        "unknown_word": "has {shown}, which is no word for a currency or a scale",
        "misplaced": 'has {shown} where it does not belong; write it like "Tk. 5 lakh only"',
        "ambiguous_rupee": "has {shown}, a word of several currencies; say which with a locale, or home=INR",
        "ambiguous_point": 'has a point after {shown}, its own or of the number; write "Rs. 0.50"',
        "ambiguous_scale": "has {shown}, which is read in two ways; write thousand, million, lakh or crore",
        "ambiguous_cr": "has {shown}, crore or credit; write crore, or decide it with cr=Cr.CRORE",
        "ledger_side_needs_mode": "has {shown}, a side of a ledger; say its sign with cr=Cr.CREDIT_NEGATIVE",
        "two_currencies": "has a second currency, {shown}; write one",
        _MISMATCH: "shows {shown}, which is not {known}",
        "scale_order": "has {shown} one after another; only lakh crore and thousand crore are written so",
        "compound_order": "must fall from part to part, each less than one of the scale before it: 2 crore 50 lakh 500",
        "compound_fraction": "has {shown} in an amount of several parts; write whole numbers in all of them",
        "double_negative": "has two marks of sign; write one minus, or parentheses alone",
        "trailing_sign": "has its sign at the end; write it first, or read it with signs=Signs.LEDGER",
        "plus_sign": "has a plus; leave it out, or read it with signs=Signs.LEDGER",
        "parentheses": "must have its parentheses around the whole amount, and both of them",
        "ambiguous_sign": 'has {shown} before the amount, a minus or a separator; write "-500" or "500"',
        "no_label": 'must have a label before the amount, like "Loan Outstanding : Tk. 500"',
        "two_scales": "has {shown} beside a label in another scale; one of them is wrong",
        "unclear_unit": 'has {shown} in its label, not plainly its unit; write "(in Lakhs)" or "(Rs. in Lakhs)"',
    }
)


class Refusal(Exception):
    """A text is refused, by a part of the reader that does not hold the whole of it.

    >>> print(Refusal("misplaced", "only").error("only 5"))
    text='only 5' has 'only' where it does not belong; write it like "Tk. 5 lakh only"
    """

    def __init__(self, code: str, part: str = "", known: str = "") -> None:
        super().__init__(code, part, known)
        self.code = code
        self.part = part
        self.known = known

    def error(self, text: str) -> MicroloanError:
        """Return the error that says why `text` is refused."""
        kind = CurrencyMismatch if self.code == _MISMATCH else MicroloanError
        return kind(_ARGUMENT, text, problem(self.code, self.part, self.known), code=self.code)


def problem(code: str, part: str = "", known: str = "") -> str:
    """Return what is wrong, continuing the sentence, with the part of the text it is about.

    >>> problem("too_many_decimals", part="2")
    'has more decimals than its minor unit allows; write at most 2, or name a rounding'
    """
    return PROBLEMS[code].format(part=part, shown=shown(part), known=known)


def text_of(value: object) -> str:
    """Return `value` if it is text of at most 200 characters; raise `MicroloanError` otherwise.

    >>> text_of("Tk. 500")
    'Tk. 500'
    """
    if not isinstance(value, str):
        number = isinstance(value, int) and not isinstance(value, bool)
        hint = f"of a number make money, like BDT({shown(value)})" if number else kind_and_hint(value)
        raise MicroloanError(_ARGUMENT, value, problem("wrong_type", hint), code="wrong_type")
    if len(value) > LONGEST_TEXT:
        raise MicroloanError(_ARGUMENT, value, problem("too_long"), code="too_long")
    return str(value)
