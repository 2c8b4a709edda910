"""`Finding`: one rule held against one case.

>>> print(Finding("lenders", Outcome.UNKNOWN, value=None, limit="at most 1 other", source="BJS, eligibility"))
unknown: lenders not stated (at most 1 other)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.regulations.confidence import RuleConfidence


class Outcome(Enum):
    """What a rule says of a case."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule held against one case.

    Parameters
    ----------
    rule
        The rule's short name.
    outcome
        Kept, broken, unknown because the case does not state what the rule asks, or not
        applicable to the case.
    value
        What the case states; None where it states nothing.
    limit
        What the rule allows, in words or as a figure.
    source
        The document behind the rule.
    clause
        The place in the rule; empty where there is none.
    confidence
        How sure the rule itself is; None where nobody has said.

    Examples
    --------
    >>> Finding("age", Outcome.FAIL, value=17, limit="18 to 58", source="BJS, eligibility").outcome
    <Outcome.FAIL: 'fail'>
    """

    rule: str
    outcome: Outcome
    value: object
    limit: object
    source: str
    clause: str = ""
    confidence: RuleConfidence | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.outcome, Outcome):
            raise MicroloanError("outcome", self.outcome, "must be an Outcome, such as Outcome.PASS", code="wrong_type")

    def __str__(self) -> str:
        value = "not stated" if self.value is None else self.value
        stands = [self.clause] if self.clause else []
        if self.confidence is not None and self.confidence.value != "confirmed":
            stands.append(self.confidence.value)
        where = f" [{', '.join(stands)}]" if stands else ""
        return f"{self.outcome.value}: {self.rule} {value} ({self.limit}){where}"


def judged(kept: bool | None) -> Outcome:  # noqa: FBT001 - a truth to be named, not an option
    """Return the outcome of a condition: kept, broken, or None where nothing is known.

    >>> judged(None)
    <Outcome.UNKNOWN: 'unknown'>
    """
    if kept is None:
        return Outcome.UNKNOWN
    return Outcome.PASS if kept else Outcome.FAIL
