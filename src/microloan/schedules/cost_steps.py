"""The arithmetic of fees and savings, in steps: base, threshold, rate, limit, rounding, tax.

>>> from microloan.currency import INR
>>> from microloan.interest.working import Pen
>>> from microloan.products import fee_when
>>> from microloan.products.fees import Fee, FeeTax
>>> processing = Fee("processing fee", "1.5%", when=fee_when.WITHHELD, tax=FeeTax("GST", "18%"))
>>> for step in fee_steps(processing, 4_000_000, 4_000_000, Pen(INR)):
...     print(step)
fee: processing fee: 40,000.00 (the amount lent) × 1.5% → 600.00
tax: GST on processing fee: 600.00 × 18% → 108.00
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.currency import Money
from microloan.explanation import Step
from microloan.products.charging import counted_of, fee_of, raised_principal, withheld
from microloan.products.fee_when import WITHHELD, AtDisbursement
from microloan.products.paying_out import paid_down
from microloan.schedules.costs import bases_of, fees_of, period_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.interest.working import Pen
    from microloan.products.compulsory_savings import CompulsorySavings
    from microloan.products.fees import Fee
    from microloan.products.terms import LoanTerms
    from microloan.schedules.schedule import Schedule


def fee_steps(fee: Fee, lent: int, base: int, pen: Pen) -> Iterator[Step]:
    """Yield the steps of one fee that is due once: the fee, then the tax on it."""
    amounts = fee_of(fee, lent)(base)
    yield Step(f"fee: {fee.name}", _fee_working(fee, lent, base, pen), pen.amount(amounts.fee))
    if fee.tax is None:
        return
    rate = fee.tax.rate
    exact = (amounts.fee * rate.numerator, rate.denominator)
    working = pen.rounded(f"{pen.amount(amounts.fee)} × {rate}", *exact, fee.tax.rounding.rule())
    names = (fee.tax.name, fee.name)
    # A name with " on " in it is quoted: no two labels are alike.
    tax, name = map(repr, names) if any(" on " in each for each in names) else names
    yield Step(f"tax: {tax} on {name}", working, pen.amount(amounts.tax))


def disbursement_steps(terms: LoanTerms, pen: Pen) -> tuple[Step, ...]:
    """Return the steps from the amount lent to what is paid out, and to what is owed."""
    lent = terms.lent.minor
    steps = [Step("amount lent", "", pen.amount(lent))]
    for fee in terms.charges:
        if isinstance(fee.when, AtDisbursement):
            steps += fee_steps(fee, lent, lent, pen)
            due = pen.amount(fee_of(fee, lent)(lent).total)
            steps.append(Step(f"due: {fee.name}", fee.when.definition, due))
    if terms.savings is not None and terms.savings.when == WITHHELD:
        steps.append(_savings_step(terms.savings, lent, pen))
    kept, down = withheld(terms.charges, terms.savings, lent), paid_down(terms.principal, lent)
    if down:
        steps.append(Step("down payment", "paid by the borrower on the day", pen.amount(down)))
    less = "".join(f" − {pen.amount(part)} {word}" for part, word in ((down, "paid down"), (kept, "withheld")) if part)
    steps.append(Step("net disbursed", f"{pen.amount(lent)}{less}" if less else "", pen.amount(lent - down - kept)))
    added = raised_principal(terms.charges, lent) - lent
    if added or down:
        more = f" + {pen.amount(added)} added to the principal" if added else ""
        less = f" − {pen.amount(down)} paid down" if down else ""
        steps.append(Step("principal owed", f"{pen.amount(lent)}{more}{less}", pen.amount(lent + added - down)))
    return (*steps, *_parts(terms, kept, pen))


def _parts(terms: LoanTerms, kept: int, pen: Pen) -> tuple[Step, ...]:
    """Return a step for each part of a loan that is paid out in parts."""
    if isinstance(terms.principal, Money) or not terms.principal.tranches:
        return ()
    (first_on, first), *later = terms.principal.parts(terms.disbursed_on)
    working = f"{pen.amount(first.minor)} − {pen.amount(kept)} withheld" if kept else "the first part"
    steps = [Step(f"paid out on {first_on}", working, pen.amount(first.minor - kept))]
    steps += [Step(f"paid out on {paid_on}", "a later part", pen.amount(amount.minor)) for paid_on, amount in later]
    return tuple(steps)


def row_cost_steps(schedule: Schedule, number: int, pen: Pen) -> tuple[Step, ...]:
    """Return the steps of an installment's fees and savings, and what is collected."""
    terms, row = schedule.terms, schedule.installment(number)
    bases, period = bases_of(schedule, number), period_of(schedule, number)
    steps: list[Step] = []
    for fee, times in fees_of(terms.charges, period):
        steps += fee_steps(fee, bases.lent, fee.on.of(bases), pen)
        if times > 1:
            once = fee_of(fee, bases.lent)(fee.on.of(bases)).total
            steps.append(Step(f"due: {fee.name}", f"{pen.amount(once)} × {times}", pen.amount(once * times)))
    if schedule.fee_parts:
        working = f"{pen.amount((row.principal + row.interest).minor)} + {pen.amount(row.fee.minor)} fees"
        steps.append(Step("total with fees", working, pen.amount(row.total.minor)))
    if schedule.savings_parts and terms.savings is not None:
        steps.append(_savings_step(terms.savings, terms.savings.on.of(bases), pen))
        working = f"{pen.amount(row.total.minor)} + {pen.amount(row.savings.minor)} savings"
        steps.append(Step("to collect", working, pen.amount(row.to_collect.minor)))
    if terms.savings is not None and number == len(schedule):
        steps.append(returned_step(schedule, pen))
    return tuple(steps)


def returned_step(schedule: Schedule, pen: Pen) -> Step:
    """Return how what comes back with the last installment is made up."""
    deposited, interest = schedule.savings_deposited.minor, schedule.savings_interest.minor
    sign = "−" if interest < 0 else "+"
    earned = f" {sign} {pen.amount(abs(interest))} interest" if interest else ""
    return Step("savings returned", f"{pen.amount(deposited)} deposited{earned}", pen.amount(deposited + interest))


def _savings_step(savings: CompulsorySavings, base: int, pen: Pen) -> Step:
    if not isinstance(savings.what, Rate):
        return Step("savings", "a given amount", pen.amount(savings.what.minor))
    exact = (base * savings.what.numerator, savings.what.denominator)
    working = f"{pen.amount(base)} ({savings.on.definition}) × {savings.what}"
    return pen.step("savings", working, exact, savings.rounding.rule())


def _fee_working(fee: Fee, lent: int, base: int, pen: Pen) -> str:
    """Return how a fee comes to its amount before tax."""
    above = fee.above
    counted = counted_of(fee, lent, base)
    if above is not None and counted == 0:
        return f"nothing: {above.charged.definition} {pen.amount(above.amount.minor)}"
    threshold = "" if above is None else f", {above.charged.definition} {pen.amount(above.amount.minor)}"
    what = fee.what
    if not isinstance(what, Rate):
        return f"a given amount{threshold}"
    base_name = fee.on.definition
    if above is not None and counted != base:
        base_name, threshold = f"{base_name} above {pen.amount(above.amount.minor)}", ""
    rule = fee.rounding.rule()
    exact = (counted * what.numerator, what.denominator)
    product = f"{pen.amount(counted)} ({base_name}) × {what}"
    amount, found = rule.apply(*exact), fee_of(fee, lent)(base).fee
    if amount == found:
        return f"{pen.rounded(product, *exact, rule)}{threshold}"
    limit = "at least" if found > amount else "at most"
    return f"{product} = {pen.exact(*exact)}, {limit} {pen.amount(found)}{threshold}"
