"""The arithmetic of a term deposit, step by step.

>>> from microloan.calendars.frequencies import days
>>> from microloan.currency import BDT
>>> from microloan.savings.deposits.term_deposit import TermDeposit
>>> from microloan.savings.deposits.term_maturing import mature_term_deposit
>>> print(explain_term_deposit(mature_term_deposit(TermDeposit(BDT(100_000), term=days(91), rate="7%"))))
Tk. 1,00,000 for 91 days at 7%
  interest  1,00,000.00 × 0.0174… = 1745.2054…, rounded half up to a multiple of 0.01  → 1,745.21
  paid out  1,00,000.00 + 1,745.21                                                     → 1,01,745.21
  interest is simple, on each deposit for as long as it lies; paid at maturity
  91/365 of a year
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.explanation import Explanation, Step
from microloan.interest.working import Pen
from microloan.savings.deposits.explaining import worked_out
from microloan.savings.deposits.term_maturing import factors_of

if TYPE_CHECKING:
    from fractions import Fraction

    from microloan.savings.deposits.term_maturing import MaturedTermDeposit

_REGULAR_SHOWN = 12


def explain_term_deposit(matured: MaturedTermDeposit) -> Explanation:
    """Return the arithmetic of what a term deposit pays."""
    deposit, rules = matured.deposit, matured.deposit.rules
    pen = Pen(deposit.principal.currency)
    length = deposit.term if matured.closed_after is None else matured.closed_after
    steps = list(_early(pen, matured) if matured.closed_after is not None else _payments(pen, matured))
    principal, last = deposit.principal.minor, matured.payments[-1]
    if rules.tax is not None:
        rates = dict.fromkeys(str(rules.tax.rate_on(one.paid_on)) for one in matured.payments)
        steps.append(Step("tax", f"{', then '.join(rates)} of each payment", pen.amount(matured.tax.minor)))
    parts = [pen.amount(principal), f" + {pen.amount(last.interest.minor)}"]
    parts += [f" − {pen.amount(last.tax.minor)}"] if last.tax.minor else []
    parts += [f" − {pen.amount(matured.recovered.minor)}"] if matured.recovered.minor else []
    steps.append(Step("paid out", "".join(parts), pen.amount(matured.paid_out.minor)))
    notes = [f"interest is {rules.growth.definition}; paid {rules.payout.definition}"]
    notes.append(_years(deposit.span(length).years))
    if matured.closed_after is not None:
        notes.append(f"closed after {length.text} of {deposit.term.text}, it pays {rules.early.definition}")
    title = f"{deposit.principal} for {length.text} at {matured.rate}"
    return Explanation(title, tuple(steps), tuple(notes))


def _years(years: Fraction) -> str:
    """Return the time that interest is counted for.

    >>> from fractions import Fraction
    >>> _years(Fraction(91, 365)), _years(Fraction(1)), _years(Fraction(3, 2))
    ('91/365 of a year', '1 year', '3/2 years')
    """
    if years < 1:
        return f"{years} of a year"
    return "1 year" if years == 1 else f"{years} years"


def _payments(pen: Pen, matured: MaturedTermDeposit) -> list[Step]:
    deposit, several = matured.deposit, len(matured.payments) > 1
    steps: list[Step] = []
    pairs = list(zip(matured.payments, factors_of(deposit, deposit.term), strict=True))
    for payment, (_, factor) in pairs[: _REGULAR_SHOWN - 1] + pairs[_REGULAR_SHOWN - 1 :][-1:]:
        working = worked_out(pen, deposit.principal.minor, factor.plus(-1), deposit.rules.rounding.rule())
        label = f"interest {payment.number}" if several else "interest"
        steps.append(Step(label, working, pen.amount(payment.interest.minor)))
    if several:
        steps.append(Step("interest", f"{len(pairs)} payments", pen.amount(matured.interest.minor)))
    return steps


def _early(pen: Pen, matured: MaturedTermDeposit) -> list[Step]:
    deposit, after = matured.deposit, matured.closed_after
    closing = deposit.rules.early.closing(deposit.rate, deposit.term if after is None else after, deposit.measure)
    before = sum(payment.interest.minor for payment in matured.payments[:-1])
    steps: list[Step] = []
    if closing.until is not None:
        factor = deposit.rules.growth.over(deposit.span(closing.until), closing.rate.as_fraction())
        working = worked_out(pen, deposit.principal.minor, factor.plus(-1), deposit.rules.rounding.rule())
        steps.append(Step("interest", working, pen.amount(matured.interest.minor)))
    if before:
        steps.append(Step("paid before", f"{len(matured.payments) - 1} payments", pen.amount(before)))
    if matured.recovered.minor:
        steps.append(Step("recovered", "paid before beyond what was earned", pen.amount(matured.recovered.minor)))
    return steps
