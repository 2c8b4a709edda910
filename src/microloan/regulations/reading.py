"""Plain data to a rulebook, strictly; the inverse of `microloan.regulations.writing`.

>>> data = {"schema": "microloan/rulebook/1", "code": "ours", "name": "Ours", "country": "BD", "rules": [{}]}
>>> rulebook_from_dict(data)
Traceback (most recent call last):
    ...
microloan.records.reading.MissingKey: rules[0].rule is missing; write text
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rates import rate_of
from microloan.errors import MicroloanError, RecordError
from microloan.records import Reader, check_schema
from microloan.records.plain import joined
from microloan.regulations.citation import Citation, InForce
from microloan.regulations.classification import COUNTINGS, SCOPES, STANDINGS, UPGRADES, Classification, LoanClass
from microloan.regulations.confidence import RuleConfidence
from microloan.regulations.dated import DatedRulebook
from microloan.regulations.day_ranges import DayRange, day_range
from microloan.regulations.limits import AtLeast, AtMost, Forbidden, OneOf, Required, Stated, quantity_of
from microloan.regulations.provisioning import (
    ClassProvision,
    HigherOfProvision,
    OverdueProvision,
    ProvisionByClass,
)
from microloan.regulations.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from microloan.arithmetic.rates import Rate
    from microloan.regulations.limits import Limit
    from microloan.regulations.provisioning import Provisioning

CONFIDENCES = {confidence.value: confidence for confidence in RuleConfidence}


def rulebook_from_dict(data: Mapping[str, object]) -> DatedRulebook:
    """Return the rulebook that plain data describes.

    Raises
    ------
    RecordError
        If a key is missing or unknown, or a value is not what it should be; the error
        gives its path.
    """
    with Reader(data) as record:
        check_schema(record, "rulebook", 1)
        return DatedRulebook(
            code=record.text("code"),
            name=record.text("name"),
            country=record.text("country"),
            rules=tuple(map(_rule, record.optional("rules", record.children, ()))),
            classifications=tuple(map(_classification, record.optional("classifications", record.children, ()))),
            provisionings=tuple(map(_provisioning, record.optional("provisionings", record.children, ()))),
        )


def _rule(row: Reader) -> Rule:
    with row:
        name, definition = row.text("rule"), row.optional("definition", row.text, "")
        limit, citation, in_force = _limit(row), _citation(row), _in_force(row)
        case, convention = row.optional("case", row.text, ""), row.optional("convention", row.text, "")
        try:
            return Rule(name, limit, citation, in_force, case, convention, definition)
        except MicroloanError as error:
            # The file calls a rule's name by what it is, and its limit by its kind.
            keys = {"name": "rule", "limit": next(key for key in _LIMITS if row.has(key))}
            path = joined(row.path, keys.get(error.argument, error.argument))
            raise RecordError(path, error.value, error.problem, code=error.code) from error


def _at_most(row: Reader) -> Limit:
    return AtMost(quantity_of(row.text("at_most"), "at_most"))


def _at_least(row: Reader) -> Limit:
    return AtLeast(quantity_of(row.text("at_least"), "at_least"))


def _one_of(row: Reader) -> Limit:
    return OneOf(row.texts("one_of"))


def _stated(row: Reader) -> Limit:
    return Stated(row.text("stated"))


def _forbidden(row: Reader) -> Limit:
    _only_true(row, "forbidden")
    return Forbidden()


def _required(row: Reader) -> Limit:
    _only_true(row, "required")
    return Required()


def _only_true(row: Reader, key: str) -> None:
    if row.raw(key) is not True:
        problem = "must be true; leave the key out where the rule does not hold"
        raise RecordError(joined(row.path, key), row.raw(key), problem, code="wrong_type")


_LIMITS: dict[str, Callable[[Reader], Limit]] = {
    "at_most": _at_most,
    "at_least": _at_least,
    "one_of": _one_of,
    "forbidden": _forbidden,
    "required": _required,
    "stated": _stated,
}


def _limit(row: Reader) -> Limit:
    given = [key for key in _LIMITS if row.has(key)]
    if len(given) != 1:
        found = " and ".join(given) or "no limit"
        problem = f"must have one limit: {', '.join(_LIMITS)}"
        raise RecordError(row.path, found, problem, code="one_limit")
    return _LIMITS[given[0]](row)


def _citation(row: Reader) -> Citation:
    clause, source = row.text("clause"), row.text("source")
    confidence, note = row.choice("confidence", CONFIDENCES), row.optional("note", row.text, "")
    return Citation(clause, source, confidence, note)


def _in_force(row: Reader) -> InForce:
    first, last = row.day("first"), row.optional("last", row.day, None)
    return InForce(first, last)


def _days(row: Reader) -> DayRange:
    first, last = row.whole("least_days"), row.optional("most_days", row.whole, None)
    try:
        return day_range(first, last)
    except MicroloanError as error:
        path = joined(row.path, "least_days" if error.argument == "start" else "most_days")
        raise RecordError(path, error.value, error.problem, code=error.code) from error


def _classification(row: Reader) -> Classification:
    with row:
        return Classification(
            name=row.text("name"),
            classes=tuple(map(_class, row.children("classes"))),
            counting=row.choice("counting", COUNTINGS),
            upgrade=row.choice("upgrade", UPGRADES),
            scope=row.choice("scope", SCOPES),
            citation=_citation(row),
            in_force=_in_force(row),
        )


def _class(row: Reader) -> LoanClass:
    with row:
        return LoanClass(
            name=row.text("name"),
            days=_days(row),
            standing=row.choice("standing", STANDINGS),
            citation=_citation(row),
            title=row.optional("title", row.text, ""),
        )


def _provisioning(row: Reader) -> Provisioning:
    with row:
        return row.choice("method", _METHODS)(row)


def _by_class(row: Reader) -> Provisioning:
    return ProvisionByClass(
        name=row.text("name"),
        base=row.text("base"),
        rates=tuple(map(_class_provision, row.children("rates"))),
        citation=_citation(row),
        in_force=_in_force(row),
    )


def _higher_of(row: Reader) -> Provisioning:
    return HigherOfProvision(
        name=row.text("name"),
        portfolio=_rate(row, "portfolio"),
        overdue=tuple(map(_overdue_provision, row.children("overdue"))),
        citation=_citation(row),
        in_force=_in_force(row),
    )


_METHODS: dict[str, Callable[[Reader], Provisioning]] = {"by_class": _by_class, "higher_of": _higher_of}


def _class_provision(row: Reader) -> ClassProvision:
    with row:
        return ClassProvision(row.text("name"), _rate(row, "rate"), _citation(row))


def _overdue_provision(row: Reader) -> OverdueProvision:
    with row:
        return OverdueProvision(_days(row), _rate(row, "rate"), _citation(row))


def _rate(row: Reader, key: str) -> Rate:
    return rate_of(row.text(key), key)
