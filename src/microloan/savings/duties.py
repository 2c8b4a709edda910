"""The duty for a column of balances: one formula for one account and for many.

>>> from datetime import date
>>> from microloan.calendars.days import day_number
>>> from microloan.currency import BDT
>>> from microloan.products.savings_taxes import DutyBand, DutySince, ExciseDuty
>>> bands = (DutyBand(BDT(0), up_to=BDT(100_000)), DutyBand(BDT(150), up_to=BDT(500_000)))
>>> duty = ExciseDuty("excise duty", (DutySince(date(2024, 7, 1), bands),))
>>> duty_on(duty, day_number(date(2024, 12, 31)), 20_000_000)
15000
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import N, largest, where
from microloan.calendars.days import to_date
from microloan.currency import Money
from microloan.errors import ColumnError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from microloan.products.savings_taxes import DutySince, ExciseDuty


def duty_on(duty: ExciseDuty | None, day: int, highest: N) -> N:
    """Return the duty taken on a day, in minor units.

    Parameters
    ----------
    duty
        None where there is none.
    day
        Day number.
    highest
        The highest balance of the year in minor units; int, or int64 array of shape (accounts,).

    Raises
    ------
    MicroloanError
        If no bands are known for the day, or the balance is above the last.
    ColumnError
        If that is so for some balances of a column, with their positions.
    """
    found: N = highest * 0
    # Where nothing was held, there is nothing to take.
    if duty is None or largest(highest) <= 0:
        return found
    since = _since(duty, day, highest)
    floor = -1
    for band in since.bands:
        found = where(highest > floor, band.duty.minor, found)
        floor = 0 if band.up_to is None else band.up_to.minor
    return found


def _since(duty: ExciseDuty, day: int, highest: N) -> DutySince:
    """Return the bands of a day; refuse a day or balances that they do not cover."""
    on = to_date(day)
    if isinstance(highest, int):
        since = duty.since(on)
        since.of(Money.from_minor(highest, since.bands[0].duty.currency))
        return since
    first = duty.schedule[0].since
    if on < first:
        problem = f"owe the {duty.name} of {on}, before {first}, from which on its bands are known"
        raise _column_error("day", highest > 0, problem)
    since = duty.since(on)
    last = since.bands[-1].up_to
    if last is not None and largest(highest) > last.minor:
        problem = f"have a highest balance above {last}, where the bands of the {duty.name} since {since.since} end"
        raise _column_error("balance", highest > last.minor, problem)
    return since


def _column_error(argument: str, wrong: NDArray[np.bool_], problem: str) -> ColumnError:
    positions = tuple(int(position) for position in wrong.nonzero()[0])
    return ColumnError(argument, positions, len(wrong), problem, code="not_covered")
