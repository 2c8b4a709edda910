"""No float carries an amount, a rate or a date; no rounding goes without a name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

# Where a float proposes and integers dispose; nowhere else.
FLOATS_ALLOWED = {
    "arithmetic/solving.py": "a float finds the half unit a quotient lies next to; near one the exact integers decide",
    "interest/yields/column_solving.py": "a float proposes each rate, with its error; near a tie `roots` decides",
    "interest/yields/isolating.py": "floats tell signs beyond their error; `signs` decides the others",
    "interest/yields/proposing.py": "a float proposes a rate with a bound on its error",
    "interest/yields/roots.py": "a float proposes the printed figure; near a tie `signs` decides",
    "interest/yields/subdividing.py": "floats tell signs beyond their error; where they do not, derivatives decide",
    "interest/level.py": "a float proposes the level installment of a column; `solving.dispose` makes it exact",
}

# Of `math`, only what takes whole numbers to whole numbers.
EXACT_MATH = {"comb", "factorial", "gcd", "isqrt", "lcm", "perm", "prod"}


def test_no_float_computes(trees: dict[str, ast.Module]) -> None:
    found = [
        f"{name}:{line} {what}"
        for name, tree in trees.items()
        if name not in FLOATS_ALLOWED
        for line, what in floats_of(tree)
    ]

    assert found == []


def test_every_allowance_is_needed(trees: dict[str, ast.Module]) -> None:
    needless = [name for name in FLOATS_ALLOWED if name not in trees or not list(floats_of(trees[name]))]

    assert needless == []


def test_floats_are_found_wherever_they_hide() -> None:
    hidden = "a = 0.5\nb = float(1)\nc = math.sqrt(2)\nd = np.float64(1)\nfrom math import exp\ne = round(1)\nf = 1j\n"

    assert [line for line, _ in floats_of(ast.parse(hidden))] == [1, 2, 3, 4, 5, 6, 7]


def floats_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of each float, and of each rounding without a name, in order."""
    found = [(node.lineno, what) for node in ast.walk(tree) if (what := float_of(node)) and isinstance(node, LOCATED)]
    yield from sorted(found)


LOCATED = (ast.expr, ast.stmt)


def float_of(node: ast.AST) -> str | None:
    """What in a node is a float, if anything is."""
    match node:
        case ast.Constant(value=float() | complex() as value):
            return repr(value)
        case ast.Call(func=ast.Name(id="float" | "complex" | "round" as name)):
            return f"{name}()"
        case ast.Attribute(value=ast.Name(id="math"), attr=name) if name not in EXACT_MATH:
            return f"math.{name}"
        case ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name) if name.startswith(("float", "double")):
            return f"numpy.{name}"
        case ast.ImportFrom(module="math", names=names) if {alias.name for alias in names} - EXACT_MATH:
            return ast.unparse(node)
        case _:
            return None
