"""Exact money: currencies, amounts, and how amounts are printed.

================  ====================================================================
`currencies`      `Currency`, and `BDT`, `INR`, `NPR`, `PKR`, `LKR`: each makes money
`money`           `Money`: an exact amount in one currency
`amounts`         what money is: minor units and a currency, ordered within the currency
`formatting`      `MoneyFormat`: grouping, symbol and decimals; `format_minor` for tables
`money_format`    the named formats: ``money_format.INDIAN``, ``money_format.WESTERN``
`minor_units`     whole minor units from what a caller writes, exactly or not at all
`plain_data`      money as plain data: two keys, and nothing else
`operands`        what may meet money in an operation, and what an error says otherwise
================  ====================================================================

>>> from microloan.currency import BDT, money_format
>>> loan, charge = BDT(20_000), BDT("2500.50")
>>> print(loan + charge)
Tk. 22,500.50
>>> sum((loan + charge).split(46)) == loan + charge
True
>>> BDT(4_288_686_000).format(money_format.INDIAN)
'Tk. 4,28,86,86,000'
>>> loan + 500
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: other=500 is a bare number; write BDT(500)
"""

from __future__ import annotations

from microloan.currency import money_format
from microloan.currency.currencies import BDT, INR, LKR, NPR, PKR, Currency
from microloan.currency.formatting import MoneyFormat, format_minor
from microloan.currency.money import Money

__all__ = ["BDT", "INR", "LKR", "NPR", "PKR", "Currency", "Money", "MoneyFormat", "format_minor", "money_format"]
