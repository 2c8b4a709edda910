"""Exact money: currencies, amounts, and how amounts are printed, read and said in words.

=================  ===================================================================
`currencies`       `Currency`, and `BDT`, `INR`, `NPR`, `PKR`, `LKR`: each makes money,
                   from numbers, printed text (`Currency.parse`) and words
`money`            `Money`: an exact amount in one currency
`amounts`          what money is: minor units and a currency, ordered within the currency
`printed_amounts`  what money says of itself: in figures, in words, in lakh and crore
`minor_units`      whole minor units from what a caller writes, exactly or not at all
`plain_data`       money as plain data: two keys, and nothing else
`operands`         what may meet money in an operation, and what an error says otherwise
`money_format`     the ways of printing: ``money_format.INDIAN``, ``money_format.field``
`scale`            the units of large amounts: ``scale.LAKH``, ``scale.CRORE``
`printing`         how a print is made: `MoneyFormat`, `format_minor`, columns of text
`parsing`          reading amounts that people wrote, strictly
`words`            amounts in words in English, Bangla and Hindi, and back
`formatters`       the prints in tables and charts: pandas, Polars, matplotlib and others
=================  ===================================================================

>>> from microloan.currency import BDT, INR, money_format
>>> loan, charge = BDT(20_000), BDT("2500.50")
>>> print(loan + charge)
Tk. 22,500.50
>>> sum((loan + charge).split(46)) == loan + charge
True
>>> BDT(4_288_686_000).format("bn_BD"), BDT(4_288_686_000).format(money_format.WESTERN)
('৪,২৮,৮৬,৮৬,০০০ টাকা', 'Tk. 4,288,686,000')
>>> INR.parse("Rs.43 Crore"), INR(50_000).words("en_IN")
(INR('430000000.00'), 'Fifty Thousand Rupees Only')
>>> loan + 500
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: other=500 is a bare number; write BDT(500)
"""

from __future__ import annotations

from microloan.currency import money_format
from microloan.currency.currencies import BDT, INR, LKR, NPR, PKR, Currency
from microloan.currency.money import Money
from microloan.currency.printing.formatting import MoneyFormat, format_minor

__all__ = ["BDT", "INR", "LKR", "NPR", "PKR", "Currency", "Money", "MoneyFormat", "format_minor", "money_format"]
