"""What loans cost side by side, what a price allows, which terms meet a target, and whether rules are kept.

===========================  ==============================================================
`compare`                    loans side by side: installment, costs, every rate by its name
`Comparison`                 the result: a table, records, data for a chart
`NoRate`                     that a loan has no rate of a kind, and why
`check`                      a loan against every rule of a rulebook
`Findings`                   the result: a finding for each rule, kept or not
`Household`                  income and debts, for the rules that ask for them
`highest_service_charge`     what a cap on the declining balance lets a flat loan charge
`flat_equivalent`            the flat rate with the installments of a declining one
`declining_equivalent`       the declining rate with the installments of a flat one
`LevelPrice`                 a level installment, exact, and what it comes to per thousand
`key_facts`                  the key facts statement of the Reserve Bank of India, a `KeyFacts`
`service_charge_disclosure`  what a member in Bangladesh is told, a `ServiceChargeDisclosure`
`figures`                    the figures of a schedule that one may ask for
`Target`, `LoanFigure`       what a figure shall be: near, at most or at least an amount or rate
`solve_rate`                 the rate with which a loan meets a target
`solve_principal`            the amount lent with which it does
`solve_count`                the number of installments
`solve_installment`          the given installment, the rest with the last
`solve_fee`                  what one of its fees may be
`Solved`                     the answer on its grid, its schedule, and how near it comes
`scenarios`                  a loan or product at several amounts, rates and counts
`Scenarios`, `Scenario`      those loans side by side, and one of them
`key_facts`                  the key facts statement of the Reserve Bank of India, a `KeyFacts`
`service_charge_disclosure`  what a member in Bangladesh is told, a `ServiceChargeDisclosure`
===========================  ==============================================================

>>> from microloan.pricing import highest_service_charge
>>> highest_service_charge("27%", installments=50, periods_per_year=50).per_thousand()
Decimal('143.75')
>>> from microloan.currency import BDT
>>> from microloan.products.examples import example_terms
>>> solve_rate(example_terms(), installment=BDT(500))
<rate 29.41%: installment Tk. 500, near Tk. 500>
"""

from microloan.pricing.checks import check
from microloan.pricing.comparing import compare
from microloan.pricing.comparison import Comparison
from microloan.pricing.disclosure import KeyFacts, ServiceChargeDisclosure, key_facts, service_charge_disclosure
from microloan.pricing.equivalents import (
    LevelPrice,
    declining_equivalent,
    flat_equivalent,
    highest_service_charge,
)
from microloan.pricing.findings import Findings
from microloan.pricing.found_rates import NoRate
from microloan.pricing.household import Household
from microloan.pricing.scenarios import Scenario, Scenarios, scenarios
from microloan.pricing.solved import Solved
from microloan.pricing.solving import solve_count, solve_fee, solve_installment, solve_principal, solve_rate
from microloan.pricing.targets import LoanFigure, Target

__all__ = [
    "Comparison",
    "Findings",
    "Household",
    "KeyFacts",
    "LevelPrice",
    "LoanFigure",
    "NoRate",
    "Scenario",
    "Scenarios",
    "ServiceChargeDisclosure",
    "Solved",
    "Target",
    "check",
    "compare",
    "declining_equivalent",
    "flat_equivalent",
    "highest_service_charge",
    "key_facts",
    "scenarios",
    "service_charge_disclosure",
    "solve_count",
    "solve_fee",
    "solve_installment",
    "solve_principal",
    "solve_rate",
]
