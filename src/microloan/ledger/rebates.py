"""`RebateRule`: how much interest is given up when a loan is paid off early, rounded with certainty.

=============  =========================================================================
`RebateRule`   the rule, a named value; those of the trade are in `microloan.ledger.rebate`
`EarlyCase`    what a rule looks at: the schedule, the day, how many installments have begun
`Unearned`     what it finds: an exact amount, or bounds as narrow as one likes; its working
`Begun`        what an installment counts for whose period has begun: `WHOLE` or `BY_DAYS`
=============  =========================================================================

An installment's period begins the day after the due date before it, or after disbursement.
On a due date nothing has begun: what is due is due, and everything later is unearned.

>>> from datetime import date
>>> from microloan.ledger.examples import example_schedule
>>> case_on(example_schedule(), date(2024, 8, 14)).left, case_on(example_schedule(), date(2024, 8, 15)).left
(16, 15)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from microloan.calendars.days import checked_day
from microloan.errors import MicroloanError
from microloan.interest.working import Pen

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.rounding import RoundingRule
    from microloan.schedules import Schedule

# Decimals of a percent that a rate is taken to, until both its neighbours round alike.
_PLACES = (12, 24, 60)


@dataclass(frozen=True, slots=True)
class Begun:
    """What an installment counts for whose period has begun, and which is not due yet.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase that completes "a begun installment …".
    """

    name: str
    definition: str = field(compare=False)

    def __repr__(self) -> str:
        return f"rebates.{self.name.upper()}"


WHOLE = Begun("whole", "counts as earned whole")
BY_DAYS = Begun("by_days", "counts for the days of its period that are over")


class EarlyCase(NamedTuple):
    """A loan that is paid off early, as a rebate rule sees it.

    Parameters
    ----------
    schedule
        What is due when.
    day
        Day number of the settlement.
    due
        How many installments have fallen due by the end of that day.
    begun
        How many have begun: those that are due, and the one whose period is running.
    """

    schedule: Schedule
    day: int
    due: int
    begun: int

    @property
    def number(self) -> int:
        """How many installments the loan has."""
        return len(self.schedule)

    @property
    def left(self) -> int:
        """How many have not begun."""
        return self.number - self.begun

    @property
    def interest(self) -> int:
        """The interest of the whole loan, in minor units."""
        return sum(self.schedule.interest_parts)

    @property
    def pen(self) -> Pen:
        """Writes amounts of the loan's currency."""
        return Pen(self.schedule.terms.currency)


def case_on(schedule: Schedule, on: date) -> EarlyCase:
    """Return what a rebate rule sees of a schedule on a day.

    Raises
    ------
    MicroloanError
        If the day is none, or before the loan is paid out.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import example_schedule
    >>> case_on(example_schedule(), date(2024, 1, 3)).begun
    0
    """
    day, disbursed = checked_day(on, "on"), schedule.terms.disbursed_on
    if on < disbursed:
        raise MicroloanError("on", on, f"is before the loan is paid out; must be from {disbursed}", code="outside_life")
    days = schedule.due_days
    due = bisect_right(days, day)
    if due == len(days) or day in (days[due - 1] if due else None, disbursed.toordinal()):
        return EarlyCase(schedule, day, due, due)
    # Installments that a holiday brought to one day have one period.
    return EarlyCase(schedule, day, due, bisect_right(days, days[bisect_left(days, day)]))


class Bounds(NamedTuple):
    """Two amounts in minor units that an exact one lies between, both included."""

    low: Fraction
    high: Fraction


class Narrowing(Protocol):
    """An amount that is known as exactly as one likes."""

    def __call__(self, places: int, /) -> Bounds:
        """Return bounds that lie the closer the more decimals are asked for, up to 60."""
        ...


Exact: TypeAlias = "Fraction | Narrowing"


class Unearned(NamedTuple):
    """What a rebate rule finds: unearned interest in minor units, and how it is worked out."""

    amount: Exact
    working: str


class RebateOf(Protocol):
    """How a `RebateRule` finds what is unearned."""

    def __call__(self, case: EarlyCase, /) -> Unearned:
        """Return the interest that is not earned yet, from zero on."""
        ...


@dataclass(frozen=True, slots=True)
class RebateRule:
    """How much interest is given up when a loan is paid off early.

    Parameters
    ----------
    name
        The word used in records.
    unearned
        What it finds unearned, exactly. It is asked only while an installment is to come.
    begun
        What an installment counts for that has begun and is not due: `WHOLE` or `BY_DAYS`.
    definition
        One phrase that completes "the rebate is …".
    source
        The document, or the practice, behind it.

    Notes
    -----
    What is found is rounded once, by a rounding that the settlement names, and is then cut to
    the interest that is unpaid of installments that are not earned: paid interest stays paid.

    Examples
    --------
    A house that gives up half of the interest of installments that have not begun:

    >>> from fractions import Fraction
    >>> def half(case):
    ...     later = sum(case.schedule.interest_parts[case.begun :])
    ...     return Unearned(Fraction(later, 2), f"{case.pen.amount(later)} ÷ 2")
    >>> RebateRule("half", half, WHOLE, "half of the interest to come", "our handbook, 4.2")
    rebate.HALF
    """

    name: str
    unearned: RebateOf = field(compare=False)
    begun: Begun
    definition: str = field(compare=False)
    source: str = field(compare=False)

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name.isidentifier():
            raise MicroloanError("name", self.name, "must be a word like rule_of_78", code="bad_name")
        if not callable(self.unearned):
            raise MicroloanError("unearned", self.unearned, "must be a function of an EarlyCase", code="wrong_type")
        if not isinstance(self.begun, Begun):
            raise MicroloanError("begun", self.begun, "must be rebates.WHOLE or BY_DAYS", code="wrong_type")

    def __repr__(self) -> str:
        return f"rebate.{self.name.upper()}"


class Found(NamedTuple):
    """A rebate before it is cut to what is unpaid: minor units, and its working with the rounding."""

    minor: int
    working: str


def found_by(rule: RebateRule, case: EarlyCase, rounding: RoundingRule) -> Found:
    """Return the rebate that a rule finds, rounded.

    Raises
    ------
    MicroloanError
        If a rule of one's own finds less than nothing, or what is no exact amount.
    """
    if case.due == case.number:
        return Found(0, "every installment has fallen due")
    amount, working = rule.unearned(case)
    if not isinstance(amount, Fraction) and not callable(amount):
        problem = "must find a Fraction of minor units, or a function that narrows one down"
        raise MicroloanError("rebate", rule, problem, code="wrong_type")
    near = Bounds(amount, amount) if isinstance(amount, Fraction) else amount(_PLACES[0])
    if near.high < 0:
        problem = "finds less than nothing; a rebate is from zero"
        raise MicroloanError("rebate", rule, problem, code="out_of_range")
    minor, shown = rounded(amount, rounding), max(near.low, Fraction(0))
    return Found(minor, case.pen.rounded(working, shown.numerator, shown.denominator, rounding))


def rounded(amount: Exact, rounding: RoundingRule) -> int:
    """Return an amount rounded as its exact value rounds.

    Parameters
    ----------
    amount
        Minor units, exact or between bounds.
    rounding
        A rule that decides at whole or half units, as all do.

    Notes
    -----
    Bounds are narrowed until both of them round alike. Where 60 decimals do not part them, the
    amount is, to within them, a whole or half unit; then it is taken for that.

    Examples
    --------
    >>> from microloan.arithmetic.rounding import HALF_UP, UP, RoundingRule
    >>> def near(places):
    ...     return Bounds(Fraction(5, 2) - Fraction(1, 10**places), Fraction(5, 2) + Fraction(1, 10**places))
    >>> rounded(near, RoundingRule(1, HALF_UP)), rounded(near, RoundingRule(1, UP))
    (3, 3)
    """
    if isinstance(amount, Fraction):
        return rounding.apply(max(amount.numerator, 0), amount.denominator)
    low = Fraction(0)
    for places in _PLACES:
        low, high = (max(bound, Fraction(0)) for bound in amount(places))
        ends = {rounding.apply(bound.numerator, bound.denominator) for bound in (low, high)}
        if len(ends) == 1:
            return ends.pop()
    half = Fraction(rounding.multiple, 2)
    point = -(-low // half) * half
    return rounding.apply(point.numerator, point.denominator)
