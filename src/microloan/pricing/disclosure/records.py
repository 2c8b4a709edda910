"""Key facts and service charge disclosures as plain data, and back; figures are computed again and compared.

>>> from datetime import date
>>> from microloan.pricing.disclosure.proposal import Proposal
>>> from microloan.pricing.disclosure.statement import key_facts
>>> from microloan.products.examples import example_terms
>>> data = key_facts_to_dict(key_facts(example_terms(), lender="Surya", proposal=Proposal("1", date(2026, 1, 2))))
>>> data["figures"]["net_disbursed"], data["figures"]["apr_percent"]
(2000000, '24.00')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.pricing.disclosure import stated_records as stated
from microloan.pricing.disclosure.apr import PLACES
from microloan.pricing.disclosure.service_charge import YEARS, ServiceChargeDisclosure
from microloan.pricing.disclosure.statement import KeyFacts
from microloan.records import Reader, check_schema, located
from microloan.schedules.records import check_said, read_schedule, schedule_to_dict

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = "microloan/key_facts/1"


def key_facts_to_dict(facts: KeyFacts) -> dict[str, object]:
    """Return a statement as plain data; amounts are minor units of the schedule's currency."""
    return {
        "schema": SCHEMA,
        "proposal": stated.proposal_to_dict(facts.proposal),
        "lender": stated.lender_to_dict(facts.lender),
        "third_parties": [{"fee": fee, "paid_to": paid_to} for fee, paid_to in facts.third_parties],
        **({} if facts.contingent is None else {"contingent": stated.contingent_to_dict(facts.contingent)}),
        "other": stated.other_to_dict(facts.other),
        "apr_method": stated.method_to_dict(facts.apr_method),
        "validity": stated.validity_to_dict(facts.validity),
        "figures": _figures(facts),
        "schedule": schedule_to_dict(facts.schedule),
    }


def key_facts_from_dict(data: Mapping[str, object]) -> KeyFacts:
    """Return the statement that plain data describes.

    Raises
    ------
    RecordError
        If the data is not of this form, or a figure is not what the rest of it gives.
    """
    with Reader(data) as record:
        check_schema(record, "key_facts", 1)
        parts: dict[str, object] = {"contingent": None}
        for name, read in (
            ("proposal", stated.read_proposal),
            ("lender", stated.read_lender),
            ("contingent", stated.read_contingent),
            ("other", stated.read_other),
            ("apr_method", stated.read_method),
            ("validity", stated.read_validity),
        ):
            if name == "contingent" and not record.has(name):
                continue
            child = record.child(name)
            with located(name):
                parts[name] = read(child)
        facts = KeyFacts(
            schedule=read_schedule(record.child("schedule")),
            third_parties=tuple((one.text("fee"), one.text("paid_to")) for one in record.children("third_parties")),
            **parts,  # type: ignore[arg-type]
        )
        _check_figures(record.child("figures"), _figures(facts))
        return facts


def _figures(facts: KeyFacts) -> dict[str, object]:
    sheet = facts.sheet
    amounts = {
        "sanctioned": sheet.sanctioned,
        "total_interest": sheet.total_interest,
        "to_lender": sheet.to_lender,
        "to_third_parties": sheet.to_third_parties,
        "net_disbursed": sheet.net_disbursed,
        "total_payable": sheet.total_payable,
    }
    return {
        **{name: amount.minor for name, amount in amounts.items()},
        "apr_percent": str(sheet.apr.percent(PLACES)),
        "validity_days": facts.validity_days,
    }


def service_charge_to_dict(told: ServiceChargeDisclosure) -> dict[str, object]:
    """Return a disclosure as plain data; amounts are minor units of the schedule's currency."""
    return {
        "schema": "microloan/service_charge_disclosure/1",
        "proposal": stated.proposal_to_dict(told.proposal),
        "lender": stated.lender_to_dict(told.lender),
        "year": told.year.name,
        "figures": _price_figures(told),
        "schedule": schedule_to_dict(told.schedule),
    }


def service_charge_from_dict(data: Mapping[str, object]) -> ServiceChargeDisclosure:
    """Return the disclosure that plain data describes.

    Raises
    ------
    RecordError
        If the data is not of this form, or a figure is not what the rest of it gives.
    """
    with Reader(data) as record:
        check_schema(record, "service_charge_disclosure", 1)
        with record.child("proposal") as table:
            proposal = stated.read_proposal(table)
        with record.child("lender") as table:
            lender = stated.read_lender(table)
        told = ServiceChargeDisclosure(
            proposal=proposal,
            lender=lender,
            schedule=read_schedule(record.child("schedule")),
            year=record.choice("year", {year.name: year for year in YEARS}),
        )
        _check_figures(record.child("figures"), _price_figures(told))
        return told


def _check_figures(record: Reader, computed: dict[str, object]) -> None:
    for name, figure in computed.items():
        said = record.text(name) if isinstance(figure, str) else record.whole(name)
        check_said(record, name, said, figure)


def _price_figures(told: ServiceChargeDisclosure) -> dict[str, object]:
    return {
        "service_charge_rate": str(told.service_charge_rate),
        "total_service_charge": told.total_service_charge.minor,
        "charge_per_thousand": told.charge_per_thousand.minor,
    }
