"""What a price allows, and what prices are alike.

===========================  ==============================================================
`highest_service_charge`     what a cap on the declining balance lets a flat loan charge
`flat_equivalent`            the flat rate with the installments of a declining one
`declining_equivalent`       the declining rate with the installments of a flat one
`LevelPrice`                 a level installment, exact, and what it comes to per thousand
`key_facts`                  the key facts statement of the Reserve Bank of India, a `KeyFacts`
`service_charge_disclosure`  what a member in Bangladesh is told, a `ServiceChargeDisclosure`
===========================  ==============================================================

>>> from microloan.pricing import highest_service_charge
>>> highest_service_charge("27%", installments=50, periods_per_year=50).per_thousand()
Decimal('143.75')
"""

from microloan.pricing.disclosure import KeyFacts, ServiceChargeDisclosure, key_facts, service_charge_disclosure
from microloan.pricing.equivalents import (
    LevelPrice,
    declining_equivalent,
    flat_equivalent,
    highest_service_charge,
)

__all__ = [
    "KeyFacts",
    "LevelPrice",
    "ServiceChargeDisclosure",
    "declining_equivalent",
    "flat_equivalent",
    "highest_service_charge",
    "key_facts",
    "service_charge_disclosure",
]
