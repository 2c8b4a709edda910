"""A programme in figures, as institutions show it: members, borrowers, loans, savings, reach.

`ProgrammeSummary` holds the figures; what can be derived is derived. A style of
`programme_style` prints them as one institution does.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> jagoron = ProgrammeSummary(
...     "Jagoron",
...     Clients(members=26_601, borrowers=22_477),
...     Balances(
...         disbursed=BDT(4_288_686_000),
...         outstanding=BDT(399_091_262),
...         savings=BDT(128_169_957),
...     ),
... )
>>> jagoron.average_outstanding
<average outstanding loan 17755.53…>
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.errors import MicroloanError
from microloan.portfolio.efficiency_measures import average_outstanding, borrowers_per_officer, outstanding_per_officer
from microloan.portfolio.measured import Measured, MeasuredAmount, check_money
from microloan.portfolio.repayment_rates import ON_TIME_REALISATION

if TYPE_CHECKING:
    from datetime import date

    from microloan.currency import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Clients:
    """Whom a programme serves.

    Parameters
    ----------
    members, borrowers
        How many; a borrower is a member with a loan.
    groups
        How many groups they meet in; None where that is not shown.

    Examples
    --------
    >>> Clients(members=28_718, borrowers=24_424, groups=2_232).groups
    2232
    """

    members: int
    borrowers: int
    groups: int | None = None

    def __post_init__(self) -> None:
        for name in ("members", "borrowers"):
            _check_count(name, getattr(self, name))
        if self.groups is not None:
            _check_count("groups", self.groups)
        if self.borrowers > self.members:
            problem = f"must be at most {self.members:,}, the members"
            raise MicroloanError("borrowers", self.borrowers, problem, code="out_of_range")


@dataclass(frozen=True, slots=True, kw_only=True)
class Balances:
    """What was lent, what is owed, and what is saved.

    Parameters
    ----------
    disbursed
        Principal paid out since the beginning.
    outstanding
        Principal that is owed.
    savings
        What members have saved; None where that is not shown.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> Balances(disbursed=INR.lakh("34683.53"), outstanding=INR.lakh("4073.37")).savings is None
    True
    """

    disbursed: Money
    outstanding: Money
    savings: Money | None = None

    def __post_init__(self) -> None:
        disbursed, owed = check_money("disbursed", self.disbursed), check_money("outstanding", self.outstanding)
        if owed > disbursed:
            problem = f"must be at most {disbursed}, all that was ever disbursed"
            raise MicroloanError("outstanding", owed, problem, code="out_of_range")
        if self.savings is not None:
            _ = owed + check_money("savings", self.savings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where a programme is, and who works there.

    Parameters
    ----------
    branches, districts, blocks
        How many.
    staff, officers
        How many work there, and how many of them meet borrowers.

    Examples
    --------
    >>> Reach(branches=27, districts=6, blocks=48, staff=147, officers=92).officers
    92
    """

    branches: int
    districts: int
    blocks: int
    staff: int
    officers: int

    def __post_init__(self) -> None:
        for name in ("branches", "districts", "blocks", "staff", "officers"):
            _check_count(name, getattr(self, name))
        if self.officers > self.staff:
            raise MicroloanError(
                "officers", self.officers, f"must be at most {self.staff}, the staff", code="out_of_range"
            )


@dataclass(frozen=True, slots=True)
class ProgrammeSummary:
    """A programme in figures.

    Parameters
    ----------
    name
        The programme, or the institution.
    clients
        Whom it serves.
    balances
        What was lent, is owed and is saved.
    reach
        Where it is; None where that is not shown.
    on_time
        Its `on_time_realisation`; None where that is not shown.
    as_on
        The day of the figures; None where nobody says.

    Raises
    ------
    MicroloanError
        If a part is not of its kind.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> money = Balances(disbursed=BDT(602_948_500), outstanding=BDT(44_478_681), savings=BDT(19_271_370))
    >>> buniad = ProgrammeSummary("Buniad", Clients(members=6_153, borrowers=3_914), money)
    >>> buniad.average_outstanding
    <average outstanding loan 11363.99…>
    """

    name: str
    clients: Clients
    balances: Balances
    reach: Reach | None = None
    on_time: Measured | None = None
    as_on: date | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name.strip():
            raise MicroloanError("name", self.name, "must be text that is not empty", code="wrong_type")
        for name, kind in (("clients", Clients), ("balances", Balances), ("reach", Reach), ("on_time", Measured)):
            value = getattr(self, name)
            if not isinstance(value, kind) and (value is not None or name in {"clients", "balances"}):
                raise MicroloanError(name, value, f"must be {kind.__name__}(…)", code="wrong_type")
        if self.on_time is not None and self.on_time.measure != ON_TIME_REALISATION:
            problem = f"must be the {ON_TIME_REALISATION}; what it shows as repayment on time is nothing else"
            raise MicroloanError("on_time", str(self.on_time.measure), problem, code="contradiction")
        if self.as_on is not None:
            checked_day(self.as_on, "as_on")

    @property
    def average_outstanding(self) -> MeasuredAmount:
        """Outstanding principal for each borrower."""
        return average_outstanding(self.balances.outstanding, borrowers=self.clients.borrowers)

    @property
    def outstanding_per_officer(self) -> MeasuredAmount:
        """Outstanding principal for each officer; `MicroloanError` where the reach is not known."""
        return outstanding_per_officer(self.balances.outstanding, officers=self.reach_known.officers)

    @property
    def borrowers_per_officer(self) -> Measured:
        """The case load; `MicroloanError` where the reach is not known."""
        return borrowers_per_officer(self.clients.borrowers, officers=self.reach_known.officers)

    @property
    def reach_known(self) -> Reach:
        """The reach; `MicroloanError` where it is not known."""
        if self.reach is None:
            raise MicroloanError("reach", None, "is not known; give a Reach(…)", code="missing")
        return self.reach


def _check_count(name: str, value: object) -> None:
    if type(value) is not int or value < 0:
        raise MicroloanError(name, value, "must be a whole number from 0", code="out_of_range")
