"""A service charge disclosure as a paper.

>>> from datetime import date
>>> from microloan.labels import labels_in
>>> from microloan.pricing.disclosure.proposal import Proposal
>>> from microloan.pricing.disclosure.service_charge import service_charge_disclosure
>>> from microloan.products.examples import example_terms
>>> told = service_charge_disclosure(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
>>> for line in service_charge_paper(told, labels_in("en")).tables[1].rows[:4]:
...     print(*line, sep=": ")
Loan proposal no.: 1
Amount disbursed: 20,000.00
Service charge rate, declining balance: 24%
Total service charge: 2,236.74
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.interest import DecliningBalance
from microloan.labels.disclosure_words import DisclosureWord as Say
from microloan.labels.words import Word
from microloan.pricing.disclosure.heading import Heading, pairs_table
from microloan.pricing.disclosure.paper import Paper
from microloan.pricing.disclosure.repayments import fees_table, installment_lines, repayment_table
from microloan.pricing.disclosure.wording import Wording

if TYPE_CHECKING:
    from microloan.currency.money_format import MoneyStyle
    from microloan.labels.labels import Labels
    from microloan.pricing.disclosure.service_charge import ServiceChargeDisclosure
    from microloan.tables import Table


def service_charge_paper(told: ServiceChargeDisclosure, labels: Labels, amounts: MoneyStyle | None = None) -> Paper:
    """Return a disclosure as a paper in one language.

    Parameters
    ----------
    told
        The disclosure.
    labels
        The language.
    amounts
        How amounts are written; None writes them in full, in the digits of the language.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.labels import labels_in
    >>> from microloan.pricing.disclosure.proposal import Proposal
    >>> from microloan.pricing.disclosure.service_charge import service_charge_disclosure
    >>> from microloan.products.examples import example_terms
    >>> told = service_charge_disclosure(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
    >>> service_charge_paper(told, labels_in("bn")).language
    'bn'
    """
    schedule, currency = told.schedule, told.schedule.terms.currency
    wording = Wording.of(currency, labels, amounts)
    say = wording.text
    tables = [Heading(told.lender, told.proposal, wording).table(currency.code), _price(told, wording)]
    if told.charges:
        tables.append(fees_table(told.charges, wording, say(Say.FEES_AND_CHARGES)))
    tables.append(repayment_table(schedule, wording, Word.SERVICE_CHARGE))
    signed = (f"{say(Say.ACKNOWLEDGED)}. {say(Word.SIGNATURE)}",)
    return Paper(say(Say.SERVICE_CHARGE_DISCLOSURE), tuple(tables), signed, labels.language)


def _price(told: ServiceChargeDisclosure, wording: Wording) -> Table:
    say, schedule = wording.text, told.schedule
    terms = schedule.terms
    lines = [(say(Say.PROPOSAL_NUMBER), told.proposal.number)]
    if told.proposal.loan_type is not None:
        lines.append((say(Word.LOAN_TYPE), told.proposal.loan_type))
    lines += [
        (say(Word.DISBURSED_AMOUNT), wording.amount(terms.lent)),
        (say(Say.SERVICE_CHARGE_RATE), wording.percent(told.service_charge_rate)),
    ]
    if not isinstance(terms.interest, DecliningBalance):
        lines.append((say(Word.RATE), wording.method(terms.interest)))
    lines += [
        (say(Say.TOTAL_SERVICE_CHARGE), wording.amount(told.total_service_charge)),
        (say(Say.CHARGE_PER_THOUSAND), wording.amount(told.charge_per_thousand)),
        (say(Word.TERM), wording.term(terms.repayment.every, len(told.schedule))),
        *installment_lines(schedule, wording),
        *_savings(told, wording),
        (say(Say.FEES_AND_CHARGES), wording.amount(schedule.total_fees)),
        (say(Word.NET_DISBURSED_AMOUNT), wording.amount(schedule.net_disbursed)),
        (say(Word.TOTAL_PAYABLE), wording.amount(schedule.total_due)),
    ]
    return pairs_table(say(Word.LOAN), lines, wording, (say(Say.NO_OTHER_CHARGE_NOTE),))


def _savings(told: ServiceChargeDisclosure, wording: Wording) -> list[tuple[str, str]]:
    say, schedule = wording.text, told.schedule
    if schedule.terms.savings is None:
        return []
    lines: list[tuple[str, str]] = []
    if told.savings_withheld.minor:
        lines.append((say(Say.SAVINGS_WITHHELD), wording.amount(told.savings_withheld)))
    if schedule.savings_parts:
        least, most = (schedule.money(of(schedule.savings_parts)) for of in (min, max))
        each = wording.amount(least) if least == most else f"{wording.amount(least)} – {wording.amount(most)}"
        lines.append((say(Say.SAVINGS_EACH_TIME), each))
    return [*lines, (say(Say.SAVINGS_RETURNED), wording.amount(schedule.savings_returned))]
