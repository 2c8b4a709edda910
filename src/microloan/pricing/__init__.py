"""What loans cost side by side, what a price allows, and what prices are alike.

===========================  ==============================================================
`compare`                    loans side by side: installment, costs, every rate by its name
`Comparison`                 the result: a table, records, data for a chart
`NoRate`                     that a loan has no rate of a kind, and why
`highest_service_charge`     what a cap on the declining balance lets a flat loan charge
`flat_equivalent`            the flat rate with the installments of a declining one
`declining_equivalent`       the declining rate with the installments of a flat one
`LevelPrice`                 a level installment, exact, and what it comes to per thousand
===========================  ==============================================================

>>> from microloan.pricing import highest_service_charge
>>> highest_service_charge("27%", installments=50, periods_per_year=50).per_thousand()
Decimal('143.75')
"""

from microloan.pricing.comparing import compare
from microloan.pricing.comparison import Comparison
from microloan.pricing.equivalents import (
    LevelPrice,
    declining_equivalent,
    flat_equivalent,
    highest_service_charge,
)
from microloan.pricing.found_rates import NoRate

__all__ = [
    "Comparison",
    "LevelPrice",
    "NoRate",
    "compare",
    "declining_equivalent",
    "flat_equivalent",
    "highest_service_charge",
]
