"""What every type of a record starts from: a closed typed dict, an amount, the commonest words.

>>> AmountRecord(minor=2_000_000, currency="BDT")
{'minor': 2000000, 'currency': 'BDT'}
"""

# No postponed annotations: evaluated at once, they tell which keys are required.
import sys
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypeVar

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    # Before Python 3.12 pydantic takes only the types of this package, which it brings along.
    try:
        from typing_extensions import TypedDict
    except ImportError:
        from typing import TypedDict

R = TypeVar("R")

CurrencyCode: TypeAlias = Literal["BDT", "INR", "NPR", "PKR", "LKR"]
ModeName: TypeAlias = Literal["half_up", "half_even", "half_down", "up", "down"]
DayCountName: TypeAlias = Literal[
    "actual_365",
    "actual_360",
    "actual_364",
    "actual_actual",
    "nl_365",
    "thirty_360_bond",
    "thirty_u_360",
    "thirty_e_360",
    "thirty_e_360_isda",
]


def closed(record: type[R]) -> type[R]:
    """Have pydantic refuse other keys, and numbers for text or text for numbers, as `from_dict` does.

    >>> closed(AmountRecord) is AmountRecord
    True
    """
    # The attribute that pydantic reads; to all others it means nothing.
    setattr(record, "__pydantic_config__", {"extra": "forbid", "strict": True})  # noqa: B010 - no type knows it
    return record


@closed
class AmountRecord(TypedDict):
    """Money: whole minor units (poisha, paisa) of a currency."""

    minor: int
    currency: CurrencyCode


@closed
class ChargeRoundingRecord(TypedDict):
    """How a fee, a tax or a deposit is rounded; without a multiple, to the smallest unit."""

    multiple: NotRequired[AmountRecord]
    mode: ModeName
