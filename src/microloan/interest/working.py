"""Writing down the arithmetic of a row: what every interest method's explanation shares.

>>> from microloan.currency import BDT
>>> from microloan.arithmetic import rounding
>>> pen = Pen(BDT)
>>> pen.rounded("17,620.15 × 3/650", 1_762_015 * 3, 650, rounding.RoundingRule(1, rounding.HALF_UP))
'17,620.15 × 3/650 = 81.3237…, rounded half up to a multiple of 0.01'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from microloan.currency.printing.formatting import ALL_DECIMALS, NO_SYMBOL, MoneyFormat, format_minor
from microloan.explanation import Step, decimal_text

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import RoundingRule
    from microloan.currency import Currency
    from microloan.interest.plan import AmountRounding
    from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape


class Row(NamedTuple):
    """One installment in minor units: its number, the balance before it, and its parts."""

    number: int
    opening: int
    principal: int
    interest: int


class FixedInstallment(NamedTuple):
    """An installment that a shape fixes: its minor units, and the step that shows it."""

    minor: int
    step: Step


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes amounts of one currency the way workings show them: plain and in full.

    >>> from microloan.currency import INR
    >>> Pen(INR).amount(97_000), Pen(INR).exact(96_973_296, 1_000)
    ('970.00', '969.7329…')
    >>> Pen(INR).share(19_900_000, (2, 1)), Pen(INR).share(19_900_000, (1, 3))
    ('3,98,000.00', '66,333.3333…')
    """

    currency: Currency

    def amount(self, minor: int) -> str:
        """Return an amount with all its decimals."""
        return self._grouped(minor, self.currency.exponent)

    def share(self, minor: int, part: tuple[int, int]) -> str:
        """Return an exact part of an amount, grouped as amounts are and cut as `exact` results are."""
        numerator, denominator = part
        whole, rest = divmod(minor * numerator, denominator)
        if not rest:
            return self.amount(whole)
        units, point, decimals = self.exact(minor * numerator, denominator).partition(".")
        return f"{self._grouped(int(units), 0)}{point}{decimals}"

    def exact(self, numerator: int, denominator: int) -> str:
        """Return an exact amount of minor units, cut two decimals after the smallest unit."""
        exponent = self.currency.exponent
        return decimal_text(numerator, denominator * 10**exponent, exponent + 2)

    def _grouped(self, number: int, exponent: int) -> str:
        style = MoneyFormat(self.currency.grouping, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
        return format_minor(number, exponent, style)

    def rounded(self, working: str, numerator: int, denominator: int, rule: RoundingRule) -> str:
        """Return a working with its exact result and the rounding that follows, if any."""
        if numerator % (denominator * rule.multiple) == 0:
            return working
        exact = self.exact(numerator, denominator)
        return f"{working} = {exact}, rounded {rule.mode.definition} to a multiple of {self.amount(rule.multiple)}"

    def step(self, label: str, working: str, exact: tuple[int, int], rule: RoundingRule) -> Step:
        """Return a step that divides, rounds and gives the rounded result."""
        return Step(label, self.rounded(working, *exact, rule), self.amount(rule.apply(*exact)))

    def interest(self, row: Row, working: str, exact: tuple[int, int], rule: RoundingRule) -> Step:
        """Return the interest of a row: by its working, or what is left to be charged."""
        if row.interest == rule.apply(*exact):
            return self.step("interest", working, exact, rule)
        return Step("interest", "what is left of it", self.amount(row.interest))

    def installment(
        self, working: str, exact: tuple[int, int], shape: InstallmentShape, rules: AmountRounding
    ) -> FixedInstallment:
        """Return the installment that a shape fixes: solved and rounded, or given."""
        if shape.given is not None:
            step = Step("installment", shape.definition, self.amount(shape.given.minor))
            return FixedInstallment(shape.given.minor, step)
        return FixedInstallment(
            rules.installment.apply(*exact), self.step("installment", working, exact, rules.installment)
        )

    def principal(
        self, row: Row, installment: FixedInstallment | None, shape: InstallmentShape | PrincipalShape
    ) -> Step:
        """Return the principal of a row: by its shape, or what is left to be repaid."""
        if row.principal == row.opening:
            working = "all that is outstanding"
        elif installment is None:
            working = shape.definition
        else:
            working = f"{self.amount(installment.minor)} − {self.amount(row.interest)}"
            if row.principal != installment.minor - row.interest:
                working = "nothing, since interest takes the installment"
        return Step("principal", working, self.amount(row.principal))

    def before(self, row: Row) -> Step:
        """Return the first step of every row: the principal outstanding before it."""
        return Step("outstanding before", "", self.amount(row.opening))

    def after(self, row: Row) -> tuple[Step, ...]:
        """Return the last steps of every row: what is due, and what stays outstanding."""
        due = f"{self.amount(row.principal)} principal + {self.amount(row.interest)} interest"
        left = f"{self.amount(row.opening)} − {self.amount(row.principal)}"
        return (
            Step("due", due, self.amount(row.principal + row.interest)),
            Step("outstanding after", left, self.amount(row.opening - row.principal)),
        )
