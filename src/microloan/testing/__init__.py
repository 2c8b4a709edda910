"""Hypothesis strategies, for our own tests and for those who embed the library.

======================  =====================================================================
`amounts`               `Money` in one currency, from a minimum to a maximum
`currencies`            the currencies of the field
`rates`                 exact rates from zero, as the trade writes them and stranger
`dates`                 days of disbursement, month ends and leap days well among them
`frequencies`           weeks, fortnights, months, any number of days
`interest_methods`      `Flat` and `DecliningBalance` with every accrual
`fees`, `charges`       one fee; the fees of a loan, small against what is lent
`compulsory_savings`    savings that a loan requires
`weekends`              none, those of the field, any set that leaves days to work
`holiday_lists`         lists of holidays that cover given dates
`calendars`             weekends, holidays and every rule for a date that is not worked
`graces`                graces that fit a count and a shape
`disbursements`         loans paid out in parts, or with a down payment
`Room`                  what a loan leaves room for: installments, dates, a raised principal
`plain_terms`           `LoanTerms` over methods, shapes, dates, fees and savings
`terms`                 the same with calendars, graces, residuals and parts: whole contracts
`products`              whole products, with their ranges and choices
`terms_of`              the terms of one loan of a product, over all that it offers
`savings_terms`         what a savings account earns: every method, posting, count and rate
`balance_methods`       which balance of it earns
`account_transactions`  what happens on an account, never beyond what was deposited
======================  =====================================================================

This room needs the package `hypothesis`; nothing else in the library imports it.

>>> from hypothesis import find
>>> from microloan.currency import BDT
>>> find(amounts(BDT), lambda amount: amount > BDT(100)) > BDT(100)
True
"""

from microloan.testing.calendars import calendars, disbursements, graces, holiday_lists, weekends
from microloan.testing.contracts import terms
from microloan.testing.costs import Room, charges, compulsory_savings, fees
from microloan.testing.offers import products, terms_of
from microloan.testing.savings import account_transactions, balance_methods, savings_terms
from microloan.testing.strategies import amounts, currencies, dates, frequencies, interest_methods, plain_terms, rates

__all__ = [
    "Room",
    "account_transactions",
    "amounts",
    "balance_methods",
    "calendars",
    "charges",
    "compulsory_savings",
    "currencies",
    "dates",
    "disbursements",
    "fees",
    "frequencies",
    "graces",
    "holiday_lists",
    "interest_methods",
    "plain_terms",
    "products",
    "rates",
    "savings_terms",
    "terms",
    "terms_of",
    "weekends",
]
