"""What is offered: products, and the terms of one loan.

===========================  ======================================================================
`LoanTerms`                  one loan as agreed, every term visible
`Repayment`, `FirstDue`      how many installments, how often, from when
`Disbursements`, `Tranche`   a loan paid out in parts, with a down payment, or interest from another day
`Calendar`                   how due dates meet the calendar
`Fee`, `FeeTax`              what a loan costs beside its interest, and the tax on that
`FeeThreshold`, `FeeLimits`  above what a fee is charged; the least and the most of it
`ChargeRounding`             what a fee, a tax or a deposit is rounded to
`fee_when`                   when a fee is due: withheld, paid, added, with installments
`fee_on`, `fee_above`        what its rate is of; how a threshold counts
`CompulsorySavings`          savings that the loan requires
`InstallmentRounding`        where and how amounts are rounded
`residual`                   which installment takes the difference that rounding leaves
`Grace`, `NO_GRACE`          what the first installments do not ask for; `grace` has its rules
`due_dates`, `planning`      where installments fall due; the terms as numbers, for interest methods
`LoanProduct`                what an institution offers: ranges, choices, defaults
`AmountRange`                the amounts it offers
`RepaymentOffer`, `Rhythm`   the rhythms of repayment it offers
`PriceBands`, `PriceBand`    a price that depends on the rhythm or the amount
`OpenRate`                   a price whose rate is not published
`About`, `Evidence`          which product it is, and what its values rest on
`preset`, `presets`          the products that come with the library
`sourced_values`             every value of a product, with its source
`load_product`               a product from a TOML or JSON file
`product_schema`             the JSON Schema of a product as plain data
`terms_schema`               the same for the terms of one loan
`record_types`               the types of both as plain data, for type checkers and other libraries
`lending`                    who may borrow: lending models and their findings
`Applicant`, `Membership`    what is known of a borrower; `Answer`, `Area`
===========================  ======================================================================

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.products import preset
>>> terms = preset("jcf-jagoron").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
>>> terms.interest
DecliningBalance(rate=percent('25'), accrual=PER_PERIOD)
"""

from importlib import import_module
from typing import TYPE_CHECKING

from microloan.interest import residual
from microloan.products.calendar import Calendar
from microloan.products.repayment import FirstDue, Repayment
from microloan.products.terms import InstallmentRounding, LoanTerms

if TYPE_CHECKING:
    from microloan.products import fee_above, fee_on, fee_when, lending
    from microloan.products.about import About, Confidence, Evidence
    from microloan.products.amounts import AmountRange
    from microloan.products.applicants import Answer, Applicant, Area, Membership
    from microloan.products.compulsory_savings import CompulsorySavings
    from microloan.products.disbursements import Disbursements, Tranche
    from microloan.products.fees import ChargeRounding, Fee, FeeLimits, FeeTax, FeeThreshold
    from microloan.products.loading import load_product, preset, presets
    from microloan.products.offers import RepaymentOffer, Rhythm
    from microloan.products.prices import OpenRate, PriceBand, PriceBands
    from microloan.products.product import LoanProduct
    from microloan.products.schemas import product_schema, terms_schema
    from microloan.products.sources import SourcedValue, sourced_values

# A loan needs its terms alone; what products add is imported when it is first used.
_HOMES = {
    "About": "microloan.products.about",
    "AmountRange": "microloan.products.amounts",
    "Answer": "microloan.products.applicants",
    "Applicant": "microloan.products.applicants",
    "Area": "microloan.products.applicants",
    "ChargeRounding": "microloan.products.fees",
    "Disbursements": "microloan.products.disbursements",
    "Tranche": "microloan.products.disbursements",
    "CompulsorySavings": "microloan.products.compulsory_savings",
    "Confidence": "microloan.products.about",
    "Evidence": "microloan.products.about",
    "Fee": "microloan.products.fees",
    "FeeLimits": "microloan.products.fees",
    "FeeTax": "microloan.products.fees",
    "FeeThreshold": "microloan.products.fees",
    "LoanProduct": "microloan.products.product",
    "Membership": "microloan.products.applicants",
    "OpenRate": "microloan.products.prices",
    "PriceBand": "microloan.products.prices",
    "PriceBands": "microloan.products.prices",
    "RepaymentOffer": "microloan.products.offers",
    "Rhythm": "microloan.products.offers",
    "SourcedValue": "microloan.products.sources",
    "load_product": "microloan.products.loading",
    "preset": "microloan.products.loading",
    "presets": "microloan.products.loading",
    "product_schema": "microloan.products.schemas",
    "sourced_values": "microloan.products.sources",
    "terms_schema": "microloan.products.schemas",
}

__all__ = [
    "About",
    "AmountRange",
    "Answer",
    "Applicant",
    "Area",
    "Calendar",
    "ChargeRounding",
    "CompulsorySavings",
    "Confidence",
    "Disbursements",
    "Evidence",
    "Fee",
    "FeeLimits",
    "FeeTax",
    "FeeThreshold",
    "FirstDue",
    "InstallmentRounding",
    "LoanProduct",
    "LoanTerms",
    "Membership",
    "OpenRate",
    "PriceBand",
    "PriceBands",
    "Repayment",
    "RepaymentOffer",
    "Rhythm",
    "SourcedValue",
    "Tranche",
    "fee_above",
    "fee_on",
    "fee_when",
    "lending",
    "load_product",
    "preset",
    "presets",
    "product_schema",
    "residual",
    "sourced_values",
    "terms_schema",
]


def __getattr__(name: str) -> object:
    if name in {"fee_above", "fee_on", "fee_when", "lending"}:
        value: object = import_module(f"microloan.products.{name}")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value
