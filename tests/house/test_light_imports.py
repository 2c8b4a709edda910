"""`import microloan` and one loan need neither NumPy nor Babel nor dateutil."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

HEAVY = (
    "altair",
    "babel",
    "dateutil",
    "hypothesis",
    "jsonschema",
    "matplotlib",
    "msgspec",
    "numpy",
    "pandas",
    "plotly",
    "polars",
    "pyarrow",
    "pydantic",
)

# Strategies are for Hypothesis, and it is there when they are imported.
AT_HOME = {"testing": ("hypothesis",)}


def test_what_is_heavy_is_imported_where_it_is_used(trees: dict[str, ast.Module]) -> None:
    found = [
        f"{name}:{line} {module}"
        for name, tree in trees.items()
        for line, module in imported_at_once(tree.body)
        if module in HEAVY and module not in AT_HOME.get(name.partition("/")[0], ())
    ]

    assert found == []


def test_importing_the_library_imports_nothing_heavy() -> None:
    assert run(f"import sys, microloan; print([name for name in {HEAVY} if name in sys.modules])") == "[]"


def test_one_loan_needs_neither_numpy_nor_babel_nor_dateutil() -> None:
    code = f"""
import sys
for name in {HEAVY}:
    sys.modules[name] = None
from datetime import date
import microloan as ml
terms = ml.preset("jcf-jagoron").terms(principal=ml.BDT(20_000), disbursed_on=date(2026, 1, 4))
schedule = ml.amortize(terms)
schedule.installment(7).explain()
print(schedule.total_principal)
"""

    assert run(code) == "Tk. 20,000"


def test_columns_without_numpy_say_what_they_need() -> None:
    code = """
import sys
sys.modules["numpy"] = None
from datetime import date
import microloan as ml
from microloan.portfolio.columns import read_days, read_rates
for column in (
    lambda: ml.LoanBook.from_columns(ml.preset("jcf-jagoron"), principal=[2_000_000], disbursed_on=date(2026, 1, 4)),
    lambda: ml.RateColumn([2400], 10_000),
    lambda: read_days("disbursed_on", date(2026, 1, 4), 1),
    lambda: read_rates(["24%"]),
):
    try:
        column()
    except ImportError as error:
        print(error.name, error, sep=": ")
"""
    said = "numpy: columns of loans need NumPy, which cannot be imported here: pip install numpy"

    assert run(code).splitlines() == [said] * 4


def run(code: str) -> str:
    """What Python prints for `code`, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def imported_at_once(body: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    """Line and package of each import that runs when the file is imported."""
    for statement in body:
        match statement:
            case ast.Import(names=names):
                yield from ((statement.lineno, alias.name.partition(".")[0]) for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield statement.lineno, module.partition(".")[0]
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=orelse):
                yield from imported_at_once(orelse)
            case ast.If(body=inner, orelse=orelse) | ast.Try(body=inner, orelse=orelse):
                yield from imported_at_once([*inner, *orelse])
            case ast.ClassDef(body=inner) | ast.With(body=inner):
                yield from imported_at_once(inner)
            case _:
                pass
