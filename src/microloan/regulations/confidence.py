"""How sure a row of a rulebook is: read in the rule, in a report, or not yet anywhere.

===============  ==================================================================
`CONFIRMED`      read in the rule or the regulator's tables, or in sources that agree
`REPORTED`       read in one report, or in reports that differ on a detail
`UNCONFIRMED`    general knowledge of the trade; look it up before relying on it
===============  ==================================================================

>>> RuleConfidence.UNCONFIRMED.definition
'general knowledge of the trade; look it up before relying on it'
"""

from __future__ import annotations

from enum import Enum


class RuleConfidence(Enum):
    """How sure a row of a rulebook is.

    Examples
    --------
    >>> RuleConfidence("reported")
    RuleConfidence.REPORTED
    """

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"

    def __repr__(self) -> str:
        return f"RuleConfidence.{self.name}"

    @property
    def definition(self) -> str:
        """What the word means, as a phrase."""
        return _DEFINITIONS[self]


CONFIRMED = RuleConfidence.CONFIRMED
REPORTED = RuleConfidence.REPORTED
UNCONFIRMED = RuleConfidence.UNCONFIRMED

_DEFINITIONS = {
    CONFIRMED: "read in the rule or the regulator's tables, or in sources that agree",
    REPORTED: "read in one report, or in reports that differ on a detail",
    UNCONFIRMED: "general knowledge of the trade; look it up before relying on it",
}
