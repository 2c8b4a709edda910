"""The first table of a paper: who offers it to whom, and when.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.labels import labels_in
>>> from microloan.pricing.disclosure.proposal import Lender, Proposal
>>> from microloan.pricing.disclosure.wording import Wording
>>> heading = Heading(Lender(name="Surya"), Proposal("1", date(2026, 1, 2)), Wording.of(BDT, labels_in("en")))
>>> heading.table("BDT").rows
(('Lender', 'Surya'), ('Prepared on', '2 January 2026'), ('Currency of all amounts', 'BDT'))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.labels.disclosure_words import DisclosureWord as Say
from microloan.tables import Column, Table

if TYPE_CHECKING:
    from microloan.labels.words import Spoken
    from microloan.pricing.disclosure.proposal import Lender, Proposal
    from microloan.pricing.disclosure.wording import Wording


class Heading(NamedTuple):
    """What a paper begins with.

    Parameters
    ----------
    lender, proposal
        Who offers it, and to whom.
    wording
        The language.
    """

    lender: Lender
    proposal: Proposal
    wording: Wording

    def table(self, currency: str, more: tuple[tuple[Spoken, str | None], ...] = ()) -> Table:
        """Return the table; of `more` lines those that say something."""
        say = self.wording.text
        stated: list[tuple[Spoken, str | None]] = [
            (Say.LENDER, self.lender.name),
            (Say.ADDRESS, self.lender.address),
            (Say.BORROWER, self.proposal.borrower),
            (Say.PREPARED_ON, self.wording.day(self.proposal.prepared_on)),
            *more,
            (Say.CURRENCY, currency),
        ]
        rows = tuple((say(word), text) for word, text in stated if text is not None)
        return Table("", (Column(say(Say.PARTICULAR)), Column(say(Say.DETAIL))), rows)


def pairs_table(title: str, lines: list[tuple[str, str]], wording: Wording, notes: tuple[str, ...] = ()) -> Table:
    """Return a table of two columns: what a line is about, and the answer.

    >>> from microloan.currency import BDT
    >>> from microloan.labels import labels_in
    >>> from microloan.pricing.disclosure.wording import Wording
    >>> pairs_table("Loan", [("Term", "46 weeks")], Wording.of(BDT, labels_in("en"))).columns[1].heading
    'Detail'
    """
    columns = (Column(wording.text(Say.PARTICULAR)), Column(wording.text(Say.DETAIL)))
    return Table(title, columns, tuple(lines), notes=notes)
