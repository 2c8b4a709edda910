"""What must type-check, and as what. Read by mypy and pyright; nobody runs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_type

import microloan as ml
from microloan import BDT, INR, Money
from microloan.labels import Word

# Money
assert_type(BDT, ml.Currency)
assert_type(BDT(1), Money)
assert_type(BDT("11500.50"), Money)
assert_type(BDT(Decimal("0.5")), Money)
assert_type(BDT(1) + BDT(2), Money)
assert_type(BDT(1) - BDT(2), Money)
assert_type(BDT(1) * 46, Money)
assert_type(BDT(1) / BDT(2), Fraction)
assert_type(-BDT(1), Money)
assert_type(BDT(1) < BDT(2), bool)
assert_type(sum([BDT(1), BDT(2)], BDT(0)), Money)
assert_type(BDT(100).times("24%", rounding=ml.rounding.HALF_UP), Money)
assert_type(BDT(100).split(3), tuple[Money, ...])
assert_type(BDT(100).minor, int)
assert_type(Money.from_minor(100, INR), Money)

# Rates
assert_type(ml.percent(24), ml.Rate)
assert_type(ml.percent("23.5375"), ml.Rate)
assert_type(ml.percent(Fraction(1, 3)), ml.Rate)
assert_type(ml.per_thousand("125"), ml.Rate)
assert_type(ml.Flat("15%").rate, ml.Rate)
assert_type(ml.DecliningBalance(ml.percent(24), accrual=ml.day_count.ACTUAL_365).rate, ml.Rate)

# Namespaces of named values
assert_type(ml.rounding.UP, ml.rounding.Rounding)
assert_type(ml.day_count.ACTUAL_365, ml.DayCount)
assert_type(ml.shape.EQUAL_PRINCIPAL, ml.shape.PrincipalShape)
assert_type(ml.residual.LAST, ml.residual.Residual)
assert_type(ml.money_format.INDIAN, ml.MoneyFormat)
assert_type(ml.month_end.SAME_DAY.name, str)
assert_type(ml.WEEK, ml.Frequency)
assert_type(ml.weeks(2), ml.Frequency)

# One loan
terms = ml.preset("jcf-jagoron").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
assert_type(terms, ml.LoanTerms)
assert_type(replace(terms, interest=ml.Flat("15%", charged=ml.PER_LOAN)), ml.LoanTerms)
schedule = ml.amortize(terms)
assert_type(schedule, ml.Schedule)
assert_type(schedule.installment(1), ml.Installment)
assert_type(schedule.installment(1).due_on, date)
assert_type(schedule.installment(1).total, Money)
assert_type(schedule.total_interest, Money)
assert_type([row.number for row in schedule], list[int])

# Prices and rules
compared = ml.compare({"ours": terms, "theirs": ml.preset("asa-primary")})
assert_type(compared, ml.Comparison)
assert_type(compared.rate("ours", ml.XIRR), ml.FoundRate | ml.NoRate)
family = ml.Household(annual_income=BDT(120_000))
assert_type(
    ml.check(terms, ml.rulebook("bd-mra", on=date(2026, 1, 4)), household=family).failed, tuple[ml.Finding, ...]
)

# Columns of loans
book = ml.LoanBook.from_columns(
    ml.preset("jcf-jagoron"), principal=[2_000_000, 1_500_000], disbursed_on=date(2026, 1, 4)
)
assert_type(book.schedules(), ml.BookSchedules)
assert_type(book.schedules().total_principal, int)
assert_type(book.schedule(0), ml.Schedule)

# Deposits
plan = ml.deposit_preset("basic-bank-sohayok").plan(BDT(500), ml.months(60))
assert_type(plan, ml.DepositPlan)
assert_type(ml.mature(plan).maturity, Money)
assert_type(
    ml.maturity_table(plan.scheme, deposits=[BDT(500)], rates={ml.YEAR: "8%"}).maturity(BDT(500), ml.YEAR), Money
)
term_deposit = ml.TermDeposit(BDT(100_000), term=ml.days(91), rate="7%")
assert_type(ml.mature_term_deposit(term_deposit).net_interest, Money)
assert_type(ml.rate_to_multiply(2, term=ml.months(72), compounds=ml.YEAR), ml.Rate)
assert_type(ml.time_to_multiply(2, rate="7%", compounds=ml.QUARTER), Fraction)
ml.DepositScheme(growth=ml.growth.INDIA_RD, early=ml.early.reduced_by("1%"))
ml.TermRules(growth=ml.growth.compounded(ml.QUARTER), payout=ml.payout.every(ml.MONTH))
# The ledger
events = [
    ml.Payment(BDT(486), date(2026, 1, 21)),
    ml.Levy(BDT(5), date(2026, 2, 1)),
    ml.Reversal("R", date(2026, 3, 1)),
]
account = ml.post(book.schedule(0), events, ml.PENALTY_FEE_INTEREST_PRINCIPAL, advance=ml.advance.PRINCIPAL)
assert_type(account, ml.Account)
assert_type(account.position(date(2026, 6, 30)), ml.Position)
assert_type(account.position(date(2026, 6, 30), ml.Lateness(grace_days=3)).overdue.total, Money)
assert_type(account.position(date(2026, 6, 30)).oldest_unpaid, date | None)
assert_type(account.statement.line(1).allocated[ml.Component.INTEREST], Money)
assert_type(
    ml.classify(account.position(date(2026, 6, 30)), ml.rulebook("bd-mra", on=date(2026, 6, 30))), ml.Classified
)
assert_type(ml.settlement(account, on=date(2026, 6, 30), rebate=ml.rebate.RULE_OF_78).payoff, Money)
assert_type(ml.penalty.on_overdue("24%").charge(account, date(2026, 6, 30)).events(), tuple[ml.Levy, ...])
assert_type(ml.death_claim(account, date(2026, 6, 30), savings=BDT(0), cover=ml.death_cover.PRINCIPAL).claim, Money)
assert_type(ml.advance_limit.JCF_WEEKLY.check(account, ml.Payment(BDT(486), date(2026, 6, 30))), ml.Finding)
left = ml.remaining_terms(account.schedule, date(2026, 6, 30))
assert_type(left, ml.LoanTerms)
assert_type(ml.amend(account.schedule, left, date(2026, 6, 30), "as before"), ml.AmendedSchedule)
assert_type(ml.prepay(account, BDT(500), date(2026, 6, 30), ml.recast.SMALLER_INSTALLMENTS).rest, ml.Schedule)
assert_type(ml.reschedule(account, left, date(2026, 6, 30), ml.rescheduling.KEPT, "as before").amendment, ml.Amendment)
assert_type(ml.recalculated(account, date(2026, 6, 30), ml.rest.EACH_PERIOD), ml.RecalculatedSchedule)


# Solving for a target
assert_type(ml.solve_rate(terms, installment=BDT(500)).answer, ml.Rate)
assert_type(ml.solve_principal(terms, ml.figure.INSTALLMENT.at_most(BDT(500))).answer, Money)
assert_type(ml.solve_count(terms, ml.figure.rate(ml.XIRR).near("27%")).answer, int)
assert_type(ml.solve_rate(terms, installment=BDT(500)).schedule, ml.Schedule)
assert_type(ml.scenarios(terms, rate=["24%"], installments=[46]), ml.Scenarios)
# Rulebooks, arrears and measures
mra = ml.rulebook("bd-mra", on=date(2026, 1, 4))
assert_type(mra, ml.Rulebook)
assert_type(mra.judge("annual_rate", ml.percent(24)), ml.Finding)
assert_type(ml.classify(ml.PastDue(None, date(2026, 1, 4)), mra), ml.Classified)
assert_type(ml.provision_sheet({"good": BDT(100)}, mra, rounding=ml.rounding.UP).required, Money)
assert_type(ml.days_past_due(739_620, 739_662), int)
assert_type(ml.measures.average_outstanding(BDT(100), borrowers=2), ml.MeasuredAmount)

# Errors
assert_type(ml.MicroloanError("rate", 24, "is a bare number", code="bare_number").code, str)

# Disclosures
proposal = ml.disclosure.Proposal("1", date(2026, 1, 2))
facts = ml.key_facts(terms, lender="Surya", proposal=proposal, third_parties={"insurance": "Surya Life"})
assert_type(facts, ml.KeyFacts)
assert_type(facts.apr, ml.FoundRate)
assert_type(facts.sheet.net_disbursed, Money)
assert_type(facts.to_html(ml.labels_in("hi")), str)
assert_type(ml.service_charge_disclosure(terms, lender="Surya", proposal=proposal), ml.ServiceChargeDisclosure)
words: dict[Word, str] = {Word.LOAN: "ঋণ"}
assert_type(ml.labels_in("bn").saying(words), ml.Labels)
