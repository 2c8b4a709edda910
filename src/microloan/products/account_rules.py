"""What an account asks of its member: what must stay, for how long, and what happens when it sleeps.

====================  ====================================================================
`AccountRules`        the rules of one account
`Dormancy`            when an account without transactions is inactive, dormant, handed over
`HeldLoan`            a loan that its member has, of which a part must stay saved
====================  ====================================================================

>>> from microloan.currency import BDT
>>> AccountRules(retained="10%").retained
percent('10')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.calendars.frequencies import Frequency
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.products.fee_parts import check_amount
from microloan.products.savings_rates import checked_savings_rate

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.rates import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Dormancy:
    """After how long without a transaction of its member an account sleeps.

    Parameters
    ----------
    inactive_after, dormant_after, escheat_after
        Since the last transaction: inactive, dormant, handed over to the state. None where
        the institution has no such stage.

    Raises
    ------
    MicroloanError
        If one of them is no frequency, or all are None.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> Dormancy(dormant_after=months(24)).stages()
    (('dormant', months(24)),)
    """

    inactive_after: Frequency | None = None
    dormant_after: Frequency | None = None
    escheat_after: Frequency | None = None

    def __post_init__(self) -> None:
        for name in ("inactive_after", "dormant_after", "escheat_after"):
            after = getattr(self, name)
            if after is not None and not isinstance(after, Frequency):
                raise MicroloanError(name, after, "must be a time such as months(24)", code="wrong_type")
        if not self.stages():
            raise MicroloanError("dormant_after", None, "must be given, or another stage", code="empty")

    def stages(self) -> tuple[tuple[str, Frequency], ...]:
        """Return each stage that there is, with the time after which it is reached."""
        named = (
            ("inactive", self.inactive_after),
            ("dormant", self.dormant_after),
            ("escheat", self.escheat_after),
        )
        return tuple((name, after) for name, after in named if after is not None)


@dataclass(frozen=True, slots=True, init=False, repr=False)
class AccountRules:
    """What an account asks of its member.

    Parameters
    ----------
    minimum_to_earn
        The balance below which nothing is earned, by the balance method's own balance.
    retained
        What must stay: an amount, or a rate of the loans that the member has.
    lock_in
        How long after the first deposit nothing should be withdrawn.
    dormancy
        When the account sleeps.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> AccountRules(retained="10%", lock_in=months(36)).lock_in
    months(36)
    """

    minimum_to_earn: Money | None
    retained: Rate | Money | None
    lock_in: Frequency | None
    dormancy: Dormancy | None

    def __init__(
        self,
        *,
        minimum_to_earn: Money | None = None,
        retained: Rate | Money | str | None = None,
        lock_in: Frequency | None = None,
        dormancy: Dormancy | None = None,
    ) -> None:
        if minimum_to_earn is not None:
            check_amount("minimum_to_earn", minimum_to_earn, least=0)
        if isinstance(retained, Money):
            check_amount("retained", retained, least=0)
        elif retained is not None:
            retained = checked_savings_rate("retained", retained)
        if lock_in is not None and not isinstance(lock_in, Frequency):
            raise MicroloanError("lock_in", lock_in, "must be a time such as months(36)", code="wrong_type")
        if dormancy is not None and not isinstance(dormancy, Dormancy):
            raise MicroloanError("dormancy", dormancy, "must be a Dormancy", code="wrong_type")
        object.__setattr__(self, "minimum_to_earn", minimum_to_earn)
        object.__setattr__(self, "retained", retained)
        object.__setattr__(self, "lock_in", lock_in)
        object.__setattr__(self, "dormancy", dormancy)

    def __repr__(self) -> str:
        amounts = {"minimum_to_earn": self.minimum_to_earn, "retained": self.retained}
        shown = [f"{name}={one!r}" for name, one in amounts.items() if one is not None]
        shown += [
            f"{name}={getattr(self, name)!r}" for name in ("lock_in", "dormancy") if getattr(self, name) is not None
        ]
        return f"AccountRules({', '.join(shown)})"


@dataclass(frozen=True, slots=True)
class HeldLoan:
    """A loan of the member who saves.

    Parameters
    ----------
    principal
        The amount lent.
    since
        The day of disbursement.
    until
        The day it is repaid, from which on nothing must stay; None while it runs.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or `until` lies before `since`.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> HeldLoan(BDT(20_000), date(2026, 1, 4)).principal
    BDT('20000.00')
    """

    principal: Money
    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        check_amount("principal", self.principal, least=1)
        checked_day(self.since, "since")
        if self.until is not None and checked_day(self.until, "until") < checked_day(self.since, "since"):
            raise MicroloanError("until", self.until, f"must not be before since={self.since}", code="out_of_order")
