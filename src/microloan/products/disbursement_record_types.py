"""The types of what is lent, and of grace, as plain data; see `record_types`.

>>> sorted(PrincipalRecord.__optional_keys__)
['amount', 'currency', 'down_payment', 'interest_from', 'minor', 'tranches']
"""

# No postponed annotations, as in the types of terms.
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias

from microloan.products.record_type_basics import AmountRecord, CurrencyCode, closed

if TYPE_CHECKING:
    from typing import TypedDict
else:
    from microloan.products.record_type_basics import TypedDict

DeferralName: TypeAlias = Literal["first_paying", "spread"]


@closed
class TrancheRecord(TypedDict):
    """A later part of a loan: ``rate`` or ``amount``, ``on`` or ``after_days``."""

    rate: NotRequired[str]
    amount: NotRequired[AmountRecord]
    on: NotRequired[str]
    after_days: NotRequired[int]


@closed
class DownPaymentRecord(TypedDict):
    """What the borrower pays on the day of disbursement: ``rate`` or ``amount``."""

    rate: NotRequired[str]
    amount: NotRequired[AmountRecord]


@closed
class OfferedDownPaymentRecord(TypedDict):
    """The share of every loan of a product that the borrower pays on the day of disbursement."""

    rate: str


@closed
class PrincipalRecord(TypedDict):
    """What is lent: ``minor`` and ``currency``, or ``amount`` where it is not simply paid out on one day."""

    minor: NotRequired[int]
    currency: NotRequired[CurrencyCode]
    amount: NotRequired[AmountRecord]
    tranches: NotRequired[list[TrancheRecord]]
    down_payment: NotRequired[DownPaymentRecord]
    interest_from: NotRequired[str]


@closed
class GraceRecord(TypedDict):
    """What the first installments do not ask for; only what is not usual."""

    principal_periods: NotRequired[int]
    deferred_periods: NotRequired[int]
    interest_free_periods: NotRequired[int]
    collected: NotRequired[DeferralName]
    principal_every: NotRequired[int]
