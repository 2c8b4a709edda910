"""Columns of whole numbers as arrears take them: a list of ints, or an int64 array.

>>> whole_column("outstanding_principal", [5_000_000, 3_000_000])
[5000000, 3000000]
>>> whole_column("outstanding_principal", [5_000_000, -1])
Traceback (most recent call last):
    ...
microloan.errors.ColumnError: 1 of 2 loans have outstanding_principal < 0, first at position 1
"""

from __future__ import annotations

from numbers import Integral
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column

WholeColumn: TypeAlias = "list[int] | Column"


def whole_column(argument: str, values: object) -> WholeColumn:
    """Return a column of whole numbers from 0.

    Parameters
    ----------
    argument
        The name an error shall give.
    values
        A list or tuple of ints, Python's or NumPy's, or an int64 array of shape (loans,).

    Raises
    ------
    ColumnError
        If numbers are negative, or no whole numbers; the error carries their positions.
    MicroloanError
        If it is no such column.
    """
    if isinstance(values, (list, tuple)):
        listed = list(cast("Sequence[object]", values))
        _refuse(argument, [not _is_whole(value) for value in listed], f"have {argument} that is no whole number")
        numbers = [int(value) for value in cast("list[int]", listed)]
        _refuse(argument, [number < 0 for number in numbers], f"have {argument} < 0")
        return numbers
    if _is_int64(values):
        column = cast("Column", values)
        _refuse(argument, (column < 0).tolist(), f"have {argument} < 0") if (column < 0).any() else None
        return column
    problem = "must be a list of whole numbers, or an int64 array of shape (loans,)"
    raise MicroloanError(argument, values, problem, code="wrong_type")


def same_length(first: WholeColumn, **others: WholeColumn) -> None:
    """Raise a `MicroloanError` unless all columns are as long as the first, and of its kind.

    >>> same_length([1, 2], days_past_due=[0, 31])
    """
    for argument, column in others.items():
        if len(column) != len(first):
            problem = f"rows, where there are {len(first)} loans"
            raise MicroloanError(argument, len(column), problem, code="wrong_shape")
        if isinstance(column, list) != isinstance(first, list):
            problem = "must be a list where the other columns are lists, and an array where they are arrays"
            raise MicroloanError(argument, type(column).__name__, problem, code="wrong_type")


def no_more_than(outstanding_principal: WholeColumn, **others: WholeColumn) -> None:
    """Raise a `ColumnError` where a column is above the outstanding principal, which it is a part of.

    >>> no_more_than([5_000_000, 3_000_000], overdue_principal=[0, 3_000_000])
    """
    for argument, column in others.items():
        if isinstance(column, list):
            wrong = [part > whole for part, whole in zip(column, outstanding_principal, strict=True)]
        else:
            wrong = (column > outstanding_principal).tolist()
        _refuse(argument, wrong, f"have {argument} > outstanding_principal")


def _is_whole(value: object) -> bool:
    # NumPy's integers say of themselves that they are `Integral`; a truth is none, though Python's says it is.
    return type(value) is int or (isinstance(value, Integral) and not isinstance(value, int))


def _is_int64(values: object) -> bool:
    # An array is told by its parts, so that one loan needs no NumPy.
    dtype: np.dtype[Any] | None = getattr(values, "dtype", None)
    return str(dtype) == "int64" and cast("NDArray[Any]", values).ndim == 1 and hasattr(values, "tolist")


def _refuse(argument: str, wrong: list[bool], problem: str) -> None:
    if any(wrong):
        positions = tuple(position for position, one in enumerate(wrong) if one)
        raise ColumnError(argument, positions, len(wrong), problem, code="out_of_range")
