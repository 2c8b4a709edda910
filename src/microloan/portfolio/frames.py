"""The schedules of a book as one long frame: a row for each installment of each loan.

===========================  =================================  ========================
column                       pandas                             Polars
===========================  =================================  ========================
``loan``                     int64, from 0                      Int64, from 0
``number``                   int64, from 1                      Int64, from 1
``due_on``                   datetime64[s]                      Date
amounts, `DECIMAL`           object: a `Decimal` in each cell   Decimal(38, decimals)
amounts, `MINOR`             int64                              Int64
===========================  =================================  ========================

The amounts are ``principal``, ``interest`` and ``outstanding_principal``, and ``fee`` and
``savings`` where installments bear them. Loans follow one another in the order of the book;
the rows past a loan's end are left out.

>>> from datetime import date
>>> from microloan.portfolio import LoanBook
>>> from microloan.products import preset
>>> book = LoanBook.from_columns(
...     preset("jcf-jagoron"), principal=[2_000_000, 1_500_000], disbursed_on=date(2026, 1, 4)
... )
>>> long = to_polars(book.schedules(), DECIMAL)
>>> long.shape, long["principal"].sum()
((92, 6), Decimal('35000.00'))
"""

from __future__ import annotations

from decimal import Context
from typing import TYPE_CHECKING, Any

from microloan.extras import package_absent
from microloan.portfolio.columns import UNIX_EPOCH
from microloan.schedules.amounts import DECIMAL, MINOR, check_form
from microloan.schedules.frames import DECIMAL_DIGITS

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import polars as pl
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.schedules import BookSchedules
    from microloan.schedules.amounts import AmountForm


def to_pandas(schedules: BookSchedules, form: AmountForm) -> pd.DataFrame:
    """Return the installments of all loans as a pandas frame."""
    check_form(form)
    try:
        import pandas as pd
    except ImportError as absent:
        raise package_absent("pandas") from absent
    places, due_on, amounts = _long(schedules)
    columns: dict[str, NDArray[Any]] = {**places, "due_on": due_on.astype("datetime64[s]"), **amounts}
    if form == DECIMAL:
        exponent = _exponent(schedules)
        columns |= {name: _decimals(column, exponent) for name, column in amounts.items()}
    return pd.DataFrame(columns, copy=False)


def to_polars(schedules: BookSchedules, form: AmountForm) -> pl.DataFrame:
    """Return the installments of all loans as a Polars frame."""
    check_form(form)
    try:
        import polars as pl
    except ImportError as absent:
        raise package_absent("polars") from absent
    places, due_on, amounts = _long(schedules)
    frame = pl.DataFrame({**places, "due_on": due_on, **amounts})
    if form == MINOR:
        return frame
    exponent = _exponent(schedules)
    kind = pl.Decimal(DECIMAL_DIGITS, exponent)
    # A quotient of decimals keeps their scale: exact here, since it has that many digits.
    return frame.with_columns(pl.col(*amounts).cast(kind) / 10**exponent)


def _long(schedules: BookSchedules) -> tuple[dict[str, Column], NDArray[np.datetime64], dict[str, Column]]:
    """Return places, due dates and amounts of every installment, loan by loan."""
    import numpy as np

    due_days = np.ascontiguousarray(schedules.due_days.T)
    scheduled = due_days > 0
    loan, row = (index.astype(np.int64, copy=False) for index in scheduled.nonzero())
    amounts = {
        "principal": schedules.principal,
        "interest": schedules.interest,
        "fee": schedules.fee,
        "savings": schedules.savings,
        "outstanding_principal": schedules.outstanding_principal,
    }
    return (
        {"loan": loan, "number": row + 1},
        (due_days[scheduled] - UNIX_EPOCH).astype("datetime64[D]"),
        {name: column.T[scheduled] for name, column in amounts.items() if column is not None},
    )


def _decimals(minor: Column, exponent: int) -> NDArray[np.object_]:
    """Return amounts in major units; equal amounts share one `Decimal`."""
    import numpy as np

    # Of no thread's making, and wide enough for every int64.
    exact = Context(prec=DECIMAL_DIGITS)
    different, places = np.unique(minor, return_inverse=True)
    decimals = np.empty(len(different), dtype=np.object_)
    decimals[:] = [exact.scaleb(amount, -exponent) for amount in different.tolist()]
    return decimals[places]


def _exponent(schedules: BookSchedules) -> int:
    return schedules.book.shared.currency.exponent
