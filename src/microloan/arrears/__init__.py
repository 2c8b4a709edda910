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

from typing import TYPE_CHECKING

from microloan.lazily import imported_lazily

if TYPE_CHECKING:
    from microloan.arrears import ageing_buckets, classes, provisions
    from microloan.arrears.ageing import AgeingRow, AgeingSchedule, ageing_schedule, bucket_number
    from microloan.arrears.ageing_buckets import AgeingBuckets
    from microloan.arrears.classifying import Classified, class_dates, classify, classify_borrower
    from microloan.arrears.higher_of_sheets import HigherOfSheet, higher_of_sheet
    from microloan.arrears.provision_sheets import ProvisionRow, ProvisionSheet, provision_sheet
    from microloan.ledger.past_due import LatePosition, PastDue, days_past_due

_FILES = ("ageing_buckets", "classes", "provisions")
# The one definition of days past due lives in the ledger, whose positions need it too.
_PAST_DUE = "microloan.ledger.past_due"
_HOMES = {
    "AgeingBuckets": "ageing_buckets",
    "AgeingRow": "ageing",
    "AgeingSchedule": "ageing",
    "Classified": "classifying",
    "HigherOfSheet": "higher_of_sheets",
    "LatePosition": _PAST_DUE,
    "PastDue": _PAST_DUE,
    "ProvisionRow": "provision_sheets",
    "ProvisionSheet": "provision_sheets",
    "ageing_schedule": "ageing",
    "bucket_number": "ageing",
    "class_dates": "classifying",
    "classify": "classifying",
    "classify_borrower": "classifying",
    "days_past_due": _PAST_DUE,
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

__getattr__ = imported_lazily(__name__, _HOMES, files=_FILES)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
