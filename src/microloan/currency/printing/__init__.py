"""Printing amounts: the parts of a format, formats by locale, lakh and crore, columns.

==================  ===============================================================
`format_rules`      symbol, decimals and minus, each part a named value
`formatting`        `MoneyFormat`: the parts together; `format_minor` for cells
`field_formats`     what institutions print, by locale: constants of our own
`cldr_data`         what the Unicode data that Babel brings say of a locale's amounts
`cldr_formats`      what screens print, from these data
`scale_format`      `ScaleFormat`: counted in lakh, crore or what an amount reaches
`scale_words`       how each language writes lakh and crore beside a number
`counting`          a format as plain numbers and texts that a column can share
`text_columns`      `text_column`: the same prints over an int64 array
==================  ===============================================================

Those who print use ``money_format``, where all names of this room are at hand.

>>> import numpy as np
>>> from microloan.currency import BDT, money_format
>>> from microloan.currency.printing.text_columns import text_column
>>> text_column(np.array([2_000_000, -50_050]), BDT, money_format.field("bn_BD")).tolist()
['২০,০০০ টাকা', '-৫০০.৫০ টাকা']
"""
