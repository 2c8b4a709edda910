"""How much of a year a period counts for, exactly.

===================  ==================================================================
`PER_PERIOD`         one period of the year: annual rate / 52 for weeks, / 12 for months
`PER_INSTALLMENT`    annual rate / number of installments, the Bangladesh regulator's way
a day count          the days really between two due dates (`microloan.calendars.day_count`)
===================  ==================================================================

An accrual gives each period as a numerator over one basis for all periods, so that the
interest of a period is balance × rate × numerator / basis. Periods that count alike are
one run.

>>> from microloan.calendars import day_count
>>> from microloan.interest.plan import example_plan
>>> PER_PERIOD.fractions(example_plan())[1], PER_INSTALLMENT.fractions(example_plan())[1]
(52, 46)
>>> by_days(day_count.ACTUAL_365).fractions(example_plan())
Fractions(runs=[Run(numerator=7, periods=46)], basis=365)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, islice, repeat
from math import lcm
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar, cast

from microloan.arithmetic.kinds import N, all_true
from microloan.interest.plan import last_due_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from microloan.calendars.day_count import DayCount
    from microloan.interest.plan import Plan

T = TypeVar("T")

# Counts such as 44, 45, 46 and 50 share a small multiple, and dividing a column by one
# number is far faster than by a column; a wilder mix of counts keeps its own. A rate's
# numerator of eleven digits times a part up to this fits int64.
_LARGEST_PART = 10**7


class Run(NamedTuple, Generic[N]):
    """Periods in a row that count alike: a numerator, and how many periods share it."""

    numerator: N | int
    periods: int


class Fractions(NamedTuple, Generic[N]):
    """The periods of a plan in years: runs of numerators over one basis for all."""

    runs: Sequence[Run[N]]
    basis: N | int


def each_period(runs: Sequence[Run[N]]) -> Iterator[N | int]:
    """Yield the numerator of every period in turn.

    >>> list(each_period([Run(17, 1), Run(7, 2)]))
    [17, 7, 7]
    """
    return chain.from_iterable(repeat(run.numerator, run.periods) for run in runs)


def aligned(runs: Sequence[Run[N]], others: Sequence[tuple[T, int]]) -> Iterator[tuple[N | int, T, int]]:
    """Yield (numerator, other, periods) wherever neither a run of periods nor of others changes.

    >>> list(aligned([Run(17, 1), Run(7, 3)], [("a", 2), ("b", 2)]))
    [(17, 'a', 1), (7, 'a', 1), (7, 'b', 2)]
    """
    remaining = iter(others)
    other, room = next(remaining)
    for numerator, periods in runs:
        left = periods
        while left:
            if not room:
                other, room = next(remaining)
            step = min(left, room)
            yield numerator, other, step
            left, room = left - step, room - step


class FractionRule(Protocol):
    """How an `Accrual` measures the periods of a plan."""

    def __call__(self, plan: Plan[N], /) -> Fractions[N]:
        """Return runs that cover the rows of the plan, no numerator negative, over a basis."""
        ...


@dataclass(frozen=True, slots=True)
class Accrual:
    """A rule for how much of a year each period counts for.

    Parameters
    ----------
    name
        The word used in records, such as ``per_period``.
    fractions
        From the plan to its periods in years.
    definition
        One phrase for explanations, after "the annual rate".
    source
        The document or practice behind the rule.

    Examples
    --------
    >>> PER_INSTALLMENT.definition
    'divided by the number of installments in a year'
    """

    name: str
    fractions: FractionRule
    definition: str
    source: str

    def __repr__(self) -> str:
        return self.name.upper()


def by_days(day_count: DayCount) -> Accrual:
    """Return the accrual that counts the days between due dates by `day_count`.

    The last due date of the contract is the termination date where a convention asks.

    >>> from microloan.calendars import day_count
    >>> by_days(day_count.ACTUAL_360).name
    'actual_360'
    """

    def fractions(plan: Plan[N]) -> Fractions[N]:
        termination = last_due_day(plan.term, plan.day)
        counted = (
            day_count.days(start, end, termination) for start, end in islice(plan.timing.spans(), plan.term.rows)
        )
        return _borne(plan, Fractions(list(_runs(counted)), day_count.denominator))

    return Accrual(day_count.name, fractions, day_count.definition, day_count.source)


def _per_period(plan: Plan[N]) -> Fractions[N]:
    per_year = plan.term.periods_per_year
    return _counted(plan, per_year.denominator, per_year.numerator)


def _per_installment(plan: Plan[N]) -> Fractions[N]:
    years = Fraction(1) if plan.term.years is None else plan.term.years
    counts = plan.term.installments
    whole = counts if isinstance(counts, int) else lcm(*map(int, set(counts.tolist())))
    if whole * years.numerator > _LARGEST_PART:
        return _counted(plan, years.numerator, counts * years.denominator)
    return _counted(plan, (whole // counts) * years.numerator, whole * years.denominator)


def _counted(plan: Plan[N], part: N | int, basis: N | int) -> Fractions[N]:
    """Return periods that count for one each, or for their lengths, of `part` over `basis`."""
    lengths = plan.timing.lengths
    if lengths is None:
        return _borne(plan, Fractions([Run(part, plan.term.rows)], basis))
    # They may go on after the last row, where other loans have more.
    lengths = lengths[: plan.term.rows]
    common = _common_denominator([length.denominator for length in lengths])
    counted = (length.numerator * (common // length.denominator) * part for length in lengths)
    return _borne(plan, Fractions(list(_runs(cast("Iterator[N | int]", counted))), basis * common))


def _borne(plan: Plan[N], periods: Fractions[N]) -> Fractions[N]:
    """Return the periods with the first one counted for the share of the principal that bears interest in it."""
    share = plan.timing.first_bears
    if share is None:
        return periods
    first, *others = periods.runs
    runs = [Run(first.numerator * share.numerator, 1)]
    if first.periods > 1:
        runs.append(Run(first.numerator * share.denominator, first.periods - 1))
    runs += [Run(run.numerator * share.denominator, run.periods) for run in others]
    return Fractions(runs, periods.basis * share.denominator)


def _common_denominator(denominators: Sequence[N | int]) -> N | int:
    """Return a number that each of them divides: one for all loans where a small one serves."""
    columns: list[N] = [one for one in denominators if not isinstance(one, int)]
    shared = lcm(*(one for one in denominators if isinstance(one, int)))
    if not columns:
        return shared
    import numpy as np

    for_all = lcm(shared, *(int(one) for column in columns for one in set(np.unique(column).tolist())))
    if for_all <= _LARGEST_PART:
        return for_all
    own: N = columns[0] * 0 + shared
    for column in columns:
        own = cast("N", np.lcm(own, column))
    return own


def _runs(numerators: Iterator[N | int]) -> Iterator[Run[N]]:
    """Gather equal neighbours; a column is a run of its own unless all loans agree on it."""
    held: N | int | None = None
    periods = 0
    for numerator in numerators:
        shared = _shared(numerator)
        if isinstance(held, int) and isinstance(shared, int) and shared == held:
            periods += 1
            continue
        if held is not None:
            yield Run(held, periods)
        held, periods = shared, 1
    if held is not None:
        yield Run(held, periods)


def _shared(numerator: N | int) -> N | int:
    """Return the one number that all loans of a column share, or the column."""
    if isinstance(numerator, int):
        return numerator
    first = int(numerator[0])
    return first if all_true(numerator == first) else numerator


PER_PERIOD = Accrual(
    "per_period",
    _per_period,
    "divided by the periods in a year",
    "field practice; Reserve Bank of India, Master Direction on microfinance loans (2022), Annex II: 1/12 a month",
)
PER_INSTALLMENT = Accrual(
    "per_installment",
    _per_installment,
    "divided by the number of installments in a year",
    "Microcredit Regulatory Authority (Bangladesh), clarification on interest rate: 20 × 27% / 50 = 0.108",
)

ALL = (PER_PERIOD, PER_INSTALLMENT)
