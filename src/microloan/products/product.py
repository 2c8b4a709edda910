"""`LoanProduct`: what an institution offers, and the terms a borrower gets from it.

A product fixes most terms and leaves the borrower a range of amounts and perhaps a choice
of rhythm. `LoanProduct.terms` picks one loan from it and refuses what is not offered.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.products.loading import preset
>>> product = preset("jcf-jagoron")
>>> terms = product.terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
>>> terms.repayment.installments, terms.repayment.every
(46, weeks(1))
>>> product.terms(principal=BDT(0), disbursed_on=date(2026, 1, 4))
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: principal=Tk. 0 must be between Tk. 1,000 and Tk. 49,000 (product jcf-jagoron)
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.products.about import About
from microloan.products.amounts import AmountRange
from microloan.products.offers import RepaymentOffer
from microloan.products.prices import OpenRate, PriceBands
from microloan.products.repayment import MEETING_DAYS, FirstDue, MeetingDay, check_every, check_meeting_day
from microloan.products.terms import (
    Calendar,
    InstallmentRounding,
    LoanTerms,
    check_date,
    check_interest,
    check_principal,
    check_rounding_currency,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.arithmetic.rates import Rate
    from microloan.calendars import Frequency
    from microloan.currency import Money
    from microloan.interest import InterestMethod
    from microloan.interest.grace import Grace
    from microloan.products.compulsory_savings import CompulsorySavings
    from microloan.products.fees import Fee
    from microloan.products.offers import Rhythm

_PARTS = {
    "about": About,
    "principal": AmountRange,
    "repayment": RepaymentOffer,
    "calendar": Calendar,
    "rounding": InstallmentRounding,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanProduct:
    """What is offered: fixed terms, a range of amounts, and the choices left open.

    Parameters
    ----------
    about
        Which product, whose, with the sources of its values.
    principal
        The amounts offered.
    interest
        The price: one method at one rate, `PriceBands` where it depends on the rhythm or
        the amount, or `OpenRate` where no rate is published.
    repayment
        The rhythms offered, the first due date, the shape.
    calendar, charges, savings, rounding
        As in `LoanTerms`.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, amounts are in two currencies, the largest amount is
        beyond what a loan may be, or fees and savings leave nothing of the smallest.

    Examples
    --------
    >>> from microloan.products.loading import preset
    >>> preset("jcf-jagoron").interest
    DecliningBalance(rate=percent('25'), accrual=PER_PERIOD)
    """

    about: About
    principal: AmountRange
    interest: InterestMethod | PriceBands | OpenRate
    repayment: RepaymentOffer
    calendar: Calendar = field(default_factory=Calendar)
    charges: tuple[Fee, ...] = ()
    savings: CompulsorySavings | None = None
    rounding: InstallmentRounding = field(default_factory=InstallmentRounding)

    def __post_init__(self) -> None:
        for name, kind in _PARTS.items():
            part = getattr(self, name)
            if not isinstance(part, kind):
                raise MicroloanError(name, part, f"must be {kind.__name__}(…)", code="wrong_type")
        if isinstance(self.interest, PriceBands):
            self.interest.check_currency(self.principal.currency.code)
        elif not isinstance(self.interest, OpenRate):
            check_interest(self.interest)
        check_principal("principal.maximum", self.principal.maximum)
        check_rounding_currency(self.rounding, self.principal.currency)
        if self.charges != () or self.savings is not None:
            from microloan.products.cost_checks import check_product_costs

            check_product_costs(self)

    @property
    def id(self) -> str:
        """The product's short name."""
        return self.about.id

    def terms(
        self,
        *,
        principal: Money,
        disbursed_on: date,
        installments: int | None = None,
        every: Frequency | None = None,
        first_due: FirstDue | MeetingDay | date | None = None,
        rate: Rate | str | None = None,
        previous: Money | None = None,
        grace: Grace | None = None,
    ) -> LoanTerms:
        """Return the terms of one loan of this product.

        Parameters
        ----------
        principal
            An amount the product offers.
        disbursed_on
            The day it is paid out.
        installments, every
            The borrower's choice where the product leaves one.
        first_due
            When the first installment falls due, in place of the product's own: the meeting day
            of the group (a weekday, a day of the month or an nth weekday), counted from the
            product's days of grace; `FirstDue` with no fewer days of grace than the product has;
            or a given date, not before these end, from which the later dates follow.
        rate
            The rate, where the product publishes none.
        previous
            The borrower's previous loan, where the product limits the step to the next.
        grace
            The borrower's choice where the rhythm has several.

        Raises
        ------
        MicroloanError
            If something is not offered, or a choice is open; the message says what is allowed.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.calendars import Weekday
        >>> from microloan.currency import BDT
        >>> from microloan.products.loading import preset
        >>> preset("jcf-jagoron").terms(
        ...     principal=BDT(20_000), disbursed_on=date(2026, 1, 4), first_due=Weekday.WEDNESDAY
        ... ).repayment.first_due
        FirstDue(min_gap_days=15, meeting_day=Weekday.WEDNESDAY)
        """
        check_date("disbursed_on", disbursed_on)
        self.principal.check("principal", principal, f"(product {self.id})")
        self.principal.check_step("principal", principal, previous, f"(product {self.id})")
        rhythm = self._rhythm(every)
        return LoanTerms(
            principal=self.principal.principal(principal),
            disbursed_on=disbursed_on,
            interest=self.interest_at(principal, rhythm.every, rate),
            repayment=self.repayment.repayment(
                rhythm.every,
                self._count(rhythm, installments),
                self._first_due(disbursed_on, rhythm.every, first_due),
                rhythm.grace(grace, f"(product {self.id})"),
            ),
            calendar=self.calendar,
            charges=self.charges,
            savings=self.savings,
            rounding=self.rounding,
        )

    def interest_at(self, principal: Money, every: Frequency, rate: Rate | str | None = None) -> InterestMethod:
        """Return the price of a loan of this amount and rhythm.

        Raises
        ------
        MicroloanError
            If no rate is published and none is given, or one is given beside the published.
        """
        if isinstance(self.interest, OpenRate):
            if rate is None:
                problem = f'must be given, such as "24%": no rate is published (product {self.id})'
                raise MicroloanError("rate", rate, problem, code="open_choice")
            return self.interest.at(rate)
        if rate is not None:
            problem = f"cannot be chosen, since the product has its own (product {self.id})"
            raise MicroloanError("rate", rate, problem, code="not_offered")
        if isinstance(self.interest, PriceBands):
            return self.interest.method(principal, every, f"(product {self.id})")
        return self.interest

    def _rhythm(self, every: Frequency | None) -> Rhythm:
        offered = self.repayment.rhythms
        if every is None and len(offered) == 1:
            return offered[0]
        if every is not None:
            check_every("every", every)
        for rhythm in offered:
            if rhythm.every == every:
                return rhythm
        allowed = " or ".join(str(rhythm.every) for rhythm in offered)
        raise MicroloanError("every", every, f"must be {allowed} (product {self.id})", code="not_offered")

    def _count(self, rhythm: Rhythm, installments: int | None) -> int:
        if installments is None and len(rhythm.installments) == 1:
            return rhythm.installments[0]
        if type(installments) is int and installments in rhythm.installments:
            return installments
        allowed = " or ".join(str(count) for count in rhythm.installments)
        raise MicroloanError("installments", installments, f"must be {allowed} (product {self.id})", code="not_offered")

    def _first_due(
        self, disbursed_on: date, every: Frequency, chosen: FirstDue | MeetingDay | date | None
    ) -> FirstDue | date | None:
        offered = self.repayment.first_due
        if chosen is None:
            return offered
        if isinstance(chosen, MEETING_DAYS):
            if offered is None:
                where = f"has no days of grace to count from (product {self.id})"
                problem = f"{where}; give FirstDue(min_gap_days=15, meeting_day=…) or a date"
                raise MicroloanError("first_due", chosen, problem, code="not_offered")
            meeting = replace(offered, meeting_day=chosen)
            check_meeting_day("first_due", meeting, every)
            return meeting
        if type(chosen) is not date and not isinstance(chosen, FirstDue):
            days = "a meeting day such as WEDNESDAY or DayOfMonth(22)"
            problem = f"must be {days}, FirstDue(min_gap_days=15) or a date(2026, 1, 21)"
            raise MicroloanError("first_due", chosen, problem, code="wrong_type")
        check_meeting_day("first_due.meeting_day", chosen, every)
        least = 1 if offered is None else offered.min_gap_days
        if (chosen.min_gap_days if isinstance(chosen, FirstDue) else (chosen - disbursed_on).days) < least:
            days = f"{least:,} day{'' if least == 1 else 's'}"
            problem = f"must be at least {days} after disbursed_on={disbursed_on} (product {self.id})"
            raise MicroloanError("first_due", chosen, problem, code="not_offered")
        return chosen

    def to_dict(self) -> dict[str, object]:
        """Return the product as plain data: schema ``microloan/product/1``."""
        from microloan.products.writing import product_to_dict

        return product_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> LoanProduct:
        """Return the product that plain data describes, strictly."""
        from microloan.products.reading import product_from_dict

        return product_from_dict(data)
