"""The measures by which portfolios are reported, meant to be read as ``measures.on_time_realisation``.

=========================  ============================================================
`arrears_rate`             overdue principal, of outstanding principal
`portfolio_at_risk`        the whole principal of late loans, of all: PAR 30
`risk_coverage`            the provision held, of the principal at risk
`write_off_ratio`          written off, of the average portfolio
`on_time_realisation`      paid of what fell due in the period (PKSF, OTR)
`cumulative_recovery`      recovered of all that was ever due (PKSF, CRR)
`current_repayment`        received without prepayments, of what was due (Sa-Dhan)
`collection_rate`          all that was collected, of what fell due: the naive figure
`annual_loan_loss`         what a rate of collection costs in a year
`portfolio_yield`          service charge income, of the average portfolio
`self_sufficiency`         income, of all expense (OSS)
`average_outstanding`      outstanding principal for each borrower
`average_disbursed`        disbursed for each loan
`borrowers_per_officer`    the case load
`outstanding_per_officer`  outstanding principal for each officer
=========================  ============================================================

`Collections` is what was collected in a period, by what it was for. Each measure gives a
`Measured` or `MeasuredAmount`: an exact fraction that prints with stated digits and explains
itself, with its formula, its source and its trap. The definitions stand here as well:
`ARREARS_RATE`, `PORTFOLIO_AT_RISK`, `RISK_COVERAGE`, `WRITE_OFF_RATIO`,
`ON_TIME_REALISATION`, `CUMULATIVE_RECOVERY`, `CURRENT_REPAYMENT`, `COLLECTION_RATE`,
`ANNUAL_LOAN_LOSS`, `PORTFOLIO_YIELD`, `SELF_SUFFICIENCY`, `AVERAGE_OUTSTANDING`,
`AVERAGE_DISBURSED`, `CASE_LOAD`, `OUTSTANDING_PER_OFFICER`; `ALL` of them in one tuple.

>>> from microloan.currency import BDT
>>> june = Collections(due=BDT(500_000), on_due=BDT(485_000), advance=BDT(12_000), on_overdue=BDT(20_000))
>>> print(on_time_realisation(june).explain())
on-time realisation
  on-time realisation  4,85,000.00 ÷ 5,00,000.00  → 97%
  Formula: collected against what fell due in the period ÷ what fell due in the period.
  Source: PKSF, Bangladesh (OTR); general knowledge, to be confirmed in its reporting manual.
  Trap: advances and old arrears left in lift it above 100%.
"""

from __future__ import annotations

from microloan.portfolio.efficiency_measures import (
    AVERAGE_DISBURSED,
    AVERAGE_OUTSTANDING,
    CASE_LOAD,
    OUTSTANDING_PER_OFFICER,
    PORTFOLIO_YIELD,
    SELF_SUFFICIENCY,
    average_disbursed,
    average_outstanding,
    borrowers_per_officer,
    outstanding_per_officer,
    portfolio_yield,
    self_sufficiency,
)
from microloan.portfolio.measured import Measure, Measured, MeasuredAmount
from microloan.portfolio.repayment_rates import (
    ANNUAL_LOAN_LOSS,
    COLLECTION_RATE,
    CUMULATIVE_RECOVERY,
    CURRENT_REPAYMENT,
    ON_TIME_REALISATION,
    Collections,
    annual_loan_loss,
    collection_rate,
    cumulative_recovery,
    current_repayment,
    on_time_realisation,
)
from microloan.portfolio.risk_measures import (
    ARREARS_RATE,
    PORTFOLIO_AT_RISK,
    RISK_COVERAGE,
    WRITE_OFF_RATIO,
    arrears_rate,
    portfolio_at_risk,
    risk_coverage,
    write_off_ratio,
)

__all__ = [
    "ALL",
    "ANNUAL_LOAN_LOSS",
    "ARREARS_RATE",
    "AVERAGE_DISBURSED",
    "AVERAGE_OUTSTANDING",
    "CASE_LOAD",
    "COLLECTION_RATE",
    "CUMULATIVE_RECOVERY",
    "CURRENT_REPAYMENT",
    "ON_TIME_REALISATION",
    "OUTSTANDING_PER_OFFICER",
    "PORTFOLIO_AT_RISK",
    "PORTFOLIO_YIELD",
    "RISK_COVERAGE",
    "SELF_SUFFICIENCY",
    "WRITE_OFF_RATIO",
    "Collections",
    "Measure",
    "Measured",
    "MeasuredAmount",
    "annual_loan_loss",
    "arrears_rate",
    "average_disbursed",
    "average_outstanding",
    "borrowers_per_officer",
    "collection_rate",
    "cumulative_recovery",
    "current_repayment",
    "on_time_realisation",
    "outstanding_per_officer",
    "portfolio_at_risk",
    "portfolio_yield",
    "risk_coverage",
    "self_sufficiency",
    "write_off_ratio",
]

ALL = (
    ARREARS_RATE,
    PORTFOLIO_AT_RISK,
    RISK_COVERAGE,
    WRITE_OFF_RATIO,
    ON_TIME_REALISATION,
    CUMULATIVE_RECOVERY,
    CURRENT_REPAYMENT,
    COLLECTION_RATE,
    ANNUAL_LOAN_LOSS,
    PORTFOLIO_YIELD,
    SELF_SUFFICIENCY,
    AVERAGE_OUTSTANDING,
    AVERAGE_DISBURSED,
    CASE_LOAD,
    OUTSTANDING_PER_OFFICER,
)
