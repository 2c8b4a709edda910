"""Amounts as people print them, read exactly or refused with the reason.

==================  ==================================================================
`amounts`           `parse`: one amount
`typed`             an amount in a cell or after an option, refused in words without Python
`labelled`          `parse_labelled`: a line with its label, as a `Figure`
`pages`             `parse_page`: the lines of a report, as a `Page`
`columns`           `parse_all`: the cells of a column, as `ParsedTexts`
`parsed`            what was read: `Parsed`, its `Spans` and its `Mark` flags
`readings`          `Reading`: how doubtful text is read; `readings.of` a place
`rules`             the choices of a reading: `Cr`, `Signs`, `GroupingRule`
`refusals`          every reason to refuse a text, each with its code
`vocabulary`        the words and signs of amounts
`lexing`            a text cut into numbers, words and marks
`frames`            the grammar: what words and marks say, whatever the digits
`diagnosis`         why words and marks are no amount
`numerals`          digits, grouping, and exact minor units
`resolving`         which currency a word means
`symbols`           a symbol that is no plain word: K, S/, F CFA
`pieces`            a label cut into words, marks and numbers
`labels`            the unit that a label states
==================  ==================================================================

Nothing is guessed: a text that can be read in two ways is refused, and the error names the
choice that decides it. A scale is never inferred.

>>> from dataclasses import replace
>>> from microloan.currency import INR
>>> from microloan.currency.parsing import Cr, parse, readings
>>> parse("Tk. 4,28,86,86,000").money, parse("Rs.43 Crore", INR).money
(BDT('4288686000.00'), INR('430000000.00'))
>>> parse("500 Cr", "en_IN")
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: text='500 Cr' has 'Cr', crore or credit; write crore, or decide it with cr=Cr.CRORE
>>> parse("500 Cr", replace(readings.of("en_IN"), cr=Cr.CRORE)).scale
scale.CRORE
"""

from __future__ import annotations

from microloan.currency.parsing import readings
from microloan.currency.parsing.amounts import parse
from microloan.currency.parsing.columns import BadText, ParsedTexts, parse_all
from microloan.currency.parsing.labelled import Figure, parse_labelled
from microloan.currency.parsing.pages import BadLine, Page, parse_page
from microloan.currency.parsing.parsed import Mark, Parsed, Span, Spans
from microloan.currency.parsing.readings import Reading
from microloan.currency.parsing.rules import (
    CRORE_KEPT_GROUPING,
    LENIENT_GROUPING,
    STRICT_GROUPING,
    Cr,
    Grouping,
    GroupingRule,
    Signs,
)

__all__ = [
    "CRORE_KEPT_GROUPING",
    "LENIENT_GROUPING",
    "STRICT_GROUPING",
    "BadLine",
    "BadText",
    "Cr",
    "Figure",
    "Grouping",
    "GroupingRule",
    "Mark",
    "Page",
    "Parsed",
    "ParsedTexts",
    "Reading",
    "Signs",
    "Span",
    "Spans",
    "parse",
    "parse_all",
    "parse_labelled",
    "parse_page",
    "readings",
]
