"""The types of disclosures as plain data: what `KeyFacts.to_dict` writes, key by key.

======================  ==========================================================
`KeyFactsRecord`        a key facts statement, `KeyFacts.to_dict`
`ServiceChargeRecord`   a service charge disclosure, `ServiceChargeDisclosure.to_dict`
======================  ==========================================================

The schedule in each is that of `microloan.schedules.record_types`.

>>> from datetime import date
>>> from typing import cast
>>> from microloan.pricing.disclosure import Proposal, key_facts
>>> from microloan.products.examples import example_terms
>>> facts = key_facts(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
>>> cast("KeyFactsRecord", facts.to_dict())["figures"]["apr_percent"]
'24.00'
"""

# No postponed annotations, as in the types of terms.
from typing import TYPE_CHECKING, Literal, NotRequired

from microloan.products.record_type_basics import closed
from microloan.schedules.record_types import ScheduleRecord

if TYPE_CHECKING:
    from typing import TypedDict
else:
    from microloan.products.record_type_basics import TypedDict


@closed
class FloatingRateRecord(TypedDict):
    """A rate that follows a benchmark."""

    name: str
    benchmark: str
    spread: str
    reset_months: int


@closed
class ProposalRecord(TypedDict):
    """The number and day of an offer; without ``floating_rate`` the rate is fixed."""

    number: str
    prepared_on: str
    loan_type: NotRequired[str]
    borrower: NotRequired[str]
    floating_rate: NotRequired[FloatingRateRecord]


@closed
class LenderRecord(TypedDict):
    """Who lends."""

    name: str
    address: NotRequired[str]


@closed
class ThirdPartyRecord(TypedDict):
    """A fee, and who receives it through the lender."""

    fee: str
    paid_to: str


@closed
class StatedChargeRecord(TypedDict):
    """A charge by name."""

    name: str
    charge: str


@closed
class ContingentRecord(TypedDict):
    """Charges that depend on what the borrower does."""

    late_payment: NotRequired[str]
    other_penal: NotRequired[str]
    foreclosure: NotRequired[str]
    rate_switching: NotRequired[str]
    others: NotRequired[list[StatedChargeRecord]]


@closed
class OfficerRecord(TypedDict):
    """Whom a borrower turns to."""

    phone: str
    email: str
    name: NotRequired[str]


@closed
class FundingShareRecord(TypedDict):
    """A lender and its share of the loan."""

    lender: str
    share: str


@closed
class CollaborationRecord(TypedDict):
    """The lenders that fund a loan together."""

    originator: FundingShareRecord
    partner: FundingShareRecord
    blended_rate: str


@closed
class DigitalRecord(TypedDict):
    """What a digital loan says besides."""

    cooling_off_days: int
    recovery_agents: NotRequired[list[str]]


@closed
class OtherRecord(TypedDict):
    """Part 2 of a statement."""

    recovery_clause: NotRequired[str]
    grievance_clause: NotRequired[str]
    officer: NotRequired[OfficerRecord]
    transferable: NotRequired[Literal["yes", "no"]]
    collaboration: NotRequired[CollaborationRecord]
    digital: NotRequired[DigitalRecord]


@closed
class AprMethodRecord(TypedDict):
    """How the annual percentage rate is found."""

    convention: Literal["nominal_apr", "effective_rate", "xirr", "regulation_z", "eu_aprc"]
    counted: Literal[
        "everything",
        "without_tax",
        "without_savings",
        "without_tax_and_savings",
        "without_fees",
        "interest_alone",
    ]
    left_out: NotRequired[list[str]]
    installment: Literal["as_paid", "unrounded", "level"]


@closed
class ValidityRecord(TypedDict):
    """For how many working days an offer stands."""

    working_days: int
    short_working_days: int
    short_tenor_days: int
    source: str


@closed
class FiguresRecord(TypedDict):
    """What follows from the rest of a statement; amounts in minor units of the schedule's currency."""

    sanctioned: int
    total_interest: int
    to_lender: int
    to_third_parties: int
    net_disbursed: int
    total_payable: int
    apr_percent: str
    validity_days: int


@closed
class KeyFactsRecord(TypedDict):
    """A key facts statement, as `KeyFacts.to_dict` writes it."""

    schema: Literal["microloan/key_facts/1"]
    proposal: ProposalRecord
    lender: LenderRecord
    third_parties: list[ThirdPartyRecord]
    contingent: NotRequired[ContingentRecord]
    other: OtherRecord
    apr_method: AprMethodRecord
    validity: ValidityRecord
    figures: FiguresRecord
    schedule: ScheduleRecord


@closed
class PriceFiguresRecord(TypedDict):
    """What follows from the rest of a disclosure; amounts in minor units of the schedule's currency."""

    service_charge_rate: str
    total_service_charge: int
    charge_per_thousand: int


@closed
class ServiceChargeRecord(TypedDict):
    """A service charge disclosure, as `ServiceChargeDisclosure.to_dict` writes it."""

    schema: Literal["microloan/service_charge_disclosure/1"]
    proposal: ProposalRecord
    lender: LenderRecord
    year: Literal["periods_of_year", "as_agreed"]
    figures: PriceFiguresRecord
    schedule: ScheduleRecord
