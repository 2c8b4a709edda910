"""What Bangladesh takes of savings with banks, as dated rules.

====================  ====================================================================
`TDS_WITH_TIN`        10% of the interest, from a depositor with a tax number
`TDS_WITHOUT_TIN`     15% from one without
`EXCISE_DUTY`         by the year's highest balance, the bands of July 2024 up to 1 crore
====================  ====================================================================

>>> from datetime import date
>>> from microloan.currency import BDT
>>> EXCISE_DUTY.of(BDT(300_000), date(2024, 12, 31))
BDT('150.00')
"""

from __future__ import annotations

from datetime import date
from typing import Final

from microloan.currency import BDT
from microloan.products.savings_taxes import DutyBand, DutySince, ExciseDuty, WithholdingTax

# Source: scribd 563660730; 15% is also printed as half as much again, without proof of a return.
TDS_WITH_TIN: Final = WithholdingTax("TDS", "10%")
TDS_WITHOUT_TIN: Final = WithholdingTax("TDS", "15%")
# Source: ufplc.com, 30 July 2024. Balances above 1 crore have bands that are not in that source, and are refused.
EXCISE_DUTY: Final = ExciseDuty(
    "excise duty",
    (
        DutySince(
            date(2024, 7, 1),
            (
                DutyBand(BDT(0), up_to=BDT(100_000)),
                DutyBand(BDT(150), up_to=BDT(500_000)),
                DutyBand(BDT(500), up_to=BDT(1_000_000)),
                DutyBand(BDT(3_000), up_to=BDT(5_000_000)),
                DutyBand(BDT(5_000), up_to=BDT(10_000_000)),
            ),
        ),
    ),
)
