"""Questions the other way round: which deposit, which rate, how long.

======================  =============================================================
`deposit_for`           the smallest deposit that reaches a target: "a lakh in 5 years"
`implied_rate`          the rate that a published maturity amount really pays
`rate_to_multiply`      the rate at which an amount doubles in a given time
`time_to_multiply`      how long it takes an amount to double, in years
`periods_to_multiply`   the same in whole compounding periods
======================  =============================================================

All answers are exact: whole numbers decide on which side of a digit they lie.

>>> from microloan.calendars.frequencies import YEAR, months
>>> rate_to_multiply(2, term=months(72), compounds=YEAR, places=4)
percent('12.2462')
>>> time_to_multiply(2, rate="12.25%", compounds=YEAR)
Fraction(6, 1)
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.powers import compare_powers
from microloan.arithmetic.rates import Rate, rate_of
from microloan.arithmetic.roots import RootSum, power_of
from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import Money
from microloan.currency.operands import rounding_mode
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products.fee_parts import LARGEST_AMOUNT_MINOR, check_amount
from microloan.savings.deposits.amounts import matured_amounts
from microloan.savings.deposits.course import kept_course
from microloan.savings.deposits.rate_card import checked_term, length_of
from microloan.savings.deposits.scheme import DepositPlan, DepositScheme, check_scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.arithmetic.rounding import Rounding
    from microloan.calendars.frequencies import Frequency

_MOST_PLACES = 6
_MOST_PERIODS = 100_000
_HIGHEST_PERCENT = 10_000


def deposit_for(
    target: Money, *, term: Frequency, rate: Rate | str, scheme: DepositScheme, multiple: Money | None = None
) -> DepositPlan:
    """Return the plan with the smallest deposit whose maturity amount reaches a target.

    Parameters
    ----------
    target
        The amount to reach, above zero: deposits and interest, before bonus and tax.
    term, rate, scheme
        As for `DepositPlan`.
    multiple
        The deposit is a multiple of it; None is the scheme's `each`, or the smallest unit.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.currency import BDT
    >>> from microloan.savings.deposits.scheme import example_plan
    >>> plan = deposit_for(BDT(100_000), term=months(60), rate="10%", scheme=example_plan().scheme, multiple=BDT(1))
    >>> plan.deposit
    BDT('1295.00')
    """
    check_amount("target", target, least=1)
    check_scheme(scheme)
    step = multiple or scheme.rounding.each or Money.from_minor(1, target.currency)
    check_amount("multiple", step, least=1)
    if step.currency != target.currency:
        problem = f"is in {step.currency.code}, where the target is in {target.currency.code}"
        raise CurrencyMismatch("multiple", step, problem, code="currency_mismatch")
    first = DepositPlan(step, term=term, rate=rate, scheme=scheme)
    course = kept_course(scheme, first.deposits, first.rate)

    def reaches(count: int) -> bool:
        amounts = matured_amounts(step.minor * count, course, scheme)
        return amounts.deposited + amounts.interest >= target.minor

    most = min(-(-target.minor // step.minor), LARGEST_AMOUNT_MINOR // step.minor)
    count = _first(reaches, 1, most)
    return DepositPlan(step * count, term=term, rate=rate, scheme=scheme)


def implied_rate(maturity: Money, *, deposit: Money, term: Frequency, scheme: DepositScheme, places: int = 2) -> Rate:
    """Return the nominal annual rate that deposits really earn which come to a maturity amount.

    Parameters
    ----------
    maturity
        What they come to, at least the deposits.
    deposit, term
        As for `DepositPlan`.
    scheme
        When deposits are made and how they grow; its rounding plays no part.
    places
        Decimals of the percentage, from 0 to 6, rounded half up.

    Raises
    ------
    MicroloanError
        If the maturity amount is below the deposits, or no rate up to 10,000% reaches it.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.currency import BDT
    >>> from microloan.savings.deposits import growth
    >>> monthly = DepositScheme(growth=growth.MONTHLY)
    >>> implied_rate(BDT(6_600), deposit=BDT(500), term=months(12), scheme=monthly)     # "10% of deposits"
    percent('17.49')
    """
    check_scheme(scheme)
    plan = DepositPlan(deposit, term=term, rate="0%", scheme=replace(scheme, rounding=type(scheme.rounding)()))
    check_amount("maturity", maturity)
    target = maturity / deposit
    if target < plan.deposits:
        problem = f"is less than the {plan.deposits} deposits, {plan.total_deposits}"
        raise MicroloanError("maturity", maturity, problem, code="out_of_range")
    unit = 10 ** (2 + _checked_places(places))
    paid, per_year = scheme.when.paid(plan.deposits), scheme.every.periods_per_year

    # Half up: the largest number of units whose half below is still reached.
    def too_much(units: int) -> bool:
        value = scheme.growth.value(paid, Fraction(2 * units - 1, 2 * unit), per_year)
        return _is_above(value, target)

    highest = _HIGHEST_PERCENT * unit // 100
    found = _first(too_much, 1, highest + 1) - 1
    if found == highest:
        problem = f"would need a rate above {_HIGHEST_PERCENT:,}%"
        raise MicroloanError("maturity", maturity, problem, code="out_of_range")
    return Rate(found, unit)


def rate_to_multiply(
    multiple: int | Fraction,
    *,
    term: Frequency,
    compounds: Frequency,
    places: int = 2,
    rounding: Rounding = HALF_UP,
) -> Rate:
    """Return the nominal annual rate at which an amount grows to a multiple of itself.

    Parameters
    ----------
    multiple
        Above 1: 2 doubles.
    term
        The time, such as ``months(72)``.
    compounds
        How often interest is added: ``YEAR``.
    places
        Decimals of the percentage, from 0 to 6.
    rounding
        The direction; ``rounding.UP`` gives a rate that surely suffices.

    Notes
    -----
    f (M^(1/(f t)) − 1), f compounding periods a year, t the years; the root is exact.

    Source
    ------
    reflbd.com: 72 months at 12.25% double an amount; the exact rate is 12.2462%.

    Examples
    --------
    >>> from microloan.arithmetic.rounding import UP
    >>> from microloan.calendars.frequencies import YEAR, months
    >>> rate_to_multiply(2, term=months(72), compounds=YEAR, rounding=UP)
    percent('12.25')
    """
    times = _checked_multiple(multiple)
    per_year = checked_term("compounds", compounds).periods_per_year
    periods = length_of(checked_term("term", term)) * per_year
    root = power_of(times, 1 / periods).plus(-1)
    unit = 10 ** (2 + _checked_places(places))
    mode = rounding_mode(rounding)
    return Rate(root.rounded(unit * per_year.numerator, per_year.denominator, mode), unit)


def time_to_multiply(multiple: int | Fraction, *, rate: Rate | str, compounds: Frequency, places: int = 2) -> Fraction:
    """Return how many years an amount takes to grow to a multiple of itself, rounded half up.

    Parameters
    ----------
    multiple
        Above 1: 2 doubles.
    rate
        A year's rate, above 0%.
    compounds
        How often interest is added.
    places
        Decimals of the years, from 0 to 6.

    Notes
    -----
    The t at which (1 + r/f)^(f t) is the multiple; a part of a period counts as a power.

    Examples
    --------
    >>> from microloan.calendars.frequencies import QUARTER
    >>> time_to_multiply(2, rate="7%", compounds=QUARTER)
    Fraction(999, 100)
    """
    times, growth = _checked_multiple(multiple), _growth(rate, compounds)
    per_year, unit = compounds.periods_per_year, 10 ** _checked_places(places)

    def too_long(units: int) -> bool:
        # (2 units − 1) / (2 unit) years, as whole powers on both sides.
        over, under = (2 * units - 1) * per_year.numerator, 2 * unit * per_year.denominator
        return compare_powers(growth, over, times, under) > 0

    high = 2
    while not too_long(high):
        high *= 2
    return Fraction(_first(too_long, 1, high) - 1, unit)


def periods_to_multiply(multiple: int | Fraction, *, rate: Rate | str, compounds: Frequency) -> int:
    """Return the smallest number of whole compounding periods in which an amount reaches a multiple of itself.

    Parameters
    ----------
    multiple, rate, compounds
        As for `time_to_multiply`.

    Raises
    ------
    MicroloanError
        If that takes more than 100,000 periods.

    Examples
    --------
    >>> from microloan.calendars.frequencies import YEAR
    >>> periods_to_multiply(2, rate="12.25%", compounds=YEAR)
    6
    """
    times, growth = _checked_multiple(multiple), _growth(rate, compounds)

    def reached(periods: int) -> bool:
        return compare_powers(growth, periods, times, 1) >= 0

    if not reached(_MOST_PERIODS):
        problem = f"is not reached within {_MOST_PERIODS:,} periods"
        raise MicroloanError("multiple", multiple, problem, code="out_of_range")
    return _first(reached, 1, _MOST_PERIODS)


def _first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """Return the smallest number for which `holds`, which then holds for all above; `high` at most."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _is_above(value: RootSum, target: Fraction) -> bool:
    fraction = value.as_fraction()
    if fraction is not None:
        return fraction > target
    bits = 96
    while True:
        low, high = value.bounds(bits)
        if low * target.denominator >= target.numerator << bits:
            return True
        if high * target.denominator <= target.numerator << bits:
            return False
        bits *= 2


def _checked_multiple(multiple: object) -> Fraction:
    if isinstance(multiple, bool) or not isinstance(multiple, (int, Fraction)):
        raise MicroloanError("multiple", multiple, "must be a whole number or a Fraction", code="wrong_type")
    if not 1 < multiple <= 10**6:
        raise MicroloanError("multiple", multiple, "must be above 1 and at most 1,000,000", code="out_of_range")
    return Fraction(multiple)


def _growth(rate: Rate | str, compounds: Frequency) -> Fraction:
    read = rate_of(rate)
    if not read.numerator:
        raise MicroloanError("rate", read, "must be above 0%; nothing grows without interest", code="out_of_range")
    return 1 + read.as_fraction() / checked_term("compounds", compounds).periods_per_year


def _checked_places(places: int) -> int:
    if type(places) is not int or not 0 <= places <= _MOST_PLACES:
        raise MicroloanError("places", places, f"must be a whole number from 0 to {_MOST_PLACES}", code="out_of_range")
    return places
