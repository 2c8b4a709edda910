"""The course of a plan: when deposits were really made, and what they earn.

>>> from microloan.savings.deposits.lapses import DepositHistory
>>> from microloan.savings.deposits.scheme import example_plan
>>> course_of(example_plan(), DepositHistory(missed=[3])).paid[:5]
(1, 1, 0, 1, 1)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import MicroloanError
from microloan.savings.deposits.lapses import AS_IF_ON_TIME, EXTENDED, DepositHistory
from microloan.savings.deposits.rate_card import checked_term, length_of

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.calendars.frequencies import Frequency
    from microloan.savings.deposits.lapses import Lapses
    from microloan.savings.deposits.scheme import DepositPlan, DepositScheme


class Course(NamedTuple):
    """What becomes of a plan.

    Parameters
    ----------
    paid
        How many deposits counted when 0, 1, … periods had passed, until it is valued.
    later
        Deposits made after that, which earn nothing.
    rate
        What the deposits earn, a year's rate.
    kept
        Whether it ran to its term with every deposit on time.
    remarks
        Sentences for its explanation.
    """

    paid: tuple[int, ...]
    later: int
    rate: Rate
    kept: bool
    remarks: tuple[str, ...] = ()

    @property
    def deposits(self) -> int:
        """How many deposits were made."""
        return sum(self.paid) + self.later


def kept_course(scheme: DepositScheme, count: int, rate: Rate) -> Course:
    """Return the course of a plan in which every deposit is made on time."""
    return Course(scheme.when.paid(count), 0, rate, kept=True)


def course_of(plan: DepositPlan, history: DepositHistory) -> Course:
    """Return the course of a plan that runs to its end.

    Raises
    ------
    MicroloanError
        If the history speaks of deposits that the plan does not have, or of one that was
        made after maturity.
    """
    if not isinstance(history, DepositHistory):
        raise MicroloanError("history", history, "must be a DepositHistory", code="wrong_type")
    count, lapses = plan.deposits, plan.scheme.lapses
    if not history:
        return kept_course(plan.scheme, count, plan.rate)
    converted, made_up = _converted(lapses, history), _made_up(lapses, history)
    paid = list(plan.scheme.when.paid(count)) + [0] * made_up
    for number in history.missed:
        paid[_place(plan, "missed", number)] = 0
    for place in range(count, count + made_up):
        paid[place + plan.scheme.when.lag] += 1
    for number, periods in history.late:
        due = _place(plan, "late", number)
        if due + periods >= len(paid):
            problem = f"is {periods} periods late, and so made after maturity; give it as missed"
            raise MicroloanError("late", number, problem, code="out_of_range")
        if lapses.late != AS_IF_ON_TIME:
            paid[due] -= 1
            paid[due + periods] += 1
    if converted and lapses.conversion is not None:
        rate, remark = (
            lapses.conversion.rate,
            f"converted to {lapses.conversion.rate} after {len(history.missed)} missed",
        )
    else:
        rate, remark = plan.rate, lapses.missed.definition if history.missed else lapses.late.definition
    return Course(tuple(paid), 0, rate, kept=False, remarks=(remark,))


def known_history(plan: DepositPlan, after: Frequency, history: DepositHistory) -> DepositHistory:
    """Return what has happened of a history by the day on which a plan is closed.

    Notes
    -----
    A deposit that falls due on the closing day or later was neither missed nor late. A late
    one whose payment falls there has not come in: it is missed.

    Raises
    ------
    MicroloanError
        If the history speaks of deposits that the plan does not have.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.savings.deposits.scheme import example_plan
    >>> known_history(example_plan(), months(12), DepositHistory(missed=[40], late={3: 2, 11: 2}))
    DepositHistory(missed=(11,), late=((3, 2),))
    """
    if not isinstance(history, DepositHistory):
        raise MicroloanError("history", history, "must be a DepositHistory", code="wrong_type")
    elapsed = length_of(checked_term("after", after)) * plan.scheme.every.periods_per_year
    # What falls on the closing day belongs to the next period where deposits open a period.
    end = elapsed + plan.scheme.when.lag
    missed = [number for number in history.missed if _place(plan, "missed", number) < end]
    late: dict[int, int] = {}
    for number, periods in history.late:
        due = _place(plan, "late", number)
        if due + periods < end:
            late[number] = periods
        elif due < end:
            missed.append(number)
    return DepositHistory(missed, late)


def closed_course(plan: DepositPlan, after: Frequency, known: DepositHistory) -> Course:
    """Return the course of a plan that is closed before its term, or in its extension.

    Parameters
    ----------
    plan
        The plan.
    after
        How long it ran.
    known
        What has happened by then, as `known_history` returns it.

    Raises
    ------
    MicroloanError
        If `after` is no whole number of periods, or not before the plan matures.
    """
    more = _made_up(plan.scheme.lapses, known)
    if length_of(after) >= length_of(plan.term) + more / plan.scheme.every.periods_per_year:
        extended = f" and {more} more for what was missed" if more else ""
        problem = (
            f"must be before the end of the term, {plan.term.text}{extended}; a plan that ran to its end is matured"
        )
        raise MicroloanError("after", after.text, problem, code="out_of_range")
    elapsed = plan.scheme.deposits_in(after)
    whole = course_of(plan, known)
    closing = plan.scheme.early.closing(whole.rate, after)
    until = 0 if closing.until is None else plan.scheme.deposits_in(closing.until)
    made = list(whole.paid[: elapsed + plan.scheme.when.lag])
    made += [0] * (elapsed + 1 - len(made))
    valued = made[: until + plan.scheme.when.lag]
    valued += [0] * (until + 1 - len(valued))
    remark = f"closed after {after.text}: {plan.scheme.early.definition}"
    later = sum(made) - sum(valued)
    return Course(tuple(valued), later, closing.rate, kept=False, remarks=(*whole.remarks, remark))


def _converted(lapses: Lapses, history: DepositHistory) -> bool:
    return lapses.conversion is not None and len(history.missed) >= lapses.conversion.after


def _made_up(lapses: Lapses, history: DepositHistory) -> int:
    """Return how many missed deposits are made after the last, each a period that the plan runs longer."""
    return len(history.missed) if lapses.missed == EXTENDED and not _converted(lapses, history) else 0


def _place(plan: DepositPlan, argument: str, number: int) -> int:
    if number > plan.deposits:
        problem = f"is more than the {plan.deposits} deposits of the plan"
        raise MicroloanError(argument, number, problem, code="out_of_range")
    return number - 1 + plan.scheme.when.lag
