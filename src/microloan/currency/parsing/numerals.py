"""The digits of an amount: which script, which grouping, and exactly how many minor units.

>>> from microloan.currency.parsing.rules import STRICT_GROUPING
>>> numeral("34,683.53", STRICT_GROUPING)
('3468353', 2, Grouping.SHARED)
>>> minor_units("3468353", 2, 5, 2, None)
(346835300000, True)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import decimal

from microloan.currency.minor_units import TOO_LARGE
from microloan.currency.parsing.refusals import Refusal
from microloan.currency.parsing.rules import Grouping
from microloan.labels.digits import LATIN

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import Rounding
    from microloan.currency.parsing.rules import GroupingRule
    from microloan.labels.digits import DigitSet

# Each alternative is a form of grouping, the narrower ones first.
_FORMS = re.compile(
    r"(?P<shared>\d{1,2},\d{3})"
    r"|(?P<indian>\d{1,2}(?:,\d\d)+,\d{3})"
    r"|(?P<western>\d{1,3}(?:,\d{3})+)"
    r"|(?P<crore_kept>\d{3,}(?:,\d\d){2},\d{3})"
    r"|(?P<irregular>\d[\d,]*\d)"
)
# With the marks the other way around. Three digits after the comma might be a group as well.
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}")
_BY_NAME = {form.value: form for form in Grouping}
# Members of an Enum are slow to reach, and these are reached for every amount.
_PLAIN = Grouping.PLAIN
_IRREGULAR = Grouping.IRREGULAR
_POWERS = tuple(10**power for power in range(24))


def check_digits(runs: list[str], admitted: tuple[DigitSet, ...]) -> bool:
    """Return whether the digits are native ones; raise `Refusal` unless all are of one admitted script.

    >>> from microloan.labels.digits import BANGLA, LATIN
    >>> check_digits(["৪", "২৮"], (LATIN, BANGLA)), check_digits(["428"], (LATIN, BANGLA))
    (True, False)
    """
    joined = runs[0] if len(runs) == 1 else "".join(runs)
    if admitted[0] is LATIN and joined.isascii():
        return False
    for script in admitted:
        if not joined.strip(f"{script.digits},."):
            return not joined.isascii()
    # The digits of a script follow one another, so each tells where its zero is.
    zeros = {ord(sign) - decimal(sign) for sign in joined if sign not in ",."}
    raise Refusal("mixed_digits" if len(zeros) > 1 else "digits_not_admitted", joined)


def numeral(run: str, rule: GroupingRule) -> tuple[str, int, Grouping]:
    """Return the digits of a number without its marks, how many of them are decimals, and its grouping.

    >>> from microloan.currency.parsing.rules import LENIENT_GROUPING
    >>> numeral(".50", LENIENT_GROUPING), numeral("42,88,686,000", LENIENT_GROUPING)
    (('50', 2, Grouping.PLAIN), ('4288686000', 0, Grouping.IRREGULAR))
    """
    if "." in run:
        whole, _, fraction = run.partition(".")
        if "," in fraction:
            return _european(run, rule)
        if not fraction or "." in fraction:
            raise Refusal("bad_number", run)
    else:
        whole, fraction = run, ""
    grouping = _PLAIN
    if "," in whole:
        form = _FORMS.fullmatch(whole)
        if form is None or form.lastgroup is None:
            raise Refusal("bad_grouping", run)
        grouping = _BY_NAME[form.lastgroup]
        whole = whole.replace(",", "")
    if grouping not in rule.forms:
        raise Refusal("bad_grouping", run)
    return whole + fraction, len(fraction), grouping


def _european(run: str, rule: GroupingRule) -> tuple[str, int, Grouping]:
    """Read a number with points between its groups and a comma before one or two decimals."""
    if _EUROPEAN.fullmatch(run) is None or _IRREGULAR not in rule.forms:
        raise Refusal("bad_grouping", run)
    whole, _, fraction = run.partition(",")
    return whole.replace(".", "") + fraction, len(fraction), _IRREGULAR


def minor_units(digits: str, places: int, power: int, exponent: int, rounding: Rounding | None) -> tuple[int, bool]:
    """Return a number counted in 10 to the `power` as minor units, and whether it is exact.

    Parameters
    ----------
    digits
        Its digits, of any one script.
    places
        How many of them are decimals.
    power
        Of the scale; 0 for units.
    exponent
        The decimals of the currency.
    rounding
        How what is finer is rounded; None refuses it.
    """
    # Without a scale, more decimals than the currency has are suspect even where they are zeros.
    if places > exponent and not power and rounding is None:
        raise Refusal("too_many_decimals", str(exponent))
    size, exact = int(digits), True
    shift = power + exponent - places
    if shift >= 0:
        size *= _POWERS[shift]
    else:
        unit = 10**-shift
        exact = size % unit == 0
        if not exact and rounding is None:
            raise Refusal("too_many_decimals", str(power + exponent))
        size = size // unit if exact or rounding is None else rounding.divide(size, unit)
    return checked_size(size), exact


def checked_size(size: int) -> int:
    """Return `size` if it has at most 40 digits; raise `Refusal` otherwise.

    >>> checked_size(500)
    500
    """
    if size >= TOO_LARGE:
        raise Refusal("out_of_range")
    return size
