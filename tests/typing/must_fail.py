"""What must not type-check. Read by mypy and pyright; nobody runs it.

Each line is a mistake, and says which: both checkers report an ignore that is not needed.
"""

from __future__ import annotations

from datetime import date

import microloan as ml
from microloan import BDT, Money

# Money meets money, and whole numbers only to be multiplied.
BDT(1) + 1  # type: ignore[operator]
BDT(1) - 1  # type: ignore[operator]
BDT(1) + "1"  # type: ignore[operator]
BDT(1) * 0.5  # type: ignore[operator]
BDT(1) * BDT(2)  # type: ignore[operator]
BDT(1) / 2  # type: ignore[operator]
BDT(1) < 2  # type: ignore[operator]
BDT(0.1)  # type: ignore[arg-type]
BDT(1).minor = 2  # type: ignore[misc]
Money(100)  # type: ignore[arg-type]

# A loss is named.
BDT(100).times("24%")  # type: ignore[call-arg]
BDT(100).times("24%", rounding="half_up")  # type: ignore[arg-type]

# A rate says its unit.
ml.percent(0.24)  # type: ignore[arg-type]
ml.Flat(24)  # type: ignore[arg-type]
ml.Flat("15%", charged="per_loan")  # type: ignore[arg-type]
ml.DecliningBalance("24%", accrual="actual_365")  # type: ignore[arg-type]

# Terms are values, and dates are dates.
terms = ml.preset("jcf-jagoron").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
terms.principal = BDT(10_000)  # type: ignore[misc]
ml.preset("jcf-jagoron").terms(principal=20_000, disbursed_on=date(2026, 1, 4))  # type: ignore[arg-type]
ml.preset("jcf-jagoron").terms(principal=BDT(20_000), disbursed_on="2026-01-04")  # type: ignore[arg-type]
ml.preset("jcf-jagoron").terms(principal=BDT(20_000))  # type: ignore[call-arg]
ml.amortize(terms).installment("1")  # type: ignore[arg-type]

# Rules of deposits are values too.
ml.DepositScheme(growth="yearly")  # type: ignore[arg-type]
ml.DepositScheme(when="start")  # type: ignore[arg-type]
ml.DepositPlan(500, term=ml.months(60), rate="10%", scheme=ml.DepositScheme())  # type: ignore[arg-type]
ml.DepositPlan(BDT(500), term=60, rate="10%", scheme=ml.DepositScheme())  # type: ignore[arg-type]
ml.TermDeposit(BDT(500), term=ml.days(91), rate=7)  # type: ignore[arg-type]
# A rulebook is of a day; what is late has dates.
ml.rulebook("bd-mra")  # type: ignore[call-arg]
ml.rulebook("bd-mra", on="2026-01-04")  # type: ignore[arg-type]
mra = ml.rulebook("bd-mra", on=date(2026, 1, 4))
ml.classify("42", mra)  # type: ignore[arg-type]
ml.PastDue(oldest_unpaid="2026-01-04", as_of=date(2026, 1, 4))  # type: ignore[arg-type]
ml.provision_sheet({"good": BDT(100)}, mra)  # type: ignore[call-arg]
ml.measures.average_outstanding(BDT(100), borrowers=1.5)  # type: ignore[arg-type]

# There is nothing by a name that is not there.
ml.apr  # type: ignore[attr-defined]

# An order is a value, a date an argument, an event one of the ledger's.
ledger_schedule = ml.amortize(terms)
ml.post(ledger_schedule, [])  # type: ignore[call-arg]
ml.post(ledger_schedule, [], "penalty first")  # type: ignore[arg-type]
ml.post(ledger_schedule, [BDT(250)], ml.allocation.SA_DHAN)  # type: ignore[list-item]
ml.Payment(250, date(2026, 1, 21))  # type: ignore[arg-type]
ml.post(ledger_schedule, [], ml.allocation.SA_DHAN).position()  # type: ignore[call-arg]
