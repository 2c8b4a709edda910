"""Deposit schemes (DPS, RD) and term deposits (FDR): what they come to, exactly.

=======================  ================================================================
`DepositScheme`          the rules of regular deposits: `growth`, `deposit_when`,
                         `MaturityRounding`, `Bonus`, `lapses`, `early`
`DepositPlan`            what one member deposits: how much, how long, at which rate
`mature`                 what a plan pays at its end: `Matured`, which explains itself
`close_early`            what it pays before; `DepositHistory` says what was missed or late
`maturity_table`         a `MaturityTable`, as institutions print it, from a `RateCard`;
                         `early_table`, `term_table`
`DepositProduct`         a scheme as it is offered; `deposit_preset`, `deposit_presets`,
                         `load_deposit_product`
`TermDeposit`            one amount for a fixed term, by `TermRules`: `growth`, `payout`
`mature_term_deposit`    what it pays: `MaturedTermDeposit`; `close_term_deposit` before
`renewal`                what is deposited again: `WITH_INTEREST`, `PRINCIPAL`
`solving`                `deposit_for`, `implied_rate`, `rate_to_multiply`,
                         `time_to_multiply`, `periods_to_multiply`
=======================  ================================================================

Interest is counted exactly, roots included, and rounded where a rule says so: nowhere
before maturity, unless the rule rounds each posting. The formulas are those of one deposit
and of a column of deposits.

>>> from microloan.calendars.frequencies import months
>>> from microloan.currency import BDT
>>> product = deposit_preset("basic-bank-sohayok")
>>> mature(product.plan(BDT(500), months(60))).maturity
BDT('38615.00')
"""

from microloan.savings.deposits import bonus, deposit_when, early, growth, lapses, payout, renewal
from microloan.savings.deposits.bonus import Bonus
from microloan.savings.deposits.early_table import early_table
from microloan.savings.deposits.lapses import Conversion, DepositHistory, Fine, Lapses
from microloan.savings.deposits.maturing import Matured, close_early, mature
from microloan.savings.deposits.maturity_rounding import MaturityRounding
from microloan.savings.deposits.maturity_table import MaturityTable, maturity_table
from microloan.savings.deposits.product import DepositProduct, deposit_preset, deposit_presets, load_deposit_product
from microloan.savings.deposits.rate_card import RateCard
from microloan.savings.deposits.scheme import DepositPlan, DepositScheme
from microloan.savings.deposits.solving import (
    deposit_for,
    implied_rate,
    periods_to_multiply,
    rate_to_multiply,
    time_to_multiply,
)
from microloan.savings.deposits.term_deposit import TermDeposit, TermRules
from microloan.savings.deposits.term_maturing import (
    InterestPayment,
    MaturedTermDeposit,
    close_term_deposit,
    mature_term_deposit,
)
from microloan.savings.deposits.term_table import term_table

__all__ = [
    "Bonus",
    "Conversion",
    "DepositHistory",
    "DepositPlan",
    "DepositProduct",
    "DepositScheme",
    "Fine",
    "InterestPayment",
    "Lapses",
    "Matured",
    "MaturedTermDeposit",
    "MaturityRounding",
    "MaturityTable",
    "RateCard",
    "TermDeposit",
    "TermRules",
    "bonus",
    "close_early",
    "close_term_deposit",
    "deposit_for",
    "deposit_preset",
    "deposit_presets",
    "deposit_when",
    "early",
    "early_table",
    "growth",
    "implied_rate",
    "lapses",
    "load_deposit_product",
    "mature",
    "mature_term_deposit",
    "maturity_table",
    "payout",
    "periods_to_multiply",
    "rate_to_multiply",
    "renewal",
    "term_table",
    "time_to_multiply",
]
