"""Renewing a term deposit at maturity, meant to be read as ``renewal.renew(matured, renewal.WITH_INTEREST)``.

===================  =================================================================
`WITH_INTEREST`      what is paid out on the last day is deposited again
`PRINCIPAL`          the principal is deposited again, the interest paid
===================  =================================================================

>>> from microloan.calendars.frequencies import months
>>> from microloan.currency import BDT
>>> from microloan.savings.deposits.term_deposit import TermDeposit
>>> from microloan.savings.deposits.term_maturing import mature_term_deposit
>>> matured = mature_term_deposit(TermDeposit(BDT(100_000), term=months(12), rate="7%"))
>>> renew(matured, WITH_INTEREST).principal, renew(matured, PRINCIPAL).principal
(BDT('107000.00'), BDT('100000.00'))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.savings.deposits.term_deposit import TermDeposit
from microloan.savings.deposits.term_maturing import MaturedTermDeposit

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.arithmetic.rates import Rate
    from microloan.calendars.frequencies import Frequency
    from microloan.currency import Money


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is deposited again at maturity.

    Parameters
    ----------
    name
        The word used in records.
    principal
        The deposit that matured to the new principal.
    definition
        One sentence, for explanations.

    Examples
    --------
    >>> PRINCIPAL.definition
    'the principal is deposited again, the interest paid'
    """

    name: str
    principal: Callable[[MaturedTermDeposit], Money]
    definition: str

    def __repr__(self) -> str:
        return f"renewal.{self.name.upper()}"


def _paid_out(matured: MaturedTermDeposit) -> Money:
    return matured.paid_out


def _principal(matured: MaturedTermDeposit) -> Money:
    return matured.deposit.principal


WITH_INTEREST = Renewal("with_interest", _paid_out, "what is paid out on the last day is deposited again")
PRINCIPAL = Renewal("principal", _principal, "the principal is deposited again, the interest paid")

ALL = (WITH_INTEREST, PRINCIPAL)


def renew(
    matured: MaturedTermDeposit, how: Renewal, *, rate: Rate | str | None = None, term: Frequency | None = None
) -> TermDeposit:
    """Return the deposit that follows one at maturity.

    Parameters
    ----------
    matured
        A deposit that ran to its end.
    how
        What is deposited again.
    rate, term
        Those of the new deposit; None keeps the old.

    Raises
    ------
    MicroloanError
        If the deposit was closed early, or `how` is no rule of `renewal`.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.currency import BDT
    >>> from microloan.savings.deposits.term_maturing import mature_term_deposit
    >>> matured = mature_term_deposit(TermDeposit(BDT(100_000), term=months(12), rate="7%"))
    >>> renew(matured, WITH_INTEREST, rate="6.5%").rate
    percent('6.5')
    """
    if not isinstance(matured, MaturedTermDeposit) or matured.closed_after is not None:
        raise MicroloanError("matured", matured, "must be a deposit that ran to its end", code="wrong_type")
    if not isinstance(how, Renewal):
        raise MicroloanError("how", how, "must be renewal.WITH_INTEREST or renewal.PRINCIPAL", code="wrong_type")
    old = matured.deposit
    return TermDeposit(
        how.principal(matured),
        term=old.term if term is None else term,
        rate=old.rate if rate is None else rate,
        rules=old.rules,
        opened_on=old.matures_on,
    )
