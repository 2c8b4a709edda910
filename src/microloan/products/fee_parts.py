"""The parts of a `Fee`: its tax, its threshold, its limits, and what amounts are rounded to.

>>> from microloan.arithmetic import rounding
>>> from microloan.currency import INR
>>> FeeTax("GST", "18%", ChargeRounding(multiple=INR(1), mode=rounding.UP))
FeeTax('GST', '18%', ChargeRounding(multiple=INR('1.00'), mode=rounding.UP))
"""

from __future__ import annotations

from dataclasses import dataclass, field

from microloan.arithmetic.rates import Rate, rate_of
from microloan.arithmetic.rounding import HALF_UP, Rounding, RoundingRule
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products.fee_above import WHOLE, ThresholdRule
from microloan.products.rounding_parts import check_mode, rule_in_minor

# As large as a principal may be.
LARGEST_AMOUNT_MINOR = 10**18
_LONGEST_NAME = 60
_WHOLE = Rate(1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRounding:
    """What an amount is rounded to, and how.

    Parameters
    ----------
    multiple
        The unit, above zero; None is the currency's smallest.
    mode
        The direction.

    Raises
    ------
    MicroloanError
        If the multiple is no such `Money`, or the mode is none.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> ChargeRounding(multiple=INR(1)).mode
    rounding.HALF_UP
    """

    multiple: Money | None = None
    mode: Rounding = HALF_UP

    def __post_init__(self) -> None:
        if self.multiple is not None:
            check_amount("multiple", self.multiple, least=1)
        check_mode("mode", self.mode)

    def rule(self) -> RoundingRule:
        """Return the same in minor units.

        >>> ChargeRounding().rule().multiple
        1
        """
        return rule_in_minor(self.multiple, self.mode)


@dataclass(frozen=True, slots=True, init=False, repr=False)
class FeeTax:
    """The tax on a fee, on top of it.

    Parameters
    ----------
    name
        As people say it: ``GST``, ``VAT``.
    rate
        Of the fee, from 0% to 100%.
    rounding
        What the tax is rounded to, by itself.

    Raises
    ------
    MicroloanError
        If the name is empty, or the rate above 100%.

    Examples
    --------
    >>> FeeTax("GST", "18%").rate
    percent('18')
    """

    name: str
    rate: Rate
    rounding: ChargeRounding = field(default_factory=ChargeRounding)

    def __init__(self, name: str, rate: Rate | str, rounding: ChargeRounding | None = None) -> None:
        check_name("name", name)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "rate", checked_rate("rate", rate))
        object.__setattr__(self, "rounding", ChargeRounding() if rounding is None else rounding)
        check_rounding("rounding", self.rounding)

    def __repr__(self) -> str:
        more = "" if self.rounding == ChargeRounding() else f", {self.rounding!r}"
        return f"FeeTax({self.name!r}, '{self.rate}'{more})"


@dataclass(frozen=True, slots=True)
class FeeThreshold:
    """The amount above which a fee is charged; that amount itself is not above.

    Parameters
    ----------
    amount
        From zero.
    charged
        `fee_above.WHOLE`: loans above it bear the whole fee, others none. `fee_above.PART`:
        the fee is of the part of its base above it.

    Raises
    ------
    MicroloanError
        If the amount is no `Money` from zero, or the rule is none.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> FeeThreshold(INR(25_000)).charged
    fee_above.WHOLE
    """

    amount: Money
    charged: ThresholdRule = WHOLE

    def __post_init__(self) -> None:
        check_amount("amount", self.amount)
        if not isinstance(self.charged, ThresholdRule):
            raise MicroloanError(
                "charged", self.charged, "must be fee_above.WHOLE or fee_above.PART", code="wrong_type"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLimits:
    """The least and the most a fee may come to, before tax, where there is anything to charge on.

    Parameters
    ----------
    minimum, maximum
        From zero, in one currency; None is no limit.

    Raises
    ------
    MicroloanError
        If a limit is no such `Money`, both are missing, or they cross.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> FeeLimits(minimum=INR(100)).maximum is None
    True
    """

    minimum: Money | None = None
    maximum: Money | None = None

    def __post_init__(self) -> None:
        given = [(name, getattr(self, name)) for name in ("minimum", "maximum") if getattr(self, name) is not None]
        if not given:
            raise MicroloanError("minimum", None, "must be given, or a maximum, or no limits at all", code="empty")
        for name, amount in given:
            check_amount(name, amount)
        if self.minimum is None or self.maximum is None:
            return
        if self.minimum.currency != self.maximum.currency:
            problem = f"must be in {self.minimum.currency.code}, as the minimum is"
            raise CurrencyMismatch("maximum", self.maximum, problem, code="currency_mismatch")
        if self.maximum < self.minimum:
            raise MicroloanError(
                "maximum", self.maximum, f"must be at least minimum={self.minimum}", code="contradiction"
            )


def check_name(argument: str, name: object) -> None:
    """Refuse a name that is no line of text."""
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        problem = f"must be a line of text of up to {_LONGEST_NAME} characters, such as processing fee"
        raise MicroloanError(argument, name, problem, code="wrong_type")


def checked_rate(argument: str, value: Rate | str) -> Rate:
    """Return a rate from 0% to 100%."""
    rate = rate_of(value, argument)
    if rate > _WHOLE:
        raise MicroloanError(argument, rate, "must be at most 100%", code="out_of_range")
    return rate


def checked_what(argument: str, value: Rate | Money | str) -> Rate | Money:
    """Return a rate from 0% to 100%, or an amount from zero."""
    if not isinstance(value, Money):
        return checked_rate(argument, value)
    check_amount(argument, value)
    return value


def check_amount(argument: str, amount: object, least: int = 0) -> None:
    """Refuse what is no `Money`, below `least` minor units, or larger than a principal may be."""
    if not isinstance(amount, Money):
        raise MicroloanError(argument, amount, "must be Money, such as BDT(15)", code="wrong_type")
    if not least <= amount.minor <= LARGEST_AMOUNT_MINOR:
        most = Money.from_minor(LARGEST_AMOUNT_MINOR, amount.currency)
        bound = "above zero" if least else "from zero"
        raise MicroloanError(argument, amount, f"must be {bound} and at most {most}", code="out_of_range")


def check_rounding(argument: str, value: object) -> None:
    """Refuse what is no `ChargeRounding`."""
    if not isinstance(value, ChargeRounding):
        raise MicroloanError(argument, value, "must be ChargeRounding(…)", code="wrong_type")
