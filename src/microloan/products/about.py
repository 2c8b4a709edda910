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

from dataclasses import dataclass
from enum import Enum

from microloan.errors import MicroloanError


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

    Examples
    --------
    >>> Evidence("interest.rate", "jcf.org.bd/jagoron", Confidence.PUBLISHED).path
    'interest.rate'
    """

    path: str
    source: str
    confidence: Confidence


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
            if not isinstance(getattr(self, part), str) or not getattr(self, part).strip():
                raise MicroloanError(part, getattr(self, part), "must be text", code="wrong_type")
        if len(self.country) != 2 or not self.country.isascii() or not self.country.isupper():
            raise MicroloanError("country", self.country, "must be two capital letters such as BD", code="out_of_range")
