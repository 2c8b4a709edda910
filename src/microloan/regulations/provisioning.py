"""What a regulator wants set aside: by class, or the higher of two sums.

==========================  =========================================================
`ProvisionByClass`          a part of what is outstanding, by class
`ClassProvision`            one class's rate, with where it stands
`HigherOfProvision`         a part of the portfolio, or parts of overdue installments by
                            age, whichever is more
`OverdueProvision`          one age's rate of the second sum
==========================  =========================================================

>>> from datetime import date
>>> from microloan.regulations import rulebook
>>> mra = rulebook("bd-mra", on=date(2026, 6, 30)).provisioning()
>>> [f"{one.name} {one.rate}" for one in mra.rates]
['good 1%', 'watchful 5%', 'sub_standard 25%', 'doubtful 75%', 'bad 100%']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from microloan.arithmetic.rates import Rate
from microloan.errors import MicroloanError
from microloan.regulations.citation import Citation, InForce, check_text
from microloan.regulations.classification import check_all, check_key, check_kind, check_names_once
from microloan.regulations.day_ranges import DayRange, check_ranges

_ALL_OF_IT = Rate(1, 1)


@dataclass(frozen=True, slots=True)
class ClassProvision:
    """The part of a class that is set aside.

    Parameters
    ----------
    name
        The class's key.
    rate
        From 0% to 100%.
    citation
        Where the rate stands, and how sure it is.

    Raises
    ------
    MicroloanError
        If a part is not of its kind, or the rate is above 100%.

    Examples
    --------
    >>> from microloan.regulations.confidence import UNCONFIRMED
    >>> print(ClassProvision("good", Rate(1, 100), Citation("2010 Rules", "to be read", UNCONFIRMED)).rate)
    1%
    """

    name: str
    rate: Rate
    citation: Citation

    def __post_init__(self) -> None:
        check_key("name", self.name)
        check_part("rate", self.rate)
        check_kind("citation", self.citation, Citation)


@dataclass(frozen=True, slots=True)
class OverdueProvision:
    """The part of installments of one age that is set aside.

    Parameters
    ----------
    days
        The age of an overdue installment: days since its due date.
    rate
        From 0% to 100%.
    citation
        Where it stands.

    Examples
    --------
    >>> from microloan.regulations.confidence import CONFIRMED
    >>> print(OverdueProvision(DayRange(180, None), Rate(1, 1), Citation("limb b", "circular", CONFIRMED)).days)
    above 179
    """

    days: DayRange
    rate: Rate
    citation: Citation

    def __post_init__(self) -> None:
        check_kind("days", self.days, DayRange)
        check_part("rate", self.rate)
        check_kind("citation", self.citation, Citation)


@dataclass(frozen=True, slots=True)
class ProvisionByClass:
    """A part of what is outstanding, by class.

    Parameters
    ----------
    name
        What it is for: ``loans``.
    base
        What the rates are of, in words: ``outstanding principal``.
    rates
        One for each class of the classification.
    citation
        Where the base stands.
    in_force
        From when to when it holds.

    Raises
    ------
    MicroloanError
        If a class is there twice, or a part is not of its kind.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> rulebook("bd-mra", on=date(2026, 6, 30)).provisioning().rate_of("doubtful")
    percent('75')
    """

    name: str
    base: str
    rates: tuple[ClassProvision, ...]
    citation: Citation
    in_force: InForce

    def __post_init__(self) -> None:
        check_key("name", self.name)
        check_text("base", self.base)
        check_all("rates", self.rates, ClassProvision)
        check_names_once("rates", (one.name for one in self.rates))
        check_kind("citation", self.citation, Citation)
        check_kind("in_force", self.in_force, InForce)

    def rate_of(self, name: str) -> Rate:
        """Return the rate of a class.

        Raises
        ------
        MicroloanError
            If the class has none.
        """
        for one in self.rates:
            if one.name == name:
                return one.rate
        known = ", ".join(one.name for one in self.rates)
        raise MicroloanError("name", name, f"has no provision here; there are {known}", code="unknown_name")


@dataclass(frozen=True, slots=True)
class HigherOfProvision:
    """A part of the portfolio, or parts of overdue installments by age, whichever is more.

    Parameters
    ----------
    name
        What it is for: ``nbfc_mfi``.
    portfolio
        The part of the outstanding portfolio.
    overdue
        The parts of overdue installments, from the youngest age to the oldest, without gaps.
    citation
        Where it stands.
    in_force
        From when to when it holds.

    Raises
    ------
    MicroloanError
        If ages have a gap or overlap, or a part is not of its kind.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> mfi = rulebook("in-rbi", on=date(2026, 6, 30)).provisioning("nbfc_mfi")
    >>> mfi.portfolio, [f"{one.days}: {one.rate}" for one in mfi.overdue]
    (percent('1'), ['91-179: 50%', 'above 179: 100%'])
    """

    name: str
    portfolio: Rate
    overdue: tuple[OverdueProvision, ...]
    citation: Citation
    in_force: InForce

    def __post_init__(self) -> None:
        check_key("name", self.name)
        check_part("portfolio", self.portfolio)
        check_all("overdue", self.overdue, OverdueProvision)
        check_ranges("overdue", [one.days for one in self.overdue], first=None)
        check_kind("citation", self.citation, Citation)
        check_kind("in_force", self.in_force, InForce)


Provisioning: TypeAlias = ProvisionByClass | HigherOfProvision


def check_part(argument: str, value: object) -> None:
    """Raise a `MicroloanError` unless `value` is a rate of at most 100%.

    >>> check_part("rate", Rate(1, 2))
    """
    if not isinstance(value, Rate):
        raise MicroloanError(argument, value, "must be a Rate, such as percent(25)", code="wrong_type")
    if value > _ALL_OF_IT:
        raise MicroloanError(argument, value, "must be at most 100%", code="out_of_range")
