"""Which positions have a class: of the rulebook's day, of one day for a borrower, of a loan that is not written off.

>>> from datetime import date
>>> from microloan.ledger.past_due import PastDue
>>> check_one_day([PastDue(None, date(2026, 6, 30)), PastDue(None, date(2026, 6, 29))])
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: loans='2026-06-29, 2026-06-30' are looked at on several days; must be one for all
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.ledger.lateness import STRICT
from microloan.ledger.position import Position
from microloan.regulations.book import Rulebook

if TYPE_CHECKING:
    from microloan.ledger.lateness import Lateness
    from microloan.ledger.past_due import LatePosition


def check_classified(late: LatePosition, rules: object) -> None:
    """Refuse a position that has no class: of another day than the rulebook, or of a loan written off."""
    if isinstance(rules, Rulebook) and rules.on != late.as_of:
        problem = f"is what holds on {rules.on}; must be of {late.as_of}, the day of the position"
        raise MicroloanError("rules", rules, problem, code="contradiction")
    if isinstance(late, Position) and late.written_off.total:
        problem = "is of a loan that is written off; it has no class, and is no part of the portfolio"
        raise MicroloanError("late", late, problem, code="written_off")


def check_one_day(loans: Iterable[LatePosition]) -> None:
    """Refuse loans of a borrower that are looked at on several days."""
    days = sorted({late.as_of for late in loans})
    if len(days) > 1:
        problem = "are looked at on several days; must be one for all"
        raise MicroloanError("loans", ", ".join(map(str, days)), problem, code="contradiction")


def check_listed(argument: str, value: object) -> None:
    """Refuse what is no list."""
    if not isinstance(value, Iterable) or isinstance(value, str):
        problem = "must be a list, with one for each loan of the borrower"
        raise MicroloanError(argument, value, problem, code="wrong_type")


def own_lateness(late: LatePosition | None) -> tuple[str, ...]:
    """Return the note of a position that tolerates what no regulator does; none of any other.

    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger.examples import example_account
    >>> from microloan.ledger.lateness import Lateness
    >>> own_lateness(example_account().position(date(2024, 5, 1), Lateness(BDT(5), grace_days=3)))
    ("late by a rule of one's own, which no regulator grants: up to Tk. 5 unpaid, 3 days of grace",)
    """
    return lateness_note(late.lateness) if isinstance(late, Position) else ()


def lateness_note(lateness: Lateness) -> tuple[str, ...]:
    """Return the note of a lateness that tolerates what no regulator does; none of any other.

    >>> from microloan.ledger.lateness import Lateness
    >>> lateness_note(Lateness(grace_days=3)), lateness_note(Lateness())
    (("late by a rule of one's own, which no regulator grants: 3 days of grace",), ())
    """
    said = ", ".join(_said(lateness))
    return (f"late by a rule of one's own, which no regulator grants: {said}",) if said else ()


def _said(lateness: Lateness) -> Iterable[str]:
    if lateness.tolerance:
        yield f"up to {lateness.tolerance} unpaid"
    if lateness.grace_days:
        yield f"{lateness.grace_days} days of grace"
    if set(lateness.components) < set(STRICT.components):
        yield f"{' and '.join(one.word for one in lateness.components)} alone"
