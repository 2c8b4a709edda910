"""Fees and savings of what is left of a loan: what comes with its later installments, unchanged.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.products import Fee, fee_when
>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> from dataclasses import replace
>>> weekly = Fee("loan security", "0.1%", when=fee_when.WITH_EACH_INSTALLMENT)
>>> schedule = amortize(replace(example_terms(), charges=(weekly,)))
>>> remaining_charges(schedule, due=2, on=date(2026, 1, 28))
(Fee('loan security', BDT('20.00'), when=fee_when.WITH_EACH_INSTALLMENT),)
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.products.charging import deposit_of, fee_of
from microloan.products.compulsory_savings import CompulsorySavings
from microloan.products.fee_above import WHOLE
from microloan.products.fee_on import AMOUNT_LENT
from microloan.products.fee_when import WITH_EACH_INSTALLMENT, AtDisbursement, at_installment, on_date
from microloan.products.fees import Fee

if TYPE_CHECKING:
    from datetime import date

    from microloan.products.fee_when import FeeWhen
    from microloan.products.terms import LoanTerms
    from microloan.schedules.schedule import Schedule


def unsaid(part: str, what: str) -> MicroloanError:
    """Return the error of something that terms of the rest cannot say."""
    problem = f"{what} cannot be said of the rest; give amend(…) terms of your own"
    return MicroloanError(part, "the terms", problem, code="not_offered")


def remaining_charges(schedule: Schedule, due: int, on: date) -> tuple[Fee, ...]:
    """Return the fees that come with installments after the first `due` ones.

    What is a rate of the amount lent is given as the amount that it comes to.

    Raises
    ------
    MicroloanError
        If a fee counts years from disbursement, or the part of something above an amount.
    """
    kept: list[Fee] = []
    for fee in schedule.terms.charges:
        when = _when(fee, schedule, due, on)
        if when is not None:
            kept += _of_the_rest(fee, when, schedule.terms)
    return tuple(kept)


def remaining_savings(terms: LoanTerms) -> CompulsorySavings | None:
    """Return the savings that come with each installment; None where there are none."""
    savings = terms.savings
    if savings is None or savings.when != WITH_EACH_INSTALLMENT:
        return None
    if isinstance(savings.what, Rate) and savings.on == AMOUNT_LENT:
        amount = deposit_of(savings)(terms.lent.minor)
        return CompulsorySavings(Money.from_minor(amount, terms.currency), when=savings.when) if amount else None
    return savings


def _when(fee: Fee, schedule: Schedule, due: int, on: date) -> FeeWhen | None:
    """Return when a fee is due in the rest; None where it is no more."""
    when = fee.when
    if isinstance(when, AtDisbursement):
        return None
    if when == WITH_EACH_INSTALLMENT:
        return when
    (parameter,) = when.parameters or (None,)
    if when.name == "at_installment" and isinstance(parameter, int):
        return at_installment(parameter - due) if parameter > due else None
    if when.name == "on_date" and parameter is not None and not isinstance(parameter, int):
        if parameter > on:
            return when
        before = schedule.due_days[due - 1] if due else schedule.terms.disbursed_on.toordinal()
        return on_date(on + timedelta(days=1)) if parameter.toordinal() > before else None
    raise unsaid("charges", f"the fee {fee.name!r}, {when.definition},")


def _of_the_rest(fee: Fee, when: FeeWhen, terms: LoanTerms) -> list[Fee]:
    lent = terms.lent.minor
    if fee.on == AMOUNT_LENT:
        amount = Money.from_minor(fee_of(fee, lent)(lent)[0], terms.currency)
        return [Fee(fee.name, amount, when=when, tax=fee.tax)] if amount.minor else []
    above = fee.above
    if above is not None:
        if above.charged != WHOLE:
            raise unsaid("charges", f"the fee {fee.name!r}, of a part above {above.amount},")
        if lent <= above.amount.minor:
            return []
    return [Fee(fee.name, fee.what, when=when, on=fee.on, tax=fee.tax, limits=fee.limits, rounding=fee.rounding)]
