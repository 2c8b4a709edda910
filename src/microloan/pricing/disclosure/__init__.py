"""What is told before a loan is agreed: key facts in India, the service charge in Bangladesh.

===========================  ===================================================================
`key_facts`                  the statement of one loan
`KeyFacts`                   what is offered and stated; APR sheet, charges and schedule follow
`Proposal`                   the number and day of an offer
`Lender`                     who makes it
`Validity`                   for how many working days it stands; `RBI_2024`
`FloatingRate`               a benchmark and a spread; `FIXED` for a rate that stays
`RateImpact`                 what a quarter of a point does to a loan at a floating rate
`ContingentCharges`          for paying late, paying early, asking for a change; `StatedCharge`
`OtherInformation`           part 2: clauses, complaints, transfer; `GrievanceOfficer`
`CollaborativeLending`       lenders that fund a loan together; `FundingShare`
`DigitalLending`             the cooling-off period and recovery agents of a digital loan
`AprMethod`                  how the rate is found; `RBI_ANNEX_B`, `AS_PAID`, `UNROUNDED`, `LEVEL`
`AprSheet`                   the figures that lead to the rate
`service_charge_disclosure`  the price of a loan in Bangladesh, a `ServiceChargeDisclosure`
`InstallmentsOfYear`         how many make a year: `PERIODS_OF_YEAR`, `AS_AGREED`
`Paper`                      either of them as tables, in a language
`key_facts_schema`           the JSON Schemas of both, with `service_charge_schema`
`PayableCharge`              a fee over the life of the loan, and who receives it
===========================  ===================================================================

>>> from datetime import date
>>> from microloan.products.examples import example_terms
>>> facts = key_facts(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
>>> facts.sheet.total_payable
BDT('22236.74')
"""

from microloan.pricing.disclosure.apr import AS_PAID, LEVEL, RBI_ANNEX_B, UNROUNDED, AprMethod, AprSheet
from microloan.pricing.disclosure.charges import PayableCharge
from microloan.pricing.disclosure.contingent import ContingentCharges, StatedCharge
from microloan.pricing.disclosure.paper import Paper
from microloan.pricing.disclosure.part_two import (
    CollaborativeLending,
    DigitalLending,
    FundingShare,
    GrievanceOfficer,
    OtherInformation,
)
from microloan.pricing.disclosure.proposal import RBI_2024, Lender, Proposal, Validity
from microloan.pricing.disclosure.rate_type import FIXED, FloatingRate, RateImpact
from microloan.pricing.disclosure.schemas import key_facts_schema, service_charge_schema
from microloan.pricing.disclosure.service_charge import (
    AS_AGREED,
    PERIODS_OF_YEAR,
    InstallmentsOfYear,
    ServiceChargeDisclosure,
    service_charge_disclosure,
)
from microloan.pricing.disclosure.statement import KeyFacts, key_facts

__all__ = [
    "AS_AGREED",
    "AS_PAID",
    "FIXED",
    "LEVEL",
    "PERIODS_OF_YEAR",
    "RBI_2024",
    "RBI_ANNEX_B",
    "UNROUNDED",
    "AprMethod",
    "AprSheet",
    "CollaborativeLending",
    "ContingentCharges",
    "DigitalLending",
    "FloatingRate",
    "FundingShare",
    "GrievanceOfficer",
    "InstallmentsOfYear",
    "KeyFacts",
    "Lender",
    "OtherInformation",
    "Paper",
    "PayableCharge",
    "Proposal",
    "RateImpact",
    "ServiceChargeDisclosure",
    "StatedCharge",
    "Validity",
    "key_facts",
    "key_facts_schema",
    "service_charge_disclosure",
    "service_charge_schema",
]
