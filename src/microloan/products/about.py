"""Which product this is, whose, and what its values rest on.

>>> about = About(
...     id="my-weekly",
...     name="Weekly",
...     institution="Ours",
...     country="BD",
...     evidence=(Evidence("interest.rate", "our board, 4 January 2026", Confidence.PUBLISHED),),
... )
>>> about.evidence[0].confidence
<Confidence.PUBLISHED: 'published'>
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import cast

from microloan.errors import MicroloanError

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")


class Confidence(Enum):
    """How sure a value of a product is."""

    PUBLISHED = "published"
    DERIVED = "derived"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value of a product comes from.

    Parameters
    ----------
    path
        The value it is for, as a path in the record: ``interest.rate``. A path covers
        everything below it.
    source
        The document, or the practice an assumption rests on.
    confidence
        Published by the institution, derived from what is published, or assumed.

    Raises
    ------
    MicroloanError
        If the path or the source is no text or empty, or the confidence is no `Confidence`.

    Examples
    --------
    >>> Evidence("interest.rate", "jcf.org.bd/jagoron", Confidence.PUBLISHED).path
    'interest.rate'
    """

    path: str
    source: str
    confidence: Confidence

    def __post_init__(self) -> None:
        _check_text("path", self.path)
        _check_text("source", self.source)
        if not isinstance(self.confidence, Confidence):
            raise MicroloanError(
                "confidence", self.confidence, "must be a Confidence, such as Confidence.PUBLISHED", code="wrong_type"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which product this is, whose, and what its values rest on.

    Parameters
    ----------
    id
        A short name in lower case, such as ``jcf-jagoron``.
    name, institution
        As the institution writes them.
    country
        Two letters, ISO 3166: ``BD``, ``IN``.
    evidence
        Source and confidence of every value.

    Raises
    ------
    MicroloanError
        If a part is not of this form.

    Examples
    --------
    >>> About(id="my-weekly", name="Weekly", institution="Ours", country="BD").id
    'my-weekly'
    """

    id: str
    name: str
    institution: str
    country: str
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        for part in ("id", "name", "institution", "country"):
            _check_text(part, getattr(self, part))
        if not _ID.fullmatch(self.id):
            problem = "must be lower-case letters and digits joined by hyphens, such as jcf-jagoron"
            raise MicroloanError("id", self.id, problem, code="out_of_range")
        if not _COUNTRY.fullmatch(self.country):
            raise MicroloanError("country", self.country, "must be two capital letters such as BD", code="out_of_range")
        evidence: object = self.evidence
        if not isinstance(evidence, tuple) or not all(
            isinstance(entry, Evidence) for entry in cast("tuple[object, ...]", evidence)
        ):
            raise MicroloanError("evidence", evidence, "must be a tuple of Evidence", code="wrong_type")


def _check_text(argument: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise MicroloanError(argument, value, "must be text that is not empty", code="wrong_type")
