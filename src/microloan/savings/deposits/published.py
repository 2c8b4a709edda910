"""`published`: a growth rule for tables that follow no formula, only their own figures.

>>> from microloan.calendars.frequencies import months
>>> from microloan.currency import BDT
>>> table = published(BDT(1_000), {months(12): BDT(12_650), months(24): BDT(27_100)})
>>> table.value((1,) * 24 + (0,), Fraction(0), Fraction(12)).as_fraction()
Fraction(271, 10)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.products.fee_parts import check_amount
from microloan.savings.deposits.growth_kinds import plain
from microloan.savings.deposits.rate_card import checked_term, length_of

if TYPE_CHECKING:
    from microloan.arithmetic.roots import RootSum
    from microloan.calendars.frequencies import Frequency
    from microloan.currency import Money
    from microloan.savings.deposits.growth_kinds import Duration


@dataclass(frozen=True, slots=True)
class Published:
    """What a table says that one deposit comes to; made by `published`.

    Parameters
    ----------
    each
        The deposit the table is for; others get their share.
    values
        Term and maturity amount, the shortest term first.
    """

    each: Money
    values: tuple[tuple[Frequency, Money], ...]
    name: str = "published"
    definition: str = "what the institution's table says"
    compounds: None = None

    def value(self, paid: Sequence[int], rate: Fraction, per_year: Fraction) -> RootSum:
        """Return what deposits have become; see `Growth`.

        Raises
        ------
        MicroloanError
            If the table has no such term, or a deposit was missed or late.
        """
        periods = len(paid) - 1
        if not periods or not any(paid):
            return plain(Fraction(sum(paid)))
        if sum(paid) != periods or any(count > 1 for count in paid) or 0 in paid[1:-1]:
            problem = "speaks of plans with every deposit on time; no table says what this one pays"
            raise MicroloanError("growth", self.name, problem, code="not_published")
        for term, amount in self.values:
            if length_of(term) == periods / per_year:
                return plain(Fraction(amount.minor, self.each.minor))
        terms = ", ".join(term.text for term, _ in self.values)
        problem = f"is no term of the table, which has {terms}"
        raise MicroloanError("term", f"{periods} deposits", problem, code="out_of_range")

    def over(self, span: Duration, rate: Fraction) -> RootSum:
        """Refuse a term deposit: the table is for regular deposits."""
        raise MicroloanError("growth", self.name, "is for regular deposits, not a term deposit", code="contradiction")

    def __repr__(self) -> str:
        values = ", ".join(f"{term!r}: {amount!r}" for term, amount in self.values)
        return f"growth.published({self.each!r}, {{{values}}})"


def published(each: Money, values: Mapping[Frequency, Money]) -> Published:
    """Return the growth rule of a table that follows no formula.

    Parameters
    ----------
    each
        The deposit the table is for.
    values
        Term to maturity amount, deposits and interest.

    Raises
    ------
    MicroloanError
        If there is no value, an amount is not above zero, or in another currency.

    Source
    ------
    bifcol.com: 12,650; 27,100; 44,250 … 2,36,000 for Tk 1,000 a month, at no one rate.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.currency import BDT
    >>> published(BDT(1_000), {months(12): BDT(12_650)}).definition
    "what the institution's table says"
    """
    check_amount("each", each, least=1)
    if not isinstance(values, Mapping) or not values:
        raise MicroloanError("values", values, "must hold at least one term with its amount", code="empty")
    for term, amount in values.items():
        checked_term("values", term)
        check_amount("values", amount, least=1)
        _ = each + amount  # one currency
    return Published(each, tuple(sorted(values.items(), key=lambda entry: length_of(entry[0]))))
