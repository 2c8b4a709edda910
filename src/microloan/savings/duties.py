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

if TYPE_CHECKING:
    from microloan.products.savings_taxes import ExciseDuty


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
        If a balance is above the last band.
    """
    found: N = highest * 0
    on = to_date(day)
    since = None if duty is None else next((one for one in reversed(duty.schedule) if one.since <= on), None)
    if since is None:
        return found
    # Refuses what lies above the last band.
    since.of(Money.from_minor(max(largest(highest), 0), since.bands[0].duty.currency))
    floor = -1
    for band in since.bands:
        found = where(highest > floor, band.duty.minor, found)
        floor = 0 if band.up_to is None else band.up_to.minor
    return found
