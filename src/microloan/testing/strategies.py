"""The strategies themselves; see the room for what each draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate, percent
from microloan.calendars import (
    DAY,
    FORTNIGHT,
    MONTH,
    QUARTER,
    WEEK,
    DayOfMonth,
    Frequency,
    NthWeekday,
    Weekday,
    day_count,
    month_end,
)
from microloan.calendars.days import to_date
from microloan.calendars.frequencies import Unit, days, weeks
from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency, Money
from microloan.interest import (
    PER_INSTALLMENT,
    PER_LOAN,
    PER_PERIOD,
    PER_YEAR,
    DecliningBalance,
    Flat,
    shapes,
)
from microloan.interest.shape_kinds import PrincipalShape
from microloan.products import Calendar, FirstDue, InstallmentRounding, LoanTerms, Repayment
from microloan.products.planning import plan_loan
from microloan.testing.costs import Room, charges, compulsory_savings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.interest.shape_kinds import InstallmentShape
    from microloan.products.repayment import MeetingDay

_ACCRUALS = (PER_PERIOD, PER_INSTALLMENT, *day_count.ALL)
# In shares of the principal: a rounding unit a product could sensibly have.
_SMALLEST_SHARE_OF_PRINCIPAL = 1_000


def currencies() -> SearchStrategy[Currency]:
    """Draw a currency of the field.

    >>> from hypothesis import find
    >>> find(currencies(), lambda currency: currency.code == "INR")
    INR
    """
    return st.sampled_from((BDT, INR, NPR, PKR, LKR))


def amounts(currency: Currency, minimum: int = 1, maximum: int = 10**12) -> SearchStrategy[Money]:
    """Draw `Money` in one currency; the bounds are minor units, both included.

    >>> from hypothesis import find
    >>> find(amounts(BDT, 500, 500), lambda amount: True)
    BDT('5.00')
    """
    return st.integers(minimum, maximum).map(lambda minor: Money.from_minor(minor, currency))


def rates(most_percent: int = 60) -> SearchStrategy[Rate]:
    """Draw an exact rate from zero to `most_percent`: whole, two decimals, or any fraction.

    >>> from hypothesis import find
    >>> find(rates(), lambda rate: rate == percent(24))
    percent('24')
    """
    whole = st.integers(0, most_percent).map(percent)
    two_decimals = st.integers(0, most_percent * 100).map(lambda points: Rate(points, 10_000))
    third = st.fractions(0, Fraction(most_percent, 100), max_denominator=997)
    return whole | two_decimals | third.map(lambda part: Rate(part.numerator, part.denominator))


def dates(first: date = date(1999, 12, 31), last: date = date(2060, 1, 1)) -> SearchStrategy[date]:
    """Draw a day of disbursement; ends of months and leap days come often.

    >>> from hypothesis import find
    >>> find(dates(), lambda day: day.month == 2 and day.day == 29).day
    29
    """
    month_ends = st.sampled_from(
        [
            date(year, month, day)
            for year in (2000, 2024, 2025, 2027, 2028)
            for month, day in ((1, 29), (1, 30), (1, 31), (2, 28), (8, 31), (12, 31))
        ]
        + [date(2024, 2, 29), date(2028, 2, 29)]
    )
    return st.dates(first, last) | month_ends.filter(lambda day: first <= day <= last)


def frequencies() -> SearchStrategy[Frequency]:
    """Draw how often installments fall due: most often the usual rhythms of the trade.

    >>> from hypothesis import find
    >>> find(frequencies(), lambda every: every == MONTH)
    months(1)
    """
    usual = st.sampled_from((WEEK, FORTNIGHT, MONTH, QUARTER, DAY))
    return usual | st.integers(1, 40).map(days) | st.integers(1, 8).map(weeks)


def interest_methods(most_percent: int = 60) -> SearchStrategy[Flat | DecliningBalance]:
    """Draw an interest method with every way of charging and accruing.

    >>> from hypothesis import find
    >>> type(find(interest_methods(), lambda method: isinstance(method, Flat))).__name__
    'Flat'
    """
    flat = st.builds(Flat, rates(most_percent), st.sampled_from((PER_YEAR, PER_LOAN)))
    return flat | st.builds(DecliningBalance, rates(most_percent), st.sampled_from(_ACCRUALS))


@st.composite
def plain_terms(
    draw: DrawFn,
    *,
    most_installments: int = 60,
    largest_minor: int = 10**10,
    methods: SearchStrategy[Flat | DecliningBalance] | None = None,
) -> LoanTerms:
    """Draw the terms of loans that are paid out at once and whose dates nothing moves.

    They go over methods, shapes, roundings, dates, fees and savings.

    Parameters
    ----------
    most_installments
        The largest count drawn.
    largest_minor
        The largest principal drawn, in minor units.
    methods
        The interest methods to draw from; all of them by default.

    Examples
    --------
    >>> from hypothesis import Phase, find, settings
    >>> first_drawn = settings(phases=[Phase.generate])
    >>> find(plain_terms(most_installments=1), lambda loan: True, settings=first_drawn).repayment.installments
    1
    """
    currency = draw(currencies())
    principal = draw(amounts(currency, 1_000, largest_minor))
    plain = LoanTerms(
        principal=principal,
        disbursed_on=draw(dates()),
        interest=draw(interest_methods() if methods is None else methods),
        repayment=draw(_repayments(principal, most_installments)),
        calendar=Calendar(month_end=draw(st.sampled_from(month_end.ALL))),
        rounding=draw(roundings(principal)),
    )
    return draw(st.just(plain) | _with_costs(plain))


@st.composite
def _with_costs(draw: DrawFn, plain: LoanTerms) -> LoanTerms:
    """Draw fees and savings for a loan that has none."""
    count, shape = plain.repayment.installments, plain.repayment.shape
    last = to_date(plan_loan(plain).day(count))
    given = isinstance(shape, PrincipalShape) and shape.total is not None
    drawn = charges(plain.lent, Room(count, (plain.disbursed_on, last), capitalised=not given))
    return replace(plain, charges=draw(drawn), savings=draw(st.none() | compulsory_savings(plain.lent)))


def meeting_days(rhythms: Iterable[Frequency]) -> SearchStrategy[MeetingDay | None]:
    """Draw a meeting day that goes with every one of the rhythms, or none.

    >>> from hypothesis import find
    >>> type(find(meeting_days([MONTH]), lambda day: isinstance(day, DayOfMonth))).__name__
    'DayOfMonth'
    """
    drawn: SearchStrategy[MeetingDay | None] = st.none() | st.sampled_from(Weekday)
    if all(every.unit is Unit.MONTH for every in rhythms):
        words = st.sampled_from([f"{nth} {day.text}" for nth in ("first", "fourth", "last") for day in Weekday])
        return drawn | st.integers(1, 31).map(DayOfMonth) | words.map(NthWeekday.from_text)
    return drawn


@st.composite
def _shapes(draw: DrawFn, principal: Money, count: int) -> InstallmentShape | PrincipalShape:
    """Draw a shape that fits the loan: weights and given amounts for each installment."""
    share = st.integers(1, 90).map(percent)
    weights = st.lists(st.integers(0, 9), min_size=count, max_size=count).filter(any)
    given = st.integers(1, principal.minor).map(lambda minor: Money.from_minor(minor, principal.currency))
    choices: list[SearchStrategy[InstallmentShape | PrincipalShape]] = [
        st.sampled_from((shapes.EQUAL_INSTALLMENTS, shapes.EQUAL_PRINCIPAL, shapes.INTEREST_ONLY)),
        st.builds(shapes.step_up, st.integers(1, 15).map(percent), st.integers(3, 24)),
        share.map(shapes.balloon),
        given.map(shapes.given_installment),
        share.map(shapes.principal_share),
        weights.map(lambda drawn: shapes.principal_weights(*drawn)),
        weights.map(lambda drawn: shapes.given_principal(*principal.allocate(drawn))),
    ]
    if count == 1:
        choices.append(st.just(shapes.SINGLE_PAYMENT))
    return draw(st.one_of(choices))


@st.composite
def _repayments(draw: DrawFn, principal: Money, most_installments: int) -> Repayment:
    every = draw(frequencies())
    count = draw(st.integers(1, most_installments))
    shape = draw(_shapes(principal, count))
    first_due = st.none() | st.builds(FirstDue, min_gap_days=st.integers(1, 45), meeting_day=meeting_days([every]))
    years = st.none() | st.sampled_from((Fraction(1, 2), Fraction(1), Fraction(2)))
    return Repayment(installments=count, every=every, first_due=draw(first_due), shape=shape, term_years=draw(years))


@st.composite
def roundings(draw: DrawFn, principal: Money) -> InstallmentRounding:
    """Draw units that leave something to collect: small against the principal.

    >>> from hypothesis import find
    >>> find(roundings(BDT(1_000)), lambda rounding: rounding.multiple == BDT(1)).multiple
    BDT('1.00')
    """
    multiple = draw(_units(principal.minor // _SMALLEST_SHARE_OF_PRINCIPAL))
    interest_multiple = draw(_units(10_000))
    modes = st.sampled_from(rounding.ALL)

    def money(minor: int) -> Money:
        return Money.from_minor(minor, principal.currency)

    return InstallmentRounding(
        multiple=money(multiple),
        mode=draw(modes),
        interest_multiple=money(interest_multiple),
        interest_mode=draw(modes),
    )


def _units(most: int) -> SearchStrategy[int]:
    units = [unit for unit in (1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000) if unit <= most]
    return st.sampled_from(units or [1])
