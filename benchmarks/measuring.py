"""How the benchmarks measure, and how they print what they find."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Figure:
    """One line of the table: what, how long, against what, and the target."""

    name: str
    seconds: float
    base: float
    target: str

    def line(self) -> str:
        """Return the figure as a line of a Markdown table."""
        ratio = f"{self.seconds / self.base:,.2f} ×" if self.base else ""
        return f"| {self.name} | {duration(self.seconds)} | {ratio} | {self.target} |"


def best(work: Callable[[], object], repeats: int, inner: int = 1) -> float:
    """Return the least seconds that one call of `work` took, over `repeats` runs of `inner` calls."""
    work()
    gc.collect()
    gc.disable()
    try:
        return min(_timed(work, inner) for _ in range(repeats)) / inner
    finally:
        gc.enable()


def _timed(work: Callable[[], object], inner: int) -> float:
    started = time.perf_counter()
    for _ in range(inner):
        work()
    return time.perf_counter() - started


def duration(seconds: float) -> str:
    """Return seconds in the unit that suits them."""
    for unit, name in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= unit:
            return f"{seconds / unit:,.2f} {name}"
    return f"{seconds / 1e-9:,.0f} ns"


def print_table(title: str, base: str, figures: Iterable[Figure]) -> None:
    """Print figures as a Markdown table; `base` says what the ratios are to."""
    print(f"\n## {title}\n\nRatios to {base}.\n\n| what | time | ratio | target |\n|---|--:|--:|---|")
    for figure in figures:
        print(figure.line(), flush=True)
