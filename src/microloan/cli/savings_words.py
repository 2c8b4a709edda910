"""Savings and deposit schemes in words, one line for each term, as `product_words` says loans.

>>> from microloan.products import savings_preset
>>> for line in savings_in_words(savings_preset("asa-general")):
...     print(*line, sep=": ")
Deposits: every week, from Tk. 10; every month, from Tk. 50
Interest: 6% a year on half of the month's opening and closing balance, posted on 30 June and 31 December
Stays: 10% of the loans held
Rounding: interest half up to the smallest unit
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.currency import Money
from microloan.savings.deposits.maturity_table import term_text

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import Rounding
    from microloan.products import SavingsProduct, SavingsTerms
    from microloan.savings.deposits import DepositProduct, DepositScheme


def savings_in_words(product: SavingsProduct) -> list[tuple[str, str]]:
    """Return the terms of a savings product, each with its heading."""
    terms, account = product.terms, product.terms.account
    lines = [("Deposits", "; ".join(map(str, product.deposits)))] if product.deposits else []
    lines.append(("Interest", interest_in_words(terms)))
    if account.minimum_to_earn is not None:
        lines.append(("Least to earn", str(account.minimum_to_earn)))
    if account.retained is not None:
        of = "" if isinstance(account.retained, Money) else " of the loans held"
        lines.append(("Stays", f"{account.retained}{of}"))
    if account.lock_in is not None:
        lines.append(("Locked", account.lock_in.text))
    lines += [("Taxes", ", ".join(tax.name for tax in terms.taxes))] if terms.taxes else []
    return [*lines, ("Rounding", f"interest {_rounded(terms.rounding.multiple, terms.rounding.mode)}")]


def interest_in_words(terms: SavingsTerms) -> str:
    """Return what savings earn in a line.

    >>> from microloan.products import savings_preset
    >>> interest_in_words(savings_preset("rdrs-general").terms)
    "6% a year on half of the month's opening and closing balance, posted on 30 June and 31 December"
    """
    first = terms.rate.first
    rate = f"{first} a year" if isinstance(first, Rate) and not terms.rate.changes else "several rates"
    return f"{rate} on {terms.balance.definition}, posted {terms.posting.definition}"


def deposits_in_words(product: DepositProduct) -> list[tuple[str, str]]:
    """Return the terms of a deposit product, each with its heading.

    >>> from microloan.savings.deposits import deposit_preset
    >>> deposits_in_words(deposit_preset("india-post-rd"))[1]
    ('Rates', '5 years at 6.7%')
    """
    offered, scheme = product.deposits, product.scheme
    multiple = "" if offered.multiple_of is None else f", in multiples of {offered.multiple_of}"
    amounts = f"{offered.minimum} to {offered.maximum}{multiple}"
    return [
        ("Deposits", f"{amounts}; every {scheme.every.text}, {scheme.when.definition}"),
        ("Rates", "; ".join(f"{term_text(term)} at {rate}" for term, rate in product.rates.rates)),
        ("Interest", scheme.growth.definition),
        ("Rounding", f"maturity {_rounded(scheme.rounding.multiple, scheme.rounding.mode)}"),
        *_besides(scheme),
        ("Closed early", scheme.early.definition),
    ]


def _besides(scheme: DepositScheme) -> list[tuple[str, str]]:
    lines = list[tuple[str, str]]()
    if scheme.bonus is not None:
        of = "" if isinstance(scheme.bonus.what, Money) else f" of {scheme.bonus.on.definition}"
        lines.append(("Bonus", f"{scheme.bonus.what}{of}"))
    if scheme.tax is not None:
        lines.append(("Tax", f"{scheme.tax.name}, {scheme.tax.rate_on(None)} of what is earned"))
    lapses = scheme.lapses
    lines += [("Missed", lapses.missed.definition), ("Late", lapses.late.definition)]
    if lapses.fine is not None:
        what, each = lapses.fine.what, lapses.fine.each
        of = "of the deposit" if each is None else f"for each {each}"
        lines.append(("Fine", f"{what} {of}, for every period it is late"))
    return lines


def _rounded(multiple: Money | None, mode: Rounding) -> str:
    return f"{mode.definition} to {'the smallest unit' if multiple is None else multiple}"
