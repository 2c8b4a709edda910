"""The types of what savings earn, as plain data; see `record_types`.

>>> sorted(SavingsTermsRecord.__required_keys__)
['balance', 'compounding', 'day_count', 'posting', 'rate', 'rounding']
"""

# No postponed annotations, as in the types of terms.
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias

from microloan.products.record_type_basics import AmountRecord, ChargeRoundingRecord, DayCountName, ModeName, closed

if TYPE_CHECKING:
    from typing import TypedDict
else:
    from microloan.products.record_type_basics import TypedDict

TierRuleName: TypeAlias = Literal["on_whole_balance", "by_slab"]
BalanceName: TypeAlias = Literal[
    "daily_product", "average_daily", "minimum_in_month", "monthly_average", "whole_period_average"
]
PostingName: TypeAlias = Literal["monthly", "quarterly", "half_yearly", "yearly", "at_maturity"]
FiscalYearName: TypeAlias = Literal["bangladesh", "india", "nepal", "pakistan", "calendar"]
CompoundingName: TypeAlias = Literal["with_posting", "never"]
RemainderName: TypeAlias = Literal["carried", "dropped"]
SavingsCountName: TypeAlias = Literal["per_period", DayCountName]


@closed
class TierRecord(TypedDict):
    """A rate, and the balances that it is for."""

    rate: str
    above: NotRequired[AmountRecord]
    up_to: NotRequired[AmountRecord]


@closed
class YearlyRateRecord(TypedDict):
    """A year's rate that is more than one for every balance: ``negative``, or ``rule`` and ``tiers``."""

    negative: NotRequired[str]
    rule: NotRequired[TierRuleName]
    tiers: NotRequired[list[TierRecord]]


@closed
class RateSinceRecord(TypedDict):
    """A rate, from a date on."""

    since: str
    rate: str | YearlyRateRecord


@closed
class SavingsRateRecord(TypedDict):
    """The same as `YearlyRateRecord`, or a ``first`` rate and its ``changes``."""

    negative: NotRequired[str]
    rule: NotRequired[TierRuleName]
    tiers: NotRequired[list[TierRecord]]
    first: NotRequired[str | YearlyRateRecord]
    changes: NotRequired[list[RateSinceRecord]]


@closed
class BalanceRecord(TypedDict):
    """The smallest balance from a day of the month on."""

    name: Literal["minimum_from_day"]
    day: int


@closed
class PostingRecord(TypedDict):
    """When interest is posted, where that takes a fiscal year or a day."""

    name: Literal["by_fiscal_year", "on_date"]
    year: NotRequired[FiscalYearName]
    day: NotRequired[str]


@closed
class CompoundingRecord(TypedDict):
    """When earned interest begins to earn, where that is before it is posted."""

    name: Literal["before_posting"]
    at: PostingName | PostingRecord


@closed
class PostingRoundingRecord(TypedDict):
    """How posted interest is rounded; without a multiple, to the smallest unit."""

    multiple: NotRequired[AmountRecord]
    mode: ModeName
    remainder: RemainderName


@closed
class DutyBandRecord(TypedDict):
    """The duty for balances up to a bound."""

    duty: AmountRecord
    up_to: NotRequired[AmountRecord]


@closed
class DutySinceRecord(TypedDict):
    """The bands of a duty, from a date on."""

    since: str
    bands: list[DutyBandRecord]


@closed
class SavingsTaxRecord(TypedDict):
    """A tax on savings: withholding with ``rate`` and ``rounding``, a duty with ``schedule``."""

    kind: Literal["withholding", "excise_duty"]
    name: str
    rate: NotRequired[str | SavingsRateRecord]
    rounding: NotRequired[ChargeRoundingRecord]
    schedule: NotRequired[list[DutySinceRecord]]


@closed
class DormancyRecord(TypedDict):
    """After how long without a transaction an account sleeps."""

    inactive_after: NotRequired[str]
    dormant_after: NotRequired[str]
    escheat_after: NotRequired[str]


@closed
class AccountRecord(TypedDict):
    """What an account asks of its member."""

    minimum_to_earn: NotRequired[AmountRecord]
    retained: NotRequired[str | AmountRecord]
    lock_in: NotRequired[str]
    dormancy: NotRequired[DormancyRecord]


@closed
class SavingsTermsRecord(TypedDict):
    """What a savings account earns, and what is taken of it."""

    rate: str | SavingsRateRecord
    balance: BalanceName | BalanceRecord
    posting: PostingName | PostingRecord
    day_count: SavingsCountName
    compounding: CompoundingName | CompoundingRecord
    rounding: PostingRoundingRecord
    taxes: NotRequired[list[SavingsTaxRecord]]
    account: NotRequired[AccountRecord]
