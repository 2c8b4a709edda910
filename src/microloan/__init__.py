"""Exact microfinance calculations: one loan or a million, to the paisa.

==============  ======================================================================
`currency`      `Money`: `BDT`, `INR`, `NPR`, `PKR`, `LKR`, or a `Currency` of your own;
                `money_format`, `scale`, `amount_words`, `parse`, `formatters`
`labels`        `labels_in`: months, weekdays and headings in English, Bangla, Hindi
`calendars`     `WEEK`, `MONTH`, `weeks`, `months`, weekdays, `day_count`, `month_end`
                `HolidayList`, `load_holidays`, `FiscalYear`; `weekend`, `holiday_rule`,
                `interest_days`, `broken_period`, `stub`, `fiscal_year`
`interest`      `Flat`, `DecliningBalance`, `Grace`, `moratorium`; `shape`, `grace`, `residual`
                rates by name: `NOMINAL_APR`, `EFFECTIVE_RATE`, `XIRR`, `REGULATION_Z`,
                `EU_APRC`, of a `PeriodicFlow` or a `DatedFlow`
`regulations`   `rulebook`, `load_rulebook`: what a regulator says on a day; `Finding`
`products`      `LoanTerms`, `LoanProduct`, `preset`, `load_product`; `lending`
                `Fee`, `CompulsorySavings`; `fee_when`, `fee_on`, `fee_above`; `Disbursements`
                `SavingsTerms`, `savings_preset`; `balance`, `posting`, `compounding`
`savings`       `savings_statement`, `SavingsStatement`; `transactions`
                `DepositPlan`, `mature`, `maturity_table`, `TermDeposit`; `growth`, `early`
`schedules`     `amortize`, `Schedule`, `Installment`; `amounts`, `counted`
`pricing`       `compare`, `check`, `solve_rate`, `scenarios`; `highest_service_charge`,
                `flat_equivalent`, `declining_equivalent`;
                `key_facts`, `service_charge_disclosure`; `disclosure`
`ledger`        `post`, `Payment`, `Levy`, `Account`, `Position`; `allocation`, `advance`
`arrears`       `classify`, `ageing_schedule`, `provision_sheet`; `ageing_buckets`
`portfolio`     `LoanBook`, `SavingsBook`, `DepositBook`, `TermDepositBook`; `measures`
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

from microloan.public_names import NAMESPACES as _NAMESPACES
from microloan.public_names import ROOMS as _ROOMS

__version__ = "0.1.0"

_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}

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
