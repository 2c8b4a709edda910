"""What comes on top of interest, and what is taken from it: `Bonus` and `TaxWithheld`.

======================  ===============================================================
`Bonus`                 paid at maturity, if every deposit was made
`TaxWithheld`           tax that the institution keeps back from what is earned
`ON_DEPOSITS`           a bonus rate is of all that was deposited
`ON_INTEREST`           … of the interest
`ON_ONE_DEPOSIT`        … of one deposit
======================  ===============================================================

>>> from microloan.currency import BDT
>>> Bonus(BDT(500)), Bonus("1%", on=ON_DEPOSITS), TaxWithheld("10%")
(Bonus(BDT('500.00')), Bonus('1%', on=ON_DEPOSITS), TaxWithheld('10%'))
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

_WHOLE = Rate(1, 1)


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
        return self.name.upper()


def _deposited(deposited: N, interest: N, deposit: N, /) -> N:
    return deposited


def _interest(deposited: N, interest: N, deposit: N, /) -> N:
    return interest


def _one_deposit(deposited: N, interest: N, deposit: N, /) -> N:
    return deposit


ON_DEPOSITS = BonusBase("on_deposits", _deposited, "all that was deposited")
ON_INTEREST = BonusBase("on_interest", _interest, "the interest")
ON_ONE_DEPOSIT = BonusBase("on_one_deposit", _one_deposit, "one deposit")

BONUS_BASES = (ON_DEPOSITS, ON_INTEREST, ON_ONE_DEPOSIT)


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
            raise MicroloanError("on", on, "must be ON_DEPOSITS, ON_INTEREST or ON_ONE_DEPOSIT", code="wrong_type")
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


@dataclass(frozen=True, slots=True, init=False, repr=False)
class TaxWithheld:
    """Tax that the institution keeps back from interest and bonus.

    Parameters
    ----------
    rate
        From 0% to 100% of what is earned.
    rounding
        What the tax is rounded to.

    Raises
    ------
    MicroloanError
        If the rate is above 100%.

    Examples
    --------
    >>> TaxWithheld("10%").amount(174_521)
    17452
    """

    rate: Rate
    rounding: ChargeRounding

    def __init__(self, rate: Rate | str, rounding: ChargeRounding | None = None) -> None:
        object.__setattr__(self, "rate", rate_of(rate))
        object.__setattr__(self, "rounding", ChargeRounding() if rounding is None else rounding)
        check_rounding("rounding", self.rounding)
        if self.rate > _WHOLE:
            raise MicroloanError("rate", self.rate, "must be at most 100%", code="out_of_range")

    def amount(self, earned: N) -> N:
        """Return the tax on what is earned, in minor units; never more than all of it."""
        from microloan.arithmetic.kinds import minimum

        return minimum(self.rounding.rule().apply(earned * self.rate.numerator, self.rate.denominator), earned)

    def __repr__(self) -> str:
        rounding = "" if self.rounding == ChargeRounding() else f", {self.rounding!r}"
        return f"TaxWithheld('{self.rate}'{rounding})"
