"""Due dates, amortization, and the schedule of one loan.

========================  ========================================================================
`amortize`                from `LoanTerms` to a checked `Schedule`
`Schedule`                the installments: totals, a table, plain data
`Installment`             number, due date, principal, interest, what stays outstanding
`ScheduleRow`             one day of payment, and the installments that fall due on it
`Charge`                  a fee as it falls due, with its tax
`AmendedSchedule`         a schedule that goes on by other terms, from an `Amendment` on
`ScheduleDifference`      what changes from one schedule to another
`savings_transactions`    what a schedule deposits, as transactions of a savings account
`loan_savings_statement`  the savings account beside a loan, to its closing
`amounts`                 exact decimals or minor units, for records and frames
`frames`                  a schedule as plain records, a pandas or a Polars frame
`schedule_schema`         the JSON Schema of a schedule as plain data
`record_types`            the types of a schedule as plain data, for type checkers and other libraries
========================  ========================================================================

>>> from microloan.schedules import amortize
>>> from microloan.products.examples import example_terms
>>> schedule = amortize(example_terms())
>>> row = schedule.installment(1)
>>> row.due_on, row.principal, row.interest, row.total
(datetime.date(2026, 1, 21), BDT('392.69'), BDT('92.31'), BDT('485.00'))
>>> schedule.total_principal, schedule.total_interest
(BDT('20000.00'), BDT('2236.74'))
"""

from typing import TYPE_CHECKING

from microloan.lazily import imported_lazily
from microloan.schedules.amortization import amortize
from microloan.schedules.installment import Installment
from microloan.schedules.schedule import Schedule
from microloan.schedules.schemas import schedule_schema

if TYPE_CHECKING:
    from microloan.schedules.amended import AmendedSchedule
    from microloan.schedules.amendments import Amendment
    from microloan.schedules.costs import Charge
    from microloan.schedules.difference import InstallmentDifference, ScheduleDifference
    from microloan.schedules.loan_savings import loan_savings_statement, savings_transactions
    from microloan.schedules.rows import ScheduleRow

__all__ = [
    "AmendedSchedule",
    "Amendment",
    "Charge",
    "Installment",
    "InstallmentDifference",
    "Schedule",
    "ScheduleDifference",
    "ScheduleRow",
    "amortize",
    "loan_savings_statement",
    "savings_transactions",
    "schedule_schema",
]


# What a plain loan does not need is imported when it is first asked for.
_HOMES = {
    "AmendedSchedule": "microloan.schedules.amended",
    "Amendment": "microloan.schedules.amendments",
    "Charge": "microloan.schedules.costs",
    "InstallmentDifference": "microloan.schedules.difference",
    "ScheduleDifference": "microloan.schedules.difference",
    "ScheduleRow": "microloan.schedules.rows",
    "loan_savings_statement": "microloan.schedules.loan_savings",
    "savings_transactions": "microloan.schedules.loan_savings",
}

__getattr__ = imported_lazily(__name__, _HOMES)
