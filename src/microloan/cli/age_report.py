"""What ``microloan age`` reports: the chosen loans, their ageing, their classes and their provision."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.rounding import HALF_UP
from microloan.arithmetic.summing import sums_by_number
from microloan.arrears.classified_when import lateness_note
from microloan.cli.loan_files import some_of
from microloan.currency import Money
from microloan.portfolio.exchange.borrowers import NAME, NUMBER, WITHIN, borrowers_of
from microloan.regulations.classification import ELAPSED_DAYS, WORST_OF_BORROWER
from microloan.schedules.tabulating import cell_format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.arithmetic import kinds
    from microloan.arithmetic.kinds import Truths
    from microloan.arrears.ageing import AgeingSchedule
    from microloan.arrears.ageing_buckets import AgeingBuckets
    from microloan.arrears.higher_of_sheets import HigherOfSheet
    from microloan.arrears.provision_sheets import ProvisionSheet
    from microloan.portfolio.exchange import AgedFiles
    from microloan.portfolio.exchange.borrowers import Borrowers, Several
    from microloan.portfolio.exchange.rows import Words
    from microloan.portfolio.positions import BookPosition
    from microloan.regulations import Rulebook
    from microloan.regulations.classification import Classification

PAR_DAYS = (0, 30, 60, 90, 180, 365)


class PaidOff(NamedTuple):
    """How many loans are paid off, and what was paid for them."""

    loans: int
    paid: Money


class Refundable(NamedTuple):
    """The loans for which money is held, and how much in all."""

    loans: tuple[str, ...]
    amount: Money


@dataclass(frozen=True)
class Report:
    """A portfolio in arrears.

    Parameters
    ----------
    found
        What the files told.
    asked
        The loans that are looked at, paid off or not.
    rules
        A rulebook, if one was asked for.
    buckets
        The ageing buckets.
    """

    found: AgedFiles
    asked: Truths
    rules: Rulebook | None
    buckets: AgeingBuckets

    @cached_property
    def chosen(self) -> Truths:
        """The loans of the portfolio: those that are not paid off."""
        return self.asked & self.found.position.open

    def paid_off(self, among: Truths) -> PaidOff:
        """Return how many of some loans are paid off; they are no part of the portfolio."""
        paid, which = self.found.position.paid, self.asked & ~self.chosen & among
        return PaidOff(int(which.sum()), self.position.total(paid[which]))

    @cached_property
    def refundable(self) -> Refundable:
        """What is held for members, for their loans had nothing left to pay."""
        held = self.found.refundable
        which = self.asked & (held > 0)
        return Refundable(self.found.loans.kept(which).loan, self.position.total(held[which]))

    @cached_property
    def position(self) -> BookPosition:
        """Where the chosen loans stand."""
        return self.found.position.kept(self.chosen)

    def listed(self, *, paid_off: bool) -> Truths:
        """Return the loans that are told one by one: of those paid off, all or those with money held."""
        return self.asked if paid_off else self.asked & (self.chosen | (self.found.refundable > 0))

    @cached_property
    def aged(self) -> AgeingSchedule:
        """Their ageing schedule."""
        return self.position.age(self.buckets)

    @cached_property
    def table(self) -> Classification | None:
        """The classes of the rulebook, if it has any."""
        return None if self.rules is None else self.rules.classification()

    @property
    def class_numbers(self) -> kinds.Column | None:
        """The class of each chosen loan."""
        return None if self.all_classes is None else self.all_classes[self.chosen]

    @cached_property
    def all_classes(self) -> kinds.Column | None:
        """The class of each loan of the file; a borrower is looked at with all her loans in it."""
        if self.table is None:
            return None
        return self.found.class_numbers(self.table)

    @cached_property
    def borrowers(self) -> Borrowers:
        """The borrower of each loan in the file."""
        return borrowers_of(self.found.loans)

    @cached_property
    def several(self) -> Several | None:
        """How many borrowers of the chosen loans have several unpaid ones, where the rulebook asks for the worst."""
        if self.table is None or self.table.scope is not WORST_OF_BORROWER:
            return None
        return self.borrowers.several(self.found.position.open, self.chosen)

    @cached_property
    def provision(self) -> ProvisionSheet | HigherOfSheet | None:
        """What must be set aside, if the rulebook says."""
        from microloan.arrears import higher_of_sheet, provision_sheet, provisions
        from microloan.regulations.provisioning import HigherOfProvision

        if self.rules is None or self.table is None or not self.rules.provisionings:
            return None
        sums, position = self.rules.provisioning(), self.position
        if not isinstance(sums, HigherOfProvision):
            of_class = dict(zip((one.name for one in self.table.classes), self.by_class, strict=True))
            return provision_sheet(of_class, self.rules, rounding=HALF_UP)
        unpaid = self.found.unpaid_installments()
        mine = self.chosen[unpaid.loan]
        ages = position.as_of.toordinal() - unpaid.due_day[mine]
        overdue = provisions.overdue_by_age(unpaid.amount[mine], ages, sums)
        whole = position.total(position.outstanding_principal)
        of_ages = [Money.from_minor(amount, position.currency) for amount in overdue]
        return higher_of_sheet(whole, of_ages, self.rules, rounding=HALF_UP)

    @property
    def by_class(self) -> list[Money]:
        """The outstanding principal of each class."""
        return self._sums(self.position.outstanding_principal)

    @property
    def overdue_by_class(self) -> list[Money]:
        """The overdue principal of each class."""
        return self._sums(self.position.overdue_principal)

    @property
    def loans_by_class(self) -> list[int]:
        """How many loans there are of each class."""
        numbers, table = self.class_numbers, self.table
        return (
            [] if numbers is None or table is None else [int((numbers == n).sum()) for n in range(len(table.classes))]
        )

    @property
    def foreign_note(self) -> str:
        """That the rulebook is of a country with another currency, if it is."""
        return "" if self.rules is None else self.rules.foreign_note(self.position.currency)

    @property
    def own_lateness(self) -> list[str]:
        """That days past due are counted with a tolerance or a grace of one's own, if they are."""
        return [f"{note[0].upper()}{note[1:]}." for note in lateness_note(self.found.lateness)]

    @property
    def other_days(self) -> list[str]:
        """That classes go by other days than those past due, if they do."""
        if self.table is None or self.table.counting == ELAPSED_DAYS:
            return []
        return [f"days_past_due are days since the due date; classes go by {self.table.counting.definition}."]

    def notes(self, listed: Truths) -> list[str]:
        """Return what is in no figure, where some loans are listed, and by which rule the classes are."""
        left_out, later = self.found.left_out, f"after {self.position.as_of}, left out"
        later += "" if self.asked.all() else " of the whole files"
        notes: list[str] = [self.foreign_note] if self.foreign_note else []
        notes += self.own_lateness
        if left_out.loans:
            notes.append(f"Loans paid out {later}: {left_out.loans:,}.")
        if left_out.payments:
            notes.append(f"Payments made {later}: {left_out.payments:,}.")
        paid_off, refundable = self.paid_off(~listed), self.refundable
        style = cell_format(self.position.currency)
        if paid_off.loans:
            notes.append(f"Loans paid off, left out: {paid_off.loans:,}, with {paid_off.paid.format(style)} paid.")
        if refundable.loans:
            amount, whose = refundable.amount.format(style), some_of(refundable.loans)
            notes.append(f"Paid beyond what was left, and held for members: {amount} of {whose}.")
        if self.several is not None:
            notes += _pooled(self.several, self.found.loans.words)
        return notes

    def notes_of_each(self, listed: Truths) -> list[str]:
        """Return the notes of loans told one by one: besides, that classes go by other days than the column has."""
        return [*self.notes(listed), *self.other_days]

    def _sums(self, column: kinds.Column) -> list[Money]:
        if self.class_numbers is None or self.table is None:
            return []
        sums = sums_by_number(column, self.class_numbers, len(self.table.classes))
        return [Money.from_minor(amount, self.position.currency) for amount in sums]


def _pooled(several: Several, words: Mapping[str, Words]) -> list[str]:
    """Return by what the loans of a borrower were found, and how many had several."""
    if NUMBER not in words and NAME not in words:
        return [f"Each loan is classified by itself, for the loans have no column {NUMBER} or {NAME}."]
    within = " and ".join(name for name in WITHIN if name in words)
    by_name = f"{NAME} in one {within}" if within else f"{NAME} in the whole file"
    found = ((NUMBER, NUMBER, several.by_number), (NAME, by_name, several.by_name))
    said = ", ".join(f"{count:,} by {by}" for column, by, count in found if column in words)
    notes = [f"Borrowers with several loans, all in the class of the worst: {said}."]
    if several.alone:
        nobodys = " or ".join(["no member", *(f"no {name}" for name in WITHIN if NAME in words and name in words)])
        notes.append(f"Loans of {nobodys}, each classified by itself: {several.alone:,}.")
    return notes
