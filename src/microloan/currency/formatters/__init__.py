"""Amounts in tables and charts of other libraries, meant to be read as ``formatters.styler(...)``.

====================  ================  ==================================================
name                  package           what it is for
====================  ================  ==================================================
`styler`              pandas            the cells of a table: ``frame.style.format(...)``
`text_series`         pandas            a column of text with the same index
`polars_text`         Polars            an expression of Polars' own, lazy and streaming
`axis_formatter`      matplotlib        ``axis.set_major_formatter(...)``
`format_axis`         matplotlib        the same, and the label with its unit
`vega_locale`         Altair, Vega, d3  groups, symbol and digits of ``$,.2f``
`plotly_ticks`        Plotly            ``figure.update_yaxes(**...)``
`plotly_locale`       Plotly            groups and symbol of ``$,.2f``
====================  ================  ==================================================

An axis has one unit. What its numbers are is `MINOR` or `MAJOR` units (`Plotted`); its unit
stands `IN_OFFSET`, `IN_LABEL` or `ON_TICKS` (`UnitPlace`). What `styler` returns is a
`CellText`. Each package is imported when it is used; none of them comes with the library.

===============  =======================================================================
`in_pandas`      cells and columns of text
`in_polars`      the expression
`in_matplotlib`  the formatter of an axis
`in_vega`        the locale as plain data
`in_plotly`      ticks and locale as plain data
`axis_units`     one unit for a whole axis: which, with how many decimals, and where it is said
`packages`       what is said where a package is not installed
===============  =======================================================================

>>> import pandas as pd
>>> from microloan.currency import BDT, formatters, money_format
>>> branches = pd.DataFrame({"branch": ["Jashore", "Khulna"], "disbursed": [314_631_730_00, 16_478_406_00]})
>>> cells = formatters.styler(BDT, money_format.compact("en_BD"))
>>> "31.46 crore" in branches.style.format(cells, subset=["disbursed"]).to_html()
True
>>> formatters.plotly_ticks(0, 314_631_730_00, BDT)["ticktext"]
['Tk. 0 crore', 'Tk. 10 crore', 'Tk. 20 crore', 'Tk. 30 crore', 'Tk. 40 crore']
"""

from __future__ import annotations

from microloan.currency.formatters.axis_units import (
    IN_LABEL,
    IN_OFFSET,
    MAJOR,
    MINOR,
    ON_TICKS,
    Plotted,
    UnitPlace,
)
from microloan.currency.formatters.in_matplotlib import axis_formatter, format_axis
from microloan.currency.formatters.in_pandas import CellText, styler, text_series
from microloan.currency.formatters.in_plotly import plotly_locale, plotly_ticks
from microloan.currency.formatters.in_polars import polars_text
from microloan.currency.formatters.in_vega import vega_locale

__all__ = [
    "IN_LABEL",
    "IN_OFFSET",
    "MAJOR",
    "MINOR",
    "ON_TICKS",
    "CellText",
    "Plotted",
    "UnitPlace",
    "axis_formatter",
    "format_axis",
    "plotly_locale",
    "plotly_ticks",
    "polars_text",
    "styler",
    "text_series",
    "vega_locale",
]
