"""A rate by its name, or the reason why there is none, and the note where there are several.

>>> from microloan.interest.yields.conventions import NOMINAL_APR
>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize
>>> rate_or_reason(amortize(example_terms()), NOMINAL_APR)
<nominal APR 24.00%>
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.yields.found import check_convention
from microloan.schedules.counted import EVERYTHING, check_counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.currency import Money
    from microloan.interest.yields.conventions import RateConvention
    from microloan.interest.yields.found import FoundRate
    from microloan.schedules import Schedule
    from microloan.schedules.counted import Counted

# How the error about a flow without a rate begins; a reason need not say it again.
_NONE = "has no rate: "


@dataclass(frozen=True, slots=True)
class NoRate:
    """That a loan has no rate of a kind, and why.

    Parameters
    ----------
    convention
        The kind.
    reason
        Why, in a few words.

    Examples
    --------
    >>> from microloan.interest.yields.conventions import XIRR
    >>> print(NoRate(XIRR, "nothing is paid"))
    no XIRR: nothing is paid
    """

    convention: RateConvention
    reason: str

    def __str__(self) -> str:
        return f"no {self.convention.words}: {self.reason}"


def others_note(label: str, found: Iterable[tuple[str, FoundRate]]) -> str | None:
    """Return the line below a table that tells of a loan's other rates; None where each is the only one.

    >>> from microloan.calendars import YEAR
    >>> from microloan.interest.yields.conventions import NOMINAL_APR
    >>> from microloan.interest.yields.flows import PeriodicFlow
    >>> others_note("ours", [("Nominal APR", PeriodicFlow([-1_000, 2_500, -1_540], YEAR).rate(NOMINAL_APR))])
    'ours: these rates solve its flow too: Nominal APR 40.00%'
    """
    told = [f"{name} {' and '.join(f'{other}%' for other in rate.others)}" for name, rate in found if not rate.is_only]
    return f"{label}: these rates solve its flow too: {', '.join(told)}" if told else None


def rate_or_reason(
    schedule: Schedule,
    convention: RateConvention,
    *,
    counted: Counted = EVERYTHING,
    savings_returned: Money | None = None,
) -> FoundRate | NoRate:
    """Return the rate of a loan, or why there is none.

    Parameters
    ----------
    schedule
        The loan.
    convention
        What kind of rate.
    counted
        Which costs are counted. What is left out of another loan may be no fee of this one.
    savings_returned
        What comes back with the last installment; None for what was withheld and
        deposited. It is left out where savings are not counted.

    Raises
    ------
    MicroloanError
        If an argument is wrong; that a flow has no rate is no error here.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.currency import BDT
    >>> from microloan.interest.yields.conventions import NOMINAL_APR
    >>> from microloan.products import Fee, fee_when
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> fee = Fee("all of it", BDT(20_000), when=fee_when.PAID_AT_DISBURSEMENT)
    >>> print(rate_or_reason(amortize(replace(example_terms(), charges=(fee,))), NOMINAL_APR))
    no nominal APR: what is left after netting is all paid and none is received
    """
    check_convention(convention)
    check_counted(counted)
    fees = {fee.name for fee in schedule.terms.charges}
    counted = replace(counted, left_out=tuple(name for name in counted.left_out if name in fees))
    returned = savings_returned if counted.savings and schedule.terms.savings is not None else None
    try:
        return schedule.rate(convention, counted=counted, savings_returned=returned)
    except CurrencyMismatch:
        raise
    except MicroloanError as error:
        return NoRate(convention, error.problem.removeprefix(_NONE))
