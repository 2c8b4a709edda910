"""The types of a savings statement as plain data: what `SavingsStatement.to_dict` writes, key by key.

============================  ======================================================
`StatementRecord`             a statement: what it was computed from, and its lines
`SavingsTransactionRecord`    what happened on the account
`StatementLineRecord`         a line, in minor units of the statement's currency
`AccruedRecord`               what is earned and not posted
`HeldLoanRecord`              a loan of the member
============================  ======================================================

What its terms hold is in `microloan.products.record_types`.

>>> from typing import cast
>>> from microloan.savings.examples import example_statement
>>> record = cast("StatementRecord", example_statement().to_dict())
>>> record["lines"][-1]["amount"], record["currency"]
(4100, 'BDT')
"""

# No postponed annotations, as in the types of terms.
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias

from microloan.products.record_type_basics import AmountRecord, CurrencyCode, closed
from microloan.products.record_types import SavingsTermsRecord

if TYPE_CHECKING:
    from typing import TypedDict
else:
    from microloan.products.record_type_basics import TypedDict

TransactionKindName: TypeAlias = Literal[
    "brought_forward", "deposit", "withdrawal", "loan_transfer", "reversal", "closing"
]
LineKindName: TypeAlias = Literal[
    "brought_forward", "deposit", "withdrawal", "loan_transfer", "reversal", "closing", "interest", "tax", "duty"
]


@closed
class SavingsTransactionRecord(TypedDict):
    """What happens on an account."""

    kind: TransactionKindName
    amount: NotRequired[AmountRecord]
    value_date: str
    booked_on: NotRequired[str]
    sequence: NotRequired[int]
    reverses: NotRequired[int]
    installment: NotRequired[int]


@closed
class StatementLineRecord(TypedDict):
    """One line; amounts in minor units."""

    number: int
    value_date: str
    kind: LineKindName
    amount: int
    balance: int


@closed
class AccruedRecord(TypedDict):
    """What is earned and not posted, exactly."""

    whole: int
    numerator: int
    denominator: int


@closed
class HeldLoanRecord(TypedDict):
    """A loan of the member, of which a part must stay saved."""

    principal: AmountRecord
    since: str
    until: NotRequired[str]


@closed
class StatementRecord(TypedDict):
    """A statement, as `SavingsStatement.to_dict` writes it."""

    schema: Literal["microloan/savings-statement/1"]
    currency: CurrencyCode
    terms: SavingsTermsRecord
    until: str
    booked_by: NotRequired[str]
    loans: NotRequired[list[HeldLoanRecord]]
    transactions: list[SavingsTransactionRecord]
    lines: list[StatementLineRecord]
    accrued: AccruedRecord
