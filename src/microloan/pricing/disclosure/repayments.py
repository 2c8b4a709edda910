"""The installments and fees of a loan on a paper: what they are, and each of them.

>>> from microloan.labels import labels_in
>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize
>>> from microloan.pricing.disclosure.wording import Wording
>>> schedule = amortize(example_terms())
>>> for line in installment_lines(schedule, Wording.of(schedule.terms.currency, labels_in("en"))):
...     print(*line, sep=": ")
Type of installments: Weekly
Number of installments: 46
Amount of each installment: 485.00
Last installment: 411.74
First installment due: 21 January 2026 (17 days)
Last installment due: 2 December 2026
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.labels.disclosure_words import DisclosureWord as Say
from microloan.labels.words import Word
from microloan.pricing.disclosure.apr import printed_installment
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from microloan.pricing.disclosure.charges import PayableCharge
    from microloan.pricing.disclosure.wording import Wording
    from microloan.schedules import Schedule


def installment_lines(schedule: Schedule, wording: Wording) -> list[tuple[str, str]]:
    """Return how often, how many, how much and when, each with what it is."""
    say, terms = wording.text, schedule.terms
    first, last = (date.fromordinal(schedule.due_days[place]) for place in (0, -1))
    days = (first - terms.disbursed_on).days
    return [
        (say(Say.INSTALLMENT_TYPE), wording.rhythm(terms.repayment.every)),
        (say(Word.INSTALLMENTS), wording.number(len(schedule))),
        *_amounts(schedule, wording),
        (say(Say.FIRST_DUE), f"{wording.day(first)} ({wording.days(days)})"),
        (say(Say.LAST_DUE), wording.day(last)),
    ]


def _amounts(schedule: Schedule, wording: Wording) -> list[tuple[str, str]]:
    """Return the installment, and the last where it is written otherwise; of uneven ones the least and the most."""
    say = wording.text
    dues = [row.principal + row.interest for row in schedule]
    printed = printed_installment(schedule)
    written, last = wording.amount(printed), wording.amount(dues[-1])
    if any(due != printed for due in dues[:-1]):
        return [(say(Say.FROM_TO), f"{wording.amount(min(dues))} – {wording.amount(max(dues))}")]
    lines = [(say(Say.INSTALLMENT_AMOUNT), written)]
    return lines if last == written else [*lines, (say(Say.LAST_INSTALLMENT), last)]


def repayment_table(schedule: Schedule, wording: Wording, charge: Word) -> Table:
    """Return every installment with what is owed before it, and the totals.

    Parameters
    ----------
    schedule
        The loan. Fees and savings have columns where its installments bear them.
    wording
        The language.
    charge
        What the country calls the price: `Word.INTEREST` or `Word.SERVICE_CHARGE`.

    Examples
    --------
    >>> from microloan.labels import labels_in
    >>> from microloan.pricing.disclosure.wording import Wording
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> schedule = amortize(example_terms())
    >>> table = repayment_table(schedule, Wording.of(schedule.terms.currency, labels_in("en")), Word.INTEREST)
    >>> table.rows[0]
    ('1', '21 Jan 2026', '20,000.00', '392.69', '92.31', '485.00')
    """
    installments = schedule.installments
    columns = {
        Word.OUTSTANDING_PRINCIPAL: [row.outstanding_principal + row.principal for row in installments],
        Word.PRINCIPAL: [row.principal for row in installments],
        charge: [row.interest for row in installments],
    }
    if schedule.fee_parts:
        columns[Word.FEE] = [row.fee for row in installments]
    columns[Word.INSTALLMENT] = [row.principal + row.interest + row.fee for row in installments]
    if schedule.savings_parts:
        columns[Word.SAVINGS] = [row.savings for row in installments]
    cells = zip(*([wording.amount(amount) for amount in column] for column in columns.values()), strict=True)
    rows = tuple(
        (wording.number(row.number), wording.short_day(row.due_on), *amounts)
        for row, amounts in zip(installments, cells, strict=True)
    )
    nothing, (_, *summed) = schedule.money(0), columns.values()
    sums = (wording.amount(sum(column, nothing)) for column in summed)
    totals = (wording.text(Word.TOTAL), "", "", *sums)
    words = (Word.INSTALLMENT_NUMBER, Word.DUE_DATE, *columns)
    headings = tuple(Column(wording.text(word), Align.RIGHT) for word in words)
    return Table(wording.text(Word.SCHEDULE), headings, rows, totals=totals)


def fees_table(charges: tuple[PayableCharge, ...], wording: Wording, title: str) -> Table:
    """Return every fee with who receives it, how often it is due, and what it comes to.

    Parameters
    ----------
    charges
        The fees, at least one; those the lender keeps come first.
    wording
        The language.
    title
        The line above the table.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> from microloan.labels import labels_in
    >>> from microloan.pricing.disclosure.charges import PayableCharge
    >>> from microloan.pricing.disclosure.wording import Wording
    >>> fee = PayableCharge("Processing fee", None, 1, INR(600), INR(108))
    >>> fees_table((fee,), Wording.of(INR, labels_in("en")), "Fees").rows
    (('Processing fee', 'Lender', 'One-time', '600.00', '108.00', '708.00'),)
    """
    say = wording.text
    columns = (
        Column(say(Say.PARTICULAR)),
        Column(say(Say.PAID_TO)),
        Column(say(Say.HOW_OFTEN)),
        *(Column(say(word), Align.RIGHT) for word in (Word.FEE, Word.TAX, Word.TOTAL)),
    )
    ordered = sorted(charges, key=lambda charge: charge.third_party is not None)
    rows = tuple(
        (
            charge.name,
            charge.third_party or say(Say.LENDER),
            f"{say(Say.RECURRING)} ({wording.number(charge.times)})" if charge.recurring else say(Say.ONE_TIME),
            *(wording.amount(amount) for amount in (charge.fee, charge.tax, charge.total)),
        )
        for charge in ordered
    )
    nothing = charges[0].fee * 0
    fees = sum((charge.fee for charge in charges), nothing)
    taxes = sum((charge.tax for charge in charges), nothing)
    sums = (wording.amount(amount) for amount in (fees, taxes, fees + taxes))
    return Table(title, columns, rows, totals=(say(Word.TOTAL), "", "", *sums))
