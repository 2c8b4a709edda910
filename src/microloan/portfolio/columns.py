"""Reading columns strictly: amounts, dates, counts and rates into int64.

An amount is whole minor units, or an exact `Decimal` or `Money`; a float is refused. A
date is a `date` or a NumPy ``datetime64``. What is wrong is reported with its positions.
A column is a list, a NumPy array, or one of a pandas or Polars frame.

>>> from microloan.currency import BDT
>>> read_amounts("principal", [2_000_000, BDT("15000.50")], BDT).tolist()
[2000000, 1500050]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from math import lcm
from typing import TYPE_CHECKING, Any, TypeVar, cast

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.rates import Rate, rate_of
from microloan.calendars.days import LAST_DAY, day_number
from microloan.currency import Money
from microloan.errors import ColumnError, MicroloanError, shown
from microloan.interest.plan import Ratio
from microloan.portfolio import series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column, Truths
    from microloan.currency import Currency

T = TypeVar("T")

# Day number of 1970-01-01, the zero of NumPy's datetime64.
UNIX_EPOCH = 719_163
# Rates of a column share a denominator up to this; more fit no budget worth having.
_LARGEST_SHARED_DENOMINATOR = 10**9
# A column says few things many times: that many different values are remembered.
_VALUES_REMEMBERED = 4_096
# NumPy counts dates in units; these hold no day.
_COARSER_THAN_DAYS = {"Y", "M", "W", "generic"}


@dataclass(frozen=True, slots=True, eq=False)
class RateColumn:
    """A rate for each loan: whole numerators over one denominator.

    Parameters
    ----------
    numerator
        Whole numbers from 0, of shape (loans,).
    denominator
        At least 1: basis points have 10,000.

    Raises
    ------
    MicroloanError
        If the denominator is no whole number from 1.
    ColumnError
        If a numerator is negative.

    Examples
    --------
    >>> import numpy as np
    >>> len(RateColumn(np.array([2400, 2650]), 10_000).numerator)     # 24% and 26.5%
    2
    """

    numerator: Column
    denominator: int

    def __post_init__(self) -> None:
        if type(self.denominator) is not int or not 1 <= self.denominator <= _LARGEST_SHARED_DENOMINATOR:
            problem = f"must be a whole number from 1 to {_LARGEST_SHARED_DENOMINATOR:,}"
            raise MicroloanError("rate.denominator", self.denominator, problem, code="out_of_range")
        numerator = read_wholes("rate", self.numerator)
        refuse(numerator < 0, "rate", "have a negative rate")
        object.__setattr__(self, "numerator", numerator)


def check_numpy() -> None:
    """Raise an `ImportError` that says what columns need, where NumPy cannot be imported.

    One loan needs no NumPy, and a browser's Python has none; so it is missed here first.

    >>> check_numpy()
    """
    try:
        import_module("numpy")
    except ImportError as error:
        problem = "columns of loans need NumPy, which cannot be imported here: pip install numpy"
        raise ImportError(problem, name="numpy") from error


def refuse(wrong: Truths, argument: str, problem: str, code: str = "out_of_range") -> None:
    """Raise a `ColumnError` that lists where `wrong` holds, if it does anywhere."""
    if wrong.any():
        raise ColumnError(argument, tuple(wrong.nonzero()[0].tolist()), len(wrong), problem, code=code)


def read_amounts(argument: str, values: object, currency: Currency) -> Column:
    """Return a column of amounts in minor units.

    Parameters
    ----------
    argument
        The name an error shall give.
    values
        Whole minor units (any integer array, or ints), or exact `Decimal` or `Money`.
    currency
        What the amounts are in.

    Raises
    ------
    ColumnError, MicroloanError
        If amounts are floats, in another currency, finer than the smallest unit, or too
        large for int64.
    """

    def minor_of(value: object) -> int:
        if isinstance(value, Decimal):
            return currency(value).minor
        if isinstance(value, Money):
            if value.currency != currency:
                raise MicroloanError(argument, value, f"must be in {currency.code}", code="currency_mismatch")
            return value.minor
        return _whole(argument, value)

    return _read(argument, values, minor_of, "whole minor units, Decimal or Money")


def read_wholes(argument: str, values: object) -> Column:
    """Return a column of whole numbers.

    >>> read_wholes("installments", (45, 46)).tolist()
    [45, 46]
    """
    return _read(argument, values, lambda value: _whole(argument, value), "whole numbers")


def read_days(argument: str, values: object, loans: int) -> Column:
    """Return a column of day numbers from dates, ``datetime64``, or one date for all.

    >>> read_days("disbursed_on", date(2026, 1, 4), 2).tolist()
    [739620, 739620]
    """
    check_numpy()
    import numpy as np

    if type(values) is date:
        return np.full(loans, day_number(values), dtype=np.int64)
    values = series.values(argument, values)
    dtype: np.dtype[Any] | None = getattr(values, "dtype", None)
    if isinstance(dtype, np.dtype) and np.issubdtype(dtype, np.datetime64):
        _refuse_masked(argument, values)
        stamps = _one_dimension(argument, np.asarray(values))
        if np.datetime_data(stamps.dtype)[0] in _COARSER_THAN_DAYS:
            raise MicroloanError(
                argument, str(stamps.dtype), "must be of days, such as datetime64[D]", code="wrong_type"
            )
        refuse(np.isnat(stamps), argument, f"have no {argument}", "missing")
        days = stamps.astype("datetime64[D]")
        refuse(days != stamps, argument, f"have a time of day in {argument}", "wrong_type")
        column: Column = days.astype(np.int64) + UNIX_EPOCH
    else:
        _check_iterable(argument, values, "dates")
        column = np.array(_each(argument, values, lambda value: _day(argument, value)), dtype=np.int64)
    refuse((column < 1) | (column > LAST_DAY), argument, f"have {argument} outside the years 1 to 9999")
    return column


def read_rates(values: RateColumn | Iterable[Rate | str]) -> Ratio[Column]:
    """Return per-loan rates as numerators, over one denominator where a small one serves.

    Rates too fine for int64 are an error; compute those loans one by one.

    >>> read_rates(["24%", "26.5%"])
    Ratio(numerator=array([48, 53]), denominator=200)
    """
    check_numpy()
    import numpy as np

    if isinstance(values, RateColumn):
        return Ratio(values.numerator, values.denominator)
    _check_iterable("rate", values, 'rates such as "24%"')
    rates = _each("rate", series.values("rate", values), rate_of)
    common = lcm(*{rate.denominator for rate in rates})
    if common <= _LARGEST_SHARED_DENOMINATOR:
        numerators = [rate.numerator * (common // rate.denominator) for rate in rates]
        return Ratio(_column("rate", numerators), common)
    fine = np.array([rate.denominator > _LARGEST_SHARED_DENOMINATOR for rate in rates])
    refuse(fine, "rate", "have a rate too fine for a column")
    denominators = np.array([rate.denominator for rate in rates], dtype=np.int64)
    return Ratio(_column("rate", [rate.numerator for rate in rates]), denominators)


def _read(argument: str, values: object, one: Callable[[object], int], wanted: str) -> Column:
    check_numpy()
    import numpy as np

    values = series.values(argument, values)
    dtype: np.dtype[Any] | None = getattr(values, "dtype", None)
    if isinstance(dtype, np.dtype) and dtype.kind in "iu":
        _refuse_masked(argument, values)
        array: NDArray[Any] = np.asarray(values)
        if array.dtype == np.uint64:
            refuse(array > LARGEST_INT64, argument, f"have {argument} past int64")
        return _one_dimension(argument, array.astype(np.int64))
    _check_iterable(argument, values, wanted)
    return _column(argument, _each(argument, values, one))


def _refuse_masked(argument: str, values: object) -> None:
    """Refuse an array with hidden entries; what a mask hides must not be lent."""
    import numpy as np

    if isinstance(values, np.ma.MaskedArray):
        hidden: Truths = np.ma.getmaskarray(cast("Any", values))
        refuse(hidden, argument, f"have no {argument}", "missing")


def _column(argument: str, numbers: list[int]) -> Column:
    import numpy as np

    wide = np.array([not -LARGEST_INT64 <= number <= LARGEST_INT64 for number in numbers], dtype=bool)
    refuse(wide, argument, f"have {argument} past int64")
    return np.array(numbers, dtype=np.int64)


def _check_iterable(argument: str, values: object, wanted: str) -> None:
    if isinstance(values, (set, frozenset, Mapping)):
        raise MicroloanError(
            argument, cast("object", values), f"has no order; give a list of {wanted}", code="wrong_type"
        )
    scalar = isinstance(values, (str, bytes)) or not hasattr(values, "__iter__") or getattr(values, "ndim", 1) == 0
    if scalar:
        raise MicroloanError(argument, values, f"must be a column of {wanted}", code="wrong_type")


def _each(argument: str, values: object, one: Callable[[Any], T]) -> list[T]:
    """Return `one` of each value; where it refuses some, the error has their positions."""
    to_list = getattr(values, "tolist", None)
    listed = list(cast("Iterable[object]", values if to_list is None else to_list()))
    once = lru_cache(_VALUES_REMEMBERED, typed=True)(one)
    try:
        return [once(value) for value in listed]
    except (MicroloanError, TypeError):
        # A TypeError says that a value cannot be remembered; then it is no number and no date.
        raise _wrong(argument, listed, one) from None


def _wrong(argument: str, values: list[object], one: Callable[[Any], object]) -> ColumnError:
    """Return the error of all values that are refused for the same reason as the first."""
    refused = [(position, error) for position, value in enumerate(values) if (error := _refusal(one, value))]
    first = refused[0][1]
    positions = tuple(position for position, error in refused if error.code == first.code)
    problem = f"have a wrong {argument} ({shown(first.value)} {first.problem})"
    return ColumnError(argument, positions, len(values), problem, code=first.code)


def _refusal(one: Callable[[Any], object], value: object) -> MicroloanError | None:
    try:
        one(value)
    except MicroloanError as error:
        return error
    return None


def _one_dimension(argument: str, array: NDArray[Any]) -> NDArray[Any]:
    if array.ndim != 1:
        raise MicroloanError(argument, array.shape, "must be one column of shape (loans,)", code="wrong_shape")
    return array


def _whole(argument: str, value: object) -> int:
    if type(value) is not int:
        raise MicroloanError(argument, value, "must be a whole number; a float is not exact", code="wrong_type")
    return value


def _day(argument: str, value: object) -> int:
    if type(value) is not date:
        raise MicroloanError(argument, value, "must be a date, such as date(2026, 1, 4)", code="wrong_type")
    return day_number(value)
