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
from microloan.products.compounding import NEVER
from microloan.savings.duties import duty_on
from microloan.savings.earning import yearly_rates
from microloan.savings.interest import rounded
from microloan.savings.periods import MONTH_PARTS, is_even
from microloan.savings.workings import Measured, earning_text, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.products.savings_terms import SavingsTerms
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
    yield _posted_step(statement, one, pen)
    left = one.exact - one.interest * basis
    if left:
        what = terms.rounding.remainder.name if _posts(statement, one) else "not posted yet"
        yield Step(f"left, {what}", "", pen.exact(left, basis))
    tax = terms.withholding
    if tax is not None:
        rate = tax.rate_on(to_date(one.day))
        exact = (max(one.interest, 0) * rate.numerator, rate.denominator)
        working = pen.rounded(f"{pen.amount(one.interest)} × {rate}", *exact, tax.rounding.rule())
        yield Step(f"{tax.name} withheld", working, pen.amount(one.tax))
    if one.duty and terms.duty is not None:
        working, due = f"for the highest balance of the year, {pen.amount(one.highest)}", _duty(terms, one)
        if one.duty < due:
            working = f"{pen.amount(due)} {working}; no more than is left"
        yield Step(terms.duty.name, working, pen.amount(one.duty))
    credited = f"{pen.amount(one.interest)} − {pen.amount(one.tax + one.duty)}" if one.tax or one.duty else ""
    yield Step("credited", credited, pen.amount(one.interest - one.tax - one.duty))


def _posts(statement: SavingsStatement, one: PostedInterest[int]) -> bool:
    """Return whether interest is posted, or a duty alone is taken."""
    closed = statement.ordered.closed
    if closed is not None and closed.value_date.toordinal() == one.day:
        return True
    return statement.terms.posting.period(one.day)[1] == one.day


def _duty(terms: SavingsTerms, one: PostedInterest[int]) -> int:
    return duty_on(terms.duty, one.day, one.highest)


def _posted_step(statement: SavingsStatement, one: PostedInterest[int], pen: Pen) -> Step:
    """Return how what is posted comes from what is earned: rounded, from zero, at most what there is."""
    rules, terms = statement.rules, statement.terms
    label, amount = "interest posted", pen.amount(one.interest)
    if not _posts(statement, one):
        return Step(label, f"none on this day; it is posted {terms.posting.definition}", amount)
    exact, rule = pen.exact(one.exact, rules.basis), terms.rounding.rule()
    due = rounded(rules, one.exact)
    if one.exact < 0 and not rules.signed:
        return Step(label, f"{exact}; no less than nothing", amount)
    working = f"{exact}, rounded {rule.mode.definition} to a multiple of {pen.amount(rule.multiple)}"
    if one.exact == due * rules.basis:
        working = "" if one.interest == due else exact
    return Step(label, working if one.interest == due else f"{working}; no more is taken than there is", amount)


def _span_steps(statement: SavingsStatement, earned: Earned[int], pen: Pen) -> Iterator[Step]:
    """Yield what a span earned: a step for each rate that applied, and for each balance where it decides."""
    rules, terms = statement.rules, statement.terms
    method, figures, rates = terms.balance, earned.figures, yearly_rates(terms.rate)
    least = terms.account.minimum_to_earn
    minimum = None if least is None else least.minor
    for part in earned.span.parts:
        rate, earn = rates[part.rate], rules.earners[part.rate]
        if method.span is not Span.DAY:
            measured = _measured(statement, earned, pen)
            numerator = earn(measured.minor, measured.divisor) * part.factor
            working = f"{earning_text(rate, measured, minimum, pen)} × {_time_text(statement, part)}"
            yield Step(_label(part.start, part.end), working, pen.exact(numerator, rules.basis))
        elif rules.days is None and rules.flat[part.rate] is not None:
            days = Measured(figures.product, 1, f"{pen.amount(figures.product)} of daily balances")
            working = f"{earning_text(rate, days, None, pen)} {_day_text(statement, part)}"
            yield Step(_label(part.start, part.end), working, pen.exact(earned.numerator, rules.basis))
        else:
            for run in runs_of(statement.ordered, earned):
                days_of_run = run.end - run.start if rules.days is None else rules.days(run.start, run.end, 0)
                held = max(run.balance, 0) if terms.compounding == NEVER else run.balance
                text = earning_text(rate, Measured(held, 1, pen.amount(held)), minimum, pen)
                time = _time_text(statement, part._replace(start=run.start, end=run.end))
                exact = pen.exact(earn(run.balance, 1) * days_of_run * part.factor, rules.basis)
                yield Step(_label(run.start, run.end), f"{text} × {time}", exact)


def _label(start: int, end: int) -> str:
    return f"{to_date(start)} to {to_date(end - 1)}"


def _measured(statement: SavingsStatement, earned: Earned[int], pen: Pen) -> Measured:
    """Return the balance of a span that earns."""
    method, figures = statement.terms.balance, earned.figures
    minor = method.measure(figures)
    divisor = figures.days if method.divisor == BY_DAYS else method.divisor
    return Measured(max(minor, 0), divisor, pen.amount(0) if minor < 0 else _measured_text(statement, earned, pen))


def _measured_text(statement: SavingsStatement, earned: Earned[int], pen: Pen) -> str:
    method, figures = statement.terms.balance, earned.figures
    if method in {MONTHLY_AVERAGE, WHOLE_PERIOD_AVERAGE}:
        return f"({pen.amount(figures.opening)} + {pen.amount(figures.closing)}) ÷ 2"
    divisor = figures.days if method.divisor == BY_DAYS else method.divisor
    measured = pen.amount(method.measure(figures))
    return measured if divisor == 1 else f"{measured} ÷ {divisor}"


def _day_text(statement: SavingsStatement, part: Part) -> str:
    """Return by what daily balances are divided, where each day counts alike."""
    count = statement.terms.day_count
    if not isinstance(count, DayCount):
        return f"÷ 12 ÷ {MONTH_PARTS // part.factor}"
    return f"÷ {Fraction(count.denominator, part.factor)}"


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
