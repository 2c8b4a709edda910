"""How the borrowers of a sample book pay: most on the day, some late, early, in part, or not at all.

==================  ========  ==============================================================
habit               of 100    what she does
==================  ========  ==============================================================
regular                   76  pays at the meeting; one meeting in 32 is missed, and made up for
                              at the next
late                      10  from some installment on is one to four weeks behind
stopped                    4  pays up to some installment, and nothing after it
ahead                      4  pays four installments at every fourth meeting
settled                    2  pays all that is left at some meeting
in part                    4  from some installment on pays half of each
==================  ========  ==============================================================

The numbers are drawn from the bits of PCG64, which are the same on every machine and in
every release of NumPy; what a release makes of them (``Generator.integers``) may change.

>>> Draws(1).below(6, 5).tolist() == Draws(1).below(6, 5).tolist()
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column, Truths
    from microloan.portfolio.schedules import BookSchedules

_REGULAR, _LATE, _STOPPED, _AHEAD, _SETTLED = 76, 86, 90, 94, 96
_MISSED_ONE_IN = 32
_AHEAD_BY = 4
_MOST_WEEKS_LATE = 4
_WEEK_DAYS = 7
_WHOLE_UNIT = 100


class Draws:
    """Whole numbers drawn from a seed, the same everywhere."""

    def __init__(self, seed: int) -> None:
        import numpy as np

        self._bits = np.random.PCG64(seed)

    def below(self, end: int, count: int) -> Column:
        """Return so many whole numbers from 0, each below `end`, which is at most 2^31."""
        import numpy as np

        bits = np.atleast_1d(self._bits.random_raw(count)) >> np.uint64(32)
        column: Column = ((bits * np.uint64(end)) >> np.uint64(32)).astype(np.int64)
        return column


class Habits(NamedTuple):
    """What each borrower does: a number below 100, the row from which on, and the weeks behind."""

    kind: Column
    since: Column
    weeks: Column

    @property
    def stopped(self) -> Truths:
        """Who stops paying."""
        return (self.kind >= _LATE) & (self.kind < _STOPPED)


def habits(draws: Draws, loans: int) -> Habits:
    """Return the habits of so many borrowers."""
    return Habits(draws.below(100, loans), draws.below(40, loans), 1 + draws.below(_MOST_WEEKS_LATE, loans))


def history(schedules: BookSchedules, of: Habits, draws: Draws) -> tuple[Column, Column]:
    """Return day and amount of each payment, (row × loan); the amount is 0 where nothing is paid.

    Parameters
    ----------
    schedules
        What is due.
    of
        What each borrower does.
    draws
        Which meetings are missed.
    """
    import numpy as np

    due, counts = schedules.due_days, schedules.counts
    row = np.arange(len(due))[:, None]
    amount = schedules.principal + schedules.interest + (0 if schedules.fee is None else schedules.fee)
    kind, since = of.kind, np.minimum(of.since, counts - 1)
    missed = draws.below(_MISSED_ONE_IN, due.size).reshape(due.shape) == 0
    paid_in = row + np.where((kind < _REGULAR) & missed, 1, 0)
    late = (kind >= _REGULAR) & (kind < _LATE) & (row >= since)
    paid_in = np.where(late, row + of.weeks, paid_in)
    paid_in = np.where((kind >= _STOPPED) & (kind < _AHEAD), row - row % _AHEAD_BY, paid_in)
    paid_in = np.where((kind >= _AHEAD) & (kind < _SETTLED), np.minimum(row, since), paid_in)
    day = np.take_along_axis(due, np.minimum(paid_in, counts - 1), axis=0)
    day += np.maximum(paid_in - counts + 1, 0) * _WEEK_DAYS
    amount = np.where((kind >= _SETTLED) & (row >= since), amount // (2 * _WHOLE_UNIT) * _WHOLE_UNIT, amount)
    amount = np.where((of.stopped & (row >= since)) | (due == 0), 0, amount)
    return day, amount
