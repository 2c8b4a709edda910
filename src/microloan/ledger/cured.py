"""Days that a cured loan does not look back to: what was late then is in later installments now.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> check_looked_back(example_account().schedule, date(2024, 4, 1))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.ledger.recalculated_schedule import RecalculatedSchedule
from microloan.schedules.amended import AmendedSchedule

if TYPE_CHECKING:
    from datetime import date

    from microloan.schedules.schedule import Schedule


def check_looked_back(schedule: Schedule, as_of: date) -> None:
    """Refuse a day before arrears were cured.

    Raises
    ------
    MicroloanError
        If the schedule moves what was late on a later day.
    """
    while isinstance(schedule, (AmendedSchedule, RecalculatedSchedule)):
        if isinstance(schedule, AmendedSchedule) and schedule.amendment.late and as_of < schedule.amendment.on:
            problem = (
                f"is before {schedule.amendment.on}, when what was late was cured: "
                "look at the account on the schedule before it"
            )
            raise MicroloanError("as_of", as_of, problem, code="outside_life")
        schedule = schedule.before
