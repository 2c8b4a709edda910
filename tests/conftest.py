"""Hypothesis profiles for every test, and fixtures that several rooms use.

==========  ======================================================================
`quick`     50 examples of each law; what a plain ``pytest`` runs
`thorough`  2,000 examples of each law: ``pytest --hypothesis-profile=thorough``
==========  ======================================================================

Neither has a deadline: a slow machine is not a wrong formula. A failing example prints
the line that reproduces it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

# Babel says which release of the Unicode data it carries from 2.18 on; that of 2.16 is this one.
FIRST_CLDR_RELEASE = 45

# Read by type checkers alone; half of it must fail.
collect_ignore = ["typing"]

settings.register_profile("quick", deadline=None, max_examples=50, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile("quick")

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]


@pytest.fixture(scope="session")
def changed() -> Changed:
    """From a record, a path in it and a value to the record with that value; `...` takes the key away."""

    def change(record: dict[str, Any], path: str, to: object) -> dict[str, Any]:
        copied = copy.deepcopy(record)
        parts = path.replace("[", ".").replace("]", "").split(".")
        *above, key = [int(part) if part.isdigit() else part for part in parts]
        table: Any = copied
        for part in above:
            table = table[part]
        if to is ...:
            del table[key]
        else:
            table[key] = to
        return copied

    return change


@pytest.fixture(scope="session")
def cldr_release() -> int:
    """The release of the Unicode CLDR that the Babel installed here carries."""
    from babel import core

    said = getattr(core, "get_cldr_version", None)
    return int(said()) if said else FIRST_CLDR_RELEASE
