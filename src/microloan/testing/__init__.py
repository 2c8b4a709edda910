"""Hypothesis strategies, for our own tests and for those who embed the library.

====================  ======================================================================
`amounts`             `Money` in one currency, from a minimum to a maximum
`currencies`          the currencies of the field
`rates`               exact rates from zero, as the trade writes them and stranger
`dates`               days of disbursement, month ends and leap days well among them
`frequencies`         weeks, fortnights, months, any number of days
`interest_methods`    `Flat` and `DecliningBalance` with every accrual
`fees`, `charges`     one fee; the fees of a loan, small against what is lent
`compulsory_savings`  savings that a loan requires
`Room`                what a loan leaves room for: installments, dates, a raised principal
`terms`               whole `LoanTerms`, over methods, shapes, dates, fees and savings
`products`            whole products, with their ranges and choices
`terms_of`            the terms of one loan of a product, over all that it offers
`dated_rulebooks`     whole rulebooks: rules of every kind, classes, provisions
`classifications`     classes by days past due, without gaps
`provisions_of`       provisions for the classes of a classification
`late_loans`          `LateLoan`: what ageing looks at in loans, current and late
`any_buckets`         buckets by days past due, without gaps
`citations`           places in a rule, with source and confidence
====================  ======================================================================

This room needs the package `hypothesis`; nothing else in the library imports it.

>>> from hypothesis import find
>>> from microloan.currency import BDT
>>> find(amounts(BDT), lambda amount: amount > BDT(100)) > BDT(100)
True
"""

from microloan.testing.arrears import LateLoan, any_buckets, late_loans
from microloan.testing.costs import Room, charges, compulsory_savings, fees
from microloan.testing.offers import products, terms_of
from microloan.testing.rulebooks import citations, classifications, dated_rulebooks, provisions_of
from microloan.testing.strategies import amounts, currencies, dates, frequencies, interest_methods, rates, terms

__all__ = [
    "LateLoan",
    "Room",
    "amounts",
    "any_buckets",
    "charges",
    "citations",
    "classifications",
    "compulsory_savings",
    "currencies",
    "dated_rulebooks",
    "dates",
    "fees",
    "frequencies",
    "interest_methods",
    "late_loans",
    "products",
    "provisions_of",
    "rates",
    "terms",
    "terms_of",
]
