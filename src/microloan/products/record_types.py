"""The types of terms and products as plain data: what `to_dict` writes, key by key.

For type checkers, and for libraries that read JSON into types: pydantic, msgspec. Every record
is a plain dict; these types add no behaviour. `LoanTerms.from_dict` and `LoanProduct.from_dict`
take what such a library has read, and check the rest: that amounts fit together and rates are
rates.

======================  =====================================================
`TermsRecord`           what `LoanTerms.to_dict` writes
`ProductRecord`         what `LoanProduct.to_dict` writes
`AmountRecord`          money within a record: minor units and a currency
`FeeRecord`             a fee among the charges of either
`SavingsRecord`         the compulsory savings of either
`SavingsTermsRecord`    what savings earn
`SavingsProductRecord`  what `SavingsProduct.to_dict` writes
======================  =====================================================

The others are their parts. Where a part has several forms, as an interest method has, its type
holds the keys of all of them; the JSON Schemas tell the forms apart.

>>> from typing import cast
>>> from microloan.products import preset
>>> record = cast("ProductRecord", preset("jcf-jagoron").to_dict())
>>> record["principal"]["maximum"]
{'minor': 4900000, 'currency': 'BDT'}
"""

# No postponed annotations: evaluated at once, they tell which keys are required.
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias

from microloan.products.calendar_record_types import CalendarRecord, MonthEndName
from microloan.products.charge_record_types import FeeRecord, SavingsRecord
from microloan.products.disbursement_record_types import (
    GraceRecord,
    OfferedDownPaymentRecord,
    PrincipalRecord,
    TrancheRecord,
)
from microloan.products.record_type_basics import AmountRecord, CurrencyCode, DayCountName, ModeName, closed
from microloan.products.savings_record_types import SavingsTermsRecord

if TYPE_CHECKING:
    from typing import TypedDict
else:
    from microloan.products.record_type_basics import TypedDict

__all__ = [
    "AboutRecord",
    "AccrualName",
    "AmountRangeRecord",
    "AmountRecord",
    "BandRecord",
    "CalendarRecord",
    "ChargedName",
    "ConfidenceName",
    "CurrencyCode",
    "EvidenceRecord",
    "FeeRecord",
    "FirstDueRecord",
    "GraceRecord",
    "InterestRecord",
    "MethodName",
    "ModeName",
    "MonthEndName",
    "OfferRecord",
    "PriceRecord",
    "PrincipalRecord",
    "ProductRecord",
    "RegularDepositRecord",
    "RepaymentRecord",
    "ResidualName",
    "RhythmRecord",
    "RoundingRecord",
    "SavingsProductRecord",
    "SavingsRecord",
    "SavingsTermsRecord",
    "ShapeKind",
    "ShapeName",
    "ShapeRecord",
    "TermsRecord",
    "TrancheRecord",
    "closed",
]

ShapeName: TypeAlias = Literal["equal_installments", "equal_principal", "interest_only", "single_payment"]
ShapeKind: TypeAlias = Literal[
    "step_up", "balloon", "given_installment", "principal_weights", "principal_share", "given_principal"
]
MethodName: TypeAlias = Literal["flat", "declining_balance"]
ChargedName: TypeAlias = Literal["per_year", "per_loan"]
AccrualName: TypeAlias = Literal["per_period", "per_installment", DayCountName]
ResidualName: TypeAlias = Literal["last", "first", "spread"]
ConfidenceName: TypeAlias = Literal["published", "derived", "assumed"]


@closed
class ShapeRecord(TypedDict):
    """A shape that was made with something: its name, and what belongs to that name."""

    name: ShapeKind
    rate: NotRequired[str]
    every: NotRequired[int]
    left: NotRequired[str]
    amount: NotRequired[AmountRecord]
    weights: NotRequired[list[int]]
    amounts: NotRequired[list[AmountRecord]]


@closed
class FirstDueRecord(TypedDict):
    """Days of grace, then perhaps a meeting day or a day of the month."""

    min_gap_days: int
    meeting_day: NotRequired[str]
    day_of_month: NotRequired[int]


@closed
class InterestRecord(TypedDict):
    """An interest method: with ``charged`` where it is flat, with ``accrual`` where it declines."""

    method: MethodName
    rate: str
    charged: NotRequired[ChargedName]
    accrual: NotRequired[AccrualName]


@closed
class BandRecord(TypedDict):
    """A rate, and the rhythm or the amounts it is for."""

    rate: str
    every: NotRequired[str]
    minimum: NotRequired[AmountRecord]
    maximum: NotRequired[AmountRecord]


@closed
class PriceRecord(TypedDict):
    """What a product charges: one rate, bands, or neither where no rate is published."""

    method: MethodName
    rate: NotRequired[str]
    charged: NotRequired[ChargedName]
    accrual: NotRequired[AccrualName]
    bands: NotRequired[list[BandRecord]]


@closed
class RepaymentRecord(TypedDict):
    """How one loan is repaid. The first due date is text where it was given as a date."""

    installments: int
    every: str
    shape: ShapeName | ShapeRecord
    first_due: NotRequired[str | FirstDueRecord]
    term_years: NotRequired[str]
    grace: NotRequired[GraceRecord]
    last_due: NotRequired[str]


@closed
class RhythmRecord(TypedDict):
    """One rhythm that a product offers, and the numbers of installments it may have."""

    every: str
    installments: list[int]
    graces: NotRequired[list[GraceRecord]]


@closed
class OfferRecord(TypedDict):
    """How a product may be repaid."""

    rhythms: list[RhythmRecord]
    shape: ShapeName | ShapeRecord
    first_due: NotRequired[FirstDueRecord]
    term_years: NotRequired[str]


@closed
class RoundingRecord(TypedDict):
    """How amounts are rounded; without a multiple, to the smallest unit of the currency."""

    multiple: NotRequired[AmountRecord]
    interest_multiple: NotRequired[AmountRecord]
    mode: ModeName
    interest_mode: ModeName
    residual: ResidualName


@closed
class AboutRecord(TypedDict):
    """Which product this is, and whose."""

    id: str
    name: str
    institution: str
    country: str


@closed
class AmountRangeRecord(TypedDict):
    """The amounts that a product offers."""

    minimum: AmountRecord
    maximum: AmountRecord
    multiple_of: NotRequired[AmountRecord]
    next_above: NotRequired[AmountRecord]
    tranches: NotRequired[list[TrancheRecord]]
    down_payment: NotRequired[OfferedDownPaymentRecord]


@closed
class EvidenceRecord(TypedDict):
    """Where a value of a product comes from."""

    path: str
    source: str
    confidence: ConfidenceName


@closed
class TermsRecord(TypedDict):
    """The terms of one loan, as `LoanTerms.to_dict` writes them."""

    schema: Literal["microloan/terms/1"]
    principal: PrincipalRecord
    disbursed_on: str
    interest: InterestRecord
    repayment: RepaymentRecord
    calendar: CalendarRecord
    charges: NotRequired[list[FeeRecord]]
    savings: NotRequired[SavingsRecord]
    rounding: RoundingRecord


@closed
class ProductRecord(TypedDict):
    """A product, as `LoanProduct.to_dict` writes it."""

    schema: Literal["microloan/product/1"]
    about: AboutRecord
    principal: AmountRangeRecord
    interest: PriceRecord
    repayment: OfferRecord
    calendar: CalendarRecord
    charges: NotRequired[list[FeeRecord]]
    savings: NotRequired[SavingsRecord]
    rounding: RoundingRecord
    evidence: list[EvidenceRecord]


@closed
class RegularDepositRecord(TypedDict):
    """How often a member deposits, and how much at least and at most."""

    every: str
    minimum: AmountRecord
    maximum: NotRequired[AmountRecord]


@closed
class SavingsProductRecord(TypedDict):
    """A savings product, as `SavingsProduct.to_dict` writes it."""

    schema: Literal["microloan/savings-product/1"]
    about: AboutRecord
    currency: CurrencyCode
    terms: SavingsTermsRecord
    deposits: NotRequired[list[RegularDepositRecord]]
    evidence: list[EvidenceRecord]
