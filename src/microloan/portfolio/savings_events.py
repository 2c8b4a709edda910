"""What happens on a column of accounts: regular deposits, or transactions one by one.

>>> import numpy as np
>>> events = RegularEvents(np.array([500]), np.array([739_620]), np.array([3]), 7).of_block(np.array([0]))
>>> [(int(day[0]), int(amount[0])) for day, amount in events(739_600, 739_630)]
[(739620, 500), (739627, 500), (739630, 0), (739630, 0), (739630, 0)]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from microloan.calendars import month_end, occurrences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column
    from microloan.calendars.frequencies import Frequency
    from microloan.savings.interest import Events

# Days of the calendar need 22 bits, and one more tells deposits from withdrawals.
_MOST_NUMBERS = 1 << 40
_DIGIT_BITS = 16


class AccountEvents(Protocol):
    """What happens on accounts."""

    def of_block(self, block: Column) -> Events[Column]:
        """Return what happens on the accounts at these positions."""
        ...

    def of_one(self, position: int) -> Events[int]:
        """Return what happens on one account, in Python ints."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class RegularEvents:
    """The same deposit every so many days.

    Parameters
    ----------
    deposit, first, count
        Minor units, day number of the first, how many; int64 arrays of shape (accounts,).
    step
        Days between two.
    """

    deposit: Column
    first: Column
    count: Column
    step: int

    def of_block(self, block: Column) -> Events[Column]:
        """Return what happens on the accounts at these positions."""
        import numpy as np

        deposit, first, step = self.deposit[block], self.first[block], self.step
        last = first + (self.count[block] - 1) * step

        def events(start: int, end: int) -> Iterator[tuple[Column, Column]]:
            # The first deposit on or after the start.
            day = np.maximum(first + -((first - start) // step) * step, first)
            for _ in range((end - start + step - 1) // step):
                comes = (day < end) & (day <= last)
                yield np.where(comes, day, end), np.where(comes, deposit, 0)
                day = day + step

        return events

    def of_one(self, position: int) -> Events[int]:
        """Return what happens on one account, in Python ints."""
        deposit, first, count = (int(column[position]) for column in (self.deposit, self.first, self.count))

        def events(start: int, end: int) -> Iterator[tuple[int, int]]:
            for number in range(max(-((first - start) // self.step), 0), count):
                if first + number * self.step >= end:
                    return
                yield first + number * self.step, deposit

        return events


@dataclass(frozen=True, slots=True, eq=False)
class TransactionEvents:
    """Transactions of all accounts, account by account and in order of their days.

    Parameters
    ----------
    days, amounts
        Day numbers and signed minor units; int64 arrays of shape (transactions,).
    next, stop
        For each account, the position of its first transaction, and the one after its last.
    """

    days: Column
    amounts: Column
    next: Column
    stop: Column

    @classmethod
    def of(
        cls, names: NDArray[np.generic], days: Column, amounts: Column
    ) -> tuple[NDArray[np.generic], TransactionEvents]:
        """Return the names of the accounts in order, and their transactions; sorted only where they are not.

        >>> import numpy as np
        >>> names, events = TransactionEvents.of(np.array([7, 3, 7]), np.array([5, 6, 4]), np.array([10, 20, 30]))
        >>> names.tolist(), events.days.tolist(), events.stop.tolist()
        ([3, 7], [6, 4, 5], [1, 3])
        """
        import numpy as np

        if not len(names):
            return names, cls(days, amounts, days, days)
        name_of, index = _numbered(names)
        first = int(days.min())
        # One bit more than the days need tells deposits from withdrawals.
        bits = (int(days.max()) - first).bit_length() + 1
        key = (index << bits) + (days - first << 1) + (amounts < 0)
        if not (key[1:] >= key[:-1]).all():
            order = order_of(key)
            key, amounts = key[order], amounts[order]
            days = ((key & ((1 << bits) - 1)) >> 1) + first
        index = key >> bits
        begins = np.flatnonzero(np.concatenate([[True], index[1:] != index[:-1]]))
        stop = np.concatenate([begins[1:], [len(index)]])
        return name_of(index[begins]), cls(days, amounts, begins, stop)

    def moved(self) -> Column:
        """Return the amounts of each account added up, signs aside; Python ints where int64 is too small."""
        import numpy as np

        if not len(self.next):
            return self.next
        sizes = np.abs(self.amounts)
        most = int(sizes.max()) * int((self.stop - self.next).max())
        exact = sizes if most < 2**63 else sizes.astype(object)
        return cast("Column", np.add.reduceat(exact, self.next))

    def of_block(self, block: Column) -> Events[Column]:
        """Return what happens on the accounts at these positions; to be asked in order of time."""
        import numpy as np

        place, stop = self.next[block], self.stop[block]

        def events(start: int, end: int) -> Iterator[tuple[Column, Column]]:
            nonlocal place
            while True:
                here = np.minimum(place, stop - 1)
                day = self.days[here]
                comes = (place < stop) & (day < end)
                if not comes.any():
                    return
                yield np.where(comes, day, end), np.where(comes, self.amounts[here], 0)
                place = place + comes

        return events

    def of_one(self, position: int) -> Events[int]:
        """Return what happens on one account, in Python ints."""
        span = slice(int(self.next[position]), int(self.stop[position]))
        moves = list(zip(self.days[span].tolist(), self.amounts[span].tolist(), strict=True))

        def events(start: int, end: int) -> Iterator[tuple[int, int]]:
            return ((day, amount) for day, amount in moves if start <= day < end)

        return events


def order_of(key: Column) -> Column:
    """Return the positions that put whole numbers from zero in order; those that tie stay as they are.

    Digit by digit, from the lowest: sorting numbers of 16 bits takes time in proportion to how
    many there are.

    >>> import numpy as np
    >>> order_of(np.array([70_000, 5, 70_000, 4])).tolist()
    [3, 1, 0, 2]
    """
    import numpy as np

    order = np.arange(len(key))
    for shift in range(0, int(key.max()).bit_length(), _DIGIT_BITS):
        digit = (key >> shift & (1 << _DIGIT_BITS) - 1).astype(np.uint16)
        order = order[np.argsort(digit if not shift else digit[order], kind="stable")]
    return order


def monthly_events(every: Frequency, deposit: Column, first: Column, count: Column) -> TransactionEvents:
    """Return deposits by the month, each on its own date; a month that is too short has it on its last day."""
    import numpy as np

    most = int(count.max()) if len(count) else 0
    nth = occurrences(first, every, month_end.SAME_DAY)
    days = np.stack([nth(number) for number in range(most)], axis=1) if most else np.zeros((len(first), 0), np.int64)
    held = np.arange(most) < count[:, None]
    amounts = np.broadcast_to(deposit[:, None], days.shape)
    offsets = np.concatenate([[0], np.cumsum(count)])
    return TransactionEvents(days[held], amounts[held], offsets[:-1].copy(), offsets[1:].copy())


def _numbered(names: NDArray[np.generic]) -> tuple[Callable[[Column], NDArray[np.generic]], Column]:
    """Return a number from 0 for each name, rising with it, and the function back to the names."""
    import numpy as np

    if names.dtype.kind in "iu":
        least = int(names.min())
        if int(names.max()) - least < _MOST_NUMBERS:
            return lambda found: (found + least).astype(names.dtype), (names - names.min()).astype(np.int64)
    known, index = np.unique(names, return_inverse=True)
    return lambda found: known[found], index.astype(np.int64)
