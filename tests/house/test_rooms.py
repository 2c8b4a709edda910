"""Each room opens with what is in it, and every public name says what it is."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from enum import Enum
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import microloan

ROOMS = sorted(room.name for room in pkgutil.iter_modules(microloan.__path__))
FOLDERS = sorted(room.name for room in pkgutil.iter_modules(microloan.__path__) if room.ispkg)


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_a_room_opens_with_a_sentence_and_an_example(room: str) -> None:
    document = inspect.getdoc(module_of(room)) or ""

    assert document.split("\n\n")[0].endswith("."), "the first paragraph is one sentence"
    assert "\n>>> " in document, "an example says how it reads in use"


@pytest.mark.parametrize("room", ["", *FOLDERS])
def test_a_folder_says_what_is_in_it(room: str) -> None:
    document = inspect.getdoc(module_of(room)) or ""

    assert "\n\n=====" in document, "a table follows the first sentence"


@pytest.mark.parametrize("room", FOLDERS)
def test_every_public_class_and_function_is_described(room: str) -> None:
    public = public_of(room)
    silent = [name for name, value in public.items() if is_described_by_itself(value) and not own_document(value)]

    assert silent == []


@pytest.mark.parametrize("room", FOLDERS)
def test_every_public_function_has_an_example(room: str) -> None:
    functions = {name: value for name, value in public_of(room).items() if isinstance(value, FunctionType)}

    assert [name for name, function in functions.items() if ">>> " not in own_document(function)] == []


@pytest.mark.parametrize("room", FOLDERS)
def test_every_public_value_is_named_where_the_room_or_its_file_is_described(room: str) -> None:
    module = module_of(room)
    files = [
        importlib.import_module(file.name) for file in pkgutil.iter_modules(module.__path__, f"{module.__name__}.")
    ]
    described = "\n".join(own_document(file) for file in (module, *files))
    values = [name for name, value in public_of(room).items() if not is_described_by_itself(value)]

    assert [name for name in values if not re.search(rf"\b{name}\b", described)] == []


def test_the_stub_offers_what_the_package_offers(root_stub: ast.Module) -> None:
    offered = {name for name in microloan.__all__ if not name.startswith("_")}

    assert names_of(root_stub) == offered


def test_every_name_the_package_offers_is_there() -> None:
    assert [name for name in microloan.__all__ if not hasattr(microloan, name)] == []
    assert set(microloan.__all__) <= set(dir(microloan))


@pytest.fixture(scope="module")
def root_stub() -> ast.Module:
    """The stub that tells type checkers what the package offers."""
    assert microloan.__file__ is not None
    return ast.parse(Path(microloan.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))


def names_of(stub: ast.Module) -> set[str]:
    """The public names a stub re-exports."""
    imports = [node for node in stub.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    return {alias.asname for node in imports for alias in node.names if alias.asname is not None}


def module_of(room: str) -> ModuleType:
    return importlib.import_module(f"microloan.{room}" if room else "microloan")


def public_of(room: str) -> dict[str, object]:
    """The public names of a room; none where it keeps them in its files."""
    module = module_of(room)
    names = getattr(module, "__all__", ())
    return {name: getattr(module, name) for name in names}


def is_described_by_itself(value: object) -> bool:
    """A class, function or file has a docstring; the member of an Enum shares its class's."""
    return isinstance(value, (type, FunctionType, ModuleType, Enum))


def own_document(value: object) -> str:
    """The docstring a value has of its own, not one it inherits."""
    return value.__dict__.get("__doc__") or "" if isinstance(value, type) else getattr(value, "__doc__", None) or ""
