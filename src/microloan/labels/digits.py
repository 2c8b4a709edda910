"""The digits of a script: Latin, Bangla, Devanagari, Tamil.

=============  ============  ==============================================================
`LATIN`        0123456789    English, and Hindi as it is printed today
`BANGLA`       ০১২৩৪৫৬৭৮৯    Bangla and Assamese
`DEVANAGARI`   ०१२३४५६७८९    Nepali and Marathi, and Hindi where it is asked for
`TAMIL`        ௦௧௨௩௪௫௬௭௮௯    Tamil, in old print
=============  ============  ==============================================================

Bangla ৪ is four and looks like a Latin 8, ৭ is seven and looks like 9: one text keeps to
one set of digits.

>>> BANGLA.written("1,23,456.50")
'১,২৩,৪৫৬.৫০'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import decimal

from microloan.errors import MicroloanError

_ASCII = "0123456789"


@dataclass(frozen=True, slots=True)
class DigitSet:
    """The ten digits of a script.

    Parameters
    ----------
    name
        The word used in records and messages, such as ``bangla``.
    digits
        The ten digits from zero to nine, of one script.

    Raises
    ------
    MicroloanError
        If these are not the ten digits of one script in order.

    Examples
    --------
    >>> DigitSet("gujarati", "૦૧૨૩૪૫૬૭૮૯").written("2026")
    '૨૦૨૬'
    """

    name: str
    digits: str
    _table: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.digits, str) or not _is_a_script(self.digits):
            problem = f'must be ten digits from zero to nine, like "{_ASCII}"'
            raise MicroloanError("digits", self.digits, problem, code="bad_digits")
        object.__setattr__(self, "_table", dict(zip(map(ord, _ASCII), map(ord, self.digits), strict=True)))

    def __repr__(self) -> str:
        return f"digits.{self.name.upper()}"

    def written(self, text: str) -> str:
        """Return `text` with its ASCII digits in these digits; everything else stays.

        >>> DEVANAGARI.written("12 Jan 2026")
        '१२ Jan २०२६'
        """
        return text if self.digits == _ASCII else text.translate(self._table)


def _is_a_script(digits: str) -> bool:
    """Unicode gives the ten digits of a script one after the other."""
    follows = all(ord(sign) == ord(digits[0]) + value for value, sign in enumerate(digits))
    return follows and [decimal(sign, None) for sign in digits] == list(range(10))


LATIN = DigitSet("latin", _ASCII)
BANGLA = DigitSet("bangla", "০১২৩৪৫৬৭৮৯")
DEVANAGARI = DigitSet("devanagari", "०१२३४५६७८९")
TAMIL = DigitSet("tamil", "௦௧௨௩௪௫௬௭௮௯")
