"""Text that shall be shown: how wide it stands in a terminal, and lining it up.

================================  =============================================
`display_width`                   the columns that text takes
`left_aligned`, `right_aligned`   text filled up with spaces
`one_line`                        text fit for one line
================================  =============================================

A letter takes one column, an East Asian wide character two. An accent or vowel sign that
sits on its letter takes none, nor does a joiner; a spacing vowel sign takes one, as C
libraries and terminals count it.

>>> [display_width(text) for text in ("Tk. 500.00", "কিস্তি", "利息", "e\u0301")]
[10, 5, 4, 1]
>>> left_aligned("利息", 6) + "|", right_aligned("500.00", 8)
('利息  |', '  500.00')
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_WIDE = frozenset({"W", "F"})
_REPLACED = "\ufffd"


def display_width(text: str) -> int:
    """Return the number of terminal columns that `text` takes.

    >>> display_width("৪,২৮,৮৬,৮৬,০০০ টাকা")
    19
    """
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def left_aligned(text: str, width: int) -> str:
    """Return `text` followed by spaces up to `width` columns; longer text stays whole.

    >>> left_aligned("interest", 10) + "|"
    'interest  |'
    """
    return text + " " * (width - display_width(text))


def right_aligned(text: str, width: int) -> str:
    """Return `text` after spaces that fill `width` columns; longer text stays whole.

    >>> right_aligned("81.32", 8)
    '   81.32'
    """
    return " " * (width - display_width(text)) + text


def one_line(text: str) -> str:
    """Return `text` fit for one line of a terminal: white space as spaces, controls replaced.

    >>> one_line("Rahima" + chr(10) + "Khatun"), one_line(chr(27) + "[31m")
    ('Rahima Khatun', '�[31m')
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _width(character: str) -> int:
    if category(character) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(character) in _WIDE else 1


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return _REPLACED if category(character) in {"Cc", "Cs"} else character
