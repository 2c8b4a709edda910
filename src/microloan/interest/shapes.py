"""Shapes of repayment: what stays fixed from installment to installment.

Some shapes fix the whole installment, and interest and principal share it:

======================  =============================================================
`EQUAL_INSTALLMENTS`    every installment is the same (EMI); interest falls, principal rises
`step_up`               the installment rises by a rate after every so many installments
`balloon`               equal installments that leave a part of the principal to the last
`given_installment`     a given amount, and the rest with the last installment
======================  =============================================================

Others fix the principal, and interest comes on top:

======================  =============================================================
`EQUAL_PRINCIPAL`       every installment repays the same principal; the installment falls
`INTEREST_ONLY`         interest alone, then the whole principal with the last installment
`SINGLE_PAYMENT`        one installment repays everything
`principal_weights`     principal in proportion to weights: a season, a crop
`principal_share`       a given share of the principal each time, the rest with the last
`given_principal`       given amounts of principal, which add up to the loan
======================  =============================================================

The last installment always takes what is left. A shape of your own is another
`PrincipalShape`.

>>> from microloan.currency import BDT
>>> balloon("30%")
balloon('30%')
>>> principal_weights(0, 0, 1, 3).name
'principal_weights'
>>> given_principal(BDT(5_000), BDT(15_000))
given_principal(BDT('5000.00'), BDT('15000.00'))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.kinds import take
from microloan.arithmetic.rates import Rate, rate_of
from microloan.currency import Money
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.arithmetic.kinds import N
    from microloan.interest.plan import Plan, Term

_NOTHING = Rate(0, 1)
_LARGEST_WEIGHT = 10**6


class Weights(Protocol):
    """How the installments of a shape compare: whole numbers, in runs that are alike."""

    def __call__(self, rows: int, /) -> Sequence[tuple[int, int]]:
        """Return (weight, count) pairs that cover `rows` installments, no weight below 1."""
        ...


def _alike(rows: int) -> Sequence[tuple[int, int]]:
    return ((1, rows),)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallmentShape:
    """A shape that fixes the whole installment; the interest method solves for it.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase for explanations.
    parameters
        What the shape was made with, for records and its repr.
    weights
        How the installments compare.
    left
        The share of the principal that is left to the last installment.
    given
        The installment, where it is given rather than solved.

    Examples
    --------
    >>> EQUAL_INSTALLMENTS.weights(46)
    ((1, 46),)
    """

    name: str
    definition: str
    parameters: tuple[object, ...] = ()
    weights: Weights = field(default=_alike, compare=False)
    left: Rate = _NOTHING
    given: Money | None = None

    def largest_factor(self, rows: int) -> int:
        """Return the largest number the shape multiplies or divides an amount by."""
        weights = self.weights(rows)
        whole = sum(weight * count for weight, count in weights)
        return max(whole, *(weight for weight, _ in weights)) * self.left.denominator

    def __repr__(self) -> str:
        return _repr(self)


class PrincipalParts(Protocol):
    """How a `PrincipalShape` finds the principal of every installment but the last."""

    def __call__(self, plan: Plan[N], /) -> Sequence[tuple[N | int, int]]:
        """Return (minor units, rows) pairs that cover the plan's rows, nothing negative."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalShape:
    """A shape that fixes the principal in every installment but the last.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase for explanations.
    parameters
        What the shape was made with, for records and its repr.
    parts
        From the plan to that principal in minor units, in runs of rows that are alike.
    factor
        The largest number that `parts` multiplies or divides the principal by.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> EQUAL_PRINCIPAL.parts(example_plan())
    [(21739, 46)]
    """

    name: str
    definition: str
    parameters: tuple[object, ...] = ()
    parts: PrincipalParts = field(compare=False)
    factor: int = 1

    def largest_factor(self, _rows: int) -> int:
        """Return the largest number the shape multiplies or divides an amount by."""
        return self.factor

    def __repr__(self) -> str:
        return _repr(self)


def _repr(shape: InstallmentShape | PrincipalShape) -> str:
    if not shape.parameters:
        return f"shape.{shape.name.upper()}"
    words = (repr(str(each)) if isinstance(each, Rate) else repr(each) for each in shape.parameters)
    return f"{shape.name}({', '.join(words)})"


def _equal_parts(plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
    return [(plan.rounding.installment.apply(plan.principal, plan.term.installments), plan.term.rows)]


def _no_parts(plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
    return [(0, plan.term.rows)]


EQUAL_INSTALLMENTS = InstallmentShape(name="equal_installments", definition="every installment is the same")
EQUAL_PRINCIPAL = PrincipalShape(
    name="equal_principal", definition="every installment repays the same principal", parts=_equal_parts
)
INTEREST_ONLY = PrincipalShape(
    name="interest_only", definition="interest alone, then the whole principal at the end", parts=_no_parts
)
SINGLE_PAYMENT = PrincipalShape(name="single_payment", definition="one installment repays everything", parts=_no_parts)

ALL = (EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL, INTEREST_ONLY, SINGLE_PAYMENT)


@dataclass(frozen=True, slots=True)
class _Stepped:
    """Weights that rise by a rate after every so many installments."""

    rate: Rate
    every: int

    def __call__(self, rows: int) -> Sequence[tuple[int, int]]:
        over, under = self.rate.denominator + self.rate.numerator, self.rate.denominator
        last = (rows - 1) // self.every
        return tuple(
            (over**step * under ** (last - step), min(self.every, rows - step * self.every)) for step in range(last + 1)
        )


@dataclass(frozen=True, slots=True)
class _Weighted:
    """Principal in proportion to weights, each part rounded by the installment's rule."""

    weights: tuple[int, ...]

    def __call__(self, plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
        whole, rule = sum(self.weights), plan.rounding.installment
        parts = {weight: rule.apply(plan.principal * weight, whole) for weight in set(self.weights)}
        return [(parts[weight], 1) for weight in self.weights]


@dataclass(frozen=True, slots=True)
class _Shared:
    """The same share of the principal each time."""

    rate: Rate

    def __call__(self, plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
        part = plan.rounding.installment.apply(plan.principal * self.rate.numerator, self.rate.denominator)
        return [(part, plan.term.rows)]


@dataclass(frozen=True, slots=True)
class _Given:
    """Principal parts as given."""

    minors: tuple[int, ...]

    def __call__(self, plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
        return [(minor, 1) for minor in self.minors]


def weight_of(shape: InstallmentShape, rows: int, number: int) -> int:
    """Return the weight of installment `number`, counted from 1.

    >>> weight_of(step_up("10%", every=2), 5, 3)
    110
    """
    reached = 0
    for weight, count in shape.weights(rows):
        reached += count
        if number <= reached:
            return weight
    raise MicroloanError("number", number, f"must be from 1 to {rows}", code="out_of_range")


def weights_until(term: Term[N], weights: Sequence[tuple[int, int]]) -> N | int:
    """Return the sum of the weights of each loan's own installments.

    >>> from microloan.interest.plan import example_plan
    >>> weights_until(example_plan().term, ((1, 46),))
    46
    """
    each = [weight for weight, count in weights for _ in range(count)]
    if isinstance(term.installments, int):
        return sum(each)
    return take(tuple(accumulate(each, initial=0)), term.installments)


def step_up(rate: Rate | str, every: int) -> InstallmentShape:
    """Return the shape whose installment rises by `rate` after every `every` installments.

    Parameters
    ----------
    rate
        The rise, such as "10%"; it compounds from step to step.
    every
        Installments in a step, at least 1: 12 for a yearly rise of a monthly installment.

    Raises
    ------
    MicroloanError
        If the rate is zero or above 100%, or `every` is no whole number from 1.

    Examples
    --------
    >>> step_up("10%", every=2).weights(5)
    ((100, 2), (110, 2), (121, 1))
    """
    rise = rate_of(rate)
    if not _NOTHING < rise <= Rate(1, 1):
        raise MicroloanError("rate", rise, "must be above 0% and at most 100%", code="out_of_range")
    if type(every) is not int or not 1 <= every <= _LARGEST_WEIGHT:
        raise MicroloanError("every", every, "must be a whole number of installments from 1", code="out_of_range")
    return InstallmentShape(
        name="step_up",
        definition=f"the installment rises by {rise} after every {every}",
        parameters=(rise, every),
        weights=_Stepped(rise, every),
    )


def balloon(left: Rate | str) -> InstallmentShape:
    """Return the shape that leaves a share of the principal to the last installment.

    Parameters
    ----------
    left
        The share, such as "30%", above 0% and below 100%.

    Raises
    ------
    MicroloanError
        If the share is not between.

    Examples
    --------
    >>> balloon("30%").left
    percent('30')
    """
    share = rate_of(left, "left")
    if not _NOTHING < share < Rate(1, 1):
        raise MicroloanError("left", share, "must be above 0% and below 100%", code="out_of_range")
    return InstallmentShape(
        name="balloon",
        definition=f"equal installments that leave {share} of the principal to the last",
        parameters=(share,),
        left=share,
    )


def given_installment(amount: Money) -> InstallmentShape:
    """Return the shape of a given installment, with the rest in the last.

    Parameters
    ----------
    amount
        What is collected each time, above zero. It may be too little to cover interest:
        then the row collects the interest, and the principal waits for the last.

    Raises
    ------
    MicroloanError
        If it is not a positive `Money`.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> print(given_installment(BDT(500)).given)
    Tk. 500
    """
    if not isinstance(amount, Money) or amount.minor <= 0:
        raise MicroloanError("amount", amount, "must be an amount above zero, such as BDT(500)", code="out_of_range")
    return InstallmentShape(
        name="given_installment",
        definition=f"a given installment of {amount}",
        parameters=(amount,),
        given=amount,
    )


def principal_weights(*weights: int) -> PrincipalShape:
    """Return the shape whose principal follows weights, one for each installment.

    Parameters
    ----------
    weights
        Whole numbers from 0, not all 0: ``0, 0, 1, 3`` for a crop sold in the third and
        fourth month.

    Raises
    ------
    MicroloanError
        If there is no weight, or one is not such a number.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> principal_weights(0, 1, 3).parts(example_plan())
    [(0, 1), (250000, 1), (750000, 1)]
    """
    fit = all(type(weight) is int and 0 <= weight <= _LARGEST_WEIGHT for weight in weights)
    if not fit or not any(weights):
        raise MicroloanError("weights", weights, "must be whole numbers from 0, not all 0", code="bad_weights")
    return PrincipalShape(
        name="principal_weights",
        definition=f"principal in the proportions {' : '.join(map(str, weights))}",
        parameters=weights,
        parts=_Weighted(weights),
        factor=sum(weights),
    )


def principal_share(rate: Rate | str) -> PrincipalShape:
    """Return the shape that repays a given share of the principal each time.

    Parameters
    ----------
    rate
        The share, such as "2%", above 0% and at most 100%.

    Raises
    ------
    MicroloanError
        If the share is not between.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> principal_share("2%").parts(example_plan())
    [(20000, 46)]
    """
    share = rate_of(rate)
    if not _NOTHING < share <= Rate(1, 1):
        raise MicroloanError("rate", share, "must be above 0% and at most 100%", code="out_of_range")
    return PrincipalShape(
        name="principal_share",
        definition=f"every installment repays {share} of the principal",
        parameters=(share,),
        parts=_Shared(share),
        factor=share.denominator,
    )


def given_principal(*amounts: Money) -> PrincipalShape:
    """Return the shape of given amounts of principal, one for each installment.

    Parameters
    ----------
    amounts
        In one currency, none negative; together they are the principal of the loan.

    Raises
    ------
    MicroloanError
        If there is no amount, one is negative or no `Money`, or currencies differ.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> given_principal(INR(2_000), INR(8_000)).definition
    'principal as given'
    """
    if not amounts or not all(isinstance(amount, Money) and amount.minor >= 0 for amount in amounts):
        raise MicroloanError("amounts", amounts, "must be amounts from zero, such as BDT(500)", code="out_of_range")
    sum(amounts, start=amounts[0] * 0)
    return PrincipalShape(
        name="given_principal",
        definition="principal as given",
        parameters=amounts,
        parts=_Given(tuple(amount.minor for amount in amounts)),
    )
