"""The arithmetic of a posting and of a line, in words and numbers.

>>> from microloan.savings.examples import example_statement
>>> explanation = explain_posting(example_statement(), 1)
>>> explanation["2024-01-01 to 2024-01-31"].working
'(1,000.00 + 1,250.00) ÷ 2 × 6% × 1/12'
>>> explanation["interest posted"].result
'41.00'
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.calendars.day_count import DayCount
from microloan.calendars.days import civil, days_in_month, from_civil, to_date
from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step
from microloan.interest.working import Pen
from microloan.products.balance import BY_DAYS, MONTHLY_AVERAGE, WHOLE_PERIOD_AVERAGE, Span
from microloan.products.savings_rates import NegativeRate, Tiers
from microloan.savings.earning import yearly_rates
from microloan.savings.periods import MONTH_PARTS, is_even

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.products.savings_rates import YearlyRate
    from microloan.savings.figures import Earned, PostedInterest
    from microloan.savings.periods import Part
    from microloan.savings.statement import SavingsStatement

_POSTED = {"interest", "tax", "duty"}


def explain_line(statement: SavingsStatement, number: int) -> Explanation:
    """Return the explanation of line `number`, counted from 1.

    Raises
    ------
    MicroloanError
        If there is no such line.

    Examples
    --------
    >>> from microloan.savings.examples import example_statement
    >>> print(explain_line(example_statement(), 2))
    Line 2 of 29, deposit on 2024-01-03
      balance before  1,000.00
      deposit         50.00
      balance after   1,000.00 + 50.00  → 1,050.00
    """
    line, row = statement.line(number), statement.rows[number - 1]
    if row.kind in _POSTED:
        return explain_posting(statement, row.place + 1)
    pen = Pen(statement.ordered.currency)
    before = row.balance - row.amount
    sign = "+" if row.amount >= 0 else "−"
    steps = (
        Step("balance before", "", pen.amount(before)),
        Step(row.kind.replace("_", " "), "", pen.amount(row.amount)),
        Step("balance after", f"{pen.amount(before)} {sign} {pen.amount(abs(row.amount))}", pen.amount(row.balance)),
    )
    title = f"Line {number} of {len(statement)}, {row.kind.replace('_', ' ')} on {line.value_date}"
    notes = () if row.day == row.booked else (f"written down on {line.booked_on}; it counts from {line.value_date}",)
    return Explanation(title, steps, notes)


def explain_posting(statement: SavingsStatement, number: int) -> Explanation:
    """Return the explanation of posting `number`, counted from 1.

    Raises
    ------
    MicroloanError
        If there is no such posting.
    """
    postings = statement.replayed.postings
    if type(number) is not int or not 1 <= number <= len(postings):
        problem = f"must be a whole number from 1 to {len(postings)}"
        raise MicroloanError("number", number, problem, code="out_of_range")
    one, before = postings[number - 1], postings[number - 2] if number > 1 else None
    first = 0 if before is None else before.spans
    spans = statement.replayed.earned[first : one.spans]
    pen = Pen(statement.ordered.currency)
    steps = [step for earned in spans for step in _span_steps(statement, earned, pen)]
    steps += _sum_steps(statement, one, spans, pen)
    terms = statement.terms
    notes = (f"interest on {terms.balance.definition}, posted {terms.posting.definition}",)
    return Explanation(f"Interest posted on {to_date(one.day)}", tuple(steps), notes)


def _sum_steps(
    statement: SavingsStatement, one: PostedInterest[int], spans: tuple[Earned[int], ...], pen: Pen
) -> Iterator[Step]:
    basis, terms = statement.rules.basis, statement.terms
    earned = sum(span.numerator for span in spans)
    carried = one.exact - earned
    if carried:
        yield Step("carried from before", "", pen.exact(carried, basis))
    if len(spans) > 1 or carried:
        yield Step("earned", "all of these", pen.exact(one.exact, basis))
    left, rule = one.exact - one.interest * basis, terms.rounding.rule()
    rounded = (
        f"{pen.exact(one.exact, basis)}, rounded {rule.mode.definition} to a multiple of {pen.amount(rule.multiple)}"
    )
    yield Step("interest posted", rounded if left else "", pen.amount(one.interest))
    if left:
        yield Step(f"left, {terms.rounding.remainder.name}", "", pen.exact(left, basis))
    tax = terms.withholding
    if tax is not None:
        rate = tax.rate_on(to_date(one.day))
        exact = (max(one.interest, 0) * rate.numerator, rate.denominator)
        working = pen.rounded(f"{pen.amount(one.interest)} × {rate}", *exact, tax.rounding.rule())
        yield Step(f"{tax.name} withheld", working, pen.amount(one.tax))
    if one.duty and terms.duty is not None:
        yield Step(terms.duty.name, "by the highest balance of the year", pen.amount(one.duty))
    credited = f"{pen.amount(one.interest)} − {pen.amount(one.tax + one.duty)}" if one.tax or one.duty else ""
    yield Step("credited", credited, pen.amount(one.interest - one.tax - one.duty))


def _span_steps(statement: SavingsStatement, earned: Earned[int], pen: Pen) -> Iterator[Step]:
    """Yield what a span earned: one step, or one for each rate that applied in it."""
    rules, method = statement.rules, statement.terms.balance
    rates = yearly_rates(statement.terms.rate)
    span, figures = earned.span, earned.figures
    for part in span.parts:
        label = f"{to_date(part.start)} to {to_date(part.end - 1)}"
        rate = _rate_text(rates[part.rate], by_balance=rules.flat[part.rate] is None)
        if method.span is Span.DAY:
            working = f"{pen.amount(figures.product)} of daily balances × {rate} {_day_text(statement, part)}"
            numerator = earned.numerator
        else:
            divisor = figures.days if method.divisor == BY_DAYS else method.divisor
            measured = max(method.measure(figures), 0)
            numerator = rules.earners[part.rate](measured, divisor) * part.factor
            working = f"{_measured_text(statement, earned, pen)} × {rate} × {_time_text(statement, part)}"
        yield Step(label, working, pen.exact(numerator, rules.basis))


def _measured_text(statement: SavingsStatement, earned: Earned[int], pen: Pen) -> str:
    method, figures = statement.terms.balance, earned.figures
    if method in {MONTHLY_AVERAGE, WHOLE_PERIOD_AVERAGE}:
        return f"({pen.amount(figures.opening)} + {pen.amount(figures.closing)}) ÷ 2"
    divisor = figures.days if method.divisor == BY_DAYS else method.divisor
    measured = pen.amount(method.measure(figures))
    return measured if divisor == 1 else f"{measured} ÷ {divisor}"


def _rate_text(rate: YearlyRate, *, by_balance: bool) -> str:
    if isinstance(rate, Tiers):
        return "the rates by balance"
    text = f"−{rate.size}" if isinstance(rate, NegativeRate) else str(rate)
    return f"{text} where it earns" if by_balance else text


def _day_text(statement: SavingsStatement, part: Part) -> str:
    count = statement.terms.day_count
    if not isinstance(count, DayCount):
        return f"÷ 12 ÷ {MONTH_PARTS // part.factor}"
    return f"÷ {Fraction(count.denominator, part.factor)}" if is_even(count) else f"by {count.name}"


def _time_text(statement: SavingsStatement, part: Part) -> str:
    """Return how much of a year a part is: days over a year's, or twelfths."""
    count = statement.terms.day_count
    if isinstance(count, DayCount):
        days = count.days(part.start, part.end, 0)
        per_day = Fraction(days, part.end - part.start)
        if is_even(count) and per_day.denominator == 1 and count.denominator % per_day.numerator == 0:
            return f"{part.end - part.start}/{count.denominator // per_day.numerator}"
        return f"{days}/{count.denominator}"
    days, (year, month, _) = part.end - part.start, civil(part.start)
    of_month = days_in_month(year, month)
    if part.end <= from_civil(year, month + 1, 1):
        return f"{days}/{of_month} × 1/12" if days < of_month else "1/12"
    return str(Fraction(part.factor, 12 * MONTH_PARTS))
