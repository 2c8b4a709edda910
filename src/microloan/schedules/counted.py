"""Which costs a rate counts, meant to be read as ``counted.WITHOUT_SAVINGS``.

==========================  ============================================================
`EVERYTHING`                interest, fees with their taxes, and savings: what the borrower sees
`WITHOUT_TAX`               the same, with fees before tax; savings are counted
`WITHOUT_SAVINGS`           interest and fees with their taxes; savings as if there were none
`WITHOUT_TAX_AND_SAVINGS`   interest and fees before tax: statements that show taxes apart
`WITHOUT_FEES`              interest and savings
`INTEREST_ALONE`            neither fees nor savings
`without`                   as another, some fees left out by their names: ``without("insurance")``
==========================  ============================================================

>>> EVERYTHING, without("insurance")
(counted.EVERYTHING, counted.without('insurance'))
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.schedules.costs import Charge


@dataclass(frozen=True, slots=True)
class Counted:
    """Which costs a rate counts.

    Parameters
    ----------
    name
        The word for records.
    definition
        One phrase that completes "counted are …".
    fees, taxes, savings
        Whether each of them is.
    left_out
        Names of fees that are not counted.

    Examples
    --------
    >>> WITHOUT_TAX.definition
    'interest, fees before tax, and savings'
    """

    name: str
    definition: str
    fees: bool
    taxes: bool
    savings: bool
    left_out: tuple[str, ...] = ()

    @property
    def counts_all_fees(self) -> bool:
        """Whether every fee is counted, with its tax."""
        return self.fees and self.taxes and not self.left_out

    def of(self, charge: Charge) -> int:
        """Return what of a charge is counted, in minor units."""
        if not self.fees or charge.name in self.left_out:
            return 0
        return charge.total.minor if self.taxes else charge.fee.minor

    def __repr__(self) -> str:
        if not self.left_out:
            return f"counted.{self.name.upper()}"
        among = "" if self.name == "everything" else f", among=counted.{self.name.upper()}"
        return f"counted.without({', '.join(map(repr, self.left_out))}{among})"


EVERYTHING: Final = Counted(
    "everything", "interest, fees with their taxes, and savings", fees=True, taxes=True, savings=True
)
WITHOUT_TAX: Final = replace(
    EVERYTHING, name="without_tax", definition="interest, fees before tax, and savings", taxes=False
)
WITHOUT_SAVINGS: Final = replace(
    EVERYTHING, name="without_savings", definition="interest, and fees with their taxes", savings=False
)
WITHOUT_TAX_AND_SAVINGS: Final = replace(
    WITHOUT_TAX, name="without_tax_and_savings", definition="interest, and fees before tax", savings=False
)
WITHOUT_FEES: Final = replace(
    EVERYTHING, name="without_fees", definition="interest and savings", fees=False, taxes=False
)
INTEREST_ALONE: Final = replace(WITHOUT_FEES, name="interest_alone", definition="interest", savings=False)

ALL = (EVERYTHING, WITHOUT_TAX, WITHOUT_SAVINGS, WITHOUT_TAX_AND_SAVINGS, WITHOUT_FEES, INTEREST_ALONE)


def without(*names: str, among: Counted = EVERYTHING) -> Counted:
    """Return what is counted among other costs, some fees left out.

    Parameters
    ----------
    names
        Of fees, as the terms have them; a rate refuses one that is none of the loan's.
    among
        What is counted otherwise.

    Raises
    ------
    MicroloanError
        If there is no name, or one is not text.

    Examples
    --------
    >>> without("insurance").left_out
    ('insurance',)
    """
    if not names or not all(isinstance(name, str) for name in names):
        raise MicroloanError("names", names, 'must be names of fees, such as "insurance"', code="wrong_type")
    check_counted(among)
    return replace(among, left_out=(*among.left_out, *names))


def check_left_out(counted: Counted, fees: Iterable[str]) -> None:
    """Refuse to leave out a fee that is none of these: the rate would count what it says it does not.

    >>> check_left_out(without("assurance"), ["insurance"])
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: counted='assurance' is no fee of the loan; they are insurance
    """
    names = list(dict.fromkeys(fees))
    for name in counted.left_out:
        if name not in names:
            there_are = f"; they are {', '.join(names)}" if names else ", which has none"
            raise MicroloanError("counted", name, f"is no fee of the loan{there_are}", code="unknown_choice")


def check_counted(counted: object) -> None:
    """Refuse what does not say which costs are counted.

    >>> check_counted("fees")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: counted='fees' must be a value of counted, such as counted.EVERYTHING
    """
    if not isinstance(counted, Counted):
        problem = "must be a value of counted, such as counted.EVERYTHING"
        raise MicroloanError("counted", counted, problem, code="wrong_type")
