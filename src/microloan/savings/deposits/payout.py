"""When a term deposit pays its interest, meant to be read as ``payout.every(MONTH)``.

==================  ====================================================================
`AT_MATURITY`       with the principal, by the deposit's growth rule
`every`             every month or quarter: simple interest on the principal
`discounted`        every month, at the value today of what compounding would pay later:
                    a month's growth of the compound rate
==================  ====================================================================

>>> from microloan.calendars.frequencies import MONTH, QUARTER
>>> every(QUARTER), discounted(MONTH, QUARTER)
(payout.every(months(3)), payout.discounted(months(1), months(3)))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from microloan.savings.deposits.growth_kinds import Duration, Fractional, Simple
from microloan.savings.deposits.rate_card import checked_term, length_of

if TYPE_CHECKING:
    from fractions import Fraction

    from microloan.arithmetic.roots import RootSum
    from microloan.calendars.frequencies import Frequency


class Payout(Protocol):
    """When interest is paid; a rule of your own is another value of this form."""

    @property
    def name(self) -> str:
        """The word used in records."""
        ...

    @property
    def definition(self) -> str:
        """One phrase that completes "interest is paid …"."""
        ...

    @property
    def period(self) -> Frequency | None:
        """How often; None at maturity alone."""
        ...

    def earned(self, rate: Fraction, years: Fraction) -> RootSum:
        """Return one unit with the interest of a time that was paid for."""
        ...


@dataclass(frozen=True, slots=True)
class AtMaturity:
    """With the principal, by the deposit's growth rule: `AT_MATURITY`."""

    name: str = "at_maturity"
    definition: str = "at maturity"
    period: None = None

    def earned(self, rate: Fraction, years: Fraction) -> RootSum:
        """Return one unit with its interest; see `Payout`."""
        return Simple().over(Duration(years, 0, years), rate)

    def __repr__(self) -> str:
        return "payout.AT_MATURITY"


@dataclass(frozen=True, slots=True)
class Regular:
    """Simple interest on the principal, paid at regular times; made by `every`."""

    period: Frequency
    name: str = "every"

    @property
    def definition(self) -> str:
        """One phrase that completes "interest is paid …"."""
        return f"every {self.period.text}"

    def earned(self, rate: Fraction, years: Fraction) -> RootSum:
        """Return one unit with its interest; see `Payout`."""
        return Simple().over(Duration(years, 0, years), rate)

    def __repr__(self) -> str:
        return f"payout.every({self.period!r})"


@dataclass(frozen=True, slots=True)
class Discounted:
    """A part of the growth of a compounding period, paid at regular times; made by `discounted`."""

    period: Frequency
    compounding: Frequency
    name: str = "discounted"

    @property
    def definition(self) -> str:
        """One phrase that completes "interest is paid …"."""
        return f"every {self.period.text}, discounted from compounding every {self.compounding.text}"

    def earned(self, rate: Fraction, years: Fraction) -> RootSum:
        """Return one unit with its interest; see `Payout`."""
        return Fractional(self.compounding).over(Duration(years, 0, years), rate)

    def __repr__(self) -> str:
        return f"payout.discounted({self.period!r}, {self.compounding!r})"


AT_MATURITY = AtMaturity()


def every(period: Frequency) -> Regular:
    """Return the rule that pays simple interest at regular times.

    Parameters
    ----------
    period
        `MONTH`, `QUARTER`, `HALF_YEAR` or any other.

    Examples
    --------
    >>> from microloan.calendars.frequencies import MONTH
    >>> every(MONTH).definition
    'every month'
    """
    return Regular(checked_term("period", period))


def discounted(period: Frequency, compounding: Frequency) -> Discounted:
    """Return the rule that pays a part of a compounding period's growth at regular times.

    Parameters
    ----------
    period
        `MONTH`.
    compounding
        `QUARTER`, where interest would be added every quarter.

    Notes
    -----
    Each payment is principal × ((1 + r/f)^(f t) − 1), f compounding periods a year, t the
    years between two payments.

    Examples
    --------
    >>> from microloan.calendars.frequencies import MONTH, QUARTER
    >>> discounted(MONTH, QUARTER).definition
    'every month, discounted from compounding every 3 months'
    """
    checked_term("period", period)
    if length_of(checked_term("compounding", compounding)) < length_of(period):
        from microloan.errors import MicroloanError

        problem = f"must be at least as long as the period between payments, {period.text}"
        raise MicroloanError("compounding", compounding.text, problem, code="out_of_range")
    return Discounted(period, compounding)
