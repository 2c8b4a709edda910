"""A column of amounts as text: what a format prints for one amount, for a million at once.

`text_column` is exactly ``style.text(amount, currency)`` of each amount, in order.

>>> import numpy as np
>>> from microloan.currency import BDT
>>> from microloan.currency.printing.scale_format import compact
>>> loaned = np.array([4_288_686_000_00, 483_50, -5], dtype=np.int64)
>>> text_column(loaned, BDT, "en_BD").tolist()
['Tk. 4,28,86,86,000', 'Tk. 483.50', '-Tk. 0.05']
>>> text_column(loaned, BDT, compact("bn_BD")).tolist()
['৪২৮.৮৭ কোটি', '৪৮৩.৫', '-০.০৫']
"""

# Amounts whose texts have the same layout (as many digits, the same unit and sign, decimals
# of the same length) are written together, into rows of code points whose other places stand
# already. So the work is a few whole-number operations for each digit.

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from microloan.arithmetic.budgets import largest_within
from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.currency import money_format
from microloan.currency.printing.counting import check_currency, printing
from microloan.currency.printing.formatting import MoneyFormat, grouped
from microloan.currency.printing.scale_format import ScaleFormat
from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column, Truths
    from microloan.currency.currencies import Currency
    from microloan.currency.money_format import MoneyStyle
    from microloan.currency.printing.counting import Printing

    Codes = NDArray[np.uint32]
    TextColumn = NDArray[np.str_]

# Rows that are written together: what they need stays in the processor's cache.
_BLOCK = 32_768
_MOST_DIGITS = len(str(LARGEST_INT64))


class _Numbers(NamedTuple):
    """What is printed of each amount: its number in two parts, and the texts around it."""

    whole: Column
    fraction: Column
    frame: Column


class _Decimals(NamedTuple):
    """The texts after the whole units, as code points; their lengths, and which one each has."""

    codes: Codes
    lengths: list[int]
    which: Column


class _Layout(NamedTuple):
    """The places of a text: what stands there already, and where digits and decimals go."""

    template: Codes
    digits: list[int]
    decimals: slice


def text_column(minor: NDArray[np.int64], currency: Currency, style: MoneyStyle | str) -> TextColumn:
    """Return amounts as text, element by element what `Money.format` prints.

    Parameters
    ----------
    minor
        Minor units (poisha, paisa), of either sign, of shape (amounts,).
    currency
        Its decimals and symbols are used.
    style
        A `MoneyFormat`, a `ScaleFormat`, or the locale of a field format. Any other
        `MoneyStyle` prints the amounts one by one, as fast as it is itself.

    Returns
    -------
    Text as wide as the longest, of shape (amounts,).

    Raises
    ------
    MicroloanError
        If `minor` is not an array of whole numbers in one dimension, or the currency or
        the style is not one.
    ColumnError
        If amounts are hidden by a mask, or do not fit int64.

    Examples
    --------
    >>> import numpy as np
    >>> from microloan.currency import INR, money_format
    >>> text_column(np.array([-3_468_353_000_00]), INR, money_format.ACCOUNTS)
    array(['(3,46,83,53,000.00)'], dtype='<U19')
    """
    import numpy as np

    check_currency(currency)
    chosen = money_format.of(style)
    column = _whole_numbers(minor)
    if not isinstance(chosen, (MoneyFormat, ScaleFormat)):
        return _one_by_one(column, currency, chosen)
    printed = printing(chosen, currency)
    most = min(largest_within(counting.meets) for counting in printed.countings)
    beyond = (column < -most) | (column > most)
    if not beyond.any():
        return _together(column, printed)
    # What does not fit 64 bits on its way takes Python's integers.
    parts = _one_by_one(column[beyond], currency, chosen), _together(column[~beyond], printed)
    texts = np.empty(len(column), dtype=max((part.dtype for part in parts), key=_width))
    texts[beyond], texts[~beyond] = parts
    return texts


def _one_by_one(column: Column, currency: Currency, style: MoneyStyle) -> TextColumn:
    import numpy as np

    return np.array([style.text(amount, currency) for amount in column.tolist()], dtype=np.str_)


def _together(column: Column, printed: Printing) -> TextColumn:
    import numpy as np

    if not len(column):
        return np.empty(0, dtype="=U1")
    numbers = _numbers(column, printed)
    fraction, decimals = _decimals(numbers.fraction, printed)
    numbers = numbers._replace(fraction=fraction)
    kinds, layouts = _kinds_and_layouts(numbers, decimals, printed)
    width = len(layouts[0].template)
    signs = _codes(printed.style.digits.digits, 10)
    codes = np.empty((len(column), width), dtype=np.uint32)
    for block in _blocks(len(column)):
        whole, fraction, rows_of_block = numbers.whole[block], numbers.fraction[block], codes[block]
        for layout, rows in _by_layout(kinds[block], layouts):
            text = _with_digits(layout, whole[rows], signs)
            length = layout.decimals.stop - layout.decimals.start
            if length:
                text[:, layout.decimals] = decimals.codes[fraction[rows], :length]
            rows_of_block[rows] = text
    texts: TextColumn = codes.view(f"=U{width}").reshape(-1)
    return texts


def _numbers(column: Column, printed: Printing) -> _Numbers:
    """Return the number of each amount, in the unit that it is counted in.

    Largest number met: `Counting.meets`.
    """
    import numpy as np

    size = np.abs(column)
    smallest, *larger = printed.countings
    number, frame, passed = smallest.number(size), np.zeros_like(size), np.ones(len(size), dtype=np.bool_)
    for counting in larger:
        passed &= number >= counting.reached
        number = np.where(passed, counting.number(size), number)
        frame += 2 * passed
    # What is rounded to zero has no minus.
    frame += (column < 0) & (number > 0)
    whole = number // 10**printed.places
    return _Numbers(whole, number - whole * 10**printed.places, frame)


def _decimals(fraction: Column, printed: Printing) -> tuple[Column, _Decimals]:
    """Return the place of each amount's decimals in a table of texts, and the table."""
    import numpy as np

    # All there can be, or where that is more than there are amounts, those that there are.
    different: Iterable[int] = range(10**printed.places)
    if 10**printed.places > len(fraction):
        found, fraction = np.unique(fraction, return_inverse=True)
        different = found.tolist()
    texts = list(map(printed.decimals, different))
    lengths = sorted({len(text) for text in texts})
    which = np.array([lengths.index(len(text)) for text in texts], dtype=np.int64)
    codes = np.array(texts, dtype=np.str_).view(np.uint32).reshape(len(texts), -1)
    return fraction, _Decimals(codes, lengths, which)


def _kinds_and_layouts(
    numbers: _Numbers, decimals: _Decimals, printed: Printing
) -> tuple[NDArray[np.unsignedinteger[Any]], list[_Layout]]:
    """Return the layouts that occur, and the place among them of each amount's own."""
    import numpy as np

    keys = np.empty(len(numbers.whole), dtype=np.int64)
    for block in _blocks(len(keys)):
        around = numbers.frame[block] * len(decimals.lengths) + decimals.which[numbers.fraction[block]]
        keys[block] = around * (_MOST_DIGITS + 1) + _count_of_digits(numbers.whole[block])
    met = np.bincount(keys) > 0
    layouts = _layouts(met.nonzero()[0].tolist(), decimals.lengths, printed)
    # Small kinds are sorted digit by digit, which is fast.
    numbering = (np.cumsum(met) - 1).astype(np.min_scalar_type(len(layouts)))
    return numbering[keys], layouts


def _count_of_digits(whole: Column) -> NDArray[np.uint8]:
    import numpy as np

    count = np.ones(len(whole), dtype=np.uint8)
    for digits in range(1, len(str(whole.max()))):
        count += whole >= 10**digits
    return count


def _layouts(keys: list[int], lengths: list[int], printed: Printing) -> list[_Layout]:
    frames = [frame for counting in printed.countings for frame in zip(counting.before, counting.after, strict=True)]
    texts: list[str] = []
    places: list[tuple[list[int], slice]] = []
    for key in keys:
        around, count = divmod(key, _MOST_DIGITS + 1)
        (before, after), length = frames[around // len(lengths)], lengths[around % len(lengths)]
        number = grouped("0" * count, printed.style.grouping)
        end = len(before) + len(number)
        digits = [len(before) + place for place, sign in enumerate(number) if sign == "0"]
        texts.append(f"{before}{number}{' ' * length}{after}")
        places.append((digits, slice(end, end + length)))
    # Text of no width at all is no text to NumPy.
    width = max(map(len, [*texts, " "]))
    return [_Layout(_codes(text, width), *where) for text, where in zip(texts, places, strict=True)]


def _codes(text: str, width: int) -> Codes:
    import numpy as np

    return np.array([text], dtype=f"=U{width}").view(np.uint32)


def _by_layout(
    kinds: NDArray[np.unsignedinteger[Any]], layouts: list[_Layout]
) -> Iterator[tuple[_Layout, NDArray[np.intp]]]:
    """Yield each layout that occurs in a block, with the rows that have it."""
    import numpy as np

    order = np.argsort(kinds, kind="stable")
    end = 0
    for layout, count in zip(layouts, np.bincount(kinds, minlength=len(layouts)).tolist(), strict=True):
        start, end = end, end + count
        if count:
            yield layout, order[start:end]


def _with_digits(layout: _Layout, whole: Column, signs: Codes) -> Codes:
    import numpy as np

    text = np.empty((len(whole), len(layout.template)), dtype=np.uint32)
    text[:] = layout.template
    for place in reversed(layout.digits):
        tens = whole // 10
        text[:, place] = signs[whole - tens * 10]
        whole = tens
    return text


def _blocks(rows: int) -> Iterator[slice]:
    for start in range(0, rows, _BLOCK):
        yield slice(start, min(start + _BLOCK, rows))


def _width(dtype: np.dtype[np.str_]) -> int:
    return dtype.itemsize


def _whole_numbers(minor: object) -> Column:
    """Return minor units as int64, if that is what they are."""
    import numpy as np

    if not isinstance(minor, np.ndarray):
        problem = "must be a NumPy array of whole minor units, such as np.array([48350])"
        raise MicroloanError("minor", f"a {type(minor).__name__}", problem, code="wrong_type")
    array = cast("NDArray[Any]", minor)
    if array.dtype.kind not in "iu":
        hint = "; a float is not exact" if array.dtype.kind == "f" else ""
        raise MicroloanError("minor", array.dtype, f"must be whole minor units, int64{hint}", code="wrong_type")
    if array.ndim != 1:
        raise MicroloanError("minor", array.shape, "must be one column of shape (amounts,)", code="wrong_shape")
    if isinstance(array, np.ma.MaskedArray):
        _refuse(np.ma.getmaskarray(array), "have no minor", "missing")
    if array.dtype == np.uint64:
        _refuse(array > LARGEST_INT64, "have minor past int64", "out_of_range")
    return np.asarray(array).astype(np.int64, copy=False)


def _refuse(wrong: Truths, problem: str, code: str) -> None:
    if wrong.any():
        raise ColumnError("minor", tuple(wrong.nonzero()[0].tolist()), len(wrong), problem, code=code)
