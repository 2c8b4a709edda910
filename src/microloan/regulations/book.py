"""`Rulebook`: what a regulator says on one day.

>>> from datetime import date
>>> from microloan.regulations import rulebook
>>> book = rulebook("bd-mra", on=date(2012, 1, 1))
>>> print(book.rule("annual_rate"))
annual rate: at most 27% (Circular Regu-05, 10 November 2010; confirmed)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from microloan.currency import currencies
from microloan.errors import MicroloanError
from microloan.regulations.classification import Classification
from microloan.regulations.finding import Finding, Outcome
from microloan.regulations.provisioning import HigherOfProvision, ProvisionByClass
from microloan.regulations.rows import check_classes, laid_over

if TYPE_CHECKING:
    from datetime import date

    from microloan.currency import Currency
    from microloan.regulations.limits import Quantity
    from microloan.regulations.provisioning import Provisioning
    from microloan.regulations.rule import Rule

Table = TypeVar("Table", Classification, ProvisionByClass | HigherOfProvision)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """What a regulator says on one day. `DatedRulebook.on` makes it.

    Parameters
    ----------
    code, name, country
        Of the regulator.
    on
        The day.
    rules, classifications, provisionings
        The rows that hold on it.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> rulebook("bd-mra", on=date(2026, 1, 4))
    <Rulebook bd-mra on 2026-01-04: 15 rules>
    """

    code: str
    name: str
    country: str
    on: date
    rules: tuple[Rule, ...]
    classifications: tuple[Classification, ...]
    provisionings: tuple[Provisioning, ...]

    def __repr__(self) -> str:
        return f"<Rulebook {self.code} on {self.on}: {len(self.rules)} rules>"

    @property
    def currency(self) -> Currency | None:
        """The currency of the regulator's country; None for a country whose currency is not one of ours.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.regulations import rulebook
        >>> rulebook("in-rbi", on=date(2026, 3, 31)).currency
        INR
        """
        return currencies.OF_COUNTRY.get(self.country)

    def foreign_note(self, currency: Currency) -> str:
        """Return a note for figures in a currency that is not the regulator's; an empty text where it is.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.currency import BDT
        >>> from microloan.regulations import rulebook
        >>> rulebook("in-rbi", on=date(2026, 3, 31)).foreign_note(BDT)
        'in-rbi holds in IN, where amounts are in INR; these are in BDT.'
        """
        own = self.currency
        if own is None or own == currency:
            return ""
        return f"{self.code} holds in {self.country}, where amounts are in {own.code}; these are in {currency.code}."

    def rule(self, name: str, *, case: str = "") -> Rule:
        """Return a rule by its name, and its case where it has one.

        Raises
        ------
        MicroloanError
            If no such rule holds on the day.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.regulations import rulebook
        >>> print(rulebook("in-rbi", on=date(2026, 1, 4)).rule("household_income"))
        household income: at most Rs. 3,00,000 (Master Direction 2022, para 3; confirmed)
        """
        found = [rule for rule in self.rules if rule.name == name]
        for rule in found:
            if rule.case == case:
                return rule
        cases = ", ".join(f"case={rule.case!r}" for rule in found)
        hint = f"; it has {cases}" if cases else ""
        problem = f"is not a rule of {self.code} on {self.on}{hint}"
        raise MicroloanError("name", name, problem, code="unknown_rule")

    def judge(
        self,
        name: str,
        value: Quantity | str | bool | None,  # noqa: FBT001 - whether a thing is there
        *,
        case: str = "",
    ) -> Finding:
        """Return the finding of a rule on a value; not applicable where no such rule holds.

        Parameters
        ----------
        name, case
            As for `rule`.
        value
            As for `Rule.judge`.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.arithmetic.rates import percent
        >>> from microloan.currency import INR
        >>> from microloan.regulations import rulebook
        >>> india = rulebook("in-rbi", on=date(2026, 1, 4))
        >>> print(india.judge("household_income", INR(300_001)))
        fail: household income Rs. 3,00,001 (at most Rs. 3,00,000) [Master Direction 2022, para 3]
        >>> print(india.judge("annual_rate", percent(26)))
        not applicable: annual rate 26% (in-rbi has no such rule on 2026-01-04)
        """
        for rule in self.rules:
            if (rule.name, rule.case) == (name, case):
                return rule.judge(value)
        limit = f"{self.code} has no such rule on {self.on}"
        return Finding(name.replace("_", " "), Outcome.NOT_APPLICABLE, value, limit, self.name)

    def classification(self, name: str | None = None) -> Classification:
        """Return the classification of a name, or the only one.

        Raises
        ------
        MicroloanError
            If there is none of the name, or several and none is named.
        """
        return _named("classification", self.classifications, name, self)

    def provisioning(self, name: str | None = None) -> Provisioning:
        """Return the provisioning of a name, or the only one.

        Raises
        ------
        MicroloanError
            If there is none of the name, or several and none is named.
        """
        return _named("provisioning", self.provisionings, name, self)

    def unconfirmed(self) -> tuple[str, ...]:
        """Return what in the rulebook nobody has yet read in the rule, one line each.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.regulations import rulebook
        >>> rulebook("bd-mra", on=date(2026, 6, 30)).unconfirmed()[-1]
        'provision loans, bad: 100%'
        """
        lines = [str(rule) for rule in self.rules if rule.citation.is_unconfirmed]
        for table in self.classifications:
            lines += [f"class {table.name}, {one}: {one.days}" for one in table.classes if one.citation.is_unconfirmed]
        for sums in self.provisionings:
            if isinstance(sums, ProvisionByClass):
                rates = [(one.name, one.rate, one.citation) for one in sums.rates]
            else:
                rates = [(str(one.days), one.rate, one.citation) for one in sums.overdue]
            lines += [f"provision {sums.name}, {which}: {rate}" for which, rate, cited in rates if cited.is_unconfirmed]
        return tuple(lines)

    def overridden_by(self, own: Rulebook) -> Rulebook:
        """Return the rulebook in which rows of your own take the place of those of one name.

        Parameters
        ----------
        own
            Your rows: of rules, those of one name and case are replaced; of classifications
            and provisionings, those of one name. All else is kept.

        Raises
        ------
        MicroloanError
            If `own` is not a `Rulebook`, or a class of the result has no provision.

        Examples
        --------
        >>> from datetime import date
        >>> from dataclasses import replace
        >>> from microloan.regulations import rulebook
        >>> earlier = replace(rulebook("bd-mra", on=date(2012, 1, 1)), on=date(2026, 1, 4))
        >>> print(rulebook("bd-mra", on=date(2026, 1, 4)).overridden_by(earlier).rule("annual_rate").limit)
        at most 27%
        """
        if not isinstance(own, Rulebook):
            problem = "must be a Rulebook, such as load_rulebook(path).on(day)"
            raise MicroloanError("own", own, problem, code="wrong_type")
        result = replace(
            self,
            rules=laid_over(own.rules, self.rules),
            classifications=laid_over(own.classifications, self.classifications),
            provisionings=laid_over(own.provisionings, self.provisionings),
        )
        check_classes(result.code, result.classifications, result.provisionings)
        return result


def _named(what: str, tables: tuple[Table, ...], name: str | None, book: Rulebook) -> Table:
    found = [table for table in tables if name is None or table.name == name]
    if len(found) == 1:
        return found[0]
    known = ", ".join(table.name for table in tables)
    if not tables:
        problem = f"is not in {book.code}, which has no {what} on {book.on}"
    else:
        problem = f"names no {what} of {book.code} on {book.on}; it has {known}"
    raise MicroloanError("name", name, problem, code="unknown_name")
