"""What may meet money in an operation, and what an error says of anything else.

>>> from microloan.currency.currencies import BDT
>>> print(not_money(500, BDT))
other=500 is a bare number; write BDT(500)
>>> print(not_a_factor("24%"))
factor='24%' must be a whole number; use times(rate, rounding=...) for a rate
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import Rounding
from microloan.currency.minor_units import kind_and_hint
from microloan.currency.scale import Scale
from microloan.errors import CurrencyMismatch, MicroloanError, shown

if TYPE_CHECKING:
    from microloan.currency.amounts import Amount
    from microloan.currency.currencies import Currency

MOST_PARTS = 1_000_000


def mismatch(other: Amount, currency: Currency) -> CurrencyMismatch:
    """Return the error for money that meets another currency.

    >>> from microloan.currency.currencies import BDT, INR
    >>> print(mismatch(INR(5), BDT))
    other=Rs. 5 is in INR, not BDT; convert it first
    """
    if other.currency.code == currency.code:
        problem = f"is in {other.currency!r}, not {currency!r}; two definitions of {currency.code} do not mix"
    else:
        problem = f"is in {other.currency.code}, not {currency.code}; convert it first"
    return CurrencyMismatch("other", other, problem, code="currency_mismatch")


def not_money(other: object, currency: Currency) -> MicroloanError:
    """Return the error for something that is not money where money is needed.

    >>> from microloan.currency.currencies import BDT
    >>> print(not_money("500", BDT))
    other='500' is not money; write BDT('500')
    """
    if isinstance(other, float):
        problem = f'is a float, not money; write {currency.code}("...") with the exact amount'
        return MicroloanError("other", other, problem, code="inexact")
    if isinstance(other, (int, str, Decimal)) and not isinstance(other, bool):
        problem = "is not money" if isinstance(other, str) else "is a bare number"
        return MicroloanError("other", other, f"{problem}; write {_call(currency, other)}", code="bare_number")
    if hasattr(other, "__index__") and not isinstance(other, bool):
        problem = f"is a bare number; write {currency.code}(int(...))"
        return MicroloanError("other", other, problem, code="bare_number")
    problem = f"must be money in {currency.code}; {kind_and_hint(other)}"
    return MicroloanError("other", other, problem, code="wrong_type")


def bare_money(given: object) -> MicroloanError:
    """Return the error for calling `Money` itself.

    >>> print(bare_money((500,)))
    Money=(500,) does not say taka or poisha; write BDT(500) or Money.from_minor(50000, BDT)
    """
    problem = "does not say taka or poisha; write BDT(500) or Money.from_minor(50000, BDT)"
    return MicroloanError("Money", given, problem, code="bare_number")


def not_minor_units(minor: object, currency: object) -> MicroloanError:
    """Return the error for what `Money.from_minor` cannot take.

    >>> print(not_minor_units(5, "BDT"))
    currency='BDT' must be a Currency, like BDT
    """
    if type(minor) is not int:
        problem = f"must be a whole number of minor units; {kind_and_hint(minor)}"
        return MicroloanError("minor", minor, problem, code="wrong_type")
    return MicroloanError("currency", currency, "must be a Currency, like BDT", code="wrong_type")


def not_a_factor(factor: object) -> MicroloanError:
    """Return the error for a factor that is not a whole number.

    >>> print(not_a_factor(True))
    factor=True must be a whole number; this is a bool
    """
    fractional = isinstance(factor, (float, Decimal, Fraction, Rate, str))
    hint = "use times(rate, rounding=...) for a rate" if fractional else kind_and_hint(factor)
    return MicroloanError("factor", factor, f"must be a whole number; {hint}", code="wrong_type")


def not_a_divisor(divisor: object) -> MicroloanError:
    """Return the error for dividing money by something that is not money.

    >>> print(not_a_divisor(46))
    divisor=46 must be money; use split() for equal parts that add up, times() for a rate
    """
    problem = "must be money; use split() for equal parts that add up, times() for a rate"
    return MicroloanError("divisor", divisor, problem, code="wrong_type")


def format_spec(spec: object) -> MicroloanError:
    """Return the error for a format specification other than the empty one.

    >>> print(format_spec(",.2f"))
    format_spec=',.2f' is not a way to print money; use .format(), as in loan.format(money_format.WESTERN)
    """
    problem = "is not a way to print money; use .format(), as in loan.format(money_format.WESTERN)"
    return MicroloanError("format_spec", spec, problem, code="bad_format_spec")


def quotient(minor: int, divisor: Amount) -> Fraction:
    """Return minor units over those of `divisor`; raise `MicroloanError` if it is zero.

    >>> from microloan.currency.currencies import BDT
    >>> quotient(50_000, BDT(20_000))
    Fraction(1, 40)
    """
    if not divisor:
        raise MicroloanError("divisor", divisor, "must not be zero", code="division_by_zero")
    return Fraction(minor, divisor.minor)


def rounding_mode(rounding: object) -> Rounding:
    """Return `rounding` if it is a rounding mode; raise `MicroloanError` otherwise.

    >>> from microloan.arithmetic.rounding import HALF_UP
    >>> rounding_mode(HALF_UP)
    rounding.HALF_UP
    """
    if not isinstance(rounding, Rounding):
        problem = "must be a rounding mode, like rounding.HALF_UP"
        raise MicroloanError("rounding", rounding, problem, code="wrong_type")
    return rounding


def counting_scale(scale: object) -> Scale:
    """Return `scale` if it is a scale; raise `MicroloanError` otherwise.

    >>> from microloan.currency.scale import LAKH
    >>> counting_scale(LAKH)
    scale.LAKH
    """
    if not isinstance(scale, Scale):
        raise MicroloanError("scale", scale, "must be a Scale, like scale.LAKH", code="wrong_type")
    return scale


def count_of_parts(parts: object) -> int:
    """Return `parts` if it is a whole number from 1 to 1,000,000; raise `MicroloanError` otherwise.

    >>> count_of_parts(46)
    46
    """
    if type(parts) is not int:
        raise MicroloanError("parts", parts, f"must be a whole number; {kind_and_hint(parts)}", code="wrong_type")
    if not 1 <= parts <= MOST_PARTS:
        raise MicroloanError("parts", parts, f"must be between 1 and {MOST_PARTS:,}", code="out_of_range")
    return parts


def whole_weights(weights: object) -> tuple[int, ...]:
    """Return `weights` as a tuple of whole numbers, or raise `MicroloanError`.

    >>> whole_weights([3, 2, 1])
    (3, 2, 1)
    """
    if not isinstance(weights, Iterable):
        problem = f"must be whole numbers, one for each part; {kind_and_hint(weights)}"
        raise MicroloanError("weights", weights, problem, code="wrong_type")
    checked: list[int] = []
    for position, weight in enumerate(cast("Iterable[object]", weights)):
        if type(weight) is not int:
            problem = f"must be a whole number; {kind_and_hint(weight)}"
            raise MicroloanError(f"weights[{position}]", weight, problem, code="wrong_type")
        checked.append(weight)
    return tuple(checked)


def _call(currency: Currency, amount: int | str | Decimal) -> str:
    written = f'"{amount}"' if isinstance(amount, Decimal) else shown(amount)
    return f"{currency.code}({written})"
