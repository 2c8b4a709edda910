"""Parquet files of loans and payments, through PyArrow where it is installed.

>>> from microloan.extras import package_absent
>>> package_absent("pyarrow").code
'missing_package'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from microloan.extras import require
from microloan.portfolio.columns import UNIX_EPOCH

if TYPE_CHECKING:
    from pathlib import Path

    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.exchange.rows import LoanRows, PaymentRows, Words

# Digits of an amount in int64, and of Arrow's narrower decimals.
_DECIMAL_DIGITS = 38


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


def has_pyarrow() -> bool:
    """Return whether PyArrow is installed."""
    from importlib.util import find_spec

    return find_spec("pyarrow") is not None


def _arrow() -> tuple[Any, Any]:
    # PyArrow comes without types; asked for by name, it needs none.
    require("pyarrow")
    return import_module("pyarrow"), import_module("pyarrow.parquet")


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
