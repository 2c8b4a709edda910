"""Interest by what is really outstanding: more on what is paid late, less on what is paid early.

A schedule says what is due as long as everybody pays on the day. `recalculated` says what is
due after what really happened: the installments stay as large as they were, interest is that
of the outstanding principal, and the last installment takes what is left. Interest that is
not paid bears none.

>>> from datetime import date
>>> from microloan.ledger.examples import account_by_days
>>> late = recalculated(account_by_days(), as_of=date(2025, 2, 24), rest=DAILY)
>>> [str(row.interest) for row in late]
['Rs. 356.71', 'Rs. 291.16', 'Rs. 218.09', 'Rs. 142.15', 'Rs. 74.34']
>>> late.installment(2).explain()["interest until 2025-02-24"].working
'20,000.00 × 21% × 28 ÷ 365 × 14/28 = 161.0958…, rounded half up to a multiple of 0.01'
>>> late.installment(2).explain()["interest"].working
'161.10 + 130.06'
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.kinds import largest
from microloan.calendars.days import checked_day
from microloan.errors import MicroloanError
from microloan.interest import DecliningBalance
from microloan.interest.accrual import each_period
from microloan.interest.declining import DecliningRows
from microloan.interest.shape_kinds import InstallmentShape
from microloan.ledger.account import Account
from microloan.ledger.changed_account import post_again
from microloan.ledger.events import Levy
from microloan.ledger.figures import state_of
from microloan.ledger.lateness import STRICT
from microloan.ledger.position import Position
from microloan.ledger.recalculated_schedule import RecalculatedSchedule, Stretch, WorkedOut
from microloan.ledger.recast import deferred_refused
from microloan.ledger.rest import DAILY, Rest
from microloan.products.planning import plan_loan
from microloan.schedules.amended import AmendedSchedule
from microloan.schedules.tranches import elapsed_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from microloan.schedules.schedule import Schedule


def recalculated(account: Account, as_of: date, rest: Rest = DAILY) -> RecalculatedSchedule:
    """Return what is due after what really happened on a declining-balance loan.

    Parameters
    ----------
    account
        The loan, with what was paid.
    as_of
        The day that is looked from: until it the principal that was really outstanding bears
        interest, and from it on the one that is scheduled, as if what is late were paid
        then. Events after it do not count.
    rest
        How often interest follows the balance.

    Returns
    -------
    A schedule on which the events are posted as on any. Fees and savings stay.

    Raises
    ------
    MicroloanError
        If the loan is flat, defers interest, or the day is none or before disbursement.

    Notes
    -----
    The interest of a stretch of a period is balance × rate × period × share of the period,
    each rounded as the terms say. After the last due date nothing accrues: what is charged
    then is a `Levy`.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import account_by_days
    >>> from microloan.ledger.rest import EACH_PERIOD
    >>> recalculated(account_by_days(), as_of=date(2025, 2, 24), rest=EACH_PERIOD).installment(2).interest
    INR('322.19')
    """
    if not isinstance(account, Account):
        raise MicroloanError("account", account, "must be an Account, such as post(…) gives", code="wrong_type")
    if not isinstance(rest, Rest):
        raise MicroloanError("rest", rest, "must be a rule such as rest.DAILY", code="wrong_type")
    day = checked_day(as_of, "as_of")
    account.position(as_of)
    recalculation = _Recalculation(account, day, rest)
    worked_out = recalculation.worked_out()
    return recalculation.schedule(as_of, worked_out)


class _Period(NamedTuple):
    """A period: its days, its factor as an exact pair, and the share that is over on each day."""

    start: int
    end: int
    factor: tuple[int, int]
    schedule: Schedule
    termination: int

    def over(self, day: int) -> Fraction:
        """Return the share of the period that is over on a day before its end."""
        if day == self.start:
            return Fraction(0)
        return elapsed_share(self.schedule.terms, day, (self.start, self.end), self.termination)


class _Recalculation:
    """What the rows of one account come to."""

    def __init__(self, account: Account, day: int, rest: Rest) -> None:
        self.account, self.day, self.rest = account, day, rest
        self.before = account.schedule
        self.events = [event for event in account.events if event.on.toordinal() <= day]
        made = {id(origin): origin for origin, _ in map(self.before.origin_of, self._numbers)}
        periods = {key: list(_periods(origin)) for key, origin in made.items()}
        placed = [(id(origin), own) for origin, own in map(self.before.origin_of, self._numbers)]
        self._period = [periods[key][own - 1] for key, own in placed]

    @property
    def _numbers(self) -> range:
        return range(1, len(self.before) + 1)

    def worked_out(self) -> list[WorkedOut]:
        """Return the interest of every row, which agrees with the payments posted on these very rows.

        What a payment in advance takes as interest it does not take off the balance, and so the
        interest of a row depends on itself and on later ones, though by little. Where interest
        is rounded so coarsely that no answer agrees with itself, the cheapest of those that
        lead to each other is taken.
        """
        interests = self.before.interest_parts
        tried: dict[tuple[int, ...], list[WorkedOut]] = {}
        while True:
            worked_out = self._round(interests)
            found = tuple(one.interest for one in worked_out)
            if found == interests:
                return worked_out
            if found in tried:
                again = list(tried).index(found)
                return min(list(tried.values())[again:], key=lambda rows: sum(one.interest for one in rows))
            tried[found] = worked_out
            interests = found

    def schedule(self, as_of: date, worked_out: Sequence[WorkedOut]) -> RecalculatedSchedule:
        """Return the schedule of all rows, without those at the end that ask for nothing."""
        before, count = self.before, len(worked_out)
        interests = tuple(one.interest for one in worked_out)
        principals = self._principals(interests)
        fees = before.fee_parts or (0,) * count
        named = [one.installment or 0 for one in self.account.events if isinstance(one, Levy)]
        least = max([1, *named])
        while count > least and not (principals[count - 1] or interests[count - 1] or fees[count - 1]):
            count -= 1
        return RecalculatedSchedule(
            terms=before.terms,
            due_days=before.due_days[:count],
            principal_parts=tuple(principals[:count]),
            interest_parts=interests[:count],
            fee_parts=before.fee_parts[:count],
            savings_parts=before.savings_parts[:count],
            before=before,
            as_of=as_of,
            definition=self.rest.definition,
            worked_out=tuple(worked_out[:count]),
        )

    def _principals(self, interests: Iterable[int]) -> list[int]:
        """Return what rows repay: what their shape asks for, as long as something is left, and the last the rest."""
        before, left = self.before, sum(self.before.principal_parts)
        principals: list[int] = []
        for number, interest in enumerate(interests, start=1):
            part = left if number == len(before) else min(self._asked(number, interest), left)
            principals.append(part)
            left -= part
        return principals

    def _asked(self, number: int, interest: int) -> int:
        """Return the principal that a row asks for: its installment stays, or its principal where that is given."""
        asked = self.before.principal_parts[number - 1]
        origin, own = self.before.origin_of(number)
        repayment = origin.terms.repayment
        if isinstance(repayment.shape, InstallmentShape) and repayment.grace.pays_principal(own):
            asked += self.before.interest_parts[number - 1] - interest
        return max(asked, 0)

    def _round(self, interests: tuple[int, ...]) -> list[WorkedOut]:
        """Return the interest of every row, of payments posted while the rows ask for some interest."""
        account, worked_out = self._posted(interests), list[WorkedOut]()
        left = sum(self.before.principal_parts)
        for number in self._numbers:
            one = self._row(number, account, left)
            worked_out.append(one)
            left -= min(self._asked(number, one.interest), left)
        return worked_out

    def _posted(self, interests: tuple[int, ...]) -> Account:
        rows = RecalculatedSchedule.on_the_way(self.before, tuple(self._principals(interests)), interests)
        return post_again(self.account, rows, self.events)

    def _row(self, number: int, account: Account, scheduled: int) -> WorkedOut:
        """Return the interest of a row before which so much principal is scheduled to be left."""
        before, period = self.before, self._period[number - 1]
        origin, _ = before.origin_of(number)
        rule, (over, under) = origin.terms.rounding.rules().interest, period.factor
        stretches: list[Stretch] = []
        bases = [(start, self._base(account, start, scheduled)) for start in self._starts(period)]
        # Where the balance is the same again, the stretch goes on: it is rounded once.
        bases = [one for place, one in enumerate(bases) if not place or one[1] != bases[place - 1][1]]
        for (start, base), end in zip(bases, [*(start for start, _ in bases[1:]), period.end], strict=True):
            share = (period.over(end) if end < period.end else 1) - period.over(start)
            exact = (base * over * share.numerator, under * share.denominator)
            stretches.append(Stretch(start, end, base, share, exact, rule.apply(*exact)))
        added = before.additions(number) if isinstance(before, AmendedSchedule) else ()
        moved = sum(one.amount for one in added if one.part == "interest")
        return WorkedOut(tuple(stretches), moved, rule)

    def _starts(self, period: _Period) -> list[int]:
        """Return the days on which stretches of a period may begin."""
        changes = {event.on.toordinal() for event in self.events} | {self.day}
        days = {*self.rest.cuts(period.start, sorted(changes))}
        days |= {day.toordinal() for day, _ in self.before.lent_on}
        return [period.start, *sorted(day for day in days if period.start < day < period.end)]

    def _base(self, account: Account, start: int, scheduled: int) -> int:
        """Return the balance that bears interest from a day on."""
        first = self.account.schedule.terms.disbursed_on.toordinal()
        looked = date.fromordinal(max(min(start, self.day), first))
        state = state_of(account.replayed, looked.toordinal(), STRICT.grace_days)
        outstanding = Position(account, looked, STRICT, state).outstanding_principal.minor
        if start < self.day:
            return max(outstanding, 0)
        drawn = self.before.undrawn(self.day) - self.before.undrawn(start)
        return max(min(scheduled - self.before.undrawn(start), outstanding + drawn), 0)


def _periods(schedule: Schedule) -> Iterable[_Period]:
    """Return the periods of a declining-balance schedule."""
    terms = schedule.terms
    if not isinstance(terms.interest, DecliningBalance):
        problem = "does not accrue on the balance: a flat charge stays what it is, and is not recalculated"
        raise MicroloanError("interest", terms.interest, problem, code="not_offered")
    plan = plan_loan(terms)
    rows = terms.interest.amortization(plan)
    if not isinstance(rows, DecliningRows):
        raise deferred_refused(terms)
    spans = list(islice(plan.timing.spans(), plan.term.rows))
    factors = each_period(rows.factors.runs)
    for (start, end), numerator in zip(spans, factors, strict=False):
        factor = (largest(numerator), largest(rows.factors.denominator))
        yield _Period(start, end, factor, schedule, spans[-1][1])
