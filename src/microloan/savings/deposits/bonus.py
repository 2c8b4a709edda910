"""`Bonus`: what is paid on top at maturity, meant to be read as ``bonus.ON_DEPOSITS``.

==================  =========================================
`ON_DEPOSITS`       a rate is of all that was deposited
`ON_INTEREST`       a rate is of the interest
`ON_ONE_DEPOSIT`    a rate is of one deposit
==================  =========================================

>>> from microloan.currency import BDT
>>> Bonus(BDT(500)), Bonus("1%", on=ON_DEPOSITS)
(Bonus(BDT('500.00')), Bonus('1%', on=bonus.ON_DEPOSITS))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.rates import Rate, rate_of
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.products.fee_parts import ChargeRounding, check_amount, check_rounding

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N


class Part(Protocol):
    """What a bonus rate is of: deposits, interest and one deposit in, an amount out."""

    def __call__(self, deposited: N, interest: N, deposit: N, /) -> N:
        """Return the amount the rate is applied to."""
        ...


@dataclass(frozen=True, slots=True)
class BonusBase:
    """What a bonus rate is of: `ON_DEPOSITS`, `ON_INTEREST` or `ON_ONE_DEPOSIT`.

    Parameters
    ----------
    name
        The word used in records.
    part
        Deposits, interest and one deposit to the amount.
    definition
        One phrase that completes "a bonus on …".

    Examples
    --------
    >>> ON_INTEREST.definition
    'the interest'
    """

    name: str
    part: Part
    definition: str

    def __repr__(self) -> str:
        return f"bonus.{self.name.upper()}"


def _deposited(deposited: N, interest: N, deposit: N, /) -> N:
    return deposited


def _interest(deposited: N, interest: N, deposit: N, /) -> N:
    return interest


def _one_deposit(deposited: N, interest: N, deposit: N, /) -> N:
    return deposit


ON_DEPOSITS = BonusBase("on_deposits", _deposited, "all that was deposited")
ON_INTEREST = BonusBase("on_interest", _interest, "the interest")
ON_ONE_DEPOSIT = BonusBase("on_one_deposit", _one_deposit, "one deposit")

ALL = (ON_DEPOSITS, ON_INTEREST, ON_ONE_DEPOSIT)


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Bonus:
    """What is paid on top at maturity, if every deposit was made and none was late.

    Parameters
    ----------
    what
        A rate, or an amount of money.
    on
        What a rate is of; an amount has none.
    rounding
        What a rate is rounded to.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type.

    Examples
    --------
    >>> Bonus("100%", on=ON_ONE_DEPOSIT).what          # one more deposit
    percent('100')
    """

    what: Rate | Money
    on: BonusBase
    rounding: ChargeRounding

    def __init__(
        self, what: Rate | Money | str, *, on: BonusBase = ON_DEPOSITS, rounding: ChargeRounding | None = None
    ) -> None:
        if isinstance(what, Money):
            check_amount("what", what, least=0)
        object.__setattr__(self, "what", what if isinstance(what, Money) else rate_of(what, "what"))
        object.__setattr__(self, "on", on)
        object.__setattr__(self, "rounding", ChargeRounding() if rounding is None else rounding)
        if not isinstance(on, BonusBase):
            raise MicroloanError("on", on, "must be a rule such as bonus.ON_DEPOSITS", code="wrong_type")
        check_rounding("rounding", self.rounding)

    def amount(self, deposited: N, interest: N, deposit: N) -> N:
        """Return the bonus in minor units."""
        if isinstance(self.what, Money):
            return deposit * 0 + self.what.minor
        part: N = self.on.part(deposited, interest, deposit)
        return self.rounding.rule().apply(part * self.what.numerator, self.what.denominator)

    def __repr__(self) -> str:
        if isinstance(self.what, Money):
            return f"Bonus({self.what!r})"
        rounding = "" if self.rounding == ChargeRounding() else f", rounding={self.rounding!r}"
        return f"Bonus('{self.what}', on={self.on!r}{rounding})"
