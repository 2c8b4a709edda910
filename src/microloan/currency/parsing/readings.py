"""`Reading`: how doubtful text is read, strictly unless a choice is named.

`STRICT` guesses nothing. `of` gives the reading of a place, whose territory says what Rs.
and টাকা mean there, or of a currency that the caller knows.

=======  ========================  =====================
locale   Rs., रु., ₨               টাকা
=======  ========================  =====================
en_BD    refused                   BDT
en_IN    INR                       INR
en_NP    NPR                       refused
en_PK    PKR (रु. refused)         refused
en_LK    LKR (रु. refused)         refused
bn_BD    refused                   BDT
bn_IN    INR                       INR
hi_IN    INR                       INR
ne_NP    NPR                       refused
si_LK    LKR (रु. refused)         refused
ta_IN    INR                       INR
=======  ========================  =====================

>>> from microloan.currency import BDT
>>> of("en_IN"), of(BDT)
(Reading(home=INR), Reading(home=BDT, known=BDT))
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from microloan.arithmetic.rounding import Rounding
from microloan.currency.currencies import BDT, INR, LKR, NPR, PKR, Currency
from microloan.currency.parsing.rules import STRICT_GROUPING, Cr, GroupingRule, Signs
from microloan.currency.scale import Scale
from microloan.errors import MicroloanError
from microloan.labels.digits import BANGLA, DEVANAGARI, LATIN, DigitSet

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HOMES", "STRICT", "Reading", "of"]

HOMES: Mapping[str, Currency] = MappingProxyType(
    {
        "en_BD": BDT,
        "en_IN": INR,
        "en_NP": NPR,
        "en_PK": PKR,
        "en_LK": LKR,
        "bn_BD": BDT,
        "bn_IN": INR,
        "hi_IN": INR,
        "ne_NP": NPR,
        "si_LK": LKR,
        "ta_IN": INR,
    }
)


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """How doubtful text is read; each choice that is not made is an error in the text.

    Parameters
    ----------
    home
        What a word of several currencies means: with INR, Rs. is INR. Its own code and
        symbol are read too; a symbol that is also a scale (K) only before the number.
    known
        The currency of every amount, where the caller knows it: text without a currency
        is in it, text in another raises `CurrencyMismatch`.
    cr
        What Cr and Dr mean.
    grouping
        Which groupings are read.
    rounding
        How what is finer than a minor unit is rounded, by its size; None makes it an error.
    scale
        What a number is counted in where no scale is printed; None for units. A scale is
        never inferred.
    digits
        The scripts of digits, each amount in one of them.
    signs
        Where a sign may stand.

    Raises
    ------
    MicroloanError
        If a choice is not of its kind.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.currency import scale
    >>> from microloan.currency.parsing import parse
    >>> parse("44.28", replace(of("en_IN"), scale=scale.LAKH)).minor
    442800000
    """

    home: Currency | None = None
    known: Currency | None = None
    cr: Cr = Cr.REFUSED
    grouping: GroupingRule = STRICT_GROUPING
    rounding: Rounding | None = None
    scale: Scale | None = None
    digits: tuple[DigitSet, ...] = (LATIN, BANGLA, DEVANAGARI)
    signs: Signs = Signs.LEADING

    def __post_init__(self) -> None:
        _check("home", self.home, (Currency, type(None)), "a Currency, like INR, or None")
        _check("known", self.known, (Currency, type(None)), "a Currency, like INR, or None")
        _check("cr", self.cr, (Cr,), "a choice like Cr.CRORE")
        _check("grouping", self.grouping, (GroupingRule,), "a GroupingRule, like LENIENT_GROUPING")
        _check("rounding", self.rounding, (Rounding, type(None)), "a rounding mode, like rounding.HALF_UP, or None")
        _check("scale", self.scale, (Scale, type(None)), "a Scale, like scale.LAKH, or None")
        _check("signs", self.signs, (Signs,), "a choice like Signs.LEDGER")
        scripts = cast("tuple[object, ...]", self.digits) if isinstance(self.digits, tuple) else ()
        if not scripts or not all(isinstance(script, DigitSet) for script in scripts):
            problem = "must be a tuple of digit sets, like (digits.LATIN, digits.TAMIL)"
            raise MicroloanError("digits", self.digits, problem, code="wrong_type")

    def __repr__(self) -> str:
        chosen = ((field, getattr(self, field.name)) for field in fields(self))
        parts = [f"{field.name}={value!r}" for field, value in chosen if value != field.default]
        return f"Reading({', '.join(parts)})"


def of(place: Reading | Currency | str) -> Reading:
    """Return the reading that `place` means.

    Parameters
    ----------
    place
        A locale, which says what Rs. and টাকা mean: one of en_BD, en_IN, en_NP, en_PK,
        en_LK, bn_BD, bn_IN, hi_IN, ne_NP, si_LK, ta_IN. Or a currency, in which every
        amount is. A `Reading` means itself.

    Raises
    ------
    MicroloanError
        If the locale is not known, or `place` is none of these.

    Examples
    --------
    >>> of("bn_IN").home
    INR
    """
    if isinstance(place, Reading):
        return place
    if isinstance(place, Currency):
        return Reading(home=place, known=place)
    home = HOMES.get(place) if type(place) is str else None
    if home is None:
        known = ", ".join(f'"{locale}"' for locale in HOMES)
        problem = f"is not a known locale; write one of {known}, a Currency or a Reading"
        raise MicroloanError("reading", place, problem, code="unknown_locale")
    return Reading(home=home)


def _check(argument: str, value: object, kinds: tuple[type, ...], right: str) -> None:
    if not isinstance(value, kinds):
        raise MicroloanError(argument, value, f"must be {right}", code="wrong_type")


STRICT = Reading()
