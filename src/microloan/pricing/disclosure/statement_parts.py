"""The parts of a statement, checked against one another and against the loan.

>>> pairs_of_parties((("insurance", "Surya Life"),))
{'insurance': 'Surya Life'}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from microloan.errors import MicroloanError
from microloan.pricing.disclosure.rate_type import FloatingRate

if TYPE_CHECKING:
    from microloan.pricing.disclosure.proposal import Proposal
    from microloan.schedules import Schedule


def named_parties(third_parties: object) -> Mapping[str, str]:
    """Return who receives which fee, as a caller gives it; refuse what is no mapping.

    >>> named_parties({"insurance": "Surya Life"})
    {'insurance': 'Surya Life'}
    """
    if not isinstance(third_parties, Mapping):
        problem = 'must be a mapping of fees to who receives them, such as {"insurance": "Surya Life"}'
        raise MicroloanError("third_parties", third_parties, problem, code="wrong_type")
    return cast("Mapping[str, str]", third_parties)


def pairs_of_parties(third_parties: object) -> dict[str, str]:
    """Return who receives which fee, as a statement holds it; refuse what are no pairs.

    >>> pairs_of_parties(())
    {}
    """
    given = third_parties
    pairs = cast("tuple[object, ...]", given) if isinstance(given, tuple) else (None,)
    if all(isinstance(pair, tuple) and len(cast("tuple[object, ...]", pair)) == 2 for pair in pairs):
        return dict(cast("tuple[tuple[str, str], ...]", pairs))
    problem = "must be pairs of a fee and who receives it, such as (('insurance', 'Surya Life'),)"
    raise MicroloanError("third_parties", third_parties, problem, code="wrong_type")


def check_prepared(proposal: Proposal, schedule: Schedule) -> None:
    """Refuse an offer that is made out after the loan is.

    Raises
    ------
    MicroloanError
        If its day is later than that of disbursement.
    """
    disbursed_on = schedule.terms.disbursed_on
    if proposal.prepared_on > disbursed_on:
        problem = f"must be on or before {disbursed_on}, the day of disbursement: it is told before the loan is agreed"
        raise MicroloanError("proposal.prepared_on", proposal.prepared_on, problem, code="contradiction")


def check_floating(proposal: Proposal, schedule: Schedule) -> None:
    """Refuse a floating rate that is not the rate of the loan.

    Raises
    ------
    MicroloanError
        If benchmark and spread do not add up to it.
    """
    floating, rate = proposal.rate_type, getattr(schedule.terms.interest, "rate", None)
    if isinstance(floating, FloatingRate) and floating.rate != rate:
        problem = f"and rate_type.benchmark={floating.benchmark} make {floating.rate}, not {rate}, the rate of the loan"
        raise MicroloanError("rate_type.spread", floating.spread, problem, code="contradiction")
