"""`LoanTerms`: one loan as agreed, every term visible.

>>> from datetime import date
>>> from microloan.arithmetic import rounding
>>> from microloan.calendars import WEEK
>>> from microloan.currency import BDT
>>> from microloan.interest import PER_PERIOD, DecliningBalance
>>> from microloan.interest import residual
>>> terms = LoanTerms(
...     principal=BDT(20_000),
...     disbursed_on=date(2026, 1, 4),
...     interest=DecliningBalance("24%", accrual=PER_PERIOD),
...     repayment=Repayment(installments=46, every=WEEK, first_due=FirstDue(min_gap_days=15)),
...     rounding=InstallmentRounding(multiple=BDT(5), mode=rounding.UP, residual=residual.LAST),
... )
>>> LoanTerms.from_dict(terms.to_dict()) == terms
True
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.grace import NO_GRACE
from microloan.interest.plan import AmountRounding
from microloan.interest.residual import LAST, Residual
from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
from microloan.products.calendar import Calendar
from microloan.products.repayment import FirstDue, Repayment
from microloan.products.rounding_parts import check_mode, rule_in_minor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.currency import Currency
    from microloan.interest import InterestMethod
    from microloan.products.compulsory_savings import CompulsorySavings
    from microloan.products.disbursements import Disbursements
    from microloan.products.fees import Fee

# Ten lakh crore of any currency: far above every loan, far below what int64 holds.
LARGEST_PRINCIPAL_MINOR = 10**18
# Shapes whose first installment may be far below an even share of the principal.
_UNEVEN = {"balloon", "step_up", "principal_share"}

__all__ = ["Calendar", "FirstDue", "InstallmentRounding", "LoanTerms", "Repayment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallmentRounding:
    """The places where a schedule rounds, and which installment takes the residual.

    Parameters
    ----------
    multiple
        What the installment (or its principal part, where the shape fixes that) is rounded
        to a multiple of; None is the currency's smallest unit.
    mode
        The direction of that rounding.
    interest_multiple, interest_mode
        The same for the interest of each installment.
    residual
        Which installment takes the difference.

    Raises
    ------
    MicroloanError
        If a multiple is not a positive `Money`, or a mode or residual is not one.

    Examples
    --------
    >>> from microloan.arithmetic import rounding
    >>> from microloan.currency import INR
    >>> InstallmentRounding(multiple=INR(1), interest_multiple=INR(1)).mode
    rounding.HALF_UP
    """

    multiple: Money | None = None
    mode: Rounding = HALF_UP
    interest_multiple: Money | None = None
    interest_mode: Rounding = HALF_UP
    residual: Residual = LAST

    def __post_init__(self) -> None:
        for name in ("multiple", "interest_multiple"):
            multiple = getattr(self, name)
            if multiple is not None and not (isinstance(multiple, Money) and multiple.minor > 0):
                raise MicroloanError(name, multiple, "must be a positive amount such as BDT(5)", code="out_of_range")
        for name in ("mode", "interest_mode"):
            check_mode(name, getattr(self, name))
        if not isinstance(self.residual, Residual):
            raise MicroloanError("residual", self.residual, "must be residual.LAST, FIRST or SPREAD", code="wrong_type")

    def rules(self) -> AmountRounding:
        """Return the same in minor units, as the interest methods read it."""
        return AmountRounding(
            rule_in_minor(self.interest_multiple, self.interest_mode),
            rule_in_minor(self.multiple, self.mode),
            self.residual,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanTerms:
    """One loan as agreed: what is lent, when, at what price, and how it is repaid.

    Parameters
    ----------
    principal
        The amount lent, above zero; `Disbursements` where it is paid out in parts, with a down
        payment, or with interest from another day.
    disbursed_on
        The day it is paid out.
    interest
        `Flat(…)`, `DecliningBalance(…)`, or a method of your own.
    repayment
        How many installments, how often, from when.
    calendar
        How due dates meet the calendar.
    charges
        The fees: a tuple of `Fee`, each with its own name.
    savings
        The savings that the loan requires; None for none.
    rounding
        Where and how amounts are rounded.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, the principal is not above zero, amounts are in two
        currencies, a given first due date is not after disbursement, what is withheld leaves
        nothing to pay out, or a fee is due outside the loan.

    Examples
    --------
    >>> from microloan.calendars import MONTH
    >>> from microloan.currency import INR
    >>> from microloan.interest import DecliningBalance
    >>> LoanTerms(
    ...     principal=INR(20_000),
    ...     disbursed_on=date(2026, 1, 4),
    ...     interest=DecliningBalance("15%"),
    ...     repayment=Repayment(installments=24, every=MONTH),
    ... ).principal
    INR('20000.00')
    """

    principal: Money | Disbursements
    disbursed_on: date
    interest: InterestMethod
    repayment: Repayment
    calendar: Calendar = field(default_factory=Calendar)
    charges: tuple[Fee, ...] = ()
    savings: CompulsorySavings | None = None
    rounding: InstallmentRounding = field(default_factory=InstallmentRounding)

    def __post_init__(self) -> None:
        check_principal("principal", self.principal if isinstance(self.principal, Money) else _amount(self.principal))
        check_date("disbursed_on", self.disbursed_on)
        _check_parts(self)
        first = self.repayment.first_due
        if isinstance(first, date) and first <= self.disbursed_on:
            raise MicroloanError(
                "repayment.first_due", first, f"must be after disbursed_on={self.disbursed_on}", code="contradiction"
            )
        check_rounding_currency(self.rounding, self.currency)
        check_shape_amounts(self.repayment.shape, self.lent if isinstance(self.principal, Money) else self.repaid)
        if self.charges != () or self.savings is not None:
            from microloan.products.cost_checks import check_loan_costs

            check_loan_costs(self)
        self._check_together()

    @property
    def lent(self) -> Money:
        """The whole amount lent, all parts together."""
        return self.principal if isinstance(self.principal, Money) else self.principal.amount

    @property
    def repaid(self) -> Money:
        """What of the amount lent is repaid in installments: all but a down payment."""
        return self.principal if isinstance(self.principal, Money) else self.lent - self.principal.paid_down

    @property
    def currency(self) -> Currency:
        """The currency of all its amounts."""
        return self.lent.currency

    def _check_together(self) -> None:
        """Check what needs the dates or the installments; a plain loan needs neither."""
        repayment, multiple, residual = self.repayment, self.rounding.multiple, self.rounding.residual
        if repayment.grace != NO_GRACE or residual != LAST:
            from microloan.interest.fits import check_fits

            check_fits(self.interest, repayment.shape, repayment.grace, residual)
        dated = any(fee.when.name == "on_date" for fee in self.charges)
        dated = dated or (self.savings is not None and self.savings.interest is not None)
        if dated or self.calendar.moves or repayment.last_due is not None:
            from microloan.products.term_checks import check_dates

            check_dates(self)
        if not isinstance(self.principal, Money):
            from microloan.products.term_checks import check_disbursements

            check_disbursements(self, self.principal)
        if multiple is not None and self._may_be_coarse(multiple.minor):
            from microloan.products.term_checks import check_multiple

            check_multiple(self)

    def _may_be_coarse(self, multiple: int) -> bool:
        """Return whether a multiple may be larger than an installment, without solving anything."""
        uneven = not isinstance(self.principal, Money) or self.repayment.shape.name in _UNEVEN
        return multiple > 1 and (uneven or multiple * self.repayment.installments > self.lent.minor)

    def to_dict(self) -> dict[str, object]:
        """Return the terms as plain data: schema ``microloan/terms/1``."""
        from microloan.products.writing import terms_to_dict

        return terms_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> LoanTerms:
        """Return the terms that plain data describes, strictly: no unknown keys, no floats."""
        from microloan.products.reading import terms_from_dict

        return terms_from_dict(data)


def _amount(principal: object) -> object:
    """Return the whole amount of a principal that is no `Money`; what is neither as it is."""
    from microloan.products.disbursements import Disbursements

    return principal.amount if isinstance(principal, Disbursements) else principal


def check_principal(argument: str, value: object) -> None:
    """Refuse a principal that is no `Money`, not above zero, or beyond ten lakh crore."""
    if not isinstance(value, Money):
        raise MicroloanError(argument, value, "must be Money, such as BDT(20_000)", code="wrong_type")
    if not 0 < value.minor <= LARGEST_PRINCIPAL_MINOR:
        most = Money.from_minor(LARGEST_PRINCIPAL_MINOR, value.currency)
        raise MicroloanError(argument, value, f"must be above zero and at most {most}", code="out_of_range")


def check_date(argument: str, value: object) -> None:
    """Refuse anything but a date; a datetime would hide a time of day."""
    if type(value) is not date:
        raise MicroloanError(argument, value, "must be a date, such as date(2026, 1, 4)", code="wrong_type")


def check_interest(value: object) -> None:
    """Refuse what is no interest method; the class of one is not one."""
    if isinstance(value, type) or not callable(getattr(value, "amortization", None)):
        raise MicroloanError("interest", value, 'must be a method such as DecliningBalance("24%")', code="wrong_type")


def check_rounding_currency(rounding: InstallmentRounding, currency: Currency) -> None:
    """Refuse a multiple in another currency than the principal's."""
    for name in ("multiple", "interest_multiple"):
        multiple = getattr(rounding, name)
        if multiple is not None and multiple.currency != currency:
            problem = f"must be in {currency.code}, the currency of the principal"
            raise CurrencyMismatch(f"rounding.{name}", multiple, problem, code="currency_mismatch")


def check_shape_amounts(shape: InstallmentShape | PrincipalShape, principal: Money) -> None:
    """Refuse given amounts in another currency, or that do not add up to the principal."""
    given = shape.given if isinstance(shape, InstallmentShape) else shape.total
    if given is None:
        return
    if given.currency != principal.currency:
        problem = f"must be in {principal.currency.code}, the currency of the principal"
        raise CurrencyMismatch("repayment.shape", given, problem, code="currency_mismatch")
    if isinstance(shape, PrincipalShape) and given != principal:
        problem = f"is what the given amounts add up to; they must make principal={principal}"
        raise MicroloanError("repayment.shape", given, problem, code="contradiction")


def _check_parts(terms: LoanTerms) -> None:
    check_interest(terms.interest)
    parts = {"repayment": Repayment, "calendar": Calendar, "rounding": InstallmentRounding}
    for name, kind in parts.items():
        part = getattr(terms, name)
        if not isinstance(part, kind):
            raise MicroloanError(name, part, f"must be {kind.__name__}(…)", code="wrong_type")
