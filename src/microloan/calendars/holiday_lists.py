"""Several lists of holidays as one: year after year, or nation and branch together.

================  ===================================================================
`chain_holidays`  one list after the other: it covers what they cover together
`join_holidays`   lists that hold at once: it covers what each of them covers
================  ===================================================================

>>> from datetime import date
>>> from microloan.calendars.holidays import ESTIMATED, Holiday, HolidayList
>>> def listed(code, year, *holidays):
...     first, last = date(year, 1, 1), date(year, 12, 31)
...     return HolidayList(code=code, name=code, first=first, last=last, source="ours", holidays=holidays)
>>> eid = Holiday(date(2027, 3, 10), "Eid al-Fitr", "our reckoning", ESTIMATED)
>>> nation = chain_holidays(listed("BD", 2026), listed("BD", 2027, eid))
>>> nation.covered.text
'2026-2027'
>>> fair = Holiday(date(2027, 2, 3), "fair at the market", "notice of the branch")
>>> here = join_holidays(nation, listed("Bogura", 2027, fair))
>>> here.code, here.covered.text, [holiday.name for holiday in here.holidays]
('BD+Bogura', '2027', ['fair at the market', 'Eid al-Fitr'])
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from microloan.calendars.days import day_number
from microloan.calendars.holidays import ANNOUNCED, ESTIMATED, Holiday, HolidayList
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def chain_holidays(*lists: HolidayList) -> HolidayList:
    """Return one list of several that follow each other: this year's and the next's.

    It has the code and the name of the first, and covers what they cover together.

    Parameters
    ----------
    lists
        In order: each begins on the day after the one before it ends.

    Raises
    ------
    MicroloanError
        If there is none, one is not a `HolidayList`, or one does not follow on.

    Examples
    --------
    >>> from datetime import date
    >>> def year(number):
    ...     first, last = date(number, 1, 1), date(number, 12, 31)
    ...     return HolidayList(code="BD", name="Bangladesh", first=first, last=last, source="ours")
    >>> chain_holidays(year(2026), year(2027)).last
    datetime.date(2027, 12, 31)
    """
    first, *rest = _checked(lists)
    last = first
    for following in rest:
        if day_number(following.first) != day_number(last.last) + 1:
            problem = f"must be the day after {last.last}, on which the list before it ends"
            raise MicroloanError("first", following.first, problem, code="out_of_order")
        last = following
    return replace(
        first,
        last=last.last,
        source=_gathered(one.source for one in lists),
        holidays=tuple(holiday for one in lists for holiday in one.holidays),
    )


def join_holidays(*lists: HolidayList) -> HolidayList:
    """Return one list of several that hold at once: the nation's and the branch's.

    It covers the dates that all of them cover. A holiday that several name alike is kept
    once, as announced if one of them says so.

    Parameters
    ----------
    lists
        At least one.

    Raises
    ------
    MicroloanError
        If there is none, one is not a `HolidayList`, or no date is covered by all.

    Examples
    --------
    >>> from datetime import date
    >>> def until(code, last):
    ...     return HolidayList(code=code, name=code, first=date(2026, 1, 1), last=last, source="ours")
    >>> join_holidays(until("BD", date(2026, 12, 31)), until("Bogura", date(2026, 6, 30))).last
    datetime.date(2026, 6, 30)
    """
    checked = _checked(lists)
    first, last = max(one.first for one in checked), min(one.last for one in checked)
    if last < first:
        covered = ", ".join(f"{one.code} {one.covered.text}" for one in checked)
        raise MicroloanError("lists", covered, "cover no date together", code="no_overlap")
    held: dict[tuple[date, str], Holiday] = {}
    for holiday in (holiday for one in checked for holiday in one.holidays if first <= holiday.day <= last):
        key = holiday.day, holiday.name
        if key not in held or (held[key].certainty, holiday.certainty) == (ESTIMATED, ANNOUNCED):
            held[key] = holiday
    return HolidayList(
        code="+".join(dict.fromkeys(one.code for one in checked)),
        name=" + ".join(dict.fromkeys(one.name for one in checked)),
        first=first,
        last=last,
        source=_gathered(one.source for one in checked),
        holidays=tuple(held.values()),
    )


def _checked(lists: tuple[object, ...]) -> tuple[HolidayList, ...]:
    if not lists or not all(isinstance(one, HolidayList) for one in lists):
        raise MicroloanError("lists", lists, "must be one HolidayList or more", code="wrong_type")
    return cast("tuple[HolidayList, ...]", lists)


def _gathered(sources: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(sources))
