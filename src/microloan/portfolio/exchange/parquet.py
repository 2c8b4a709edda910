"""Parquet files of loans and payments, through PyArrow where it is installed.

>>> from microloan.extras import package_absent
>>> package_absent("pyarrow").code
'missing_package'
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from microloan.errors import MicroloanError
from microloan.extras import require
from microloan.portfolio.columns import UNIX_EPOCH
from microloan.portfolio.exchange.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.exchange.blocks import Columns
    from microloan.portfolio.exchange.rows import LoanRows, PaymentRows, Words

# Digits of an amount in int64, and of Arrow's narrower decimals.
_DECIMAL_DIGITS = 38
_AT_ONCE = 65_536
_MIDNIGHT = re.compile(r" 00:00:00(?:\.0+)?$")


def write_loans_parquet(rows: LoanRows, path: Path) -> None:
    """Write loans to a Parquet file.

    Raises
    ------
    MicroloanError
        If PyArrow is not installed.
    """
    arrow, parquet = _arrow()
    columns = {
        "loan": arrow.array(rows.loan, arrow.string()),
        **{name: _words(arrow, words) for name, words in rows.words.items()},
        "principal": _amounts(arrow, rows.principal, rows.currency.exponent),
        "disbursed_on": _days(arrow, rows.disbursed),
    }
    if rows.installments.any():
        columns["installments"] = arrow.array(rows.installments, mask=rows.installments == 0)
    parquet.write_table(arrow.table(columns), path)


def write_payments_parquet(rows: PaymentRows, path: Path) -> None:
    """Write payments to a Parquet file.

    Raises
    ------
    MicroloanError
        If PyArrow is not installed.
    """
    arrow, parquet = _arrow()
    columns = {} if rows.references is None else {"reference": arrow.array(rows.references, arrow.string())}
    columns |= {
        "loan": _words(arrow, rows.loan),
        "paid_on": _days(arrow, rows.paid_on),
        "amount": _amounts(arrow, rows.amount, rows.currency.exponent),
    }
    parquet.write_table(arrow.table(columns), path)


def blocks_of_parquet(path: str | Path, columns: Columns) -> Iterator[Block]:
    """Yield a Parquet file in blocks of rows; a row's line is its place, counted from 1.

    Raises
    ------
    MicroloanError
        If PyArrow is not installed, the file is no Parquet file or its columns are not those
        asked for, or an amount is a float.
    """
    arrow, parquet = _arrow()
    try:
        with parquet.ParquetFile(path) as file:
            schema = file.schema_arrow
            head = columns.heading(schema.names)
            wanted = {name: place for place, name in enumerate(head.names) if name in columns.known}
            _refuse_floats(arrow, {name: schema.types[place] for name, place in wanted.items()})
            written = {name: schema.names[place] for name, place in wanted.items()}
            first = 1
            for batch in file.iter_batches(_AT_ONCE, columns=list(written.values())):
                cells = {name: _texts_of(arrow, batch.column(heading)) for name, heading in written.items()}
                yield Block(range(first, first + batch.num_rows), cells, [], head.ignored)
                first += batch.num_rows
            if first == 1:
                yield Block((), dict.fromkeys(wanted, ()), [], head.ignored)
    except MicroloanError:
        raise
    except (OSError, arrow.ArrowException, ValueError) as error:
        problem = f"cannot be read: {getattr(error, 'strerror', None) or str(error).partition('.')[0]}"
        raise MicroloanError("path", str(path), problem, code="unreadable") from error


def _refuse_floats(arrow: Any, kinds: dict[str, Any]) -> None:  # noqa: ANN401 - Arrow comes without types
    for name, kind in kinds.items():
        if arrow.types.is_floating(kind):
            problem = "is of floats, which are not exact; write decimals or text"
            raise MicroloanError("column", name, problem, code="wrong_type")


def has_pyarrow() -> bool:
    """Return whether PyArrow is installed."""
    from importlib.util import find_spec

    return find_spec("pyarrow") is not None


def _arrow() -> tuple[Any, Any]:
    # PyArrow comes without types; asked for by name, it needs none.
    require("pyarrow")
    return import_module("pyarrow"), import_module("pyarrow.parquet")


def _texts_of(arrow: Any, column: Any) -> tuple[str, ...]:  # noqa: ANN401 - Arrow comes without types
    """Return the cells of a column as texts; nothing is an empty one."""
    kind = column.type
    texts = column.cast(arrow.string()).to_pylist()
    if arrow.types.is_timestamp(kind):
        # A day that a frame holds as its midnight; a time of day stays, and is then no date.
        texts = [text and _MIDNIGHT.sub("", text) for text in texts]
    return tuple(text or "" for text in texts)


def _words(arrow: Any, words: Words) -> Any:  # noqa: ANN401 - Arrow comes without types
    return arrow.DictionaryArray.from_arrays(arrow.array(words.codes, arrow.int32()), arrow.array(words.values))


def _days(arrow: Any, days: Column) -> Any:  # noqa: ANN401
    return arrow.array((days - UNIX_EPOCH).astype("datetime64[D]"))


def _amounts(arrow: Any, minor: Column, exponent: int) -> Any:  # noqa: ANN401
    from decimal import Context

    import numpy as np

    exact = Context(prec=_DECIMAL_DIGITS)
    different, places = np.unique(minor, return_inverse=True)
    kind = arrow.decimal128(_DECIMAL_DIGITS, exponent)
    decimals = arrow.array([exact.scaleb(amount, -exponent) for amount in different.tolist()], kind)
    return decimals.take(arrow.array(places))
