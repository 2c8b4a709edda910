"""A schedule as rows for an analyst: plain records, a pandas frame, a Polars frame.

=========================  =================================  ========================
column                     pandas                             Polars
=========================  =================================  ========================
``number``                 int64                              Int64
``due_on``                 datetime64[s]                      Date
amounts, `DECIMAL`         object: a `Decimal` in each cell   Decimal(38, decimals)
amounts, `MINOR`           int64                              Int64
=========================  =================================  ========================

The amounts are ``principal``, ``interest``, ``total`` and ``outstanding_principal``; where the
installments bear them, ``fee`` and ``savings``, and ``to_collect``, which is the total with
the savings. The two packages are imported when they are asked for.

>>> from microloan.schedules import amortize
>>> from microloan.products.examples import example_terms
>>> for name, value in to_records(amortize(example_terms()), DECIMAL)[0].items():
...     print(name, value)
number 1
due_on 2026-01-21
principal 392.69
interest 92.31
total 485.00
outstanding_principal 19607.31
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.currency.minor_units import decimal_amount
from microloan.errors import MicroloanError
from microloan.extras import package_absent
from microloan.schedules.amount_columns import amount_columns
from microloan.schedules.amounts import DECIMAL, MINOR, check_form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import polars as pl

    from microloan.schedules.amounts import AmountForm
    from microloan.schedules.schedule import Schedule

# What Polars, Arrow and databases hold in 128 bits.
DECIMAL_DIGITS = 38
LARGEST_DECIMAL = 10**DECIMAL_DIGITS - 1


def to_records(schedule: Schedule, form: AmountForm) -> list[dict[str, Any]]:
    """Return a dict for each installment: an int, a `date`, and amounts in their form.

    >>> from microloan.schedules import amortize
    >>> from microloan.products.examples import example_terms
    >>> to_records(amortize(example_terms()), MINOR)[0]["total"]
    48500
    """
    check_form(form)
    columns = {**_numbers_and_dates(schedule), **_amounts(schedule, form)}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def to_pandas(schedule: Schedule, form: AmountForm) -> pd.DataFrame:
    """Return a pandas frame with a row for each installment.

    >>> from microloan.schedules import amortize
    >>> from microloan.products.examples import example_terms
    >>> to_pandas(amortize(example_terms()), DECIMAL)["interest"].sum()
    Decimal('2236.74')
    """
    check_form(form)
    try:
        import pandas as pd
    except ImportError as absent:
        raise package_absent("pandas") from absent
    import numpy as np

    if form == MINOR:
        _check_fits(schedule, form, LARGEST_INT64, "int64")
    kinds = {"number": "int64", "due_on": "datetime64[s]"}
    amounts = _amounts(schedule, form)
    kinds |= dict.fromkeys(amounts, "int64" if form == MINOR else "object")
    columns = {**_numbers_and_dates(schedule), **amounts}
    return pd.DataFrame({name: np.array(column, dtype=kinds[name]) for name, column in columns.items()})


def to_polars(schedule: Schedule, form: AmountForm) -> pl.DataFrame:
    """Return a Polars frame with a row for each installment.

    >>> from microloan.schedules import amortize
    >>> from microloan.products.examples import example_terms
    >>> to_polars(amortize(example_terms()), DECIMAL)["interest"].sum()
    Decimal('2236.74')
    """
    check_form(form)
    try:
        import polars as pl
    except ImportError as absent:
        raise package_absent("polars") from absent
    kind: pl.DataType
    if form == MINOR:
        _check_fits(schedule, form, LARGEST_INT64, "int64")
        kind = pl.Int64()
    else:
        _check_fits(schedule, form, LARGEST_DECIMAL, f"{DECIMAL_DIGITS} digits")
        kind = pl.Decimal(DECIMAL_DIGITS, schedule.terms.currency.exponent)
    amounts = _amounts(schedule, form)
    schema = {"number": pl.Int64(), "due_on": pl.Date(), **dict.fromkeys(amounts, kind)}
    return pl.DataFrame({**_numbers_and_dates(schedule), **amounts}, schema=schema)


def _numbers_and_dates(schedule: Schedule) -> dict[str, Sequence[Any]]:
    return {
        "number": range(1, len(schedule) + 1),
        "due_on": [date.fromordinal(day) for day in schedule.due_days],
    }


def _amounts(schedule: Schedule, form: AmountForm) -> dict[str, Sequence[Any]]:
    """Return the columns of amounts in their form."""
    columns: Mapping[str, Sequence[int]] = amount_columns(schedule)
    if form == DECIMAL:
        exponent = schedule.terms.currency.exponent
        return {name: [decimal_amount(minor, exponent) for minor in column] for name, column in columns.items()}
    return dict(columns)


def _check_fits(schedule: Schedule, form: AmountForm, most: int, room: str) -> None:
    largest = max(map(max, _amounts(schedule, MINOR).values()))
    if largest > most:
        problem = f"cannot hold an amount of {largest} minor units, which is past {room}"
        raise MicroloanError("amounts", form, problem, code="overflow")
