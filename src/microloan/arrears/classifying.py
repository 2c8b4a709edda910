"""`classify`: the class of a loan or a borrower under a rulebook, with its reason.

>>> from microloan.ledger.past_due import PastDue
>>> from microloan.regulations import rulebook
>>> mra = rulebook("bd-mra", on=date(2024, 5, 1))
>>> late = classify(PastDue(oldest_unpaid=date(2024, 3, 20), as_of=date(2024, 5, 1)), mra)
>>> late.name, late.performs
('sub_standard', False)
>>> print(late.explain()["days past due"])
days past due: 2024-05-01 − 2024-03-20 → 42
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from microloan.arrears.classes import class_number, kept_down
from microloan.arrears.classified_when import check_classified, check_listed, check_one_day, own_lateness
from microloan.calendars.days import checked_day
from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step
from microloan.ledger.past_due import days_of
from microloan.regulations.book import Rulebook
from microloan.regulations.classification import ELAPSED_DAYS, WORST_OF_BORROWER, Classification

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.ledger.past_due import LatePosition
    from microloan.regulations.classification import LoanClass


@dataclass(frozen=True, slots=True)
class Classified:
    """The class of a loan, and what it follows from.

    Parameters
    ----------
    table
        The classification.
    number
        The number of the class, from 0 for the best.
    days
        Days past due, as the classification counts them.
    by_days
        The number of the class by the loan's days alone.
    late
        The position; None where days were given.
    before
        The number of the class that the loan, or its borrower, had until now; 0 for none.

    Examples
    --------
    >>> from microloan.regulations import rulebook
    >>> classify(366, rulebook("bd-mra", on=date(2026, 6, 30))).name
    'bad'
    """

    table: Classification
    number: int
    days: int
    by_days: int
    late: LatePosition | None = None
    before: int = 0

    @property
    def loan_class(self) -> LoanClass:
        """The class."""
        return self.table.classes[self.number]

    @property
    def name(self) -> str:
        """The key of the class: ``sub_standard``."""
        return self.loan_class.name

    @property
    def performs(self) -> bool:
        """Whether a loan of this class performs."""
        return self.loan_class.performs

    def __str__(self) -> str:
        return str(self.loan_class)

    def explain(self) -> Explanation:
        """Return how the class follows from the dates.

        Examples
        --------
        >>> from microloan.ledger.past_due import PastDue
        >>> from microloan.regulations import rulebook
        >>> india = rulebook("in-rbi", on=date(2021, 4, 30))
        >>> late = PastDue(date(2021, 3, 31), as_of=date(2021, 4, 30))
        >>> print(classify(late, india).explain())
        Class SMA-1
          oldest unpaid  2021-03-31
          days past due  2021-04-30 − 2021-03-31 + 1  → 31
          by days        SMA-1 is 31-60               → SMA-1
          class          SMA-1
          days are day-ends unpaid: the due date's own is the first
          RBI/2021-22/125, 12 November 2021 (RBI clarification of 12 November 2021; confirmed)
        """
        table, by_days = self.table, self.table.classes[self.by_days]
        steps = [*self._dates(), Step("by days", f"{by_days} is {by_days.days}", str(by_days))]
        if self.number != self.by_days:
            worse = "worst of the borrower's loans" if table.scope is WORST_OF_BORROWER else "class until now"
            steps.append(Step("class", f"{worse}; {table.upgrade.definition}", str(self)))
        else:
            steps.append(Step("class", "", str(self)))
        notes = [f"days are {table.counting.definition}", str(self.loan_class.citation)]
        notes[1:1] = own_lateness(self.late)
        return Explanation(f"Class {self}", tuple(steps), tuple(notes))

    def _dates(self) -> tuple[Step, ...]:
        late = self.late
        if late is None:
            return (Step("days past due", "", str(self.days)),)
        if late.oldest_unpaid is None:
            return (Step("oldest unpaid", "", "nothing"), Step("days past due", "", "0"))
        oldest = Step("oldest unpaid", "", str(late.oldest_unpaid))
        if not self.days:
            return (oldest, Step("days past due", f"{late.oldest_unpaid} is after {late.as_of}", "0"))
        more = self.table.counting.on_the_due_date
        working = f"{late.as_of} − {late.oldest_unpaid}{f' + {more}' if more else ''}"
        return (oldest, Step("days past due", working, str(self.days)))


def classify(late: LatePosition | int, rules: Rulebook | Classification, *, before: str | None = None) -> Classified:
    """Return the class of a loan.

    Parameters
    ----------
    late
        A position or `PastDue`: whatever has ``oldest_unpaid`` and ``as_of``. Or days past
        due, from 0, where the rulebook counts elapsed days.
    rules
        What the regulator says on the position's day; or one classification, of whatever day:
        ``rulebook(…).classification()``.
    before
        The name of the class that the loan had until now; None for none. It matters where
        a loan is upgraded only when all its arrears are paid.

    Raises
    ------
    MicroloanError
        If days are given and the rulebook counts day-ends: 30 could mean either side of a
        boundary, and the dates cannot. If the class before is none of the rulebook's, the
        rulebook holds on another day than the position's, or the loan is written off: it has
        no class any more.

    Notes
    -----
    One loan by itself. Where a rulebook gives all loans of a borrower the worst of their
    classes, use `classify_borrower`.

    Examples
    --------
    >>> from microloan.ledger.past_due import PastDue
    >>> from microloan.regulations import rulebook
    >>> classify(42, rulebook("bd-mra", on=date(2026, 6, 30))).name
    'sub_standard'
    >>> india = rulebook("in-rbi", on=date(2026, 6, 30))
    >>> part_paid = PastDue(oldest_unpaid=date(2026, 6, 1), as_of=date(2026, 6, 30))
    >>> classify(part_paid, india).name, classify(part_paid, india, before="npa").name
    ('sma_0', 'npa')
    """
    table = classification_of(rules)
    had = 0 if before is None else table.number_of(before)
    days = _days(late, table)
    position = None if isinstance(late, int) else late
    if position is not None:
        check_classified(position, rules)
    return Classified(table, class_number(days, table, before=had), days, class_number(days, table), position, had)


def classify_borrower(
    loans: Iterable[LatePosition | int], rules: Rulebook | Classification, *, before: Iterable[str | None] | None = None
) -> tuple[Classified, ...]:
    """Return the classes of all loans of one borrower.

    Parameters
    ----------
    loans
        Her loans, each as for `classify`.
    rules
        A rulebook, or one classification.
    before
        The name of the class that each had until now; None for none.

    Returns
    -------
    A class for each loan, in order: her worst for all of them where the rulebook says so,
    else each loan's own.

    Raises
    ------
    MicroloanError
        As for `classify`, or if there is no loan, or not a class before for each, or they are
        looked at on several days.

    Examples
    --------
    >>> from microloan.ledger.past_due import PastDue
    >>> from microloan.regulations import rulebook
    >>> india, day = rulebook("in-rbi", on=date(2026, 6, 30)), date(2026, 6, 30)
    >>> loans = (PastDue(None, day), PastDue(date(2026, 3, 2), day))
    >>> [str(one) for one in classify_borrower(loans, india)]
    ['NPA', 'NPA']
    """
    table = classification_of(rules)
    check_listed("loans", loans)
    check_listed("before", () if before is None else before)
    listed = tuple(loans)
    had = (None,) * len(listed) if before is None else tuple(before)
    if not listed or len(had) != len(listed):
        problem = f"must be one or more, with a class before for each; there are {len(had)} classes"
        raise MicroloanError("loans", len(listed), problem, code="wrong_shape")
    own = [classify(late, rules, before=name) for late, name in zip(listed, had, strict=True)]
    check_one_day(one.late for one in own if one.late is not None)
    if table.scope is not WORST_OF_BORROWER:
        return tuple(own)
    worst_before, most_days = max(one.before for one in own), max(one.days for one in own)
    worst = kept_down(max(one.by_days for one in own), most_days, table, worst_before)
    return tuple(Classified(table, worst, one.days, one.by_days, one.late, worst_before) for one in own)


def class_dates(due_on: date, rules: Rulebook | Classification) -> tuple[tuple[str, date], ...]:
    """Return from which day's end a loan is in each class, if an installment is never paid.

    Parameters
    ----------
    due_on
        The due date of the installment.
    rules
        A rulebook, or one classification.

    Returns
    -------
    Name and first day of each class that the loan enters on the due date or after it.

    Source
    ------
    RBI/2021-22/125, 12 November 2021, prints the example below.

    Examples
    --------
    >>> from microloan.regulations import rulebook
    >>> india = rulebook("in-rbi", on=date(2021, 3, 31))
    >>> for name, day in class_dates(date(2021, 3, 31), india):
    ...     print(name, day)
    sma_0 2021-03-31
    sma_1 2021-04-30
    sma_2 2021-05-30
    npa 2021-06-29
    """
    table = classification_of(rules)
    checked_day(due_on, "due_on")
    first = table.counting.on_the_due_date
    entered = [one for one in table.classes if one.days.end is None or one.days.end > first]
    after = [max(one.days.start - first, 0) for one in entered]
    if due_on.toordinal() + max(after) > date.max.toordinal():
        raise MicroloanError("due_on", due_on, "is so late that a class begins after 9999-12-31", code="out_of_range")
    return tuple((one.name, due_on + timedelta(days=days)) for one, days in zip(entered, after, strict=True))


def classification_of(rules: object) -> Classification:
    """Return the classification of a rulebook, or one as it is.

    >>> from microloan.regulations import rulebook
    >>> len(classification_of(rulebook("bd-mra", on=date(2026, 6, 30))).classes)
    5
    """
    if isinstance(rules, Classification):
        return rules
    if isinstance(rules, Rulebook):
        return rules.classification()
    problem = 'must be a Rulebook, such as rulebook("bd-mra", on=day), or a Classification'
    raise MicroloanError("rules", rules, problem, code="wrong_type")


def _days(late: object, table: Classification) -> int:
    if isinstance(late, int):
        if type(late) is not int or late < 0:
            raise MicroloanError("late", late, "must be days past due, a whole number from 0", code="out_of_range")
        if table.counting is not ELAPSED_DAYS:
            problem = (
                f"is ambiguous where days are {table.counting.definition}; "
                "give the dates, PastDue(oldest_unpaid=..., as_of=...)"
            )
            raise MicroloanError("late", late, problem, code="ambiguous_days")
        return late
    if not hasattr(late, "oldest_unpaid") or not hasattr(late, "as_of"):
        problem = "must have oldest_unpaid and as_of, as PastDue has"
        raise MicroloanError("late", late, problem, code="wrong_type")
    return days_of(cast("LatePosition", late), table.counting)
