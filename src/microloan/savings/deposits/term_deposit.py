"""`TermDeposit`: one amount for a fixed term (FDR, fixed deposit).

>>> from microloan.calendars.frequencies import days
>>> from microloan.currency import BDT
>>> deposit = TermDeposit(BDT(100_000), term=days(91), rate="7%")
>>> deposit.span()
Duration(years=Fraction(91, 365), whole=0, rest=Fraction(91, 365))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate, rate_of
from microloan.calendars import month_end
from microloan.calendars.day_count import DayCount
from microloan.calendars.days import checked_day, to_date
from microloan.calendars.recurrence import check_last_day, occurrences
from microloan.calendars.regular_dates import number_up_to
from microloan.errors import MicroloanError
from microloan.interest.accrual import PER_PERIOD
from microloan.products.fee_parts import ChargeRounding, check_amount, check_rounding
from microloan.products.savings_taxes import WithholdingTax
from microloan.savings.deposits.early import NO_INTEREST, EarlyRule
from microloan.savings.deposits.growth import SIMPLE
from microloan.savings.deposits.growth_kinds import Duration
from microloan.savings.deposits.payout import AT_MATURITY
from microloan.savings.deposits.rate_card import checked_term, length_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from microloan.calendars.frequencies import Frequency
    from microloan.currency import Money
    from microloan.interest.accrual import Accrual
    from microloan.savings.deposits.growth_kinds import Growth
    from microloan.savings.deposits.payout import Payout


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRules:
    """The rules of a term deposit.

    Parameters
    ----------
    growth
        How interest is counted until it is paid at maturity, a rule of `growth`. With a
        payout on the way nothing compounds, and it stays `growth.SIMPLE`.
    payout
        When it is paid, a rule of `payout`.
    accrual
        `PER_PERIOD` counts a month as a twelfth of a year and a day as 1/365. A day count
        counts the days between the dates, and needs the day the deposit is opened on;
        whole months still make the compounding periods, and days what goes beyond.
    rounding
        What each interest payment is rounded to.
    tax
        What is withheld from each, or None.
    early
        What is paid before the term is over, a rule of `early`.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or growth is named where interest is paid on the way.

    Examples
    --------
    >>> TermRules().payout
    payout.AT_MATURITY
    """

    growth: Growth = SIMPLE
    payout: Payout = AT_MATURITY
    accrual: Accrual | DayCount = PER_PERIOD
    rounding: ChargeRounding = field(default_factory=ChargeRounding)
    tax: WithholdingTax | None = None
    early: EarlyRule = NO_INTEREST

    def __post_init__(self) -> None:
        for name, method in (("growth", "over"), ("payout", "earned"), ("early", "closing")):
            if not callable(getattr(getattr(self, name), method, None)):
                raise MicroloanError(name, getattr(self, name), f"must be a rule of {name}", code="wrong_type")
        if self.accrual != PER_PERIOD and not isinstance(self.accrual, DayCount):
            problem = "must be PER_PERIOD or a day count such as day_count.ACTUAL_365"
            raise MicroloanError("accrual", self.accrual, problem, code="wrong_type")
        check_rounding("rounding", self.rounding)
        if self.payout.period is not None and self.growth != SIMPLE:
            problem = (
                "says how interest earns interest until it is paid, and here it is paid on the way; "
                "leave it out, or use payout.AT_MATURITY"
            )
            raise MicroloanError("growth", self.growth, problem, code="contradiction")
        if self.tax is not None and not isinstance(self.tax, WithholdingTax):
            raise MicroloanError("tax", self.tax, "must be WithholdingTax(…) or None", code="wrong_type")

    def amounts(self) -> dict[str, Money | None]:
        """Return the amounts in the rules, by their places, for checks of the currency."""
        tax = None if self.tax is None else self.tax.rounding.multiple
        return {"rules.rounding": self.rounding.multiple, "rules.tax.rounding": tax}


@dataclass(frozen=True, slots=True, init=False)
class TermDeposit:
    """One amount for a fixed term.

    Parameters
    ----------
    principal
        What is deposited, above zero.
    term
        A length such as ``days(91)`` or ``months(12)``.
    rate
        A year's rate.
    rules
        How it grows and pays; without them simple interest at maturity.
    opened_on
        The day of the deposit, which a day count needs; or None.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type or out of range, rules are in another currency, or a
        day count has no day to count from.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.currency import INR
    >>> TermDeposit(INR(50_000), term=months(15), rate="6.5%", opened_on=date(2026, 1, 31)).matures_on
    datetime.date(2027, 4, 30)
    """

    principal: Money
    term: Frequency
    rate: Rate
    rules: TermRules
    opened_on: date | None

    def __init__(
        self,
        principal: Money,
        *,
        term: Frequency,
        rate: Rate | str,
        rules: TermRules | None = None,
        opened_on: date | None = None,
    ) -> None:
        from microloan.savings.deposits.scheme import check_currency

        given = TermRules() if rules is None else rules
        check_amount("principal", principal, least=1)
        if not isinstance(given, TermRules):
            raise MicroloanError("rules", rules, "must be TermRules(…)", code="wrong_type")
        if opened_on is not None:
            checked_day(opened_on, "opened_on")
        elif isinstance(given.accrual, DayCount):
            problem = f"is missing; {given.accrual!r} counts the days between dates"
            raise MicroloanError("opened_on", None, problem, code="missing")
        if given.tax is not None and opened_on is None:
            given.tax.rate_on(None)
        check_currency(given.amounts(), principal)
        object.__setattr__(self, "principal", principal)
        object.__setattr__(self, "term", checked_term("term", term))
        object.__setattr__(self, "rate", rate_of(rate))
        object.__setattr__(self, "rules", given)
        object.__setattr__(self, "opened_on", opened_on)
        _ = self.matures_on

    @property
    def matures_on(self) -> date | None:
        """The day of maturity; None where no opening day is known."""
        return None if self.opened_on is None else to_date(self.day_after(self.term))

    def measure(self, length: Frequency) -> Fraction | int:
        """Return what lengths of this deposit are compared by: their last days, where those are known.

        >>> from datetime import date
        >>> from microloan.calendars.frequencies import days, months
        >>> from microloan.currency import BDT
        >>> deposit = TermDeposit(BDT(1_000), term=months(12), rate="7%", opened_on=date(2026, 2, 1))
        >>> deposit.measure(days(89)) == deposit.measure(months(3))
        True
        """
        if self.opened_on is None:
            return length_of(length)
        # Terms of a rate card may end past the calendar: they are compared, and never reached.
        return occurrences(checked_day(self.opened_on, "opened_on"), length, month_end.SAME_DAY)(1)

    def day_after(self, elapsed: Frequency) -> int:
        """Return the day number that lies a length after the opening day."""
        origin = checked_day(self.opened_on, "opened_on")
        day = occurrences(origin, elapsed, month_end.SAME_DAY)(1)
        check_last_day(day, "matures_on")
        return day

    def span(self, elapsed: Frequency | None = None, period: Frequency | None = None) -> Duration:
        """Return the deposit's time, or that of a part of it, as interest counts it.

        Parameters
        ----------
        elapsed
            The part; None is the whole term.
        period
            The whole periods to count; None counts those of the growth rule.

        Examples
        --------
        >>> from microloan.calendars.frequencies import QUARTER, months
        >>> from microloan.currency import BDT
        >>> TermDeposit(BDT(1_000), term=months(14), rate="7%").span(period=QUARTER)
        Duration(years=Fraction(7, 6), whole=4, rest=Fraction(1, 6))
        """
        length = self.term if elapsed is None else checked_term("elapsed", elapsed)
        each = self.rules.growth.compounds if period is None else period
        count = self.rules.accrual
        if not isinstance(count, DayCount):
            years = length_of(length)
            whole = 0 if each is None else int(years * each.periods_per_year)
            return Duration(years, whole, years if each is None else years - whole / each.periods_per_year)
        origin, end, stop = checked_day(self.opened_on, "opened_on"), self.day_after(length), self.day_after(self.term)
        years = Fraction(count.days(origin, end, stop), count.denominator)
        if each is None:
            return Duration(years, 0, years)
        dates = occurrences(origin, each, month_end.SAME_DAY)
        whole = number_up_to(dates, end)
        return Duration(years, whole, Fraction(count.days(dates(whole), end, stop), count.denominator))

    def to_dict(self) -> dict[str, object]:
        """Return the deposit as plain data; `from_dict` reads it back."""
        from microloan.savings.deposits.records import term_deposit_to_dict

        return term_deposit_to_dict(self)

    @staticmethod
    def from_dict(data: Mapping[str, object]) -> TermDeposit:
        """Return the deposit that plain data describes.

        Raises
        ------
        RecordError
            If a key is missing or unknown, or a value is not what it should be.
        """
        from microloan.savings.deposits.records import term_deposit_from_dict

        return term_deposit_from_dict(data)
