"""The kinds of growth rules; their values are read as `growth.YEARLY`, `growth.compounded(QUARTER)`.

>>> from microloan.calendars.frequencies import QUARTER
>>> Compounded(QUARTER).value((1, 1, 1, 0), Fraction(12, 100), Fraction(12)).as_fraction()
Fraction(153, 50)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, Protocol

from microloan.arithmetic.roots import RootSum, power_of
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.calendars.frequencies import Frequency


class Duration(NamedTuple):
    """How long an amount lies, as interest counts it.

    Parameters
    ----------
    years
        All of it, in years.
    whole
        How many compounding periods it holds.
    rest
        What goes beyond them, in years.
    """

    years: Fraction
    whole: int
    rest: Fraction


class Growth(Protocol):
    """How deposits grow; a rule of your own is another value of this form."""

    @property
    def name(self) -> str:
        """The word used in records."""
        ...

    @property
    def definition(self) -> str:
        """One phrase that completes "interest is …", for explanations."""
        ...

    @property
    def compounds(self) -> Frequency | None:
        """The period after which interest earns interest; None where it never does."""
        ...

    def value(self, paid: Sequence[int], rate: Fraction, per_year: Fraction) -> RootSum:
        """Return what deposits have become.

        Parameters
        ----------
        paid
            How many unit deposits were made when 0, 1, … periods had passed; the last
            entry is that of the day on which the value is asked for.
        rate
            A year's, as a fraction of one.
        per_year
            How many periods make a year.
        """
        ...

    def over(self, span: Duration, rate: Fraction) -> RootSum:
        """Return what one unit has become after a span of time."""
        ...


def plain(fraction: Fraction) -> RootSum:
    """Return a fraction as the sum that growth rules return.

    >>> plain(Fraction(5, 4)).as_fraction()
    Fraction(5, 4)
    """
    return RootSum(Fraction(1), 1, {0: fraction})


@dataclass(frozen=True, slots=True)
class Simple:
    """Each deposit earns simple interest for as long as it lies: `SIMPLE`.

    Notes
    -----
    Each deposit is worth 1 + rate × years.

    Examples
    --------
    >>> Simple().value((1, 1, 0), Fraction(12, 100), Fraction(12)).as_fraction()
    Fraction(203, 100)
    """

    name: str = "simple"
    definition: str = "simple, on each deposit for as long as it lies"
    source: str = "field practice: terms of up to one year (reflbd.com)"
    compounds: None = None

    def value(self, paid: Sequence[int], rate: Fraction, per_year: Fraction) -> RootSum:
        """Return what deposits have become; see `Growth`."""
        last = len(paid) - 1
        lain = sum(count * (last - at) for at, count in enumerate(paid))
        return plain(sum(paid) + rate * lain / per_year)

    def over(self, span: Duration, rate: Fraction) -> RootSum:
        """Return what one unit has become after a span of time."""
        return plain(1 + rate * span.years)

    def __repr__(self) -> str:
        return "growth.SIMPLE"


@dataclass(frozen=True, slots=True)
class OnDeposits:
    """The rate is a share of what was deposited, however long it lay: `ON_DEPOSITS`.

    Examples
    --------
    >>> OnDeposits().value((500,) * 12 + (0,), Fraction(10, 100), Fraction(12)).as_fraction()
    Fraction(6600, 1)
    """

    name: str = "on_deposits"
    definition: str = "a share of what was deposited, however long it lay"
    source: str = "nilachol.xyz: 500 × 12 = 6,000 pays 6,600 at 10%"
    compounds: None = None

    def value(self, paid: Sequence[int], rate: Fraction, per_year: Fraction) -> RootSum:
        """Return what deposits have become; see `Growth`."""
        return plain(sum(paid) * (1 + rate))

    def over(self, span: Duration, rate: Fraction) -> RootSum:
        """Return what one unit has become after a span of time."""
        return plain(1 + rate)

    def __repr__(self) -> str:
        return "growth.ON_DEPOSITS"


@dataclass(frozen=True, slots=True)
class Compounded:
    """Interest accrues simply on the balance, and is added to it at regular times; made by `compounded`.

    Parameters
    ----------
    compounds
        How often interest is added.

    Notes
    -----
    The times are counted from the opening day. With i the rate of one period and c periods
    between two postings, a deposit made when j periods had passed is worth
    (1 + (b − j) i) (1 + c i)^m (1 + e i) at the end: b is the first posting after j, m
    the postings that follow, e the periods after the last of them.

    Examples
    --------
    >>> from microloan.calendars.frequencies import YEAR
    >>> Compounded(YEAR).over(Duration(Fraction(9, 4), 2, Fraction(1, 4)), Fraction(1, 10)).as_fraction()
    Fraction(4961, 4000)
    """

    compounds: Frequency
    name: str = "compounded"
    source: str = "BASIC Bank, Sohayok savings scheme: every published cell follows from yearly compounding"

    @property
    def definition(self) -> str:
        """One phrase that completes "interest is …", for explanations."""
        return f"accrued on the balance simply, and added to it every {self.compounds.text}"

    def periods(self, per_year: Fraction) -> int:
        """Return how many periods lie between two postings.

        Raises
        ------
        MicroloanError
            If they are no whole number.
        """
        count = per_year / self.compounds.periods_per_year
        if count.denominator != 1:
            problem = f"is no whole number of deposit periods, of which {per_year} make a year"
            raise MicroloanError("growth", f"every {self.compounds.text}", problem, code="contradiction")
        return count.numerator

    def value(self, paid: Sequence[int], rate: Fraction, per_year: Fraction) -> RootSum:
        """Return what deposits have become; see `Growth`."""
        between, each = self.periods(per_year), rate / per_year
        # Whole numbers over one denominator: value = balance / scale, accrued = weight × each.
        over, under = each.numerator, each.denominator
        balance, scale, last = 0, 1, len(paid) - 1
        for begin in range(0, max(last, 1), between):
            end = min(begin + between, last)
            lain = sum(count * (end - begin - at) for at, count in enumerate(paid[begin:end]))
            made = sum(paid[begin:end])
            balance = (balance + made * scale) * under + (balance * (end - begin) + lain * scale) * over
            scale *= under
        return plain(Fraction(balance, scale) + paid[last])

    def over(self, span: Duration, rate: Fraction) -> RootSum:
        """Return what one unit has become after a span of time."""
        each = rate / self.compounds.periods_per_year
        return plain((1 + each) ** span.whole * (1 + rate * span.rest))

    def __repr__(self) -> str:
        return f"growth.compounded({self.compounds!r})"


@dataclass(frozen=True, slots=True)
class Fractional:
    """Compound interest for every part of a period; made by `fractional`.

    Parameters
    ----------
    compounds
        The period whose growth is 1 + rate / periods per year.

    Notes
    -----
    A deposit that lies for t years is worth (1 + r/f)^(f t), f periods a year. For
    monthly deposits at the start and quarters, the sum is India's
    R ((1 + i)^n − 1) / (1 − (1 + i)^(−1/3)) with i = r/4 over n quarters.

    Examples
    --------
    >>> from microloan.arithmetic.rounding import HALF_UP
    >>> from microloan.calendars.frequencies import QUARTER
    >>> Fractional(QUARTER).value((1,) * 60 + (0,), Fraction(67, 1000), Fraction(12)).rounded(10_000, 1, HALF_UP)
    713658
    """

    compounds: Frequency
    name: str = "fractional"
    source: str = "Indian banks and India Post: the formula of recurring deposits"

    @property
    def definition(self) -> str:
        """One phrase that completes "interest is …", for explanations."""
        return f"compounded every {self.compounds.text}, a part of it counting as a power"

    def value(self, paid: Sequence[int], rate: Fraction, per_year: Fraction) -> RootSum:
        """Return what deposits have become; see `Growth`."""
        exponent = self.compounds.periods_per_year / per_year
        base, degree, last = 1 + rate / self.compounds.periods_per_year, exponent.denominator, len(paid) - 1
        counts: dict[int, int] = {}
        for at, count in enumerate(paid):
            if count:
                power = exponent.numerator * (last - at)
                counts[power] = counts.get(power, 0) + count
        return RootSum(base, degree, _sums_of_powers(base, degree, counts))

    def over(self, span: Duration, rate: Fraction) -> RootSum:
        """Return what one unit has become after a span of time."""
        per_year = self.compounds.periods_per_year
        return power_of(1 + rate / per_year, span.whole + span.rest * per_year)

    def __repr__(self) -> str:
        return f"growth.fractional({self.compounds!r})"


def _sums_of_powers(base: Fraction, degree: int, counts: dict[int, int]) -> dict[int, Fraction]:
    """Return, for each power of the root below the degree, the sum of base's whole powers with it."""
    over, under = base.numerator, base.denominator
    most = max((power // degree for power in counts), default=0)
    sums: dict[int, int] = {}
    for power, count in counts.items():
        whole, rest = divmod(power, degree)
        sums[rest] = sums.get(rest, 0) + count * over**whole * under ** (most - whole)
    return {rest: Fraction(total, under**most) for rest, total in sums.items()}
