"""Who may borrow: lending models, each a tuple of requirements with a source.

=====================  ===============================================================
`LendingModel`         a name and its requirements; `LendingModel.check` lists findings
`BJS_GROUP`            Belghoria Janakalyan Samity, loans through the group
`BJS_INDIVIDUAL`       the same institution, individual loans to proven members
`HOUSEHOLD_2019`       age, income and debts that Indian lenders asked for before 2022
=====================  ===============================================================

A requirement of your own is any value with ``check(applicant, amount) -> Finding``.

>>> from microloan.currency import INR
>>> from microloan.products.applicants import Answer, Applicant, Membership
>>> applicant = Applicant(age=34, membership=Membership(group_size=18, neighbourhood=Answer.YES))
>>> for finding in BJS_GROUP.check(applicant, INR(20_000)):
...     print(finding)
pass: group size 18 (at most 20 members)
pass: one neighbourhood yes (required)
unknown: similar status not stated (required)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from microloan.currency import INR, Money
from microloan.errors import MicroloanError
from microloan.products.applicants import Answer, Applicant, Area
from microloan.regulations.finding import Finding, Outcome, judged

if TYPE_CHECKING:
    from collections.abc import Callable

_BJS = "Belghoria Janakalyan Samity, public pages"


class Requirement(Protocol):
    """One condition of a lending model."""

    def check(self, applicant: Applicant, amount: Money, /) -> Finding:
        """Return what the condition says of the applicant and the amount asked for."""
        ...


@dataclass(frozen=True, slots=True)
class LendingModel:
    """A name, and what it requires of a borrower.

    Parameters
    ----------
    name
        As the institution calls it.
    requirements
        Each is checked, in order.

    Examples
    --------
    >>> len(BJS_INDIVIDUAL.requirements)
    3
    """

    name: str
    requirements: tuple[Requirement, ...]

    def check(self, applicant: Applicant, amount: Money) -> tuple[Finding, ...]:
        """Return a finding for every requirement, kept or not.

        >>> from microloan.currency import INR
        >>> from microloan.products.applicants import Applicant
        >>> {finding.outcome for finding in BJS_INDIVIDUAL.check(Applicant(), INR(20_000))}
        {<Outcome.UNKNOWN: 'unknown'>}
        """
        if not isinstance(amount, Money):
            raise MicroloanError("amount", amount, "must be Money, such as INR(20_000)", code="wrong_type")
        return tuple(requirement.check(applicant, amount) for requirement in self.requirements)

    def __add__(self, other: LendingModel) -> LendingModel:
        """Return the model that requires what both require."""
        return LendingModel(f"{self.name}, {other.name}", self.requirements + other.requirements)


@dataclass(frozen=True, slots=True)
class NumberWithin:
    """A whole number known of the applicant must lie within bounds, both included."""

    rule: str
    known: Callable[[Applicant], int | None] = field(repr=False)
    least: int
    most: int | None
    limit: str
    source: str

    def check(self, applicant: Applicant, _amount: Money) -> Finding:
        """Return the finding."""
        value = self.known(applicant)
        kept = None if value is None else self.least <= value and (self.most is None or value <= self.most)
        return Finding(self.rule, judged(kept), value, self.limit, self.source)


@dataclass(frozen=True, slots=True)
class Affirmed:
    """A question about the applicant must be answered with yes."""

    rule: str
    known: Callable[[Applicant], Answer | None] = field(repr=False)
    source: str

    def check(self, applicant: Applicant, _amount: Money) -> Finding:
        """Return the finding."""
        answer = self.known(applicant)
        outcome = judged(None if answer is None else answer is Answer.YES)
        return Finding(self.rule, outcome, None if answer is None else answer.value, "required", self.source)


@dataclass(frozen=True, slots=True)
class IncomeAtMost:
    """The household's yearly income must not exceed the limit of its area."""

    rural: Money
    urban: Money
    source: str

    def check(self, applicant: Applicant, _amount: Money) -> Finding:
        """Return the finding."""
        income = applicant.household_income
        limit = f"at most {self.rural} rural, {self.urban} urban"
        if income is None or applicant.area is None:
            return Finding("household income", Outcome.UNKNOWN, income, limit, self.source)
        most = self.rural if applicant.area is Area.RURAL else self.urban
        return Finding("household income", judged(income <= most), income, limit, self.source)


@dataclass(frozen=True, slots=True)
class IndebtednessAtMost:
    """All debts, this loan included, must not exceed a limit."""

    most: Money
    source: str

    def check(self, applicant: Applicant, amount: Money) -> Finding:
        """Return the finding."""
        before = applicant.indebtedness
        after = None if before is None else before + amount
        kept = None if after is None else after <= self.most
        return Finding("total indebtedness", judged(kept), after, f"at most {self.most}", self.source)


@dataclass(frozen=True, slots=True)
class WithinSavings:
    """The loan must not exceed a multiple of what the member has saved."""

    times: int
    source: str

    def check(self, applicant: Applicant, amount: Money) -> Finding:
        """Return the finding."""
        savings = applicant.savings
        kept = None if savings is None else amount <= savings * self.times
        limit = f"at most {self.times} times the savings"
        return Finding("loan against savings", judged(kept), None if savings is None else amount, limit, self.source)


BJS_GROUP = LendingModel(
    "BJS group",
    (
        NumberWithin("group size", lambda one: one.membership.group_size, 1, 20, "at most 20 members", _BJS),
        Affirmed("one neighbourhood", lambda one: one.membership.neighbourhood, _BJS),
        Affirmed("similar status", lambda one: one.membership.similar_status, _BJS),
    ),
)
BJS_INDIVIDUAL = LendingModel(
    "BJS individual",
    (
        NumberWithin("months as a member", lambda one: one.membership.months, 36, None, "at least three years", _BJS),
        Affirmed("good credit history", lambda one: one.membership.good_credit, _BJS),
        Affirmed("income activity", lambda one: one.membership.income_activity, _BJS),
    ),
)
_RULES_BEFORE_2022 = f"{_BJS}: eligibility as on 30 April 2019, before the rules of 2022"
HOUSEHOLD_2019 = LendingModel(
    "household, before 2022",
    (
        NumberWithin("age", lambda one: one.age, 18, 58, "18 to 58", _RULES_BEFORE_2022),
        IncomeAtMost(INR(100_000), INR(160_000), _RULES_BEFORE_2022),
        NumberWithin("other lenders", lambda one: one.other_lenders, 0, 1, "at most 1", _RULES_BEFORE_2022),
        IndebtednessAtMost(INR(100_000), _RULES_BEFORE_2022),
    ),
)
