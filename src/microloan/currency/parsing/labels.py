"""What the label of a figure says of its unit, and what is left of it.

A unit stands at the end of a label or in brackets: "Tk.", "BDT in Million", "(in Lakhs)",
"[Rs. crore]", "(Rs. in '000)". Any other scale is refused unless a number goes before it,
as in "Loans above 1 lakh": an amount read without its scale is wrong by as much, and so is
one read with the lakh of "Loans above one lakh". A single letter (M, T, K) is refused in
brackets, beside a currency and at the end, and names a thing elsewhere.

>>> unit = unit_of("Loan Disbursed (Rs. in Lakhs)", Cr.REFUSED)
>>> unit.label, unit.scale, unit.currency and unit.currency.text
('Loan Disbursed', scale.LAKH, 'Rs.')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from microloan.currency.parsing.lexing import GAPS
from microloan.currency.parsing.parsed import Span
from microloan.currency.parsing.pieces import Piece, pieces_of
from microloan.currency.parsing.refusals import Refusal
from microloan.currency.parsing.rules import Cr
from microloan.currency.parsing.vocabulary import PAIRS, WORDS

if TYPE_CHECKING:
    from microloan.currency.scale import Scale

_SCALE = "(?:[TL][Cr]|[TLCAKXr])"
_IN_PARENTHESES = re.compile(rf"\(v*w?(?:c?w?{_SCALE}|{_SCALE}f?c|c)w?\)")
# "5 lakh" and "500 Tk." at the end of a label are no units: a number goes before them.
_AT_END = re.compile(rf"(?:(?<![nTLCAKXr])(?:w?cw?{_SCALE}|w{_SCALE}(?:f?c)?|w?c)|{_IN_PARENTHESES.pattern})\Z")
_SCALES = frozenset("TLCAKXrza")
_BESIDE_A_UNIT = frozenset("wc()")
_PROSE = frozenset(("", "u", "v"))
_SEPARATORS = f"-–—:=…{GAPS}"
_LEADERS = ".."

_ASIDE = "-x"

_NO_SCALE: tuple[None, None] = (None, None)


class Unit(NamedTuple):
    """A label without its unit, where it stands, and the unit."""

    label: str
    place: Span
    currency: Piece | None
    scale: Scale | None
    scale_place: Span | None
    scale_text: str


def unit_of(label: str, cr: Cr) -> Unit:
    """Return what a label says of its unit; raise `Refusal` if that is unclear, or nothing else is there."""
    pieces = pieces_of(label)
    kinds = "".join([piece.kind for piece in pieces])
    ranges, end = _ranges(kinds)
    units = [_decided(pieces[first:last], cr) for first, last in ranges]
    _check_the_rest(label, pieces, kinds, ranges)
    currencies = [piece for unit in units for piece in unit if piece.kind == "c"]
    if len({piece.meaning.codes for piece in currencies}) > 1:
        raise Refusal("two_currencies", currencies[1].text)
    scales = [known for unit in units if (known := _scale(unit)) is not None]
    if len({known for known, _ in scales}) > 1:
        raise Refusal("two_scales", scales[1][1].of(label))
    removed = [Span(unit[0].place.start, unit[-1].place.end) for unit in units]
    text, place = _left(label, removed, pieces[end].place.start if end < len(pieces) else len(label))
    scale, scale_place = scales[0] if scales else _NO_SCALE
    scale_text = scale_place.of(label) if scale_place is not None else ""
    return Unit(text, place, currencies[0] if currencies else None, scale, scale_place, scale_text)


def _ranges(kinds: str) -> tuple[list[tuple[int, int]], int]:
    """Return where units are among the pieces of a label, and where those at its end begin."""
    ranges: list[tuple[int, int]] = []
    end = len(kinds.rstrip(_ASIDE))
    while (unit := _AT_END.search(kinds[:end])) is not None:
        ranges.append(unit.span())
        end = len(kinds[: unit.start()].rstrip(_ASIDE))
    inside = [unit.span() for unit in _IN_PARENTHESES.finditer(kinds[:end])]
    return inside + ranges[::-1], end


def _decided(unit: list[Piece], cr: Cr) -> list[Piece]:
    """Return a unit with its Cr as crore: in "(Rs. in Cr)", but not in "(Cr)", the credit side perhaps."""
    kinds = {piece.kind for piece in unit}
    crore = cr is Cr.CRORE or (cr is Cr.REFUSED and kinds & {"c", "w"})
    if "r" in kinds and not crore:
        raise Refusal("ambiguous_cr", next(piece.text for piece in unit if piece.kind == "r"))
    scales = [piece for piece in unit if piece.meaning.scale is not None]
    if len(scales) == 1 and _is_letter(scales[0]) and not kinds & {"c", "w"}:
        raise Refusal("unclear_unit", scales[0].text)
    return [piece._replace(kind="C", meaning=WORDS["crore"]) if piece.kind == "r" else piece for piece in unit]


def _scale(unit: list[Piece]) -> tuple[Scale, Span] | None:
    """Return the scale of a unit and where it stands in the label."""
    words = [piece for piece in unit if piece.meaning.scale is not None]
    if not words:
        return None
    scale = PAIRS.get("".join([piece.kind for piece in words]), words[0].meaning.scale)
    return None if scale is None else (scale, Span(words[0].place.start, words[-1].place.end))


def _check_the_rest(label: str, pieces: list[Piece], kinds: str, ranges: list[tuple[int, int]]) -> None:
    """Raise `Refusal` where what is no unit of a label looks like one."""
    for first, last in ranges:
        kinds = f"{kinds[:first]}{'x' * (last - first)}{kinds[last:]}"
    last, depth, counted = len(kinds.rstrip(_ASIDE)) - 1, 0, False
    for at, (kind, piece) in enumerate(zip(kinds, pieces, strict=True)):
        depth += (kind == "(") - (kind == ")")
        if kind not in _SCALES:
            counted = kind == "n"
            continue
        before, after = kinds[at - 1 : at], kinds[at + 1 : at + 2]
        apart = depth <= 0 and at != last and not {before, after} & _BESIDE_A_UNIT
        named = kind == "a" or _is_letter(piece) or (kind == "r" and before in _PROSE and after in _PROSE)
        if not counted and (kind == "z" or not named or not apart):
            start = pieces[at - 1] if before in {"w", "c"} else piece
            raise Refusal("unclear_unit", Span(start.place.start, piece.place.end).of(label))


def _is_letter(piece: Piece) -> bool:
    """Return whether a piece is one letter, which may as well name a thing: Branch K."""
    return len(piece.text.removesuffix(".")) == 1


def _left(label: str, removed: list[Span], end: int) -> tuple[str, Span]:
    """Return what is left of a label without its units, in plain spaces, and where it stands."""
    start = 0
    while start < end and (label[start] in _SEPARATORS or label.startswith(_LEADERS, start)):
        start += 1
    while end > start and (label[end - 1] in _SEPARATORS or label.endswith(_LEADERS, start, end)):
        end = len(label[:end].rstrip(_SEPARATORS if label[end - 1] in _SEPARATORS else "."))
    if start >= end:
        raise Refusal("no_label")
    kept, position = "", start
    for span in removed:
        if span.start < end:
            kept += f"{label[position : span.start]} "
            position = span.end
    return " ".join((kept + label[position:end]).split()), Span(start, end)
