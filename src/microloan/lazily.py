"""Names of a room that are imported when they are first asked for, so that one loan needs few of them.

A room says where its names are at home, and lets this be its ``__getattr__``:

>>> get = imported_lazily("microloan.records", {"Reader": "reading"}, files=["plain"])
>>> get("Reader")
<class 'microloan.records.reading.Reader'>
>>> get("plain").__name__
'microloan.records.plain'
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping


def imported_lazily(room: str, homes: Mapping[str, str], *, files: Container[str] = ()) -> Callable[[str], object]:
    """Return the ``__getattr__`` of a room, which keeps what it has imported.

    Parameters
    ----------
    room
        Its ``__name__``.
    homes
        The file in which each name is at home: one of the room, or one named in full.
    files
        Files of the room that are names themselves.

    Examples
    --------
    >>> get = imported_lazily("microloan.records", {})
    >>> get("writer")
    Traceback (most recent call last):
        ...
    AttributeError: module 'microloan.records' has no attribute 'writer'
    """

    def attribute(name: str) -> object:
        if name in files:
            value: object = import_module(f"{room}.{name}")
        elif name in homes:
            home = homes[name]
            value = getattr(import_module(home if "." in home else f"{room}.{home}"), name)
        else:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        setattr(sys.modules[room], name, value)
        return value

    return attribute
