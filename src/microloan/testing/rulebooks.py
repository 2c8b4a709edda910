"""Strategies for rulebooks: rules, classes and provisions of any regulator."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from microloan.regulations.citation import Citation, InForce
from microloan.regulations.classification import COUNTINGS, SCOPES, UPGRADES, Classification, LoanClass, Standing
from microloan.regulations.confidence import RuleConfidence
from microloan.regulations.dated import DatedRulebook
from microloan.regulations.day_ranges import DayRange
from microloan.regulations.limits import AtLeast, AtMost, Count, Forbidden, OneOf, Required, Stated
from microloan.regulations.provisioning import (
    ClassProvision,
    HigherOfProvision,
    OverdueProvision,
    ProvisionByClass,
)
from microloan.regulations.rule import Rule
from microloan.regulations.rule_names import KNOWN_RULES, MONEY, PRESENCE, RATE, WORD
from microloan.testing.costs import rates_up_to
from microloan.testing.strategies import amounts, currencies, dates, rates

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.regulations.limits import Limit, Quantity

_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip)
_MOST_CLASSES = 6


def citations() -> SearchStrategy[Citation]:
    """Draw places in a rule, with a source and a confidence.

    >>> from hypothesis import find
    >>> find(citations(), lambda citation: citation.is_unconfirmed).confidence
    RuleConfidence.UNCONFIRMED
    """
    return st.builds(Citation, _TEXTS, _TEXTS, st.sampled_from(RuleConfidence), st.just("") | _TEXTS)


@st.composite
def classifications(draw: DrawFn, *, name: str = "loans") -> Classification:
    """Draw classifications: one class to six, from day 0 on, without gaps.

    Parameters
    ----------
    name
        Its name.

    Examples
    --------
    >>> from hypothesis import Phase, find, settings
    >>> find(classifications(), lambda table: True, settings=settings(phases=[Phase.generate])).classes[0].days.start
    0
    """
    starts = sorted(draw(st.sets(st.integers(1, 800), max_size=_MOST_CLASSES - 1)))
    ends = [*starts, None]
    performing = draw(st.integers(0, len(ends)))
    classes = [
        LoanClass(
            f"class_{number}",
            DayRange(start, end),
            Standing.PERFORMING if number < performing else Standing.NON_PERFORMING,
            draw(citations()),
        )
        for number, (start, end) in enumerate(zip([0, *starts], ends, strict=True))
    ]
    return Classification(
        name=name,
        classes=tuple(classes),
        counting=draw(st.sampled_from(list(COUNTINGS.values()))),
        upgrade=draw(st.sampled_from(list(UPGRADES.values()))),
        scope=draw(st.sampled_from(list(SCOPES.values()))),
        citation=draw(citations()),
        in_force=draw(_in_force()),
    )


@st.composite
def provisions_of(draw: DrawFn, table: Classification) -> ProvisionByClass:
    """Draw provisions for the classes of a classification, at rates from 0% to 100%.

    Parameters
    ----------
    table
        The classification.

    Examples
    --------
    >>> from hypothesis import Phase, find, settings
    >>> drawn = classifications().flatmap(provisions_of)
    >>> find(drawn, lambda sums: True, settings=settings(phases=[Phase.generate])).name
    'loans'
    """
    rated = [ClassProvision(one.name, draw(rates_up_to(100)), draw(citations())) for one in table.classes]
    return ProvisionByClass(table.name, draw(_TEXTS), tuple(rated), draw(citations()), table.in_force)


@st.composite
def dated_rulebooks(draw: DrawFn) -> DatedRulebook:
    """Draw whole rulebooks: rules of every kind, and perhaps classes and provisions.

    Examples
    --------
    >>> from hypothesis import Phase, find, settings
    >>> find(dated_rulebooks(), lambda book: True, settings=settings(phases=[Phase.generate])).code
    'our-rules'
    """
    names = draw(st.lists(st.sampled_from(sorted(KNOWN_RULES)), unique=True, max_size=4))
    rules = [Rule(name, draw(_limits(name)), draw(citations()), draw(_in_force()), draw(_cases())) for name in names]
    if draw(st.booleans()):
        own = Stated(draw(_TEXTS))
        rules.append(Rule("our_own", own, draw(citations()), draw(_in_force()), definition=draw(_TEXTS)))
    tables = [draw(classifications())] if draw(st.booleans()) else []
    sums = [draw(provisions_of(table)) for table in tables if draw(st.booleans())]
    others = [draw(_higher_of())] if draw(st.booleans()) else []
    return DatedRulebook(
        code="our-rules",
        name=draw(_TEXTS),
        country="BD",
        rules=tuple(rules),
        classifications=tuple(tables),
        provisionings=(*sums, *others),
    )


@st.composite
def _higher_of(draw: DrawFn) -> HigherOfProvision:
    starts = sorted(draw(st.sets(st.integers(0, 800), min_size=1, max_size=3)))
    overdue = [
        OverdueProvision(DayRange(start, end), draw(rates_up_to(100)), draw(citations()))
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]
    portfolio = draw(rates_up_to(100))
    return HigherOfProvision("others", portfolio, tuple(overdue), draw(citations()), draw(_in_force()))


@st.composite
def _in_force(draw: DrawFn) -> InForce:
    first = draw(dates())
    days = draw(st.none() | st.integers(0, 5_000))
    return InForce(first, None if days is None else first + timedelta(days=days))


def _cases() -> SearchStrategy[str]:
    return st.just("") | _TEXTS


def _limits(name: str) -> SearchStrategy[Limit]:
    """Draw a limit of what a rule is about."""
    kind = KNOWN_RULES[name].kind
    if kind == WORD:
        return st.lists(_TEXTS, min_size=1, max_size=3).map(lambda words: OneOf(tuple(words)))
    if kind == PRESENCE:
        return st.sampled_from((Forbidden(), Required()))
    counts: SearchStrategy[Quantity] = st.integers(0, 10_000).map(lambda number: Count(number, kind))
    quantities: dict[str, SearchStrategy[Quantity]] = {RATE: rates(), MONEY: currencies().flatmap(amounts)}
    return quantities.get(kind, counts).flatmap(lambda quantity: st.sampled_from((AtMost(quantity), AtLeast(quantity))))
