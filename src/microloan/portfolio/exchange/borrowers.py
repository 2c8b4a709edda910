"""Whose the loans of a file are: by the number of a member or, where a row has none, by her name.

A member is known by ``member_no``, in the whole file. Where a row has no number, loans of one name
(``member``) are one borrower's if they are of one branch and one group: two women of one name in
two villages are two. A loan with neither is its own borrower's.

>>> from microloan.portfolio.samples import sample_book
>>> made = sample_book(loans=50)
>>> found = borrowers_of(made.loans)
>>> found.several(made.loans.principal > 0)
Several(by_number=3, by_name=0, alone=0)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.arithmetic.kinds import Column, Truths
    from microloan.portfolio.exchange.rows import LoanRows, Words

NUMBER, NAME = "member_no", "member"
# Within which a name is one member's.
WITHIN = ("branch", "group")


class Several(NamedTuple):
    """How many borrowers have several loans, by what they are known, and how many loans have no borrower."""

    by_number: int
    by_name: int
    alone: int


class Borrowers(NamedTuple):
    """The borrower of each loan.

    Parameters
    ----------
    of
        A whole number for each loan, the same for all of one borrower; int64 array of shape (loans,).
    first_name, first_alone
        The least of those that are known by a name, and of the loans of nobody.
    """

    of: Column
    first_name: int
    first_alone: int

    def several(self, among: Truths, touching: Truths | None = None) -> Several:
        """Return how many borrowers have several loans among some.

        Parameters
        ----------
        among
            The loans that are counted.
        touching
            Only borrowers of one of these loans, at least; None for all.
        """
        import numpy as np

        numbers, loans = np.unique(self.of[among], return_counts=True)
        if touching is not None:
            mine = np.isin(numbers, self.of[touching])
            numbers, loans = numbers[mine], loans[mine]
        pooled = numbers[loans > 1]
        by_number = int((pooled < self.first_name).sum())
        return Several(by_number, len(pooled) - by_number, int((numbers >= self.first_alone).sum()))


class TwoNames(NamedTuple):
    """A number of a member that stands beside several names.

    Parameters
    ----------
    number
        The number.
    names
        The names, in the order of lines.
    lines
        The first line of each.
    """

    number: str
    names: tuple[str, ...]
    lines: tuple[int, ...]


def borrowers_of(rows: LoanRows) -> Borrowers:
    """Return the borrower of each loan.

    Examples
    --------
    >>> from microloan.portfolio.samples import sample_book
    >>> borrowers_of(sample_book(loans=3).loans).of.tolist()
    [0, 1, 2]
    """
    import numpy as np

    number, name = rows.words.get(NUMBER), rows.words.get(NAME)
    first_name = 0 if number is None else len(number.values)
    first_alone = first_name + len(rows)
    # A loan of nobody is one borrower's by itself.
    of = first_alone + np.arange(len(rows))
    if name is not None:
        of = np.where(filled(name), first_name + rows.told_apart((*WITHIN, NAME)), of)
    if number is not None:
        of = np.where(filled(number), number.codes, of)
    return Borrowers(of, first_name, first_alone)


def two_names(rows: LoanRows, within: tuple[str, ...] = ()) -> Iterator[TwoNames]:
    """Yield the numbers of members that stand beside several names; spaces and capitals make no other name.

    Parameters
    ----------
    rows
        The loans.
    within
        The columns within which a number is looked at: ``("group",)`` where groups are looked at one by one.
    """
    import numpy as np

    number, name = rows.words.get(NUMBER), rows.words.get(NAME)
    if number is None or name is None:
        return
    which = np.flatnonzero(filled(number) & filled(name))
    who = rows.told_apart((*within, NUMBER))
    _, first = np.unique(who[which] * len(name.values) + name.codes[which], return_index=True)
    which = which[np.sort(first)]
    codes, times = np.unique(who[which], return_counts=True)
    which = which[np.isin(who[which], codes[times > 1])]
    written: dict[int, dict[str, int]] = {}
    for row in which.tolist():
        written.setdefault(int(who[row]), {}).setdefault(" ".join(name.at(row).split()).casefold(), row)
    for found in map(list, map(dict[str, int].values, written.values())):
        if len(found) > 1:
            lines = tuple(int(rows.lines[row]) for row in found)
            yield TwoNames(number.at(found[0]), tuple(map(name.at, found)), lines)


def filled(words: Words) -> Truths:
    """Return which rows have a text."""
    import numpy as np

    if "" not in words.values:
        return np.ones(len(words), dtype=np.bool_)
    marked: Truths = words.codes != words.values.index("")
    return marked
