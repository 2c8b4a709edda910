"""How amounts leave for records and frames, meant to be read as ``amounts.MINOR``.

===========  ================================================  ===================
name         an amount is                                      BDT("485.50")
===========  ================================================  ===================
`DECIMAL`    an exact decimal in major units (taka, rupees)    Decimal('485.50')
`MINOR`      a whole number of minor units (poisha, paisa)     48550
===========  ================================================  ===================

There is no form that is a float.

>>> DECIMAL, MINOR.definition
(amounts.DECIMAL, 'a whole number of minor units')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from microloan.errors import MicroloanError


@dataclass(frozen=True, slots=True)
class AmountForm:
    """How an amount is written for another program; one of `DECIMAL` and `MINOR`.

    Parameters
    ----------
    name
        One word, such as ``decimal``.
    definition
        One phrase that completes "an amount is …".

    Examples
    --------
    >>> DECIMAL.definition
    'an exact decimal in major units'
    """

    name: str
    definition: str

    def __repr__(self) -> str:
        return f"amounts.{self.name.upper()}"


DECIMAL: Final = AmountForm("decimal", "an exact decimal in major units")
MINOR: Final = AmountForm("minor", "a whole number of minor units")

ALL = (DECIMAL, MINOR)


def check_form(form: object) -> None:
    """Refuse what is not one of the two forms.

    >>> check_form("minor")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: amounts='minor' must be amounts.DECIMAL or amounts.MINOR
    """
    if form not in ALL:
        raise MicroloanError("amounts", form, "must be amounts.DECIMAL or amounts.MINOR", code="wrong_type")
