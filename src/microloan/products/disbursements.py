"""`Disbursements`: a loan that is paid out in parts, with a down payment, or with interest from another day.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> in_two = Disbursements(amount=BDT(30_000), tranches=(Tranche(BDT(10_000), on=date(2026, 3, 1)),))
>>> in_two.first
BDT('20000.00')
>>> Disbursements(amount=BDT(30_000), tranches=(Tranche("40%", after_days=56),)).parts(date(2026, 1, 4))
((datetime.date(2026, 1, 4), BDT('18000.00')), (datetime.date(2026, 3, 1), BDT('12000.00')))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import cast

from microloan.arithmetic.rates import Rate, rate_of
from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError

MOST_TRANCHES = 24
MOST_DAYS_AFTER = 36_600
_NOTHING, _WHOLE = Rate(0, 1), Rate(1, 1)


@dataclass(frozen=True, slots=True, init=False)
class Tranche:
    """A later part of a loan: how much of it, and when it is paid out.

    Parameters
    ----------
    what
        An amount, or a share of the whole such as "40%", rounded half up to the smallest unit.
    on
        The day; or
    after_days
        how many days after the first part, from 1.

    Raises
    ------
    MicroloanError
        If the amount is not above zero, the share not between 0% and 100%, or the day is given
        twice or not at all.

    Examples
    --------
    >>> Tranche("40%", after_days=56)
    Tranche(what=percent('40'), on=None, after_days=56)
    """

    what: Rate | Money
    on: date | None = None
    after_days: int | None = None

    def __init__(self, what: Rate | str | Money, *, on: date | None = None, after_days: int | None = None) -> None:
        object.__setattr__(self, "what", checked_part("what", what))
        if (on is None) == (after_days is None):
            problem = "must be given, or after_days in its place; one of the two"
            raise MicroloanError("on", on, problem, code="contradiction")
        if on is not None and type(on) is not date:
            raise MicroloanError("on", on, "must be a date, such as date(2026, 3, 1)", code="wrong_type")
        if after_days is not None and not (type(after_days) is int and 1 <= after_days <= MOST_DAYS_AFTER):
            problem = f"must be a whole number of days from 1 to {MOST_DAYS_AFTER:,}"
            raise MicroloanError("after_days", after_days, problem, code="out_of_range")
        object.__setattr__(self, "on", on)
        object.__setattr__(self, "after_days", after_days)

    def day(self, disbursed_on: date) -> date:
        """Return the day on which it is paid out.

        Parameters
        ----------
        disbursed_on
            The day of the first part.
        """
        if self.on is not None:
            return self.on
        days = cast("int", self.after_days)
        if days > (date.max - disbursed_on).days:
            problem = f"days after {disbursed_on} lie past {date.max}, the last day of the calendar"
            raise MicroloanError("after_days", days, problem, code="past_the_calendar")
        return disbursed_on + timedelta(days=days)

    def amount_of(self, whole: Money) -> Money:
        """Return its amount, of the whole amount of the loan."""
        return part_of(self.what, whole)


@dataclass(frozen=True, slots=True, init=False)
class Disbursements:
    """An amount that is not simply paid out on one day.

    Parameters
    ----------
    amount
        The whole amount lent, all parts together.
    tranches
        The parts that are paid out later, in order of their days; what they leave is the first
        part, paid out on `LoanTerms.disbursed_on`.
    down_payment
        What the borrower pays on the day of disbursement, an amount or a share of the whole;
        the rest is repaid in installments. It goes without tranches.
    interest_from
        The day from which interest counts, where it is not the day of disbursement.

    Raises
    ------
    MicroloanError
        If the amount is not above zero, the parts leave nothing for the first, the days do not
        rise, a share rounds to nothing, currencies differ, or a down payment stands beside
        tranches or leaves nothing.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> str(Disbursements(amount=INR(17_500), down_payment="20%").paid_down)
    'Rs. 3,500'
    """

    amount: Money
    tranches: tuple[Tranche, ...] = ()
    down_payment: Rate | Money | None = None
    interest_from: date | None = None

    def __init__(
        self,
        amount: Money,
        *,
        tranches: tuple[Tranche, ...] = (),
        down_payment: Rate | str | Money | None = None,
        interest_from: date | None = None,
    ) -> None:
        share = None if down_payment is None else checked_part("down_payment", down_payment)
        for name, value in (
            ("amount", amount),
            ("tranches", tranches),
            ("down_payment", share),
            ("interest_from", interest_from),
        ):
            object.__setattr__(self, name, value)
        self._check()

    @property
    def first(self) -> Money:
        """The part that is paid out on the day of disbursement."""
        return self.amount - self._later

    @property
    def paid_down(self) -> Money:
        """What the borrower pays on the day of disbursement."""
        return self.amount * 0 if self.down_payment is None else part_of(self.down_payment, self.amount)

    def parts(self, disbursed_on: date) -> tuple[tuple[date, Money], ...]:
        """Return each part with the day on which it is paid out, the first one first."""
        later = ((one.day(disbursed_on), one.amount_of(self.amount)) for one in self.tranches)
        return ((disbursed_on, self.first), *later)

    @property
    def _later(self) -> Money:
        return sum((one.amount_of(self.amount) for one in self.tranches), start=self.amount * 0)

    def _check(self) -> None:
        amount: object = self.amount
        if not isinstance(amount, Money) or amount.minor <= 0:
            raise MicroloanError("amount", amount, "must be an amount above zero, BDT(30_000)", code="out_of_range")
        check_tranches(self.tranches)
        given = [*(one.what for one in self.tranches), self.down_payment]
        for part in given:
            if isinstance(part, Money) and part.currency != amount.currency:
                problem = f"must be in {amount.currency.code}, the currency of the amount"
                raise CurrencyMismatch(
                    "tranches" if self.tranches else "down_payment", part, problem, code="currency_mismatch"
                )
        shares = [("tranches", one.what) for one in self.tranches] + [("down_payment", self.down_payment)]
        for name, what in shares:
            if what is not None and not part_of(what, amount).minor:
                problem = f"of amount={amount} rounds to nothing; leave it out, or give an amount"
                raise MicroloanError(name, what, problem, code="contradiction")
        if self.tranches and self._later >= amount:
            problem = f"is what the tranches add up to; they must leave a first part of amount={amount}"
            raise MicroloanError("tranches", self._later, problem, code="contradiction")
        if self.down_payment is not None and self.tranches:
            problem = "goes without tranches: it is paid on the day when all of the loan is"
            raise MicroloanError("down_payment", self.down_payment, problem, code="contradiction")
        if self.paid_down >= amount:
            raise MicroloanError(
                "down_payment", self.paid_down, f"leaves nothing of amount={amount}", code="contradiction"
            )
        if self.interest_from is not None and type(self.interest_from) is not date:
            raise MicroloanError("interest_from", self.interest_from, "must be a date or None", code="wrong_type")


def part_of(what: Rate | Money, whole: Money) -> Money:
    """Return an amount that is given, or a share of the whole, rounded half up.

    >>> from microloan.arithmetic.rates import percent
    >>> from microloan.currency import BDT
    >>> part_of(percent(40), BDT("0.99"))
    BDT('0.40')
    """
    return what if isinstance(what, Money) else whole.times(what, rounding=HALF_UP)


def check_tranches(tranches: object) -> None:
    """Refuse what are no tranches, or not in the order of their days."""
    given = cast("tuple[object, ...]", tranches)
    if type(tranches) is not tuple or not all(isinstance(one, Tranche) for one in given):
        raise MicroloanError("tranches", given, "must be a tuple of Tranche(…)", code="wrong_type")
    if len(given) > MOST_TRANCHES:
        raise MicroloanError("tranches", len(given), f"are too many; at most {MOST_TRANCHES}", code="out_of_range")
    _check_rising(cast("tuple[Tranche, ...]", given))


def _check_rising(tranches: tuple[Tranche, ...]) -> None:
    """Refuse days that do not rise, where two can be compared before the day of disbursement is known."""
    for kind in ("on", "after_days"):
        days = [(f"tranches[{place}].{kind}", getattr(one, kind)) for place, one in enumerate(tranches)]
        for (earlier, before), (name, day) in pairwise(pair for pair in days if pair[1] is not None):
            if day <= before:
                problem = f"must be after {earlier}={before}: parts are in the order of their days"
                raise MicroloanError(name, day, problem, code="out_of_order")


def check_days(disbursements: Disbursements, disbursed_on: date) -> None:
    """Refuse tranches whose days do not rise from disbursement on.

    >>> from microloan.currency import BDT
    >>> check_days(Disbursements(amount=BDT(5), tranches=(Tranche(BDT(1), on=date(2026, 1, 4)),)), date(2026, 1, 4))
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: principal.tranches[0]=2026-01-04 must be after 2026-01-04, the part before it
    """
    before = disbursed_on
    for place, (day, _) in enumerate(disbursements.parts(disbursed_on)[1:]):
        if day <= before:
            problem = f"must be after {before}, the part before it"
            raise MicroloanError(f"principal.tranches[{place}]", day, problem, code="contradiction")
        before = day


def checked_part(argument: str, what: object) -> Rate | Money:
    """Return an amount above zero, or a share between 0% and 100%; refuse anything else.

    >>> checked_part("rate", "40%")
    percent('40')
    """
    if isinstance(what, Money):
        if what.minor <= 0:
            raise MicroloanError(argument, what, "must be an amount above zero", code="out_of_range")
        return what
    share = rate_of(cast("Rate | str", what), argument)
    if not _NOTHING < share < _WHOLE:
        raise MicroloanError(argument, share, "must be above 0% and below 100%", code="out_of_range")
    return share
