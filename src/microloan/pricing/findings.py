"""`Findings`: what the rules of a rulebook say of one loan, every rule listed.

>>> from datetime import date
>>> from microloan.pricing.checks import check
>>> from microloan.products.examples import example_terms
>>> from microloan.regulations import rulebook
>>> findings = check(example_terms(), rulebook("bd-mra", on=date(2026, 1, 4)))
>>> len(findings), len(findings.passed), [finding.rule for finding in findings.failed]
(15, 6, ['installments'])
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.regulations import Finding, Outcome, Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from microloan.explanation import Explanation
    from microloan.regulations.rule import Rule
    from microloan.schedules import Schedule
    from microloan.tables import Table

_NOT_STATED = "not stated"
_COUNTED = {
    Outcome.PASS: "kept",
    Outcome.FAIL: "broken",
    Outcome.UNKNOWN: "unknown",
    Outcome.NOT_APPLICABLE: "not applicable",
}


@dataclass(frozen=True, slots=True, repr=False)
class Findings:
    """The findings of a check, in the order of the rulebook; iterating gives each `Finding`.

    Parameters
    ----------
    schedule
        The loan that was looked at.
    rulebook
        The rules it was held against.
    items
        A finding for every rule.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.pricing.checks import check
    >>> from microloan.products.examples import example_terms
    >>> from microloan.regulations import rulebook
    >>> print(check(example_terms(), rulebook("bd-mra", on=date(2026, 1, 4))).of("annual_rate"))
    pass: annual rate 21.2307…% per installment (at most 24%) [current cap, notification of 2019, reported]
    """

    schedule: Schedule
    rulebook: Rulebook
    items: tuple[Finding, ...]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def passed(self) -> tuple[Finding, ...]:
        """The rules that are kept."""
        return self._that(Outcome.PASS)

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The rules that are broken."""
        return self._that(Outcome.FAIL)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The rules that ask for what neither the terms nor the caller have said."""
        return self._that(Outcome.UNKNOWN)

    @property
    def not_applicable(self) -> tuple[Finding, ...]:
        """The rules that are not about such a loan, or not about a loan."""
        return self._that(Outcome.NOT_APPLICABLE)

    def of(self, name: str, *, case: str = "") -> Finding:
        """Return the finding of a rule by its key, and its case where it has one.

        Raises
        ------
        MicroloanError
            If the rulebook has no such rule on its day.
        """
        return self._of(self.rulebook.rule(name, case=case))

    def explain(self, name: str, *, case: str = "") -> Explanation:
        """Return the arithmetic of a finding: what was looked at, how it was reckoned, the rule and its source.

        Parameters
        ----------
        name, case
            As for `of`.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.pricing.checks import check
        >>> from microloan.products.examples import example_terms
        >>> from microloan.regulations import rulebook
        >>> print(check(example_terms(), rulebook("bd-mra", on=date(2026, 1, 4))).explain("first_installment"))
        first installment: pass
          looked at  days from disbursement to the first installment  → 17 days
          limit      at least 15 days                                 → pass
          clause: Circular Regu-05, 10 November 2010
          source: dhakamirror.com ?p=20602; bu.edu/bucflp; syminvest.com, 19 August 2014; confirmed
          reminded of in August 2014
        """
        from microloan.pricing.finding_steps import explain_finding

        rule = self.rulebook.rule(name, case=case)
        return explain_finding(self.schedule, rule, self._of(rule))

    def _of(self, rule: Rule) -> Finding:
        return next(found for held, found in zip(self.rulebook.rules, self.items, strict=True) if held is rule)

    def records(self) -> list[dict[str, Any]]:
        """Return a plain dict of texts for each finding.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.pricing.checks import check
        >>> from microloan.products.examples import example_terms
        >>> from microloan.regulations import rulebook
        >>> record = check(example_terms(), rulebook("bd-mra", on=date(2026, 1, 4))).records()[3]
        >>> record["rule"], record["outcome"], record["value"], record["limit"]
        ('installments', 'fail', '46 installments', 'at least 50 installments')
        """
        return [
            {
                "rule": rule.name,
                "case": rule.case,
                "outcome": found.outcome.value,
                "value": None if found.value is None else str(found.value),
                "limit": str(found.limit),
                "clause": found.clause,
                "source": found.source,
                "confidence": None if found.confidence is None else found.confidence.value,
            }
            for rule, found in zip(self.rulebook.rules, self.items, strict=True)
        ]

    def to_table(self) -> Table:
        """Return the findings as a table, ready for text, HTML, Markdown or CSV."""
        from microloan.tables import Column, Table

        columns = tuple(map(Column, ("Outcome", "Rule", "This loan", "Limit", "Clause", "Confidence")))
        rows = tuple(map(_cells, self.items))
        return Table(self._title(), columns, rows, notes=(self._counted(),))

    def _title(self) -> str:
        terms, book = self.schedule.terms, self.rulebook
        return f"{terms.lent} disbursed {terms.disbursed_on}, against {book.code} as on {book.on}"

    def _counted(self) -> str:
        counts = Counter(found.outcome for found in self.items)
        parts = ", ".join(f"{counts[outcome]} {word}" for outcome, word in _COUNTED.items())
        return f"{len(self.items)} rules: {parts}"

    def _that(self, outcome: Outcome) -> tuple[Finding, ...]:
        return tuple(found for found in self.items if found.outcome is outcome)

    def __post_init__(self) -> None:
        if len(self.items) != len(self.rulebook.rules):
            problem = f"must be a finding for each of the {len(self.rulebook.rules)} rules"
            raise MicroloanError("items", len(self.items), problem, code="wrong_length")

    def __repr__(self) -> str:
        return self.to_table().to_text()

    def _repr_html_(self) -> str:
        return self.to_table().to_html()


def _cells(found: Finding) -> tuple[str, ...]:
    value = _NOT_STATED if found.value is None else str(found.value)
    confidence = "" if found.confidence is None else found.confidence.value
    return found.outcome.value, found.rule, value, str(found.limit), found.clause, confidence
