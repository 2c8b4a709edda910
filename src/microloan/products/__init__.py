"""What is offered: products, and the terms of one loan.

==========================  =====================================================================
`LoanTerms`                 one loan as agreed, every term visible
`Repayment`, `FirstDue`     how many installments, how often, from when
`Calendar`                  how due dates meet the calendar
`InstallmentRounding`       where and how amounts are rounded
`residual`                  which installment takes the difference that rounding leaves
`LoanProduct`               what an institution offers: ranges, choices, defaults
`AmountRange`               the amounts it offers
`RepaymentOffer`, `Rhythm`  the rhythms of repayment it offers
`PriceBands`, `PriceBand`   a price that depends on the rhythm or the amount
`OpenRate`                  a price whose rate is not published
`About`, `Evidence`         which product it is, and what its values rest on
`preset`, `presets`         the products that come with the library
`sourced_values`            every value of a product, with its source
`load_product`              a product from a TOML or JSON file
`product_schema`            the JSON Schema of a product as plain data
`terms_schema`              the same for the terms of one loan
`record_types`              the types of both as plain data, for type checkers and other libraries
`lending`                   who may borrow: lending models and their findings
`Applicant`, `Membership`   what is known of a borrower; `Answer`, `Area`
==========================  =====================================================================

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.products import preset
>>> terms = preset("jcf-jagoron").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
>>> terms.interest
DecliningBalance(rate=percent('25'), accrual=PER_PERIOD)
"""

from importlib import import_module
from typing import TYPE_CHECKING

from microloan.products import residual
from microloan.products.repayment import FirstDue, Repayment
from microloan.products.terms import Calendar, InstallmentRounding, LoanTerms

if TYPE_CHECKING:
    from microloan.products import lending
    from microloan.products.about import About, Confidence, Evidence
    from microloan.products.amounts import AmountRange
    from microloan.products.applicants import Answer, Applicant, Area, Membership
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
    "Confidence": "microloan.products.about",
    "Evidence": "microloan.products.about",
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
    "Confidence",
    "Evidence",
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
    if name == "lending":
        value: object = import_module("microloan.products.lending")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value
