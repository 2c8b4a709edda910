"""What a file of loans and a file of payments hold, as columns.

>>> words = Words.of(["dus-jagoron", "jcf-jagoron", "dus-jagoron"])
>>> words.values, words.codes.tolist(), words.at(2)
(('dus-jagoron', 'jcf-jagoron'), [0, 1, 0], 'dus-jagoron')
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING

from microloan.portfolio.exchange.cells import of_no_loan, of_refused_loan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from microloan.arithmetic.kinds import Column, Truths
    from microloan.currency import Currency
    from microloan.errors import MicroloanError

# Texts are kept joined, so many in one piece of memory: a list of them would need five times as much.
_JOINED = 4_096


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Words:
    """A column of texts of which few differ: each once, and which one a row has.

    Parameters
    ----------
    values
        The different texts.
    codes
        The position among them of each row's; int64 array of shape (rows,).
    """

    values: tuple[str, ...]
    codes: Column

    @classmethod
    def of(cls, texts: Iterable[str]) -> Words:
        """Return a column of texts; the different ones stand in the order in which they come."""
        import numpy as np

        places: dict[str, int] = {}
        codes = [places.setdefault(text, len(places)) for text in texts]
        return cls(tuple(places), np.array(codes, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.codes)

    def at(self, row: int) -> str:
        """Return the text of a row, counted from 0."""
        return self.values[int(self.codes[row])]

    def kept(self, good: Truths) -> Words:
        """Return the rows for which `good` holds."""
        return Words(self.values, self.codes[good])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Texts:
    """A column of texts of which most differ, such as the numbers of receipts.

    Parameters
    ----------
    joined
        The texts, so many in one; none holds a line's end.
    starts
        The row at which each of these begins, and after them how many rows there are.

    Examples
    --------
    >>> receipts = Texts.of(["R-1", "R-2"])
    >>> len(receipts), receipts.at(1), list(receipts)
    (2, 'R-2', ['R-1', 'R-2'])
    """

    joined: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        """Return a column of texts."""
        return cls.of_blocks([texts])

    @classmethod
    def of_blocks(cls, blocks: Iterable[Sequence[str]]) -> Texts:
        """Return a column of texts that come block by block.

        >>> list(Texts.of_blocks([["R-1"], [], ["R-2", ""]]))
        ['R-1', 'R-2', '']
        """
        joined: list[str] = []
        starts = [0]
        for block in blocks:
            for start in range(0, len(block), _JOINED):
                part = block[start : start + _JOINED]
                joined.append("\n".join(part))
                starts.append(starts[-1] + len(part))
        return cls(tuple(joined), tuple(starts))

    def __len__(self) -> int:
        return self.starts[-1]

    def __iter__(self) -> Iterator[str]:
        return (text for part in self.joined for text in part.split("\n"))

    def at(self, row: int) -> str:
        """Return the text of a row, counted from 0."""
        part = bisect_right(self.starts, row) - 1
        return self.joined[part].split("\n")[row - self.starts[part]]

    def kept(self, good: Truths) -> Texts:
        """Return the rows for which `good` holds."""
        parts = zip(self.joined, self.starts, strict=False)
        return Texts.of_blocks(list(compress(part.split("\n"), good[start:].tolist())) for part, start in parts)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LoanRows:
    """Loans, a row each.

    Parameters
    ----------
    currency
        Of all amounts.
    lines
        The line of each in its file, counted from 1; int64 array of shape (loans,).
    loan
        By what each is known; no two alike.
    principal
        Minor units.
    disbursed
        Day numbers.
    installments
        The count; 0 where none is given.
    words
        What else is said of each, by the name of the column: ``product``, ``branch``.
    refused
        The line of each loan whose row was refused when the file was read.
    """

    currency: Currency
    lines: Column
    loan: tuple[str, ...]
    principal: Column
    disbursed: Column
    installments: Column
    words: Mapping[str, Words]
    refused: Mapping[str, int] = field(default_factory=dict[str, int])

    def __len__(self) -> int:
        return len(self.loan)

    def __repr__(self) -> str:
        return f"<LoanRows of {len(self):,} loans>"

    def disbursed_on(self, row: int) -> date:
        """Return the day on which the loan of a row was paid out."""
        from microloan.calendars.days import to_date

        return to_date(int(self.disbursed[row]))

    def not_there(self, loan: str) -> MicroloanError:
        """Return the error of a payment for a loan that has no row here: it was refused, or was never there."""
        line = self.refused.get(loan)
        return of_no_loan(loan) if line is None else of_refused_loan(loan, line)

    def told_apart(self, names: Iterable[str], key: Column | None = None) -> Column:
        """Return a number for each row, below their count: the same where some columns say the same.

        Parameters
        ----------
        names
            The columns, of `words`; one that the file does not have tells no rows apart.
        key
            Whole numbers from 0 that tell rows apart already.
        """
        import numpy as np

        key = np.zeros(len(self), dtype=np.int64) if key is None else key
        for name in names:
            words = self.words.get(name)
            if words is not None:
                _, key = np.unique(key * (len(words.values) + 1) + words.codes, return_inverse=True)
        return key

    def kept(self, good: Truths) -> LoanRows:
        """Return the rows for which `good` holds."""
        return LoanRows(
            self.currency,
            self.lines[good],
            tuple(compress(self.loan, good.tolist())),
            self.principal[good],
            self.disbursed[good],
            self.installments[good],
            {name: column.kept(good) for name, column in self.words.items()},
            self.refused,
        )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PaymentRows:
    """Payments, a row each.

    Parameters
    ----------
    currency
        Of all amounts.
    lines
        The line of each in its file, counted from 1; int64 array of shape (payments,).
    loan
        Which loan each was paid for.
    paid_on
        Day numbers.
    amount
        Minor units.
    references
        The numbers of receipts, an empty text where a row has none; None where the file has
        no such column.
    """

    currency: Currency
    lines: Column
    loan: Words
    paid_on: Column
    amount: Column
    references: Texts | None = None

    def __len__(self) -> int:
        return len(self.lines)

    def __repr__(self) -> str:
        return f"<PaymentRows of {len(self):,} payments>"

    def kept(self, good: Truths) -> PaymentRows:
        """Return the rows for which `good` holds."""
        references = None if self.references is None else self.references.kept(good)
        columns = (self.lines[good], self.loan.kept(good), self.paid_on[good], self.amount[good])
        return PaymentRows(self.currency, *columns, references)
