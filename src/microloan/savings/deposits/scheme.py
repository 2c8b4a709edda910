"""`DepositScheme`, the rules of a deposit scheme, and `DepositPlan`, what one member deposits in it.

>>> from microloan.arithmetic import rounding
>>> from microloan.calendars.frequencies import months
>>> from microloan.currency import BDT
>>> scheme = DepositScheme(rounding=MaturityRounding(multiple=BDT(1), mode=rounding.UP))
>>> plan = DepositPlan(BDT(500), term=months(60), rate="10%", scheme=scheme)
>>> plan.deposits, plan.total_deposits
(60, BDT('30000.00'))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate, rate_of
from microloan.calendars.frequencies import MONTH, Frequency
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products.fee_parts import check_amount
from microloan.products.savings_taxes import WithholdingTax
from microloan.savings.deposits.bonus import Bonus
from microloan.savings.deposits.deposit_when import AT_START, DepositWhen
from microloan.savings.deposits.early import NO_INTEREST, EarlyRule
from microloan.savings.deposits.growth import YEARLY
from microloan.savings.deposits.growth_kinds import Compounded
from microloan.savings.deposits.lapses import Lapses
from microloan.savings.deposits.maturity_rounding import MaturityRounding
from microloan.savings.deposits.rate_card import checked_term, length_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from microloan.savings.deposits.growth_kinds import Growth

MOST_DEPOSITS = 3_660


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositScheme:
    """The rules by which regular deposits grow: a DPS, a recurring deposit, contractual savings.

    Parameters
    ----------
    every
        How often a deposit is made: `MONTH` or `WEEK`.
    when
        At the start or the end of each period, a rule of `deposit_when`.
    growth
        How interest is counted, a rule of `growth`.
    rounding
        What amounts are rounded to.
    bonus, tax
        What is paid on top at maturity, and what is withheld; or None.
    lapses
        What missed and late deposits lead to.
    early
        What a plan pays that is closed before its term, a rule of `early`.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, interest is added at times that lie between two
        deposits, or is to be rounded where it is never added.

    Examples
    --------
    >>> DepositScheme().growth
    growth.compounded(months(12))
    """

    every: Frequency = MONTH
    when: DepositWhen = AT_START
    growth: Growth = YEARLY
    rounding: MaturityRounding = field(default_factory=MaturityRounding)
    bonus: Bonus | None = None
    tax: WithholdingTax | None = None
    lapses: Lapses = field(default_factory=Lapses)
    early: EarlyRule = NO_INTEREST

    def __post_init__(self) -> None:
        for name, kind, example in (
            ("every", Frequency, "a frequency such as MONTH"),
            ("when", DepositWhen, "deposit_when.AT_START or deposit_when.AT_END"),
            ("rounding", MaturityRounding, "MaturityRounding(…)"),
            ("bonus", (Bonus, type(None)), "Bonus(…) or None"),
            ("tax", (WithholdingTax, type(None)), "WithholdingTax(…) or None"),
            ("lapses", Lapses, "Lapses(…)"),
        ):
            if not isinstance(getattr(self, name), kind):
                raise MicroloanError(name, getattr(self, name), f"must be {example}", code="wrong_type")
        if self.tax is not None:
            # A plan knows no dates.
            self.tax.rate_on(None)
        for name, method in (("growth", "value"), ("early", "closing")):
            if not callable(getattr(getattr(self, name), method, None)):
                raise MicroloanError(name, getattr(self, name), f"must be a rule of {name}", code="wrong_type")
        if isinstance(self.growth, Compounded):
            self.growth.periods(self.every.periods_per_year)
        elif self.rounding.posting is not None:
            problem = "is for growth that adds interest to the balance, such as growth.YEARLY; leave it out"
            raise MicroloanError("rounding.posting", self.rounding.posting, problem, code="contradiction")

    def deposits_in(self, term: Frequency) -> int:
        """Return how many deposits a term holds.

        Raises
        ------
        MicroloanError
            If it is no whole number of periods.

        Examples
        --------
        >>> from microloan.calendars.frequencies import months
        >>> DepositScheme().deposits_in(months(60))
        60
        """
        count: Fraction = length_of(checked_term("term", term)) * self.every.periods_per_year
        if count.denominator != 1:
            problem = f"is no whole number of deposits, of which one is made every {self.every.text}"
            raise MicroloanError("term", term.text, problem, code="contradiction")
        if count > MOST_DEPOSITS:
            raise MicroloanError("term", term.text, f"holds more than {MOST_DEPOSITS:,} deposits", code="out_of_range")
        return count.numerator

    def amounts(self) -> dict[str, Money | None]:
        """Return the amounts in the rules, by their places, for checks of the currency."""
        found = {f"rounding.{name}": amount for name, amount in self.rounding.amounts().items()}
        if self.bonus is not None:
            found["bonus"] = self.bonus.what if isinstance(self.bonus.what, Money) else None
            found["bonus.rounding"] = self.bonus.rounding.multiple
        if self.tax is not None:
            found["tax.rounding"] = self.tax.rounding.multiple
        fine = self.lapses.fine
        if fine is not None:
            found["lapses.fine"] = fine.what if isinstance(fine.what, Money) else None
            found["lapses.fine.rounding"] = fine.rounding.multiple
        return found


@dataclass(frozen=True, slots=True, init=False)
class DepositPlan:
    """What one member deposits in a scheme: how much, for how long, at which rate.

    Parameters
    ----------
    deposit
        Each deposit, above zero.
    term
        A length such as ``months(60)``; a whole number of the scheme's periods.
    rate
        A year's rate.
    scheme
        The rules.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type or out of range, or the scheme's rules are in
        another currency.

    Examples
    --------
    >>> from microloan.calendars.frequencies import WEEK, months
    >>> from microloan.currency import BDT
    >>> DepositPlan(BDT(20), term=months(12), rate="6%", scheme=DepositScheme(every=WEEK)).deposits
    52
    """

    deposit: Money
    term: Frequency
    rate: Rate
    scheme: DepositScheme

    def __init__(self, deposit: Money, *, term: Frequency, rate: Rate | str, scheme: DepositScheme) -> None:
        check_amount("deposit", deposit, least=1)
        check_scheme(scheme)
        object.__setattr__(self, "deposit", deposit)
        object.__setattr__(self, "term", checked_term("term", term))
        object.__setattr__(self, "rate", rate_of(rate))
        object.__setattr__(self, "scheme", scheme)
        scheme.deposits_in(term)
        check_currency(scheme.amounts(), deposit)
        each = scheme.rounding.each
        if each is not None and deposit.minor % each.minor:
            problem = f"must be a whole multiple of {each}, for which the scheme is worked out"
            raise MicroloanError("deposit", deposit, problem, code="out_of_range")

    @property
    def deposits(self) -> int:
        """How many deposits are to be made."""
        return self.scheme.deposits_in(self.term)

    @property
    def total_deposits(self) -> Money:
        """What they come to."""
        return self.deposit * self.deposits

    def to_dict(self) -> dict[str, object]:
        """Return the plan as plain data; `from_dict` reads it back."""
        from microloan.savings.deposits.records import plan_to_dict

        return plan_to_dict(self)

    @staticmethod
    def from_dict(data: Mapping[str, object]) -> DepositPlan:
        """Return the plan that plain data describes.

        Raises
        ------
        RecordError
            If a key is missing or unknown, or a value is not what it should be.
        """
        from microloan.savings.deposits.records import plan_from_dict

        return plan_from_dict(data)


def check_scheme(scheme: object) -> None:
    """Refuse what is no scheme.

    >>> check_scheme(None)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: scheme=None must be a DepositScheme
    """
    if not isinstance(scheme, DepositScheme):
        raise MicroloanError("scheme", scheme, "must be a DepositScheme", code="wrong_type")


def check_currency(amounts: Mapping[str, Money | None], amount: Money) -> None:
    """Refuse amounts of the rules that are in another currency than `amount`."""
    for place, other in amounts.items():
        if other is not None and other.currency != amount.currency:
            problem = f"is in {other.currency.code}, where deposits are in {amount.currency.code}"
            raise CurrencyMismatch(place, other, problem, code="currency_mismatch")


def example_plan() -> DepositPlan:
    """Return the plan of this room's examples: Tk 500 a month for 5 years at 10%, rounded up to a taka.

    >>> example_plan().deposits
    60
    """
    from microloan.arithmetic.rounding import UP
    from microloan.calendars.frequencies import months
    from microloan.currency import BDT

    scheme = DepositScheme(rounding=MaturityRounding(multiple=BDT(1), mode=UP))
    return DepositPlan(BDT(500), term=months(60), rate="10%", scheme=scheme)
