"""The types of a schedule as plain data: what `Schedule.to_dict` writes, key by key.

===================  ======================================================
`ScheduleRecord`     a schedule: its terms, and a row an installment
`InstallmentRecord`  one row, in minor units of the schedule's currency
===================  ======================================================

What its terms hold is in `microloan.products.record_types`.

>>> from typing import cast
>>> from microloan.schedules import amortize
>>> from microloan.products.examples import example_terms
>>> record = cast("ScheduleRecord", amortize(example_terms()).to_dict())
>>> record["installments"][0]["interest"], record["currency"]
(9231, 'BDT')
"""

# No postponed annotations, as in the types of terms.
from typing import TYPE_CHECKING, Literal, NotRequired

from microloan.products.record_type_basics import CurrencyCode, closed
from microloan.products.record_types import TermsRecord

if TYPE_CHECKING:
    from typing import TypedDict
else:
    from microloan.products.record_type_basics import TypedDict


@closed
class InstallmentRecord(TypedDict):
    """One installment; amounts in minor units, fees and savings where the terms have them."""

    number: int
    due_on: str
    principal: int
    interest: int
    fee: NotRequired[int]
    savings: NotRequired[int]
    outstanding_principal: int


@closed
class ScheduleRecord(TypedDict):
    """A schedule, as `Schedule.to_dict` writes it."""

    schema: Literal["microloan/schedule/1"]
    terms: TermsRecord
    currency: CurrencyCode
    installments: list[InstallmentRecord]
