"""Records with one thing changed, to see who notices."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

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
