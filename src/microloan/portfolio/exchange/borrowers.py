"""Whose the loans of a file are: by the number of a member or, where a row has none, by her name.

A member is known by ``member_no``, in the whole file. Where a row has no number, loans of one name
(``member``) are one borrower's if they are of one branch and one group: two women of one name in
two villages are two; capitals and spaces make no other name. A loan with neither, or with a name
in a branch or a group that its row leaves open, is its own borrower's.

>>> from microloan.portfolio.samples import sample_book
>>> made = sample_book(loans=50)
>>> found = borrowers_of(made.loans)
>>> found.several(made.loans.principal > 0)
Several(by_number=3, by_name=0, alone=0)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from microloan.portfolio.exchange.rows import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.arithmetic.kinds import Column, Truths
    from microloan.portfolio.exchange.rows import LoanRows

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
        by_name = replace(rows, words={**rows.words, NAME: _folded(name)}).told_apart((*WITHIN, NAME))
        known = _filled(name)
        for column in WITHIN:
            # Two of one name whose branch or group nobody says are not of one.
            known &= _filled(rows.words[column]) if column in rows.words else True
        of = np.where(known, first_name + by_name, of)
    if number is not None:
        of = np.where(_filled(number), number.codes, of)
    return Borrowers(of, first_name, first_alone)


def two_names(rows: LoanRows, within: tuple[str, ...] = ()) -> Iterator[TwoNames]:
    """Yield the numbers of members that stand beside several names; spaces and capitals make no other name.

    Parameters
    ----------
    rows
        The loans.
    within
        The columns within which a number is looked at: ``("branch", "group")`` where groups are looked at one by one.
    """
    import numpy as np

    number, name = rows.words.get(NUMBER), rows.words.get(NAME)
    if number is None or name is None:
        return
    which = np.flatnonzero(_filled(number) & _filled(name))
    who, different = rows.told_apart((*within, NUMBER)), _folded(name)
    _, first = np.unique(who[which] * len(different.values) + different.codes[which], return_index=True)
    which = which[np.sort(first)]
    found: dict[int, list[int]] = {}
    for row, one in zip(which.tolist(), who[which].tolist(), strict=True):
        found.setdefault(one, []).append(row)
    for of_one in found.values():
        if len(of_one) > 1:
            lines = tuple(int(rows.lines[row]) for row in of_one)
            yield TwoNames(number.at(of_one[0]), tuple(map(name.at, of_one)), lines)


def same_name(name: str) -> str:
    """Return what two writings of one name have in common.

    >>> same_name(" Sita  DAS") == same_name("Sita Das")
    True
    """
    return " ".join(name.split()).casefold()


def _folded(names: Words) -> Words:
    """Return names without what makes no other name of one: capitals, and spaces more or less."""
    import numpy as np

    places: dict[str, int] = {}
    table = [places.setdefault(same_name(one), len(places)) for one in names.values]
    return Words(tuple(places), np.array(table, dtype=np.int64)[names.codes])


def _filled(words: Words) -> Truths:
    """Return which rows have a text."""
    import numpy as np

    if "" not in words.values:
        return np.ones(len(words), dtype=np.bool_)
    marked: Truths = words.codes != words.values.index("")
    return marked
