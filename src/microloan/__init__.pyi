# The public names, for type checkers: the same as `__init__` imports lazily.
from microloan.arithmetic import rounding as rounding
from microloan.arithmetic.rates import Rate as Rate
from microloan.arithmetic.rates import per_thousand as per_thousand
from microloan.arithmetic.rates import percent as percent
from microloan.calendars import DAY as DAY
from microloan.calendars import FORTNIGHT as FORTNIGHT
from microloan.calendars import FRIDAY as FRIDAY
from microloan.calendars import HALF_YEAR as HALF_YEAR
from microloan.calendars import MONDAY as MONDAY
from microloan.calendars import MONTH as MONTH
from microloan.calendars import QUARTER as QUARTER
from microloan.calendars import SATURDAY as SATURDAY
from microloan.calendars import SUNDAY as SUNDAY
from microloan.calendars import THURSDAY as THURSDAY
from microloan.calendars import TUESDAY as TUESDAY
from microloan.calendars import WEDNESDAY as WEDNESDAY
from microloan.calendars import WEEK as WEEK
from microloan.calendars import YEAR as YEAR
from microloan.calendars import DayCount as DayCount
from microloan.calendars import DayOfMonth as DayOfMonth
from microloan.calendars import Frequency as Frequency
from microloan.calendars import NthWeekday as NthWeekday
from microloan.calendars import Weekday as Weekday
from microloan.calendars import day_count as day_count
from microloan.calendars import month_end as month_end
from microloan.calendars.frequencies import days as days
from microloan.calendars.frequencies import months as months
from microloan.calendars.frequencies import weeks as weeks
from microloan.currency import BDT as BDT
from microloan.currency import INR as INR
from microloan.currency import LKR as LKR
from microloan.currency import NPR as NPR
from microloan.currency import PKR as PKR
from microloan.currency import Currency as Currency
from microloan.currency import Money as Money
from microloan.currency import MoneyFormat as MoneyFormat
from microloan.currency import formatters as formatters
from microloan.currency import money_format as money_format
from microloan.currency import scale as scale
from microloan.currency.parsing import Reading as Reading
from microloan.currency.parsing import parse as parse
from microloan.currency.parsing import parse_labelled as parse_labelled
from microloan.currency.printing.text_columns import text_column as text_column
from microloan.currency.words import AmountWords as AmountWords
from microloan.currency.words import amount_words as amount_words
from microloan.currency.words import spelling as spelling
from microloan.errors import ColumnError as ColumnError
from microloan.errors import CurrencyMismatch as CurrencyMismatch
from microloan.errors import MicroloanError as MicroloanError
from microloan.errors import RecordError as RecordError
from microloan.interest import PER_INSTALLMENT as PER_INSTALLMENT
from microloan.interest import PER_LOAN as PER_LOAN
from microloan.interest import PER_PERIOD as PER_PERIOD
from microloan.interest import PER_YEAR as PER_YEAR
from microloan.interest import DecliningBalance as DecliningBalance
from microloan.interest import Flat as Flat
from microloan.interest import shapes as shape
from microloan.interest.yields.columns import DatedFlows as DatedFlows
from microloan.interest.yields.columns import PeriodicFlows as PeriodicFlows
from microloan.interest.yields.conventions import EFFECTIVE_RATE as EFFECTIVE_RATE
from microloan.interest.yields.conventions import EU_APRC as EU_APRC
from microloan.interest.yields.conventions import NOMINAL_APR as NOMINAL_APR
from microloan.interest.yields.conventions import PERIODIC_IRR as PERIODIC_IRR
from microloan.interest.yields.conventions import REGULATION_Z as REGULATION_Z
from microloan.interest.yields.conventions import XIRR as XIRR
from microloan.interest.yields.conventions import RateConvention as RateConvention
from microloan.interest.yields.conventions import dated_rate as dated_rate
from microloan.interest.yields.converting import effective_from_nominal as effective_from_nominal
from microloan.interest.yields.converting import nominal_from_effective as nominal_from_effective
from microloan.interest.yields.flows import DatedFlow as DatedFlow
from microloan.interest.yields.flows import PeriodicFlow as PeriodicFlow
from microloan.interest.yields.flows import UnitPeriodFlow as UnitPeriodFlow
from microloan.interest.yields.found import FoundRate as FoundRate
from microloan.interest.yields.found_column import FoundRates as FoundRates
from microloan.labels import Labels as Labels
from microloan.labels import labels_in as labels_in
from microloan.portfolio import BookSchedules as BookSchedules
from microloan.portfolio import LoanBook as LoanBook
from microloan.portfolio import RateColumn as RateColumn
from microloan.pricing import LevelPrice as LevelPrice
from microloan.pricing import declining_equivalent as declining_equivalent
from microloan.pricing import flat_equivalent as flat_equivalent
from microloan.pricing import highest_service_charge as highest_service_charge
from microloan.products import About as About
from microloan.products import AmountRange as AmountRange
from microloan.products import Applicant as Applicant
from microloan.products import Calendar as Calendar
from microloan.products import ChargeRounding as ChargeRounding
from microloan.products import CompulsorySavings as CompulsorySavings
from microloan.products import Fee as Fee
from microloan.products import FeeLimits as FeeLimits
from microloan.products import FeeTax as FeeTax
from microloan.products import FeeThreshold as FeeThreshold
from microloan.products import FirstDue as FirstDue
from microloan.products import InstallmentRounding as InstallmentRounding
from microloan.products import LoanProduct as LoanProduct
from microloan.products import LoanTerms as LoanTerms
from microloan.products import OpenRate as OpenRate
from microloan.products import PriceBand as PriceBand
from microloan.products import PriceBands as PriceBands
from microloan.products import Repayment as Repayment
from microloan.products import RepaymentOffer as RepaymentOffer
from microloan.products import Rhythm as Rhythm
from microloan.products import fee_above as fee_above
from microloan.products import fee_on as fee_on
from microloan.products import fee_when as fee_when
from microloan.products import lending as lending
from microloan.products import load_product as load_product
from microloan.products import preset as preset
from microloan.products import presets as presets
from microloan.products import residual as residual
from microloan.schedules import Charge as Charge
from microloan.schedules import Installment as Installment
from microloan.schedules import Schedule as Schedule
from microloan.schedules import ScheduleDifference as ScheduleDifference
from microloan.schedules import amortize as amortize
from microloan.schedules import amounts as amounts
from microloan.schedules import counted as counted

__version__: str

__all__ = [
    "BDT",
    "DAY",
    "FORTNIGHT",
    "FRIDAY",
    "HALF_YEAR",
    "INR",
    "LKR",
    "MONDAY",
    "MONTH",
    "NPR",
    "PER_INSTALLMENT",
    "PER_LOAN",
    "PER_PERIOD",
    "PER_YEAR",
    "PKR",
    "QUARTER",
    "SATURDAY",
    "SUNDAY",
    "THURSDAY",
    "TUESDAY",
    "WEDNESDAY",
    "WEEK",
    "YEAR",
    "About",
    "AmountRange",
    "AmountWords",
    "Applicant",
    "BookSchedules",
    "Calendar",
    "Charge",
    "ChargeRounding",
    "ColumnError",
    "CompulsorySavings",
    "Currency",
    "CurrencyMismatch",
    "DayCount",
    "DayOfMonth",
    "DecliningBalance",
    "Fee",
    "FeeLimits",
    "FeeTax",
    "FeeThreshold",
    "FirstDue",
    "Flat",
    "Frequency",
    "Installment",
    "InstallmentRounding",
    "Labels",
    "LoanBook",
    "LoanProduct",
    "LoanTerms",
    "MicroloanError",
    "Money",
    "MoneyFormat",
    "NthWeekday",
    "OpenRate",
    "PriceBand",
    "PriceBands",
    "Rate",
    "RateColumn",
    "Reading",
    "RecordError",
    "Repayment",
    "RepaymentOffer",
    "Rhythm",
    "Schedule",
    "ScheduleDifference",
    "Weekday",
    "__version__",
    "amortize",
    "amount_words",
    "amounts",
    "day_count",
    "days",
    "fee_above",
    "fee_on",
    "fee_when",
    "formatters",
    "labels_in",
    "lending",
    "load_product",
    "money_format",
    "month_end",
    "months",
    "parse",
    "parse_labelled",
    "per_thousand",
    "percent",
    "preset",
    "presets",
    "residual",
    "rounding",
    "scale",
    "shape",
    "spelling",
    "text_column",
    "weeks",
]
