"""The rate of one dated loan and of a column of them, beside pyxirr, numpy-financial and scipy where installed."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
from measuring import Figure, best, print_table

from microloan.interest.yields.columns import DatedFlows
from microloan.interest.yields.conventions import NOMINAL_APR, XIRR
from microloan.interest.yields.flows import DatedFlow, PeriodicFlow

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

_ROWS, _LOANS, _SAMPLE = 47, 100_000, 2_000


def flows(loans: int, *, irregular: bool) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return days and amounts of loans of 46 weeks; irregular ones move each date by up to two days."""
    random = np.random.default_rng(1)
    lent = random.integers(5_000, 50_000, loans) * 100
    each = -(lent * random.integers(105, 130, loans) // (100 * 46))
    days = np.full((_ROWS, loans), 7)
    days[0], days[1] = random.integers(738_888, 739_253, loans), random.integers(14, 22, loans)
    if irregular:
        days[2:] = random.integers(5, 10, (_ROWS - 2, loans))
    return days.cumsum(axis=0), np.vstack([lent, np.repeat(each[None, :], _ROWS - 1, axis=0)])


def peer(name: str) -> ModuleType | None:
    """Return another library, or None where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def run() -> None:
    """Measure and print."""
    days, amounts = flows(_LOANS, irregular=True)
    dates, flow = [date.fromordinal(day) for day in days[:, 0].tolist()], amounts[:, 0].tolist()
    pyxirr = peer("pyxirr")
    figures = [Figure("XIRR of one, 47 flows", _one(lambda: DatedFlow(dates, flow).rate(XIRR)), 0, "at most 45 µs")]
    figures.append(Figure("the same, printed", _one(lambda: DatedFlow(dates, flow).rate(XIRR).percent()), 0, ""))
    figures.append(Figure("nominal APR of one", _one(lambda: PeriodicFlow(flow, 52).rate(NOMINAL_APR)), 0, ""))
    if pyxirr is not None:
        figures.append(Figure("pyxirr.xirr", _one(lambda: pyxirr.xirr(dates, flow)), 0, ""))
    financial, optimize = peer("numpy_financial"), peer("scipy.optimize")
    if financial is not None:
        figures.append(Figure("numpy_financial.irr (periodic)", _one(lambda: financial.irr(flow)), 0, ""))
    if optimize is not None:
        years, paid = (days[:, 0] - days[0, 0]) / 365, amounts[:, 0]
        work = lambda: optimize.brentq(lambda rate: (paid / (1 + rate) ** years).sum(), -0.9, 10)  # noqa: E731
        figures.append(Figure("scipy brentq on NumPy", _one(work), 0, ""))
    base = next((figure.seconds for figure in figures if figure.name == "pyxirr.xirr"), figures[0].seconds)
    shown = [Figure(figure.name, figure.seconds, base, figure.target) for figure in figures]
    print_table("The rate of one loan", "pyxirr.xirr, or the first line where it is not installed", shown)
    _columns(pyxirr)


def _columns(pyxirr: ModuleType | None) -> None:
    found = []
    base = 0.0
    for name, irregular, target in (
        ("irregular dates", True, "at most 0.67 ×"),
        ("equal spacing", False, "at most 0.2 ×"),
    ):
        days, amounts = flows(_LOANS, irregular=irregular)
        ours = best(lambda: DatedFlows(days, amounts).rate(XIRR).percents(), 5)  # noqa: B023
        if pyxirr is not None:
            lists = [
                ([date.fromordinal(day) for day in days[:, loan].tolist()], amounts[:, loan].tolist())
                for loan in range(_SAMPLE)
            ]
            base = best(lambda: [pyxirr.xirr(*loan) for loan in lists], 5) * _LOANS / _SAMPLE  # noqa: B023
            found.append(Figure(f"pyxirr.xirr, {name} (from {_SAMPLE:,})", base, base, ""))
        found.append(Figure(f"DatedFlows.rate, {name}", ours, base or ours, target))
    print_table(f"XIRR of {_LOANS:,} loans of 47 flows, printed", "pyxirr.xirr on prebuilt lists, one thread", found)


def _one(work: Callable[[], object]) -> float:
    return best(work, 100, 50)


if __name__ == "__main__":
    run()
