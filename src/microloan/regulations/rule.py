"""`Rule`: one row of a rulebook, with what it limits, where it stands and when it holds.

>>> from datetime import date
>>> from microloan.regulations.citation import Citation, InForce
>>> from microloan.regulations.confidence import REPORTED
>>> from microloan.regulations.limits import AtMost, quantity_of
>>> cap = Rule(
...     "annual_rate",
...     AtMost(quantity_of("24%")),
...     Citation("current cap", "microcapital.org", REPORTED),
...     InForce(date(2019, 1, 1)),
...     convention="per_installment",
... )
>>> print(cap.judge(quantity_of("25%")))
fail: annual rate 25% (at most 24%) [current cap, reported]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.currency import Money
from microloan.errors import MicroloanError, nearest_name
from microloan.regulations.citation import Citation, InForce, check_text
from microloan.regulations.finding import Finding, judged
from microloan.regulations.limits import AtLeast, AtMost, Forbidden, OneOf, Required, Stated
from microloan.regulations.rule_names import CONVENTIONS, KNOWN_RULES, MONEY, PRESENCE, RATE, WORD

if TYPE_CHECKING:
    from microloan.regulations.limits import Limit, Quantity

_LIMITS = (AtMost, AtLeast, OneOf, Forbidden, Required, Stated)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a regulator.

    Parameters
    ----------
    name
        Its key: one that the library knows, or one of your own with a definition.
    limit
        What it allows.
    citation
        Where it stands, and how sure it is.
    in_force
        From when to when it holds.
    case
        What it is for, where a name has several rules at once: ``rural``; may be empty.
    convention
        The key of the convention in which a rate is reckoned; empty for all else.
    definition
        What is held against the limit; empty for a name that the library knows.

    Raises
    ------
    MicroloanError
        If the name is not known and has no definition, the limit is not of what the rule is
        about, or a part is not of its kind.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.regulations.confidence import CONFIRMED
    >>> visits = Rule(
    ...     "home_visits",
    ...     Stated("after two absences"),
    ...     Citation("our handbook, 4.2", "our handbook", CONFIRMED),
    ...     InForce(date(2026, 1, 1)),
    ...     definition="when an officer may call at a borrower's home",
    ... )
    >>> print(visits.judge("after three"))
    unknown: home visits after three (after two absences) [our handbook, 4.2]
    """

    name: str
    limit: Limit
    citation: Citation
    in_force: InForce
    case: str = ""
    convention: str = ""
    definition: str = ""

    def __post_init__(self) -> None:
        _check_parts(self)
        _check_name(self.name, self.definition)
        known = KNOWN_RULES.get(self.name)
        if known is not None and not _is_of(self.limit, known.kind):
            problem = f"is no limit for {self.name}, which is of {known.kind}"
            raise MicroloanError("limit", self.limit, problem, code="wrong_kind")
        if self.convention and self.convention not in CONVENTIONS:
            problem = f"must be one of {', '.join(CONVENTIONS)}"
            raise MicroloanError("convention", self.convention, problem, code="unknown_name")

    @property
    def about(self) -> str:
        """What is held against the limit, in words."""
        return self.definition or KNOWN_RULES[self.name].definition

    @property
    def title(self) -> str:
        """The name as people read it, with the case: ``household income, rural``."""
        name = self.name.replace("_", " ")
        return f"{name}, {self.case}" if self.case else name

    def judge(self, value: Quantity | str | bool | None) -> Finding:  # noqa: FBT001 - whether a thing is there
        """Return the finding of the rule on a value.

        Parameters
        ----------
        value
            A rate, amount or count of the limit's kind; a word; or whether the thing is
            there. None where it is not known.

        Raises
        ------
        MicroloanError
            If the value is of another kind than the limit.

        Examples
        --------
        >>> from microloan.regulations import rulebook
        >>> from datetime import date
        >>> book = rulebook("in-rbi", on=date(2026, 1, 4))
        >>> print(book.rule("collateral").judge(False).outcome)
        Outcome.PASS
        """
        kept = None if value is None else self.limit.keeps(value)
        shown = ("there is some" if value else "there is none") if isinstance(value, bool) else value
        return Finding(
            self.title,
            judged(kept),
            shown,
            str(self.limit),
            self.citation.source,
            clause=self.citation.clause,
            confidence=self.citation.confidence,
        )

    def __str__(self) -> str:
        return f"{self.title}: {self.limit} ({self.citation.clause}; {self.citation.confidence.value})"


def _check_parts(rule: Rule) -> None:
    kinds = (("limit", _LIMITS, "a limit, such as AtMost(percent(24))"), ("citation", Citation, "a Citation"))
    for name, kind, wanted in (*kinds, ("in_force", InForce, "an InForce"), ("case", str, "text")):
        if not isinstance(getattr(rule, name), kind):
            raise MicroloanError(name, getattr(rule, name), f"must be {wanted}", code="wrong_type")
    for name in ("convention", "definition"):
        if not isinstance(getattr(rule, name), str):
            raise MicroloanError(name, getattr(rule, name), "must be text", code="wrong_type")


def _check_name(name: object, definition: str) -> None:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        problem = "must be lower-case words joined by underscores, such as annual_rate"
        raise MicroloanError("name", name, problem, code="unknown_rule")
    if definition:
        check_text("definition", definition)
        if name in KNOWN_RULES:
            problem = f"is defined already: {KNOWN_RULES[name].definition}; choose another name for a rule of your own"
            raise MicroloanError("name", name, problem, code="contradiction")
    elif name not in KNOWN_RULES:
        near = nearest_name(name, KNOWN_RULES)
        hint = f"; did you mean {near}?" if near else "; give a rule of your own a definition"
        raise MicroloanError("name", name, f"is not a rule known here{hint}", code="unknown_rule")


def _is_of(limit: Limit, kind: str) -> bool:
    """Return whether a limit is of a kind; words that a person judges are of every kind."""
    if isinstance(limit, Stated):
        return True
    if kind in {WORD, PRESENCE}:
        return isinstance(limit, OneOf) if kind == WORD else isinstance(limit, (Forbidden, Required))
    if not isinstance(limit, (AtMost, AtLeast)):
        return False
    quantity = limit.quantity
    if isinstance(quantity, (Rate, Money)):
        return kind == (RATE if isinstance(quantity, Rate) else MONEY)
    return quantity.unit == kind
