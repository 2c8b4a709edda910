"""What a regulator says of a settlement.

>>> from datetime import date
>>> from microloan.ledger import rebate
>>> from microloan.ledger.examples import example_account
>>> from microloan.ledger.settling import settlement
>>> from microloan.regulations import rulebook
>>> found = settlement(example_account(), on=date(2024, 3, 13), rebate=rebate.ACTUARIAL)
>>> print(findings_of(found, rulebook("in-rbi", on=date(2024, 3, 13)))[1])
pass: prepayment penalty there is none (none allowed) [Master Direction 2022, para 6.6]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.ledger.rebate import ACTUARIAL, TO_DATE
from microloan.ledger.settling import settlement
from microloan.regulations import Rulebook

if TYPE_CHECKING:
    from microloan.ledger.rebates import RebateRule
    from microloan.ledger.settling import Settlement
    from microloan.regulations import Finding


def findings_of(found: Settlement, book: Rulebook) -> tuple[Finding, ...]:
    """Return the findings of a rulebook on a settlement."""
    if not isinstance(book, Rulebook):
        problem = "must be a Rulebook, such as rulebook(…, on=day) gives"
        raise MicroloanError("book", book, problem, code="wrong_type")
    until = "to_settlement_day" if _asks_no_more(found, TO_DATE) else "beyond_settlement_day"
    penalty = False if _asks_no_more(found, ACTUARIAL) else None
    return book.judge("settlement_interest", until), book.judge("prepayment_penalty", penalty)


def _asks_no_more(found: Settlement, rule: RebateRule) -> bool:
    """Return whether no more is asked for than by another rebate, all else alike."""
    if found.rules.rebate == rule:
        return True
    other = settlement(found.account, found.on, rule, fees=found.rules.fees, rounding=found.rules.rounding)
    return found.payoff <= other.payoff
