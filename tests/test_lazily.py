"""Names of a room that are imported when they are first asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from microloan.lazily import imported_lazily

ROOMS = ["arrears", "calendars", "currency.money_format", "portfolio", "products", "regulations", "schedules"]


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_that_a_room_offers_is_there_and_stays(room: str) -> None:
    module = import_module(f"microloan.{room}")
    for name in module.__all__:
        value = getattr(module, name)
        assert vars(module)[name] is value
    assert set(module.__all__) <= set(dir(module))


@pytest.mark.parametrize("room", ROOMS)
def test_a_name_that_a_room_has_not_is_told_as_python_does(room: str) -> None:
    module = import_module(f"microloan.{room}")
    with pytest.raises(AttributeError, match=f"^module 'microloan.{room}' has no attribute 'wonder'$"):
        module.wonder  # noqa: B018


def test_what_is_not_asked_for_is_not_imported() -> None:
    program = (
        "import sys, microloan.arrears as room\n"
        "print([name in sys.modules for name in ('microloan.arrears.ageing', 'microloan.arrears.classes')])\n"
        "room.classes, room.AgeingRow\n"
        "print([name in sys.modules for name in ('microloan.arrears.ageing', 'microloan.arrears.classes')])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split("\n")[:2] == ["[False, False]", "[True, True]"]


def test_a_home_may_be_in_another_room() -> None:
    get = imported_lazily("microloan.records", {"LATIN": "microloan.labels.digits"})
    assert get("LATIN") is import_module("microloan.labels.digits").LATIN
    del sys.modules["microloan.records"].LATIN
