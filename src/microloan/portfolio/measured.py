"""A measure and what it comes to: an exact fraction, its formula, its source and its trap.

>>> from microloan.portfolio.measures import ON_TIME_REALISATION
>>> found = Measured(ON_TIME_REALISATION, 485_000, 500_000, "4,85,000 ÷ 5,00,000")
>>> found.value, found.percent(2)
(Fraction(97, 100), '97.00%')
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP, round_to_multiple
from microloan.arithmetic.shares import decimals_text, percent_text
from microloan.currency import Money
from microloan.currency.operands import rounding_mode
from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step, decimal_text
from microloan.interest.working import Pen

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import Rounding

_PLACES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of a portfolio, by definition.

    Parameters
    ----------
    name
        What it is called: ``on-time realisation``.
    formula
        In words.
    source
        Who defines it so.
    trap
        How it misleads, or is got wrong.

    Examples
    --------
    >>> from microloan.portfolio.measures import ARREARS_RATE
    >>> ARREARS_RATE.formula
    'overdue principal ÷ outstanding principal'
    """

    name: str
    formula: str
    source: str
    trap: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure comes to, as an exact fraction.

    Parameters
    ----------
    measure
        The measure.
    part, whole
        What is divided by what: minor units, counts, or fractions.
    working
        The division with its own numbers.

    Raises
    ------
    MicroloanError
        If there is nothing to divide by.

    Examples
    --------
    >>> from microloan.portfolio.measures import ON_TIME_REALISATION
    >>> print(Measured(ON_TIME_REALISATION, 2, 3, "2 ÷ 3"))
    on-time realisation 66.6666…%
    """

    measure: Measure
    part: int | Fraction
    whole: int | Fraction
    working: str

    def __post_init__(self) -> None:
        if not self.whole:
            problem = f"is nothing to divide by: {self.measure.formula}"
            raise MicroloanError(self.measure.name, 0, problem, code="division_by_zero")

    @property
    def value(self) -> Fraction:
        """The measure as a fraction of one."""
        return Fraction(self.part) / self.whole

    def percent(self, places: int, *, rounding: Rounding = HALF_UP) -> str:
        """Return the measure as per cent, rounded once.

        Parameters
        ----------
        places
            Decimals, from 0 to 12. Two at least for rates near 100%: 99.96% is not 100%.
        rounding
            The mode; ``rounding.DOWN`` never prints 100% for less.
        """
        return percent_text(self.value, places, rounding)

    def number(self, places: int, *, rounding: Rounding = HALF_UP) -> str:
        """Return the measure as a plain number, rounded once: borrowers for each officer."""
        return decimals_text(self.value, places, rounding)

    def explain(self) -> Explanation:
        """Return the division, with the formula, the source and the trap below.

        Examples
        --------
        >>> from microloan.portfolio.measures import ON_TIME_REALISATION
        >>> Measured(ON_TIME_REALISATION, 2, 3, "2 ÷ 3").explain()["on-time realisation"].result
        '66.6666…%'
        """
        measure = self.measure
        step = Step(measure.name, self.working, self._shown())
        notes = (f"Formula: {measure.formula}.", f"Source: {measure.source}.", f"Trap: {measure.trap}.")
        return Explanation(measure.name, (step,), notes)

    def __str__(self) -> str:
        return f"{self.measure} {self._shown()}"

    def _shown(self) -> str:
        per_cent = self.value * 100
        return f"{decimal_text(per_cent.numerator, per_cent.denominator, _PLACES_SHOWN)}%"


@dataclass(frozen=True, slots=True)
class MeasuredAmount:
    """What a measure comes to, as an exact amount: an average, or so much for each officer.

    Parameters
    ----------
    measure
        The measure.
    amount
        What is divided.
    count
        By how many.

    Raises
    ------
    MicroloanError
        If the count is not a whole number from 1, or the amount is not money.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> from microloan.portfolio.measures import AVERAGE_OUTSTANDING
    >>> average = MeasuredAmount(AVERAGE_OUTSTANDING, INR.lakh("4073.37"), 24_424)
    >>> average.rounded(INR(1)), average
    (INR('16678.00'), <average outstanding loan 16677.73…>)
    """

    measure: Measure
    amount: Money
    count: int

    def __post_init__(self) -> None:
        check_money("amount", self.amount)
        if type(self.count) is not int or self.count < 1:
            problem = f"must be a whole number from 1: {self.measure.formula}"
            raise MicroloanError("count", self.count, problem, code="out_of_range")

    @property
    def value(self) -> Fraction:
        """The exact amount in major units (taka, rupees)."""
        return Fraction(self.amount.minor, self.count * 10**self.amount.currency.exponent)

    def rounded(self, multiple: Money, *, rounding: Rounding = HALF_UP) -> Money:
        """Return the amount rounded once to a multiple, such as ``INR(1)``.

        Raises
        ------
        MicroloanError
            If the multiple is not above zero, or of another currency.
        """
        if check_money("multiple", multiple).minor < 1 or multiple.currency != self.amount.currency:
            problem = f"must be an amount in {self.amount.currency.code} above zero"
            raise MicroloanError("multiple", multiple, problem, code="out_of_range")
        minor = round_to_multiple(self.amount.minor, self.count, multiple.minor, rounding_mode(rounding))
        return Money.from_minor(minor, self.amount.currency)

    def explain(self) -> Explanation:
        """Return the division, with the formula, the source and the trap below."""
        measure, amount, pen = self.measure, self.amount, Pen(self.amount.currency)
        exact = pen.exact(amount.minor, self.count)
        step = Step(measure.name, f"{pen.amount(amount.minor)} ÷ {self.count:,}", exact)
        notes = (f"Formula: {measure.formula}.", f"Source: {measure.source}.", f"Trap: {measure.trap}.")
        return Explanation(measure.name, (step,), notes)

    def __repr__(self) -> str:
        return f"<{self.measure} {decimal_text(self.value.numerator, self.value.denominator, 2)}>"


def check_money(argument: str, value: object) -> Money:
    """Return an amount from zero; raise a `MicroloanError` for anything else.

    >>> from microloan.currency import BDT
    >>> check_money("due", BDT(5))
    BDT('5.00')
    """
    if not isinstance(value, Money) or value.minor < 0:
        raise MicroloanError(argument, value, "must be an amount from zero, such as BDT(500)", code="wrong_type")
    return value


def ratio_of(measure: Measure, part: Money, whole: Money, working: str = "") -> Measured:
    """Return a measure of two amounts of one currency.

    >>> from microloan.currency import BDT
    >>> from microloan.portfolio.measures import ARREARS_RATE
    >>> ratio_of(ARREARS_RATE, BDT(5), BDT(100)).working
    '5.00 ÷ 100.00'
    """
    total = whole + 0 * part
    pen = Pen(total.currency)
    divided = working or pen.amount(part.minor)
    return Measured(measure, part.minor, total.minor, f"{divided} ÷ {pen.amount(total.minor)}")
