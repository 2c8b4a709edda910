"""`parse`: one amount from one text, exactly, or an error that says why not.

>>> parse("Rs.43 Crore", "en_IN").money
INR('430000000.00')
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Literal
from unicodedata import is_normalized, normalize

from microloan.currency.parsing.frames import Plan, plan_of, plan_with, spans_of
from microloan.currency.parsing.lexing import cut
from microloan.currency.parsing.numerals import check_digits, checked_size, minor_units, numeral
from microloan.currency.parsing.parsed import Mark, Parsed, made
from microloan.currency.parsing.readings import STRICT, Reading, of
from microloan.currency.parsing.refusals import LONGEST_TEXT, Refusal, text_of
from microloan.currency.parsing.resolving import currency_of
from microloan.currency.parsing.rules import Cr, Signs
from microloan.currency.parsing.symbols import check_own_symbol, with_code

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency
    from microloan.currency.parsing.rules import Grouping

_USUAL_EXPONENT = 2
# Members of an Enum are slow to reach, and these are reached for every amount.
_CR_REFUSED = Cr.REFUSED
_LEDGER = Signs.LEDGER
_COMPOUND: Literal[Mark.COMPOUND] = Mark.COMPOUND
_NATIVE = frozenset((Mark.NATIVE_DIGITS,))
_ROUNDED = frozenset((Mark.ROUNDED,))
_DEFAULT_SCALE = frozenset((Mark.DEFAULT_SCALE,))


def parse(text: str, reading: Reading | Currency | str = STRICT) -> Parsed:
    """Return the amount that a text shows.

    Parameters
    ----------
    text
        At most 200 characters: a number in one of the known forms, with a currency, a
        scale and a closer at most, and nothing else.
    reading
        How doubtful text is read: a `Reading`, the locale of one ("en_IN"), or the
        currency that the amount is known to be in.

    Raises
    ------
    MicroloanError
        If the text is no such amount, or is doubtful and the reading does not decide it.
    CurrencyMismatch
        If the text shows another currency than the one that is known.

    Notes
    -----
    Nothing is guessed, least of all a scale. Spans are positions in the text as it was
    given, also where it is not in Unicode's composed form.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> parse("৪,২৮,৮৬,৮৬,০০০ টাকা", "bn_BD").money
    BDT('4288686000.00')
    >>> parse("4 crore 28 lakh 86 thousand", BDT).money
    BDT('42886000.00')
    >>> parse("12,34", BDT)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: text='12,34' has '12,34', which no grouping fits; write 12,34,567 or 1,234,567
    """
    chosen = reading if type(reading) is Reading else of(reading)
    if type(text) is not str or len(text) > LONGEST_TEXT:
        text = text_of(text)
    try:
        if text.isascii() or is_normalized("NFC", text):
            return read(text, chosen)
        parsed = read(normalize("NFC", text), chosen)
    except Refusal as refusal:
        raise refusal.error(text) from None
    return replace(parsed, spans=parsed.spans.original(given_positions(text)))


def read(text: str, reading: Reading) -> Parsed:
    """Return the amount that a text in composed form shows; raise `Refusal` if there is none."""
    try:
        return _read(text, reading)
    except Refusal:
        coded = with_code(text, reading)
        if coded is None:
            raise
    parsed = _read(coded[0], reading)
    return replace(parsed, spans=parsed.spans.original(coded[1]))


def _read(text: str, reading: Reading) -> Parsed:
    parts = cut(text)
    runs = parts[1::2]
    plan = plan_of(*parts[::2]) if reading.cr is _CR_REFUSED else plan_with(reading.cr, *parts[::2])
    if plan.ledger and reading.signs is not _LEDGER:
        raise Refusal(plan.ledger)
    if plan.point and runs[0].startswith("."):
        raise Refusal("ambiguous_point", plan.point)
    named = plan.currency
    currency = reading.known if named is None else currency_of(named.text, named.meaning.codes, reading)
    exponent = _USUAL_EXPONENT if currency is None else currency.exponent
    marks, scale = plan.marks, plan.scale
    if check_digits(runs, reading.digits):
        marks |= _NATIVE
    if scale is not None or reading.cr is not _CR_REFUSED:
        _check_symbols(plan, reading)
    if scale is _COMPOUND:
        size, grouping = _compound(runs, plan, exponent, reading)
    else:
        power = plan.powers[0]
        if scale is None and reading.scale is not None:
            scale, power, marks = reading.scale, reading.scale.power, marks | _DEFAULT_SCALE
        digits, places, grouping = numeral(runs[0], reading.grouping)
        size, exact = minor_units(digits, places, power, exponent, reading.rounding)
        if not exact:
            marks |= _ROUNDED
    spans = spans_of(plan, len(parts[0]), *map(len, runs))
    return made(-size if plan.negative else size, currency, scale, grouping, spans, marks)


def _check_symbols(plan: Plan, reading: Reading) -> None:
    for token in (*plan.places.scales, plan.places.sign):
        if token is not None:
            check_own_symbol(token.text, reading)


def _compound(runs: list[str], plan: Plan, exponent: int, reading: Reading) -> tuple[int, Grouping]:
    """Return the minor units of an amount of several parts, and the grouping of the first."""
    numerals = [numeral(run, reading.grouping) for run in runs]
    units, below = 0, 0
    for run, (digits, places, _), power in zip(runs, numerals, plan.powers, strict=True):
        if places:
            raise Refusal("compound_fraction", run)
        size = int(digits) * 10**power
        if below and size >= below:
            raise Refusal("compound_order")
        units, below = units + size, 10**power
    return checked_size(units * 10**exponent), numerals[0][2]


def given_positions(text: str) -> list[int]:
    """Return, for each position in the composed form (NFC) of `text`, the position in `text` itself.

    >>> given_positions("\u09dc5")    # one letter, which is two when composed
    [0, 0, 1, 2]
    """
    lengths = [len(normalize("NFC", text[:end])) for end in range(len(text) + 1)]
    return [bisect_right(lengths, position) - 1 for position in range(lengths[-1] + 1)]
