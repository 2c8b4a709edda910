"""`parse_labelled`: a figure as a report prints it, a label and an amount on one line.

>>> figure = parse_labelled("Loan Disbursed (Cumulative) Tk.   : 4,288,686,000")
>>> figure.label, figure.parsed.money
('Loan Disbursed (Cumulative)', BDT('4288686000.00'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from microloan.currency.parsing.amounts import given_positions, read
from microloan.currency.parsing.labels import Unit, unit_of
from microloan.currency.parsing.lexing import GAPS, TRUE_MINUS, cut, shape, span_of, starts_of, tokens
from microloan.currency.parsing.parsed import Mark, Parsed
from microloan.currency.parsing.readings import STRICT, Reading, of
from microloan.currency.parsing.refusals import Refusal, text_of
from microloan.currency.parsing.resolving import currency_of
from microloan.currency.parsing.symbols import check_own_symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.currency.currencies import Currency

# ":-" is a mark of its own in South Asian print, unless the minus is glued to what follows.
_COLON = re.compile(rf".*:(?:-(?=[{GAPS}]))?", re.DOTALL)
_DASHES = ("-", "–", "—")
_GAPS = tuple(GAPS)
_CURRENCY_OF_A_NUMBER = re.compile("c[-+]?n")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount with its label.

    Parameters
    ----------
    label
        What the amount is of: without its unit, and with plain spaces.
    parsed
        The amount; its spans are positions in the whole line, the label among them.

    Examples
    --------
    >>> parse_labelled("Portfolio surpassed Rs.43 Crore", "en_IN").label
    'Portfolio surpassed'
    """

    label: str
    parsed: Parsed


def parse_labelled(text: str, reading: Reading | Currency | str = STRICT) -> Figure:
    """Return the figure that a line shows.

    The label ends at the last colon or, where there is none, before the first currency
    that a number follows. It may carry the currency and the scale, at its end or in
    brackets; its own signs and parentheses say nothing of the amount. A hyphen joins label
    and amount where it touches both or neither: "Savings -Tk. 500" is refused.

    Parameters
    ----------
    text
        At most 200 characters.
    reading
        How doubtful text is read, as for `parse`.

    Raises
    ------
    MicroloanError
        If there is no label or no amount, or the two contradict each other.
    CurrencyMismatch
        If the line shows another currency than the one that is known.

    Examples
    --------
    >>> figure = parse_labelled("Cummulative Loan Disbursed (in Lakhs) : 34,683.53")
    >>> figure.label, figure.parsed.minor, figure.parsed.scale
    ('Cummulative Loan Disbursed', 346835300000, scale.LAKH)
    >>> parse_labelled("Members' savings-Tk.31,46,31,730").parsed.money
    BDT('314631730.00')
    """
    return labelled(text, of(reading), _as_it_is)


def _as_it_is(_label: str, reading: Reading) -> Reading:
    return reading


def labelled(text: str, reading: Reading, for_label: Callable[[str, Reading], Reading]) -> Figure:
    """Return the figure that a line shows, read as `for_label` makes of its label."""
    checked = text_of(text)
    composed = normalize("NFC", checked)
    try:
        figure = _read(composed, reading, for_label)
    except Refusal as refusal:
        raise refusal.error(checked) from None
    if composed == checked:
        return figure
    spans = figure.parsed.spans.original(given_positions(checked))
    return replace(figure, parsed=replace(figure.parsed, spans=spans))


def _read(text: str, reading: Reading, for_label: Callable[[str, Reading], Reading]) -> Figure:
    end, start = _split(text)
    unit = unit_of(text[:end], reading.cr)
    parsed = _in_unit(text[start:], unit, for_label(unit.label, reading))
    spans = parsed.spans.shifted(start)._replace(label=unit.place)
    if Mark.LABEL_CURRENCY in parsed.flags and unit.currency is not None:
        spans = spans._replace(currency=unit.currency.place)
    if Mark.LABEL_SCALE in parsed.flags:
        spans = spans._replace(scale=unit.scale_place)
    return Figure(unit.label, replace(parsed, spans=spans))


def _in_unit(text: str, unit: Unit, reading: Reading) -> Parsed:
    """Return an amount whose label says `unit`."""
    chosen = reading
    if unit.currency is not None:
        chosen = replace(chosen, known=currency_of(unit.currency.text, unit.currency.meaning.codes, reading))
    if unit.scale is not None:
        check_own_symbol(unit.scale_text, reading)
        chosen = replace(chosen, scale=unit.scale)
    try:
        parsed = read(text, chosen)
    except Refusal as refusal:
        if refusal.code == "currency_mismatch" and unit.currency is not None:
            raise Refusal("two_currencies", refusal.part) from None
        raise
    flags = parsed.flags
    if unit.scale is not None:
        if parsed.scale != unit.scale:
            raise Refusal("two_scales", parsed.spans.scale.of(text) if parsed.spans.scale else text)
        if Mark.DEFAULT_SCALE in flags:
            flags = flags - {Mark.DEFAULT_SCALE} | {Mark.LABEL_SCALE}
    if unit.currency is not None and parsed.spans.currency is None:
        flags |= {Mark.LABEL_CURRENCY}
    return replace(parsed, flags=flags)


def _split(text: str) -> tuple[int, int]:
    """Return where the label ends and where the amount begins."""
    colon = _COLON.match(text)
    if colon is not None:
        if text.startswith("-", colon.end()):
            raise Refusal("ambiguous_sign", ":-")
        return text.rindex(":"), colon.end()
    parts = cut(text)
    found = tokens(parts[::2])
    named = _CURRENCY_OF_A_NUMBER.search(shape(found))
    if named is None:
        raise Refusal("no_label")
    first, named_end = span_of(found[named.start()], starts_of(map(len, parts[1::2])))
    before = text[:first].rstrip(GAPS)
    # A hyphen joins a label to its amount, or stands apart from both; a true minus or a plus would not.
    apart = before.endswith(_DASHES) and len(before) == first and before[:-1].endswith(_GAPS)
    if apart or before.endswith((TRUE_MINUS, "+")):
        raise Refusal("ambiguous_sign", text[len(before) - 1 : named_end])
    return first, first
