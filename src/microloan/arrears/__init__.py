"""What is late: ageing, classification and provisioning, one definition of late everywhere.

=========================  ==============================================================
`PastDue`                  the oldest unpaid due date of a loan, as of a day
`days_past_due`            days from it, in one count or the other; on columns too
`classify`                 the class of a loan under a rulebook, with its reason
`classify_borrower`        the classes of all loans of one borrower
`class_dates`              from when on a loan is in each class, if never paid
`classes`                  the same formulas on columns of loans
`ageing_schedule`          loans and outstanding principal by days past due
`ageing_buckets`           the buckets: ``ageing_buckets.CGAP``, or of your own
`provision_sheet`          what must be set aside by class; held, shortfall, excess
`higher_of_sheet`          the same where the higher of two sums is required
`provisions`               the formulas of both on columns, and interest in suspense
=========================  ==============================================================

What is unpaid, and since when, comes from a position of `microloan.ledger`, where the one
definition of days past due lives, or from whoever else posts payments.

>>> from datetime import date
>>> from microloan.regulations import rulebook
>>> late = PastDue(oldest_unpaid=date(2024, 3, 20), as_of=date(2024, 5, 1))
>>> late.days(), str(classify(late, rulebook("bd-mra", on=date(2024, 5, 1))))
(42, 'sub-standard')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from microloan.arrears import ageing_buckets, classes, provisions
    from microloan.arrears.ageing import AgeingRow, AgeingSchedule, ageing_schedule, bucket_number
    from microloan.arrears.ageing_buckets import AgeingBuckets
    from microloan.arrears.classifying import Classified, class_dates, classify, classify_borrower
    from microloan.arrears.higher_of_sheets import HigherOfSheet, higher_of_sheet
    from microloan.arrears.provision_sheets import ProvisionRow, ProvisionSheet, provision_sheet
    from microloan.ledger.past_due import LatePosition, PastDue, days_past_due

_FILES = ("ageing_buckets", "classes", "provisions")
# Where the one definition of days past due lives, which positions need, too.
_BELOW = ("LatePosition", "PastDue", "days_past_due")
_HOMES = {
    "AgeingBuckets": "ageing_buckets",
    "AgeingRow": "ageing",
    "AgeingSchedule": "ageing",
    "Classified": "classifying",
    "HigherOfSheet": "higher_of_sheets",
    "ProvisionRow": "provision_sheets",
    "ProvisionSheet": "provision_sheets",
    "ageing_schedule": "ageing",
    "bucket_number": "ageing",
    "class_dates": "classifying",
    "classify": "classifying",
    "classify_borrower": "classifying",
    "higher_of_sheet": "higher_of_sheets",
    "provision_sheet": "provision_sheets",
}

__all__ = [
    "AgeingBuckets",
    "AgeingRow",
    "AgeingSchedule",
    "Classified",
    "HigherOfSheet",
    "LatePosition",
    "PastDue",
    "ProvisionRow",
    "ProvisionSheet",
    "ageing_buckets",
    "ageing_schedule",
    "bucket_number",
    "class_dates",
    "classes",
    "classify",
    "classify_borrower",
    "days_past_due",
    "higher_of_sheet",
    "provision_sheet",
    "provisions",
]


def __getattr__(name: str) -> object:
    if name in _FILES:
        value: object = import_module(f"microloan.arrears.{name}")
    elif name in _BELOW:
        value = getattr(import_module("microloan.ledger.past_due"), name)
    elif name in _HOMES:
        value = getattr(import_module(f"microloan.arrears.{_HOMES[name]}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
