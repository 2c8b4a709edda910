"""Messages: the English texts of the room, each with where it stands.

=============  ====================================================================
`Message`      an English text, its plural if it counts, its context if it needs one
`said`         a message that is clear by itself
`said_in`      a message that is ambiguous, with its context
`numbered`     a message whose form follows a number
`flaw_of`      what is wrong with a translation of a message, if anything is
=============  ====================================================================

The three functions mark their texts for ``pybabel extract``, which makes the template of
all catalogues from them. A comment above one says on which paper its text stands.

>>> said_in("month", "May") == said_in("short month", "May")
False
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_PLACEHOLDER = re.compile(r"\{\w*\}")
# Control characters, and the separators of lines and of paragraphs.
_NOT_OF_ONE_LINE = {"Cc", "Zl", "Zp"}


class Message(NamedTuple):
    """An English text that every language has a translation of.

    Parameters
    ----------
    text
        As English prints it; for one of a thing, where there is a plural.
    plural
        As English prints it for several; None where the text does not follow a number.
    context
        What tells it from a message of the same text; None where the text is clear.

    Examples
    --------
    >>> Message("{count} week", "{count} weeks").plural
    '{count} weeks'
    """

    text: str
    plural: str | None = None
    context: str | None = None

    def __str__(self) -> str:
        return f'"{self.text}"' if self.context is None else f'"{self.text}" ({self.context})'


def said(text: str) -> Message:
    """Return the message of a text that is clear by itself.

    >>> print(said("Service charge"))
    "Service charge"
    """
    return Message(text)


def said_in(context: str, text: str) -> Message:
    """Return the message of a text that is clear in its context.

    >>> print(said_in("month", "May"))
    "May" (month)
    """
    return Message(text, None, context)


def numbered(text: str, plural: str) -> Message:
    """Return the message of a text whose form follows a number.

    >>> numbered("rupee", "rupees").plural
    'rupees'
    """
    return Message(text, plural)


def flaw_of(message: Message, text: str) -> str | None:
    """Return what is wrong with a translation, or None: a label is one line, with the placeholders of its message.

    >>> print(flaw_of(said("Member"), "সদস্য"))
    None
    >>> flaw_of(numbered("{count} week", "{count} weeks"), "সপ্তাহ")
    'must have {count} once, like the message'
    """
    if not text or text != text.strip():
        return "must be text without space around it"
    if any(unicodedata.category(sign) in _NOT_OF_ONE_LINE for sign in text):
        return "must be one line"
    wanted = sorted(_PLACEHOLDER.findall(message.text))
    if sorted(_PLACEHOLDER.findall(text)) == wanted and not set("{}") & set(_PLACEHOLDER.sub("", text)):
        return None
    return f"must have {', '.join(wanted)} once, like the message" if wanted else "must be without braces"
