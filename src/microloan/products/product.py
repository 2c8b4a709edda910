"""`LoanProduct`: what an institution offers, and the terms a borrower gets from it.

A product fixes most terms and leaves the borrower a range of amounts and perhaps a choice
of rhythm. `LoanProduct.terms` picks one loan from it and refuses what is not offered.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.products.presets import preset
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
from typing import TYPE_CHECKING

from microloan.calendars import Frequency
from microloan.errors import MicroloanError
from microloan.interest.shapes import EQUAL_INSTALLMENTS, InstallmentShape, PrincipalShape
from microloan.products.repayment import (
    MOST_INSTALLMENTS,
    FirstDue,
    Repayment,
    check_first_due,
    check_whole,
    checked_years,
)
from microloan.products.terms import Calendar, InstallmentRounding, LoanTerms, check_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from microloan.calendars import DayOfMonth, Weekday
    from microloan.currency import Money
    from microloan.interest import InterestMethod
    from microloan.products.about import About
    from microloan.products.amounts import AmountRange


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One rhythm a borrower may choose: how often, and how many installments then.

    Parameters
    ----------
    every
        The time between installments.
    installments
        The counts offered with it, at least one.

    Examples
    --------
    >>> from microloan.calendars import MONTH
    >>> Rhythm(MONTH, (12, 24)).installments
    (12, 24)
    """

    every: Frequency
    installments: tuple[int, ...]

    def __post_init__(self) -> None:
        if not isinstance(self.every, Frequency):
            raise MicroloanError("every", self.every, "must be a frequency such as WEEK", code="wrong_type")
        if not isinstance(self.installments, tuple) or not self.installments:
            raise MicroloanError(
                "installments", self.installments, "must be a tuple of counts, such as (46,)", code="wrong_type"
            )
        for count in self.installments:
            check_whole("installments", count, 1, MOST_INSTALLMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentOffer:
    """How the product may be repaid: the rhythms offered, and what is fixed.

    Parameters
    ----------
    rhythms
        What the borrower may choose from, at least one; a single one needs no choosing.
    first_due, shape, term_years
        As in `Repayment`.

    Examples
    --------
    >>> from microloan.calendars import WEEK
    >>> RepaymentOffer(rhythms=(Rhythm(WEEK, (46,)),)).rhythms[0].every
    weeks(1)
    """

    rhythms: tuple[Rhythm, ...]
    first_due: FirstDue | None = None
    shape: InstallmentShape | PrincipalShape = EQUAL_INSTALLMENTS
    term_years: Fraction | int | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.rhythms, tuple) or not self.rhythms:
            raise MicroloanError("rhythms", self.rhythms, "must be a tuple of at least one Rhythm", code="wrong_type")
        check_first_due(self.first_due)
        if self.term_years is not None:
            object.__setattr__(self, "term_years", checked_years(self.term_years))
        for rhythm in self.rhythms:
            for count in rhythm.installments:
                self.repayment(rhythm.every, count, self.first_due)

    def repayment(self, every: Frequency, installments: int, first_due: FirstDue | date | None) -> Repayment:
        """Return the repayment of one loan that chose `every` and `installments`."""
        return Repayment(
            installments=installments,
            every=every,
            first_due=first_due,
            shape=self.shape,
            term_years=self.term_years,
        )


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
        The price.
    repayment
        The rhythms offered, the first due date, the shape.
    calendar, rounding
        As in `LoanTerms`.

    Examples
    --------
    >>> from microloan.products.presets import preset
    >>> preset("jcf-jagoron").interest
    DecliningBalance(rate=percent('25'), accrual=PER_PERIOD)
    """

    about: About
    principal: AmountRange
    interest: InterestMethod
    repayment: RepaymentOffer
    calendar: Calendar = field(default_factory=Calendar)
    rounding: InstallmentRounding = field(default_factory=InstallmentRounding)

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
        meeting_day: Weekday | DayOfMonth | None = None,
        first_due: date | None = None,
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
        meeting_day
            The weekday of the group's meeting, or a day of the month.
        first_due
            A given first due date, not before the product's days of grace end.

        Raises
        ------
        MicroloanError
            If something is not offered, or a choice is open; the message says what is allowed.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.calendars import Weekday
        >>> from microloan.currency import BDT
        >>> from microloan.products.presets import preset
        >>> preset("jcf-jagoron").terms(
        ...     principal=BDT(20_000), disbursed_on=date(2026, 1, 4), meeting_day=Weekday.WEDNESDAY
        ... ).repayment.first_due
        FirstDue(min_gap_days=15, meeting_day=Weekday.WEDNESDAY)
        """
        check_date("disbursed_on", disbursed_on)
        self.principal.check("principal", principal, f"(product {self.id})")
        rhythm = self._rhythm(every)
        return LoanTerms(
            principal=principal,
            disbursed_on=disbursed_on,
            interest=self.interest,
            repayment=self.repayment.repayment(
                rhythm.every, self._count(rhythm, installments), self._first_due(disbursed_on, meeting_day, first_due)
            ),
            calendar=self.calendar,
            rounding=self.rounding,
        )

    def _rhythm(self, every: Frequency | None) -> Rhythm:
        offered = self.repayment.rhythms
        if every is None and len(offered) == 1:
            return offered[0]
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
        self, disbursed_on: date, meeting_day: Weekday | DayOfMonth | None, first_due: date | None
    ) -> FirstDue | date | None:
        offered = self.repayment.first_due
        if first_due is None:
            return offered if meeting_day is None else replace(offered or FirstDue(), meeting_day=meeting_day)
        check_date("first_due", first_due)
        gap = 1 if offered is None else offered.min_gap_days
        if (first_due - disbursed_on).days < gap:
            raise MicroloanError(
                "first_due",
                first_due,
                f"must be at least {gap} days after disbursed_on={disbursed_on} (product {self.id})",
                code="not_offered",
            )
        return first_due

    def to_dict(self) -> dict[str, object]:
        """Return the product as plain data: schema ``microloan/product/1``."""
        from microloan.products.writing import product_to_dict

        return product_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> LoanProduct:
        """Return the product that plain data describes, strictly."""
        from microloan.products.reading import product_from_dict

        return product_from_dict(data)
