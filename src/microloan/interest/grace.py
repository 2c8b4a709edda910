"""Grace: installments at the beginning that ask for less, or for nothing.

==================  =============================================================
`Grace`             how many first installments bear no principal, collect no
                    interest, or are free of interest; how often principal is due
`NO_GRACE`          none of it
`moratorium`        nothing is due for a while: neither principal nor interest
`FIRST_PAYING`      deferred interest is collected in the first installment after
`SPREAD`            deferred interest is spread over the installments after
==================  =============================================================

>>> Grace(principal_periods=3)
Grace(principal_periods=3)
>>> moratorium(2, collected=SPREAD)
Grace(principal_periods=2, deferred_periods=2, collected=grace.SPREAD)
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N

MOST_PERIODS = 10_000


@dataclass(frozen=True, slots=True)
class Deferral:
    """When deferred interest is collected.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase that completes "deferred interest is …", for explanations.
    source
        The document or practice behind the rule.

    Examples
    --------
    >>> SPREAD
    grace.SPREAD
    """

    name: str
    definition: str
    source: str

    def __repr__(self) -> str:
        return f"grace.{self.name.upper()}"


FIRST_PAYING = Deferral(
    "first_paying",
    "collected with the first installment after it",
    "Apache Fineract, graceOnInterestPayment, cumulative declining balance",
)
SPREAD = Deferral(
    "spread",
    "spread over the installments after it",
    "Apache Fineract, graceOnInterestPayment, cumulative flat: the charge over the installments that are left",
)

DEFERRALS = (FIRST_PAYING, SPREAD)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Grace:
    """What the first installments of a loan do not ask for.

    Parameters
    ----------
    principal_periods
        First installments without principal.
    deferred_periods
        First installments whose interest accrues but is collected later.
    interest_free_periods
        First installments for whose periods no interest is charged.
    collected
        When deferred interest is collected: `FIRST_PAYING` or `SPREAD`.
    principal_every
        After the grace, principal is due with every so many installments; 1 is with each.

    Raises
    ------
    MicroloanError
        If a count is no whole number from 0 (from 1 for `principal_every`), or `collected`
        is neither rule.

    Examples
    --------
    >>> Grace(principal_periods=2).paying_count(12), Grace(principal_every=3).pays_principal(6)
    (10, True)
    """

    principal_periods: int = 0
    deferred_periods: int = 0
    interest_free_periods: int = 0
    collected: Deferral = FIRST_PAYING
    principal_every: int = 1

    def __post_init__(self) -> None:
        for name in ("principal_periods", "deferred_periods", "interest_free_periods", "principal_every"):
            count, least = getattr(self, name), 1 if name == "principal_every" else 0
            if type(count) is not int or not least <= count <= MOST_PERIODS:
                code = "out_of_range" if type(count) is int else "wrong_type"
                problem = f"must be a whole number of installments from {least} to {MOST_PERIODS:,}"
                raise MicroloanError(name, count, problem, code=code)
        if not isinstance(self.collected, Deferral):
            raise MicroloanError(
                "collected", self.collected, "must be grace.FIRST_PAYING or grace.SPREAD", code="wrong_type"
            )

    def pays_principal(self, number: int) -> bool:
        """Return whether principal is due with installment `number`, from 1."""
        past = number - self.principal_periods
        return past > 0 and past % self.principal_every == 0

    def paying_count(self, installments: N) -> N:
        """Return with how many installments principal is due.

        Parameters
        ----------
        installments
            The count; int, or int64 array of shape (loans,). `check_grace` has made sure
            that the last of them pays principal.
        """
        return (installments - self.principal_periods) // self.principal_every

    def __repr__(self) -> str:
        given = [
            f"{each.name}={getattr(self, each.name)!r}"
            for each in fields(self)
            if getattr(self, each.name) != each.default
        ]
        return f"Grace({', '.join(given)})"


NO_GRACE = Grace()


def moratorium(periods: int, collected: Deferral = FIRST_PAYING) -> Grace:
    """Return the grace in which nothing is due: no principal, and interest is collected later.

    Parameters
    ----------
    periods
        Installments, from 0.
    collected
        When the interest of that time is collected.

    Examples
    --------
    >>> moratorium(3).deferred_periods
    3
    """
    return Grace(principal_periods=periods, deferred_periods=periods, collected=collected)


def check_grace(grace: Grace, installments: int) -> None:
    """Refuse a grace that does not fit the count of installments.

    Parameters
    ----------
    grace
        The grace.
    installments
        The count.

    Raises
    ------
    MicroloanError
        If the grace lasts as long as the loan, or the last installment would bear no
        principal.

    Examples
    --------
    >>> check_grace(Grace(principal_periods=46), 46)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: grace.principal_periods=46 must be fewer than installments=46
    """
    for name in ("principal_periods", "deferred_periods", "interest_free_periods"):
        periods = getattr(grace, name)
        if periods >= installments:
            raise MicroloanError(
                f"grace.{name}", periods, f"must be fewer than installments={installments}", code="contradiction"
            )
    rest, every = installments - grace.principal_periods, grace.principal_every
    if rest % every:
        problem = f"must divide the {rest} installments that are left of installments={installments}"
        raise MicroloanError("grace.principal_every", every, problem, code="contradiction")
