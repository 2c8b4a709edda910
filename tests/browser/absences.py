"""What a browser's Python does not have, and what the library says where it would be needed.

It prints nothing where all is as it should be; it fails on any other Python.
"""

from __future__ import annotations

import sys
from datetime import date
from importlib import import_module

import microloan as ml

NEEDED_BY_COLUMNS = "numpy"
ABSENT = (NEEDED_BY_COLUMNS, "babel", "dateutil")


def main() -> None:
    """See that nothing heavy can be imported, and that a book of loans says what it lacks."""
    assert sys.platform == "emscripten", f"this is Python for {sys.platform}, not for a browser"
    assert sys.maxsize == 2**31 - 1, "a browser's Python counts in 32 bits"
    there = [name for name in ABSENT if can_be_imported(name)]
    assert there == [], f"{there} can be imported, so nothing is proved"

    said = refusal_of_a_book()
    assert said.name == NEEDED_BY_COLUMNS, repr(said)
    assert "columns of loans need NumPy" in str(said), repr(said)


def can_be_imported(name: str) -> bool:
    try:
        import_module(name)
    except ImportError:
        return False
    return True


def refusal_of_a_book() -> ImportError:
    try:
        ml.LoanBook.from_columns(ml.preset("jcf-jagoron"), principal=[2_000_000], disbursed_on=date(2026, 1, 4))
    except ImportError as refusal:
        return refusal
    raise AssertionError("a book of loans was made without NumPy")


if __name__ == "__main__":
    main()
