"""The arithmetic behind a figure, as a value that prints.

==================  ==============================================================
`Explanation`       a title, the steps, and notes below; prints in full
`Step`              one line of it: what, worked out how, giving what
`decimal_text`      an exact fraction as decimals, with … where digits were cut
==================  ==============================================================

>>> exact = decimal_text(1_762_015 * 6, 25 * 52 * 100, 4)
>>> print(Explanation(
...     "Installment 7 of 46, due 4 March 2026",
...     (
...         Step("outstanding before", "", "Tk. 17,620.15"),
...         Step("interest", f"17,620.15 × 24% ÷ 52 = {exact}", "81.32"),
...         Step("principal", "505.00 − 81.32", "423.68"),
...     ),
...     notes=("interest is rounded half up to a multiple of 0.01",),
... ))
Installment 7 of 46, due 4 March 2026
  outstanding before  Tk. 17,620.15
  interest            17,620.15 × 24% ÷ 52 = 81.3237…  → 81.32
  principal           505.00 − 81.32                   → 423.68
  interest is rounded half up to a multiple of 0.01
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.escaping import html_text
from microloan.textwidth import display_width, left_aligned, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PLACES = 100
_LARGEST_BITS = 4096
_STYLE = (
    "<style>.microloan-explanation caption{text-align:left}"
    ".microloan-explanation th,.microloan-explanation td{text-align:left;font-variant-numeric:tabular-nums}</style>"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation.

    Parameters
    ----------
    label
        What the line gives: ``interest``. It names the step within its explanation.
    working
        How it is worked out, with its own numbers; empty where the figure is simply known.
    result
        What it comes to, as it shall be read.

    Raises
    ------
    MicroloanError
        If a part is not text, or the label is empty.

    Examples
    --------
    >>> print(Step("principal", "505.00 − 81.32", "423.68"))
    principal: 505.00 − 81.32 → 423.68
    """

    label: str
    working: str
    result: str

    def __post_init__(self) -> None:
        for name in ("label", "working", "result"):
            _require_text(name, getattr(self, name))
        if not self.label:
            raise MicroloanError("label", "", "must name the step", code="empty")

    def __str__(self) -> str:
        found = f"{self.working} → {self.result}" if self.working else self.result
        return one_line(f"{self.label}: {found}")


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """The arithmetic behind a figure, step by step.

    Iterating gives the steps in order; ``explanation["interest"]`` gives one by its label.

    Parameters
    ----------
    title
        What is explained: ``Installment 7 of 46, due 4 March 2026``.
    steps
        The steps in order, each label once.
    notes
        Lines of text below the steps.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or two steps have one label.

    Examples
    --------
    >>> explanation = Explanation("Processing fee", (Step("fee", "20,000.00 × 1%", "200.00"),))
    >>> explanation["fee"].result
    '200.00'
    >>> explanation
    Explanation('Processing fee', 1 step)
    """

    title: str
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require_text("title", self.title)
        steps: object = self.steps
        if not isinstance(steps, tuple) or not all(isinstance(step, Step) for step in self.steps):
            raise MicroloanError("steps", steps, "must be a tuple of Step", code="wrong_type")
        notes: object = self.notes
        if not isinstance(notes, tuple) or not all(isinstance(note, str) for note in self.notes):
            raise MicroloanError("notes", notes, "must be a tuple of text", code="wrong_type")
        labels = self._labels()
        for position, label in enumerate(labels):
            if label in labels[:position]:
                raise MicroloanError("steps", label, "labels two steps; give each its own label", code="repeated")

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __getitem__(self, label: str) -> Step:
        for step in self.steps:
            if step.label == label:
                return step
        labels = ", ".join(self._labels()) or "none"
        raise MicroloanError("label", label, f"is not a step here; the steps are {labels}", code="unknown_step")

    def __str__(self) -> str:
        labels = [one_line(step.label) for step in self.steps]
        workings = [one_line(step.working) for step in self.steps]
        label_width = max(map(display_width, labels), default=0)
        working_width = max(map(display_width, workings), default=0)
        lines = [one_line(self.title)]
        for step, label, working in zip(self.steps, labels, workings, strict=True):
            result = one_line(step.result)
            found = f"{left_aligned(working, working_width)}  → {result}" if working else result
            lines.append(f"  {left_aligned(label, label_width)}  {found}")
        lines.extend(f"  {one_line(note)}" for note in self.notes)
        return "\n".join(line.rstrip() for line in lines)

    def __repr__(self) -> str:
        return f"Explanation({self.title!r}, {len(self.steps)} step{'' if len(self.steps) == 1 else 's'})"

    def _repr_html_(self) -> str:
        """Return the explanation as a small HTML table, for notebooks."""
        rows = "\n".join(
            f'<tr><th scope="row">{html_text(step.label)}</th><td>{html_text(step.working)}</td>'
            f"<td>{html_text(step.result)}</td></tr>"
            for step in self.steps
        )
        notes = "".join(f"\n<p>{html_text(note)}</p>" for note in self.notes)
        return (
            f'<div class="microloan-explanation">{_STYLE}\n<table>\n<caption>{html_text(self.title)}</caption>\n'
            f"<tbody>\n{rows}\n</tbody>\n</table>{notes}\n</div>"
        )

    def to_dict(self) -> dict[str, object]:
        """Return the explanation as plain data: its title, steps and notes.

        >>> Explanation("Fee", (Step("fee", "", "200.00"),)).to_dict()
        {'title': 'Fee', 'steps': [{'label': 'fee', 'working': '', 'result': '200.00'}], 'notes': []}
        """
        steps = [{"label": step.label, "working": step.working, "result": step.result} for step in self.steps]
        return {"title": self.title, "steps": steps, "notes": list(self.notes)}

    def _labels(self) -> list[str]:
        return [step.label for step in self.steps]


def decimal_text(numerator: int, denominator: int, places: int) -> str:
    """Return an exact fraction as decimals, ending in … when digits were cut.

    Parameters
    ----------
    numerator
        Whole number of either sign.
    denominator
        Whole number of either sign, not 0.
    places
        The most decimals to write, from 0 to 100.

    Returns
    -------
    All decimals when they end within `places`, without zeros behind them; otherwise the
    first `places` and an ellipsis.

    Raises
    ------
    MicroloanError
        If an argument is not a whole number, the denominator is 0, or the text would run
        to thousands of digits.

    Notes
    -----
    Digits are cut, not rounded: what stands before the ellipsis is true as far as it goes.

    Examples
    --------
    >>> decimal_text(1, 3, 4), decimal_text(1, 4, 4), decimal_text(-20_001, 10_000, 3)
    ('0.3333…', '0.25', '-2.000…')
    """
    for name, value in (("numerator", numerator), ("denominator", denominator), ("places", places)):
        if type(value) is not int:
            raise MicroloanError(name, value, "must be a whole number", code="wrong_type")
    if denominator == 0:
        raise MicroloanError("denominator", 0, "must not be 0", code="out_of_range")
    if not 0 <= places <= _MOST_PLACES:
        raise MicroloanError("places", places, f"must be from 0 to {_MOST_PLACES}", code="out_of_range")
    sign = "-" if (numerator < 0) != (denominator < 0) and numerator else ""
    whole, remainder = divmod(abs(numerator), abs(denominator))
    if whole.bit_length() > _LARGEST_BITS:
        raise MicroloanError("numerator", numerator, "gives too many digits to write", code="out_of_range")
    digits, cut = divmod(remainder * 10**places, abs(denominator))
    decimals = f"{digits:0{places}d}" if places else ""
    if not cut:
        decimals = decimals.rstrip("0")
    point = "." if decimals else ""
    return f"{sign}{whole}{point}{decimals}{'…' if cut else ''}"


def _require_text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise MicroloanError(name, value, "must be text", code="wrong_type")
