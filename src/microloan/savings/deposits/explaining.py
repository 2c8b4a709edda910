"""The arithmetic of a maturity amount, step by step.

>>> from microloan.savings.deposits.maturing import mature
>>> from microloan.savings.deposits.scheme import example_plan
>>> print(explain_matured(mature(example_plan())))
Tk. 500 every month for 60 months at 10%
  deposits  60 × 500.00                                                       → 30,000.00
  maturity  500.00 × 77.2295… = 38614.7575, rounded up to a multiple of 1.00  → 38,615.00
  interest  38,615.00 − 30,000.00                                             → 8,615.00
  paid out  38,615.00                                                         → 38,615.00
  deposits are made at the start of each period
  interest is accrued on the balance simply, and added to it every 12 months
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import DOWN
from microloan.currency import Money
from microloan.explanation import Explanation, Step, decimal_text
from microloan.interest.working import Pen
from microloan.savings.deposits.amounts import rounded_value

if TYPE_CHECKING:
    from microloan.arithmetic.roots import RootSum
    from microloan.arithmetic.rounding import RoundingRule
    from microloan.savings.deposits.maturing import Matured

_PLACES = 4


def explain_matured(matured: Matured) -> Explanation:
    """Return the arithmetic of what a plan pays."""
    plan, course, scheme = matured.plan, matured.course, matured.plan.scheme
    pen = Pen(plan.deposit.currency)
    deposit = pen.amount(plan.deposit.minor)
    steps = [Step("deposits", f"{course.deposits} × {deposit}", _of(pen, matured.deposited)), _maturity(pen, matured)]
    steps.append(
        Step("interest", f"{_of(pen, matured.maturity)} − {_of(pen, matured.deposited)}", _of(pen, matured.interest))
    )
    working = _of(pen, matured.maturity)
    if matured.bonus.minor and scheme.bonus is not None:
        what = scheme.bonus.what
        of = "" if isinstance(what, Money) else f"{what} of {scheme.bonus.on.definition}"
        steps.append(Step("bonus", of, _of(pen, matured.bonus)))
        working += f" + {_of(pen, matured.bonus)}"
    if scheme.tax is not None:
        earned = matured.interest.minor + matured.bonus.minor
        rate = scheme.tax.rate_on(None)
        exact = (earned * rate.numerator, rate.denominator)
        text = pen.rounded(f"{pen.amount(earned)} × {rate}", *exact, scheme.tax.rounding.rule())
        steps.append(Step("tax", text, _of(pen, matured.tax)))
        working += f" − {_of(pen, matured.tax)}"
    steps.append(Step("paid out", working, _of(pen, matured.paid_out)))
    if matured.fines.minor:
        steps.append(Step("fines", "paid beside the late deposits", _of(pen, matured.fines)))
    title = f"{plan.deposit} every {scheme.every.text} for {plan.term.text} at {course.rate}"
    notes = (f"deposits are made {scheme.when.definition}", f"interest is {scheme.growth.definition}", *course.remarks)
    return Explanation(title, tuple(steps), notes)


def _maturity(pen: Pen, matured: Matured) -> Step:
    scheme, course = matured.plan.scheme, matured.course
    result = _of(pen, matured.maturity)
    posting, minor = scheme.rounding.posting, matured.plan.deposit.minor
    raised = rounded_value(minor, course, scheme) < minor * sum(course.paid)
    floor = ", and never below the deposits" if raised else ""
    if posting is not None:
        rule = posting.rule()
        text = f"each posting rounded {rule.mode.definition} to a multiple of {pen.amount(rule.multiple)}"
        return Step("maturity", text + floor, result)
    each = matured.plan.deposit if scheme.rounding.each is None else scheme.rounding.each
    factor = scheme.growth.value(course.paid, course.rate.as_fraction(), scheme.every.periods_per_year)
    working = worked_out(pen, each.minor, factor, scheme.rounding.rule())
    if scheme.rounding.each is not None:
        working = f"({working}) × {minor // each.minor}"
    working += floor
    if course.later:
        working += f", and {course.later} deposits that earn nothing"
    return Step("maturity", working, result)


def worked_out(pen: Pen, minor: int, factor: RootSum, rule: RoundingRule) -> str:
    """Return an amount times a factor with its exact result and the rounding that follows.

    >>> from microloan.arithmetic.rounding import HALF_UP, RoundingRule
    >>> from microloan.currency import BDT
    >>> from microloan.savings.deposits.growth_kinds import plain
    >>> from fractions import Fraction
    >>> worked_out(Pen(BDT), 50_000, plain(Fraction(4, 3)), RoundingRule(1, HALF_UP))
    '500.00 × 1.3333… = 666.6666…, rounded half up to a multiple of 0.01'
    """
    text, fraction = f"{pen.amount(minor)} × {factor_text(factor)}", factor.as_fraction()
    if fraction is not None:
        return pen.rounded(text, minor * fraction.numerator, fraction.denominator, rule)
    # A sum of roots never ends: the digits cut here are followed by others.
    places = pen.currency.exponent + 2
    exact = f"{decimal_text(factor.rounded(minor * 100, 1, DOWN), 10**places, places)}…"
    return f"{text} = {exact}, rounded {rule.mode.definition} to a multiple of {pen.amount(rule.multiple)}"


def factor_text(factor: RootSum) -> str:
    """Return the first digits of a factor."""
    fraction = factor.as_fraction()
    if fraction is not None:
        return decimal_text(fraction.numerator, fraction.denominator, _PLACES)
    return decimal_text(factor.rounded(10**_PLACES, 1, DOWN), 10**_PLACES, _PLACES) + "…"


def _of(pen: Pen, amount: Money) -> str:
    return pen.amount(amount.minor)
