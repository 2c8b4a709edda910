"""The words that records use for the rules of the trade, each with its value.

>>> MODES["half_up"], SHAPES["equal_principal"], CHARGED["per_loan"]
(rounding.HALF_UP, shape.EQUAL_PRINCIPAL, PER_LOAN)
>>> name_of("accrual", ACCRUALS["per_period"], ACCRUALS)
'per_period'
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from microloan.arithmetic import rounding
from microloan.calendars import (
    DayOfMonth,
    NthWeekday,
    Weekday,
    broken_period,
    day_count,
    holiday_rule,
    interest_days,
    month_end,
)
from microloan.errors import MicroloanError
from microloan.interest import accrual, flat, grace, residual, shapes
from microloan.products import fee_above, fee_on, fee_when
from microloan.records.separated import day_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from microloan.calendars import DayCount
    from microloan.interest import Accrual
    from microloan.products.fee_when import AtDisbursement, WithInstallments
    from microloan.products.repayment import MeetingDay

T = TypeVar("T")

MODES = {mode.name: mode for mode in rounding.ALL}
SHAPES = {shape.name: shape for shape in shapes.ALL}
CHARGED = {charged.name: charged for charged in flat.ALL}
ACCRUALS: dict[str, Accrual | DayCount] = {
    **{rule.name: rule for rule in accrual.ALL},
    **{rule.name: rule for rule in day_count.ALL},
}
MONTH_ENDS = {policy.name: policy for policy in month_end.ALL}
HOLIDAY_RULES = {rule.name: rule for rule in holiday_rule.ALL}
INTEREST_DAYS = {rule.name: rule for rule in interest_days.ALL}
BROKEN_PERIODS = {rule.name: rule for rule in broken_period.ALL}
DEFERRALS = {rule.name: rule for rule in grace.DEFERRALS}
RESIDUALS = {rule.name: rule for rule in residual.ALL}
FEE_BASES = {base.name: base for base in fee_on.ALL}
FEE_TIMES: dict[str, AtDisbursement | WithInstallments] = {rule.name: rule for rule in fee_when.ALL}
THRESHOLD_RULES = {rule.name: rule for rule in fee_above.ALL}


def meeting_day_of(text: str, argument: str) -> Weekday | NthWeekday:
    """Return the meeting day of a word or two: every Wednesday, or one weekday of each month.

    >>> meeting_day_of("wednesday", "meeting_day"), meeting_day_of("second tuesday", "meeting_day")
    (Weekday.WEDNESDAY, NthWeekday(2, Weekday.TUESDAY))
    """
    return NthWeekday.from_text(text, argument) if " " in text else Weekday.from_text(text, argument)


def first_due_of(text: str, argument: str) -> MeetingDay | date:
    """Return when the first installment falls due: a meeting day, a day of each month, or a date.

    >>> first_due_of("wednesday", "first_due"), first_due_of("5", "first_due")
    (Weekday.WEDNESDAY, DayOfMonth(number=5))
    """
    if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31:
        return DayOfMonth(int(text))
    with suppress(MicroloanError):
        return meeting_day_of(text, argument)
    with suppress(MicroloanError):
        return day_in(argument, text)
    problem = (
        "must be a weekday such as wednesday, for months a day from 1 to 31 or words like 'second tuesday', "
        "or a date like 2026-01-21"
    )
    raise MicroloanError(argument, text, problem, code="unknown_name")


def name_of(argument: str, value: object, names: Mapping[str, object]) -> str:
    """Return the word for a rule; a rule of your own has none, and cannot be stored.

    Raises
    ------
    MicroloanError
        If `value` is not one of the rules that come with the library.
    """
    for name, known in names.items():
        if known == value:
            return name
    problem = f"is a rule of your own, which records cannot store; they know {', '.join(names)}"
    raise MicroloanError(argument, value, problem, code="not_storable")
