r"""`parse_page`: the figures of a report, one a line, with the scale of each row as it is told.

>>> page = parse_page(
...     "Loan Portfolio (in Lakhs) : 4,073.37\nAverage Loan Size : 16,678\nLoans per Credit Officer : 44.28",
...     scales={"Loans per Credit Officer": LAKH},
... )
>>> [(figure.label, figure.parsed.minor // 100) for figure in page.figures]
[('Loan Portfolio', 407337000), ('Average Loan Size', 16678), ('Loans per Credit Officer', 4428000)]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from microloan.currency.parsing.labelled import Figure, labelled
from microloan.currency.parsing.readings import STRICT, Reading, of
from microloan.currency.scale import LAKH, Scale
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency

__all__ = ["LAKH", "BadLine", "Page", "parse_page"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_NONE_TOLD: Mapping[str, Scale] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BadLine:
    r"""A line that could not be read.

    Parameters
    ----------
    number
        Its place in the page, counted from 1.
    text
        The line.
    error
        Why it could not be read.

    Examples
    --------
    >>> parse_page("Our figures\nLoans : 300").bad[0].number
    1
    """

    number: int
    text: str
    error: MicroloanError


@dataclass(frozen=True, slots=True)
class Page:
    """The figures of a page, and what could not be read.

    Parameters
    ----------
    figures
        Those that could be read, in order.
    bad
        The lines that could not, in order.
    unused
        Labels whose scale was told and that are on no good line: slips, perhaps.

    Examples
    --------
    >>> parse_page("Loans : 300", scales={"Laons": LAKH}).unused
    ('Laons',)
    """

    figures: tuple[Figure, ...]
    bad: tuple[BadLine, ...]
    unused: tuple[str, ...]


def parse_page(text: str, reading: Reading | Currency | str = STRICT, scales: Mapping[str, Scale] = _NONE_TOLD) -> Page:
    r"""Return the figures of a page, one a line, and a report of the lines that are none.

    Parameters
    ----------
    text
        Lines of at most 200 characters; empty ones are passed over.
    reading
        How doubtful text is read, as for `parse`.
    scales
        From a label, as its figure has it, to what its number is counted in where the
        line does not say. A scale is never inferred.

    Raises
    ------
    MicroloanError
        If `text` is not text, the reading is not one, or `scales` is not such a mapping. A
        bad line raises nothing: it is reported.

    Examples
    --------
    >>> page = parse_page("Our figures\nLoan Outstanding Tk. : 399,091,262")
    >>> page.figures[0].parsed.money, page.bad[0].error.code
    (BDT('399091262.00'), 'no_label')
    """
    if not isinstance(text, str):
        raise MicroloanError("text", text, "must be the text of a page", code="wrong_type")
    _check_scales(scales)
    chosen = of(reading)

    def told(label: str, reading: Reading) -> Reading:
        return replace(reading, scale=scales[label]) if label in scales else reading

    figures: list[Figure] = []
    bad: list[BadLine] = []
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if not line.strip():
            continue
        try:
            figures.append(labelled(line, chosen, told))
        except MicroloanError as error:
            bad.append(BadLine(number, line, error))
    labels = {figure.label for figure in figures}
    return Page(tuple(figures), tuple(bad), tuple(label for label in scales if label not in labels))


def _check_scales(scales: object) -> None:
    if not all(isinstance(label, str) and isinstance(scale, Scale) for label, scale in _told(scales).items()):
        problem = 'must be from labels to scales, like {"Loan Portfolio": scale.LAKH}'
        raise MicroloanError("scales", scales, problem, code="wrong_type")


def _told(scales: object) -> Mapping[object, object]:
    return cast("Mapping[object, object]", scales) if isinstance(scales, Mapping) else {None: None}
