"""What the state takes of savings: a share of the interest, and a duty on the balance.

====================  ====================================================================
`WithholdingTax`      a part of the interest, kept back when it is posted
`ExciseDuty`          an amount by the highest balance of the calendar year, at its end
`DutyBand`            the amount for balances up to a bound
`DutySince`           bands, from a date on
====================  ====================================================================

>>> WithholdingTax("TDS", "10%")
WithholdingTax('TDS', '10%')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from microloan.arithmetic.kinds import maximum, minimum
from microloan.arithmetic.rates import Rate
from microloan.calendars.days import checked_day
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products.fee_parts import ChargeRounding, check_amount, check_name, check_rounding
from microloan.products.savings_rates import DatedRates

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.kinds import N
    from microloan.currency import Money


@dataclass(frozen=True, slots=True, init=False, repr=False)
class WithholdingTax:
    """A part of the interest that is kept back when it is posted.

    Parameters
    ----------
    name
        As people say it: ``TDS``.
    rate
        One rate, or `DatedRates`; the one of the posting date is taken.
    rounding
        What the tax is rounded to.

    Raises
    ------
    MicroloanError
        If the name is empty, or a rate is none, has tiers or is negative.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.arithmetic.rates import percent
    >>> from microloan.products.savings_rates import RateSince
    >>> WithholdingTax("TDS", DatedRates("10%", RateSince(date(2026, 7, 1), percent(15)))).rate_on(date(2026, 7, 1))
    percent('15')
    """

    name: str
    rate: DatedRates
    rounding: ChargeRounding = field(default_factory=ChargeRounding)

    def __init__(self, name: str, rate: Rate | str | DatedRates, rounding: ChargeRounding | None = None) -> None:
        check_name("name", name)
        rates = rate if isinstance(rate, DatedRates) else DatedRates(rate)
        for one in (rates.first, *(change.rate for change in rates.changes)):
            if not isinstance(one, Rate):
                raise MicroloanError("rate", one, "must be a rate such as 10%, without tiers", code="wrong_type")
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "rate", rates)
        object.__setattr__(self, "rounding", ChargeRounding() if rounding is None else rounding)
        check_rounding("rounding", self.rounding)

    def amount(self, earned: N, day: date | None = None) -> N:
        """Return the tax on what is earned, in minor units; never more than all of it, and nothing of a loss.

        Parameters
        ----------
        earned
            Minor units; int, or int64 array of any shape.
        day
            When it is paid; None where no day is known.

        Raises
        ------
        MicroloanError
            If no day is known, and the rate is not the same on all; or the amount is no
            minor units.

        Examples
        --------
        >>> WithholdingTax("TDS", "10%").amount(174_521)
        17452
        """
        if type(earned) is not int and getattr(getattr(earned, "dtype", None), "kind", "") not in {"i", "O"}:
            raise MicroloanError("earned", earned, "must be whole minor units, such as 174_521", code="wrong_type")
        rate, taxed = self.rate_on(day), maximum(earned, 0)
        return minimum(self.rounding.rule().apply(taxed * rate.numerator, rate.denominator), taxed)

    def rate_on(self, day: date | None) -> Rate:
        """Return the rate of a day; None is any day, where the rate is the same on all."""
        if day is None and self.rate.changes:
            problem = "changes by date, where no day of payment is known; give the rate of that day alone"
            raise MicroloanError("tax.rate", self.rate.changes[0].since, problem, code="missing")
        rate = self.rate.first if day is None else self.rate.on(day)
        # Checked when the value was made.
        return rate if isinstance(rate, Rate) else Rate(0, 1)

    def __repr__(self) -> str:
        rate = repr(self.rate) if self.rate.changes else f"'{self.rate.first}'"
        more = "" if self.rounding == ChargeRounding() else f", {self.rounding!r}"
        return f"WithholdingTax({self.name!r}, {rate}{more})"


@dataclass(frozen=True, slots=True)
class DutyBand:
    """The duty for balances up to a bound, which belongs to it.

    Parameters
    ----------
    duty
        From zero.
    up_to
        The last balance; None where the band has no end.

    Raises
    ------
    MicroloanError
        If an amount is negative or no money.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> DutyBand(BDT(150), up_to=BDT(500_000)).duty
    BDT('150.00')
    """

    duty: Money
    up_to: Money | None = None

    def __post_init__(self) -> None:
        check_amount("duty", self.duty, least=0)
        if self.up_to is not None:
            check_amount("up_to", self.up_to, least=1)
            if self.up_to.currency != self.duty.currency:
                problem = f"is not in {self.duty.currency.code}"
                raise CurrencyMismatch("up_to", self.up_to, problem, code="currency_mismatch")


@dataclass(frozen=True, slots=True)
class DutySince:
    """The bands of a duty, from a date on.

    Parameters
    ----------
    since
        The first day they are for.
    bands
        In rising order; without an end to the last, higher balances are refused.

    Raises
    ------
    MicroloanError
        If there is no band, or the bounds do not rise.
    CurrencyMismatch
        If two currencies meet.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> bands = (DutyBand(BDT(0), up_to=BDT(100_000)), DutyBand(BDT(150), up_to=BDT(500_000)))
    >>> DutySince(date(2024, 7, 1), bands).of(BDT("100000.01"))
    BDT('150.00')
    """

    since: date
    bands: tuple[DutyBand, ...]

    def __post_init__(self) -> None:
        checked_day(self.since, "since")
        bands: object = self.bands
        if not isinstance(bands, tuple) or not self.bands or not all(isinstance(band, DutyBand) for band in self.bands):
            raise MicroloanError("bands", bands, "must be a tuple of DutyBand, at least one", code="wrong_type")
        first = self.bands[0].duty.currency
        for position, band in enumerate(self.bands):
            if band.duty.currency != first:
                place, problem = f"bands[{position}].duty", f"is not in {first.code}, as the band before"
                raise CurrencyMismatch(place, band.duty, problem, code="currency_mismatch")
        for before, after in pairwise(self.bands):
            if before.up_to is None or (after.up_to is not None and after.up_to <= before.up_to):
                problem = f"must be above up_to={before.up_to} of the band before"
                raise MicroloanError("up_to", after.up_to, problem, code="overlap")

    def of(self, balance: Money) -> Money:
        """Return the duty for a balance.

        Raises
        ------
        MicroloanError
            If the balance is above the last band.
        """
        for band in self.bands:
            if band.up_to is None or balance <= band.up_to:
                return band.duty
        problem = f"is above {self.bands[-1].up_to}, where the bands since {self.since} end"
        raise MicroloanError("balance", balance, problem, code="not_covered")


@dataclass(frozen=True, slots=True)
class ExciseDuty:
    """A duty by the highest balance of the calendar year, taken at its end or when the account is closed.

    Parameters
    ----------
    name
        As people say it: ``excise duty``.
    schedule
        The bands, each with the date from which they are for, in rising order. Days before the
        first are refused: a duty that began then has a first band of nothing.

    Raises
    ------
    MicroloanError
        If the name is empty, there is no schedule, or its dates do not rise.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> since = DutySince(date(2024, 7, 1), (DutyBand(BDT(0), up_to=BDT(100_000)), DutyBand(BDT(150))))
    >>> ExciseDuty("excise duty", (since,)).of(BDT(200_000), date(2024, 12, 31))
    BDT('150.00')
    """

    name: str
    schedule: tuple[DutySince, ...]

    def __post_init__(self) -> None:
        check_name("name", self.name)
        schedule: object = self.schedule
        if (
            not isinstance(schedule, tuple)
            or not self.schedule
            or not all(isinstance(since, DutySince) for since in self.schedule)
        ):
            raise MicroloanError("schedule", schedule, "must be a tuple of DutySince, at least one", code="wrong_type")
        for before, after in pairwise(self.schedule):
            if after.since <= before.since:
                problem = f"must be after {before.since}, the one before it"
                raise MicroloanError("since", after.since, problem, code="out_of_order")
            currency, duty = before.bands[0].duty.currency, after.bands[0].duty
            if duty.currency != currency:
                raise CurrencyMismatch("schedule", duty, f"is not in {currency.code}", code="currency_mismatch")

    def of(self, highest: Money, day: date) -> Money:
        """Return the duty taken on a day for the highest balance of its year.

        Raises
        ------
        MicroloanError
            If no bands are known for the day, or the balance is above the last.
        """
        return self.since(day).of(highest)

    def since(self, day: date) -> DutySince:
        """Return the bands of a day.

        Raises
        ------
        MicroloanError
            If none are known for it.
        """
        checked_day(day, "day")
        for since in reversed(self.schedule):
            if since.since <= day:
                return since
        problem = f"is before {self.schedule[0].since}, from which on the bands of the {self.name} are known"
        raise MicroloanError("day", day, problem, code="not_covered")


SavingsTax: TypeAlias = WithholdingTax | ExciseDuty
