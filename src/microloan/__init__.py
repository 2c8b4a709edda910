"""Exact microfinance calculations: one loan or a million, to the paisa.

==============  ======================================================================
`currency`      `Money`: `BDT`, `INR`, `NPR`, `PKR`, `LKR`, or a `Currency` of your own;
                `money_format`, `scale`, `amount_words`, `parse`, `formatters`
`labels`        `labels_in`: months, weekdays and headings in English, Bangla, Hindi
`calendars`     `WEEK`, `MONTH`, `weeks`, `months`, weekdays, `day_count`, `month_end`
                `HolidayList`, `load_holidays`, `FiscalYear`; `weekend`, `holiday_rule`,
                `interest_days`, `broken_period`, `stub`, `fiscal_year`
`interest`      `Flat`, `DecliningBalance`, `Grace`, `moratorium`; `shape`, `grace`, `residual`
`regulations`   `rulebook`, `load_rulebook`: what a regulator says on a day; `Finding`
`products`      `LoanTerms`, `LoanProduct`, `preset`, `load_product`; `residual`, `lending`
                `Fee`, `CompulsorySavings`; `fee_when`, `fee_on`, `fee_above`; `Disbursements`
                `SavingsTerms`, `savings_preset`; `balance`, `posting`, `compounding`
`savings`       `savings_statement`, `SavingsStatement`; `transactions`
`savings`       `DepositPlan`, `mature`, `maturity_table`, `TermDeposit`; `growth`, `early`
`arrears`       `classify`, `ageing_schedule`, `provision_sheet`; `ageing_buckets`
`portfolio`     `LoanBook`, `SavingsBook`, `DepositBook`: the same over columns; files; `measures`
`display`       `collection_paper`: the `collection_sheet` of a group meeting, to print
`interest`      rates of a flow by name: `NOMINAL_APR`, `EFFECTIVE_RATE`, `XIRR`, `EU_APRC`
`schedules`     `amortize`, `Schedule`, `Installment`; `amounts`, `counted`
`ledger`        `post`, `Payment`, `Levy`, `Account`, `Position`; `allocation`, `advance`
`pricing`       `highest_service_charge`, `flat_equivalent`, `declining_equivalent`
`arithmetic`    `Rate`, `percent`, `per_thousand`; `rounding`
`errors`        `MicroloanError`, the one family of errors
`testing`       Hypothesis strategies, for those who embed the library
==============  ======================================================================

The common names stand here; a name is imported from its room when it is first used.

>>> from datetime import date
>>> import microloan as ml
>>> terms = ml.preset("jcf-jagoron").terms(principal=ml.BDT(20_000), disbursed_on=date(2026, 1, 4))
>>> schedule = ml.amortize(terms)
>>> schedule.installment(1).total, schedule.total_principal
(BDT('486.00'), BDT('20000.00'))
"""

from importlib import import_module as _import_module

__version__ = "0.1.0"

# Where each public name lives. A name that is a whole file (a namespace of values) is
# listed with the file's path alone.
_ROOMS = {
    "microloan.arithmetic.rates": ("Rate", "per_thousand", "percent"),
    "microloan.arrears": (
        "AgeingBuckets",
        "AgeingSchedule",
        "Classified",
        "HigherOfSheet",
        "ProvisionSheet",
        "ageing_schedule",
        "class_dates",
        "classify",
        "classify_borrower",
        "higher_of_sheet",
        "provision_sheet",
    ),
    "microloan.calendars": (
        "DAY",
        "FORTNIGHT",
        "FRIDAY",
        "HALF_YEAR",
        "MONDAY",
        "MONTH",
        "QUARTER",
        "SATURDAY",
        "SUNDAY",
        "THURSDAY",
        "TUESDAY",
        "WEDNESDAY",
        "WEEK",
        "YEAR",
        "DayCount",
        "DayOfMonth",
        "FiscalYear",
        "Frequency",
        "Holiday",
        "HolidayList",
        "NotCovered",
        "NthWeekday",
        "Weekday",
        "Weekend",
        "chain_holidays",
        "join_holidays",
        "load_holidays",
        "seed_holidays",
    ),
    "microloan.calendars.frequencies": ("days", "months", "weeks"),
    "microloan.currency": ("BDT", "INR", "LKR", "NPR", "PKR", "Currency", "Money", "MoneyFormat"),
    "microloan.currency.parsing": ("Reading", "parse", "parse_labelled"),
    "microloan.currency.printing.text_columns": ("text_column",),
    "microloan.currency.words": ("AmountWords",),
    "microloan.display": ("CollectionPaper", "collection_paper"),
    "microloan.errors": ("ColumnError", "CurrencyMismatch", "MicroloanError", "RecordError"),
    "microloan.interest": ("PER_INSTALLMENT", "PER_LOAN", "PER_PERIOD", "PER_YEAR", "DecliningBalance", "Flat"),
    "microloan.interest.grace": ("NO_GRACE", "Grace", "moratorium"),
    "microloan.interest.yields.columns": ("DatedFlows", "PeriodicFlows"),
    "microloan.interest.yields.conventions": (
        "EFFECTIVE_RATE",
        "EU_APRC",
        "NOMINAL_APR",
        "PERIODIC_IRR",
        "REGULATION_Z",
        "XIRR",
        "RateConvention",
        "dated_rate",
    ),
    "microloan.interest.yields.converting": ("effective_from_nominal", "nominal_from_effective"),
    "microloan.interest.yields.flows": ("DatedFlow", "PeriodicFlow", "UnitPeriodFlow"),
    "microloan.interest.yields.found": ("FoundRate",),
    "microloan.interest.yields.found_column": ("FoundRates",),
    "microloan.labels": ("Labels", "labels_in"),
    "microloan.ledger": (
        "PENALTY_FEE_INTEREST_PRINCIPAL",
        "Account",
        "Component",
        "Lateness",
        "Levy",
        "LoanEvent",
        "PastDue",
        "Payment",
        "Position",
        "Recovery",
        "Reversal",
        "Waiver",
        "WriteOff",
        "days_past_due",
        "post",
    ),
    "microloan.portfolio": (
        "Balances",
        "BookSchedules",
        "Clients",
        "Collections",
        "DepositBook",
        "LoanBook",
        "Measured",
        "MeasuredAmount",
        "ProgrammeSummary",
        "RateColumn",
        "Reach",
        "RegularColumns",
        "SavingsBook",
    ),
    "microloan.portfolio.meetings": ("CollectionSheet", "GroupMember", "MeetingGroup", "MemberLoan"),
    "microloan.portfolio.meetings.sheet": ("collection_sheet",),
    "microloan.pricing": ("LevelPrice", "declining_equivalent", "flat_equivalent", "highest_service_charge"),
    "microloan.products": (
        "About",
        "AccountRules",
        "AmountRange",
        "Applicant",
        "Calendar",
        "ChargeRounding",
        "CompulsorySavings",
        "DatedRates",
        "Disbursements",
        "ExciseDuty",
        "Fee",
        "FeeLimits",
        "FeeTax",
        "FeeThreshold",
        "FirstDue",
        "HeldLoan",
        "InstallmentRounding",
        "LoanProduct",
        "LoanTerms",
        "NegativeRate",
        "OpenRate",
        "PostingRounding",
        "PriceBand",
        "PriceBands",
        "RateSince",
        "Repayment",
        "RepaymentOffer",
        "Rhythm",
        "SavingsProduct",
        "SavingsTerms",
        "Tier",
        "Tiers",
        "Tranche",
        "WithholdingTax",
        "load_product",
        "load_savings_product",
        "preset",
        "presets",
        "savings_preset",
        "savings_presets",
    ),
    "microloan.regulations": (
        "DatedRulebook",
        "Finding",
        "Outcome",
        "Rulebook",
        "load_rulebook",
        "rulebook",
        "rulebook_history",
        "rulebooks",
    ),
    "microloan.savings": ("SavingsStatement", "SavingsTransaction", "savings_statement"),
    "microloan.savings.deposits": (
        "Bonus",
        "DepositHistory",
        "DepositPlan",
        "DepositProduct",
        "DepositScheme",
        "MaturityRounding",
        "RateCard",
        "TaxWithheld",
        "TermDeposit",
        "TermRules",
        "close_early",
        "close_term_deposit",
        "deposit_for",
        "deposit_preset",
        "deposit_presets",
        "early_table",
        "implied_rate",
        "load_deposit_product",
        "mature",
        "mature_term_deposit",
        "maturity_table",
        "periods_to_multiply",
        "rate_to_multiply",
        "term_table",
        "time_to_multiply",
    ),
    "microloan.schedules": (
        "Charge",
        "Installment",
        "Schedule",
        "ScheduleDifference",
        "ScheduleRow",
        "amortize",
        "loan_savings_statement",
        "savings_transactions",
    ),
}
_NAMESPACES = {
    "advance": "microloan.ledger.advance",
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
    "deposit_when": "microloan.savings.deposits.deposit_when",
    "early": "microloan.savings.deposits.early",
    "fee_above": "microloan.products.fee_above",
    "fee_on": "microloan.products.fee_on",
    "fee_when": "microloan.products.fee_when",
    "fiscal_year": "microloan.calendars.fiscal_year",
    "formatters": "microloan.currency.formatters",
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
    "posting": "microloan.products.posting",
    "programme_style": "microloan.portfolio.programme_style",
    "renewal": "microloan.savings.deposits.renewal",
    "residual": "microloan.interest.residual",
    "rounding": "microloan.arithmetic.rounding",
    "scale": "microloan.currency.scale",
    "shape": "microloan.interest.shapes",
    "spelling": "microloan.currency.words.spelling",
    "stub": "microloan.calendars.stub",
    "transactions": "microloan.savings.transactions",
    "weekend": "microloan.calendars.weekend",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = ["__version__", *sorted(_HOMES), *sorted(_NAMESPACES)]  # noqa: PLE0604  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        value = getattr(_import_module(_HOMES[name]), name)
    elif name in _NAMESPACES:
        value = _import_module(_NAMESPACES[name])
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
