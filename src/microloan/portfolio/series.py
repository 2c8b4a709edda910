"""A column of a pandas or Polars frame as an array or a list, so that `columns` can read it.

Whole numbers and dates become NumPy arrays, anything else the list of its values; a row
without a value is refused. Index and name play no part. Other columns pass as they are.

>>> import pandas as pd
>>> values("principal", pd.Series([2_000_000, 1_500_000], index=[7, 7]))
array([2000000, 1500000])
>>> values("principal", pd.Series([2_000_000, None], dtype="Int64"))
Traceback (most recent call last):
    ...
microloan.errors.ColumnError: 1 of 2 loans have no principal, first at position 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import polars as pl
    from numpy.typing import NDArray

_WIDER_THAN_NUMPY = {"Int128", "UInt128"}


def values(argument: str, column: object) -> object:
    """Return what a frame's column holds; a column that is none of a frame's as it is.

    Parameters
    ----------
    argument
        The name an error shall give.
    column
        A pandas Series, Index or array; a Polars Series; or anything else.

    Raises
    ------
    ColumnError
        If rows have no value; the error carries their positions.
    MicroloanError
        If it is a whole frame.
    """
    library = type(column).__module__.partition(".")[0]
    if library not in {"pandas", "polars"} or not hasattr(column, "__len__"):
        return column
    if not hasattr(column, "dtype"):
        problem = "must be one column of the frame"
        raise MicroloanError(argument, f"a {type(column).__name__}", problem, code="wrong_shape")
    if library == "pandas":
        return _from_pandas(argument, cast("pd.Series[Any]", column))
    return _from_polars(argument, cast("pl.Series", column))


def named(frame: object, argument: str, name: object) -> object:
    """Return the column of a frame that `name` names; what is not text as it is.

    Parameters
    ----------
    frame
        A pandas or Polars frame.
    argument
        The name an error shall give.
    name
        The name of a column, or a value.

    Raises
    ------
    MicroloanError
        If it is not a frame, or has no such column.

    Examples
    --------
    >>> import pandas as pd
    >>> tape = pd.DataFrame({"amount": [2_000_000], "paid_out": ["2026-01-04"]})
    >>> named(tape, "principal", "amount").tolist(), named(tape, "installments", 46)
    ([2000000], 46)
    >>> named(tape, "principal", "amuont")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: principal='amuont' is not a column of the frame, which has amount, paid_out
    """
    if type(frame).__name__ == "LazyFrame":
        problem = "must be collected first; write frame.collect()"
        raise MicroloanError("frame", "a LazyFrame", problem, code="wrong_type")
    columns = getattr(frame, "columns", None)
    if columns is None or not hasattr(frame, "__getitem__"):
        problem = "must be a pandas or Polars DataFrame"
        raise MicroloanError("frame", f"a {type(frame).__name__}", problem, code="wrong_type")
    if type(name) is not str:
        return name
    if name not in columns:
        problem = f"is not a column of the frame, which has {', '.join(map(str, columns))}"
        raise MicroloanError(argument, name, problem, code="unknown_column")
    return cast("pd.DataFrame | pl.DataFrame", frame)[name]


def _from_pandas(argument: str, column: pd.Series[Any]) -> object:
    _refuse_missing(argument, column.isna())
    # An Arrow type keeps its time zone inside; NumPy's types have none.
    dtype = getattr(column.dtype, "pyarrow_dtype", column.dtype)
    kind = column.dtype.kind
    if kind in "iu":
        return column.to_numpy(dtype="uint64" if kind == "u" else "int64")
    moments = column.to_numpy() if kind == "M" and getattr(dtype, "tz", None) is None else None
    return moments if moments is not None and moments.dtype.kind == "M" else column.tolist()


def _from_polars(argument: str, column: pl.Series) -> object:
    import polars as pl

    _refuse_missing(argument, column.is_null())
    dtype = column.dtype
    whole = dtype.is_integer() and str(dtype) not in _WIDER_THAN_NUMPY
    if whole or dtype == pl.Date or (isinstance(dtype, pl.Datetime) and dtype.time_zone is None):
        return column.to_numpy()
    return column.to_list()


def _refuse_missing(argument: str, missing: object) -> None:
    import numpy as np

    truths: NDArray[np.bool_] = np.asarray(missing)
    if truths.any():
        positions = tuple(truths.nonzero()[0].tolist())
        raise ColumnError(argument, positions, len(truths), f"have no {argument}", code="missing")
