"""What loans cost side by side, what a price allows, and what prices are alike.

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
===========================  ==============================================================

>>> from microloan.pricing import highest_service_charge
>>> highest_service_charge("27%", installments=50, periods_per_year=50).per_thousand()
Decimal('143.75')
"""

from microloan.pricing.checks import check
from microloan.pricing.comparing import compare
from microloan.pricing.comparison import Comparison
from microloan.pricing.equivalents import (
    LevelPrice,
    declining_equivalent,
    flat_equivalent,
    highest_service_charge,
)
from microloan.pricing.findings import Findings
from microloan.pricing.found_rates import NoRate
from microloan.pricing.household import Household

__all__ = [
    "Comparison",
    "Findings",
    "Household",
    "LevelPrice",
    "NoRate",
    "check",
    "compare",
    "declining_equivalent",
    "flat_equivalent",
    "highest_service_charge",
]
