"""What Bangladesh takes of savings with banks, as dated rules.

====================  ====================================================================
`TDS_WITH_TIN`        10% of the interest, from a depositor with a tax number
`TDS_WITHOUT_TIN`     15% from one without
`EXCISE_DUTY`         by the year's highest balance, from July 2020 on
====================  ====================================================================

>>> from datetime import date
>>> from microloan.currency import BDT
>>> [EXCISE_DUTY.of(BDT(300_000), date(year, 12, 31)) for year in (2024, 2025)]
[BDT('150.00'), BDT('0.00')]

The bands are those of the day on which the duty is taken. Days before July 2020 are refused: their
bands are not in the sources.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from microloan.currency import BDT
from microloan.products.savings_taxes import DutyBand, DutySince, ExciseDuty, WithholdingTax

# Source: scribd 563660730; 15% is also printed as half as much again, without proof of a return.
TDS_WITH_TIN: Final = WithholdingTax("TDS", "10%")
TDS_WITHOUT_TIN: Final = WithholdingTax("TDS", "15%")
_BANDS_FROM_2024: Final = (
    DutyBand(BDT(150), up_to=BDT(500_000)),
    DutyBand(BDT(500), up_to=BDT(1_000_000)),
    DutyBand(BDT(3_000), up_to=BDT(5_000_000)),
    DutyBand(BDT(5_000), up_to=BDT(10_000_000)),
    DutyBand(BDT(10_000), up_to=BDT(20_000_000)),
    DutyBand(BDT(20_000), up_to=BDT(50_000_000)),
    DutyBand(BDT(50_000)),
)
# Sources: from July 2020 bdnews24, 12 June 2020 (lower bands unchanged: bdnews24, 6 June 2024); from July 2024 SRO 136
# of 27 May 2024, as printed by ufplc.com, 30 July 2024, and corporatepracticebd.com; from July 2025 the budget speech
# (UNB) and Prothom Alo, 18 December 2025: nothing up to 3 lakh. That the bands above stayed then is not confirmed.
EXCISE_DUTY: Final = ExciseDuty(
    "excise duty",
    (
        DutySince(
            date(2020, 7, 1),
            (
                DutyBand(BDT(0), up_to=BDT(100_000)),
                DutyBand(BDT(150), up_to=BDT(500_000)),
                DutyBand(BDT(500), up_to=BDT(1_000_000)),
                DutyBand(BDT(3_000), up_to=BDT(10_000_000)),
                DutyBand(BDT(15_000), up_to=BDT(50_000_000)),
                DutyBand(BDT(40_000)),
            ),
        ),
        DutySince(date(2024, 7, 1), (DutyBand(BDT(0), up_to=BDT(100_000)), *_BANDS_FROM_2024)),
        DutySince(date(2025, 7, 1), (DutyBand(BDT(0), up_to=BDT(300_000)), *_BANDS_FROM_2024)),
    ),
)
