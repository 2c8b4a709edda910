"""A rulebook to plain data, the inverse of `microloan.regulations.reading`.

>>> from microloan.regulations import rulebook_history
>>> mra = rulebook_history("bd-mra")
>>> rulebook_to_dict(mra)["rules"][1]["at_most"]
'27%'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.regulations.limits import AtLeast, AtMost, Forbidden, OneOf, Stated, quantity_text
from microloan.regulations.provisioning import ProvisionByClass

if TYPE_CHECKING:
    from microloan.regulations.citation import Citation, InForce
    from microloan.regulations.classification import Classification, LoanClass
    from microloan.regulations.dated import DatedRulebook
    from microloan.regulations.day_ranges import DayRange
    from microloan.regulations.limits import Limit
    from microloan.regulations.provisioning import Provisioning
    from microloan.regulations.rule import Rule

RULEBOOK_SCHEMA = "microloan/rulebook/1"


def rulebook_to_dict(book: DatedRulebook) -> dict[str, object]:
    """Return a rulebook as plain data, its dates as text in the form 2026-01-04.

    Parameters
    ----------
    book
        The rulebook.
    """
    rows = {
        "rules": [_rule(rule) for rule in book.rules],
        "classifications": [_classification(table) for table in book.classifications],
        "provisionings": [_provisioning(sums) for sums in book.provisionings],
    }
    return {
        "schema": RULEBOOK_SCHEMA,
        "code": book.code,
        "name": book.name,
        "country": book.country,
        **{key: written for key, written in rows.items() if written},
    }


def _rule(rule: Rule) -> dict[str, object]:
    words = {"case": rule.case, "convention": rule.convention, "definition": rule.definition}
    return {
        "rule": rule.name,
        **_limit(rule.limit),
        **{key: word for key, word in words.items() if word},
        **_in_force(rule.in_force),
        **_citation(rule.citation),
    }


def _limit(limit: Limit) -> dict[str, object]:
    if isinstance(limit, AtMost):
        return {"at_most": quantity_text(limit.quantity)}
    if isinstance(limit, AtLeast):
        return {"at_least": quantity_text(limit.quantity)}
    if isinstance(limit, OneOf):
        return {"one_of": list(limit.words)}
    if isinstance(limit, Stated):
        return {"stated": limit.text}
    return {"forbidden" if isinstance(limit, Forbidden) else "required": True}


def _citation(citation: Citation) -> dict[str, object]:
    written: dict[str, object] = {
        "clause": citation.clause,
        "source": citation.source,
        "confidence": citation.confidence.value,
    }
    return {**written, "note": citation.note} if citation.note else written


def _in_force(in_force: InForce) -> dict[str, object]:
    first = {"first": in_force.first.isoformat()}
    return {**first, "last": in_force.last.isoformat()} if in_force.last is not None else {**first}


def _days(days: DayRange) -> dict[str, object]:
    return {"least_days": days.start, "most_days": days.last} if days.last is not None else {"least_days": days.start}


def _classification(table: Classification) -> dict[str, object]:
    return {
        "name": table.name,
        "counting": table.counting.name,
        "upgrade": table.upgrade.name,
        "scope": table.scope.name,
        **_in_force(table.in_force),
        **_citation(table.citation),
        "classes": [_class(one) for one in table.classes],
    }


def _class(one: LoanClass) -> dict[str, object]:
    title = {"title": one.title} if one.title else {}
    days = _days(one.days)
    return {"name": one.name, **title, **days, "standing": one.standing.value, **_citation(one.citation)}


def _provisioning(sums: Provisioning) -> dict[str, object]:
    in_force, citation = _in_force(sums.in_force), _citation(sums.citation)
    if isinstance(sums, ProvisionByClass):
        rates = [{"name": one.name, "rate": str(one.rate), **_citation(one.citation)} for one in sums.rates]
        return {"name": sums.name, "method": "by_class", "base": sums.base, **in_force, **citation, "rates": rates}
    overdue = [{**_days(one.days), "rate": str(one.rate), **_citation(one.citation)} for one in sums.overdue]
    portfolio = str(sums.portfolio)
    start = {"name": sums.name, "method": "higher_of", "portfolio": portfolio}
    return {**start, **in_force, **citation, "overdue": overdue}
