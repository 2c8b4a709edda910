"""How a product may be repaid: the rhythms a borrower chooses from, and what is fixed.

>>> from microloan.calendars import MONTH, WEEK
>>> offer = RepaymentOffer(rhythms=(Rhythm(WEEK, (46,)), Rhythm(MONTH, (12, 24))))
>>> [str(rhythm) for rhythm in offer.rhythms]
['46 every week', '12 or 24 every month']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from microloan.errors import MicroloanError
from microloan.interest.grace import NO_GRACE, Grace
from microloan.interest.shapes import EQUAL_INSTALLMENTS
from microloan.products.repayment import (
    MOST_INSTALLMENTS,
    FirstDue,
    Repayment,
    check_count,
    check_every,
    check_grace_of,
    check_meeting_day,
    check_shape,
    check_whole,
    checked_years,
)

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from microloan.calendars import Frequency
    from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One rhythm a borrower may choose: how often, and how many installments then.

    Parameters
    ----------
    every
        The time between installments.
    installments
        The counts offered with it, at least one, each 1 to 10,000.
    graces
        The graces a borrower may choose from, which count installments of this rhythm. A single
        one needs no choosing. Where `NO_GRACE` is among them, who asks for none has none.

    Raises
    ------
    MicroloanError
        If `every` is no frequency, or the counts are none, out of range or repeated, or a grace
        is repeated or none.

    Examples
    --------
    >>> from microloan.calendars import MONTH
    >>> Rhythm(MONTH, (12, 24)).installments
    (12, 24)
    """

    every: Frequency
    installments: tuple[int, ...]
    graces: tuple[Grace, ...] = ()

    def __post_init__(self) -> None:
        check_every("every", self.every)
        counts: object = self.installments
        if not isinstance(counts, tuple) or not counts:
            raise MicroloanError("installments", counts, "must be a tuple of counts, such as (46,)", code="wrong_type")
        for position, count in enumerate(self.installments):
            check_whole(f"installments[{position}]", count, 1, MOST_INSTALLMENTS)
            if count in self.installments[:position]:
                raise MicroloanError(f"installments[{position}]", count, "is offered twice", code="repeated")

        graces: object = self.graces
        if not isinstance(graces, tuple):
            raise MicroloanError("graces", graces, "must be a tuple of Grace", code="wrong_type")
        for position, grace in enumerate(self.graces):
            if not isinstance(grace, Grace):
                raise MicroloanError(
                    f"graces[{position}]", grace, "must be Grace(principal_periods=3)", code="wrong_type"
                )
            if grace in self.graces[:position]:
                raise MicroloanError(f"graces[{position}]", grace, "is offered twice", code="repeated")

    def grace(self, chosen: Grace | None, context: str) -> Grace:
        """Return the grace of a loan; `context` ends the message where it is not offered.

        >>> from microloan.calendars import MONTH
        >>> Rhythm(MONTH, (12, 24), (NO_GRACE, Grace(principal_periods=3))).grace(None, "")
        Grace()
        """
        offered = self.graces or (NO_GRACE,)
        if chosen is None and (len(offered) == 1 or NO_GRACE in offered):
            return offered[0] if len(offered) == 1 else NO_GRACE
        if chosen is not None and chosen in offered:
            return chosen
        problem = f"must be {' or '.join(map(repr, offered))} {context}".rstrip()
        raise MicroloanError("grace", chosen, problem, code="not_offered")

    def __str__(self) -> str:
        return f"{' or '.join(map(str, self.installments))} every {self.every}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentOffer:
    """How the product may be repaid: the rhythms offered, and what is fixed.

    Parameters
    ----------
    rhythms
        What the borrower may choose from, at least one; a single one needs no choosing.
    first_due
        Days of grace and a meeting day; None is one period after disbursement.
    shape, term_years
        As in `Repayment`.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type or out of range, two rhythms share a frequency, a
        single payment is offered in several installments, the meeting day is a day of
        each month and a rhythm is not one of months, or a grace does not fit each count of
        its rhythm.

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
        if self.first_due is not None and not isinstance(self.first_due, FirstDue):
            raise MicroloanError(
                "first_due", self.first_due, "must be FirstDue(min_gap_days=15), or None", code="wrong_type"
            )
        check_shape(self.shape)
        if self.term_years is not None:
            object.__setattr__(self, "term_years", checked_years(self.term_years))
        rhythms: object = self.rhythms
        if not isinstance(rhythms, tuple) or not rhythms:
            raise MicroloanError("rhythms", rhythms, "must be a tuple of at least one Rhythm", code="wrong_type")
        for position, rhythm in enumerate(cast("tuple[object, ...]", rhythms)):
            self._check_rhythm(f"rhythms[{position}]", rhythm)
        everies = [rhythm.every for rhythm in self.rhythms]
        for position, every in enumerate(everies):
            if every in everies[:position]:
                problem = "is offered twice; put all its counts in one rhythm"
                raise MicroloanError(f"rhythms[{position}].every", every, problem, code="repeated")

    def repayment(
        self, every: Frequency, installments: int, first_due: FirstDue | date | None, grace: Grace = NO_GRACE
    ) -> Repayment:
        """Return the repayment of one loan that chose `every`, `installments` and `grace`."""
        return Repayment(
            installments=installments,
            every=every,
            first_due=first_due,
            shape=self.shape,
            term_years=self.term_years,
            grace=grace,
        )

    def _check_rhythm(self, place: str, rhythm: object) -> None:
        if not isinstance(rhythm, Rhythm):
            raise MicroloanError(place, rhythm, "must be a Rhythm, such as Rhythm(WEEK, (46,))", code="wrong_type")
        for position, count in enumerate(rhythm.installments):
            check_count(f"{place}.installments[{position}]", count, self.shape)
        for position, grace in enumerate(rhythm.graces):
            for count in rhythm.installments:
                check_grace_of(f"{place}.graces[{position}]", grace, count, self.shape)
        check_meeting_day("first_due.meeting_day", self.first_due, rhythm.every)
