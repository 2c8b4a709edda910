"""The papers on the pages, made anew each time the pages are built.

Sphinx's configuration calls `write_papers`; what it writes is included by
``how-to/key-facts.md`` and is never kept.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import microloan as ml
from microloan import disclosure
from microloan.labels import labels_in

if TYPE_CHECKING:
    from pathlib import Path

RUPEES = ml.money_format.MoneyFormat(
    ml.money_format.INDIAN_GROUPING,
    symbol=ml.money_format.NO_SYMBOL,
    decimals=ml.money_format.whole_units(ml.rounding.HALF_UP),
)


def write_papers(folder: Path) -> None:
    """Write the HTML of a key facts statement and of a service charge disclosure into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    papers = {
        "key-facts.md": key_facts().to_html(amounts=RUPEES),
        "service-charge.md": service_charge().to_html(labels_in("bn")),
    }
    for name, page in papers.items():
        (folder / name).write_text(page + "\n", encoding="utf-8")


def key_facts() -> ml.KeyFacts:
    """Return the statement of the example in the Reserve Bank's circular."""
    terms = ml.LoanTerms(
        principal=ml.INR(20_000),
        disbursed_on=date(2026, 1, 4),
        interest=ml.DecliningBalance("15%"),
        repayment=ml.Repayment(installments=24, every=ml.MONTH, first_due=ml.FirstDue(min_gap_days=30)),
        calendar=ml.Calendar(weekend=ml.weekend.SUNDAY),
        charges=(
            ml.Fee("Processing fee", ml.INR(240), when=ml.fee_when.WITHHELD),
            ml.Fee("Insurance", ml.INR(160), when=ml.fee_when.WITHHELD),
        ),
    )
    return ml.key_facts(
        terms,
        lender="Surya Microfinance",
        proposal=disclosure.Proposal(
            "KFS/2026/001", date(2026, 1, 2), loan_type="Group loan", borrower="Rahima Khatun"
        ),
        third_parties={"Insurance": "Surya Life"},
        contingent=disclosure.ContingentCharges(late_payment="24% a year on the overdue amount, and GST on it"),
        other=disclosure.OtherInformation(
            recovery_clause="11",
            grievance_clause="14",
            officer=disclosure.GrievanceOfficer(phone="1800 000 000", email="care@example.org"),
            transferable=True,
        ),
    )


def service_charge() -> ml.ServiceChargeDisclosure:
    """Return the disclosure of a loan of a preset, with its savings."""
    terms = ml.preset("ddj-jagoron").terms(principal=ml.BDT(20_000), disbursed_on=date(2026, 1, 4))
    proposal = disclosure.Proposal("17", date(2026, 1, 2), borrower="রহিমা খাতুন")
    return ml.service_charge_disclosure(terms, lender="DDJ", proposal=proposal)
