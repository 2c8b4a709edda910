# The public names, for type checkers: the same as `__init__` imports lazily.
from microloan.arithmetic import rounding as rounding
from microloan.arithmetic.rates import Rate as Rate
from microloan.arithmetic.rates import per_thousand as per_thousand
from microloan.arithmetic.rates import percent as percent
from microloan.arrears import AgeingBuckets as AgeingBuckets
from microloan.arrears import AgeingSchedule as AgeingSchedule
from microloan.arrears import Classified as Classified
from microloan.arrears import HigherOfSheet as HigherOfSheet
from microloan.arrears import ProvisionSheet as ProvisionSheet
from microloan.arrears import ageing_buckets as ageing_buckets
from microloan.arrears import ageing_schedule as ageing_schedule
from microloan.arrears import class_dates as class_dates
from microloan.arrears import classify as classify
from microloan.arrears import classify_borrower as classify_borrower
from microloan.arrears import higher_of_sheet as higher_of_sheet
from microloan.arrears import provision_sheet as provision_sheet
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
from microloan.calendars import FiscalYear as FiscalYear
from microloan.calendars import Frequency as Frequency
from microloan.calendars import Holiday as Holiday
from microloan.calendars import HolidayList as HolidayList
from microloan.calendars import NotCovered as NotCovered
from microloan.calendars import NthWeekday as NthWeekday
from microloan.calendars import Weekday as Weekday
from microloan.calendars import Weekend as Weekend
from microloan.calendars import broken_period as broken_period
from microloan.calendars import chain_holidays as chain_holidays
from microloan.calendars import day_count as day_count
from microloan.calendars import fiscal_year as fiscal_year
from microloan.calendars import holiday_rule as holiday_rule
from microloan.calendars import interest_days as interest_days
from microloan.calendars import join_holidays as join_holidays
from microloan.calendars import load_holidays as load_holidays
from microloan.calendars import month_end as month_end
from microloan.calendars import seed_holidays as seed_holidays
from microloan.calendars import stub as stub
from microloan.calendars import weekend as weekend
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
from microloan.display import CollectionPaper as CollectionPaper
from microloan.display import collection_paper as collection_paper
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
from microloan.interest import grace as grace
from microloan.interest import residual as residual
from microloan.interest import shapes as shape
from microloan.interest.grace import NO_GRACE as NO_GRACE
from microloan.interest.grace import Grace as Grace
from microloan.interest.grace import moratorium as moratorium
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
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL as PENALTY_FEE_INTEREST_PRINCIPAL
from microloan.ledger import Account as Account
from microloan.ledger import Component as Component
from microloan.ledger import Lateness as Lateness
from microloan.ledger import Levy as Levy
from microloan.ledger import LoanEvent as LoanEvent
from microloan.ledger import PastDue as PastDue
from microloan.ledger import Payment as Payment
from microloan.ledger import Position as Position
from microloan.ledger import RecalculatedSchedule as RecalculatedSchedule
from microloan.ledger import Recovery as Recovery
from microloan.ledger import Reversal as Reversal
from microloan.ledger import Settlement as Settlement
from microloan.ledger import Waiver as Waiver
from microloan.ledger import WriteOff as WriteOff
from microloan.ledger import advance as advance
from microloan.ledger import advance_limit as advance_limit
from microloan.ledger import allocation as allocation
from microloan.ledger import amend as amend
from microloan.ledger import check_write_off as check_write_off
from microloan.ledger import day_order as day_order
from microloan.ledger import days_past_due as days_past_due
from microloan.ledger import death_claim as death_claim
from microloan.ledger import death_cover as death_cover
from microloan.ledger import further_loan as further_loan
from microloan.ledger import penalty as penalty
from microloan.ledger import post as post
from microloan.ledger import prepay as prepay
from microloan.ledger import rebate as rebate
from microloan.ledger import recalculated as recalculated
from microloan.ledger import recast as recast
from microloan.ledger import remaining_terms as remaining_terms
from microloan.ledger import reschedule as reschedule
from microloan.ledger import rescheduled_terms as rescheduled_terms
from microloan.ledger import rescheduling as rescheduling
from microloan.ledger import rest as rest
from microloan.ledger import settlement as settlement
from microloan.ledger import subvention as subvention
from microloan.portfolio import Balances as Balances
from microloan.portfolio import BookSchedules as BookSchedules
from microloan.portfolio import Clients as Clients
from microloan.portfolio import Collections as Collections
from microloan.portfolio import DepositBook as DepositBook
from microloan.portfolio import LoanBook as LoanBook
from microloan.portfolio import Measured as Measured
from microloan.portfolio import MeasuredAmount as MeasuredAmount
from microloan.portfolio import ProgrammeSummary as ProgrammeSummary
from microloan.portfolio import RateColumn as RateColumn
from microloan.portfolio import Reach as Reach
from microloan.portfolio import RegularColumns as RegularColumns
from microloan.portfolio import SavingsBook as SavingsBook
from microloan.portfolio import TermDepositBook as TermDepositBook
from microloan.portfolio import measures as measures
from microloan.portfolio import programme_style as programme_style
from microloan.portfolio.collecting import collections_of as collections_of
from microloan.portfolio.meetings import CollectionSheet as CollectionSheet
from microloan.portfolio.meetings import GroupMember as GroupMember
from microloan.portfolio.meetings import MeetingGroup as MeetingGroup
from microloan.portfolio.meetings import MemberLoan as MemberLoan
from microloan.portfolio.meetings.sheet import collection_sheet as collection_sheet
from microloan.pricing import Comparison as Comparison
from microloan.pricing import Findings as Findings
from microloan.pricing import Household as Household
from microloan.pricing import LevelPrice as LevelPrice
from microloan.pricing import NoRate as NoRate
from microloan.pricing import check as check
from microloan.pricing import compare as compare
from microloan.pricing import declining_equivalent as declining_equivalent
from microloan.pricing import disclosure as disclosure
from microloan.pricing import figures as figure
from microloan.pricing import flat_equivalent as flat_equivalent
from microloan.pricing import highest_service_charge as highest_service_charge
from microloan.pricing.disclosure import KeyFacts as KeyFacts
from microloan.pricing.disclosure import ServiceChargeDisclosure as ServiceChargeDisclosure
from microloan.pricing.disclosure import key_facts as key_facts
from microloan.pricing.disclosure import service_charge_disclosure as service_charge_disclosure
from microloan.pricing.scenarios import Scenarios as Scenarios
from microloan.pricing.scenarios import scenarios as scenarios
from microloan.pricing.solved import Solved as Solved
from microloan.pricing.solving import solve_count as solve_count
from microloan.pricing.solving import solve_fee as solve_fee
from microloan.pricing.solving import solve_installment as solve_installment
from microloan.pricing.solving import solve_principal as solve_principal
from microloan.pricing.solving import solve_rate as solve_rate
from microloan.pricing.targets import LoanFigure as LoanFigure
from microloan.pricing.targets import Target as Target
from microloan.products import About as About
from microloan.products import AccountRules as AccountRules
from microloan.products import AmountRange as AmountRange
from microloan.products import Applicant as Applicant
from microloan.products import Calendar as Calendar
from microloan.products import ChargeRounding as ChargeRounding
from microloan.products import CompulsorySavings as CompulsorySavings
from microloan.products import DatedRates as DatedRates
from microloan.products import Disbursements as Disbursements
from microloan.products import ExciseDuty as ExciseDuty
from microloan.products import Fee as Fee
from microloan.products import FeeLimits as FeeLimits
from microloan.products import FeeTax as FeeTax
from microloan.products import FeeThreshold as FeeThreshold
from microloan.products import FirstDue as FirstDue
from microloan.products import HeldLoan as HeldLoan
from microloan.products import InstallmentRounding as InstallmentRounding
from microloan.products import LoanProduct as LoanProduct
from microloan.products import LoanTerms as LoanTerms
from microloan.products import NegativeRate as NegativeRate
from microloan.products import OpenRate as OpenRate
from microloan.products import PostingRounding as PostingRounding
from microloan.products import PriceBand as PriceBand
from microloan.products import PriceBands as PriceBands
from microloan.products import RateSince as RateSince
from microloan.products import Repayment as Repayment
from microloan.products import RepaymentOffer as RepaymentOffer
from microloan.products import Rhythm as Rhythm
from microloan.products import SavingsProduct as SavingsProduct
from microloan.products import SavingsTerms as SavingsTerms
from microloan.products import Tier as Tier
from microloan.products import Tiers as Tiers
from microloan.products import Tranche as Tranche
from microloan.products import WithholdingTax as WithholdingTax
from microloan.products import balance as balance
from microloan.products import compounding as compounding
from microloan.products import fee_above as fee_above
from microloan.products import fee_on as fee_on
from microloan.products import fee_when as fee_when
from microloan.products import lending as lending
from microloan.products import load_product as load_product
from microloan.products import load_savings_product as load_savings_product
from microloan.products import posting as posting
from microloan.products import preset as preset
from microloan.products import presets as presets
from microloan.products import savings_preset as savings_preset
from microloan.products import savings_presets as savings_presets
from microloan.regulations import DatedRulebook as DatedRulebook
from microloan.regulations import Finding as Finding
from microloan.regulations import Outcome as Outcome
from microloan.regulations import Rulebook as Rulebook
from microloan.regulations import load_rulebook as load_rulebook
from microloan.regulations import rulebook as rulebook
from microloan.regulations import rulebook_history as rulebook_history
from microloan.regulations import rulebooks as rulebooks
from microloan.savings import SavingsStatement as SavingsStatement
from microloan.savings import SavingsTransaction as SavingsTransaction
from microloan.savings import savings_statement as savings_statement
from microloan.savings import transactions as transactions
from microloan.savings.deposits import Bonus as Bonus
from microloan.savings.deposits import DepositHistory as DepositHistory
from microloan.savings.deposits import DepositPlan as DepositPlan
from microloan.savings.deposits import DepositProduct as DepositProduct
from microloan.savings.deposits import DepositScheme as DepositScheme
from microloan.savings.deposits import MaturityRounding as MaturityRounding
from microloan.savings.deposits import RateCard as RateCard
from microloan.savings.deposits import TermDeposit as TermDeposit
from microloan.savings.deposits import TermRules as TermRules
from microloan.savings.deposits import bonus as bonus
from microloan.savings.deposits import close_early as close_early
from microloan.savings.deposits import close_term_deposit as close_term_deposit
from microloan.savings.deposits import deposit_for as deposit_for
from microloan.savings.deposits import deposit_preset as deposit_preset
from microloan.savings.deposits import deposit_presets as deposit_presets
from microloan.savings.deposits import deposit_when as deposit_when
from microloan.savings.deposits import early as early
from microloan.savings.deposits import early_table as early_table
from microloan.savings.deposits import growth as growth
from microloan.savings.deposits import implied_rate as implied_rate
from microloan.savings.deposits import lapses as lapses
from microloan.savings.deposits import load_deposit_product as load_deposit_product
from microloan.savings.deposits import mature as mature
from microloan.savings.deposits import mature_term_deposit as mature_term_deposit
from microloan.savings.deposits import maturity_table as maturity_table
from microloan.savings.deposits import payout as payout
from microloan.savings.deposits import periods_to_multiply as periods_to_multiply
from microloan.savings.deposits import rate_to_multiply as rate_to_multiply
from microloan.savings.deposits import renewal as renewal
from microloan.savings.deposits import term_table as term_table
from microloan.savings.deposits import time_to_multiply as time_to_multiply
from microloan.schedules import AmendedSchedule as AmendedSchedule
from microloan.schedules import Amendment as Amendment
from microloan.schedules import Charge as Charge
from microloan.schedules import Installment as Installment
from microloan.schedules import Schedule as Schedule
from microloan.schedules import ScheduleDifference as ScheduleDifference
from microloan.schedules import ScheduleRow as ScheduleRow
from microloan.schedules import amortize as amortize
from microloan.schedules import amounts as amounts
from microloan.schedules import counted as counted
from microloan.schedules import loan_savings_statement as loan_savings_statement
from microloan.schedules import savings_transactions as savings_transactions

__version__: str

__all__ = [
    "BDT",
    "DAY",
    "EFFECTIVE_RATE",
    "EU_APRC",
    "FORTNIGHT",
    "FRIDAY",
    "HALF_YEAR",
    "INR",
    "LKR",
    "MONDAY",
    "MONTH",
    "NOMINAL_APR",
    "NO_GRACE",
    "NPR",
    "PENALTY_FEE_INTEREST_PRINCIPAL",
    "PERIODIC_IRR",
    "PER_INSTALLMENT",
    "PER_LOAN",
    "PER_PERIOD",
    "PER_YEAR",
    "PKR",
    "QUARTER",
    "REGULATION_Z",
    "SATURDAY",
    "SUNDAY",
    "THURSDAY",
    "TUESDAY",
    "WEDNESDAY",
    "WEEK",
    "XIRR",
    "YEAR",
    "About",
    "Account",
    "AccountRules",
    "AgeingBuckets",
    "AgeingSchedule",
    "AmendedSchedule",
    "Amendment",
    "AmountRange",
    "AmountWords",
    "Applicant",
    "Balances",
    "Bonus",
    "BookSchedules",
    "Calendar",
    "Charge",
    "ChargeRounding",
    "Classified",
    "Clients",
    "CollectionPaper",
    "CollectionSheet",
    "Collections",
    "ColumnError",
    "Comparison",
    "Component",
    "CompulsorySavings",
    "Currency",
    "CurrencyMismatch",
    "DatedFlow",
    "DatedFlows",
    "DatedRates",
    "DatedRulebook",
    "DayCount",
    "DayOfMonth",
    "DecliningBalance",
    "DepositBook",
    "DepositHistory",
    "DepositPlan",
    "DepositProduct",
    "DepositScheme",
    "Disbursements",
    "ExciseDuty",
    "Fee",
    "FeeLimits",
    "FeeTax",
    "FeeThreshold",
    "Finding",
    "Findings",
    "FirstDue",
    "FiscalYear",
    "Flat",
    "FoundRate",
    "FoundRates",
    "Frequency",
    "Grace",
    "GroupMember",
    "HeldLoan",
    "HigherOfSheet",
    "Holiday",
    "HolidayList",
    "Household",
    "Installment",
    "InstallmentRounding",
    "KeyFacts",
    "Labels",
    "Lateness",
    "LevelPrice",
    "Levy",
    "LoanBook",
    "LoanEvent",
    "LoanFigure",
    "LoanProduct",
    "LoanTerms",
    "MaturityRounding",
    "Measured",
    "MeasuredAmount",
    "MeetingGroup",
    "MemberLoan",
    "MicroloanError",
    "Money",
    "MoneyFormat",
    "NegativeRate",
    "NoRate",
    "NotCovered",
    "NthWeekday",
    "OpenRate",
    "Outcome",
    "PastDue",
    "Payment",
    "PeriodicFlow",
    "PeriodicFlows",
    "Position",
    "PostingRounding",
    "PriceBand",
    "PriceBands",
    "ProgrammeSummary",
    "ProvisionSheet",
    "Rate",
    "RateCard",
    "RateColumn",
    "RateConvention",
    "RateSince",
    "Reach",
    "Reading",
    "RecalculatedSchedule",
    "RecordError",
    "Recovery",
    "RegularColumns",
    "Repayment",
    "RepaymentOffer",
    "Reversal",
    "Rhythm",
    "Rulebook",
    "SavingsBook",
    "SavingsProduct",
    "SavingsStatement",
    "SavingsTerms",
    "SavingsTransaction",
    "Scenarios",
    "Schedule",
    "ScheduleDifference",
    "ScheduleRow",
    "ServiceChargeDisclosure",
    "Settlement",
    "Solved",
    "Target",
    "TermDeposit",
    "TermDepositBook",
    "TermRules",
    "Tier",
    "Tiers",
    "Tranche",
    "UnitPeriodFlow",
    "Waiver",
    "Weekday",
    "Weekend",
    "WithholdingTax",
    "WriteOff",
    "__version__",
    "advance",
    "advance_limit",
    "ageing_buckets",
    "ageing_schedule",
    "allocation",
    "amend",
    "amortize",
    "amount_words",
    "amounts",
    "balance",
    "bonus",
    "broken_period",
    "chain_holidays",
    "check",
    "check_write_off",
    "class_dates",
    "classify",
    "classify_borrower",
    "close_early",
    "close_term_deposit",
    "collection_paper",
    "collection_sheet",
    "collections_of",
    "compare",
    "compounding",
    "counted",
    "dated_rate",
    "day_count",
    "day_order",
    "days",
    "days_past_due",
    "death_claim",
    "death_cover",
    "declining_equivalent",
    "deposit_for",
    "deposit_preset",
    "deposit_presets",
    "deposit_when",
    "disclosure",
    "early",
    "early_table",
    "effective_from_nominal",
    "fee_above",
    "fee_on",
    "fee_when",
    "figure",
    "fiscal_year",
    "flat_equivalent",
    "formatters",
    "further_loan",
    "grace",
    "growth",
    "higher_of_sheet",
    "highest_service_charge",
    "holiday_rule",
    "implied_rate",
    "interest_days",
    "join_holidays",
    "key_facts",
    "labels_in",
    "lapses",
    "lending",
    "load_deposit_product",
    "load_holidays",
    "load_product",
    "load_rulebook",
    "load_savings_product",
    "loan_savings_statement",
    "mature",
    "mature_term_deposit",
    "maturity_table",
    "measures",
    "money_format",
    "month_end",
    "months",
    "moratorium",
    "nominal_from_effective",
    "parse",
    "parse_labelled",
    "payout",
    "penalty",
    "per_thousand",
    "percent",
    "periods_to_multiply",
    "post",
    "posting",
    "prepay",
    "preset",
    "presets",
    "programme_style",
    "provision_sheet",
    "rate_to_multiply",
    "rebate",
    "recalculated",
    "recast",
    "remaining_terms",
    "renewal",
    "reschedule",
    "rescheduled_terms",
    "rescheduling",
    "residual",
    "rest",
    "rounding",
    "rulebook",
    "rulebook_history",
    "rulebooks",
    "savings_preset",
    "savings_presets",
    "savings_statement",
    "savings_transactions",
    "scale",
    "scenarios",
    "seed_holidays",
    "service_charge_disclosure",
    "settlement",
    "shape",
    "solve_count",
    "solve_fee",
    "solve_installment",
    "solve_principal",
    "solve_rate",
    "spelling",
    "stub",
    "subvention",
    "term_table",
    "text_column",
    "time_to_multiply",
    "transactions",
    "weekend",
    "weeks",
]
