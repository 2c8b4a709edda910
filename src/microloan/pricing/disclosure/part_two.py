"""Part 2 of a key facts statement: agreements, complaints, other lenders, digital loans.

=======================  ==========================================================
`OtherInformation`       all of part 2
`GrievanceOfficer`       whom a borrower calls or writes to
`CollaborativeLending`   the lenders that fund a loan together
`FundingShare`           one of them, and its share
`DigitalLending`         the cooling-off period, and who may come to collect
=======================  ==========================================================

>>> officer = GrievanceOfficer(phone="1800 000 000", email="care@example.org")
>>> OtherInformation(officer=officer, transferable=True).officer.phone
'1800 000 000'
"""

from __future__ import annotations

from dataclasses import dataclass

from microloan.arithmetic.rates import Rate, rate_of
from microloan.errors import MicroloanError
from microloan.pricing.disclosure.stated import may_be_stated, stated

_MOST_DAYS = 3_660


@dataclass(frozen=True, slots=True, kw_only=True)
class GrievanceOfficer:
    """The nodal officer for complaints.

    Parameters
    ----------
    phone, email
        How to reach the officer.
    name
        None where the office answers, whoever holds it.

    Examples
    --------
    >>> GrievanceOfficer(phone="1800 000 000", email="care@example.org").name is None
    True
    """

    phone: str
    email: str
    name: str | None = None

    def __post_init__(self) -> None:
        stated("phone", self.phone)
        stated("email", self.email)
        may_be_stated("name", self.name)


@dataclass(frozen=True, slots=True, init=False)
class FundingShare:
    """A lender and the share of a loan that it funds.

    Parameters
    ----------
    lender
        Its name.
    share
        A `Rate`, or text such as "80%".

    Examples
    --------
    >>> FundingShare("Surya Bank", "80%").share
    percent('80')
    """

    lender: str
    share: Rate

    def __init__(self, lender: str, share: Rate | str) -> None:
        object.__setattr__(self, "lender", stated("lender", lender))
        object.__setattr__(self, "share", rate_of(share, "share"))


@dataclass(frozen=True, slots=True, init=False)
class CollaborativeLending:
    """The lenders that fund a loan together, and what the borrower pays for all of it.

    Parameters
    ----------
    originator, partner
        Who made the loan, and who funds it with them; their shares make 100%.
    blended_rate
        The rate of interest to the borrower.

    Raises
    ------
    MicroloanError
        If the shares do not make 100%.

    Examples
    --------
    >>> together = CollaborativeLending(FundingShare("Surya", "20%"), FundingShare("A Bank", "80%"), "22%")
    >>> together.blended_rate
    percent('22')
    """

    originator: FundingShare
    partner: FundingShare
    blended_rate: Rate

    def __init__(self, originator: FundingShare, partner: FundingShare, blended_rate: Rate | str) -> None:
        for name, one in (("originator", originator), ("partner", partner)):
            if not isinstance(one, FundingShare):
                problem = 'must be FundingShare(…), such as FundingShare("A Bank", "80%")'
                raise MicroloanError(name, one, problem, code="wrong_type")
            object.__setattr__(self, name, one)
        object.__setattr__(self, "blended_rate", rate_of(blended_rate, "blended_rate"))
        if originator.share.as_fraction() + partner.share.as_fraction() != 1:
            problem = f"and originator.share={originator.share} must make 100%"
            raise MicroloanError("partner.share", partner.share, problem, code="contradiction")


@dataclass(frozen=True, slots=True, kw_only=True)
class DigitalLending:
    """What a statement of a digital loan says besides.

    Parameters
    ----------
    cooling_off_days
        For how long the borrower may give the loan back without a penalty, 1 to 3,660.
    recovery_agents
        The loan service providers that may approach the borrower to collect.

    Examples
    --------
    >>> DigitalLending(cooling_off_days=3, recovery_agents=("Surya Collect, 1800 000 001",)).cooling_off_days
    3
    """

    cooling_off_days: int
    recovery_agents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        days = self.cooling_off_days
        if type(days) is not int or not 1 <= days <= _MOST_DAYS:
            problem = f"must be a whole number from 1 to {_MOST_DAYS:,}"
            raise MicroloanError("cooling_off_days", days, problem, code="out_of_range")
        if not isinstance(self.recovery_agents, tuple):
            problem = "must be a tuple of text"
            raise MicroloanError("recovery_agents", self.recovery_agents, problem, code="wrong_type")
        for position, agent in enumerate(self.recovery_agents):
            stated(f"recovery_agents[{position}]", agent)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherInformation:
    """All of part 2; what is None is printed as not stated.

    Parameters
    ----------
    recovery_clause, grievance_clause
        Where the loan agreement speaks of recovery agents, and of complaints.
    officer
        Whom a borrower turns to.
    transferable
        Whether the loan may be sold to other lenders or securitised.
    collaboration, digital
        Where the loan is such a one.

    Source
    ------
    Reserve Bank of India, RBI/2024-25/18 of 15 April 2024, Annex A, part 2.

    Examples
    --------
    >>> OtherInformation(grievance_clause="14").grievance_clause
    '14'
    """

    recovery_clause: str | None = None
    grievance_clause: str | None = None
    officer: GrievanceOfficer | None = None
    transferable: bool | None = None
    collaboration: CollaborativeLending | None = None
    digital: DigitalLending | None = None

    def __post_init__(self) -> None:
        may_be_stated("recovery_clause", self.recovery_clause)
        may_be_stated("grievance_clause", self.grievance_clause)
        kinds = {
            "officer": GrievanceOfficer,
            "transferable": bool,
            "collaboration": CollaborativeLending,
            "digital": DigitalLending,
        }
        for name, kind in kinds.items():
            part: object = getattr(self, name)
            if part is not None and not isinstance(part, kind):
                problem = "must be True, False or None" if kind is bool else f"must be {kind.__name__}(…) or None"
                raise MicroloanError(name, part, problem, code="wrong_type")
