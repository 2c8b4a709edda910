"""What is known of a borrower: stated facts, and None for what nobody has asked.

>>> applicant = Applicant(age=34, membership=Membership(group_size=18, neighbourhood=Answer.YES))
>>> applicant.membership.group_size, applicant.savings is None
(18, True)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from microloan.currency import Money
from microloan.errors import MicroloanError

_OLDEST = 120


class Answer(Enum):
    """A plain answer to a plain question; None stands for one that nobody asked."""

    YES = "yes"
    NO = "no"


class Area(Enum):
    """Where a household lives; income limits differ."""

    RURAL = "rural"
    URBAN = "urban"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """What the group knows of a member.

    Parameters
    ----------
    group_size
        Members of the group.
    months
        Completed months as a member.
    neighbourhood
        Whether the members are neighbours.
    similar_status
        Whether they are of similar socio-economic status.
    good_credit
        Whether earlier loans were repaid well.
    income_activity
        Whether the loan is for a specific activity that earns.

    Examples
    --------
    >>> Membership(months=40, good_credit=Answer.YES).group_size is None
    True
    """

    group_size: int | None = None
    months: int | None = None
    neighbourhood: Answer | None = None
    similar_status: Answer | None = None
    good_credit: Answer | None = None
    income_activity: Answer | None = None

    def __post_init__(self) -> None:
        for name in ("group_size", "months"):
            _check_count(name, getattr(self, name))
        for name in ("neighbourhood", "similar_status", "good_credit", "income_activity"):
            answer = getattr(self, name)
            if answer is not None and not isinstance(answer, Answer):
                raise MicroloanError(name, answer, "must be Answer.YES, Answer.NO or None", code="wrong_type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """What is known of a borrower.

    Parameters
    ----------
    age
        Completed years.
    household_income
        Of a year.
    area
        Where the household lives.
    other_lenders
        How many other microfinance lenders she owes.
    indebtedness
        All her debts before this loan.
    savings
        What she has saved with the lender.
    membership
        What her group knows.

    Raises
    ------
    MicroloanError
        If a figure is not a whole number or `Money`, or is negative.

    Examples
    --------
    >>> Applicant(age=34).savings is None
    True
    """

    age: int | None = None
    household_income: Money | None = None
    area: Area | None = None
    other_lenders: int | None = None
    indebtedness: Money | None = None
    savings: Money | None = None
    membership: Membership = field(default_factory=Membership)

    def __post_init__(self) -> None:
        _check_count("age", self.age, _OLDEST)
        _check_count("other_lenders", self.other_lenders)
        for name in ("household_income", "indebtedness", "savings"):
            amount = getattr(self, name)
            if amount is not None and not (isinstance(amount, Money) and amount.minor >= 0):
                raise MicroloanError(name, amount, "must be an amount from zero, or None", code="wrong_type")
        if self.area is not None and not isinstance(self.area, Area):
            raise MicroloanError("area", self.area, "must be Area.RURAL, Area.URBAN or None", code="wrong_type")
        if not isinstance(self.membership, Membership):
            raise MicroloanError("membership", self.membership, "must be Membership(…)", code="wrong_type")


def _check_count(name: str, value: object, most: int = 10**6) -> None:
    if value is not None and (type(value) is not int or not 0 <= value <= most):
        raise MicroloanError(name, value, f"must be a whole number from 0 to {most:,}, or None", code="out_of_range")
