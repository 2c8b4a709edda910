"""A sample book written to a folder, as the files that an institution would export.

=================  ==========================================================
file
=================  ==========================================================
``LOANS.csv``      a row for each loan
``PAYMENTS.csv``   a row for each payment
``HOLIDAYS.toml``  the holidays that the groups keep
``*.parquet``      the first two once more, where PyArrow is installed
=================  ==========================================================

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from microloan.portfolio.samples import sample_book
>>> with TemporaryDirectory() as folder:
...     files = write_sample_book(sample_book(loans=3), folder)
>>> [file.name for file in files][:3]
['LOANS.csv', 'PAYMENTS.csv', 'HOLIDAYS.toml']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.holiday_records import holidays_to_toml
from microloan.errors import MicroloanError
from microloan.portfolio.exchange.parquet import has_pyarrow, write_loans_parquet, write_payments_parquet
from microloan.portfolio.exchange.writing import write_loans, write_payments

if TYPE_CHECKING:
    from pathlib import Path

    from microloan.portfolio.samples import SampleBook


SAMPLE_FILES = ("LOANS.csv", "PAYMENTS.csv", "HOLIDAYS.toml", "LOANS.parquet", "PAYMENTS.parquet")


def write_sample_book(made: SampleBook, folder: str | Path) -> tuple[Path, ...]:
    """Write a sample book to a folder, which is made where there is none, and return the files.

    Files of these names that are there are written over.

    Raises
    ------
    MicroloanError
        If a file cannot be written.

    Examples
    --------
    >>> from microloan.portfolio.samples import sample_book
    >>> write_sample_book(sample_book(loans=1), "/dev/null/none")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: folder='/dev/null/none' cannot be written: Not a directory
    """
    from pathlib import Path

    into = Path(folder)
    files = [into / name for name in (SAMPLE_FILES if has_pyarrow() else SAMPLE_FILES[:3])]
    try:
        into.mkdir(parents=True, exist_ok=True)
        with files[0].open("w", encoding="utf-8", newline="") as file:
            write_loans(made.loans, file)
        with files[1].open("w", encoding="utf-8", newline="") as file:
            write_payments(made.payments, file)
        files[2].write_text(holidays_to_toml(made.holidays), encoding="utf-8")
        if has_pyarrow():
            write_loans_parquet(made.loans, files[3])
            write_payments_parquet(made.payments, files[4])
    except (OSError, ValueError) as error:
        problem = f"cannot be written: {getattr(error, 'strerror', None) or error}"
        raise MicroloanError("folder", str(folder), problem, code="unwritable") from error
    return tuple(files)
