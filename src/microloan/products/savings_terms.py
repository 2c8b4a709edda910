"""`SavingsTerms`: what a savings account earns, as agreed.

>>> from microloan.products import balance, posting
>>> SavingsTerms("6%", balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY)
SavingsTerms('6%', balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY, day_count=PER_PERIOD)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from microloan.arithmetic.rounding import HALF_UP, Rounding, RoundingRule
from microloan.calendars.day_count import ACTUAL_365, DayCount
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.accrual import PER_PERIOD, Accrual
from microloan.products.account_rules import AccountRules
from microloan.products.balance import AVERAGE_DAILY, BalanceMethod, Span
from microloan.products.compounding import WITH_POSTING, Compounding
from microloan.products.fee_parts import check_amount
from microloan.products.posting import PostingRule, adds_to
from microloan.products.rounding_parts import check_mode, rule_in_minor
from microloan.products.savings_rates import DatedRates, Tiers
from microloan.products.savings_taxes import ExciseDuty, WithholdingTax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.products.savings_rates import YearlyRate
    from microloan.products.savings_taxes import SavingsTax


@dataclass(frozen=True, slots=True)
class Remainder:
    """What becomes of the part of a minor unit that rounding a posting leaves.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase that completes "what rounding leaves is …".

    Examples
    --------
    >>> CARRIED.definition
    'carried into the next period, exactly'
    """

    name: str
    definition: str

    def __repr__(self) -> str:
        return self.name.upper()


CARRIED: Final = Remainder("carried", "carried into the next period, exactly")
DROPPED: Final = Remainder("dropped", "dropped")

REMAINDERS = (CARRIED, DROPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingRounding:
    """What posted interest is rounded to, once for each posting, and what becomes of the rest.

    Parameters
    ----------
    multiple
        The unit, above zero; None is the currency's smallest.
    mode
        The direction.
    remainder
        `CARRIED` or `DROPPED`.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> PostingRounding(multiple=INR(1)).remainder
    CARRIED
    """

    multiple: Money | None = None
    mode: Rounding = HALF_UP
    remainder: Remainder = CARRIED

    def __post_init__(self) -> None:
        if self.multiple is not None:
            check_amount("multiple", self.multiple, least=1)
        check_mode("mode", self.mode)
        if not isinstance(self.remainder, Remainder):
            raise MicroloanError("remainder", self.remainder, "must be CARRIED or DROPPED", code="wrong_type")

    def rule(self) -> RoundingRule:
        """Return unit and direction in minor units.

        >>> PostingRounding().rule().multiple
        1
        """
        return rule_in_minor(self.multiple, self.mode)


@dataclass(frozen=True, slots=True, init=False, repr=False)
class SavingsTerms:
    """What a savings account earns, and what is taken of it.

    Parameters
    ----------
    rate
        A year's rate: one ("6%"), `Tiers`, `NegativeRate`, or `DatedRates` of these.
    balance
        Which balance earns, a rule of `balance`.
    posting
        When interest is posted, a rule of `posting`.
    day_count
        How much of a year a time is: a day count, or `PER_PERIOD`, by which a month is a
        twelfth and a part of it counts by its days. None is `ACTUAL_365` for methods by the
        day, and `PER_PERIOD` for the others.
    compounding
        When earned interest begins to earn, a rule of `compounding`.
    rounding
        Of posted interest.
    taxes
        What is withheld of the interest, and duties on the balance.
    account
        What the account asks of its member.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or interest is to compound before it is posted on dates
        that are those of the posting, or rarer.
    CurrencyMismatch
        If amounts are in two currencies.

    Examples
    --------
    >>> from microloan.products import balance, posting
    >>> SavingsTerms("4%", balance=balance.DAILY_PRODUCT, posting=posting.QUARTERLY).day_count
    day_count.ACTUAL_365
    """

    rate: DatedRates
    balance: BalanceMethod
    posting: PostingRule
    day_count: DayCount | Accrual
    compounding: Compounding
    rounding: PostingRounding
    taxes: tuple[SavingsTax, ...]
    account: AccountRules

    def __init__(
        self,
        rate: YearlyRate | DatedRates | str,
        *,
        balance: BalanceMethod,
        posting: PostingRule,
        day_count: DayCount | Accrual | None = None,
        compounding: Compounding = WITH_POSTING,
        rounding: PostingRounding | None = None,
        taxes: tuple[SavingsTax, ...] = (),
        account: AccountRules | None = None,
    ) -> None:
        parts = {
            "rate": rate if isinstance(rate, DatedRates) else _dated(rate),
            "balance": balance,
            "posting": posting,
            "day_count": _customary_count(balance) if day_count is None else day_count,
            "compounding": compounding,
            "rounding": PostingRounding() if rounding is None else rounding,
            "taxes": taxes,
            "account": AccountRules() if account is None else account,
        }
        for name, part in parts.items():
            object.__setattr__(self, name, part)
        self._check()

    def _check(self) -> None:
        for name, kind, example in _KINDS:
            if not isinstance(getattr(self, name), kind):
                raise MicroloanError(name, getattr(self, name), f"must be {example}", code="wrong_type")
        if isinstance(self.day_count, Accrual) and self.day_count != PER_PERIOD:
            problem = "must be a day count such as day_count.ACTUAL_365, or PER_PERIOD"
            raise MicroloanError("day_count", self.day_count, problem, code="wrong_type")
        at = self.compounding.at
        if at is not None and not adds_to(at, self.posting):
            problem = f"adds no date to the posting {self.posting.definition}; write compounding.WITH_POSTING"
            raise MicroloanError("compounding", self.compounding, problem, code="contradiction")
        taxes: object = self.taxes
        if not isinstance(taxes, tuple) or not all(isinstance(tax, (WithholdingTax, ExciseDuty)) for tax in self.taxes):
            raise MicroloanError("taxes", taxes, "must be a tuple of WithholdingTax and ExciseDuty", code="wrong_type")
        kinds = [type(tax) for tax in self.taxes]
        for tax in self.taxes:
            if kinds.count(type(tax)) > 1:
                raise MicroloanError("taxes", tax.name, "is a second one of its kind; one is enough", code="repeated")
        given = tuple(self.amounts())
        for place, amount in given:
            first = given[0][1]
            if amount.currency != first.currency:
                problem = f"is in {amount.currency.code}, not {first.currency.code}; write terms in one currency"
                raise CurrencyMismatch(place, amount, problem, code="currency_mismatch")

    @property
    def withholding(self) -> WithholdingTax | None:
        """The tax that is kept back of posted interest."""
        return next((tax for tax in self.taxes if isinstance(tax, WithholdingTax)), None)

    @property
    def duty(self) -> ExciseDuty | None:
        """The duty on the balance."""
        return next((tax for tax in self.taxes if isinstance(tax, ExciseDuty)), None)

    def amounts(self) -> Iterator[tuple[str, Money]]:
        """Yield each amount of money in the terms, with its place."""
        for rate in (self.rate.first, *(change.rate for change in self.rate.changes)):
            if isinstance(rate, Tiers):
                yield from (("rate", tier.up_to) for tier in rate.tiers if tier.up_to is not None)
        if self.rounding.multiple is not None:
            yield "rounding.multiple", self.rounding.multiple
        if self.withholding is not None and self.withholding.rounding.multiple is not None:
            yield "taxes.multiple", self.withholding.rounding.multiple
        if self.duty is not None:
            yield from (("taxes.duty", band.duty) for since in self.duty.schedule for band in since.bands)
        account = self.account
        for place, amount in (("minimum_to_earn", account.minimum_to_earn), ("retained", account.retained)):
            if isinstance(amount, Money):
                yield f"account.{place}", amount

    def __repr__(self) -> str:
        rates = self.rate
        rate = repr(rates if rates.changes else rates.first)
        if not rates.changes and not isinstance(rates.first, Tiers) and rate.startswith("percent("):
            rate = f"'{rates.first}'"
        shown = [rate, *(f"{name}={getattr(self, name)!r}" for name in ("balance", "posting", "day_count"))]
        usual = {"compounding": WITH_POSTING, "rounding": PostingRounding(), "taxes": (), "account": AccountRules()}
        shown += [f"{name}={getattr(self, name)!r}" for name, value in usual.items() if getattr(self, name) != value]
        return f"SavingsTerms({', '.join(shown)})"


def _dated(rate: YearlyRate | str) -> DatedRates:
    try:
        return DatedRates(rate)
    except MicroloanError as error:
        error_type = type(error)
        raise error_type("rate", error.value, error.problem, code=error.code) from None


def _customary_count(balance: BalanceMethod) -> DayCount | Accrual:
    by_day = isinstance(balance, BalanceMethod) and (balance.span is Span.DAY or balance == AVERAGE_DAILY)
    return ACTUAL_365 if by_day else PER_PERIOD


_KINDS = (
    ("balance", BalanceMethod, "a rule such as balance.DAILY_PRODUCT"),
    ("posting", PostingRule, "a rule such as posting.HALF_YEARLY"),
    ("day_count", (DayCount, Accrual), "a day count such as day_count.ACTUAL_365, or PER_PERIOD"),
    ("compounding", Compounding, "a rule such as compounding.WITH_POSTING"),
    ("rounding", PostingRounding, "a PostingRounding"),
    ("account", AccountRules, "AccountRules"),
)
