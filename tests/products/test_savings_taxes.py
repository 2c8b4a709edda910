"""Duties by date and balance: the published bands, and what no band covers."""

from __future__ import annotations

from datetime import date

import pytest

from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products import DutyBand, DutySince, ExciseDuty, SavingsTerms, balance, posting
from microloan.products.savings_rates import BY_SLAB, DatedRates, RateSince, Tier, Tiers
from microloan.products.taxes_bangladesh import EXCISE_DUTY

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("day", "highest", "duty"),
    [
        (date(2020, 12, 31), BDT(100_000), BDT(0)),
        (date(2023, 12, 31), BDT(5_000_001), BDT(3_000)),
        (date(2024, 6, 30), BDT(10_000_001), BDT(15_000)),
        (date(2024, 6, 30), BDT(50_000_001), BDT(40_000)),
        (date(2024, 7, 1), BDT(100_001), BDT(150)),
        (date(2024, 12, 31), BDT(5_000_001), BDT(5_000)),
        (date(2025, 6, 30), BDT(300_000), BDT(150)),
        (date(2025, 12, 31), BDT(300_000), BDT(0)),
        (date(2025, 12, 31), BDT(300_001), BDT(150)),
        (date(2025, 12, 31), BDT(500_001), BDT(500)),
        (date(2026, 12, 31), BDT(10_000_001), BDT(10_000)),
        (date(2026, 12, 31), BDT(20_000_001), BDT(20_000)),
        (date(2026, 12, 31), BDT(50_000_001), BDT(50_000)),
    ],
)
def test_the_bands_of_bangladesh(day: date, highest: Money, duty: Money) -> None:
    assert EXCISE_DUTY.of(highest, day) == duty


def test_a_day_whose_bands_are_not_known_is_refused() -> None:
    with pytest.raises(MicroloanError, match="day=2020-06-30 is before 2020-07-01, from which on the bands") as caught:
        EXCISE_DUTY.of(BDT(1), date(2020, 6, 30))
    assert caught.value.code == "not_covered"


def test_a_duty_is_in_one_currency() -> None:
    with pytest.raises(CurrencyMismatch, match=r"bands\[1\].duty=Rs. 5 is not in BDT"):
        DutySince(DAY, (DutyBand(BDT(0), up_to=BDT(100)), DutyBand(INR(5))))
    two = (DutySince(DAY, (DutyBand(BDT(0)),)), DutySince(date(2027, 1, 1), (DutyBand(INR(0)),)))
    with pytest.raises(CurrencyMismatch, match=r"schedule=Rs. 0 is not in BDT"):
        ExciseDuty("duty", two)


def test_tiers_of_two_dates_are_in_one_currency() -> None:
    taka = Tiers((Tier("4%", up_to=BDT(50)), Tier("6%", above=BDT(50))), BY_SLAB)
    rupees = Tiers((Tier("4%", up_to=INR(50)), Tier("6%", above=INR(50))), BY_SLAB)
    with pytest.raises(CurrencyMismatch, match=r"rate=Rs. 50 is in INR, not BDT"):
        SavingsTerms(
            DatedRates(taka, RateSince(DAY, rupees)), balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY
        )
