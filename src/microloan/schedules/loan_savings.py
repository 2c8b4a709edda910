"""The savings beside a loan as transactions of an account: from the first deposit to what is returned.

>>> from microloan.products import SavingsTerms, balance, posting
>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> from dataclasses import replace
>>> from microloan.currency import BDT
>>> from microloan.products import CompulsorySavings, fee_when
>>> terms = SavingsTerms("6%", balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY)
>>> weekly = CompulsorySavings(BDT(10), when=fee_when.WITH_EACH_INSTALLMENT, interest=terms)
>>> schedule = amortize(replace(example_terms(), savings=weekly))
>>> schedule.savings_deposited, schedule.savings_interest, schedule.savings_returned
(BDT('460.00'), BDT('11.93'), BDT('471.93'))
>>> loan_savings_statement(schedule).lines[-1].amount
BDT('-471.93')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.days import to_date
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.products.account_rules import HeldLoan
from microloan.savings.replaying import savings_statement
from microloan.savings.transactions import closing, deposit
from microloan.schedules.costs import savings_withheld
from microloan.schedules.schedule import Schedule

if TYPE_CHECKING:
    from microloan.products.savings_terms import SavingsTerms
    from microloan.savings.statement import SavingsStatement
    from microloan.savings.transactions import SavingsTransaction


def savings_transactions(schedule: Schedule, *, closes: bool = True) -> tuple[SavingsTransaction, ...]:
    """Return what a loan's schedule deposits: what is withheld, and what comes with the installments.

    Parameters
    ----------
    schedule
        A schedule whose terms ask for savings.
    closes
        Whether the account ends with the last installment, on its due date.

    Raises
    ------
    MicroloanError
        If the terms ask for no savings, or there is no schedule.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.products import preset
    >>> from microloan.schedules.amortization import amortize
    >>> terms = preset("asa-primary").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
    >>> len(savings_transactions(amortize(terms)))
    46
    """
    if not isinstance(schedule, Schedule):
        raise MicroloanError("schedule", schedule, "must be a Schedule, such as amortize(terms)", code="wrong_type")
    terms, currency = schedule.terms, schedule.terms.currency
    if terms.savings is None:
        problem = "asks for no savings; give the terms CompulsorySavings"
        raise MicroloanError("schedule.terms.savings", None, problem, code="empty")
    made: list[SavingsTransaction] = []
    withheld = savings_withheld(terms)
    if withheld:
        made.append(deposit(Money.from_minor(withheld, currency), terms.disbursed_on, sequence=1))
    deposits = zip(schedule.due_days, schedule.savings_parts, strict=True) if schedule.savings_parts else ()
    for day, minor in deposits:
        if minor:
            made.append(deposit(Money.from_minor(minor, currency), to_date(day), sequence=len(made) + 1))
    if closes:
        made.append(closing(to_date(schedule.due_days[-1])))
    return tuple(made)


def loan_savings_statement(schedule: Schedule, terms: SavingsTerms | None = None) -> SavingsStatement:
    """Return the account beside a loan, from its first deposit to its closing with the last installment.

    Parameters
    ----------
    schedule
        A schedule whose terms ask for savings.
    terms
        What the savings earn; None for what the loan's own terms say.

    Returns
    -------
    The statement; its last line is what the member gets back, interest and all.

    Raises
    ------
    MicroloanError
        If the terms of the loan ask for no savings, nothing is deposited, or neither says what
        the savings earn.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.products import preset
    >>> from microloan.schedules.amortization import amortize
    >>> loan = preset("asa-primary").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
    >>> statement = loan_savings_statement(amortize(loan))
    >>> statement.lines[-1].kind, statement.balance
    ('closing', BDT('0.00'))
    """
    transactions, earns = savings_transactions(schedule), terms
    if earns is None:
        asked = schedule.terms.savings
        earns = None if asked is None else asked.interest
    if earns is None:
        problem = "says nothing of what the savings earn; give it SavingsTerms, or name them here"
        raise MicroloanError("schedule.terms.savings.interest", None, problem, code="empty")
    last = to_date(schedule.due_days[-1])
    loan = HeldLoan(schedule.terms.lent, schedule.terms.disbursed_on, last)
    return savings_statement(transactions, earns, last, loans=(loan,))


def interest_of(schedule: Schedule) -> Money:
    """Return what the savings of a loan earn by its own terms, less tax and duty; what `Schedule` calls.

    >>> from microloan.products import preset
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules.amortization import amortize
    >>> from dataclasses import replace
    >>> asked = replace(example_terms(), savings=preset("asa-primary").savings)
    >>> interest_of(amortize(asked)) == loan_savings_statement(amortize(asked)).total_interest
    True
    """
    if not schedule.savings_deposited.minor:
        return schedule.money(0)
    statement = loan_savings_statement(schedule)
    return statement.total_interest - statement.total_tax - statement.total_duty
