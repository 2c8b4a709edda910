"""The grammar of an amount: what its words and marks say, whatever its digits are.

::

    amount    = "(" body ")" | body                         ; parentheses around everything
    body      = [sign] [currency] [sign] quantity [closer] [sign] [currency] [closer] [sign] [side] ["only"]
    quantity  = number [scale] | compound
    compound  = [n kharab] [n arab] [n crore] [n lakh] [n thousand] [n] ; two parts or more, falling
    scale     = one word | "lakh crore" | "thousand crore"

with one currency, one closer and one sign in all. A sign at the end, a plus, and a minus
within parentheses belong to ledgers, and wait for `Signs.LEDGER`. A hyphen between a
currency and a gap, as in "Taka- 500", may be a mere separator and is refused.

>>> plan = plan_of("Tk. ", " lakh only")
>>> plan.scale, plan.powers, plan.marks
(scale.LAKH, (5,), frozenset({Mark.ONLY}))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from microloan.currency.parsing.diagnosis import diagnosed
from microloan.currency.parsing.lexing import GAPS, TRUE_MINUS, Token, shape, span_of, starts_of, tokens
from microloan.currency.parsing.parsed import Mark, Span, Spans
from microloan.currency.parsing.refusals import Refusal
from microloan.currency.parsing.rules import Cr
from microloan.currency.parsing.vocabulary import CURRENCY_SIGNS, PAIRS, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.currency.parsing.parsed import PrintedScale

_FRAMES_KEPT = 1024
_SPANS_KEPT = 4 * _FRAMES_KEPT
_GAPS = tuple(GAPS)
_CURRENCY_SIGNS = tuple(CURRENCY_SIGNS)
_BESIDE_A_SIGN = f"-{TRUE_MINUS}{GAPS}"
_SCALE = "[TL]C|[TLCAKX]"
_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<first>[-+])?(?P<before>[cu])?(?P<inner>[-+])?"
    rf"(?:n(?P<scale>{_SCALE})?|(?P<compound>(?=n.n)(?:nK)?(?:nA)?(?:nC)?(?:nL)?(?:nT)?n?))"
    r"(?P<closer>/)?(?P<last>[-+])?(?P<after>[cu])?(?P<closed>/)?(?P<end>[-+])?(?P<side>s)?(?P<only>o)?(?P<shut>\))?"
)


class Places(NamedTuple):
    """Where the parts of an amount stand in its frame."""

    sign: Token | None
    currency: Token | None
    scales: tuple[Token, ...]
    closer: Token | None
    only: Token | None
    last: Token | None  # of the quantity, where it has several parts


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What a frame says: all of an amount but its digits."""

    negative: bool
    ledger: str  # the code of refusal where the signs are not those of a ledger; empty for none
    point: str  # a word whose own point may be the one that a number begins with; empty for none
    powers: tuple[int, ...]  # of the scale of each number
    scale: PrintedScale
    marks: frozenset[Mark]
    currency: Token | None
    places: Places


@lru_cache(maxsize=_FRAMES_KEPT)
def plan_of(*frame: str) -> Plan:
    """Return what a frame says where Cr and Dr are refused."""
    return _planned(frame, Cr.REFUSED)


@lru_cache(maxsize=_FRAMES_KEPT)
def plan_with(cr: Cr, *frame: str) -> Plan:
    """Return what a frame says where Cr and Dr mean what `cr` says."""
    return _planned(frame, cr)


def _planned(frame: tuple[str, ...], cr: Cr) -> Plan:
    found = [_decided(token, frame, cr) for token in tokens(frame)]
    kinds = shape(found)
    amount = _AMOUNT.fullmatch(kinds)
    if amount is None:
        raise diagnosed(found, frame)

    def at(*groups: str) -> list[Token]:
        return [found[amount.start(group)] for group in groups if amount[group] is not None]

    currencies, closers = at("before", "after"), at("closer", "closed")
    if len(currencies) > 1:
        _check_words(currencies)
        raise Refusal("two_currencies", currencies[1].text)
    if len(closers) > 1:
        raise Refusal("misplaced", closers[1].text)
    if len(at("open", "shut")) == 1:
        raise Refusal("parentheses")
    _check_separator(at("inner"), frame[0])
    scales = tuple(token for token in found if token.meaning.scale is not None)
    parts = found[slice(*amount.span("compound"))]
    scale, powers = _scaled(scales, parts)
    signs, only = at("open", "first", "inner", "last", "end", "side"), at("only")
    marks = _marks(signs, closers, only, compound=scale is Mark.COMPOUND)
    negative, ledger = _signed(signs, at("last", "end"), cr)
    currency = _only(currencies)
    return Plan(
        negative=negative,
        ledger=ledger,
        point=_point(found, frame[0]),
        powers=powers,
        scale=scale,
        marks=marks | {Mark.NEGATIVE} if negative else marks,
        currency=currency,
        places=Places(_only(signs), currency, scales, _only(closers), _only(only), _only(parts[-1:])),
    )


@lru_cache(maxsize=_SPANS_KEPT)
def spans_of(plan: Plan, first: int, *lengths: int) -> Spans:
    """Return where the parts stand in a text whose first number starts at `first`.

    >>> spans_of(plan_of("Tk. ", ""), 4, 3).number
    Span(start=4, end=7)
    """
    starts = starts_of(lengths)
    places = plan.places
    scales = [span_of(token, starts) for token in places.scales]
    number, scale = Span(first, first + lengths[0]), None
    if places.last is not None:
        number = Span(first, span_of(places.last, starts).end)
    elif scales:
        scale = Span(scales[0].start, scales[-1].end)
    others = (places.sign, places.currency, places.closer, places.only)
    sign, currency, closer, only = (token and span_of(token, starts) for token in others)
    return Spans(sign, currency, number, scale, closer, only)


def _only(found: Sequence[Token]) -> Token | None:
    return found[0] if found else None


def _decided(token: Token, frame: tuple[str, ...], cr: Cr) -> Token:
    """Return the token with Cr and Dr decided: a scale or a side."""
    if token.kind not in "rd":
        return token
    if token.kind == "r" and _under_a_sign(token, frame):
        return token._replace(kind="C", meaning=WORDS["crore"])
    if cr in {Cr.CREDIT_NEGATIVE, Cr.DEBIT_NEGATIVE}:
        return token._replace(kind="s")
    if token.kind == "d":
        raise Refusal("ledger_side_needs_mode", token.text)
    if cr is Cr.REFUSED:
        raise Refusal("ambiguous_cr", token.text)
    return token._replace(kind="C", meaning=WORDS["crore"])


def _under_a_sign(token: Token, frame: tuple[str, ...]) -> bool:
    """Return whether a Cr is glued to its number after a currency sign, as in ₹43Cr: no side of a ledger is."""
    glued = token.start == sum(map(len, frame[: token.numbers]))
    return glued and frame[0].rstrip(_BESIDE_A_SIGN).endswith(_CURRENCY_SIGNS)


def _check_words(currencies: Sequence[Token]) -> None:
    """Raise `Refusal` if one of several currencies is an unknown word: it need be none."""
    for token in reversed(currencies):
        if token.kind == "u":
            raise Refusal("unknown_word", token.text)


def _check_separator(inner: Sequence[Token], opening: str) -> None:
    """Raise `Refusal` if the sign between a currency and a number may separate them: a hyphen with a gap after it."""
    for token in inner:
        if token.text == "-" and opening.endswith(_GAPS):
            raise Refusal("ambiguous_sign", opening[: token.end].strip(GAPS))


def _scaled(scales: tuple[Token, ...], parts: list[Token]) -> tuple[PrintedScale, tuple[int, ...]]:
    """Return the scale of an amount, and the power of ten that each of its numbers is counted in."""
    meanings = [token.meaning.scale for token in scales]
    known = [meaning for meaning in meanings if meaning is not None]
    if parts:
        rest = (0,) if parts[-1].kind == "n" else ()
        return Mark.COMPOUND, (*(meaning.power for meaning in known), *rest)
    if not known:
        return None, (0,)
    scale = PAIRS[shape(scales)] if len(scales) > 1 else known[0]
    return scale, (scale.power,)


def _marks(signs: list[Token], closers: list[Token], only: list[Token], *, compound: bool) -> frozenset[Mark]:
    seen = {
        Mark.PARENTHESES: shape(signs).startswith("("),
        Mark.CREDIT: any(token.meaning.kind == "r" for token in signs),
        Mark.DEBIT: any(token.meaning.kind == "d" for token in signs),
        Mark.CLOSER: closers,
        Mark.ONLY: only,
        Mark.COMPOUND: compound,
    }
    return frozenset(mark for mark, there in seen.items() if there)


def _signed(signs: list[Token], trailing: list[Token], cr: Cr) -> tuple[bool, str]:
    """Return whether an amount is marked as below zero, and why only a ledger may mark it so."""
    match shape(signs):
        case "":
            return False, ""
        case "(":
            return True, ""
        case "(-":
            return True, "double_negative"
        case "+":
            return False, "plus_sign"
        case "-":
            return True, "trailing_sign" if trailing else ""
        case "s":
            credit = signs[0].meaning.kind == "r"
            return credit is (cr is Cr.CREDIT_NEGATIVE), ""
        case _:
            raise Refusal("double_negative")


def _point(found: list[Token], opening: str) -> str:
    """Return the word before the first number that may have a point of its own, and has it not."""
    before = [token for token in found if token.numbers == 0 and token.kind != "n"]
    if not before or before[-1].end == len(opening):
        return ""
    text = before[-1].text
    return text if f"{text.lower()}." in WORDS else ""
