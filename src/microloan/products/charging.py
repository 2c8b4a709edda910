"""What fees and deposits come to: one formula for one loan and for a column of loans.

Amounts are minor units: int, or int64 arrays of shape (loans,). What a fee may be of is in
`fee_on`; the order of the steps is that of `microloan.products.fees`.

>>> from microloan.products import fee_when
>>> from microloan.products.fees import Fee, FeeTax
>>> processing = Fee("processing fee", "1.5%", when=fee_when.WITHHELD, tax=FeeTax("GST", "18%"))
>>> fee_of(processing, 4_000_000)(4_000_000)
FeeAmount(fee=60000, tax=10800)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic.kinds import N, maximum, minimum, where
from microloan.arithmetic.rates import Rate
from microloan.products.fee_when import CAPITALISED, WITH_EACH_INSTALLMENT, WITHHELD, AtDisbursement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from microloan.products.compulsory_savings import CompulsorySavings
    from microloan.products.fee_when import FeeWhen
    from microloan.products.fees import Fee

_YEARS_OF_THE_CALENDAR = 10_000


class FeeAmount(NamedTuple, Generic[N]):
    """A fee and the tax on it, each in minor units.

    >>> FeeAmount(60_000, 10_800).total
    70800
    """

    fee: N
    tax: N

    @property
    def total(self) -> N:
        """What is paid: the fee with its tax."""
        return self.fee + self.tax


def fee_of(fee: Fee, lent: N) -> Callable[[N], FeeAmount[N]]:
    """Return the function from what a fee is of to what it comes to, once.

    Parameters
    ----------
    fee
        The fee.
    lent
        The amount lent, which a threshold may look at.
    """
    before_tax = _before_tax(fee, lent)
    tax = fee.tax
    if tax is None:
        return lambda base: FeeAmount(before_tax(base), base * 0)
    numerator, denominator, divide = tax.rate.numerator, tax.rate.denominator, tax.rounding.rule().division()

    def with_tax(base: N) -> FeeAmount[N]:
        amount = before_tax(base)
        return FeeAmount(amount, divide(amount * numerator, denominator))

    return with_tax


def counted_of(fee: Fee, lent: N, base: N) -> N:
    """Return what of its base a fee is charged on: all of it, or what a threshold leaves.

    >>> from microloan.currency import INR
    >>> from microloan.products import fee_when
    >>> from microloan.products.fees import Fee, FeeThreshold
    >>> fee = Fee("fee", "1%", when=fee_when.WITHHELD, above=FeeThreshold(INR(25_000)))
    >>> counted_of(fee, 2_500_000, 2_500_000), counted_of(fee, 2_500_001, 2_500_001)
    (0, 2500001)
    """
    return base if fee.above is None else fee.above.charged.counted(lent, base, fee.above.amount.minor)


def deposit_of(savings: CompulsorySavings) -> Callable[[N], N]:
    """Return the function from what a deposit is of to what is deposited, once.

    >>> from microloan.products import fee_when
    >>> from microloan.products.compulsory_savings import CompulsorySavings
    >>> deposit_of(CompulsorySavings("5%", when=fee_when.WITHHELD))(1_000_000)
    50000
    """
    what = savings.what
    if not isinstance(what, Rate):
        minor = what.minor
        return lambda base: base * 0 + minor
    numerator, denominator, divide = what.numerator, what.denominator, savings.rounding.rule().division()
    return lambda base: divide(base * numerator, denominator)


def fees_due(charges: Iterable[Fee], when: FeeWhen, lent: N) -> N:
    """Return what the fees of one rule at disbursement come to with their taxes.

    >>> from microloan.products import fee_when
    >>> from microloan.products.fees import Fee
    >>> fees_due([Fee("insurance", "1%", when=fee_when.CAPITALISED)], fee_when.CAPITALISED, 1_000_000)
    10000
    """
    due = lent * 0
    for fee in charges:
        if fee.when == when:
            due = due + fee_of(fee, lent)(lent).total
    return due


def raised_principal(charges: Iterable[Fee], lent: N) -> N:
    """Return the principal that is repaid: the amount lent and the fees added to it.

    >>> raised_principal((), 1_000_000)
    1000000
    """
    return lent + fees_due(charges, CAPITALISED, lent)


def withheld(charges: Iterable[Fee], savings: CompulsorySavings | None, lent: N) -> N:
    """Return what is kept back of the amount lent: fees with their taxes, and savings.

    >>> withheld((), None, 1_000_000)
    0
    """
    kept = fees_due(charges, WITHHELD, lent)
    if savings is not None and savings.when == WITHHELD:
        kept = kept + deposit_of(savings)(lent)
    return kept


def meets(charges: Iterable[Fee], savings: CompulsorySavings | None, amount: int) -> int:
    """Return the largest number met where no base exceeds `amount`: the budget of this file.

    A division adds its denominator to its numerator; a fee and its tax are at most the
    base, the threshold or the limits, and a multiple more each; all of them are added up.

    >>> from microloan.products import fee_when
    >>> from microloan.products.fees import Fee
    >>> meets([Fee("insurance", "1%", when=fee_when.WITHHELD)], None, 1_000_000)
    3000103
    """
    largest = total = 0
    for fee in charges:
        given = max((money.minor for _, money in fee.amounts()), default=1)
        once = _rounded_meets(fee.what, max(amount, given) + given, given)
        taxed = 0 if fee.tax is None else _rounded_meets(fee.tax.rate, amount + 2 * given, given)
        largest = max(largest, once, taxed)
        total += 2 * (amount + 2 * given) * _most_times(fee)
    if savings is not None:
        given = savings.what.minor if not isinstance(savings.what, Rate) else savings.rounding.rule().multiple
        largest = max(largest, _rounded_meets(savings.what, amount, given))
        total += amount + given
    return max(largest, total) + amount


def _most_times(fee: Fee) -> int:
    """Return how often a fee may be due with one installment: yearly fees of a period of centuries."""
    known = isinstance(fee.when, AtDisbursement) or fee.when == WITH_EACH_INSTALLMENT or fee.when.parameters
    return 1 if known else _YEARS_OF_THE_CALENDAR


def _rounded_meets(what: object, amount: int, multiple: int) -> int:
    if not isinstance(what, Rate):
        return amount + multiple
    return amount * what.numerator + what.denominator * multiple + amount + multiple


def _before_tax(fee: Fee, lent: N) -> Callable[[N], N]:
    what = fee.what
    if not isinstance(what, Rate):
        minor = what.minor
        return lambda base: where(counted_of(fee, lent, base) > 0, base * 0 + minor, base * 0)
    numerator, denominator, divide = what.numerator, what.denominator, fee.rounding.rule().division()
    if fee.above is None and fee.limits is None:
        return lambda base: divide(base * numerator, denominator)
    limits = fee.limits
    least = 0 if limits is None or limits.minimum is None else limits.minimum.minor
    most = None if limits is None or limits.maximum is None else limits.maximum.minor

    def limited(base: N) -> N:
        counted = counted_of(fee, lent, base)
        amount = divide(counted * numerator, denominator)
        if most is not None:
            amount = minimum(amount, most)
        if least:
            amount = where(counted > 0, maximum(amount, least), amount)
        return amount

    return limited
