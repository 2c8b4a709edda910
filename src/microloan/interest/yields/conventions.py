"""The rates that go by the name of APR, each a named value.

==================  ==================================================  ===================
name                the yearly rate is                                  shown
==================  ==================================================  ===================
`PERIODIC_IRR`      not yearly: the rate of one period                  4 decimals
`NOMINAL_APR`       the rate of a period × periods per year             2 decimals
`EFFECTIVE_RATE`    the rate of a period, compounded over a year        2 decimals
`XIRR`              effective, actual days / 365 from the first date    2 decimals
`dated_rate`        the same by another day count                       2 decimals
`REGULATION_Z`      nominal, by unit-periods; simple in a fraction      2 decimals
`EU_APRC`           effective, by the directives' rules of time         1 decimal
==================  ==================================================  ===================

None of them is called by one ambiguous name: a borrower's 17.07% in one country is 18.47%
in another.

>>> from fractions import Fraction
>>> from microloan.calendars import MONTH
>>> from microloan.interest.yields.flows import PeriodicFlow
>>> flow = PeriodicFlow([1_960_000, *[-97_000] * 24], MONTH)
>>> for convention in (PERIODIC_IRR, NOMINAL_APR, EFFECTIVE_RATE, EU_APRC):
...     print(convention.words, flow.rate(convention))
periodic IRR 1.4249%
nominal APR 17.10%
effective annual rate 18.50%
EU APRC 18.5%

A convention of your own is another `RateConvention`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from microloan.calendars.day_count import ACTUAL_365, DayCount
from microloan.calendars.frequencies import Unit
from microloan.errors import MicroloanError
from microloan.interest.yields.equation import ONE, Equation, equation_of
from microloan.interest.yields.flows import CashFlow, Dated, Periodic
from microloan.interest.yields.regulation_z import regulation_z
from microloan.interest.yields.times import PER_YEAR_OF_MONTHS, PER_YEAR_OF_WEEKS, years_and_days

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from microloan.arithmetic.kinds import Column


class Times(NamedTuple):
    """When each row of a flow falls: exponents, and what `Equation` says of them.

    >>> Times((0, 1), 1, ONE).per
    1
    """

    exponents: Sequence[int] | Sequence[Column]
    per: int
    scale: Fraction


class TimesOf(Protocol):
    """How a convention reads the times of one flow, or of a column of flows."""

    def __call__(self, flow: object, words: str, /) -> Times:
        """Return the times, or refuse a flow that does not have them."""
        ...


class FlowReading(NamedTuple):
    """How a convention reads a flow.

    Parameters
    ----------
    times
        One flow, or a column of flows, to the times of its rows.
    dated
        Whether it counts by date where there are dates; else by period.
    equation
        One flow to its equation, where whole exponents do not say it all; else None.

    Examples
    --------
    >>> XIRR.reading.dated, NOMINAL_APR.reading.dated
    (True, False)
    """

    times: TimesOf
    dated: bool
    equation: Callable[[CashFlow], Equation] | None = None


@dataclass(frozen=True, slots=True)
class RateConvention:
    """A way to state the yearly rate of a flow.

    Parameters
    ----------
    name
        The word for records, such as ``nominal_apr``.
    words
        As it is written: ``nominal APR``.
    definition
        One sentence.
    source
        The document that states it.
    places
        Decimals of a percent that it is shown with.
    discount
        What an amount is divided by, for explanations.
    reading
        How it reads the times of a flow.

    Examples
    --------
    >>> EU_APRC.places, NOMINAL_APR.definition
    (1, 'the rate of one period times the periods of a year, without compounding')
    """

    name: str
    words: str
    definition: str
    source: str
    places: int
    discount: str
    reading: FlowReading

    def equation_of(self, flow: CashFlow) -> Equation:
        """Return the equation of one flow.

        Raises
        ------
        MicroloanError
            If the flow lacks what the convention must know, or has no rate.

        Examples
        --------
        >>> from microloan.calendars import YEAR
        >>> from microloan.interest.yields.flows import PeriodicFlow
        >>> NOMINAL_APR.equation_of(PeriodicFlow([-100, 110], YEAR)).exponents
        (0, 1)
        """
        if self.reading.equation is not None:
            return self.reading.equation(flow)
        exponents, per, scale = self.reading.times(flow, self.words)
        return equation_of(flow.amounts, exponents, per, scale)  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return f"<rate convention {self.words}>"


def _periods(flow: object, words: str, /) -> tuple[range, Fraction]:
    """Return the number of each period and the periods of a year."""
    if isinstance(flow, Periodic):
        return range(len(flow)), flow.periods_per_year  # type: ignore[arg-type]
    problem = f"has no equal periods, which the {words} counts; give a PeriodicFlow"
    raise MicroloanError("flow", type(flow).__name__, problem, code="not_offered")


def _dated(flow: object, words: str, /) -> Dated[int]:
    if isinstance(flow, Dated):
        return cast("Dated[int]", flow)
    problem = f"has no dates, which the {words} counts; give a DatedFlow"
    raise MicroloanError("flow", type(flow).__name__, problem, code="not_offered")


def _by_period(flow: object, words: str, /) -> Times:
    return Times(_periods(flow, words)[0], 1, ONE)


def _nominal(flow: object, words: str, /) -> Times:
    numbers, per_year = _periods(flow, words)
    return Times(numbers, 1, 1 / per_year)


def _effective(flow: object, words: str, /) -> Times:
    numbers, per_year = _periods(flow, words)
    step = per_year.denominator
    return Times(range(0, len(numbers) * step, step), per_year.numerator, ONE)


def _by_days(count: DayCount, flow: object, words: str, /) -> Times:
    dated = _dated(flow, words)
    days, (first, last) = count.days, dated.ends()
    return Times([days(first, day, last) for day in dated.day_rows()], count.denominator, ONE)


def _european(flow: object, words: str, /) -> Times:
    if isinstance(flow, Periodic):
        return _effective(flow, words)
    dated = _dated(flow, words)
    unit = Unit.DAY if dated.every is None else dated.every.unit
    first, _ = dated.ends()
    per = PER_YEAR_OF_WEEKS if unit is Unit.WEEK else PER_YEAR_OF_MONTHS
    return Times([years_and_days(first, day, unit) for day in dated.day_rows()], per, ONE)


def dated_rate(count: DayCount) -> RateConvention:
    """Return the effective rate of dated amounts, time counted from the first of them.

    Parameters
    ----------
    count
        A day count; that of `XIRR` is `ACTUAL_365`.

    Notes
    -----
    The termination date that `THIRTY_E_360_ISDA` asks for is the last date of the flow.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars.day_count import ACTUAL_360
    >>> from microloan.interest.yields.flows import DatedFlow
    >>> dates = [date(2007, 1, 12), date(2008, 2, 14), date(2008, 3, 3), date(2008, 6, 14), date(2008, 12, 1)]
    >>> flow = DatedFlow(dates, [-10_000, 2_500, 2_000, 3_000, 4_000])
    >>> flow.rate(dated_rate(ACTUAL_360)).percent(6), flow.rate(XIRR).percent(6)
    (Decimal('9.919889'), Decimal('10.064378'))
    """
    if not isinstance(count, DayCount):
        raise MicroloanError("count", count, "must be a day count such as day_count.ACTUAL_365", code="wrong_type")
    return RateConvention(
        f"xirr_{count.name}",
        f"XIRR by {count.name}",
        f"the effective rate of dated amounts; time is {count.definition}",
        count.source,
        2,
        f"(1 + rate)^years, years by {count.name}",
        FlowReading(partial(_by_days, count), dated=True),
    )


def _no_times(_flow: object, words: str, /) -> Times:
    raise MicroloanError("convention", words, "is worked out flow by flow", code="not_offered")


PERIODIC_IRR = RateConvention(
    "periodic_irr",
    "periodic IRR",
    "the rate of one period at which all amounts, discounted, balance",
    "internal rate of return; spreadsheets' IRR",
    4,
    "(1 + rate)^periods",
    FlowReading(_by_period, dated=False),
)
NOMINAL_APR = RateConvention(
    "nominal_apr",
    "nominal APR",
    "the rate of one period times the periods of a year, without compounding",
    "Reserve Bank of India, RBI/2024-25/18 of 15 April 2024, Annex B",
    2,
    "(1 + rate ÷ periods per year)^periods",
    FlowReading(_nominal, dated=False),
)
EFFECTIVE_RATE = RateConvention(
    "effective_rate",
    "effective annual rate",
    "the rate of one period, compounded over the periods of a year",
    "MFTransparency, methodology: effective interest rate",
    2,
    "(1 + rate)^(periods ÷ periods per year)",
    FlowReading(_effective, dated=False),
)
XIRR = RateConvention(
    "xirr",
    "XIRR",
    "the effective rate of dated amounts, by the actual days from the first date over 365",
    "Microsoft Excel, function XIRR",
    2,
    "(1 + rate)^(days ÷ 365)",
    FlowReading(partial(_by_days, ACTUAL_365), dated=True),
)
REGULATION_Z = RateConvention(
    "regulation_z",
    "Regulation Z APR",
    "the rate of a unit-period times the unit-periods of a year; simple interest within a fraction of one",
    "12 CFR 1026 (Regulation Z), Appendix J",
    2,
    "(1 + fraction × i) × (1 + i)^unit-periods, i = rate ÷ unit-periods per year",
    FlowReading(_no_times, dated=True, equation=regulation_z),
)
EU_APRC = RateConvention(
    "eu_aprc",
    "EU APRC",
    "the effective rate; a year has 52 weeks, 12 equal months, or 365 days (366 where it holds a 29 February)",
    "Directive 2008/48/EC, Annex I, and Directive 2014/17/EU, Annex I",
    1,
    "(1 + rate)^years",
    FlowReading(_european, dated=True),
)

ALL = (PERIODIC_IRR, NOMINAL_APR, EFFECTIVE_RATE, XIRR, REGULATION_Z, EU_APRC)
