"""Strategies for deposit schemes, plans and term deposits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import percent
from microloan.calendars import HALF_YEAR, MONTH, QUARTER, WEEK, YEAR, day_count
from microloan.calendars.frequencies import Frequency, Unit, weeks
from microloan.currency import BDT, Money
from microloan.interest.accrual import PER_PERIOD
from microloan.products.fee_parts import ChargeRounding
from microloan.products.savings_taxes import WithholdingTax
from microloan.savings.deposits import (
    Bonus,
    Conversion,
    DepositHistory,
    DepositPlan,
    DepositScheme,
    Fine,
    Lapses,
    MaturityRounding,
    RateCard,
    TermDeposit,
    TermRules,
    bonus,
    deposit_when,
    early,
    growth,
    lapses,
    payout,
)
from microloan.savings.deposits.growth_kinds import Compounded
from microloan.testing.strategies import dates

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.arithmetic.rates import Rate
    from microloan.currency import Currency
    from microloan.savings.deposits.early import EarlyRule
    from microloan.savings.deposits.growth_kinds import Growth

_MONTHLY = (MONTH, QUARTER, HALF_YEAR, YEAR)
_WEEKLY = (WEEK, weeks(4), QUARTER, HALF_YEAR, YEAR)
_HISTORY = 3


def deposit_rates(most: int = 30) -> SearchStrategy[Rate]:
    """Yearly rates with up to three decimals, from 0% to `most` per cent.

    >>> from hypothesis import find
    >>> find(deposit_rates(), lambda rate: rate > percent(5)) > percent(5)
    True
    """
    return st.integers(0, most * 1_000).map(
        lambda thousandths: percent(f"{thousandths // 1000}.{thousandths % 1000:03}")
    )


def growths(every: Frequency = MONTH) -> SearchStrategy[Growth]:
    """Growth rules that fit deposits of this rhythm.

    >>> from hypothesis import find
    >>> find(growths(), lambda rule: rule.name == "fractional")
    growth.fractional(months(1))
    """
    periods = _WEEKLY if every == WEEK else _MONTHLY
    plain: tuple[Growth, ...] = (growth.SIMPLE, growth.ON_DEPOSITS)
    return (
        st.sampled_from(plain)
        | st.sampled_from(periods).map(growth.compounded)
        | st.sampled_from(_MONTHLY).map(growth.fractional)
    )


@st.composite
def deposit_schemes(draw: DrawFn, *, currency: Currency = BDT) -> DepositScheme:
    """Draw whole schemes, over all their rules.

    >>> from hypothesis import Phase, find, settings
    >>> first_drawn = settings(phases=[Phase.generate])
    >>> find(deposit_schemes(), lambda scheme: scheme.tax is not None, settings=first_drawn).tax is None
    False
    """
    every = draw(st.sampled_from((MONTH, WEEK)))
    rule = draw(growths(every))
    multiples = st.none() | st.sampled_from((1, 100, 500)).map(lambda minor: Money.from_minor(minor, currency))
    roundings = st.builds(ChargeRounding, multiple=multiples, mode=st.sampled_from(rounding.ALL))
    amounts = st.integers(1, 100_000).map(lambda minor: Money.from_minor(minor, currency))
    return DepositScheme(
        every=every,
        when=draw(st.sampled_from(deposit_when.ALL)),
        growth=rule,
        rounding=MaturityRounding(
            multiple=draw(multiples),
            mode=draw(st.sampled_from(rounding.ALL)),
            posting=draw(st.none() | roundings) if isinstance(rule, Compounded) else None,
        ),
        bonus=draw(
            st.none()
            | amounts.map(Bonus)
            | st.builds(Bonus, deposit_rates(), on=st.sampled_from(bonus.ALL), rounding=roundings)
        ),
        tax=draw(st.none() | st.builds(WithholdingTax, st.just("TDS"), deposit_rates(), roundings)),
        lapses=draw(
            st.builds(
                Lapses,
                missed=st.sampled_from(lapses.MISSED_RULES),
                late=st.sampled_from(lapses.LATE_RULES),
                fine=st.none() | st.builds(Fine, deposit_rates()) | st.builds(Fine, amounts, each=amounts),
                conversion=st.none() | st.builds(Conversion, st.integers(1, 4), deposit_rates()),
            )
        ),
        early=draw(early_rules()),
    )


def early_rules() -> SearchStrategy[EarlyRule]:
    """Rules of early closing.

    >>> from hypothesis import find
    >>> find(early_rules(), lambda rule: rule.name == "reduced_by")
    ReducedBy(less=percent('0'), name='reduced_by')
    """
    cards = st.dictionaries(
        st.sampled_from([Frequency(Unit.MONTH, count) for count in (6, 12, 24)]), deposit_rates(), min_size=1
    )
    return (
        st.just(early.NO_INTEREST)
        | cards.map(RateCard).map(early.by_term)
        | deposit_rates().map(early.reduced_by)
        | st.builds(early.last_full, st.sampled_from((YEAR, HALF_YEAR)), st.none() | cards.map(RateCard))
    )


@st.composite
def deposit_plans(draw: DrawFn, *, scheme: DepositScheme | None = None, most_deposits: int = 60) -> DepositPlan:
    """Draw the plan of one member.

    Parameters
    ----------
    scheme
        Its rules; None draws them.
    most_deposits
        The longest term.

    Examples
    --------
    >>> from hypothesis import Phase, find, settings
    >>> first_drawn = settings(phases=[Phase.generate])
    >>> find(deposit_plans(most_deposits=5), lambda plan: plan.deposits > 2, settings=first_drawn).deposits > 2
    True
    """
    rules = draw(deposit_schemes()) if scheme is None else scheme
    return DepositPlan(
        Money.from_minor(draw(st.integers(1, 10_000_000)), BDT),
        term=Frequency(rules.every.unit, draw(st.integers(1, most_deposits))),
        rate=draw(deposit_rates()),
        scheme=rules,
    )


@st.composite
def deposit_histories(draw: DrawFn, plan: DepositPlan) -> DepositHistory:
    """Draw which deposits of a plan were missed or late, none of them after maturity.

    >>> from hypothesis import find
    >>> from microloan.savings.deposits.scheme import example_plan
    >>> find(deposit_histories(example_plan()), lambda history: len(history.missed) == 2).missed
    (1, 2)
    """
    numbers = st.sets(st.integers(1, plan.deposits), max_size=_HISTORY)
    missed = draw(numbers)
    late = {
        number: draw(st.integers(1, room))
        for number in sorted(draw(numbers) - missed)
        if (room := plan.deposits - (number - 1 + plan.scheme.when.lag)) > 0
    }
    return DepositHistory(missed, late)


@st.composite
def term_deposits(draw: DrawFn) -> TermDeposit:
    """Draw term deposits: simple and compound, at maturity and paid on the way, by periods and by days.

    >>> from hypothesis import Phase, find, settings
    >>> first_drawn = settings(phases=[Phase.generate])
    >>> dated = find(term_deposits(), lambda deposit: deposit.opened_on is not None, settings=first_drawn)
    >>> dated.matures_on > dated.opened_on
    True
    """
    by_days = draw(st.booleans())
    multiples = st.none() | st.sampled_from((1, 100)).map(lambda minor: Money.from_minor(minor, BDT))
    paid = draw(
        st.just(payout.AT_MATURITY)
        | st.sampled_from((MONTH, QUARTER)).map(payout.every)
        | st.just(payout.discounted(MONTH, QUARTER))
    )
    rules = TermRules(
        growth=draw(growths()) if paid == payout.AT_MATURITY else growth.SIMPLE,
        payout=paid,
        accrual=draw(st.sampled_from(day_count.ALL)) if by_days else PER_PERIOD,
        rounding=ChargeRounding(multiple=draw(multiples), mode=draw(st.sampled_from(rounding.ALL))),
        tax=draw(st.none() | st.builds(WithholdingTax, st.just("TDS"), deposit_rates())),
        early=draw(early_rules()),
    )
    return TermDeposit(
        Money.from_minor(draw(st.integers(1, 10**10)), BDT),
        term=draw(
            st.builds(Frequency, st.just(Unit.MONTH), st.integers(1, 120))
            | st.builds(Frequency, st.just(Unit.DAY), st.integers(1, 800))
        ),
        rate=draw(deposit_rates()),
        rules=rules,
        opened_on=draw(dates()) if by_days else draw(st.none() | dates()),
    )
