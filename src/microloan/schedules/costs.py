"""What a loan's fees and savings come to: at disbursement, and installment by installment.

`row_costs` is the formula of the installments, for one loan and for a block of loans.

>>> from dataclasses import replace
>>> from microloan.currency import BDT
>>> from microloan.products import fee_when
>>> from microloan.products.fees import Fee
>>> from microloan.products.examples import example_terms
>>> insurance = Fee("insurance", "7 per thousand", when=fee_when.PAID_AT_DISBURSEMENT)
>>> charges_at_disbursement(replace(example_terms(), charges=(insurance,)))
(Charge(name='insurance', when=fee_when.PAID_AT_DISBURSEMENT, fee=BDT('140.00'), tax=BDT('0.00')),)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.calendars.days import day_number
from microloan.currency import Money
from microloan.products.charging import deposit_of, fee_of, raised_principal
from microloan.products.fee_on import AMOUNT_LENT, Bases
from microloan.products.fee_when import WITHHELD, AtDisbursement, Period, WithInstallments
from microloan.products.paying_out import paid_down, undrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from microloan.arithmetic.kinds import N
    from microloan.products.fee_when import FeeWhen
    from microloan.products.fees import Fee
    from microloan.products.terms import LoanTerms
    from microloan.schedules.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Charge:
    """One fee as it falls due, and the tax on it.

    Parameters
    ----------
    name, when
        As the terms have them.
    fee
        Before tax.
    tax
        Zero where the fee bears none.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> Charge("processing fee", WITHHELD, INR(600), INR(108)).total
    INR('708.00')
    """

    name: str
    when: FeeWhen
    fee: Money
    tax: Money

    @property
    def total(self) -> Money:
        """The fee with its tax: what is paid."""
        return self.fee + self.tax


def has_costs(terms: LoanTerms) -> tuple[bool, bool]:
    """Return whether installments bear fees, and whether they bear savings.

    >>> from microloan.products.examples import example_terms
    >>> has_costs(example_terms())
    (False, False)
    """
    fees = any(isinstance(fee.when, WithInstallments) for fee in terms.charges)
    return fees, terms.savings is not None and terms.savings.when != WITHHELD


def charges_at_disbursement(terms: LoanTerms) -> tuple[Charge, ...]:
    """Return each fee due on the day of disbursement."""
    lent, currency = terms.lent.minor, terms.currency
    return tuple(
        Charge(fee.name, fee.when, *(Money.from_minor(part, currency) for part in fee_of(fee, lent)(lent)))
        for fee in terms.charges
        if isinstance(fee.when, AtDisbursement)
    )


def savings_withheld(terms: LoanTerms) -> int:
    """Return the savings kept back at disbursement, in minor units.

    >>> from microloan.products.examples import example_terms
    >>> savings_withheld(example_terms())
    0
    """
    savings = terms.savings
    return 0 if savings is None or savings.when != WITHHELD else deposit_of(savings)(terms.lent.minor)


def charges_of(schedule: Schedule, number: int) -> tuple[Charge, ...]:
    """Return each fee that is due with installment `number`, counted from 1."""
    terms, currency = schedule.terms, schedule.terms.currency
    lent = terms.lent.minor
    bases, period = bases_of(schedule, number), period_of(schedule, number)
    found: list[Charge] = []
    for fee, times in fees_of(terms.charges, period):
        amounts = fee_of(fee, lent)(fee.on.of(bases))
        found.append(Charge(fee.name, fee.when, *(Money.from_minor(part * times, currency) for part in amounts)))
    return tuple(found)


def fees_of(charges: Iterable[Fee], period: Period[int]) -> Iterator[tuple[Fee, int]]:
    """Yield the fees that are due with one installment of one loan, and how often."""
    for fee in charges:
        times = fee.when.times(period) if isinstance(fee.when, WithInstallments) else 0
        if times:
            yield fee, times


def bases_of(schedule: Schedule, number: int) -> Bases[int]:
    """Return what fees of installment `number` may be of."""
    index, principal, terms = number - 1, schedule.principal_parts, schedule.terms
    opening = sum(principal[index:]) - undrawn(terms, schedule.due_days[index] - 1)
    return Bases(terms.lent.minor, opening, principal[index], schedule.interest_parts[index])


def period_of(schedule: Schedule, number: int) -> Period[int]:
    """Return installment `number` as its fees see it."""
    disbursed, days = day_number(schedule.terms.disbursed_on), schedule.due_days
    before = days[number - 2] if number > 1 else disbursed
    return Period(number, disbursed, before, days[number - 1], schedule.outstanding_of(number))


def cost_columns(
    terms: LoanTerms, days: tuple[int, ...], principal: tuple[int, ...], interest: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the fees and the deposits of one loan's installments; empty where there are none."""
    fees, savings = has_costs(terms)
    if not days or not (fees or savings):
        return (), ()
    lent = terms.lent.minor
    rows = row_costs(terms, lent, day_number(terms.disbursed_on), zip(days, principal, interest, strict=True))
    fee_parts, savings_parts = zip(*rows, strict=True)
    return fee_parts if fees else (), savings_parts if savings else ()


def row_costs(terms: LoanTerms, lent: N, disbursed: N, rows: Iterable[tuple[N, N, N]]) -> Iterator[tuple[N, N]]:
    """Yield fees with their taxes, and deposits, one installment at a time.

    Parameters
    ----------
    terms
        Fees and savings of one loan, or of a block of loans.
    lent, disbursed
        Minor units lent and day numbers; int, or int64 array of shape (loans,).
    rows
        Due day, principal and interest of each installment. A loan that is paid out in parts
        comes by itself, as ints.

    Notes
    -----
    The largest number met is that of `microloan.products.charging.meets`, for the largest
    of the principal owed and the installments.
    """
    fees = [_row_fee(fee, fee.when, lent) for fee in terms.charges if isinstance(fee.when, WithInstallments)]
    deposit = _row_deposit(terms, lent)
    if not fees and deposit is not None and terms.savings is not None and terms.savings.on == AMOUNT_LENT:
        # Nothing hangs on what a row is of: the parts it would be of are not worth making.
        same = deposit_of(terms.savings)(lent)
        yield from ((lent * 0, same) for _ in rows)
        return
    owed = raised_principal(terms.charges, lent) - paid_down(terms.principal, lent)
    before, nothing = disbursed, lent * 0
    in_parts = not isinstance(terms.principal, Money) and terms.principal.tranches
    for number, (due, principal, interest) in enumerate(rows, start=1):
        opening, left = owed, owed - principal
        if in_parts and isinstance(due, int):
            opening, left = opening - undrawn(terms, due - 1), left - undrawn(terms, due)
        bases = Bases(lent, opening, principal, interest)
        period = Period(number, disbursed, before, due, left)
        due_fees = nothing
        for fee in fees:
            due_fees = due_fees + fee(bases, period)
        yield due_fees, nothing if deposit is None else deposit(bases)
        before, owed = due, owed - principal


def _row_fee(fee: Fee, when: WithInstallments, lent: N) -> Callable[[Bases[N], Period[N]], N | int]:
    """Return the function from an installment to what one fee adds to it."""
    amount_of, base_of, times_of = fee_of(fee, lent), fee.on.of, when.times
    fixed = amount_of(lent).total if fee.on == AMOUNT_LENT else None

    def due(bases: Bases[N], period: Period[N]) -> N | int:
        times = times_of(period)
        if isinstance(times, int) and times == 0:
            return 0
        amount = amount_of(base_of(bases)).total if fixed is None else fixed
        return amount if isinstance(times, int) and times == 1 else amount * times

    return due


def _row_deposit(terms: LoanTerms, lent: N) -> Callable[[Bases[N]], N] | None:
    """Return the function from an installment to its deposit; None where there is none."""
    savings = terms.savings
    if savings is None or savings.when == WITHHELD:
        return None
    amount_of, base_of = deposit_of(savings), savings.on.of
    if savings.on == AMOUNT_LENT:
        fixed = amount_of(lent)
        return lambda _bases: fixed
    return lambda bases: amount_of(base_of(bases))
