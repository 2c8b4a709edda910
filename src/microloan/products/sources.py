"""What each value of a product rests on: the value, its source, and how sure it is.

>>> from microloan.products.loading import preset
>>> for value in sourced_values(preset("jcf-jagoron"))[4:7]:
...     print(value.path, value.text, value.confidence, sep=" | ")
principal.minimum | Tk. 1,000 | Confidence.ASSUMED
principal.maximum | Tk. 49,000 | Confidence.PUBLISHED
principal.multiple_of | Tk. 1,000 | Confidence.ASSUMED
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from microloan.currency import Money
from microloan.records.plain import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.products.about import About, Confidence, Evidence

_IDENTITY = ("schema", "evidence")


class Offered(Protocol):
    """What an institution offers: a loan product, a savings product, a deposit scheme."""

    @property
    def about(self) -> About:
        """Which product it is, with its evidence."""
        ...

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data."""
        ...


class SourcedValue(NamedTuple):
    """A value of a product, and the evidence for it; None where the product gives none."""

    path: str
    text: str
    evidence: Evidence | None

    @property
    def confidence(self) -> Confidence | None:
        """How sure the value is; None where no evidence speaks for it."""
        return None if self.evidence is None else self.evidence.confidence

    @property
    def source(self) -> str:
        """The document or practice behind the value, empty where there is none."""
        return "" if self.evidence is None else self.evidence.source


def sourced_values(product: Offered) -> tuple[SourcedValue, ...]:
    """Return every value of a product's record with its evidence, in the order of the record.

    Counts that stand in one list and share their evidence are one value.

    Raises
    ------
    MicroloanError
        If the product holds a rule of your own, which has no word.

    Examples
    --------
    >>> from microloan.products.loading import preset
    >>> [value.text for value in sourced_values(preset("jcf-buniad")) if "installments" in value.path]
    ['44', '88']
    """
    record = {key: part for key, part in product.to_dict().items() if key not in _IDENTITY}
    known = [SourcedValue(path, text, _evidence_for(path, product.about.evidence)) for path, text in _leaves(record)]
    entries = Counter(_list_of(value.path) for value in known)
    grouped = groupby(known, key=lambda value: (_list_of(value.path), value.evidence))
    return tuple(_merged(list(alike), entries[path]) for (path, _), alike in grouped)


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        if table.keys() == {"minor", "currency"}:
            yield path, str(Money.from_dict(table))
            return
        for key, inner in table.items():
            yield from _leaves(inner, joined(path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(cast("list[object]", value)):
            yield from _leaves(inner, f"{path}[{position}]")
    else:
        yield path, str(value)


def _evidence_for(path: str, known: tuple[Evidence, ...]) -> Evidence | None:
    """Return the evidence of the longest path that covers this one."""
    covering = [one for one in known if path == one.path or path.startswith((f"{one.path}.", f"{one.path}["))]
    return max(covering, key=lambda one: len(one.path), default=None)


def _list_of(path: str) -> str:
    """Return the path of the list that an entry stands in; other paths stay as they are."""
    return path.rpartition("[")[0] if path.endswith("]") else path


def _merged(alike: list[SourcedValue], entries: int) -> SourcedValue:
    """Return one value for entries of a list with one evidence, under the list's path if they are all of them."""
    first = alike[0]
    path = _list_of(first.path) if len(alike) == entries else first.path
    return SourcedValue(path, " or ".join(value.text for value in alike), first.evidence)
