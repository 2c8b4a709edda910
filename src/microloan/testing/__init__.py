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
`deposit_plans`       plans of regular deposits; `deposit_schemes` their rules, `growths`
                      how they grow, `early_rules`, `deposit_rates`
`deposit_histories`   which deposits of a plan were missed or late
`term_deposits`       one amount for a fixed term
====================  ======================================================================

This room needs the package `hypothesis`; nothing else in the library imports it.

>>> from hypothesis import find
>>> from microloan.currency import BDT
>>> find(amounts(BDT), lambda amount: amount > BDT(100)) > BDT(100)
True
"""

from microloan.testing.costs import Room, charges, compulsory_savings, fees
from microloan.testing.deposits import (
    deposit_histories,
    deposit_plans,
    deposit_rates,
    deposit_schemes,
    early_rules,
    growths,
    term_deposits,
)
from microloan.testing.offers import products, terms_of
from microloan.testing.strategies import amounts, currencies, dates, frequencies, interest_methods, rates, terms

__all__ = [
    "Room",
    "amounts",
    "charges",
    "compulsory_savings",
    "currencies",
    "dates",
    "deposit_histories",
    "deposit_plans",
    "deposit_rates",
    "deposit_schemes",
    "early_rules",
    "fees",
    "frequencies",
    "growths",
    "interest_methods",
    "products",
    "rates",
    "term_deposits",
    "terms",
    "terms_of",
]
