"""How deposits grow, meant to be read as ``growth.compounded(YEAR)``.

=====================  ==================================================================
`SIMPLE`               each deposit earns simple interest for as long as it lies
`compounded`           interest accrues simply on the balance, and is added to it every
                       year, half-year, quarter or month; what is left at the end accrues
                       simply
`fractional`           compound interest for every part of a period: a month at quarterly
                       compounding multiplies by the cube root of a quarter's growth
`ON_DEPOSITS`          the rate is a share of what was deposited, however long it lay
`YEARLY`               `compounded` every year: the tables of Bangladesh's banks
`MONTHLY`              `compounded` every month: a spreadsheet's FV at rate / 12
`INDIA_RD`             `fractional` by quarters: India's formula for recurring deposits
`published`            what a table says that follows no formula
=====================  ==================================================================

The kinds stand in `growth_kinds`. A rule answers two questions: what a
row of unit deposits has become after some periods
(`value`), and what one unit has become after a span of time (`over`). Both answers are
exact; nothing is rounded here.

>>> from fractions import Fraction
>>> from microloan.arithmetic.rates import percent
>>> YEARLY.value((1,) * 12 + (0,), percent("8.75").as_fraction(), Fraction(12)).as_fraction()
Fraction(2011, 160)
>>> INDIA_RD
growth.fractional(months(3))
"""

from __future__ import annotations

from microloan.calendars.frequencies import MONTH, QUARTER, YEAR, Frequency
from microloan.errors import MicroloanError
from microloan.savings.deposits.growth_kinds import Compounded, Fractional, OnDeposits, Simple
from microloan.savings.deposits.published import Published, published


def compounded(every: Frequency) -> Compounded:
    """Return the rule of interest that accrues simply and is added to the balance at regular times.

    Parameters
    ----------
    every
        How often it is added, counted from the opening day: `YEAR`, `QUARTER`, `MONTH`.

    Raises
    ------
    MicroloanError
        If it is no `Frequency`.

    Examples
    --------
    >>> compounded(QUARTER).definition
    'accrued on the balance simply, and added to it every 3 months'
    """
    return Compounded(_checked("every", every))


def fractional(every: Frequency) -> Fractional:
    """Return the rule of compound interest for every part of a period.

    Parameters
    ----------
    every
        The period: `QUARTER` in India, `YEAR` for an effective annual rate.

    Raises
    ------
    MicroloanError
        If it is no `Frequency`.

    Examples
    --------
    >>> fractional(QUARTER).definition
    'compounded every 3 months, a part of it counting as a power'
    """
    return Fractional(_checked("every", every))


def _checked(argument: str, every: object) -> Frequency:
    if not isinstance(every, Frequency):
        raise MicroloanError(argument, every, "must be a frequency such as QUARTER", code="wrong_type")
    return every


SIMPLE = Simple()
ON_DEPOSITS = OnDeposits()
YEARLY = compounded(YEAR)
MONTHLY = compounded(MONTH)
INDIA_RD = fractional(QUARTER)

ALL = (SIMPLE, ON_DEPOSITS, YEARLY, MONTHLY, INDIA_RD)

__all__ = [
    "ALL",
    "INDIA_RD",
    "MONTHLY",
    "ON_DEPOSITS",
    "SIMPLE",
    "YEARLY",
    "Published",
    "compounded",
    "fractional",
    "published",
]
