"""The provision that is the higher of two sums, as India's NBFC-MFIs make it.

>>> from datetime import date
>>> from microloan.arithmetic.rounding import HALF_UP
>>> from microloan.currency import INR
>>> from microloan.regulations import rulebook
>>> mfi = rulebook("in-rbi", on=date(2026, 6, 30))
>>> sheet = higher_of_sheet(INR.crore(50), (INR.lakh(30), INR.lakh(40)), mfi, rounding=HALF_UP, held=INR.lakh(50))
>>> print(sheet.required, "required,", sheet.shortfall, "missing")
Rs. 55,00,000 required, Rs. 5,00,000 missing
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arrears.provided import Provided, checked_amount, held_amount, rate_step, rulebook_of
from microloan.arrears.provisions import higher_of, higher_of_two
from microloan.currency import Money
from microloan.currency.operands import rounding_mode
from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step
from microloan.interest.working import Pen

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import Rounding
    from microloan.regulations.book import Rulebook
    from microloan.regulations.provisioning import HigherOfProvision


@dataclass(frozen=True, slots=True)
class HigherOfSheet(Provided):
    """A provision that is the higher of two sums, and what is held.

    Parameters
    ----------
    portfolio, overdue
        The outstanding portfolio, and overdue installments by age.
    of_portfolio, of_overdue
        The two sums, rounded.
    held
        The provision that is held.
    sums
        The rule.
    rounding
        How each sum is rounded to a minor unit.
    """

    portfolio: Money
    overdue: tuple[Money, ...]
    of_portfolio: Money
    of_overdue: Money
    held: Money
    sums: HigherOfProvision
    rounding: Rounding

    @property
    def required(self) -> Money:
        """The higher of the two sums."""
        return max(self.of_portfolio, self.of_overdue)

    def explain(self) -> Explanation:
        """Return the two sums, and which is higher.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.arithmetic.rounding import HALF_UP
        >>> from microloan.currency import INR
        >>> from microloan.regulations import rulebook
        >>> mfi = rulebook("in-rbi", on=date(2026, 6, 30))
        >>> sheet = higher_of_sheet(INR.crore(50), (INR.lakh(30), INR.lakh(40)), mfi, rounding=HALF_UP)
        >>> print(sheet.explain())
        Provision, the higher of two sums
          portfolio          50,00,00,000.00 × 1%                     → 50,00,000.00
          overdue 91-179     30,00,000.00 × 50%                       → 15,00,000.00
          overdue above 179  40,00,000.00 × 100%                      → 40,00,000.00
          all overdue        the sum of the ages, rounded once        → 55,00,000.00
          required           the higher of portfolio and all overdue  → 55,00,000.00
          held               0.00
          shortfall          required − held                          → 55,00,000.00
          NBFC-MFI Directions 2011; circular 263 of 20 March 2012 (sksindia.com; taxguru.in; confirmed)
        """
        pen = Pen(self.held.currency)
        ages = [
            rate_step(pen, f"overdue {one.days}", amount, one.rate, self.rounding)
            for one, amount in zip(self.sums.overdue, self.overdue, strict=True)
        ]
        steps = (
            rate_step(pen, "portfolio", self.portfolio, self.sums.portfolio, self.rounding),
            *ages,
            Step("all overdue", "the sum of the ages, rounded once", pen.amount(self.of_overdue.minor)),
            *self.last_steps(pen, "the higher of portfolio and all overdue"),
        )
        return Explanation("Provision, the higher of two sums", steps, (str(self.sums.citation),))

    def __str__(self) -> str:
        return str(self.explain())


def higher_of_sheet(
    portfolio: Money,
    overdue: Sequence[Money],
    rules: Rulebook,
    *,
    rounding: Rounding,
    held: Money | None = None,
    name: str | None = None,
) -> HigherOfSheet:
    """Return the provision that is the higher of a part of the portfolio and parts of the overdue.

    Parameters
    ----------
    portfolio
        The outstanding portfolio.
    overdue
        Overdue installments, one sum for each age of the rule, the youngest first.
    rules
        A rulebook with such a provision.
    rounding
        How each of the two sums is rounded to a minor unit.
    held
        The provision that is held; None for none.
    name
        Which of its provisionings, where the rulebook has several.

    Raises
    ------
    MicroloanError
        If there is not one sum for each age, amounts are of two currencies or below zero, or
        the rulebook has no such provision.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.arithmetic.rounding import HALF_UP
    >>> from microloan.currency import INR
    >>> from microloan.regulations import rulebook
    >>> mfi = rulebook("in-rbi", on=date(2026, 6, 30))
    >>> higher_of_sheet(INR.crore(50), (INR.lakh(20), INR.lakh(10)), mfi, rounding=HALF_UP).required.in_lakh()
    Decimal('50')
    """
    sums = higher_of_two(rulebook_of(rules).provisioning(name), "provision_sheet")
    whole = checked_amount("portfolio", portfolio)
    if not isinstance(overdue, Sequence) or isinstance(overdue, str):
        problem = f"must be {len(sums.overdue)} amounts, one for each age of the rule"
        raise MicroloanError("overdue", overdue, problem, code="wrong_type")
    ages = tuple(checked_amount(f"overdue[{place}]", amount, whole.currency) for place, amount in enumerate(overdue))
    nothing = Money.from_minor(0, whole.currency)
    rounding_mode(rounding)
    _, of_portfolio, of_overdue = higher_of(whole.minor, [amount.minor for amount in ages], sums, rounding=rounding)
    return HigherOfSheet(
        portfolio=whole,
        overdue=ages,
        of_portfolio=Money.from_minor(of_portfolio, portfolio.currency),
        of_overdue=Money.from_minor(of_overdue, portfolio.currency),
        held=held_amount(held, nothing),
        sums=sums,
        rounding=rounding,
    )
