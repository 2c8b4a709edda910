"""Amounts of a Polars frame as text: an expression of Polars' own, without a Python function.

>>> import polars as pl
>>> from microloan.currency import BDT
>>> loans = pl.LazyFrame({"principal": [4_288_686_000_00, 483_50, None]})
>>> loans.select(polars_text("principal", BDT, "en_BD")).collect()["principal"].to_list()
['Tk. 4,28,86,86,000', 'Tk. 483.50', None]
"""

# The digits of a number are looked up three at a time, with their commas and in their
# script: whole-number division and short tables cost a quarter of what regular expressions do.

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.currency import money_format
from microloan.currency.printing.counting import printing
from microloan.currency.printing.format_rules import ALL_DECIMALS, NONZERO_DECIMALS, TRIMMED_DECIMALS
from microloan.currency.printing.formatting import grouped
from microloan.errors import MicroloanError
from microloan.extras import require
from microloan.labels.digits import LATIN

if TYPE_CHECKING:
    import polars as pl

    from microloan.arithmetic.rounding import Rounding
    from microloan.currency.currencies import Currency
    from microloan.currency.money_format import MoneyStyle
    from microloan.currency.printing.counting import Counting, Printing
    from microloan.labels.digits import DigitSet

_SMALLEST = -LARGEST_INT64 - 1
# How many digits are looked up at once, and how many may stand after the point in a table.
_CHUNK = 3
_MOST_PLACES_IN_A_TABLE = 4
_TABLES_REMEMBERED = 64


def polars_text(column: pl.Expr | str, currency: Currency, style: MoneyStyle | str) -> pl.Expr:
    """Return the expression that prints a column of minor units as text.

    Each amount is printed exactly as `Money.format` prints it, and what is null stays null.
    It works in lazy frames and in streams, and keeps the column's name.

    Parameters
    ----------
    column
        Whole minor units (poisha, paisa) within int64: one expression, or the name of a
        column. Polars itself refuses any other kind of number when the expression runs.
    currency
        Its decimals and symbols are used.
    style
        A `MoneyFormat`, a `ScaleFormat`, or the locale of a field format.

    Raises
    ------
    MicroloanError
        If Polars is not installed; if `column` is neither text nor an expression of one
        column; if the style is none of these; or if a rule of your own for decimals meets
        more than four of them.

    Examples
    --------
    >>> import polars as pl
    >>> from microloan.currency import INR
    >>> from microloan.currency.printing.scale_format import compact
    >>> loans = pl.DataFrame({"district": ["Pune", "Latur"], "loaned": [3_468_353_000_00, 99_999_00]})
    >>> loans.select("district", polars_text(pl.col("loaned"), INR, compact("hi_IN"))).rows()
    [('Pune', '346.84 करोड़'), ('Latur', '1 लाख')]
    """
    require("polars")
    import polars as pl

    printed = printing(style, currency)
    expression = _one_column(column)
    # Of no effect on whole numbers, and refused by Polars for all that are not.
    minor = (expression | 0).cast(pl.Int64)
    # In lists of one, since what a list is evaluated to is computed once for all that follows.
    steps = pl.concat_list(minor).list.eval(_numbers(printed)).list.eval(_unit(printed)).list.eval(_text(printed))
    # Its size is the only one that does not fit, so its text is made beforehand.
    smallest = money_format.of(style).text(_SMALLEST, currency)
    text = pl.when(minor == _SMALLEST).then(pl.lit(smallest)).otherwise(steps.list.first())
    return text.alias(expression.meta.output_name())


def _one_column(column: object) -> pl.Expr:
    import polars as pl

    expression = pl.col(column) if isinstance(column, str) else column
    if not isinstance(expression, pl.Expr):
        problem = "must be an expression, such as pl.col('principal'), or the name of a column"
        raise MicroloanError("column", f"a {type(column).__name__}", problem, code="wrong_type")
    if expression.meta.has_multiple_outputs():
        problem = "must be one column; write an expression for each"
        raise MicroloanError("column", str(expression), problem, code="wrong_shape")
    return expression


def _numbers(printed: Printing) -> pl.Expr:
    """Return the sign of each amount but the smallest, and its number in every unit."""
    import polars as pl

    minor = pl.element()
    size = minor.clip(lower_bound=-LARGEST_INT64).abs()
    numbers = [_number(size, counting).alias(str(unit)) for unit, counting in enumerate(printed.countings)]
    return pl.struct(*numbers, negative=minor < 0)


def _unit(printed: Printing) -> pl.Expr:
    """Return the unit each amount is counted in, the number there, and the sign."""
    import polars as pl

    numbers = [pl.element().struct.field(str(unit)) for unit in range(len(printed.countings))]
    *smaller, number = numbers
    unit = pl.lit(len(smaller), dtype=_index())
    for place, counting in reversed(list(enumerate(printed.countings[1:]))):
        stays = numbers[place] < counting.reached
        number = pl.when(stays).then(numbers[place]).otherwise(number)
        unit = pl.when(stays).then(pl.lit(place, dtype=_index())).otherwise(unit)
    # What is rounded to zero has no minus.
    negative = pl.element().struct.field("negative") & (number > 0)
    return pl.struct(number=number, frame=unit * 2 + negative.cast(_index()))


def _text(printed: Printing) -> pl.Expr:
    import polars as pl

    number, frame, unit = pl.element().struct.field("number"), pl.element().struct.field("frame"), 10**printed.places
    before = tuple(text for counting in printed.countings for text in counting.before)
    after = tuple(text for counting in printed.countings for text in counting.after)
    largest = printed.countings[-1].number(LARGEST_INT64)
    largest = max([largest, *(counting.reached for counting in printed.countings[1:])])
    return pl.concat_str(
        _looked_up(frame, before),
        *_digits(number // unit, len(str(largest // unit)), printed),
        _decimals(number % unit, printed),
        _looked_up(frame, after),
    )


def _number(size: pl.Expr, counting: Counting) -> pl.Expr:
    """Return the number that is printed, in 128 bits where 64 could be too few."""
    import polars as pl

    if counting.multiplier > 1 or counting.divisor > LARGEST_INT64:
        size = size.cast(pl.Int128) * counting.multiplier
    return size if counting.divisor == 1 else _quotient(size, counting.divisor, counting.rounding)


def _quotient(numerator: pl.Expr, divisor: int, rounding: Rounding) -> pl.Expr:
    """Return the rounded quotient, for a power of ten from 10.

    A mode decides by the half unit and by whether the quotient is even, and is asked what
    it does in each of these cases.
    """
    import polars as pl

    quotient, rest, half = numerator // divisor, numerator % divisor, divisor // 2

    def raised(sample: int) -> tuple[int, ...]:
        return tuple(rounding.divide(whole * divisor + sample, divisor) - whole for whole in (2, 3))

    rounded = _raised(quotient, raised(divisor - 1))
    for applies, sample in ((rest == half, half), (rest < half, 1), (rest == 0, 0)):
        rounded = pl.when(applies).then(_raised(quotient, raised(sample))).otherwise(rounded)
    return rounded


def _raised(quotient: pl.Expr, by: tuple[int, ...]) -> pl.Expr:
    import polars as pl

    even, odd = by
    return quotient + (even if even == odd else pl.when(quotient % 2 == 0).then(even).otherwise(odd))


def _digits(whole: pl.Expr, most: int, printed: Printing) -> list[pl.Expr]:
    """Return the digits from the left, three at a time; nothing where the number is shorter."""
    chunks: list[pl.Expr] = []
    for offset in range(0, most, _CHUNK):
        from_here = whole // 10**offset
        # The second half of a table is for what follows other digits, zeros and all.
        follows = (from_here >= 10**_CHUNK).cast(_index()) * 10**_CHUNK
        table = _chunk_table(offset, printed.style.grouping, printed.style.digits)
        chunks.append(_looked_up((from_here % 10**_CHUNK).cast(_index()) + follows, table))
    return chunks[::-1]


@lru_cache(_TABLES_REMEMBERED)
def _chunk_table(offset: int, grouping: tuple[int, ...], digits: DigitSet) -> tuple[str, ...]:
    """Return the texts of three digits with `offset` digits after them: leading, then not."""
    zeros = "0" * offset
    cut = len(grouped(zeros, grouping))

    def written(chunk: str) -> str:
        text = grouped(chunk + zeros, grouping)
        return digits.written(text[: len(text) - cut])

    leading = [str(number) for number in range(1, 10**_CHUNK)]
    following = [str(number).zfill(_CHUNK) for number in range(10**_CHUNK)]
    return ("" if offset else written("0"), *map(written, leading), *map(written, following))


def _decimals(fraction: pl.Expr, printed: Printing) -> pl.Expr:
    import polars as pl

    places, rule, digits = printed.places, printed.style.decimals, printed.style.digits
    if places <= _MOST_PLACES_IN_A_TABLE:
        return _looked_up(fraction.cast(_index()), tuple(map(printed.decimals, range(10**places))))
    shown = pl.concat_str(pl.lit("."), fraction.cast(pl.String).str.zfill(places))
    native = shown.str.replace_many(list(LATIN.digits), list(digits.digits))
    if rule is ALL_DECIMALS:
        return native
    if rule is NONZERO_DECIMALS:
        return pl.when(fraction == 0).then(pl.lit("")).otherwise(native)
    if rule is TRIMMED_DECIMALS:
        return native.str.strip_chars_end(digits.digits[0]).str.strip_suffix(".")
    problem = (
        f"is a rule of its own for {places} decimals; a Polars expression has one for at most {_MOST_PLACES_IN_A_TABLE}"
    )
    raise MicroloanError("style.decimals", rule, problem, code="unsupported")


def _looked_up(index: pl.Expr, table: tuple[str, ...]) -> pl.Expr:
    import polars as pl

    if len(table) == 1:
        # A row without an amount has no text.
        return pl.when(index.is_not_null()).then(pl.lit(table[0]))
    places = pl.Series(range(len(table)), dtype=_index())
    return index.replace_strict(places, pl.Series(table, dtype=pl.String), return_dtype=pl.String)


def _index() -> type[pl.UInt32]:
    import polars as pl

    return pl.UInt32
