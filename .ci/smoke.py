"""The wheel as somebody else finds it: installed, far from the checkout.

It prints nothing where all is well.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("microloan")
LOAN = ("schedule", "jcf-jagoron", "20000", "--disbursed", "2026-01-04")
ROWS = 46

ONE_LOAN = """
from datetime import date
import microloan as ml
terms = ml.preset("jcf-jagoron").terms(principal=ml.BDT(20_000), disbursed_on=date(2026, 1, 4))
schedule = ml.amortize(terms)
assert len(schedule) == 46
assert schedule.total_principal == ml.BDT(20_000)
assert str(schedule.total_principal) == "Tk. 20,000"
assert ml.BDT.parse("Tk. 20,000") == schedule.total_principal
assert str(ml.classify(42, ml.rulebook("bd-mra", on=date(2026, 1, 4)))) == "sub-standard"
assert ml.BDT.from_words(schedule.total_principal.words("bn_BD"), "bn_BD") == schedule.total_principal
"""

WITHOUT = """
import sys
for name in ("babel", "numpy"):
    sys.modules[name] = None
"""


def main() -> None:
    """Try the package, one loan with and without the heavy dependencies, and the command."""
    package = Path(python("import microloan; print(microloan.__file__)").strip()).parent
    assert Path(sys.prefix) in package.parents, f"{package} is not the installed wheel"
    for name in ("py.typed", "__init__.pyi"):
        assert (package / name).is_file(), f"the wheel lacks {name}"
    for pattern in ("labels/**/*.po", "products/**/*.toml", "products/**/*.json", "regulations/**/*.toml"):
        assert any(package.glob(pattern)), f"the wheel lacks {pattern}"
    python(ONE_LOAN)
    python(WITHOUT + ONE_LOAN)
    table = run(COMMAND, *LOAN)
    numbers = re.findall(r"^ *(\d+)  \d{4}-\d{2}-\d{2} ", table, re.MULTILINE)
    assert numbers == [str(number + 1) for number in range(ROWS)], f"not rows 1 to {ROWS}:\n{table}"


def python(code: str) -> str:
    """Return what a new Python prints for `code`, with the wheel and nothing of the checkout."""
    return run(sys.executable, "-I", "-c", code)


def run(*command: str | Path) -> str:
    """Return what a command prints; it must succeed."""
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


if __name__ == "__main__":
    main()
