"""What matters is an argument: no clock, environment, locale or decimal context is read."""

from __future__ import annotations

import ast
from collections.abc import Iterator

AMBIENT = {
    "environ": "the environment",
    "getcontext": "the decimal context",
    "getdefaultlocale": "the locale",
    "getenv": "the environment",
    "getlocale": "the locale",
    "localeconv": "the locale",
    "now": "the clock",
    "setcontext": "the decimal context",
    "setlocale": "the locale",
    "time_ns": "the clock",
    "today": "the clock",
    "utcnow": "the clock",
}


def test_nothing_ambient_is_read(trees: dict[str, ast.Module]) -> None:
    found = [f"{name}:{line} {what}" for name, tree in trees.items() for line, what in ambient_of(tree)]

    assert found == []


def test_what_is_ambient_is_found_wherever_it_hides() -> None:
    hidden = "date.today()\ndatetime.now()\nos.environ['LANG']\nfrom os import getenv\nimport time\nimport locale\n"

    assert sorted(line for line, _ in ambient_of(ast.parse(hidden))) == [1, 2, 3, 4, 5, 6]


def ambient_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of each thing read from the surroundings."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name) if name in AMBIENT:
                yield node.lineno, AMBIENT[name]
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names if alias.name in {"locale", "random", "time"})
            case ast.ImportFrom(module=module, names=names):
                yield from ((node.lineno, AMBIENT[alias.name]) for alias in names if alias.name in AMBIENT)
                if module in {"locale", "random", "time"}:
                    yield node.lineno, module
            case _:
                pass
