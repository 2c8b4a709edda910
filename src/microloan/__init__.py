"""Exact microfinance calculations: one loan or a million, to the paisa.

==============  ======================================================================
`currency`      `Money`: `BDT`, `INR`, `NPR`, `PKR`, `LKR`, or a `Currency` of your own;
                `money_format`, `scale`, `amount_words`, `parse`, `formatters`
`labels`        `labels_in`: months, weekdays and headings in English, Bangla, Hindi
`calendars`     `WEEK`, `MONTH`, `weeks`, `months`, weekdays, `day_count`, `month_end`
`interest`      `Flat`, `DecliningBalance`; `shape`; rates by name: `NOMINAL_APR`, `EFFECTIVE_RATE`,
                `XIRR`, `REGULATION_Z`, `EU_APRC`, of a `PeriodicFlow` or a `DatedFlow`
`products`      `LoanTerms`, `LoanProduct`, `preset`, `load_product`; `residual`, `lending`
                `Fee`, `CompulsorySavings`; `fee_when`, `fee_on`, `fee_above`
`schedules`     `amortize`, `Schedule`, `Installment`; `amounts`, `counted`
`pricing`       `highest_service_charge`, `flat_equivalent`, `declining_equivalent`
`portfolio`     `LoanBook`: the same verbs over columns
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
        "Frequency",
        "NthWeekday",
        "Weekday",
    ),
    "microloan.calendars.frequencies": ("days", "months", "weeks"),
    "microloan.currency": ("BDT", "INR", "LKR", "NPR", "PKR", "Currency", "Money", "MoneyFormat"),
    "microloan.currency.parsing": ("Reading", "parse", "parse_labelled"),
    "microloan.currency.printing.text_columns": ("text_column",),
    "microloan.currency.words": ("AmountWords",),
    "microloan.errors": ("ColumnError", "CurrencyMismatch", "MicroloanError", "RecordError"),
    "microloan.interest": (
        "PER_INSTALLMENT",
        "PER_LOAN",
        "PER_PERIOD",
        "PER_YEAR",
        "DecliningBalance",
        "Flat",
    ),
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
    "microloan.portfolio": ("BookSchedules", "LoanBook", "RateColumn"),
    "microloan.pricing": ("LevelPrice", "declining_equivalent", "flat_equivalent", "highest_service_charge"),
    "microloan.products": (
        "About",
        "AmountRange",
        "Applicant",
        "Calendar",
        "ChargeRounding",
        "CompulsorySavings",
        "Fee",
        "FeeLimits",
        "FeeTax",
        "FeeThreshold",
        "FirstDue",
        "InstallmentRounding",
        "LoanProduct",
        "LoanTerms",
        "OpenRate",
        "PriceBand",
        "PriceBands",
        "Repayment",
        "RepaymentOffer",
        "Rhythm",
        "load_product",
        "preset",
        "presets",
    ),
    "microloan.schedules": ("Charge", "Installment", "Schedule", "ScheduleDifference", "amortize"),
}
_NAMESPACES = {
    "amount_words": "microloan.currency.words.amount_words",
    "amounts": "microloan.schedules.amounts",
    "counted": "microloan.schedules.counted",
    "day_count": "microloan.calendars.day_count",
    "formatters": "microloan.currency.formatters",
    "fee_above": "microloan.products.fee_above",
    "fee_on": "microloan.products.fee_on",
    "fee_when": "microloan.products.fee_when",
    "lending": "microloan.products.lending",
    "money_format": "microloan.currency.money_format",
    "month_end": "microloan.calendars.month_end",
    "residual": "microloan.products.residual",
    "rounding": "microloan.arithmetic.rounding",
    "scale": "microloan.currency.scale",
    "shape": "microloan.interest.shapes",
    "spelling": "microloan.currency.words.spelling",
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
