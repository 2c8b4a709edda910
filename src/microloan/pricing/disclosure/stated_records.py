"""What a lender states, as plain data and back: the parts of a statement that no formula gives.

>>> from microloan.records import Reader
>>> data = {"late_payment": "24% a year on the overdue amount"}
>>> read_contingent(Reader(data)).late_payment
'24% a year on the overdue amount'
>>> contingent_to_dict(read_contingent(Reader(data))) == data
True
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from microloan.pricing.disclosure import apr
from microloan.pricing.disclosure.apr import RBI_ANNEX_B, AprMethod
from microloan.pricing.disclosure.contingent import ContingentCharges, StatedCharge
from microloan.pricing.disclosure.part_two import (
    CollaborativeLending,
    DigitalLending,
    FundingShare,
    GrievanceOfficer,
    OtherInformation,
)
from microloan.pricing.disclosure.proposal import Lender, Proposal, Validity
from microloan.pricing.disclosure.rate_type import FIXED, FloatingRate
from microloan.records import Reader, check_schema
from microloan.schedules import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CHARGES = ("late_payment", "other_penal", "foreclosure", "rate_switching")
_CONVENTIONS = {one.name: one for one in apr.CONVENTIONS}
_COUNTED = {one.name: one for one in counted.ALL}
_BASES = {one.name: one for one in apr.BASES}
_ANSWERS = {"yes": True, "no": False}


def lender_to_dict(lender: Lender) -> dict[str, object]:
    """Return a lender as plain data.

    >>> lender_to_dict(Lender(name="Surya"))
    {'name': 'Surya'}
    """
    return _given(name=lender.name, address=lender.address)


def read_lender(record: Reader) -> Lender:
    """Return the lender that a table describes."""
    return Lender(name=record.text("name"), address=record.optional("address", record.text, None))


def proposal_to_dict(proposal: Proposal) -> dict[str, object]:
    """Return a proposal as plain data; a fixed rate is not said.

    >>> from datetime import date
    >>> proposal_to_dict(Proposal("1", date(2026, 1, 2)))
    {'number': '1', 'prepared_on': '2026-01-02'}
    """
    floating = proposal.rate_type
    return _given(
        number=proposal.number,
        prepared_on=proposal.prepared_on.isoformat(),
        loan_type=proposal.loan_type,
        borrower=proposal.borrower,
        floating_rate=None
        if not isinstance(floating, FloatingRate)
        else {
            "name": floating.name,
            "benchmark": str(floating.benchmark),
            "spread": str(floating.spread),
            "reset_months": floating.reset_months,
        },
    )


def read_proposal(record: Reader) -> Proposal:
    """Return the proposal that a table describes."""
    return Proposal(
        record.text("number"),
        record.day("prepared_on"),
        record.optional("loan_type", record.text, None),
        record.optional("borrower", record.text, None),
        record.optional("floating_rate", lambda key: _floating(record.child(key)), FIXED),
    )


def contingent_to_dict(stated: ContingentCharges) -> dict[str, object]:
    """Return contingent charges as plain data; what is not charged is left out.

    >>> contingent_to_dict(ContingentCharges())
    {}
    """
    others = [{"name": one.name, "charge": one.charge} for one in stated.others]
    return _given(**{name: getattr(stated, name) for name in _CHARGES}, others=others or None)


def read_contingent(record: Reader) -> ContingentCharges:
    """Return the contingent charges that a table describes."""
    stated = {name: record.optional(name, record.text, None) for name in _CHARGES}
    others = tuple(map(_stated_charge, record.optional("others", record.children, ())))
    return ContingentCharges(**stated, others=others)


def other_to_dict(other: OtherInformation) -> dict[str, object]:
    """Return part 2 as plain data; what is not stated is left out.

    >>> other_to_dict(OtherInformation(transferable=False))
    {'transferable': 'no'}
    """
    officer, together, digital = other.officer, other.collaboration, other.digital
    return _given(
        recovery_clause=other.recovery_clause,
        grievance_clause=other.grievance_clause,
        officer=None if officer is None else _given(phone=officer.phone, email=officer.email, name=officer.name),
        transferable=None if other.transferable is None else "yes" if other.transferable else "no",
        collaboration=None
        if together is None
        else {
            "originator": _share_to_dict(together.originator),
            "partner": _share_to_dict(together.partner),
            "blended_rate": str(together.blended_rate),
        },
        digital=None
        if digital is None
        else _given(cooling_off_days=digital.cooling_off_days, recovery_agents=list(digital.recovery_agents) or None),
    )


def read_other(record: Reader) -> OtherInformation:
    """Return the part 2 that a table describes."""
    return OtherInformation(
        recovery_clause=record.optional("recovery_clause", record.text, None),
        grievance_clause=record.optional("grievance_clause", record.text, None),
        officer=record.optional("officer", lambda key: _officer(record.child(key)), None),
        transferable=record.optional("transferable", lambda key: record.choice(key, _ANSWERS), None),
        collaboration=record.optional("collaboration", lambda key: _together(record.child(key)), None),
        digital=record.optional("digital", lambda key: _digital(record.child(key)), None),
    )


def method_to_dict(method: AprMethod) -> dict[str, object]:
    """Return a method by the names of its parts.

    >>> method_to_dict(RBI_ANNEX_B)
    {'convention': 'nominal_apr', 'counted': 'without_savings', 'installment': 'as_paid'}
    """
    return _given(
        convention=method.convention.name,
        counted=method.counted.name,
        left_out=list(method.counted.left_out) or None,
        installment=method.installment.name,
    )


def read_method(record: Reader) -> AprMethod:
    """Return the method that a table names; what it does not name is as in Annex B."""
    costs = record.optional("counted", lambda key: record.choice(key, _COUNTED), RBI_ANNEX_B.counted)
    return AprMethod(
        record.optional("convention", lambda key: record.choice(key, _CONVENTIONS), RBI_ANNEX_B.convention),
        replace(costs, left_out=record.optional("left_out", record.texts, ())),
        record.optional("installment", lambda key: record.choice(key, _BASES), RBI_ANNEX_B.installment),
    )


def validity_to_dict(validity: Validity) -> dict[str, object]:
    """Return for how long an offer stands, as plain data.

    >>> from microloan.pricing.disclosure.proposal import RBI_2024
    >>> validity_to_dict(RBI_2024)["working_days"]
    3
    """
    return {name: getattr(validity, name) for name in Validity.__slots__}


def read_validity(record: Reader) -> Validity:
    """Return the validity that a table describes."""
    return Validity(
        working_days=record.whole("working_days"),
        short_working_days=record.whole("short_working_days"),
        short_tenor_days=record.whole("short_tenor_days"),
        source=record.text("source"),
    )


def read_stated(data: Mapping[str, object]) -> dict[str, object]:
    """Return what a lender states for all its loans, by the arguments of `key_facts`: schema ``microloan/stated/1``.

    Raises
    ------
    RecordError
        If the data is not of this form.

    Examples
    --------
    >>> stated = read_stated({"schema": "microloan/stated/1", "other": {"recovery_clause": "11"}})
    >>> stated["other"].recovery_clause
    '11'
    """
    readers: dict[str, Callable[[Reader], object]] = {
        "contingent": read_contingent,
        "other": read_other,
        "apr_method": read_method,
        "validity": read_validity,
    }
    with Reader(data) as record:
        check_schema(record, "stated", 1)
        found: dict[str, object] = {}
        for name, read in readers.items():
            if record.has(name):
                with record.child(name) as table:
                    found[name] = read(table)
        return found


def _stated_charge(record: Reader) -> StatedCharge:
    with record:
        return StatedCharge(record.text("name"), record.text("charge"))


def _floating(record: Reader) -> FloatingRate:
    with record:
        return FloatingRate(
            record.text("name"),
            benchmark=record.text("benchmark"),
            spread=record.text("spread"),
            reset_months=record.whole("reset_months"),
        )


def _officer(record: Reader) -> GrievanceOfficer:
    with record:
        name = record.optional("name", record.text, None)
        return GrievanceOfficer(phone=record.text("phone"), email=record.text("email"), name=name)


def _share_to_dict(one: FundingShare) -> dict[str, object]:
    return {"lender": one.lender, "share": str(one.share)}


def _together(record: Reader) -> CollaborativeLending:
    with record:
        originator, partner = (_share(record.child(key)) for key in ("originator", "partner"))
        return CollaborativeLending(originator, partner, record.text("blended_rate"))


def _share(record: Reader) -> FundingShare:
    with record:
        return FundingShare(record.text("lender"), record.text("share"))


def _digital(record: Reader) -> DigitalLending:
    with record:
        agents = record.optional("recovery_agents", record.texts, ())
        return DigitalLending(cooling_off_days=record.whole("cooling_off_days"), recovery_agents=agents)


def _given(**parts: object) -> dict[str, object]:
    return {name: part for name, part in parts.items() if part is not None}
