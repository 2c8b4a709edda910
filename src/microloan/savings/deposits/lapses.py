"""What a scheme says of deposits that are missed or late, meant to be read as ``lapses.EXTENDED``.

=======================  ==============================================================
`Lapses`                 the rules: missed and late deposits, the fine, the conversion
`SKIPPED`                a missed deposit is never made; the plan matures on its day
`EXTENDED`               missed deposits are made after the last, and the plan matures
                         as many periods later
`FROM_PAYMENT`           a late deposit earns from the period in which it is made
`AS_IF_ON_TIME`          a late deposit earns as if made on time, for its fine
`Fine`                   what a late deposit costs for each period
`Conversion`             after so many missed deposits the plan earns another rate
`DepositHistory`         which deposits were missed, and which made late
=======================  ==============================================================

>>> from microloan.currency import INR
>>> Lapses(missed=EXTENDED, late=AS_IF_ON_TIME, fine=Fine(INR(1), each=INR(100))).fine.amount(INR(500).minor, 2)
1000
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from microloan.arithmetic.rates import Rate, rate_of
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.products.fee_parts import ChargeRounding, check_amount, check_rounding

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N


@dataclass(frozen=True, slots=True)
class MissedRule:
    """What becomes of a missed deposit: `SKIPPED` or `EXTENDED`.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One sentence, for explanations.
    source
        Where the rule is met.
    """

    name: str
    definition: str
    source: str

    def __repr__(self) -> str:
        return f"lapses.{self.name.upper()}"


@dataclass(frozen=True, slots=True)
class LateRule:
    """What a late deposit earns: `FROM_PAYMENT` or `AS_IF_ON_TIME`.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One sentence, for explanations.
    source
        Where the rule is met.
    """

    name: str
    definition: str
    source: str

    def __repr__(self) -> str:
        return f"lapses.{self.name.upper()}"


SKIPPED = MissedRule("skipped", "a missed deposit is never made, and the plan matures on its day", "field practice")
EXTENDED = MissedRule(
    "extended",
    "missed deposits are made after the last, and the plan matures as many periods later",
    "India Post, recurring deposits with at most four defaults",
)
FROM_PAYMENT = LateRule("from_payment", "a late deposit earns from the period in which it is made", "field practice")
AS_IF_ON_TIME = LateRule(
    "as_if_on_time",
    "a late deposit earns as if made on time, its fine makes up for it",
    "India Post, recurring deposits",
)

MISSED_RULES = (SKIPPED, EXTENDED)
LATE_RULES = (FROM_PAYMENT, AS_IF_ON_TIME)


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Fine:
    """What a late deposit costs for each period that it is late; it is paid beside the deposit.

    Parameters
    ----------
    what
        A rate of the deposit, or an amount of money.
    each
        Part of the deposit that an amount is for: Rs 1 for each Rs 100. None is the whole.
    rounding
        What a rate is rounded to.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or a rate comes with `each`.

    Examples
    --------
    >>> Fine("3%").amount(100_000, 1)
    3000
    """

    what: Rate | Money
    each: Money | None
    rounding: ChargeRounding

    def __init__(
        self, what: Rate | Money | str, *, each: Money | None = None, rounding: ChargeRounding | None = None
    ) -> None:
        object.__setattr__(self, "what", what if isinstance(what, Money) else rate_of(what, "what"))
        object.__setattr__(self, "each", each)
        object.__setattr__(self, "rounding", ChargeRounding() if rounding is None else rounding)
        if isinstance(what, Money):
            check_amount("what", what)
        check_rounding("rounding", self.rounding)
        if each is not None:
            check_amount("each", each, least=1)
            if isinstance(self.what, Rate):
                problem = "is for an amount, where what is a rate; leave it out"
                raise MicroloanError("each", each, problem, code="contradiction")
            _ = each + self.what  # one currency

    def amount(self, deposit: N, periods: int) -> N:
        """Return the fine for one deposit that is so many periods late, in minor units."""
        if isinstance(self.what, Rate):
            return self.rounding.rule().apply(deposit * self.what.numerator * periods, self.what.denominator)
        if self.each is None:
            return deposit * 0 + self.what.minor * periods
        return deposit // self.each.minor * self.what.minor * periods

    def __repr__(self) -> str:
        what = repr(self.what) if isinstance(self.what, Money) else f"'{self.what}'"
        return f"Fine({what}{'' if self.each is None else f', each={self.each!r}'})"


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Conversion:
    """From so many missed deposits on, the plan earns another rate: that of ordinary savings.

    Parameters
    ----------
    after
        How many missed deposits convert the plan, at least 1.
    rate
        What the deposits that were made earn from the first day.

    Raises
    ------
    MicroloanError
        If `after` is no whole number from 1, or the rate no rate.

    Examples
    --------
    >>> Conversion(3, "0%")
    Conversion(3, '0%')
    """

    after: int
    rate: Rate

    def __init__(self, after: int, rate: Rate | str) -> None:
        if type(after) is not int or after < 1:
            raise MicroloanError("after", after, "must be a whole number from 1", code="out_of_range")
        object.__setattr__(self, "after", after)
        object.__setattr__(self, "rate", rate_of(rate))

    def __repr__(self) -> str:
        return f"Conversion({self.after}, '{self.rate}')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapses:
    """What a scheme says of deposits that are missed or late.

    Parameters
    ----------
    missed, late
        Named rules of this file.
    fine
        What a late deposit costs, or None.
    conversion
        What many missed deposits lead to, or None.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type.

    Examples
    --------
    >>> Lapses().missed
    lapses.SKIPPED
    """

    missed: MissedRule = SKIPPED
    late: LateRule = FROM_PAYMENT
    fine: Fine | None = None
    conversion: Conversion | None = None

    def __post_init__(self) -> None:
        for name, kind, example in (
            ("missed", MissedRule, "SKIPPED or EXTENDED"),
            ("late", LateRule, "FROM_PAYMENT or AS_IF_ON_TIME"),
            ("fine", (Fine, type(None)), 'Fine("3%") or None'),
            ("conversion", (Conversion, type(None)), 'Conversion(3, "4%") or None'),
        ):
            if not isinstance(getattr(self, name), kind):
                raise MicroloanError(name, getattr(self, name), f"must be {example}", code="wrong_type")


@dataclass(frozen=True, slots=True, init=False)
class DepositHistory:
    """Which deposits were missed, and which made late.

    Parameters
    ----------
    missed
        Numbers of deposits, counted from 1.
    late
        Numbers of deposits, each with the periods by which it was late.

    Raises
    ------
    MicroloanError
        If a number is none from 1, or a deposit is both missed and late.

    Examples
    --------
    >>> DepositHistory(missed=[7, 8], late={5: 2}).missed
    (7, 8)
    """

    missed: tuple[int, ...] = ()
    late: tuple[tuple[int, int], ...] = field(default=())

    def __init__(self, missed: Iterable[int] = (), late: Mapping[int, int] | None = None) -> None:
        given: object = missed
        if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
            raise MicroloanError("missed", given, "must be numbers of deposits, such as [7, 8]", code="wrong_type")
        if late is not None and not isinstance(cast("object", late), Mapping):
            raise MicroloanError("late", late, "must be deposits with periods, such as {5: 2}", code="wrong_type")
        made_late = dict(late or {})
        numbers = list(missed)
        for name, number in [
            *(("missed", number) for number in numbers),
            *(("late", number) for pair in made_late.items() for number in pair),
        ]:
            if type(number) is not int or number < 1:
                raise MicroloanError(name, number, "must be a whole number from 1", code="out_of_range")
        for number in numbers:
            if number in made_late or numbers.count(number) > 1:
                raise MicroloanError("missed", number, "stands twice; keep one", code="repeated")
        object.__setattr__(self, "missed", tuple(sorted(numbers)))
        object.__setattr__(self, "late", tuple(sorted(made_late.items())))

    def __bool__(self) -> bool:
        return bool(self.missed or self.late)
