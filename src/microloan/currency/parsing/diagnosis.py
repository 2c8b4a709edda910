"""Why words and marks are no amount: the first reason that applies, as a `Refusal`.

>>> from microloan.currency.parsing.lexing import tokens
>>> frame = ("", " lakh ", " crore")
>>> diagnosed(tokens(frame), frame).code
'compound_order'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from microloan.currency.parsing.lexing import GAPS, Token, shape
from microloan.currency.parsing.refusals import Refusal
from microloan.currency.parsing.vocabulary import PAIRS

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCALE = "[TLCAKX]"
_TWO_SCALES = re.compile(rf"{_SCALE}{_SCALE}")
_PARTS = re.compile(rf"n{_SCALE}(?:n{_SCALE})+")
_WITHOUT_PARENTHESES = re.compile(r"\(?([^()]*)\)?")
# Words that refuse an amount wherever they stand, the plainest first.
_BY_WORD = (("i", "bad_number"), ("a", "ambiguous_scale"), ("u", "unknown_word"))


def diagnosed(found: Sequence[Token], frame: Sequence[str]) -> Refusal:
    """Return why `found`, the tokens of a frame, are no amount."""
    kinds = shape(found)
    glued = _glued(found, frame)
    if glued is not None:
        return Refusal("bad_number", glued.text)
    for kind, code in _BY_WORD:
        if kind in kinds:
            return Refusal(code, found[kinds.index(kind)].text)
    if "n" not in kinds:
        return Refusal("no_number")
    if not _WITHOUT_PARENTHESES.fullmatch(kinds):
        return Refusal("parentheses")
    bare = kinds.replace("(", "").replace(")", "")
    return _of_signs(bare) or _of_scales(found, bare) or _of_order(found, bare)


def _glued(found: Sequence[Token], frame: Sequence[str]) -> Token | None:
    """Return a word that glues two numbers together without a gap, as in 1e5 and 1_000."""
    for token in found:
        between = token.kind in "ua" and 0 < token.numbers < len(frame) - 1
        if between and not any(gap in frame[token.numbers] for gap in GAPS):
            return token
    return None


def _of_signs(kinds: str) -> Refusal | None:
    if kinds.count("-") + kinds.count("+") > 1 and kinds.count("n") == 1:
        return Refusal("double_negative")
    return None


def _of_scales(found: Sequence[Token], kinds: str) -> Refusal | None:
    """Return why the scales of an amount do not fit, if that is all that is wrong with it."""
    for pair in PAIRS:
        kinds = kinds.replace(pair, "X")
    two = _TWO_SCALES.search(kinds)
    if two is not None:
        words = [token.text for token in found if token.meaning.scale is not None]
        return Refusal("scale_order", " ".join(words[:2]))
    if _PARTS.search(kinds) is not None:
        return Refusal("compound_order")
    return None


def _of_order(found: Sequence[Token], kinds: str) -> Refusal:
    if kinds.count("n") > 1:
        return Refusal("two_numbers")
    currencies = [token for token in found if token.kind == "c"]
    if len(currencies) > 1:
        return Refusal("two_currencies", currencies[1].text)
    first = kinds.index("n")
    words = [token for token in found if token.kind not in "n()"]
    early = [token for token in words[:first] if token.kind not in "c-+"]
    return Refusal("misplaced", (early or words[-1:])[0].text)
