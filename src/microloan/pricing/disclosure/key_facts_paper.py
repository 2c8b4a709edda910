"""A key facts statement as a paper: parts 1 and 2 of Annex A, Annex B, Annex C.

>>> from datetime import date
>>> from microloan.labels import labels_in
>>> from microloan.pricing.disclosure.proposal import Proposal
>>> from microloan.pricing.disclosure.statement import key_facts
>>> from microloan.products.examples import example_terms
>>> facts = key_facts(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
>>> [table.title for table in key_facts_paper(facts, labels_in("en")).tables][-2:]
['Computation of the annual percentage rate', 'Repayment schedule']
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from microloan.calendars.coverage import NotCovered
from microloan.interest.yields.conventions import NOMINAL_APR
from microloan.labels.disclosure_words import DisclosureWord as Say
from microloan.labels.words import Counted, Word
from microloan.pricing.disclosure.apr import AS_PAID, PLACES, RBI_ANNEX_B, printed_installment
from microloan.pricing.disclosure.contingent import ContingentCharges
from microloan.pricing.disclosure.heading import Heading, pairs_table
from microloan.pricing.disclosure.paper import Paper
from microloan.pricing.disclosure.rate_type import FloatingRate
from microloan.pricing.disclosure.repayments import fees_table, installment_lines, repayment_table
from microloan.pricing.disclosure.wording import Wording
from microloan.schedules.costs import savings_withheld
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.currency import Money
    from microloan.currency.money_format import MoneyStyle
    from microloan.labels.labels import Labels
    from microloan.labels.words import Spoken
    from microloan.pricing.disclosure.apr import AprMethod
    from microloan.pricing.disclosure.statement import KeyFacts

# A line of a part: its number in the annex, what it is about, the answer.
Line = tuple[str, str, str]


def key_facts_paper(facts: KeyFacts, labels: Labels, amounts: MoneyStyle | None = None) -> Paper:
    """Return a statement as a paper in one language.

    Parameters
    ----------
    facts
        The statement.
    labels
        The language.
    amounts
        How amounts are written; None writes them in full, in the digits of the language.

    Examples
    --------
    >>> from microloan.labels import labels_in
    >>> from microloan.pricing.disclosure.proposal import Proposal
    >>> from microloan.pricing.disclosure.statement import key_facts
    >>> from microloan.products.examples import example_terms
    >>> facts = key_facts(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
    >>> key_facts_paper(facts, labels_in("hi")).title
    'मुख्य तथ्य विवरण'
    """
    wording = Wording.of(facts.schedule.terms.currency, labels, amounts)
    say = wording.text
    tables = [_heading(facts, wording), _part_one(facts, wording)]
    if facts.charges:
        tables.append(fees_table(facts.charges, wording, f"8. {say(Say.FEES_AND_CHARGES)}"))
    tables += [_contingent(facts, wording), _part_two(facts, wording), _computation(facts, wording)]
    tables.append(repayment_table(facts.schedule, wording, Word.INTEREST))
    signed = (f"{say(Say.ACKNOWLEDGED)}. {say(Word.SIGNATURE)}",)
    return Paper(say(Word.KEY_FACTS_STATEMENT), tuple(tables), signed, labels.language)


def _heading(facts: KeyFacts, wording: Wording) -> Table:
    currency, calendar = facts.schedule.terms.currency.code, facts.schedule.terms.calendar
    until = None
    # Without a weekend the calendar does not say which days are worked; nor does a list of holidays of other years.
    if calendar.weekend.days:
        with suppress(NotCovered):
            until = wording.day(facts.valid_until)
    valid_for = wording.labels.counted(Counted.WORKING_DAY, facts.validity_days)
    more = ((Say.VALID_FOR, valid_for), (Say.VALID_UNTIL, until))
    return Heading(facts.lender, facts.proposal, wording).table(currency, more)


def _part_one(facts: KeyFacts, wording: Wording) -> Table:
    say, terms, proposal, sheet = wording.text, facts.schedule.terms, facts.proposal, facts.sheet
    stages = say(Say.AT_ONCE)
    if len(facts.schedule.disbursements) > 1:
        parts = (f"{wording.day(day)}: {wording.amount(amount)}" for day, amount in facts.schedule.disbursements)
        stages = f"{say(Say.IN_STAGES)} ({'; '.join(parts)})"
    fixed = say(Say.FLOATING if isinstance(proposal.rate_type, FloatingRate) else Say.FIXED)
    lines: list[Line] = [
        ("1", say(Say.PROPOSAL_NUMBER), proposal.number),
        ("", say(Word.LOAN_TYPE), proposal.loan_type or say(Say.NOT_STATED)),
        ("2", say(Say.SANCTIONED_AMOUNT), wording.amount(sheet.sanctioned)),
        ("3", say(Say.DISBURSAL), stages),
        ("4", say(Word.TERM), wording.term(terms.repayment.every, len(facts.schedule))),
        *_numbered("5", installment_lines(facts.schedule, wording)),
        ("6", say(Say.RATE_AND_TYPE), f"{wording.method(terms.interest)}, {fixed}"),
        *_numbered("7", _floating(facts, wording)),
        ("8", say(Say.FEES_AND_CHARGES), wording.amount(sheet.total_charges)),
        ("8A", say(Say.TO_LENDER), wording.amount(sheet.to_lender)),
        ("8B", say(Say.TO_THIRD_PARTY), wording.amount(sheet.to_third_parties)),
        ("9", say(Word.ANNUAL_PERCENTAGE_RATE), wording.percent(sheet.apr.percent(PLACES))),
    ]
    return _numbered_table(Say.PART_ONE, lines, wording, notes=(say(Say.CONSENT_NOTE),))


def _floating(facts: KeyFacts, wording: Wording) -> list[tuple[str, str]]:
    floating, impact, say = facts.proposal.rate_type, facts.rate_impact, wording.text
    if not isinstance(floating, FloatingRate):
        return []
    each = more = say(Say.NOT_STATED)
    if impact is not None:
        each, more = wording.amount(impact.installment), wording.number(impact.installments)
    return [
        (say(Say.BENCHMARK), f"{floating.name}, {wording.percent(floating.benchmark)}"),
        (say(Say.SPREAD), wording.percent(floating.spread)),
        (say(Say.RESET), wording.labels.counted(Counted.MONTH, floating.reset_months)),
        (say(Say.IF_RATE_RISES), each),
        (say(Say.OR_MORE_INSTALLMENTS), more),
    ]


def _contingent(facts: KeyFacts, wording: Wording) -> Table:
    say, unstated = wording.text, wording.text(Say.NOT_STATED if facts.contingent is None else Say.NONE)
    stated = ContingentCharges() if facts.contingent is None else facts.contingent
    charges = [
        (say(Say.LATE_PAYMENT), stated.late_payment),
        (say(Say.OTHER_PENAL), stated.other_penal),
        (say(Say.FORECLOSURE), stated.foreclosure),
        (say(Say.RATE_SWITCHING), stated.rate_switching),
        *((other.name, other.charge) for other in stated.others),
    ]
    lines = [(name, unstated if charge is None else charge) for name, charge in charges]
    return pairs_table(f"10. {say(Say.CONTINGENT_CHARGES)}", lines, wording)


def _part_two(facts: KeyFacts, wording: Wording) -> Table:
    other, say = facts.other, wording.text
    officer, transferable, together, digital = other.officer, other.transferable, other.collaboration, other.digital
    reached = None
    if officer is not None:
        reached = ", ".join(part for part in (officer.name, officer.phone, officer.email) if part is not None)
    moves = None if transferable is None else say(Say.YES if transferable else Say.NO)
    unstated = say(Say.NOT_STATED)
    lines: list[Line] = [
        ("1", say(Say.RECOVERY_CLAUSE), other.recovery_clause or unstated),
        ("2", say(Say.GRIEVANCE_CLAUSE), other.grievance_clause or unstated),
        ("3", say(Say.GRIEVANCE_OFFICER), reached or unstated),
        ("4", say(Say.TRANSFERABLE), moves or unstated),
    ]
    if together is not None:
        funding = (
            (say(word), f"{one.lender}, {wording.percent(one.share)}")
            for word, one in ((Say.ORIGINATOR, together.originator), (Say.PARTNER, together.partner))
        )
        lines += _numbered("5", [*funding, (say(Say.BLENDED_RATE), wording.percent(together.blended_rate))])
    if digital is not None:
        agents = "; ".join(digital.recovery_agents) or say(Say.NONE)
        cooling_off = (say(Say.COOLING_OFF), wording.days(digital.cooling_off_days))
        lines += _numbered("6", [cooling_off, (say(Say.RECOVERY_AGENTS), agents)])
    return _numbered_table(Say.PART_TWO, lines, wording)


def _computation(facts: KeyFacts, wording: Wording) -> Table:
    say, sheet, schedule = wording.text, facts.sheet, facts.schedule
    repayment, method = schedule.terms.repayment, facts.apr_method
    fixed = say(Say.FLOATING if isinstance(facts.proposal.rate_type, FloatingRate) else Say.FIXED)
    first = date.fromordinal(schedule.due_days[0])
    amounts: list[tuple[str, Spoken, Money]] = [
        ("5", Say.TOTAL_INTEREST, sheet.total_interest),
        ("6", Say.FEES_AND_CHARGES, sheet.total_charges),
        ("6A", Say.TO_LENDER, sheet.to_lender),
        ("6B", Say.TO_THIRD_PARTY, sheet.to_third_parties),
        ("", Say.AT_DISBURSEMENT, sheet.sanctioned - sheet.net_disbursed),
        ("7", Word.NET_DISBURSED_AMOUNT, sheet.net_disbursed),
        ("8", Word.TOTAL_PAYABLE, sheet.total_payable),
    ]
    kept_back = schedule.money(savings_withheld(schedule.terms))
    if kept_back.minor:
        amounts.insert(-1, ("", Say.SAVINGS_WITHHELD, kept_back))
    lines: list[Line] = [
        ("1", say(Say.SANCTIONED_AMOUNT), wording.amount(sheet.sanctioned)),
        ("2", say(Word.TERM), wording.term(repayment.every, len(schedule))),
        ("", say(Say.INSTALLMENT_TYPE), wording.rhythm(repayment.every)),
        ("", say(Word.INSTALLMENTS), wording.number(len(schedule))),
        ("", say(Say.INSTALLMENT_AMOUNT), wording.amount(printed_installment(schedule))),
        ("", say(Say.FIRST_DUE), wording.day(first)),
        ("3", say(Say.RATE_AND_TYPE), fixed),
        ("4", say(Word.RATE), wording.percent(schedule.terms.interest.rate)),
        *((number, say(word), wording.amount(amount)) for number, word, amount in amounts),
        ("9", say(Word.ANNUAL_PERCENTAGE_RATE), wording.percent(sheet.apr.percent(PLACES))),
    ]
    convention = method.convention
    note = say(Say.RATE_NOTE) if convention == NOMINAL_APR else f"{convention.words}: {convention.definition}"
    basis = () if method.installment == AS_PAID else (method.installment.definition,)
    return _numbered_table(Say.COMPUTATION_OF_RATE, lines, wording, Align.RIGHT, (note, *basis, *_costs(method)))


def _costs(method: AprMethod) -> tuple[str, ...]:
    """Return what is counted, where it is not what the annex counts."""
    costs = method.counted
    left_out = (f"without {', '.join(costs.left_out)}",) if costs.left_out else ()
    other = replace(costs, left_out=()) != RBI_ANNEX_B.counted
    return ((f"counted are {costs.definition}",) if other else ()) + left_out


def _numbered(number: str, lines: Iterable[tuple[str, str]]) -> list[Line]:
    """Return lines that share one number: the first bears it."""
    return [(number if place == 0 else "", *line) for place, line in enumerate(lines)]


def _numbered_table(
    title: Say, lines: list[Line], wording: Wording, align: Align = Align.LEFT, notes: tuple[str, ...] = ()
) -> Table:
    say = wording.text
    columns = (Column(say(Word.SERIAL_NUMBER)), Column(say(Say.PARTICULAR)), Column(say(Say.DETAIL), align))
    return Table(say(title), columns, tuple(lines), notes=notes)
