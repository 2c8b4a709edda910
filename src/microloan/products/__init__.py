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
`SavingsTerms`               what a savings account earns, as agreed
`balance`, `posting`         which balance earns; when interest is posted
`compounding`                when earned interest begins to earn
`Tier`, `Tiers`              rates by balance; `ON_WHOLE_BALANCE`, `BY_SLAB`
`DatedRates`, `RateSince`    rates by date; `NegativeRate`
`PostingRounding`            what posted interest is rounded to; `CARRIED`, `DROPPED`
`WithholdingTax`             what is kept back of interest
`ExciseDuty`                 a duty on the balance; `DutySince`, `DutyBand`
`AccountRules`, `Dormancy`   what an account asks of its member; `HeldLoan`
`SavingsProduct`             savings as an institution offers them
`savings_preset`             those that come with the library; `savings_presets`
`load_savings_product`       savings from a TOML or JSON file
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
`savings_product_schema`     the same for a savings product
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

from typing import TYPE_CHECKING

from microloan.interest import residual
from microloan.lazily import imported_lazily
from microloan.products.calendar import Calendar
from microloan.products.repayment import FirstDue, Repayment
from microloan.products.terms import InstallmentRounding, LoanTerms

if TYPE_CHECKING:
    from microloan.products import balance, compounding, fee_above, fee_on, fee_when, lending, posting
    from microloan.products.about import About, Confidence, Evidence
    from microloan.products.account_rules import AccountRules, Dormancy, HeldLoan
    from microloan.products.amounts import AmountRange
    from microloan.products.applicants import Answer, Applicant, Area, Membership
    from microloan.products.compulsory_savings import CompulsorySavings
    from microloan.products.disbursements import Disbursements, Tranche
    from microloan.products.fees import ChargeRounding, Fee, FeeLimits, FeeTax, FeeThreshold
    from microloan.products.loading import load_product, preset, presets
    from microloan.products.offers import RepaymentOffer, Rhythm
    from microloan.products.prices import OpenRate, PriceBand, PriceBands
    from microloan.products.product import LoanProduct
    from microloan.products.savings_products import (
        SavingsProduct,
        load_savings_product,
        savings_preset,
        savings_presets,
    )
    from microloan.products.savings_rates import (
        BY_SLAB,
        ON_WHOLE_BALANCE,
        DatedRates,
        NegativeRate,
        RateSince,
        Tier,
        Tiers,
    )
    from microloan.products.savings_taxes import DutyBand, DutySince, ExciseDuty, WithholdingTax
    from microloan.products.savings_terms import CARRIED, DROPPED, PostingRounding, SavingsTerms
    from microloan.products.schemas import product_schema, savings_product_schema, terms_schema
    from microloan.products.sources import SourcedValue, sourced_values

# A loan needs its terms alone; what products add is imported when it is first used.
_HOMES = {
    "About": "microloan.products.about",
    "AccountRules": "microloan.products.account_rules",
    "AmountRange": "microloan.products.amounts",
    "Answer": "microloan.products.applicants",
    "Applicant": "microloan.products.applicants",
    "Area": "microloan.products.applicants",
    "BY_SLAB": "microloan.products.savings_rates",
    "CARRIED": "microloan.products.savings_terms",
    "ChargeRounding": "microloan.products.fees",
    "Disbursements": "microloan.products.disbursements",
    "Tranche": "microloan.products.disbursements",
    "CompulsorySavings": "microloan.products.compulsory_savings",
    "Confidence": "microloan.products.about",
    "DROPPED": "microloan.products.savings_terms",
    "DatedRates": "microloan.products.savings_rates",
    "Dormancy": "microloan.products.account_rules",
    "DutyBand": "microloan.products.savings_taxes",
    "DutySince": "microloan.products.savings_taxes",
    "Evidence": "microloan.products.about",
    "ExciseDuty": "microloan.products.savings_taxes",
    "Fee": "microloan.products.fees",
    "FeeLimits": "microloan.products.fees",
    "FeeTax": "microloan.products.fees",
    "FeeThreshold": "microloan.products.fees",
    "HeldLoan": "microloan.products.account_rules",
    "LoanProduct": "microloan.products.product",
    "Membership": "microloan.products.applicants",
    "NegativeRate": "microloan.products.savings_rates",
    "ON_WHOLE_BALANCE": "microloan.products.savings_rates",
    "OpenRate": "microloan.products.prices",
    "PostingRounding": "microloan.products.savings_terms",
    "PriceBand": "microloan.products.prices",
    "PriceBands": "microloan.products.prices",
    "RateSince": "microloan.products.savings_rates",
    "RepaymentOffer": "microloan.products.offers",
    "Rhythm": "microloan.products.offers",
    "SavingsProduct": "microloan.products.savings_products",
    "SavingsTerms": "microloan.products.savings_terms",
    "SourcedValue": "microloan.products.sources",
    "Tier": "microloan.products.savings_rates",
    "Tiers": "microloan.products.savings_rates",
    "WithholdingTax": "microloan.products.savings_taxes",
    "load_product": "microloan.products.loading",
    "load_savings_product": "microloan.products.savings_products",
    "preset": "microloan.products.loading",
    "presets": "microloan.products.loading",
    "product_schema": "microloan.products.schemas",
    "savings_preset": "microloan.products.savings_products",
    "savings_presets": "microloan.products.savings_products",
    "savings_product_schema": "microloan.products.schemas",
    "sourced_values": "microloan.products.sources",
    "terms_schema": "microloan.products.schemas",
}

__all__ = [
    "BY_SLAB",
    "CARRIED",
    "DROPPED",
    "ON_WHOLE_BALANCE",
    "About",
    "AccountRules",
    "AmountRange",
    "Answer",
    "Applicant",
    "Area",
    "Calendar",
    "ChargeRounding",
    "CompulsorySavings",
    "Confidence",
    "DatedRates",
    "Disbursements",
    "Dormancy",
    "DutyBand",
    "DutySince",
    "Evidence",
    "ExciseDuty",
    "Fee",
    "FeeLimits",
    "FeeTax",
    "FeeThreshold",
    "FirstDue",
    "HeldLoan",
    "InstallmentRounding",
    "LoanProduct",
    "LoanTerms",
    "Membership",
    "NegativeRate",
    "OpenRate",
    "PostingRounding",
    "PriceBand",
    "PriceBands",
    "RateSince",
    "Repayment",
    "RepaymentOffer",
    "Rhythm",
    "SavingsProduct",
    "SavingsTerms",
    "SourcedValue",
    "Tier",
    "Tiers",
    "Tranche",
    "WithholdingTax",
    "balance",
    "compounding",
    "fee_above",
    "fee_on",
    "fee_when",
    "lending",
    "load_product",
    "load_savings_product",
    "posting",
    "preset",
    "presets",
    "product_schema",
    "residual",
    "savings_preset",
    "savings_presets",
    "savings_product_schema",
    "sourced_values",
    "terms_schema",
]

__getattr__ = imported_lazily(
    __name__, _HOMES, files=("balance", "compounding", "fee_above", "fee_on", "fee_when", "lending", "posting")
)
