"""Where each public name lives: the rooms, and the files that are names themselves.

`microloan` imports a name from its room when it is first used.

>>> ROOMS["microloan.arithmetic.rates"], NAMESPACES["rounding"]
('Rate per_thousand percent', 'microloan.arithmetic.rounding')
"""

# A room, and the names that it offers to everyone.
ROOMS = {
    "microloan.arithmetic.rates": "Rate per_thousand percent",
    "microloan.arrears": (
        "AgeingBuckets AgeingSchedule Classified HigherOfSheet ProvisionSheet ageing_schedule class_dates "
        "classify classify_borrower higher_of_sheet provision_sheet"
    ),
    "microloan.calendars": (
        "DAY FORTNIGHT FRIDAY HALF_YEAR MONDAY MONTH QUARTER SATURDAY SUNDAY THURSDAY TUESDAY WEDNESDAY WEEK "
        "YEAR DayCount DayOfMonth FiscalYear Frequency Holiday HolidayList NotCovered NthWeekday Weekday "
        "Weekend chain_holidays join_holidays load_holidays seed_holidays"
    ),
    "microloan.calendars.frequencies": "days months weeks",
    "microloan.currency": "BDT INR LKR NPR PKR Currency Money MoneyFormat",
    "microloan.currency.parsing": "Reading parse parse_labelled",
    "microloan.currency.printing.text_columns": "text_column",
    "microloan.currency.words": "AmountWords",
    "microloan.display": "CollectionPaper collection_paper",
    "microloan.errors": "ColumnError CurrencyMismatch MicroloanError RecordError",
    "microloan.interest": "PER_INSTALLMENT PER_LOAN PER_PERIOD PER_YEAR DecliningBalance Flat",
    "microloan.interest.grace": "NO_GRACE Grace moratorium",
    "microloan.interest.yields.columns": "DatedFlows PeriodicFlows",
    "microloan.interest.yields.conventions": (
        "EFFECTIVE_RATE EU_APRC NOMINAL_APR PERIODIC_IRR REGULATION_Z XIRR RateConvention dated_rate"
    ),
    "microloan.interest.yields.converting": "effective_from_nominal nominal_from_effective",
    "microloan.interest.yields.flows": "DatedFlow PeriodicFlow UnitPeriodFlow",
    "microloan.interest.yields.found": "FoundRate",
    "microloan.interest.yields.found_column": "FoundRates",
    "microloan.labels": "Labels labels_in",
    "microloan.ledger": (
        "PENALTY_FEE_INTEREST_PRINCIPAL Account Component Lateness Levy LoanEvent PastDue Payment Position "
        "RecalculatedSchedule Recovery Reversal Settlement Waiver WriteOff amend check_write_off "
        "days_past_due death_claim post prepay recalculated remaining_terms reschedule rescheduled_terms "
        "settlement"
    ),
    "microloan.portfolio": (
        "Balances BookSchedules Clients Collections DepositBook LoanBook Measured MeasuredAmount "
        "ProgrammeSummary RateColumn Reach RegularColumns SavingsBook TermDepositBook"
    ),
    "microloan.portfolio.collecting": "collections_of",
    "microloan.portfolio.meetings": "CollectionSheet GroupMember MeetingGroup MemberLoan",
    "microloan.portfolio.meetings.sheet": "collection_sheet",
    "microloan.pricing": (
        "Comparison Findings Household LevelPrice NoRate check compare declining_equivalent flat_equivalent "
        "highest_service_charge"
    ),
    "microloan.pricing.disclosure": "KeyFacts ServiceChargeDisclosure key_facts service_charge_disclosure",
    "microloan.pricing.scenarios": "Scenarios scenarios",
    "microloan.pricing.solved": "Solved",
    "microloan.pricing.solving": "solve_count solve_fee solve_installment solve_principal solve_rate",
    "microloan.pricing.targets": "LoanFigure Target",
    "microloan.products": (
        "About AccountRules AmountRange Applicant Calendar ChargeRounding CompulsorySavings DatedRates "
        "Disbursements ExciseDuty Fee FeeLimits FeeTax FeeThreshold FirstDue HeldLoan InstallmentRounding "
        "LoanProduct LoanTerms NegativeRate OpenRate PostingRounding PriceBand PriceBands RateSince Repayment "
        "RepaymentOffer Rhythm SavingsProduct SavingsTerms Tier Tiers Tranche WithholdingTax load_product "
        "load_savings_product preset presets savings_preset savings_presets"
    ),
    "microloan.regulations": (
        "DatedRulebook Finding Outcome Rulebook load_rulebook rulebook rulebook_history rulebooks"
    ),
    "microloan.savings": "SavingsStatement SavingsTransaction savings_statement",
    "microloan.savings.deposits": (
        "Bonus DepositHistory DepositPlan DepositProduct DepositScheme MaturityRounding RateCard TermDeposit "
        "TermRules close_early close_term_deposit deposit_for deposit_preset deposit_presets early_table "
        "implied_rate load_deposit_product mature mature_term_deposit maturity_table periods_to_multiply "
        "rate_to_multiply term_table time_to_multiply"
    ),
    "microloan.schedules": (
        "AmendedSchedule Amendment Charge Installment Schedule ScheduleDifference ScheduleRow amortize "
        "loan_savings_statement savings_transactions"
    ),
}
# A file full of values, read as `rounding.UP`.
NAMESPACES = {
    "advance": "microloan.ledger.advance",
    "advance_limit": "microloan.ledger.advance_limit",
    "ageing_buckets": "microloan.arrears.ageing_buckets",
    "allocation": "microloan.ledger.allocation",
    "amount_words": "microloan.currency.words.amount_words",
    "amounts": "microloan.schedules.amounts",
    "balance": "microloan.products.balance",
    "bonus": "microloan.savings.deposits.bonus",
    "broken_period": "microloan.calendars.broken_period",
    "compounding": "microloan.products.compounding",
    "counted": "microloan.schedules.counted",
    "day_count": "microloan.calendars.day_count",
    "day_order": "microloan.ledger.day_order",
    "death_cover": "microloan.ledger.death_cover",
    "deposit_when": "microloan.savings.deposits.deposit_when",
    "disclosure": "microloan.pricing.disclosure",
    "early": "microloan.savings.deposits.early",
    "fee_above": "microloan.products.fee_above",
    "fee_on": "microloan.products.fee_on",
    "fee_when": "microloan.products.fee_when",
    "figure": "microloan.pricing.figures",
    "fiscal_year": "microloan.calendars.fiscal_year",
    "formatters": "microloan.currency.formatters",
    "further_loan": "microloan.ledger.further_loan",
    "grace": "microloan.interest.grace",
    "growth": "microloan.savings.deposits.growth",
    "holiday_rule": "microloan.calendars.holiday_rule",
    "interest_days": "microloan.calendars.interest_days",
    "lapses": "microloan.savings.deposits.lapses",
    "lending": "microloan.products.lending",
    "measures": "microloan.portfolio.measures",
    "money_format": "microloan.currency.money_format",
    "month_end": "microloan.calendars.month_end",
    "payout": "microloan.savings.deposits.payout",
    "penalty": "microloan.ledger.penalty",
    "posting": "microloan.products.posting",
    "programme_style": "microloan.portfolio.programme_style",
    "rebate": "microloan.ledger.rebate",
    "recast": "microloan.ledger.recast",
    "renewal": "microloan.savings.deposits.renewal",
    "rescheduling": "microloan.ledger.rescheduling",
    "residual": "microloan.interest.residual",
    "rest": "microloan.ledger.rest",
    "rounding": "microloan.arithmetic.rounding",
    "scale": "microloan.currency.scale",
    "shape": "microloan.interest.shapes",
    "spelling": "microloan.currency.words.spelling",
    "stub": "microloan.calendars.stub",
    "subvention": "microloan.ledger.subvention",
    "transactions": "microloan.savings.transactions",
    "weekend": "microloan.calendars.weekend",
}
