"""`Fee`: what a loan costs beside its interest, and when that is due.

A fee is worked out in this order, each step once:

1. what it is charged on: the base of `fee_on`, or what the threshold leaves of it;
2. the rate of that, rounded by the fee's rounding;
3. held between the limits, where there is anything to charge on;
4. the tax: its rate of the fee so far, rounded by its own rounding, on top.

A fee at disbursement is a rate of the amount the member asked for. So a fee that is added
to the principal does not grow by being added, and one that is withheld is not of what is
paid out: neither runs in a circle, and nothing has to be solved.

>>> from microloan.currency import INR
>>> from microloan.products import fee_when
>>> Fee("processing fee", "1.5%", when=fee_when.WITHHELD, tax=FeeTax("GST", "18%"))
Fee('processing fee', '1.5%', on=fee_on.AMOUNT_LENT, when=fee_when.WITHHELD, tax=FeeTax('GST', '18%'))
>>> Fee("passbook", INR(15), when=fee_when.PAID_AT_DISBURSEMENT).what
INR('15.00')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.products.fee_above import WHOLE
from microloan.products.fee_on import AMOUNT_LENT, FeeBase
from microloan.products.fee_parts import (
    ChargeRounding,
    FeeLimits,
    FeeTax,
    FeeThreshold,
    check_name,
    check_rounding,
    checked_what,
)
from microloan.products.fee_when import AtDisbursement, FeeWhen, WithInstallments

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ChargeRounding", "Fee", "FeeLimits", "FeeTax", "FeeThreshold"]


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Fee:
    """A charge beside the interest: for processing, insurance, a form, a passbook.

    Parameters
    ----------
    name
        As people say it; each fee of a loan has its own.
    what
        A rate ("1.5%", "7 per thousand") from 0% to 100%, or an amount of money.
    when
        A rule of `fee_when`: at disbursement or with installments.
    on
        What the rate is of, a rule of `fee_on`.
    above
        The amount above which it is charged; None charges every loan.
    tax
        The tax on it; None for no tax.
    limits
        The least and the most a rate may come to; None for neither.
    rounding
        What a rate is rounded to.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, a rate is above 100%, a fee at disbursement is of
        something an installment has, or an amount comes with what only a rate needs.

    Examples
    --------
    >>> from microloan.products import fee_when
    >>> insurance = Fee("insurance", "7 per thousand", when=fee_when.PAID_AT_DISBURSEMENT)
    >>> insurance.what
    percent('0.7')
    """

    name: str
    what: Rate | Money
    when: FeeWhen
    on: FeeBase
    above: FeeThreshold | None
    tax: FeeTax | None
    limits: FeeLimits | None
    rounding: ChargeRounding

    def __init__(
        self,
        name: str,
        what: Rate | Money | str,
        *,
        when: FeeWhen,
        on: FeeBase = AMOUNT_LENT,
        above: FeeThreshold | None = None,
        tax: FeeTax | None = None,
        limits: FeeLimits | None = None,
        rounding: ChargeRounding | None = None,
    ) -> None:
        check_name("name", name)
        parts = {
            "name": name,
            "what": checked_what("what", what),
            "when": when,
            "on": on,
            "above": above,
            "tax": tax,
            "limits": limits,
            "rounding": ChargeRounding() if rounding is None else rounding,
        }
        for part, value in parts.items():
            object.__setattr__(self, part, value)
        _check_kinds(self)
        _check_parts_fit(self)

    def amounts(self) -> Iterator[tuple[str, Money]]:
        """Yield every amount of money in the fee, with its place.

        >>> from microloan.currency import INR
        >>> from microloan.products import fee_when
        >>> [place for place, _ in Fee("form", INR(15), when=fee_when.WITHHELD).amounts()]
        ['what']
        """
        limits = FeeLimits.__slots__ if self.limits is not None else ()
        placed = [
            ("what", self.what),
            ("above.amount", None if self.above is None else self.above.amount),
            *((f"limits.{name}", getattr(self.limits, name)) for name in limits),
            ("rounding.multiple", self.rounding.multiple),
            ("tax.rounding.multiple", None if self.tax is None else self.tax.rounding.multiple),
        ]
        yield from ((place, amount) for place, amount in placed if isinstance(amount, Money))

    def __repr__(self) -> str:
        what = repr(self.what) if isinstance(self.what, Money) else f"'{self.what}'"
        on = f", on={self.on!r}" if isinstance(self.what, Rate) else ""
        more = "".join(
            f", {name}={value!r}" for name in ("above", "tax", "limits") if (value := getattr(self, name)) is not None
        )
        rounding = "" if self.rounding == ChargeRounding() else f", rounding={self.rounding!r}"
        return f"Fee({self.name!r}, {what}{on}, when={self.when!r}{more}{rounding})"


def _check_kinds(fee: Fee) -> None:
    if not isinstance(fee.when, (AtDisbursement, WithInstallments)):
        raise MicroloanError("when", fee.when, "must be a rule such as fee_when.WITHHELD", code="wrong_type")
    if not isinstance(fee.on, FeeBase):
        raise MicroloanError("on", fee.on, "must be a rule such as fee_on.AMOUNT_LENT", code="wrong_type")
    kinds = {"above": FeeThreshold, "tax": FeeTax, "limits": FeeLimits}
    for name, kind in kinds.items():
        part = getattr(fee, name)
        if part is not None and not isinstance(part, kind):
            raise MicroloanError(name, part, f"must be {kind.__name__}(…) or None", code="wrong_type")
    check_rounding("rounding", fee.rounding)


def _check_parts_fit(fee: Fee) -> None:
    """Refuse parts that say nothing, or contradict each other."""
    if isinstance(fee.when, AtDisbursement) and fee.on != AMOUNT_LENT:
        problem = f"belongs to an installment, where the fee is {fee.when.definition}; use fee_on.AMOUNT_LENT"
        raise MicroloanError("on", fee.on, problem, code="contradiction")
    if isinstance(fee.what, Rate):
        return
    needless = [
        ("on", fee.on != AMOUNT_LENT, fee.on),
        ("limits", fee.limits is not None, fee.limits),
        ("rounding", fee.rounding != ChargeRounding(), fee.rounding),
        ("above.charged", fee.above is not None and fee.above.charged != WHOLE, fee.above and fee.above.charged),
    ]
    for place, said, value in needless:
        if said:
            problem = f"is for a rate, where what={fee.what} is an amount; leave it out"
            raise MicroloanError(place, value, problem, code="contradiction")
