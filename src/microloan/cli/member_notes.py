"""What is said, on standard error, of members that the files do not tell apart, or name twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.cli.output import print_message
from microloan.errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from microloan.portfolio.exchange import LoanRows
    from microloan.portfolio.meetings import CollectionSheet

_MOST_TOLD = 5


def tell_two_names(rows: LoanRows, *within: str) -> None:
    """Say which numbers of members stand beside several names, within some columns or in the whole file."""
    from microloan.portfolio.exchange.borrowers import two_names

    found = [
        f"member_no={shown(one.number)} is one member of several names: "
        + ", ".join(f"{shown(name)} on line {line:,}" for name, line in zip(one.names, one.lines, strict=True))
        for one in two_names(rows, within)
    ]
    _tell(found, "numbers of members with several names")


def tell_same_names(sheets: Iterable[tuple[str, CollectionSheet]]) -> None:
    """Say which names stand several times on a sheet without a number that tells whose they are.

    Parameters
    ----------
    sheets
        Each after whose it is: ``group Golap``.
    """
    from microloan.portfolio.exchange.borrowers import same_name

    found: list[str] = []
    for whose, sheet in sheets:
        named: dict[str, list[str]] = {}
        for row in sheet.rows:
            if row.member.number is None:
                named.setdefault(same_name(row.member.name), []).append(row.member.name)
        found += [
            f"member={shown(names[0])} has {len(names)} loans in {whose} and no member_no: "
            "one member or several, each loan has a line of its own"
            for names in named.values()
            if len(names) > 1
        ]
    _tell(found, "names without a number")


def _tell(found: Sequence[str], what: str) -> None:
    for text in found[:_MOST_TOLD]:
        print_message(text)
    if len(found) > _MOST_TOLD:
        print_message(f"… and {len(found) - _MOST_TOLD:,} more {what}")
