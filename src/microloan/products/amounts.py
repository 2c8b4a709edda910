"""`AmountRange`: the amounts a product offers.

>>> from microloan.currency import BDT
>>> offered = AmountRange(minimum=BDT(1_000), maximum=BDT(49_000), multiple_of=BDT(1_000))
>>> offered.check("principal", BDT(20_500))
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: principal=Tk. 20,500 must be a multiple of Tk. 1,000
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.currency import Currency
    from microloan.products.disbursements import Disbursements, Tranche


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRange:
    """Amounts from a minimum to a maximum, both included, perhaps in whole multiples.

    Parameters
    ----------
    minimum, maximum
        The bounds, in one currency, above zero.
    multiple_of
        Amounts must be whole multiples of this; None allows any amount.
    next_above
        The next loan may exceed the previous by at most this; None sets no step.
    tranches
        The parts of every loan that are paid out later, in order of their days: shares of it,
        so many days after.
    down_payment
        The share of every loan that the borrower pays on the day of disbursement.

    Raises
    ------
    MicroloanError
        If a bound is not a positive `Money`, the bounds cross, a bound is not itself a
        multiple, currencies differ, the days of the parts do not rise, or parts and down
        payment fit not both bounds.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> AmountRange(minimum=INR(10_000), maximum=INR(40_000)).currency
    INR
    """

    minimum: Money
    maximum: Money
    multiple_of: Money | None = None
    next_above: Money | None = None
    tranches: tuple[Tranche, ...] = ()
    down_payment: Rate | None = None

    def __post_init__(self) -> None:
        for name in ("minimum", "maximum", "multiple_of", "next_above"):
            amount = getattr(self, name)
            if amount is None and name in {"multiple_of", "next_above"}:
                continue
            if not isinstance(amount, Money) or amount.minor <= 0:
                raise MicroloanError(
                    name, amount, "must be an amount above zero, such as BDT(1_000)", code="out_of_range"
                )
            if amount.currency != self.minimum.currency:
                raise CurrencyMismatch(
                    name, amount, f"must be in {self.currency.code}, as the minimum is", code="currency_mismatch"
                )
        if self.maximum < self.minimum:
            raise MicroloanError(
                "maximum", self.maximum, f"must be at least minimum={self.minimum}", code="contradiction"
            )
        for name in ("minimum", "maximum"):
            self._check_multiple(name, getattr(self, name), "")
            self.principal(getattr(self, name))

    def principal(self, amount: Money) -> Money | Disbursements:
        """Return what `LoanTerms` take as the principal of a loan of this amount.

        >>> from microloan.currency import INR
        >>> AmountRange(minimum=INR(10_000), maximum=INR(40_000)).principal(INR(20_000))
        INR('20000.00')
        """
        if not self.tranches and self.down_payment is None:
            return amount
        from microloan.products.disbursements import Disbursements

        return Disbursements(amount, tranches=self.tranches, down_payment=self.down_payment)

    @property
    def currency(self) -> Currency:
        """The currency of the range."""
        return self.minimum.currency

    def check(self, argument: str, amount: Money, context: str = "") -> None:
        """Refuse an amount outside the range; `context` ends the message.

        Raises
        ------
        MicroloanError
            If the amount is in another currency, out of range, or no whole multiple.
        """
        if not isinstance(amount, Money):
            raise MicroloanError(argument, amount, "must be Money, such as BDT(20_000)", code="wrong_type")
        if amount.currency != self.currency:
            problem = f"must be in {self.currency.code} {context}".rstrip()
            raise CurrencyMismatch(argument, amount, problem, code="currency_mismatch")
        if not self.minimum <= amount <= self.maximum:
            problem = f"must be between {self.minimum} and {self.maximum} {context}".rstrip()
            raise MicroloanError(argument, amount, problem, code="out_of_range")
        self._check_multiple(argument, amount, context)

    def check_step(self, argument: str, amount: Money, previous: Money | None, context: str = "") -> None:
        """Refuse an amount too far above the borrower's previous loan.

        Raises
        ------
        MicroloanError
            If `previous` is no `Money` of the range's currency, or the step is too large.

        Examples
        --------
        >>> from microloan.currency import INR
        >>> offered = AmountRange(minimum=INR(10_000), maximum=INR(40_000), next_above=INR(5_000))
        >>> offered.check_step("principal", INR(20_000), previous=INR(14_000))
        Traceback (most recent call last):
            ...
        microloan.errors.MicroloanError: principal=Rs. 20,000 must be at most Rs. 19,000, Rs. 5,000 above the previous
        """
        if previous is None:
            return
        if not isinstance(previous, Money) or previous.currency != self.currency:
            problem = f"must be an amount in {self.currency.code} {context}".rstrip()
            raise MicroloanError("previous", previous, problem, code="wrong_type")
        if self.next_above is not None and amount > previous + self.next_above:
            most = previous + self.next_above
            problem = f"must be at most {most}, {self.next_above} above the previous {context}".rstrip()
            raise MicroloanError(argument, amount, problem, code="step_too_large")

    def _check_multiple(self, argument: str, amount: Money, context: str) -> None:
        if self.multiple_of is not None and amount.minor % self.multiple_of.minor:
            problem = f"must be a multiple of {self.multiple_of} {context}".rstrip()
            raise MicroloanError(argument, amount, problem, code="not_a_multiple")
