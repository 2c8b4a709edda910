"""One generic table of text, and the forms it is read in.

=============  ===================================================================
`table`        `Table`: title, columns, rows, totals and notes
`layout`       `Column`, `Align`, and the rows that a long table shows
`text`         lined up for a terminal
`html`         for notebooks and pages
`print_style`  how tables stand on paper
=============  ===================================================================

What is in the cells is already text: whoever makes a table has formatted its amounts and
dates. The table only lays them out.

>>> table = Table(
...     "Repayment schedule",
...     (Column("No.", Align.RIGHT), Column("Due on"), Column("Total", Align.RIGHT)),
...     (("1", "4 Feb 2026", "505.00"), ("2", "4 Mar 2026", "505.00"), ("3", "4 Apr 2026", "481.15")),
...     totals=("", "", "1,491.15"),
...     notes=("Amounts in taka.",),
... )
>>> print(table)
Repayment schedule
No.  Due on         Total
───  ──────────  ────────
  1  4 Feb 2026    505.00
  2  4 Mar 2026    505.00
  3  4 Apr 2026    481.15
───  ──────────  ────────
                 1,491.15
Amounts in taka.
"""

from __future__ import annotations

from microloan.tables.layout import Align, Column
from microloan.tables.table import Table

__all__ = ["Align", "Column", "Table"]
