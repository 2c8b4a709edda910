"""Amounts printed, read and spoken, against Babel on the same amounts in the same run."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
from babel import Locale
from babel.numbers import format_currency, parse_decimal
from measuring import Figure, best, print_table

from microloan.currency import BDT, Money, money_format
from microloan.currency.parsing import parse, readings
from microloan.currency.printing.text_columns import text_column
from microloan.currency.words import amount_in_words, amount_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

T = TypeVar("T")

_COUNT, _REPEATS = 20_000, 7
_COLUMN = 1_000_000


def run() -> None:
    """Measure and print."""
    # From Tk 100 to Tk 10,000 crore, as many of each length.
    lengths = np.random.default_rng(7).uniform(4, 13, _COLUMN)
    column = np.power(10.0, lengths).astype(np.int64)
    minors: list[int] = column[:_COUNT].tolist()
    amounts = [Money.from_minor(minor, BDT) for minor in minors]
    decimals = [amount.amount for amount in amounts]
    locale, en_bd, bn_bd = Locale.parse("en_IN"), money_format.field("en_BD"), money_format.field("bn_BD")
    western = [amount.format(money_format.WESTERN_PLAIN) for amount in amounts]
    texts = [amount.format(en_bd) for amount in amounts]
    reading = readings.of("en_BD")

    formats = _each(lambda decimal: format_currency(decimal, "BDT", locale=locale), decimals)
    parses = _each(lambda text: parse_decimal(text, locale=locale), western)
    print_table(
        "Amounts, each",
        "Babel: format_currency with a Locale, and parse_decimal for what reads",
        (
            Figure("Babel format_currency", formats, formats, ""),
            Figure("BDT(n)", _each(BDT, minors), formats, "at most 1.25 µs"),
            Figure("Money.from_minor", _each(lambda minor: Money.from_minor(minor, BDT), minors), formats, "0.67 µs"),
            Figure('format("en_BD")', _each(lambda amount: amount.format(en_bd), amounts), formats, "3.3 µs"),
            Figure('format("bn_BD")', _each(lambda amount: amount.format(bn_bd), amounts), formats, "3.3 µs"),
            Figure('column, "en_BD"', _column(column, en_bd), formats, "0.33 µs"),
            Figure('column, "bn_BD"', _column(column, bn_bd), formats, "0.33 µs"),
            Figure(
                'words("bn_BD")',
                _each(lambda minor: amount_in_words(minor, BDT, amount_words.BANGLA), minors),
                formats,
                "2.5 µs",
            ),
            Figure("Babel parse_decimal", parses, parses, ""),
            Figure("parse, with symbol", _each(lambda text: parse(text, reading), texts), parses, "5 µs"),
        ),
    )


def _each(work: Callable[[T], object], values: list[T]) -> float:
    """Return the seconds that `work` takes for one of `values`."""

    def all_of_them() -> None:
        for value in values:
            work(value)

    return best(all_of_them, _REPEATS) / len(values)


def _column(minors: NDArray[np.int64], style: money_format.MoneyFormat) -> float:
    return best(lambda: text_column(minors, BDT, style), _REPEATS) / len(minors)
