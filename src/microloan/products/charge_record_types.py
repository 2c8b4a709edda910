"""The types of fees and compulsory savings as plain data; see `record_types`.

>>> sorted(FeeRecord.__required_keys__)
['name', 'when']
"""

# No postponed annotations, as in the types of terms.
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias

from microloan.products.record_type_basics import AmountRecord, ChargeRoundingRecord, closed
from microloan.products.savings_record_types import SavingsTermsRecord

if TYPE_CHECKING:
    from typing import TypedDict
else:
    from microloan.products.record_type_basics import TypedDict

FeeBaseName: TypeAlias = Literal["amount_lent", "outstanding_principal", "installment", "interest"]
FeeWhenName: TypeAlias = Literal[
    "withheld", "paid_at_disbursement", "capitalised", "with_each_installment", "each_year"
]
FeeWhenKind: TypeAlias = Literal["at_installment", "on_date"]
SavingsWhenName: TypeAlias = Literal["withheld", "with_each_installment"]
ThresholdName: TypeAlias = Literal["whole", "part"]


@closed
class FeeWhenRecord(TypedDict):
    """When a fee is due, where that takes a number or a day."""

    name: FeeWhenKind
    number: NotRequired[int]
    day: NotRequired[str]


@closed
class ThresholdRecord(TypedDict):
    """The amount above which a fee is charged."""

    amount: AmountRecord
    charged: ThresholdName


@closed
class FeeLimitsRecord(TypedDict):
    """The least and the most a fee may come to."""

    minimum: NotRequired[AmountRecord]
    maximum: NotRequired[AmountRecord]


@closed
class FeeTaxRecord(TypedDict):
    """The tax on a fee."""

    name: str
    rate: str
    rounding: ChargeRoundingRecord


@closed
class FeeRecord(TypedDict):
    """A fee: with ``rate``, ``on`` and ``rounding``, or with ``amount``."""

    name: str
    rate: NotRequired[str]
    amount: NotRequired[AmountRecord]
    on: NotRequired[FeeBaseName]
    when: FeeWhenName | FeeWhenRecord
    above: NotRequired[ThresholdRecord]
    limits: NotRequired[FeeLimitsRecord]
    rounding: NotRequired[ChargeRoundingRecord]
    tax: NotRequired[FeeTaxRecord]


@closed
class SavingsRecord(TypedDict):
    """Compulsory savings: with ``rate``, ``on`` and ``rounding``, or with ``amount``."""

    rate: NotRequired[str]
    amount: NotRequired[AmountRecord]
    on: NotRequired[FeeBaseName]
    when: SavingsWhenName
    rounding: NotRequired[ChargeRoundingRecord]
    interest: NotRequired[SavingsTermsRecord]
