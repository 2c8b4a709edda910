"""What a schedule comes to: its sums, what is paid out, what it costs, what comes back.

>>> from microloan.products.examples import example_terms
>>> from microloan.schedules.amortization import amortize
>>> schedule = amortize(example_terms())
>>> schedule.total_due, schedule.net_disbursed, schedule.total_cost
(BDT('22236.74'), BDT('20000.00'), BDT('2236.74'))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from microloan.currency import Money

if TYPE_CHECKING:
    from datetime import date

    from microloan.products.terms import LoanTerms
    from microloan.schedules.costs import Charge
    from microloan.schedules.schedule import Schedule


class Totals:
    """The sums of a schedule, each as `Money`; `Schedule` has them all."""

    __slots__ = ()

    if TYPE_CHECKING:
        # What a schedule is made of.
        terms: LoanTerms
        principal_parts: tuple[int, ...]
        interest_parts: tuple[int, ...]
        fee_parts: tuple[int, ...]
        savings_parts: tuple[int, ...]

    def money(self, minor: int) -> Money:
        """Return minor units in the currency of the loan."""
        return Money.from_minor(minor, self.terms.currency)

    @property
    def total_principal(self) -> Money:
        """The principal of all installments: the amount lent, and the fees added to it."""
        return self.money(sum(self.principal_parts))

    @property
    def total_interest(self) -> Money:
        """The interest of all installments."""
        return self.money(sum(self.interest_parts))

    @property
    def total_due(self) -> Money:
        """All installments together, with their fees and without savings."""
        return self.money(sum(self.principal_parts) + sum(self.interest_parts) + sum(self.fee_parts))

    @property
    def disbursements(self) -> tuple[tuple[date, Money], ...]:
        """Each day on which something is paid out, and how much after what is withheld and paid down."""
        terms = self.terms
        if isinstance(terms.principal, Money):
            return ((terms.disbursed_on, self.net_disbursed),)
        (first_on, first), *later = terms.principal.parts(terms.disbursed_on)
        return ((first_on, first - (terms.lent - self.net_disbursed)), *later)

    @property
    def lent_on(self) -> tuple[tuple[date, Money], ...]:
        """Each day on which a part of the amount is lent, and how much, withheld or not."""
        terms = self.terms
        if isinstance(terms.principal, Money):
            return ((terms.disbursed_on, terms.principal),)
        return tuple(terms.principal.parts(terms.disbursed_on))

    @property
    def down_payment(self) -> Money:
        """What the borrower pays on the day of disbursement, as a part of the amount lent."""
        principal = self.terms.principal
        return self.money(0) if isinstance(principal, Money) else principal.paid_down

    @property
    def net_disbursed(self) -> Money:
        """What is paid out: the amount lent less a down payment and what is withheld, fees and savings."""
        terms = self.terms
        if not terms.charges and terms.savings is None:
            return terms.lent - self.down_payment
        from microloan.products.charging import withheld

        paid_down = self.down_payment.minor
        return self.money(terms.lent.minor - paid_down - withheld(terms.charges, terms.savings, terms.lent.minor))

    @property
    def charges_at_disbursement(self) -> tuple[Charge, ...]:
        """Each fee due on the day of disbursement, with its tax and how it is taken."""
        if not self.terms.charges:
            return ()
        from microloan.schedules.costs import charges_at_disbursement

        return charges_at_disbursement(self.terms)

    @property
    def charges_later(self) -> tuple[Charge, ...]:
        """Each fee taken when more is paid out on a later day: of a top-up."""
        return ()

    @property
    def total_fees(self) -> Money:
        """All fees with their taxes: those when something is paid out and those with the installments."""
        return self.money(sum(self.fee_parts) + sum(charge.total.minor for charge in self._charges_paid_out))

    @property
    def total_tax(self) -> Money:
        """What of all fees is tax."""
        with_rows = (charge for row in cast("Schedule", self) for charge in row.charges) if self.fee_parts else ()
        return self.money(sum(charge.tax.minor for charge in (*self._charges_paid_out, *with_rows)))

    @property
    def _charges_paid_out(self) -> tuple[Charge, ...]:
        return (*self.charges_at_disbursement, *self.charges_later)

    @property
    def total_cost(self) -> Money:
        """What the loan costs: all interest, and all fees with their taxes."""
        return self.total_interest + self.total_fees

    @property
    def savings_deposited(self) -> Money:
        """All that is withheld or deposited as savings."""
        if self.terms.savings is None:
            return self.money(0)
        from microloan.schedules.costs import savings_withheld

        return self.money(savings_withheld(self.terms) + sum(self.savings_parts))

    @property
    def savings_interest(self) -> Money:
        """What the savings earn until they are returned, less tax and duty; below zero where the member pays."""
        if self.terms.savings is None or self.terms.savings.interest is None:
            return self.money(0)
        from microloan.schedules.loan_savings import interest_of

        return interest_of(cast("Schedule", self))

    @property
    def savings_returned(self) -> Money:
        """What the member gets back with the last installment: the savings with what they earned."""
        return self.savings_deposited + self.savings_interest

    @property
    def finishes_early(self) -> int:
        """How many installments of the contract are not needed, since rounding up repaid it."""
        return self.terms.repayment.installments - len(self.principal_parts)
