"""How a date is printed, meant to be read as ``date_form.DASHED``.

==========  ==================  ==================================================
`LONG`      4 January 2026      receipts, statements, key facts; each language its own
`SHORT`     4 Jan 2026          narrow columns; each language its own
`DASHED`    04-01-2026          passbooks and schedules; the day first, in every language
`SLASHED`   04/01/2026          the same with slashes
`DOTTED`    04.01.2026          the same with points
==========  ==================  ==================================================

A house's own form is a `DateForm` too.

>>> from datetime import date
>>> from microloan.labels import labels_in
>>> labels_in("en").date(date(2026, 1, 4), DateForm("with weekday", "{weekday}, {day} {month} {year}"))
'Sunday, 4 January 2026'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from microloan.errors import MicroloanError
from microloan.labels.messages import said_in

__all__ = ["DASHED", "DOTTED", "LONG", "SHORT", "SLASHED", "TRANSLATED", "DateForm"]

PLACES = ("day", "dd", "weekday", "wd", "month", "mon", "mm", "year", "yy")
_PLACE = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class DateForm:
    """A form of date: a text with places for day, month and year.

    Parameters
    ----------
    name
        The word used in messages, such as ``dashed``.
    pattern
        Text with ``{day}`` (4), ``{dd}`` (04), ``{weekday}`` (Sunday), ``{wd}`` (Sun), ``{month}`` (January),
        ``{mon}`` (Jan), ``{mm}`` (01), ``{year}`` (2026) and ``{yy}`` (26) where they shall stand. Where the
        catalogue of a language has the pattern, as it has those of `LONG` and `SHORT`, the language has its own.

    Raises
    ------
    MicroloanError
        If the name is empty, or the pattern has no such place, or braces that are none.

    Examples
    --------
    >>> DateForm("american", "{MM}/{DD}/{year}")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: pattern='{MM}/{DD}/{year}' must be text with {day}, ..., {year} or {yy}
    """

    name: str
    pattern: str

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name:
            raise MicroloanError("name", self.name, "must be text, such as dashed", code="wrong_type")
        places: set[str] = set(_PLACE.findall(self.pattern)) if isinstance(self.pattern, str) else set()
        if not places or not places <= set(PLACES) or set("{}") & set(_PLACE.sub("", self.pattern)):
            *first, last = [f"{{{place}}}" for place in PLACES]
            problem = f"must be text with {', '.join(first)} or {last}"
            raise MicroloanError("pattern", self.pattern, problem, code="bad_pattern")

    def __repr__(self) -> str:
        return f"date_form.{self.name.upper().replace(' ', '_')}"


TRANSLATED: Final = (
    # On receipts and statements: 4 January 2026. Put the places in the order of the language.
    said_in("date", "{day} {month} {year}"),
    # On narrow columns: 4 Jan 2026.
    said_in("date", "{day} {mon} {year}"),
)
LONG: Final = DateForm("long", TRANSLATED[0].text)
SHORT: Final = DateForm("short", TRANSLATED[1].text)
DASHED: Final = DateForm("dashed", "{dd}-{mm}-{year}")
SLASHED: Final = DateForm("slashed", "{dd}/{mm}/{year}")
DOTTED: Final = DateForm("dotted", "{dd}.{mm}.{year}")
