"""`CompulsorySavings`: what a borrower must save to have the loan, and gets back at its end.

>>> from microloan.currency import BDT
>>> from microloan.products import fee_when
>>> CompulsorySavings(BDT(10), when=fee_when.WITH_EACH_INSTALLMENT)
CompulsorySavings(BDT('10.00'), when=fee_when.WITH_EACH_INSTALLMENT)
>>> CompulsorySavings("5%", when=fee_when.WITHHELD)
CompulsorySavings('5%', on=fee_on.AMOUNT_LENT, when=fee_when.WITHHELD)

What they earn until then, if anything, is agreed in `SavingsTerms`:

>>> from microloan.products import SavingsTerms, balance, posting
>>> earns = SavingsTerms("6%", balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY)
>>> CompulsorySavings(BDT(10), when=fee_when.WITH_EACH_INSTALLMENT, interest=earns).interest == earns
True
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.products.fee_on import AMOUNT_LENT, FeeBase
from microloan.products.fee_parts import ChargeRounding, check_rounding, checked_what
from microloan.products.fee_when import WITH_EACH_INSTALLMENT, WITHHELD, FeeWhen

if TYPE_CHECKING:
    from microloan.products.savings_terms import SavingsTerms


@dataclass(frozen=True, slots=True, init=False, repr=False)
class CompulsorySavings:
    """Savings that the loan requires, returned with its last installment.

    Parameters
    ----------
    what
        A rate ("5%") from 0% to 100%, or an amount of money.
    when
        `fee_when.WITHHELD`, once from what is paid out, or
        `fee_when.WITH_EACH_INSTALLMENT`.
    on
        What the rate is of, a rule of `fee_on`.
    rounding
        What a rate is rounded to.
    interest
        What the savings earn until they are returned; None for nothing.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, the rate is above 100%, the rule is another one of
        `fee_when`, or an amount comes with what only a rate needs.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> CompulsorySavings("5%", when=WITHHELD, rounding=ChargeRounding(multiple=INR(1))).what
    percent('5')
    """

    what: Rate | Money
    when: FeeWhen
    on: FeeBase
    rounding: ChargeRounding
    interest: SavingsTerms | None

    def __init__(
        self,
        what: Rate | Money | str,
        *,
        when: FeeWhen,
        on: FeeBase = AMOUNT_LENT,
        rounding: ChargeRounding | None = None,
        interest: SavingsTerms | None = None,
    ) -> None:
        parts = {
            "what": checked_what("what", what),
            "when": when,
            "on": on,
            "rounding": ChargeRounding() if rounding is None else rounding,
            "interest": interest,
        }
        for part, value in parts.items():
            object.__setattr__(self, part, value)
        self._check()

    @property
    def multiple(self) -> Money | None:
        """What a rate is rounded to a multiple of; None is the smallest unit."""
        return self.rounding.multiple

    def _check(self) -> None:
        if self.when not in {WITHHELD, WITH_EACH_INSTALLMENT}:
            problem = "must be fee_when.WITHHELD or fee_when.WITH_EACH_INSTALLMENT"
            raise MicroloanError("when", self.when, problem, code="wrong_type")
        if not isinstance(self.on, FeeBase):
            raise MicroloanError("on", self.on, "must be a rule such as fee_on.AMOUNT_LENT", code="wrong_type")
        check_rounding("rounding", self.rounding)
        self._check_interest()
        if self.when == WITHHELD and self.on != AMOUNT_LENT:
            problem = "belongs to an installment, where savings are withheld at disbursement; use fee_on.AMOUNT_LENT"
            raise MicroloanError("on", self.on, problem, code="contradiction")
        if isinstance(self.what, Rate):
            return
        for place, said in (("on", self.on != AMOUNT_LENT), ("rounding", self.rounding != ChargeRounding())):
            if said:
                problem = f"is for a rate, where what={self.what} is an amount; leave it out"
                raise MicroloanError(place, getattr(self, place), problem, code="contradiction")

    def _check_interest(self) -> None:
        if self.interest is None:
            return
        from microloan.products.savings_terms import SavingsTerms

        if not isinstance(self.interest, SavingsTerms):
            problem = 'must be SavingsTerms, such as SavingsTerms("6%", balance=…, posting=…), or None'
            raise MicroloanError("interest", self.interest, problem, code="wrong_type")

    def __repr__(self) -> str:
        what = repr(self.what) if isinstance(self.what, Money) else f"'{self.what}', on={self.on!r}"
        rounding = "" if self.rounding == ChargeRounding() else f", rounding={self.rounding!r}"
        interest = "" if self.interest is None else f", interest={self.interest!r}"
        return f"CompulsorySavings({what}, when={self.when!r}{rounding}{interest})"
