"""`Plan`: one loan, or a block of loans, in numbers only.

Every interest method reads a plan and nothing else. A number in it is an ``int`` for one
loan and an int64 array of shape ``(loans,)`` for a block; a number that all loans share
may stay an ``int``.

>>> plan = example_plan()
>>> plan.principal, plan.term.installments, plan.day(1)
(1000000, 46, 739627)
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic import rounding
from microloan.arithmetic.kinds import N, where
from microloan.arithmetic.rounding import RoundingRule
from microloan.interest.grace import NO_GRACE
from microloan.interest.residual import LAST
from microloan.interest.shape_kinds import InstallmentShape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from microloan.interest.grace import Grace
    from microloan.interest.residual import Residual
    from microloan.interest.shape_kinds import PrincipalShape


class Ratio(NamedTuple, Generic[N]):
    """An exact quotient. Loans share one denominator wherever a small one serves all.

    >>> Ratio(6, 25).denominator
    25
    """

    numerator: N | int
    denominator: N | int


class Term(NamedTuple, Generic[N]):
    """How long and how often: the count of installments and the length of a period.

    Parameters
    ----------
    installments
        The count for each loan, at least 1.
    fewest, rows
        The smallest and the largest count among the loans.
    periods_per_year
        Exact: 52 for weeks, 13 for four weeks, 365/10 for ten days.
    years
        The length of the term where the contract states one, else None.

    Examples
    --------
    >>> Term(46, 46, 46, Fraction(52), None).rows
    46
    """

    installments: N | int
    fewest: int
    rows: int
    periods_per_year: Fraction
    years: Fraction | None


def years_of(term: Term[N]) -> Ratio[N]:
    """Return a term in years: as stated, else installments over the periods of a year.

    >>> years_of(Term(46, 46, 46, Fraction(52), None))
    Ratio(numerator=46, denominator=52)
    """
    if term.years is not None:
        return Ratio(term.years.numerator, term.years.denominator)
    per_year = term.periods_per_year
    return Ratio(term.installments * per_year.denominator, per_year.numerator)


def last_due_day(term: Term[N], day: Callable[[int], N]) -> N:
    """Return the due day of each loan's last installment, given `Plan.day`.

    >>> last_due_day(Term(46, 46, 46, Fraction(52), None), lambda number: 739_620 + 7 * number)
    739942
    """
    end = day(term.fewest)
    for number in range(term.fewest + 1, term.rows + 1):
        end = where(term.installments < number, end, day(number))
    return end


class AmountRounding(NamedTuple):
    """Where a schedule rounds: the interest of a row, and the installment; where the residual goes."""

    interest: RoundingRule
    installment: RoundingRule
    residual: Residual = LAST


class Timing(NamedTuple, Generic[N]):
    """Between which days interest counts, and for how many periods.

    Parameters
    ----------
    spans
        Makes an iterator over the installments, from the first: the days between which the
        interest of each counts, where it goes by days. It may go on after the last.
    lengths
        For how many periods each row counts, exactly, where interest goes by periods; None
        where each counts for one. There may be more than rows.
    first_bears
        The share of the principal that bears interest in the first row: less than one where a
        part of it is paid out within that row's period.

    Examples
    --------
    >>> next(between(739_620, _weekly).spans())
    (739620, 739627)
    """

    spans: Callable[[], Iterator[tuple[N, N]]]
    lengths: Sequence[Ratio[N]] | None = None
    first_bears: Ratio[N] | None = None


def between(start: N, day: Callable[[int], N]) -> Timing[N]:
    """Return the timing of whole periods: each installment's ends where the next one's starts.

    Parameters
    ----------
    start
        Day on which interest starts; int, or int64 array of shape (loans,).
    day
        From an installment number, from 1, to the day on which its period ends.

    Examples
    --------
    >>> weeks = between(0, lambda number: 7 * number).spans()
    >>> next(weeks), next(weeks)
    ((0, 7), (7, 14))
    """

    def spans() -> Iterator[tuple[N, N]]:
        return pairwise(chain((start,), map(day, count(1))))

    return Timing(spans)


class Plan(NamedTuple, Generic[N]):
    """A loan, or a block of loans, as an interest method sees it.

    Parameters
    ----------
    principal
        Minor units lent to each loan, at least 1.
    rate
        The method's rate, exact.
    term
        Count and length of the installments.
    day
        From an installment number, from 1, to the day number of its due date.
    timing
        Between which days interest counts, and for how many periods.
    shape
        What stays fixed from installment to installment.
    grace
        What the first installments do not ask for.
    rounding
        Where and how amounts are rounded.
    """

    principal: N
    rate: Ratio[N]
    term: Term[N]
    day: Callable[[int], N]
    timing: Timing[N]
    shape: InstallmentShape | PrincipalShape
    grace: Grace
    rounding: AmountRounding


def shape_meets(plan: Plan[N], amount: int) -> int:
    """Return the largest number a plan's shape meets when it spreads `amount`.

    It multiplies the amount by its largest factor, and rounds: the shape's part of every
    method's budget.
    """
    shape = plan.shape
    given = shape.given if isinstance(shape, InstallmentShape) else None
    factor = shape.largest_factor(plan.term.rows) + (0 if given is None else given.minor)
    return (amount + plan.rounding.installment.multiple + 1) * (factor + plan.term.rows)


def _weekly(number: int) -> int:
    return 739_620 + 7 * number


_AT_24_PERCENT: Ratio[int] = Ratio(6, 25)


def example_plan(rate: Ratio[int] = _AT_24_PERCENT) -> Plan[int]:
    """Return the plan of the examples in this room: Tk 10,000 over 46 weeks, at 24%.

    >>> example_plan().rate
    Ratio(numerator=6, denominator=25)
    """
    from microloan.interest.shapes import EQUAL_INSTALLMENTS

    to_the_poisha = RoundingRule(1, rounding.HALF_UP)
    return Plan(
        principal=1_000_000,
        rate=rate,
        term=Term(46, 46, 46, Fraction(52), None),
        day=_weekly,
        timing=between(739_620, _weekly),
        shape=EQUAL_INSTALLMENTS,
        grace=NO_GRACE,
        rounding=AmountRounding(to_the_poisha, to_the_poisha),
    )
