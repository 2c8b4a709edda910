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
`deposit_plans`         plans of regular deposits; `deposit_schemes` their rules, `growths`
                        how they grow, `early_rules`, `deposit_rates`
`deposit_histories`     which deposits of a plan were missed or late
`term_deposits`         one amount for a fixed term
`dated_rulebooks`       whole rulebooks: rules of every kind, classes, provisions
`classifications`       classes by days past due, without gaps
`provisions_of`         provisions for the classes of a classification
`late_loans`            `LateLoan`: what ageing looks at in loans, current and late
`loan_events`           `Payment`, `Levy` and `Reversal` that fit a schedule; `payments`, `levies`,
                        `waivers` one by one, `days_of_loan` days beside due dates
`accounts`              an `Account` with events of every kind; `listed` gives them back
`allocation_orders`     rules to post by, with `advance_rules` and `day_orders`; `latenesses`
`group_members`         the members of a group that meets, with loans in any state
`any_buckets`           buckets by days past due, without gaps
`citations`             places in a rule, with source and confidence
======================  =====================================================================

This room needs the package `hypothesis`; nothing else in the library imports it.

>>> from hypothesis import find
>>> from microloan.currency import BDT
>>> find(amounts(BDT), lambda amount: amount > BDT(100)) > BDT(100)
True
"""

from microloan.testing.arrears import LateLoan, any_buckets, late_loans
from microloan.testing.calendars import calendars, disbursements, graces, holiday_lists, weekends
from microloan.testing.contracts import terms
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
from microloan.testing.ledger import (
    accounts,
    advance_rules,
    allocation_orders,
    day_orders,
    days_of_loan,
    latenesses,
    levies,
    listed,
    loan_events,
    payments,
    waivers,
)
from microloan.testing.meetings import group_members
from microloan.testing.offers import products, terms_of
from microloan.testing.rulebooks import citations, classifications, dated_rulebooks, provisions_of
from microloan.testing.savings import account_transactions, balance_methods, savings_terms
from microloan.testing.strategies import amounts, currencies, dates, frequencies, interest_methods, plain_terms, rates

__all__ = [
    "LateLoan",
    "Room",
    "account_transactions",
    "accounts",
    "advance_rules",
    "allocation_orders",
    "amounts",
    "any_buckets",
    "balance_methods",
    "calendars",
    "charges",
    "citations",
    "classifications",
    "compulsory_savings",
    "currencies",
    "dated_rulebooks",
    "dates",
    "day_orders",
    "days_of_loan",
    "deposit_histories",
    "deposit_plans",
    "deposit_rates",
    "deposit_schemes",
    "disbursements",
    "early_rules",
    "fees",
    "frequencies",
    "graces",
    "group_members",
    "growths",
    "holiday_lists",
    "interest_methods",
    "late_loans",
    "latenesses",
    "levies",
    "listed",
    "loan_events",
    "payments",
    "plain_terms",
    "products",
    "provisions_of",
    "rates",
    "savings_terms",
    "term_deposits",
    "terms",
    "terms_of",
    "waivers",
    "weekends",
]
