"""A file reads in one sitting, a function fits on a screen, a value has few parts."""

from __future__ import annotations

import ast

LONGEST_FILE = 300
LONGEST_FUNCTION = 70
MOST_FIELDS = 8


def test_a_file_reads_in_one_sitting(texts: dict[str, str]) -> None:
    sizes = {name: len(text.splitlines()) for name, text in texts.items()}

    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_a_function_fits_on_a_screen(trees: dict[str, ast.Module]) -> None:
    sizes = {
        f"{name}:{node.lineno} {node.name}": lines_of(node)
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }

    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_a_value_has_few_parts(trees: dict[str, ast.Module]) -> None:
    fields = {
        f"{name}:{node.lineno} {node.name}": len(fields_of(node))
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and is_dataclass(node)
    }

    assert fields, "no dataclass was found; the search is wrong"
    assert {name: count for name, count in fields.items() if count > MOST_FIELDS} == {}


def lines_of(function: ast.FunctionDef) -> int:
    """Lines of a function without its docstring."""
    assert function.end_lineno is not None
    lines = function.end_lineno - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is None or first.end_lineno is None:
        return lines
    return lines - (first.end_lineno - first.lineno + 1)


def is_dataclass(node: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)


def fields_of(node: ast.ClassDef) -> list[str]:
    return [
        ast.unparse(part.target)
        for part in node.body
        if isinstance(part, ast.AnnAssign) and not ast.unparse(part.annotation).startswith("ClassVar")
    ]
