"""How doubtful text is read: the choices of a `Reading`, each a named value.

==========================  ============================================================
`Cr.REFUSED`                500 Cr is an error: crore or credit
`Cr.CRORE`                  500 Cr is 500 crore
`Cr.CREDIT_NEGATIVE`        500 Cr is -500 and 500 Dr is 500: what is lent, an expense
`Cr.DEBIT_NEGATIVE`         500 Dr is -500 and 500 Cr is 500: what is saved, an income
`Signs.LEADING`             a minus before the number, or parentheses around everything
`Signs.LEDGER`              also 500- and +500; (-500) is marked twice and means -500
`STRICT_GROUPING`           1234567, 12,34,567 or 1,234,567
`CRORE_KEPT_GROUPING`       also 107,43,31,000, the crore not divided again
`LENIENT_GROUPING`          also 12,34 and 1.234,56, 1234.56; only for cleaning data
==========================  ============================================================

A rule of your own is another `GroupingRule`.

>>> GroupingRule("indian_only", (Grouping.PLAIN, Grouping.SHARED, Grouping.INDIAN)).forms[2]
Grouping.INDIAN
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import cast

from microloan.errors import MicroloanError


class Cr(Enum):
    """What Cr and Dr after a number mean; a ledger states which side is below zero.

    ₹43Cr, glued to its number after a sign, is crore in every reading: no side of a
    ledger is written so. After a scale a Cr is as doubtful as elsewhere: 5 lakh Cr is on
    the credit side of a ledger, and with `CRORE` 5 lakh crore.

    >>> Cr.CRORE
    Cr.CRORE
    """

    REFUSED = "refused"
    CRORE = "crore"
    CREDIT_NEGATIVE = "credit_negative"
    DEBIT_NEGATIVE = "debit_negative"

    def __repr__(self) -> str:
        return str(self)


class Signs(Enum):
    """Where a sign may stand.

    >>> Signs.LEDGER
    Signs.LEDGER
    """

    LEADING = "leading"
    LEDGER = "ledger"

    def __repr__(self) -> str:
        return str(self)


class Grouping(Enum):
    """A form of digit groups.

    ==============  ===================================================
    `PLAIN`         1234567
    `SHARED`        1,234 and 12,345: Indian and Western alike
    `INDIAN`        12,34,567
    `WESTERN`       1,234,567
    `CRORE_KEPT`    107,43,31,000: three digits and more left in the crore
    `IRREGULAR`     12,34 and 42,88,686,000 and 1.234,56: none of these
    ==============  ===================================================

    >>> Grouping.SHARED
    Grouping.SHARED
    """

    PLAIN = "plain"
    SHARED = "shared"
    INDIAN = "indian"
    WESTERN = "western"
    CRORE_KEPT = "crore_kept"
    IRREGULAR = "irregular"

    def __repr__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class GroupingRule:
    """Which forms of grouping are read.

    Parameters
    ----------
    name
        The word used in records, such as ``strict``.
    forms
        The forms, at least one.

    Raises
    ------
    MicroloanError
        If the forms are not a tuple of `Grouping`.

    Examples
    --------
    >>> CRORE_KEPT_GROUPING
    CRORE_KEPT_GROUPING
    """

    name: str
    forms: tuple[Grouping, ...]

    def __post_init__(self) -> None:
        forms = cast("tuple[object, ...]", self.forms) if isinstance(self.forms, tuple) else ()
        if not forms or not all(isinstance(form, Grouping) for form in forms):
            problem = "must be a tuple of groupings, like (Grouping.PLAIN, Grouping.INDIAN)"
            raise MicroloanError("forms", self.forms, problem, code="wrong_type")

    def __repr__(self) -> str:
        return f"{self.name.upper()}_GROUPING"


STRICT_GROUPING = GroupingRule("strict", (Grouping.PLAIN, Grouping.SHARED, Grouping.INDIAN, Grouping.WESTERN))
CRORE_KEPT_GROUPING = GroupingRule("crore_kept", (*STRICT_GROUPING.forms, Grouping.CRORE_KEPT))
LENIENT_GROUPING = GroupingRule("lenient", (*CRORE_KEPT_GROUPING.forms, Grouping.IRREGULAR))
