"""`DatedRulebook`: all that a regulator has ruled, each row with its days.

>>> from datetime import date
>>> from microloan.regulations import rulebook_history
>>> history = rulebook_history("bd-mra")
>>> [str(rule.limit) for rule in history.rules if rule.name == "annual_rate"]
['at most 30%', 'at most 27%', 'at most 24%']
>>> print(history.on(date(2012, 1, 1)).rule("annual_rate").limit)
at most 27%
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.errors import MicroloanError
from microloan.regulations.book import Rulebook
from microloan.regulations.citation import check_text
from microloan.regulations.classification import Classification
from microloan.regulations.provisioning import HigherOfProvision, ProvisionByClass
from microloan.regulations.rows import check_classes, check_rows, held_on
from microloan.regulations.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from microloan.regulations.provisioning import Provisioning

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRulebook:
    """Every row of a rulebook, each with the days on which it holds.

    Parameters
    ----------
    code
        A short name in lower case: ``bd-mra``.
    name
        The regulator, as people call it.
    country
        Two letters, ISO 3166: ``BD``.
    rules, classifications, provisionings
        The rows. No two of one name, and of rules one case, hold on the same day.

    Raises
    ------
    MicroloanError
        If two rows of one name hold on the same day, a class has no provision or a
        provision no class, or a part is not of its kind.

    Examples
    --------
    >>> from microloan.regulations import rulebook_history
    >>> rulebook_history("np-nrb").country
    'NP'
    """

    code: str
    name: str
    country: str
    rules: tuple[Rule, ...] = ()
    classifications: tuple[Classification, ...] = ()
    provisionings: tuple[Provisioning, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.code, str) or not _CODE.fullmatch(self.code):
            problem = "must be lower-case letters and digits joined by hyphens, such as bd-mra"
            raise MicroloanError("code", self.code, problem, code="out_of_range")
        check_text("name", self.name)
        if not isinstance(self.country, str) or not _COUNTRY.fullmatch(self.country):
            raise MicroloanError("country", self.country, "must be two capital letters such as BD", code="out_of_range")
        check_rows("rules", self.rules, (Rule,))
        check_rows("classifications", self.classifications, (Classification,))
        check_rows("provisionings", self.provisionings, (ProvisionByClass, HigherOfProvision))
        check_classes(self.code, self.classifications, self.provisionings)

    def on(self, day: date) -> Rulebook:
        """Return what holds on a day.

        Parameters
        ----------
        day
            The day that matters: for a price the day of the loan, for a class the day as of
            which the loan is looked at.

        Raises
        ------
        MicroloanError
            If it is no date, or nothing in the rulebook holds on it.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.regulations import rulebook_history
        >>> rulebook_history("bd-mra").on(date(1999, 1, 1))
        Traceback (most recent call last):
            ...
        microloan.errors.MicroloanError: on=1999-01-01 is not covered by bd-mra, whose first row holds from 2009-01-01
        """
        checked_day(day, "on")
        held = Rulebook(
            code=self.code,
            name=self.name,
            country=self.country,
            on=day,
            rules=held_on(self.rules, day),
            classifications=held_on(self.classifications, day),
            provisionings=held_on(self.provisionings, day),
        )
        if not (held.rules or held.classifications or held.provisionings):
            rows = (*self.rules, *self.classifications, *self.provisionings)
            first = min((row.in_force.first for row in rows), default=None)
            known = "has no row" if first is None else f"whose first row holds from {first}"
            raise MicroloanError("on", day, f"is not covered by {self.code}, {known}", code="not_covered")
        return held

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> DatedRulebook:
        """Return the rulebook that plain data describes; the inverse of `to_dict`.

        Raises
        ------
        RecordError
            If a key is missing or unknown, or a value is not what it should be; the error
            gives its path.
        """
        from microloan.regulations.reading import rulebook_from_dict

        return rulebook_from_dict(data)

    def to_dict(self) -> dict[str, object]:
        """Return the rulebook as plain data, schema ``microloan/rulebook/1``, dates as text."""
        from microloan.regulations.writing import rulebook_to_dict

        return rulebook_to_dict(self)
