"""Graces, calendars and parts of a loan in words, for a product's description.

>>> from microloan.calendars import MONTH
>>> from microloan.products import Rhythm
>>> graces_in_words(Rhythm(MONTH, (12,), (NO_GRACE, Grace(principal_periods=3))))
'every month: none, or 3 installments without principal'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars import broken_period, interest_days
from microloan.interest.grace import NO_GRACE, Grace

if TYPE_CHECKING:
    from microloan.products import AmountRange, Calendar, Rhythm, Tranche


def parts_in_words(offered: AmountRange) -> list[tuple[str, str]]:
    """Return how the loans of a product are paid out, where it is not simply on one day.

    >>> from microloan.currency import INR
    >>> from microloan.products import AmountRange, Tranche
    >>> offered = AmountRange(minimum=INR(10_000), maximum=INR(40_000), tranches=(Tranche("40%", after_days=56),))
    >>> parts_in_words(offered)
    [('Paid out', 'in 2 parts: the second, 40%, 56 days after the first')]
    """
    lines: list[tuple[str, str]] = []
    if offered.tranches:
        later = "; ".join(f"the {_place(place)}, {_tranche(one)}" for place, one in enumerate(offered.tranches, 2))
        lines.append(("Paid out", f"in {len(offered.tranches) + 1} parts: {later}"))
    if offered.down_payment is not None:
        lines.append(("Down payment", f"{offered.down_payment} of the amount lent, on the day of disbursement"))
    return lines


def graces_in_words(rhythm: Rhythm) -> str:
    """Return the graces of a rhythm, from which a borrower may choose."""
    said = list(map(grace_in_words, rhythm.graces))
    counts = [str(grace.principal_periods) for grace in rhythm.graces if grace != NO_GRACE]
    plain = [Grace(principal_periods=int(count)) for count in counts]
    if len(counts) > 1 and [grace for grace in rhythm.graces if grace != NO_GRACE] == plain:
        choices = f"{', '.join(counts[:-1])} or {counts[-1]} installments without principal"
        said = [*(["none"] if NO_GRACE in rhythm.graces else []), choices]
    return f"every {rhythm.every}: {', or '.join(said)}"


def grace_in_words(grace: Grace) -> str:
    """Return what the first installments do not ask for.

    >>> grace_in_words(Grace(principal_periods=3, deferred_periods=3, principal_every=3))
    '3 installments without principal, interest of 3 collected with the first installment after it, \
principal with every third'
    """
    said: list[str] = []
    if grace.principal_periods:
        said.append(f"{_installments(grace.principal_periods)} without principal")
    if grace.deferred_periods:
        said.append(f"interest of {grace.deferred_periods} {grace.collected.definition}")
    if grace.interest_free_periods:
        said.append(f"{_installments(grace.interest_free_periods)} free of interest")
    if grace.principal_every > 1:
        said.append(f"principal with every {_place(grace.principal_every)}")
    return ", ".join(said) or "none"


def calendar_in_words(calendar: Calendar) -> list[tuple[str, str]]:
    """Return the days off, and what becomes of a date on them; nothing where every day is worked.

    >>> from microloan.calendars import holiday_rule, weekend
    >>> from microloan.products import Calendar
    >>> calendar_in_words(Calendar(weekend=weekend.FRIDAY_SATURDAY, on_holiday=holiday_rule.NEXT_WORKING_DAY))
    [('Weekend', 'friday and saturday'), ('Days off', 'next working day')]
    """
    lines: list[tuple[str, str]] = []
    if calendar.weekend.days:
        lines.append(("Weekend", " and ".join(calendar.weekend.texts)))
    if calendar.holidays is not None:
        listed = calendar.holidays
        lines.append(("Holidays", f"{listed.name}, {listed.first} to {listed.last}"))
    if calendar.moves:
        lines.append(("Days off", _word(calendar.on_holiday.name)))
    if calendar.interest_days != interest_days.COMPUTE_THEN_SHIFT:
        lines.append(("Interest days", _word(calendar.interest_days.name)))
    if calendar.broken_period != broken_period.AS_ACCRUED:
        lines.append(("Broken period", _word(calendar.broken_period.name)))
    return lines


def _tranche(one: Tranche) -> str:
    when = f"on {one.on}" if one.after_days is None else f"{one.after_days} days after the first"
    return f"{one.what}, {when}"


def _installments(count: int) -> str:
    return f"{count} installment{'' if count == 1 else 's'}"


def _place(number: int) -> str:
    words = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}
    return words.get(number, f"{number}th")


def _word(name: str) -> str:
    return name.replace("_", " ")
