"""What regulators rule, as dated data, and what a rule says of a case.

=====================  ================================================================
`rulebook`             what a regulator says on a day; `rulebooks` lists the codes
`rulebook_history`     all that a rulebook holds, each row with its days
`load_rulebook`        the same from a file of your own
`Rulebook`             rules, classes and provisions that hold on one day
`DatedRulebook`        all rows of a regulator; `DatedRulebook.on` gives a `Rulebook`
`Rule`                 one row: its limit, `Citation` and days, `InForce`
`limits`               `AtMost`, `AtLeast`, `OneOf`, `Forbidden`, `Required`, `Stated`
`Classification`       classes by days past due, and how days are counted
`ProvisionByClass`     what is set aside, by class
`HigherOfProvision`    the higher of two sums, as for India's NBFC-MFIs
`RuleConfidence`       how sure a row is: `CONFIRMED`, `REPORTED`, `UNCONFIRMED`
`Finding`              one rule held against one case: value, limit, outcome, source
`Outcome`              `PASS`, `FAIL`, `UNKNOWN` where the case does not say,
                       `NOT_APPLICABLE`
`rulebook_schema`      the JSON Schema of a rulebook as plain data
=====================  ================================================================

A rule is a dated fact, so the day is always an argument. Rows that nobody has read in the
rule say so; a file of your own takes their place. A check returns findings and decides
nothing: every rule is listed, kept or not, with the figures it looked at, so that a person
can.

>>> from datetime import date
>>> from microloan.currency import INR
>>> print(rulebook("in-rbi", on=date(2026, 1, 4)).judge("household_income", INR(300_000)))
pass: household income Rs. 3,00,000 (at most Rs. 3,00,000) [Master Direction 2022, para 3]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.lazily import imported_lazily
from microloan.regulations.finding import Finding, Outcome

if TYPE_CHECKING:
    from microloan.regulations import limits
    from microloan.regulations.book import Rulebook
    from microloan.regulations.citation import Citation, InForce
    from microloan.regulations.classification import Classification, LoanClass, Standing
    from microloan.regulations.confidence import RuleConfidence
    from microloan.regulations.dated import DatedRulebook
    from microloan.regulations.day_ranges import DayRange
    from microloan.regulations.loading import load_rulebook, rulebook, rulebook_history, rulebooks
    from microloan.regulations.provisioning import (
        ClassProvision,
        HigherOfProvision,
        OverdueProvision,
        ProvisionByClass,
    )
    from microloan.regulations.rule import Rule
    from microloan.regulations.schemas import rulebook_schema

# Who only reads findings needs no rulebook; the rest is imported when it is first used.
_HOMES = {
    "Citation": "citation",
    "ClassProvision": "provisioning",
    "Classification": "classification",
    "DatedRulebook": "dated",
    "DayRange": "day_ranges",
    "HigherOfProvision": "provisioning",
    "InForce": "citation",
    "LoanClass": "classification",
    "OverdueProvision": "provisioning",
    "ProvisionByClass": "provisioning",
    "Rule": "rule",
    "RuleConfidence": "confidence",
    "Rulebook": "book",
    "Standing": "classification",
    "load_rulebook": "loading",
    "rulebook": "loading",
    "rulebook_history": "loading",
    "rulebook_schema": "schemas",
    "rulebooks": "loading",
}

__all__ = [
    "Citation",
    "ClassProvision",
    "Classification",
    "DatedRulebook",
    "DayRange",
    "Finding",
    "HigherOfProvision",
    "InForce",
    "LoanClass",
    "Outcome",
    "OverdueProvision",
    "ProvisionByClass",
    "Rule",
    "RuleConfidence",
    "Rulebook",
    "Standing",
    "limits",
    "load_rulebook",
    "rulebook",
    "rulebook_history",
    "rulebook_schema",
    "rulebooks",
]

__getattr__ = imported_lazily(__name__, _HOMES, files=("limits",))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
