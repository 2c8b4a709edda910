"""What is solved for, and the grid of values it may have.

===============  ==========================================================================
`RATE`           the rate of the interest method, flat or declining
`PRINCIPAL`      the amount lent, of a loan that is paid out at once
`COUNT`          the number of installments
`INSTALLMENT`    the given installment, the rest with the last: ``shape.given_installment``
`fee_named`      what one fee of the loan is, a rate or an amount
===============  ==========================================================================

An `Unknown` puts a value into the terms; a `Grid` is the multiples of a step between two ends.

>>> from microloan.arithmetic.rates import percent
>>> from microloan.products.examples import example_terms
>>> RATE.put(example_terms(), percent(26)).interest
DecliningBalance(rate=percent('26'), accrual=PER_PERIOD)
>>> grid = rate_grid("0.01%", "0%", "100%")
>>> len(grid), grid.value(2_400), str(grid)
(10001, percent('24'), '0% to 100% in steps of 0.01%')
"""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from microloan.arithmetic.rates import Rate, rate_of
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.shapes import given_installment
from microloan.products.disbursements import Disbursements
from microloan.products.repayment import MOST_INSTALLMENTS, check_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.currency import Currency
    from microloan.products.fees import Fee
    from microloan.products.terms import LoanTerms

A = TypeVar("A", Money, Rate, int)


@dataclass(frozen=True, slots=True)
class Unknown(Generic[A]):
    """One term of a loan that is solved for.

    Parameters
    ----------
    name
        As it is said: ``rate``.
    put
        From terms and a value to the terms that have it.
    """

    name: str
    put: Callable[[LoanTerms, A], LoanTerms]

    def __repr__(self) -> str:
        return f"<unknown: {self.name}>"


@dataclass(frozen=True, slots=True)
class Grid(Generic[A]):
    """The multiples of a step between two ends, both included.

    Parameters
    ----------
    step
        Above zero: an amount, a rate or a whole number.
    first, last
        The lowest and the highest value, in steps.
    """

    step: A
    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def value(self, place: int) -> A:
        """Return the value at a place, counted from 0."""
        times = self.first + place
        if isinstance(self.step, Rate):
            return Rate(self.step.numerator * times, self.step.denominator)
        return self.step * times

    def __str__(self) -> str:
        return f"{self.value(0)} to {self.value(len(self) - 1)} in steps of {self.step}"


def rate_grid(step: Rate | str, least: Rate | str, most: Rate | str) -> Grid[Rate]:
    """Return the multiples of a rate from one rate to another.

    >>> str(rate_grid("0.25%", "20.1%", "27%"))
    '20.25% to 27% in steps of 0.25%'
    """
    unit, low, high = rate_of(step, "step"), rate_of(least, "least"), rate_of(most, "most")
    return _grid(unit, *((rate, rate.as_fraction()) for rate in (unit, low, high)))


def amount_grid(currency: Currency, step: Money, least: Money, most: Money) -> Grid[Money]:
    """Return the multiples of an amount from one amount to another.

    Raises
    ------
    CurrencyMismatch
        If one is not in the currency.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> str(amount_grid(BDT, BDT(1_000), BDT(500), BDT(49_500)))
    'Tk. 1,000 to Tk. 49,000 in steps of Tk. 1,000'
    """
    for name, amount in (("step", step), ("least", least), ("most", most)):
        if not isinstance(amount, Money):
            raise MicroloanError(name, amount, "must be Money, such as BDT(1_000)", code="wrong_type")
        if amount.currency != currency:
            problem = f"must be in {currency.code}, the currency of the loan"
            raise CurrencyMismatch(name, amount, problem, code="currency_mismatch")
    return _grid(step, *((amount, Fraction(amount.minor)) for amount in (step, least, most)))


def count_grid(step: int, least: int, most: int) -> Grid[int]:
    """Return the multiples of a whole number from one count of installments to another.

    >>> str(count_grid(12, 1, 60))
    '12 to 60 in steps of 12'
    """
    for name, count in (("step", step), ("least", least), ("most", most)):
        check_whole(name, count, 1, MOST_INSTALLMENTS)
    return _grid(step, *((count, Fraction(count)) for count in (step, least, most)))


def _grid(
    unit: A, step: tuple[object, Fraction], least: tuple[object, Fraction], most: tuple[object, Fraction]
) -> Grid[A]:
    """Return the grid of a unit, from each argument as it was given and as a number."""
    if step[1] <= 0:
        raise MicroloanError("step", step[0], "must be above zero", code="out_of_range")
    if least[1] < 0:
        raise MicroloanError("least", least[0], "must not be below zero", code="out_of_range")
    first, last = -(-least[1] // step[1]), most[1] // step[1]
    if first > last:
        problem = f"leaves no multiple of step={step[0]} from least={least[0]}"
        raise MicroloanError("most", most[0], problem, code="out_of_range")
    return Grid(unit, first, last)


def _put_rate(terms: LoanTerms, rate: Rate) -> LoanTerms:
    method: Any = terms.interest
    if not is_dataclass(method) or not hasattr(method, "rate"):
        problem = 'has no rate to solve for; it must be a method such as DecliningBalance("24%")'
        raise MicroloanError("terms.interest", method, problem, code="contradiction")
    return replace(terms, interest=replace(cast("Any", method), rate=rate))


def _put_principal(terms: LoanTerms, principal: Money) -> LoanTerms:
    if isinstance(terms.principal, Disbursements):
        problem = "is paid out in parts; solve for the principal of a loan that is paid out at once"
        raise MicroloanError("terms.principal", terms.lent, problem, code="contradiction")
    return replace(terms, principal=principal)


def _put_count(terms: LoanTerms, installments: int) -> LoanTerms:
    return replace(terms, repayment=replace(terms.repayment, installments=installments))


def _put_installment(terms: LoanTerms, amount: Money) -> LoanTerms:
    return replace(terms, repayment=replace(terms.repayment, shape=given_installment(amount)))


RATE: Final = Unknown("rate", _put_rate)
PRINCIPAL: Final = Unknown("principal", _put_principal)
COUNT: Final = Unknown("number of installments", _put_count)
INSTALLMENT: Final = Unknown("given installment", _put_installment)


@dataclass(frozen=True, slots=True)
class _PutFee:
    """Puts what a fee is into the fee of a name; a value, so that unknowns compare and pickle."""

    name: str

    def __call__(self, terms: LoanTerms, what: Money | Rate) -> LoanTerms:
        charges = tuple(_with_what(fee, what) if fee.name == self.name else fee for fee in terms.charges)
        return replace(terms, charges=charges)


def fee_named(name: str) -> Unknown[Any]:
    """Return the unknown that is what a fee of this name is.

    >>> fee_named("processing fee")
    <unknown: processing fee>
    """
    return Unknown(name, _PutFee(name))


def _with_what(fee: Fee, what: Money | Rate) -> Fee:
    return replace(fee, what=what)
