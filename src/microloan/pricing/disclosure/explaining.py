"""The arithmetic of a key facts statement, from the amount sanctioned to the rate.

>>> from datetime import date
>>> from dataclasses import replace
>>> from microloan.currency import BDT
>>> from microloan.pricing.disclosure.proposal import Proposal
>>> from microloan.pricing.disclosure.statement import key_facts
>>> from microloan.products import Fee, fee_when
>>> from microloan.products.examples import example_terms
>>> loan = replace(example_terms(), charges=(Fee("form", BDT(15), when=fee_when.WITHHELD),))
>>> print(explain_key_facts(key_facts(loan, lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))))
Annual percentage rate of proposal 1: 24.17%
  sanctioned amount     20,000.00
  total interest        46 installments                                              → 2,236.74
  fee: form             once, kept by the lender                                     → 15.00
  net amount disbursed  20,000.00 − 15.00                                            → 19,985.00
  total payable         20,000.00 + 2,236.74                                         → 22,236.74
  amounts               1 received, 46 paid                                          → 47
  equation              sum of amount ÷ (1 + rate ÷ periods per year)^periods        → 0
  rate of one period    24.173121% ÷ 52                                              → 0.464868%
  rate                  24.173121%, rounded half up to 2 decimals                    → 24.17%
  left at that rate     discounted at 24.1731212169599669%, over the largest amount  → 0.0000000000000000
  counted are interest, and fees with their taxes
  installments as they are paid, rounded
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.explanation import Explanation, Step
from microloan.schedules.tabulating import cell_format

if TYPE_CHECKING:
    from microloan.currency import Money
    from microloan.pricing.disclosure.statement import KeyFacts


def explain_key_facts(facts: KeyFacts) -> Explanation:
    """Return the steps from the amount sanctioned to the rate, in the order of Annex B."""
    sheet, schedule, style = facts.sheet, facts.schedule, cell_format(facts.schedule.terms.currency)

    def written(amount: Money) -> str:
        return amount.format(style)

    charges = [
        Step(
            f"fee: {charge.name}",
            f"{'once' if charge.times == 1 else f'{charge.times} times'}, "
            f"{'kept by the lender' if charge.third_party is None else f'for {charge.third_party}'}",
            written(charge.total),
        )
        for charge in facts.charges
    ]
    at_disbursement, with_rows = sheet.sanctioned - sheet.net_disbursed, schedule.money(sum(schedule.fee_parts))
    payable = [sheet.sanctioned, sheet.total_interest, *([with_rows] if with_rows.minor else [])]
    found, method = sheet.apr, facts.apr_method
    left_out = f", without {', '.join(method.counted.left_out)}" if method.counted.left_out else ""
    steps = (
        Step("sanctioned amount", "", written(sheet.sanctioned)),
        Step("total interest", f"{len(schedule)} installments", written(sheet.total_interest)),
        *charges,
        Step(
            "net amount disbursed",
            f"{written(sheet.sanctioned)} − {written(at_disbursement)}",
            written(sheet.net_disbursed),
        ),
        Step("total payable", " + ".join(map(written, payable)), written(sheet.total_payable)),
        *found.explain().steps,
    )
    notes = (f"counted are {method.counted.definition}{left_out}", method.installment.definition)
    return Explanation(f"Annual percentage rate of proposal {facts.proposal.number}: {found}", steps, notes)
