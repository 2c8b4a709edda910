"""Strategies for products, and for the loans that a product offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from microloan.calendars import broken_period, holiday_rule, interest_days, month_end
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest import residual, shapes
from microloan.interest.grace import NO_GRACE, check_grace
from microloan.products import (
    About,
    AmountRange,
    Calendar,
    Confidence,
    Evidence,
    FirstDue,
    LoanProduct,
    LoanTerms,
    RepaymentOffer,
    Rhythm,
)
from microloan.products.prices import OpenRate
from microloan.testing.calendars import graces, holiday_lists, weekends
from microloan.testing.costs import Room, charges, compulsory_savings
from microloan.testing.strategies import (
    currencies,
    dates,
    frequencies,
    interest_methods,
    meeting_days,
    rates,
    roundings,
)

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.calendars import Frequency
    from microloan.currency import Currency
    from microloan.interest.grace import Grace
    from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
    from microloan.products import InstallmentRounding

_FIRST_COVERED, _LAST_COVERED = date(1999, 1, 1), date(2200, 12, 31)
_STEPS_MINOR = (1, 100, 50_000, 100_000)


@st.composite
def products(draw: DrawFn, *, most_installments: int = 60) -> LoanProduct:
    """Draw whole products: ranges of amounts, rhythms and graces to choose from, fees, texts in any script.

    Parameters
    ----------
    most_installments
        The largest count offered.

    Examples
    --------
    >>> from hypothesis import Phase, find, settings
    >>> first_drawn = settings(phases=[Phase.generate])
    >>> find(products(), lambda product: True, settings=first_drawn).principal.minimum.minor > 0
    True
    """
    offered = draw(_ranges(draw(currencies())))
    repayment = draw(_offers(most_installments))
    fewest = min(count for rhythm in repayment.rhythms for count in rhythm.installments)
    return LoanProduct(
        about=draw(_abouts()),
        principal=offered,
        interest=draw(interest_methods()),
        repayment=repayment,
        calendar=draw(_calendars()),
        charges=draw(charges(offered.minimum, Room(fewest))),
        savings=draw(st.none() | compulsory_savings(offered.minimum)),
        rounding=draw(_with_residual(roundings(offered.minimum), repayment)),
    )


def _with_residual(
    rounded: SearchStrategy[InstallmentRounding], repayment: RepaymentOffer
) -> SearchStrategy[InstallmentRounding]:
    """Let the residual go where the shape leaves room for it."""
    if repayment.shape not in (shapes.EQUAL_INSTALLMENTS, shapes.EQUAL_PRINCIPAL):
        return rounded

    def going(one: InstallmentRounding, goes: residual.Residual) -> InstallmentRounding:
        return replace(one, residual=goes)

    return st.builds(going, rounded, st.sampled_from(residual.ALL))


def _calendars() -> SearchStrategy[Calendar]:
    """Draw calendars of any loan: holidays for a century, and rules that find a day for every date."""
    plain = st.sampled_from(month_end.ALL).map(lambda policy: Calendar(month_end=policy))
    rules = (holiday_rule.LEAVE, holiday_rule.NEXT_WORKING_DAY, holiday_rule.PREVIOUS_WORKING_DAY)
    placed = st.builds(
        Calendar,
        weekend=weekends(),
        holidays=st.none() | holiday_lists(_FIRST_COVERED, _LAST_COVERED),
        on_holiday=st.sampled_from(rules),
        month_end=st.sampled_from(month_end.ALL),
        interest_days=st.sampled_from(interest_days.ALL),
        broken_period=st.sampled_from(broken_period.ALL),
    )
    return plain | placed


@st.composite
def terms_of(draw: DrawFn, product: LoanProduct) -> LoanTerms:
    """Draw the terms of one loan of `product`: any amount, rhythm, count and meeting day it offers.

    Where no rate is published, any up to 60% is drawn.

    >>> from hypothesis import find
    >>> from microloan.products import preset
    >>> find(terms_of(preset("jcf-jagoron")), lambda loan: True).repayment.installments
    46
    """
    offered, repayment = product.principal, product.repayment
    step = 1 if offered.multiple_of is None else offered.multiple_of.minor
    steps = draw(st.integers(offered.minimum.minor // step, offered.maximum.minor // step))
    rhythm = draw(st.sampled_from(repayment.rhythms))
    return product.terms(
        principal=Money.from_minor(steps * step, offered.currency),
        disbursed_on=draw(dates()),
        installments=draw(st.sampled_from(rhythm.installments)),
        every=rhythm.every,
        first_due=None if repayment.first_due is None else draw(meeting_days([rhythm.every])),
        rate=draw(rates()) if isinstance(product.interest, OpenRate) else None,
        grace=draw(st.sampled_from(rhythm.graces or (None,))),
    )


@st.composite
def _ranges(draw: DrawFn, currency: Currency) -> AmountRange:
    step = draw(st.sampled_from(_STEPS_MINOR))
    least = draw(st.integers(-(-1_000 // step), 1_000))
    most = draw(st.integers(least, 10**6))
    return AmountRange(
        minimum=Money.from_minor(least * step, currency),
        maximum=Money.from_minor(most * step, currency),
        multiple_of=draw(st.sampled_from((None, Money.from_minor(step, currency)))),
    )


@st.composite
def _offers(draw: DrawFn, most_installments: int) -> RepaymentOffer:
    any_shape: SearchStrategy[InstallmentShape | PrincipalShape] = st.sampled_from(shapes.ALL)
    shape = draw(any_shape)
    counts = st.lists(st.integers(1, most_installments), min_size=1, max_size=3, unique=True).map(tuple)
    if shape is shapes.SINGLE_PAYMENT:
        counts = st.just((1,))
    everies = draw(st.lists(frequencies(), min_size=1, max_size=3, unique=True))
    rhythms = tuple(draw(_rhythms(every, draw(counts), shape)) for every in everies)
    first_due = st.none() | st.builds(FirstDue, min_gap_days=st.integers(1, 45), meeting_day=meeting_days(everies))
    return RepaymentOffer(
        rhythms=rhythms,
        first_due=draw(first_due),
        shape=shape,
        term_years=draw(st.none() | st.sampled_from((Fraction(1, 2), Fraction(1), Fraction(2)))),
    )


@st.composite
def _rhythms(
    draw: DrawFn, every: Frequency, counts: tuple[int, ...], shape: InstallmentShape | PrincipalShape
) -> Rhythm:
    """Draw a rhythm of these counts, perhaps with graces that each of them has room for."""
    drawn = draw(st.lists(graces(min(counts), shape), max_size=2, unique=True))
    fitting = tuple(grace for grace in drawn if all(_fits(grace, count) for count in counts))
    free = (NO_GRACE,) if fitting and NO_GRACE not in fitting and draw(st.booleans()) else ()
    return Rhythm(every, counts, free + fitting)


def _fits(grace: Grace, count: int) -> bool:
    try:
        check_grace(grace, count)
    except MicroloanError:
        return False
    return True


def _abouts() -> SearchStrategy[About]:
    texts = st.text(min_size=1, max_size=12).filter(str.strip)
    evidence = st.builds(Evidence, texts, texts, st.sampled_from(Confidence))
    return st.builds(
        About,
        id=st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True),
        name=texts,
        institution=texts,
        country=st.from_regex(r"[A-Z]{2}", fullmatch=True),
        evidence=st.lists(evidence, max_size=3).map(tuple),
    )
