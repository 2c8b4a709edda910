"""Day counts: which part of a year lies between two dates, exactly.

===================  =========================================================
`ACTUAL_365`         days / 365
`ACTUAL_360`         days / 360
`ACTUAL_364`         days / 364, so that a week is exactly 1/52
`ACTUAL_ACTUAL`      days in leap years / 366 + other days / 365 (ISDA)
`NL_365`             days without any 29 February / 365
`THIRTY_360_BOND`    months of 30 days / 360; a 31st is cut after a 30th
`THIRTY_U_360`       the same, with the end of February as a 30th (US)
`THIRTY_E_360`       months of 30 days / 360; every 31st is cut (Eurobond)
`THIRTY_E_360_ISDA`  the same, with the end of February as a 30th, except on
                     the termination date (German)
===================  =========================================================

A fraction is a whole numerator over the day count's own denominator; nothing is
rounded. The start is counted and the end is not, except where a definition says
otherwise.

A day count of your own is another `DayCount`, with a module-level function if it is to
be pickled.

>>> from datetime import date
>>> ACTUAL_365.year_fraction(date(2024, 1, 3), date(2024, 1, 24))
Fraction(21, 365)
>>> THIRTY_E_360.year_fraction(date(2024, 1, 31), date(2024, 2, 29))
Fraction(29, 360)
>>> ACTUAL_ACTUAL
day_count.ACTUAL_ACTUAL
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.kinds import minimum, where
from microloan.calendars.days import checked_day, civil, is_leap
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.kinds import N, Truth

_NO_DAY = 0


class CountedDays(Protocol):
    """How a `DayCount` counts: start, end and termination in, a whole numerator out."""

    def __call__(self, start: N, end: N, termination: N | int, /) -> N:
        """Return the numerator of the fraction of a year."""
        ...


@dataclass(frozen=True, slots=True)
class DayCount:
    """A day-count convention: its name, denominator, how it counts, definition and source.

    Parameters
    ----------
    name
        The word used in records and explanations, such as ``actual_365``.
    denominator
        Parts of a year, at least 1.
    days
        Day numbers of start, end (not before the start) and termination date to the
        number of such parts between start and end. Each is an ``int`` or an int64 array
        of shape ``(loans,)``; a termination of 0 means that none is known.
    definition
        One sentence, for explanations.
    source
        The document that states the rule.

    Raises
    ------
    MicroloanError
        If `name` is not a word, `denominator` not a whole number from 1, or `days` not a
        function.

    Notes
    -----
    The fraction of a year is ``days / denominator``, exactly.

    Examples
    --------
    >>> ACTUAL_360.days(739_620, 739_650, 0), ACTUAL_360.denominator
    (30, 360)
    """

    name: str
    denominator: int
    days: CountedDays
    definition: str
    source: str

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name.isidentifier():
            raise MicroloanError("name", self.name, "must be a word like actual_365", code="bad_name")
        if type(self.denominator) is not int or self.denominator < 1:
            raise MicroloanError("denominator", self.denominator, "must be a whole number from 1", code="out_of_range")
        if not callable(self.days):
            raise MicroloanError("days", self.days, "must be a function of start, end, termination", code="wrong_type")

    def year_fraction(self, start: date, end: date, termination: date | None = None) -> Fraction:
        """Return the part of a year from one date to another.

        Parameters
        ----------
        start
            The first day, counted.
        end
            The day after the last one counted; the same as `start` gives 0.
        termination
            The last date of the contract, which `THIRTY_E_360_ISDA` asks for; leave it
            out where it is not the end of a February or not known.

        Raises
        ------
        MicroloanError
            If one of them is not a date, or `end` lies before `start`.

        Examples
        --------
        >>> from datetime import date
        >>> ACTUAL_ACTUAL.year_fraction(date(2023, 12, 31), date(2024, 1, 2)) == Fraction(1, 365) + Fraction(1, 366)
        True
        """
        first, last = checked_day(start, "start"), checked_day(end, "end")
        if last < first:
            raise MicroloanError("end", end, f"must not be before start={start}", code="out_of_order")
        stop = _NO_DAY if termination is None else checked_day(termination, "termination")
        return Fraction(self.days(first, last, stop), self.denominator)

    def __repr__(self) -> str:
        return f"day_count.{self.name.upper()}"


def _actual(start: N, end: N, _termination: N | int, /) -> N:
    return end - start


def _actual_actual(start: N, end: N, _termination: N | int, /) -> N:
    # A day in a leap year is 365 parts, another is 366 parts of 365 * 366.
    return 366 * (end - start) - (_days_in_leap_years_before(end) - _days_in_leap_years_before(start))


def _no_leap(start: N, end: N, _termination: N | int, /) -> N:
    return end - start - (_leap_days_up_to(end) - _leap_days_up_to(start))


def _thirty_bond(start: N, end: N, _termination: N | int, /) -> N:
    from_year, from_month, first = civil(start)
    to_year, to_month, last = civil(end)
    last = where((first >= 30) & (last == 31), 30, last)
    return _thirty(to_year - from_year, to_month - from_month, last - minimum(first, 30))


def _thirty_us(start: N, end: N, _termination: N | int, /) -> N:
    from_year, from_month, first = civil(start)
    to_year, to_month, last = civil(end)
    from_february = _ends_february(from_year, from_month, first)
    last = where(from_february & _ends_february(to_year, to_month, last), 30, last)
    first = where(from_february, 30, first)
    last = where((first >= 30) & (last == 31), 30, last)
    return _thirty(to_year - from_year, to_month - from_month, last - minimum(first, 30))


def _thirty_european(start: N, end: N, _termination: N | int, /) -> N:
    from_year, from_month, first = civil(start)
    to_year, to_month, last = civil(end)
    return _thirty(to_year - from_year, to_month - from_month, minimum(last, 30) - minimum(first, 30))


def _thirty_european_isda(start: N, end: N, termination: N | int, /) -> N:
    from_year, from_month, first = civil(start)
    to_year, to_month, last = civil(end)
    first = where(_ends_february(from_year, from_month, first), 30, minimum(first, 30))
    # An empty period counts no day, the one on the termination date included.
    moves = (end != termination) | (end == start)
    last = where(_ends_february(to_year, to_month, last) & moves, 30, minimum(last, 30))
    return _thirty(to_year - from_year, to_month - from_month, last - first)


def _thirty(years: N, months: N, days: N) -> N:
    return 360 * years + 30 * months + days


def _ends_february(year: N, month: N, day_of_month: N) -> Truth:
    last_day: N = where(is_leap(year), 29, 28)
    ends: Truth = (month == 2) & (day_of_month >= last_day)
    return ends


def _days_in_leap_years_before(day: N) -> N:
    year, _, _ = civil(day)
    earlier = _leap_years_up_to(year - 1)
    leap_days_this_year = _leap_years_up_to(year) - earlier
    days_this_year = day - 1 - 365 * (year - 1) - earlier
    return 366 * earlier + leap_days_this_year * days_this_year


def _leap_days_up_to(day: N) -> N:
    # The 29 February of a year is behind or today when tomorrow is its 1 March or later.
    year, month, _ = civil(day + 1)
    in_january_or_february = (14 - month) // 12
    return _leap_years_up_to(year - in_january_or_february)


def _leap_years_up_to(year: N) -> N:
    return year // 4 - year // 100 + year // 400


ACTUAL_365 = DayCount(
    "actual_365",
    365,
    _actual,
    "the actual days, over 365 in every year",
    "2006 ISDA Definitions, section 4.16(d), Actual/365 (Fixed)",
)
ACTUAL_360 = DayCount(
    "actual_360",
    360,
    _actual,
    "the actual days, over 360",
    "2006 ISDA Definitions, section 4.16(e), Actual/360",
)
ACTUAL_364 = DayCount(
    "actual_364",
    364,
    _actual,
    "the actual days, over 364: seven days are 1/52 of a year",
    "market practice for weekly periods; QuantLib, Actual364",
)
ACTUAL_ACTUAL = DayCount(
    "actual_actual",
    365 * 366,
    _actual_actual,
    "the days that lie in leap years over 366 and the others over 365; the start is counted, the end is not",
    "2006 ISDA Definitions, section 4.16(b), Actual/Actual",
)
NL_365 = DayCount(
    "nl_365",
    365,
    _no_leap,
    "the actual days less each 29 February after the start and up to the end, over 365",
    "ISO 20022, interest computation method A014, Actual/365NL",
)
THIRTY_360_BOND = DayCount(
    "thirty_360_bond",
    360,
    _thirty_bond,
    "months of 30 days, over 360; a start on the 31st becomes the 30th, and so does an end if the start is a 30th",
    "2006 ISDA Definitions, section 4.16(f), 30/360 or Bond Basis",
)
THIRTY_U_360 = DayCount(
    "thirty_u_360",
    360,
    _thirty_us,
    "as the bond basis, but a start on the last day of February becomes the 30th, and then so does such an end",
    "SIA, Standard Securities Calculation Methods, volume 1 (1993), 30/360",
)
THIRTY_E_360 = DayCount(
    "thirty_e_360",
    360,
    _thirty_european,
    "months of 30 days, over 360; each 31st becomes the 30th",
    "2006 ISDA Definitions, section 4.16(g), 30E/360 or Eurobond Basis",
)
THIRTY_E_360_ISDA = DayCount(
    "thirty_e_360_isda",
    360,
    _thirty_european_isda,
    "months of 30 days, over 360; the last day of each month becomes the 30th, except the termination date in February",
    "2006 ISDA Definitions, section 4.16(h), 30E/360 (ISDA)",
)

ALL = (
    ACTUAL_365,
    ACTUAL_360,
    ACTUAL_364,
    ACTUAL_ACTUAL,
    NL_365,
    THIRTY_360_BOND,
    THIRTY_U_360,
    THIRTY_E_360,
    THIRTY_E_360_ISDA,
)
