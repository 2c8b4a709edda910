"""The style of tables on paper, which every paper that is printed shares.

>>> "tfoot" in print_style("microloan-paper")
True
"""

from __future__ import annotations

_RULES = (
    "{paper} table{{width:100%;border-collapse:collapse;margin:0 0 1.2em}}"
    # Else a printer repeats the totals at the foot of every page.
    "{paper} tfoot{{display:table-row-group}}"
    "{paper} td.right{{white-space:nowrap}}"
    "{paper} .sign{{margin-top:2.5em}}"
    "@media print{{{paper} tr{{break-inside:avoid}}}}"
)


def print_style(css_class: str) -> str:
    """Return the rules for the tables and the lines to sign within an element of a class.

    Parameters
    ----------
    css_class
        The class of the paper, without its dot.

    Examples
    --------
    >>> print_style("receipt")[:29]
    '.receipt table{width:100%;bor'
    """
    return _RULES.format(paper=f".{css_class}")
