"""`Printed`: the forms that every disclosure's paper has, as text and as HTML.

>>> from datetime import date
>>> from microloan.pricing.disclosure import Proposal, key_facts
>>> from microloan.products.examples import example_terms
>>> facts = key_facts(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
>>> isinstance(facts, Printed), facts.to_text().splitlines()[0]
(True, 'Key facts statement')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from microloan.currency.money_format import MoneyStyle
    from microloan.labels import Labels
    from microloan.pricing.disclosure.paper import Paper


class Printed:
    """What is printed of a disclosure that has a paper."""

    __slots__ = ()

    if TYPE_CHECKING:

        def paper(self, labels: Labels | None = None, *, amounts: MoneyStyle | None = None) -> Paper:
            """Return the disclosure as a paper."""
            ...

    def to_text(self, labels: Labels | None = None, *, amounts: MoneyStyle | None = None) -> str:
        """Return the paper as plain text; arguments as for `paper`."""
        return self.paper(labels, amounts=amounts).to_text()

    def to_html(self, labels: Labels | None = None, *, amounts: MoneyStyle | None = None) -> str:
        """Return the paper as one HTML element; arguments as for `paper`."""
        return self.paper(labels, amounts=amounts).to_html()

    def _repr_html_(self) -> str:
        return self.to_html()
