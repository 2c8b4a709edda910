"""What a rule says of a case: findings.

===================  ================================================================
`Finding`            one rule held against one case: value, limit, outcome, source
`Outcome`            `PASS`, `FAIL`, or `UNKNOWN` where the case does not say
===================  ================================================================

A check returns findings and decides nothing: every rule is listed, kept or not, with the
figures it looked at, so that a person can.

>>> finding = Finding("age", Outcome.PASS, value=34, limit="18 to 58", source="BJS, eligibility")
>>> print(finding)
pass: age 34 (18 to 58)
"""

from microloan.regulations.finding import Finding, Outcome

__all__ = ["Finding", "Outcome"]
