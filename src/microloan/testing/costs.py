"""Strategies for fees and compulsory savings, small against the loan that bears them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate
from microloan.calendars import fiscal_year
from microloan.currency import Money
from microloan.products import (
    ChargeRounding,
    CompulsorySavings,
    Fee,
    FeeLimits,
    FeeTax,
    FeeThreshold,
    fee_above,
    fee_on,
    fee_when,
)
from microloan.testing.savings import savings_terms

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.products.fee_on import FeeBase
    from microloan.products.fee_when import FeeWhen

# Three fees with their taxes, and savings, leave most of the loan.
_MOST_FEES = 3
_SMALL_SHARE = 50


class Room(NamedTuple):
    """What a loan leaves room for: its installments, and the days its fees may be due on.

    >>> Room(46).installments
    46
    """

    installments: int
    days: tuple[date, date] | None = None
    capitalised: bool = True


def rates_up_to(most_percent: int) -> SearchStrategy[Rate]:
    """Draw a rate from zero, in whole percents, hundredths of them, or sevenths.

    >>> from hypothesis import find
    >>> find(rates_up_to(3), lambda rate: rate == Rate(1, 100))
    percent('1')
    """
    return st.sampled_from((1, 100, 7)).flatmap(
        lambda parts: st.integers(0, most_percent * parts).map(lambda number: Rate(number, 100 * parts))
    )


@st.composite
def fees(draw: DrawFn, principal: Money, room: Room) -> Fee:
    """Draw a fee of a loan: every base, time, threshold, tax, limit and rounding.

    Parameters
    ----------
    principal
        The amount lent, or the least that may be.
    room
        What the loan leaves room for.

    Examples
    --------
    >>> from hypothesis import find
    >>> from microloan.currency import BDT
    >>> find(fees(BDT(10_000), Room(46)), lambda fee: fee.when == fee_when.CAPITALISED).when
    fee_when.CAPITALISED
    """
    small = _small(principal)
    when = draw(_whens(room))
    at_disbursement = when in fee_when.AT_DISBURSEMENT
    name = draw(st.sampled_from(("processing fee", "insurance", "বীমা", "form")))
    tax = draw(st.none() | st.builds(FeeTax, st.sampled_from(("GST", "VAT")), rates_up_to(30), _roundings(principal)))
    thresholds = st.integers(0, 2 * principal.minor).map(lambda minor: Money.from_minor(minor, principal.currency))
    if draw(st.booleans()):
        above = draw(st.none() | st.builds(FeeThreshold, thresholds))
        return Fee(name, draw(small), when=when, above=above, tax=tax)
    on: FeeBase = fee_on.AMOUNT_LENT if at_disbursement else draw(st.sampled_from(fee_on.ALL))
    least, most = sorted((draw(small), draw(small)))
    return Fee(
        name,
        draw(rates_up_to(3 if at_disbursement else 100)),
        when=when,
        on=on,
        above=draw(st.none() | st.builds(FeeThreshold, thresholds, st.sampled_from(fee_above.ALL))),
        tax=tax,
        limits=draw(
            st.sampled_from((None, FeeLimits(minimum=least), FeeLimits(maximum=most)))
            | st.just(FeeLimits(minimum=least, maximum=most))
        ),
        rounding=draw(_roundings(principal)),
    )


def charges(principal: Money, room: Room) -> SearchStrategy[tuple[Fee, ...]]:
    """Draw the fees of a loan: none, or a few with names of their own.

    >>> from hypothesis import find
    >>> from microloan.currency import BDT
    >>> find(charges(BDT(10_000), Room(46)), lambda drawn: True)
    ()
    """
    some = st.lists(fees(principal, room), max_size=_MOST_FEES, unique_by=lambda fee: fee.name)
    return st.just(()) | some.map(tuple)


@st.composite
def compulsory_savings(draw: DrawFn, principal: Money) -> CompulsorySavings:
    """Draw the savings that a loan requires: withheld, or with each installment, with interest or without.

    >>> from hypothesis import find
    >>> from microloan.currency import BDT
    >>> find(compulsory_savings(BDT(10_000)), lambda one: one.when == fee_when.WITHHELD).when
    fee_when.WITHHELD
    """
    whens: SearchStrategy[FeeWhen] = st.sampled_from((fee_when.WITHHELD, fee_when.WITH_EACH_INSTALLMENT))
    when = draw(whens)
    interest = draw(st.none() | savings_terms(principal.currency, fiscal_year.BANGLADESH))
    if draw(st.booleans()):
        return CompulsorySavings(draw(_small(principal)), when=when, interest=interest)
    withheld = when == fee_when.WITHHELD
    on: FeeBase = fee_on.AMOUNT_LENT if withheld else draw(st.sampled_from(fee_on.ALL))
    rate = draw(rates_up_to(10 if withheld else 100))
    return CompulsorySavings(rate, when=when, on=on, rounding=draw(_roundings(principal)), interest=interest)


def _whens(room: Room) -> SearchStrategy[FeeWhen]:
    words = [rule for rule in fee_when.ALL if room.capitalised or rule != fee_when.CAPITALISED]
    numbers = st.integers(1, room.installments).map(fee_when.at_installment)
    drawn: SearchStrategy[FeeWhen] = st.sampled_from(words) | numbers
    if room.days is None:
        return drawn
    disbursed, last = room.days
    days = st.integers(1, (last - disbursed).days)
    return drawn | days.map(lambda after: fee_when.on_date(disbursed + timedelta(days=after)))


def _small(principal: Money) -> SearchStrategy[Money]:
    most = principal.minor // _SMALL_SHARE
    return st.integers(0, most).map(lambda minor: Money.from_minor(minor, principal.currency))


def _roundings(principal: Money) -> SearchStrategy[ChargeRounding]:
    units = [unit for unit in (1, 5, 50, 100, 500) if unit <= principal.minor // (2 * _SMALL_SHARE)] or [1]
    multiples = st.none() | st.sampled_from([Money.from_minor(unit, principal.currency) for unit in units])
    return st.builds(ChargeRounding, multiple=multiples, mode=st.sampled_from(rounding.ALL))
