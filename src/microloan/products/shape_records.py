"""Shapes as plain data: a word, or a table where the shape was made with something.

>>> from microloan.interest.shapes import EQUAL_PRINCIPAL, balloon, principal_weights
>>> shape_to_plain(EQUAL_PRINCIPAL)
'equal_principal'
>>> shape_to_plain(balloon("30%"))
{'name': 'balloon', 'left': '30%'}
>>> from microloan.records import Reader
>>> read_shape(Reader({"shape": {"name": "principal_weights", "weights": [0, 0, 1, 3]}}), "shape")
principal_weights(0, 0, 1, 3)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from microloan.errors import MicroloanError, RecordError
from microloan.interest import shapes
from microloan.products.money_records import money_to_plain, read_money
from microloan.products.names import SHAPES
from microloan.records import Reader
from microloan.records.plain import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.currency import Money
    from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape


def shape_to_plain(shape: InstallmentShape | PrincipalShape) -> str | dict[str, object]:
    """Return a shape as plain data.

    Raises
    ------
    MicroloanError
        If it is a shape of your own.
    """
    if shape.name in SHAPES and shape == SHAPES[shape.name]:
        return shape.name
    if shape.name not in _READERS or not shape.parameters:
        known = ", ".join((*SHAPES, *_READERS))
        problem = f"is a rule of your own, which records cannot store; they know {known}"
        raise MicroloanError("shape", shape, problem, code="not_storable")
    return {"name": shape.name, **_parameters(shape)}


def read_shape(record: Reader, key: str) -> InstallmentShape | PrincipalShape:
    """Return the shape at `key`: a word, or a table with its name and what it is made with.

    Raises
    ------
    RecordError
        If it is neither, or the shape cannot be made so.
    """
    raw = record.raw(key)
    if isinstance(raw, str) and raw in _READERS:
        problem = f'needs a table that says more, such as {{ name = "{raw}", … }}'
        raise RecordError(joined(record.path, key), raw, problem, code="unknown_choice")
    if not isinstance(raw, dict):
        return record.choice(key, SHAPES)
    with record.child(key) as table:
        return table.choice("name", _READERS)(table)


def _parameters(shape: InstallmentShape | PrincipalShape) -> dict[str, object]:
    given = shape.parameters
    if shape.name == "step_up":
        return {"rate": str(given[0]), "every": given[1]}
    if shape.name == "balloon":
        return {"left": str(given[0])}
    if shape.name == "given_installment":
        return {"amount": money_to_plain("shape", cast("Money", given[0]))}
    if shape.name == "principal_weights":
        return {"weights": list(given)}
    if shape.name == "principal_share":
        return {"rate": str(given[0])}
    return {"amounts": [money_to_plain("shape", cast("Money", amount)) for amount in given]}


def _given_principal(table: Reader) -> PrincipalShape:
    path = f"{table.path}.amounts"
    raw = table.raw("amounts")
    if not isinstance(raw, list):
        raise RecordError(path, raw, 'must be an array of money, such as ["BDT 500"]', code="wrong_type")
    listed = cast("list[object]", raw)
    amounts = [read_money(Reader({f"[{index}]": each}, path), f"[{index}]") for index, each in enumerate(listed)]
    return shapes.given_principal(*amounts)


_READERS: dict[str, Callable[[Reader], InstallmentShape | PrincipalShape]] = {
    "step_up": lambda table: shapes.step_up(table.text("rate"), table.whole("every")),
    "balloon": lambda table: shapes.balloon(table.text("left")),
    "given_installment": lambda table: shapes.given_installment(read_money(table, "amount")),
    "principal_weights": lambda table: shapes.principal_weights(*table.wholes("weights")),
    "principal_share": lambda table: shapes.principal_share(table.text("rate")),
    "given_principal": _given_principal,
}
