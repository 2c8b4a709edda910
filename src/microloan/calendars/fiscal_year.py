"""Fiscal years: the year of the books that a date lies in, its label and its bounds.

============  =====================================================  ===========
`BANGLADESH`  1 July to 30 June                                      ``2025-26``
`INDIA`       1 April to 31 March                                    ``2025-26``
`NEPAL`       1 Shrawan, a 16 or 17 July, to the end of Ashadh: the  ``2082/83``
              Bikram Sambat years 2050/51 to 2083/84
`PAKISTAN`    1 July to 30 June                                      ``2025-26``
`CALENDAR`    1 January to 31 December                               ``2026``
============  =====================================================  ===========

A fiscal year of your own is another `FiscalYear`, with module-level functions if it is to
be pickled.

>>> from datetime import date
>>> [BANGLADESH.label_of(day) for day in (date(2024, 6, 30), date(2024, 7, 1))]
['2023-24', '2024-25']
>>> INDIA.dates_of(date(2026, 1, 4))
(datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))
>>> [NEPAL.label_of(day) for day in (date(2025, 7, 16), date(2025, 7, 17))]
['2081/82', '2082/83']
>>> NEPAL.label_of(date(2031, 4, 14))
Traceback (most recent call last):
    ...
microloan.calendars.coverage.NotCovered: fiscal years (nepal) cover 1993-07-16 to 2027-07-16, asked for 2031-04-14
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.kinds import take, where
from microloan.calendars.coverage import Coverage
from microloan.calendars.days import checked_day, civil, from_civil, to_date
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from microloan.arithmetic.kinds import N

_LAST_YEAR = 9_999


class YearStart(Protocol):
    """When a `FiscalYear` begins: a year of the common calendar in, a day number out."""

    def __call__(self, year: N, /) -> N:
        """Return the first day of the fiscal year that begins in that year."""
        ...


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """When the years of the books begin, and what they are called.

    Parameters
    ----------
    name
        The word used in records, such as ``bangladesh``.
    starts
        A year of the common calendar to the first day of the fiscal year that begins in it;
        each an ``int`` or an int64 array of shape ``(loans,)``.
    label
        The same year to the fiscal year's label.
    first_year, last_year
        The years in which the first and the last fiscal year begin that are known. `starts`
        must know the year after them, too.
    definition
        One phrase, for explanations.
    source
        The document that states the rule.

    Raises
    ------
    MicroloanError
        If `name` is not a word, or `starts` or `label` not a function.

    Examples
    --------
    >>> INDIA.year_of(739_620), INDIA.label(2025)
    (2025, '2025-26')
    """

    name: str
    starts: YearStart
    label: Callable[[int], str]
    first_year: int
    last_year: int
    definition: str
    source: str

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name.isidentifier():
            raise MicroloanError("name", self.name, "must be a word like bangladesh", code="bad_name")
        for name in ("starts", "label"):
            if not callable(getattr(self, name)):
                raise MicroloanError(name, getattr(self, name), "must be a function of a year", code="wrong_type")

    @property
    def covered(self) -> Coverage:
        """The dates whose fiscal year is known, as day numbers."""
        first, last = self.starts(self.first_year), self.starts(self.last_year + 1) - 1
        return Coverage(f"fiscal years ({self.name})", first, last)

    def year_of(self, day: N) -> N:
        """Return the year of the common calendar in which the fiscal year of a day begins.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).

        Raises
        ------
        NotCovered
            If the fiscal year of an int is not known.
        ColumnError
            If that of some of a column is not; it carries their positions.
        """
        self.covered.check(day)
        year, _, _ = civil(day)
        return where(day < self.starts(year), year - 1, year)

    def bounds(self, day: N) -> tuple[N, N]:
        """Return the first and the last day of the fiscal year of a day, as day numbers.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).

        Raises
        ------
        NotCovered, ColumnError
            As for `year_of`.
        """
        year = self.year_of(day)
        return self.starts(year), self.starts(year + 1) - 1

    def label_of(self, day: date) -> str:
        """Return the label of the fiscal year of a date.

        Parameters
        ----------
        day
            A date.

        Raises
        ------
        NotCovered
            If its fiscal year is not known.
        MicroloanError
            If it is not a date.
        """
        return self.label(self.year_of(checked_day(day, "day")))

    def dates_of(self, day: date) -> tuple[date, date]:
        """Return the first and the last date of the fiscal year of a date.

        Parameters
        ----------
        day
            A date.

        Raises
        ------
        NotCovered, MicroloanError
            As for `label_of`.
        """
        first, last = self.bounds(checked_day(day, "day"))
        return to_date(first), to_date(last)

    def __repr__(self) -> str:
        return f"fiscal_year.{self.name.upper()}"


def _first_of_january(year: N) -> N:
    return from_civil(year, 1, 1)


def _first_of_april(year: N) -> N:
    return from_civil(year, 4, 1)


def _first_of_july(year: N) -> N:
    return from_civil(year, 7, 1)


# The day of July on which 1 Shrawan falls, from 1993 (2050 Bikram Sambat). The months of that calendar follow the sun,
# and a committee announces their lengths.
_SHRAWAN_SINCE = 1993
_SHRAWAN_IN_JULY = (
    *(16, 16, 17, 16, 16, 17, 17),
    *(16, 16, 17, 17, 16, 16, 17, 17, 16, 16),
    *(17, 17, 16, 16, 17, 17, 16, 16, 17, 17),
    *(16, 16, 17, 17, 16, 17, 17, 17),
)
_BIKRAM_SAMBAT = 57


def _first_of_shrawan(year: N) -> N:
    return from_civil(year, 7, take(_SHRAWAN_IN_JULY, year - _SHRAWAN_SINCE))


def _one_year(year: int) -> str:
    return str(year)


def _two_years(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"


def _two_years_of_bikram_sambat(year: int) -> str:
    return f"{year + _BIKRAM_SAMBAT}/{(year + _BIKRAM_SAMBAT + 1) % 100:02d}"


BANGLADESH = FiscalYear(
    "bangladesh",
    _first_of_july,
    _two_years,
    1,
    _LAST_YEAR - 1,
    "1 July to 30 June",
    "Constitution of Bangladesh, article 152: a financial year commences on the first day of July",
)
INDIA = FiscalYear(
    "india",
    _first_of_april,
    _two_years,
    1,
    _LAST_YEAR - 1,
    "1 April to 31 March",
    "General Clauses Act, 1897 (India), section 3(21): a financial year commences on the first day of April",
)
NEPAL = FiscalYear(
    "nepal",
    _first_of_shrawan,
    _two_years_of_bikram_sambat,
    _SHRAWAN_SINCE,
    _SHRAWAN_SINCE + len(_SHRAWAN_IN_JULY) - 2,
    "1 Shrawan to the end of Ashadh, Bikram Sambat",
    "Financial Procedures and Fiscal Responsibility Act, 2076 (Nepal); lengths of the months as tabulated alike by the "
    "packages nepali-datetime 1.0.8.5 and nepali 1.2.0",
)
PAKISTAN = FiscalYear(
    "pakistan",
    _first_of_july,
    _two_years,
    1,
    _LAST_YEAR - 1,
    "1 July to 30 June",
    "Constitution of Pakistan, article 260: a financial year commences on the first day of July",
)
CALENDAR = FiscalYear(
    "calendar",
    _first_of_january,
    _one_year,
    1,
    _LAST_YEAR,
    "1 January to 31 December",
    "the Gregorian calendar",
)

ALL = (BANGLADESH, INDIA, NEPAL, PAKISTAN, CALENDAR)
