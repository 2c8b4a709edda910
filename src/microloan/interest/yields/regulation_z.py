"""The equation of the United States' Regulation Z, in whole numbers.

Within a fraction f of a unit-period interest is simple, so an amount is divided by
``(1 + f i) (1 + i)^t``. With ``v = 1 / (1 + i)`` the factor ``1 + f i`` is ``(1 − f) + f / v``.
Multiplied by the factor of every fraction that occurs, which is never zero and moves no
root, the sum becomes one of whole powers of v.

>>> from microloan.interest.yields.flows import UnitPeriodFlow
>>> flow = UnitPeriodFlow([1_000, -1_030], [(0, 0), (1, Fraction(1, 2))], 12)
>>> regulation_z(flow).amounts, regulation_z(flow).exponents
((1000, 1000, -2060), (0, 1, 2))
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.calendars.days import civil, day_in_month
from microloan.calendars.frequencies import YEAR
from microloan.errors import MicroloanError
from microloan.interest.yields.equation import Equation, equation_of
from microloan.interest.yields.flows import DatedFlow, PeriodicFlow, UnitPeriodFlow
from microloan.interest.yields.times import shortest, unit_periods

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.calendars.frequencies import Frequency
    from microloan.interest.yields.flows import CashFlow


def regulation_z(flow: CashFlow) -> Equation:
    """Return the equation of one flow.

    Parameters
    ----------
    flow
        With unit-periods, with equal periods, or with dates and the interval that its
        payments keep.

    Raises
    ------
    MicroloanError
        If the flow has several payments or advances on dates and no interval, or no rate.

    Notes
    -----
    One advance repaid by one payment has its term for a unit-period, whatever interval is
    given: within a year one of it, and 365 / days of them in a year; from a year on, the
    unit-period is a year.

    Source: 12 CFR 1026, Appendix J, (b)(4)(ii), (b)(5) and (b)(8).

    Examples
    --------
    >>> from datetime import date
    >>> flow = DatedFlow([date(1978, 1, 3), date(1978, 9, 15)], [100_000, -108_000])
    >>> 1 / regulation_z(flow).scale
    Fraction(73, 51)
    """
    if isinstance(flow, PeriodicFlow):
        return equation_of(flow.amounts, range(len(flow)), 1, 1 / flow.periods_per_year)
    if isinstance(flow, UnitPeriodFlow):
        return _expanded(zip(flow.amounts, flow.times, strict=True), 1 / flow.periods_per_year)
    if isinstance(flow, DatedFlow):
        return _of_dates(flow)
    raise MicroloanError("flow", type(flow).__name__, "is not a cash flow", code="wrong_type")


def _of_dates(flow: DatedFlow) -> Equation:
    by_day = equation_of(flow.amounts, flow.days)
    first = min(day for day, amount in zip(flow.days, flow.amounts, strict=True) if amount)
    days = [first + exponent for exponent in by_day.exponents]
    year, month, day_of_month = civil(first)
    is_single = len(days) == 2
    if is_single and days[1] < day_in_month(year + 1, month, day_of_month):
        return equation_of(by_day.amounts, (0, 1), 1, Fraction(days[1] - first, 365))
    given = YEAR if is_single else flow.every
    if given is None:
        problem = "is not known, and unit-periods are counted in it; say every=MONTH or another interval"
        raise MicroloanError("every", None, problem, code="not_offered")
    every = shortest(given)
    return _expanded(zip(by_day.amounts, _times(first, days, every), strict=True), 1 / every.periods_per_year)


def _times(first: int, days: Iterable[int], every: Frequency) -> Iterable[tuple[int, Fraction]]:
    for day in days:
        whole, over, under = unit_periods(first, day, every)
        yield whole + over // under, Fraction(over % under, under)


def _expanded(rows: Iterable[tuple[int, tuple[int, Fraction]]], scale: Fraction) -> Equation:
    """Return the equation once every fraction is multiplied out."""
    groups: dict[Fraction, dict[int, int]] = {}
    for amount, (whole, part) in rows:
        powers = groups.setdefault(part, {})
        powers[whole] = powers.get(whole, 0) + amount
    total: dict[int, int] = {}
    for part, powers in groups.items():
        multiplied = powers
        for other in groups:
            if other != part:
                multiplied = _times_factor(multiplied, other)
        for power, amount in multiplied.items():
            total[power] = total.get(power, 0) + amount * part.denominator
    return equation_of(list(total.values()), list(total), 1, scale)


def _times_factor(powers: dict[int, int], part: Fraction) -> dict[int, int]:
    """Return a sum of powers of v times the factor of a fraction, times its denominator."""
    found: dict[int, int] = {}
    for power, amount in powers.items():
        found[power] = found.get(power, 0) + amount * (part.denominator - part.numerator)
        found[power - 1] = found.get(power - 1, 0) + amount * part.numerator
    return found
