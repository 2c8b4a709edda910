"""A loan book with its payments, made up: for documentation, tests and benchmarks.

Groups of twenty loans meet on a weekday of their own; twenty-five groups are a branch.
The loans are of three products that come with the library, were paid out in the year before
the last day, and those of members who stopped paying up to two and a half years before it.
How members pay is in `sample_histories`, and whose the loans are in `sample_members`. No
member, and no loan, is a real one.

>>> made = sample_book(loans=200)
>>> made.loans, made.payments
(<LoanRows of 200 loans>, <PaymentRows of 4,742 payments>)
>>> made.loans.loan[0], made.loans.disbursed_on(0), made.loans.words["branch"].at(0)
('L-000001', datetime.date(2025, 10, 26), 'B-01')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from microloan.calendars import holiday_rule, weekend
from microloan.calendars.days import checked_day, day_number
from microloan.calendars.weekdays import Weekday
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.portfolio.book import LoanBook
from microloan.portfolio.columns import UNIX_EPOCH, check_numpy
from microloan.portfolio.exchange.rows import LoanRows, PaymentRows, Texts, Words
from microloan.portfolio.sample_histories import Draws, Habits, habits, history
from microloan.portfolio.sample_holidays import sample_holidays
from microloan.portfolio.sample_members import members
from microloan.products import Calendar, preset

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column
    from microloan.calendars.holidays import HolidayList
    from microloan.products import LoanProduct

SAMPLE_DAY: Final = date(2026, 6, 30)
_MOST_LOANS = 10_000_000
_IN_GROUP, _IN_BRANCH = 20, 500
_MEETING_DAYS = (Weekday.SUNDAY, Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY)
# The product, how many of 20 loans are of it, the least and the most that is lent in thousands.
_PRODUCTS = (("jcf-jagoron", 12, 5, 49), ("dus-jagoron-flat", 5, 10, 59), ("asa-primary", 3, 10, 99))
_THOUSAND = 100_000
_YEAR_DAYS, _MOST_DAYS = 365, 900
_FRIDAY = 4
_FIRST_YEAR, _LAST_YEAR = 1980, 2100


@dataclass(frozen=True, slots=True, eq=False)
class SampleBook:
    """A loan book with its payments, made up; `sample_book` makes it.

    Parameters
    ----------
    loans
        The loans.
    payments
        What was paid for them until the last day, in the order of days.
    holidays
        The holidays that the groups keep: no meeting is on one.
    until
        The last day.

    Examples
    --------
    >>> sample_book(loans=5).until
    datetime.date(2026, 6, 30)
    """

    loans: LoanRows
    payments: PaymentRows
    holidays: HolidayList
    until: date

    @property
    def calendar(self) -> Calendar:
        """The calendar of all loans: what falls on a day off is paid on the next working day."""
        return Calendar(
            weekend=weekend.FRIDAY_SATURDAY, holidays=self.holidays, on_holiday=holiday_rule.NEXT_WORKING_DAY
        )

    def product(self, name: str) -> LoanProduct:
        """Return a product as the sample book has it, with its calendar."""
        return replace(preset(name), calendar=self.calendar)


def sample_book(*, loans: int, seed: int = 1, until: date = SAMPLE_DAY) -> SampleBook:
    """Return a loan book with its payments, made up.

    Parameters
    ----------
    loans
        How many, from 1 to 10 million.
    seed
        From 0; the same gives the same book on every machine.
    until
        The last day on which something was paid.

    Raises
    ------
    MicroloanError
        If an argument is out of range.

    Examples
    --------
    >>> made = sample_book(loans=1_000, seed=7)
    >>> len(made.loans), int(made.loans.principal.min()), len(made.loans.words["group"].values)
    (1000, 500000, 50)
    """
    _check("loans", loans, 1, _MOST_LOANS)
    _check("seed", seed, 0, 2**63 - 1)
    checked_day(until, "until")
    if not _FIRST_YEAR <= until.year <= _LAST_YEAR:
        problem = f"must be in the years {_FIRST_YEAR} to {_LAST_YEAR}"
        raise MicroloanError("until", until, problem, code="out_of_range")
    check_numpy()
    draws = Draws(seed)
    of = habits(draws, loans)
    rows = _loans(draws, of, loans, day_number(until))
    made = SampleBook(rows, _no_payments(), sample_holidays(until.year - 4, until.year + 3), until)
    made = replace(made, payments=_payments(made, of, draws))
    whose = members(draws, rows.words["group"], rows.words["product"])
    return replace(made, loans=replace(rows, words={**whose, **rows.words}))


def _loans(draws: Draws, of: Habits, loans: int, until: int) -> LoanRows:
    import numpy as np

    number = np.arange(loans)
    group = number // _IN_GROUP
    meeting = draws.below(len(_MEETING_DAYS), int(group[-1]) + 1)[group]
    of_twenty = draws.below(20, loans)
    ends = np.cumsum([share for _, share, _, _ in _PRODUCTS])
    product = np.searchsorted(ends, of_twenty, side="right")
    least, most = (np.array([row[place] for row in _PRODUCTS])[product] for place in (2, 3))
    # One draw for all products: a number below the common multiple of nothing in particular, taken as a share.
    principal = (least + draws.below(1 << 20, loans) * (most - least + 1) // (1 << 20)) * _THOUSAND
    days = 1 + draws.below(1 << 20, loans) * np.where(of.stopped, _MOST_DAYS, _YEAR_DAYS) // (1 << 20)
    disbursed = until - days
    # Paid out on a working day: what falls on Friday or Saturday, on the Thursday before.
    weekday = (disbursed - 1) % 7
    disbursed = disbursed - np.where((weekday == _FRIDAY) | (weekday == _FRIDAY + 1), weekday - _FRIDAY + 1, 0)
    branches = tuple(f"B-{one + 1:02d}" for one in range((loans - 1) // _IN_BRANCH + 1))
    groups = tuple(
        f"{branches[one * _IN_GROUP // _IN_BRANCH]}-G{one % (_IN_BRANCH // _IN_GROUP) + 1:02d}"
        for one in range(int(group[-1]) + 1)
    )
    words = {
        "product": Words(tuple(name for name, *_ in _PRODUCTS), product),
        "first_due": Words(tuple(day.text for day in _MEETING_DAYS), meeting),
        "branch": Words(branches, number // _IN_BRANCH),
        "group": Words(groups, group),
    }
    names = tuple(f"L-{one + 1:06d}" for one in range(loans))
    return LoanRows(BDT, number + 2, names, principal, disbursed, np.zeros(loans, dtype=np.int64), words)


def _payments(made: SampleBook, of: Habits, draws: Draws) -> PaymentRows:
    """Return the payments of all loans, product by product and meeting day by meeting day."""
    import numpy as np

    rows, until = made.loans, day_number(made.until)
    product, meeting = rows.words["product"], rows.words["first_due"]
    found: list[tuple[Column, Column, Column]] = []
    for code, name in enumerate(product.values):
        for day, weekday in enumerate(_MEETING_DAYS):
            which = np.flatnonzero((product.codes == code) & (meeting.codes == day))
            if not len(which):
                continue
            book = LoanBook.from_columns(
                made.product(name),
                principal=rows.principal[which],
                disbursed_on=(rows.disbursed[which] - UNIX_EPOCH).astype("datetime64[D]"),
                first_due=weekday,
            )
            paid_on, amount = history(book.schedules(), Habits(*(column[which] for column in of)), draws)
            row, column = ((amount > 0) & (paid_on <= until)).nonzero()
            found.append((which[column], paid_on[row, column], amount[row, column]))
    loan, paid_on, amount = (np.concatenate(columns) for columns in zip(*found, strict=True))
    return _in_order(loan, paid_on, amount, rows.loan)


def _in_order(loan: Column, paid_on: Column, amount: Column, names: tuple[str, ...]) -> PaymentRows:
    """Return payments by day and loan; what one member paid on one day is one payment."""
    import numpy as np

    key = paid_on * len(names) + loan
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = np.flatnonzero(np.concatenate([np.ones(min(len(key), 1), dtype=bool), key[1:] != key[:-1]]))
    amounts = np.add.reduceat(amount[order], first) if len(first) else amount
    kept = order[first]
    receipts = Texts.of([f"R-{one + 1:07d}" for one in range(len(first))])
    return PaymentRows(BDT, np.arange(len(first)) + 2, Words(names, loan[kept]), paid_on[kept], amounts, receipts)


def _no_payments() -> PaymentRows:
    import numpy as np

    none = np.zeros(0, dtype=np.int64)
    return PaymentRows(BDT, none, Words((), none), none, none)


def _check(argument: str, value: object, least: int, most: int) -> None:
    if type(value) is not int or not least <= value <= most:
        problem = f"must be a whole number from {least:,} to {most:,}"
        raise MicroloanError(argument, value, problem, code="out_of_range")
