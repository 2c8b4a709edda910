r"""Text made harmless for the place it is written to: HTML, Markdown, a spreadsheet.

>>> html_text("A & B <b>"), markdown_text("a|b *c*"), spreadsheet_text("=SUM(A1)")
('A &amp; B &lt;b&gt;', 'a\\|b \\*c\\*', "'=SUM(A1)")
"""

from __future__ import annotations

import re

_MARKDOWN_MEANING = re.compile(r"([\\`*_\[\]<>|&~])")
# White space where a line may break; no-break spaces stay.
_BREAKING = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_FORMULA_STARTS = ("=", "+", "-", "@")
_NUMBER = re.compile(r"[+-]?[\d,]*\d(?:\.\d+)?%?")


def html_text(text: str) -> str:
    """Return `text` as HTML shows it: nothing in it is read as a tag, an entity or the end of an attribute.

    >>> html_text('"<script>"')
    '&quot;&lt;script&gt;&quot;'
    """
    from html import escape

    return escape(text)


def markdown_text(text: str) -> str:
    r"""Return `text` as one line of Markdown that shows it, inside a table or out.

    >>> markdown_text("per_period | <b>")
    'per\\_period \\| \\<b\\>'
    """
    return _MARKDOWN_MEANING.sub(r"\\\1", _BREAKING.sub(" ", text).strip())


def spreadsheet_text(text: str) -> str:
    """Return `text` with an apostrophe before it where a spreadsheet would run it as a formula.

    Numbers stay as they are, signs, separators and per cent included.

    >>> spreadsheet_text("-1,500.00"), spreadsheet_text("-1+1"), spreadsheet_text("@SUM(A1)")
    ('-1,500.00', "'-1+1", "'@SUM(A1)")
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text) else text
