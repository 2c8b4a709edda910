"""When earned interest begins to earn, meant to be read as ``compounding.WITH_POSTING``.

===================  ======================================================================
`WITH_POSTING`       once it is posted
`NEVER`              not at all: simple interest, posted or not
`before_posting`     earlier: at the dates of another rule, such as each month
===================  ======================================================================

Interest that compounds before it is posted is rounded then as a posting would round it, so
that every balance that earns is a whole number; what is posted in the end is rounded once,
from the exact sum.

>>> from microloan.products import posting
>>> before_posting(posting.MONTHLY)
before_posting(posting.MONTHLY)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from microloan.errors import MicroloanError
from microloan.products.posting import PostingRule, recurs

__all__ = ["ALL", "NEVER", "WITH_POSTING", "Compounding", "before_posting"]


@dataclass(frozen=True, slots=True)
class Compounding:
    """When earned interest begins to earn.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase that completes "interest earns …".
    at
        The dates on which interest that is not posted yet begins to earn; None for none.

    Examples
    --------
    >>> WITH_POSTING.definition
    'once it is posted'
    """

    name: str
    definition: str
    at: PostingRule | None = None

    def __repr__(self) -> str:
        return f"compounding.{self.name.upper()}" if self.at is None else f"{self.name}({self.at!r})"


def before_posting(at: PostingRule) -> Compounding:
    """Return the rule by which interest earns before it is posted.

    Parameters
    ----------
    at
        When: a rule of `posting` that recurs.

    Raises
    ------
    MicroloanError
        If it is no rule, or does not recur: `posting.AT_MATURITY`, `posting.on_date`.

    Examples
    --------
    >>> from microloan.products import posting
    >>> before_posting(posting.QUARTERLY).definition
    'as it would if it were posted at the end of each quarter'
    """
    if not isinstance(at, PostingRule) or not recurs(at):
        raise MicroloanError("at", at, "must be a rule that recurs, such as posting.MONTHLY", code="wrong_type")
    return Compounding("before_posting", f"as it would if it were posted {at.definition}", at)


WITH_POSTING: Final = Compounding("with_posting", "once it is posted")
NEVER: Final = Compounding("never", "nothing itself")

ALL = (WITH_POSTING, NEVER)
