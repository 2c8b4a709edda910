"""A file in blocks of rows, each a column of texts for each name: comma-separated values or Parquet.

A row stands on one line: a quoted cell ends where its line ends, so that a quote too many
spoils its own row and no other.

>>> known = Columns(known=("loan", "amount"), needed=("loan",))
>>> block = next(of_lines(iter([["loan,Village,amount", "L-1,,500", "", "L-2", "L-3,,5"]]), known))
>>> block.lines, block.cells["loan"], block.bad[0].line, block.ignored
([2, 5], ('L-1', 'L-3'), 4, ('Village',))
"""

from __future__ import annotations

import re
from operator import methodcaller
from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import MicroloanError
from microloan.records.separated import BadRow, Heading, cells_of_line, heading, wrong_length
from microloan.textfiles import blocks_of_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

PARQUET_ENDINGS = (".parquet", ".pq")
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_LONGEST_SHOWN = 80
_COMMAS = methodcaller("count", ",")


class Columns(NamedTuple):
    """Which columns mean something, which there must be, and what comes near to one and is none of them."""

    known: tuple[str, ...]
    needed: tuple[str, ...]
    apart: tuple[str, ...] = ()

    def heading(self, cells: Sequence[str]) -> Heading:
        """Return the names of a file's columns, from the cells of its first row."""
        return heading(cells, known=self.known, needed=self.needed, apart=self.apart)


class Block(NamedTuple):
    """Some rows of a file.

    Parameters
    ----------
    lines
        The line of each row that has a cell for each column.
    cells
        Their texts, column by column.
    bad
        The rows that have not.
    ignored
        The columns that mean nothing here, as the file writes them.
    """

    lines: Sequence[int]
    cells: Mapping[str, Sequence[str]]
    bad: list[BadRow]
    ignored: tuple[str, ...] = ()


def blocks_of(path: str | Path, columns: Columns, *, example: str) -> Iterator[Block]:
    """Yield a file in blocks of rows; Parquet where the name ends in ``.parquet``.

    Raises
    ------
    MicroloanError
        If the file cannot be read, or its columns are not those asked for.
    """
    if str(path).lower().endswith(PARQUET_ENDINGS):
        from microloan.portfolio.exchange.parquet import blocks_of_parquet

        return blocks_of_parquet(path, columns)
    return of_lines(blocks_of_lines(path, example=example), columns)


def of_lines(lines: Iterator[list[str]], columns: Columns) -> Iterator[Block]:
    """Yield blocks of rows from blocks of lines; the first line that is not blank names the columns."""
    head = Heading((), ())
    number = 0
    for block in lines:
        first = 0
        while not head.names and first < len(block):
            line, first = block[first], first + 1
            if line.strip(" ,"):
                head = columns.heading(cells_of_line(line))
        yield _block(block[first:], number + first + 1, head)
        number += len(block)
    if not head.names:
        columns.heading([])


def _block(lines: list[str], number: int, head: Heading) -> Block:
    """Return the rows of lines, of which the first has this number."""
    names, width = head.names, len(head.names)
    whole = ",".join(lines)
    plain = '"' not in whole and (whole.isascii() or not _NOT_UTF8.search(whole))
    if lines and plain and width > 1 and set(map(_COMMAS, lines)) == {width - 1}:
        # As most blocks are: cut in one go, for a list of each line costs more than all the rest.
        flat = whole.split(",")
        cells = {name: flat[place::width] for place, name in enumerate(names)}
        return _without_blank(Block(range(number, number + len(lines)), cells, [], head.ignored))
    kept: list[int] = []
    bad: list[BadRow] = []
    rows: list[list[str]] = []
    for place, line in enumerate(lines, start=number):
        if not line.strip(" ,"):
            continue
        try:
            row = _cells(line, width)
        except MicroloanError as error:
            bad.append(BadRow(place, error))
            continue
        kept.append(place)
        rows.append(row)
    columns = list(zip(*rows, strict=True)) or [()] * width
    return Block(kept, dict(zip(names, columns, strict=True)), bad, head.ignored)


def _cells(line: str, width: int) -> list[str]:
    if _NOT_UTF8.search(line):
        shown = _NOT_UTF8.sub("\ufffd", line)[:_LONGEST_SHOWN]
        raise MicroloanError("row", shown, "is not UTF-8 text", code="bad_encoding")
    row = cells_of_line(line)
    if len(row) != width:
        raise wrong_length(len(row), width)
    return row


def _without_blank(block: Block) -> Block:
    columns = list(block.cells.values())
    blank = [place for place, cell in enumerate(columns[0]) if not cell and not any(c[place].strip() for c in columns)]
    if not blank:
        return block
    left_out = set(blank)
    kept = [place for place in range(len(block.lines)) if place not in left_out]
    cells = {name: [column[place] for place in kept] for name, column in block.cells.items()}
    return Block([block.lines[place] for place in kept], cells, block.bad, block.ignored)
