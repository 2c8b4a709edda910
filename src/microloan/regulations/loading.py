"""The rulebooks that come with the library, and rulebooks from a file.

Each is one TOML file in the folder `catalogue`; adding a regulator is adding a file.

>>> rulebooks()
('bd-mra', 'in-rbi', 'lk-cbsl', 'np-nrb', 'pk-sbp')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.packaged import PackagedFiles
from microloan.regulations.dated import DatedRulebook

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from microloan.regulations.book import Rulebook

_CATALOGUE = PackagedFiles("microloan.regulations", "catalogue", noun="rulebook")
_LARGEST_FILE_BYTES = 1_000_000


def rulebooks() -> tuple[str, ...]:
    """Return the codes of all rulebooks that come with the library, in order.

    >>> "bd-mra" in rulebooks()
    True
    """
    return _CATALOGUE.names()


def rulebook(code: str, *, on: date) -> Rulebook:
    """Return what a regulator says on a day.

    Parameters
    ----------
    code
        One of `rulebooks`.
    on
        The day: for a price the day of the loan, for a class the day as of which the loan is
        looked at. A later rule says nothing of an older loan.

    Raises
    ------
    MicroloanError
        If there is no such rulebook, `on` is no date, or nothing in it holds on the day.

    Examples
    --------
    >>> from datetime import date
    >>> print(rulebook("bd-mra", on=date(2026, 1, 4)).rule("annual_rate"))
    annual rate: at most 24% (current cap, notification of 2019; reported)
    """
    checked_day(on, "on")
    return rulebook_history(code).on(on)


def rulebook_history(code: str) -> DatedRulebook:
    """Return all that a regulator's rulebook holds, with the days of each row.

    Parameters
    ----------
    code
        One of `rulebooks`.

    Raises
    ------
    MicroloanError
        If there is no such rulebook.

    Examples
    --------
    >>> rulebook_history("bd-mar")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: code='bd-mar' is not one of ours; did you mean bd-mra?
    """
    from microloan.records import read_toml

    return DatedRulebook.from_dict(read_toml(_CATALOGUE.text(code, argument="code")))


def load_rulebook(path: str | Path) -> DatedRulebook:
    """Return the rulebook that a TOML or JSON file describes.

    Parameters
    ----------
    path
        The file; JSON if its name ends in ``.json``, else TOML.

    Raises
    ------
    MicroloanError
        If the file cannot be read, or what it says is not a rulebook.

    Examples
    --------
    >>> load_rulebook("no-such-file.toml")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path='no-such-file.toml' cannot be read: No such file or directory
    """
    from microloan.records import read_file

    data = read_file(path, example="our-rules.toml", largest=_LARGEST_FILE_BYTES, noun="a rulebook")
    return DatedRulebook.from_dict(data)
