"""The rows of a rulebook together: which hold on a day, which replace which, what may not meet.

>>> from datetime import date
>>> from microloan.regulations import rulebook_history
>>> held = held_on(rulebook_history("bd-mra").rules, date(2012, 1, 1))
>>> [str(rule.limit) for rule in held if rule.name == "annual_rate"]
['at most 27%']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from microloan.errors import MicroloanError
from microloan.regulations.citation import tuple_of
from microloan.regulations.classification import Classification
from microloan.regulations.provisioning import HigherOfProvision, ProvisionByClass
from microloan.regulations.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from microloan.regulations.provisioning import Provisioning

Row = TypeVar("Row", bound=Rule | Classification | ProvisionByClass | HigherOfProvision)


def key_of(row: Rule | Classification | Provisioning) -> tuple[str, str]:
    """Return what tells a row from others: its name, and the case of a rule."""
    return (row.name, row.case if isinstance(row, Rule) else "")


def held_on(rows: tuple[Row, ...], day: date) -> tuple[Row, ...]:
    """Return the rows that hold on a day."""
    return tuple(row for row in rows if row.in_force.on(day))


def laid_over(own: tuple[Row, ...], rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows with those of one's own in the place of those of one name, or after all."""
    keys = {key_of(row) for row in rows}
    in_place = {key_of(row): row for row in own}
    return (*(in_place.get(key_of(row), row) for row in rows), *(row for row in own if key_of(row) not in keys))


def check_rows(argument: str, rows: object, kinds: tuple[type, ...]) -> None:
    """Refuse what is no row, and two rows of one name that hold on the same day."""
    given = tuple_of(rows)
    if given is None or not all(isinstance(row, kinds) for row in given):
        raise MicroloanError(argument, rows, f"must be a tuple of {kinds[0].__name__}", code="wrong_type")
    checked = cast("tuple[Rule | Classification | Provisioning, ...]", given)
    for position, row in enumerate(checked):
        for other in checked[:position]:
            if key_of(row) == key_of(other) and row.in_force.overlaps(other.in_force):
                case = f" ({row.case})" if isinstance(row, Rule) and row.case else ""
                problem = (
                    f"holds {row.in_force}, and so does another {row.name}{case} {other.in_force}; end one of them"
                )
                raise MicroloanError(f"{argument}[{position}]", row.name, problem, code="overlap")


def check_classes(
    code: str, classifications: tuple[Classification, ...], provisionings: tuple[Provisioning, ...]
) -> None:
    """Refuse classes without a provision, and provisions without a class, where both hold."""
    for table, sums in _pairs(classifications, provisionings):
        classes, rates = [one.name for one in table.classes], [one.name for one in sums.rates]
        for argument, have, need in (("provisionings", rates, classes), ("classifications", classes, rates)):
            missing = [name for name in need if name not in have]
            if missing:
                problem = f"named {table.name} lack {', '.join(missing)}"
                raise MicroloanError(argument, code, problem, code="missing_class")


def _pairs(
    classifications: Iterable[Classification], provisionings: Iterable[Provisioning]
) -> list[tuple[Classification, ProvisionByClass]]:
    return [
        (table, sums)
        for table in classifications
        for sums in provisionings
        if isinstance(sums, ProvisionByClass) and sums.name == table.name and table.in_force.overlaps(sums.in_force)
    ]
