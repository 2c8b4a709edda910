"""The rules that a rulebook may state by name, and the conventions that it may name.

=================  =================================================================
`KNOWN_RULES`      each rule that the library knows, with what its limit is of
`CONVENTIONS`      how a rate is reckoned before it is held against a limit, by key
=================  =================================================================

A rule of your own needs no entry here: its row in the file has a definition. A convention
is a key and a definition; what a key means in figures is settled where prices are computed.

>>> print(KNOWN_RULES["first_installment"].definition)
days from disbursement to the first installment
>>> CONVENTIONS["per_installment"].definition
'the rate of one installment times the number of installments'
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A rule that the library knows.

    Parameters
    ----------
    name
        Its key in a rulebook.
    kind
        What its limit is of: ``rate``, ``money``, ``word``, ``presence``, or the unit of a
        count, such as ``days``.
    definition
        What is held against the limit.

    Examples
    --------
    >>> KNOWN_RULES["household_income"].kind
    'money'
    """

    name: str
    kind: str
    definition: str


@dataclass(frozen=True, slots=True)
class Convention:
    """How a yearly rate is reckoned from the rate of one period.

    Parameters
    ----------
    name
        Its key in a rulebook.
    definition
        In words.

    Examples
    --------
    >>> CONVENTIONS["nominal"].name
    'nominal'
    """

    name: str
    definition: str


RATE, MONEY, WORD, PRESENCE = "rate", "money", "word", "presence"

_RULES = (
    KnownRule("annual_rate", RATE, "the yearly rate of interest on the loan"),
    KnownRule("interest_method", WORD, "how interest is charged: flat or declining_balance"),
    KnownRule("service_charge", RATE, "the one charge besides interest, of the principal"),
    KnownRule("spread_over_base_rate", RATE, "points of the yearly rate above the lender's own base rate"),
    KnownRule("spread_over_bank_base_rate", RATE, "points of the yearly rate above the commercial banks' base rate"),
    KnownRule("pricing_policy", PRESENCE, "a policy of the board on prices, with a ceiling"),
    KnownRule("rate_change_notice", PRESENCE, "notice before a rate changes, and for the time to come only"),
    KnownRule("annual_percentage_rate", WORD, "the convention of the annual percentage rate that is disclosed"),
    KnownRule("first_installment", "days", "days from disbursement to the first installment"),
    KnownRule("installments", "installments", "how many installments a general loan of one year has"),
    KnownRule("repayment_rhythm", PRESENCE, "the borrower's choice of weekly, fortnightly or monthly installments"),
    KnownRule("term", "months", "completed months from disbursement to the last installment"),
    KnownRule("installment_on_holiday", WORD, "the holiday rule for an installment on a day off"),
    KnownRule("loan_amount", MONEY, "the principal of one loan"),
    KnownRule("indebtedness", MONEY, "all that the household owes, this loan included"),
    KnownRule("lenders", "lenders", "how many microfinance lenders a borrower owes"),
    KnownRule("deduction_at_disbursement", PRESENCE, "anything withheld from the principal that is paid out"),
    KnownRule("application_fees", MONEY, "fees for form, admission and passbook together"),
    KnownRule("stamp_charge", MONEY, "the charge for a stamp"),
    KnownRule("savings_rate", RATE, "the yearly rate paid on compulsory savings"),
    KnownRule("deposits_to_portfolio", RATE, "members' deposits as a part of the portfolio"),
    KnownRule("collateral", PRESENCE, "collateral for the loan"),
    KnownRule("household_income", MONEY, "the household's income of a year"),
    KnownRule("household_obligations", RATE, "what the household repays in a month, as a part of its monthly income"),
    KnownRule("prepayment_penalty", PRESENCE, "a charge for repaying early"),
    KnownRule("settlement_interest", WORD, "until when interest is owed by a borrower who settles early"),
    KnownRule("penalty_base", WORD, "what a charge for delay is reckoned on"),
    KnownRule("penalty_capitalisation", PRESENCE, "penal charges added to what bears interest"),
    KnownRule("key_facts", PRESENCE, "a key facts statement before the loan is made"),
    KnownRule("key_facts_validity", "working days", "how long an offered key facts statement binds the lender"),
    KnownRule("collection", WORD, "when and where installments are collected"),
    KnownRule("write_off_age", "days", "days that a loan has been bad before it is written off"),
    KnownRule("write_off_provision", RATE, "the provision held for a loan before it is written off"),
    KnownRule("write_off_day", WORD, "the days of the year on which loans are written off"),
    KnownRule("downgrade", PRESENCE, "moving a loan to a worse class"),
    KnownRule("general_provision", RATE, "the provision for loans that are in no class of their own"),
    KnownRule("non_performing_from", "days", "the days past due from which a loan is non-performing"),
    KnownRule("interest_on_non_performing", WORD, "where interest goes that a non-performing loan owes"),
    KnownRule("qualifying_assets", RATE, "microfinance loans as a part of the lender's assets"),
    KnownRule("other_lender_microfinance", RATE, "microfinance loans of a company that is no microfinance institution"),
    KnownRule("net_owned_funds", MONEY, "the lender's own funds"),
)
_CONVENTIONS = (
    Convention("per_installment", "the rate of one installment times the number of installments"),
    Convention("per_period", "the rate of one period times the periods in a year"),
    Convention("nominal", "the periodic internal rate of the borrower's cash flow times the periods in a year"),
    Convention("effective", "the periodic internal rate of the borrower's cash flow, compounded over a year"),
    Convention("unstated", "the rule does not say"),
)

KNOWN_RULES = MappingProxyType({rule.name: rule for rule in _RULES})
CONVENTIONS = MappingProxyType({convention.name: convention for convention in _CONVENTIONS})
