"""How a regulator classifies loans: classes by days, and the conventions of counting.

============================  =======================================================
`Classification`              classes from best to worst, and how they are applied
`LoanClass`                   one class: its days, and whether it performs
`Standing`                    `PERFORMING` or `NON_PERFORMING`
`ELAPSED_DAYS`                days since the due date: due today is 0 days past due
`DAY_ENDS`                    day-ends unpaid: the due date's own is the first
`WITH_DAYS`                   a class follows the days past due, up and down
`ALL_ARREARS_PAID`            what no longer performs is upgraded when nothing is unpaid
`EACH_LOAN`                   a loan is classified by itself
`WORST_OF_BORROWER`           all loans of a borrower have the worst of their classes
============================  =======================================================

>>> from datetime import date
>>> from microloan.regulations import rulebook
>>> mra = rulebook("bd-mra", on=date(2026, 6, 30)).classification()
>>> [f"{one.name} {one.days}" for one in mra.classes]
['good 0', 'watchful 1-30', 'sub_standard 31-180', 'doubtful 181-365', 'bad above 365']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.regulations.citation import Citation, InForce, tuple_of
from microloan.regulations.day_ranges import DayRange, check_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


class Standing(Enum):
    """Whether a class of loans performs."""

    PERFORMING = "performing"
    NON_PERFORMING = "non_performing"


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How days past due are counted from the oldest unpaid due date.

    Parameters
    ----------
    name
        Its key in a rulebook.
    on_the_due_date
        The count for what is unpaid when its due date ends; each day adds one.
    definition
        In words.

    Examples
    --------
    >>> DAY_ENDS.on_the_due_date
    1
    """

    name: str
    on_the_due_date: int
    definition: str

    def __repr__(self) -> str:
        return self.name.upper()


@dataclass(frozen=True, slots=True)
class UpgradeRule:
    """When a loan goes back to a better class: a name and a definition."""

    name: str
    definition: str

    def __repr__(self) -> str:
        return self.name.upper()


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """What is classified together: a name and a definition."""

    name: str
    definition: str

    def __repr__(self) -> str:
        return self.name.upper()


ELAPSED_DAYS = CountingRule("elapsed_days", 0, "days since the due date: due today is 0 days past due")
DAY_ENDS = CountingRule("day_ends", 1, "day-ends unpaid: the due date's own is the first")
WITH_DAYS = UpgradeRule("with_days", "a class follows the days past due, up and down")
ALL_ARREARS_PAID = UpgradeRule(
    "all_arrears_paid", "what no longer performs is upgraded only when nothing at all is unpaid"
)
EACH_LOAN = ScopeRule("each_loan", "a loan is classified by itself")
WORST_OF_BORROWER = ScopeRule("worst_of_borrower", "all loans of a borrower have the worst of their classes")

COUNTINGS = {rule.name: rule for rule in (ELAPSED_DAYS, DAY_ENDS)}
UPGRADES = {rule.name: rule for rule in (WITH_DAYS, ALL_ARREARS_PAID)}
SCOPES = {rule.name: rule for rule in (EACH_LOAN, WORST_OF_BORROWER)}
STANDINGS = {standing.value: standing for standing in Standing}


@dataclass(frozen=True, slots=True)
class LoanClass:
    """One class of a classification.

    Parameters
    ----------
    name
        Its key: ``sub_standard``.
    days
        The days past due for which a loan is in it, as its classification counts them.
    standing
        Whether its loans perform.
    citation
        Where it stands, and how sure it is.
    title
        As the regulator prints it, ``SMA-0``; empty where that is the name in words.

    Raises
    ------
    MicroloanError
        If a part is not of its kind.

    Examples
    --------
    >>> from microloan.regulations.confidence import CONFIRMED
    >>> print(LoanClass("bad", DayRange(366, None), Standing.NON_PERFORMING, Citation("2.1", "table", CONFIRMED)))
    bad
    """

    name: str
    days: DayRange
    standing: Standing
    citation: Citation
    title: str = ""

    def __post_init__(self) -> None:
        check_key("name", self.name)
        check_kind("days", self.days, DayRange)
        check_kind("standing", self.standing, Standing)
        check_kind("citation", self.citation, Citation)
        check_kind("title", self.title, str)

    @property
    def performs(self) -> bool:
        """Whether its loans perform."""
        return self.standing is Standing.PERFORMING

    def __str__(self) -> str:
        return self.title or self.name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Classification:
    """The classes of a regulator, from best to worst, and how they are applied.

    Parameters
    ----------
    name
        What it is for: ``loans``.
    classes
        From day 0 on, without gaps; those that do not perform come last.
    counting
        How days past due are counted.
    upgrade
        When a loan goes back to a better class.
    scope
        Whether a loan is classified by itself or with its borrower's others.
    citation
        Where these three stand.
    in_force
        From when to when it holds.

    Raises
    ------
    MicroloanError
        If days have a gap or overlap, a class is there twice, or a performing class is worse
        than one that does not perform.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> india = rulebook("in-rbi", on=date(2026, 6, 30)).classification()
    >>> india.counting, india.upgrade, india.scope
    (DAY_ENDS, ALL_ARREARS_PAID, WORST_OF_BORROWER)
    """

    name: str
    classes: tuple[LoanClass, ...]
    counting: CountingRule
    upgrade: UpgradeRule
    scope: ScopeRule
    citation: Citation
    in_force: InForce

    def __post_init__(self) -> None:
        check_key("name", self.name)
        kinds = (("counting", CountingRule), ("upgrade", UpgradeRule), ("scope", ScopeRule))
        for argument, kind in (*kinds, ("citation", Citation), ("in_force", InForce)):
            check_kind(argument, getattr(self, argument), kind)
        check_all("classes", self.classes, LoanClass)
        check_ranges("classes", [one.days for one in self.classes])
        check_names_once("classes", (one.name for one in self.classes))
        performs = [one.performs for one in self.classes]
        if performs != sorted(performs, reverse=True):
            worse = self.classes[performs.index(False)].name
            problem = f"must not have a class that performs after {worse}, which does not"
            raise MicroloanError("classes", self.name, problem, code="out_of_order")

    @property
    def ranges(self) -> tuple[DayRange, ...]:
        """The days of each class, in order."""
        return tuple(one.days for one in self.classes)

    @property
    def first_non_performing(self) -> int:
        """The number of the first class that does not perform; how many classes there are, if all do."""
        return sum(one.performs for one in self.classes)

    def number_of(self, name: str) -> int:
        """Return the number of a class, counted from 0 for the best.

        Raises
        ------
        MicroloanError
            If there is no such class.
        """
        names = [one.name for one in self.classes]
        if name not in names:
            raise MicroloanError("name", name, f"is not a class here; they are {', '.join(names)}", code="unknown_name")
        return names.index(name)


def check_key(argument: str, value: object) -> None:
    """Raise a `MicroloanError` unless `value` is a key: ``sub_standard``.

    >>> check_key("name", "sub_standard")
    """
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        problem = "must be lower-case letters and digits joined by underscores, such as sub_standard"
        raise MicroloanError(argument, value, problem, code="bad_name")


def check_kind(argument: str, value: object, kind: type) -> None:
    """Raise a `MicroloanError` unless `value` is of a kind.

    >>> check_kind("days", DayRange(0, 1), DayRange)
    """
    if not isinstance(value, kind):
        raise MicroloanError(argument, value, f"must be a {kind.__name__}", code="wrong_type")


def check_all(argument: str, values: object, kind: type) -> None:
    """Raise a `MicroloanError` unless `values` is a tuple of a kind, with at least one in it.

    >>> check_all("days", (DayRange(0, 1),), DayRange)
    """
    given = tuple_of(values)
    if not given:
        raise MicroloanError(argument, values, f"must be a tuple of {kind.__name__}", code="wrong_type")
    for position, value in enumerate(given):
        check_kind(f"{argument}[{position}]", value, kind)


def check_names_once(argument: str, names: Iterable[str]) -> None:
    """Raise a `MicroloanError` if a name is there twice.

    >>> check_names_once("classes", ("good", "bad"))
    """
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise MicroloanError(argument, name, "is there twice; keep one", code="repeated")
        seen.add(name)
