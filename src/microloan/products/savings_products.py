"""Savings as an institution offers them, and those that come with the library.

Each preset is one TOML file in the folder `savings_catalogue`, with a source and a confidence
for every value.

>>> savings_preset("asa-general").terms.balance
balance.MONTHLY_AVERAGE
>>> print(savings_preset("asa-general").deposits[0])
every week, from Tk. 10
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.calendars.frequencies import Frequency
from microloan.currency import Currency, Money, currencies
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.packaged import PackagedFiles
from microloan.products.about import About
from microloan.products.fee_parts import check_amount
from microloan.products.savings_terms import SavingsTerms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from microloan.records import Reader

_CATALOGUE = PackagedFiles("microloan.products", "savings_catalogue", noun="preset")
_LARGEST_FILE_BYTES = 100_000
SCHEMA = "microloan/savings-product/1"
_CURRENCIES = {currency.code: currency for currency in currencies.ALL}


@dataclass(frozen=True, slots=True)
class RegularDeposit:
    """How often a member deposits, and how much at least and at most.

    Parameters
    ----------
    every
        The rhythm.
    minimum
        The least.
    maximum
        The most; None where there is no limit.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or the most is less than the least.

    Examples
    --------
    >>> from microloan.calendars import MONTH
    >>> from microloan.currency import BDT
    >>> print(RegularDeposit(MONTH, BDT(200), BDT(500)))
    every month, Tk. 200 to Tk. 500
    """

    every: Frequency
    minimum: Money
    maximum: Money | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.every, Frequency):
            raise MicroloanError("every", self.every, "must be a frequency such as WEEK", code="wrong_type")
        check_amount("minimum", self.minimum, least=1)
        if self.maximum is not None:
            check_amount("maximum", self.maximum, least=1)
            if self.maximum < self.minimum:
                problem = f"must be at least minimum={self.minimum}"
                raise MicroloanError("maximum", self.maximum, problem, code="out_of_order")

    def __str__(self) -> str:
        amounts = f"from {self.minimum}" if self.maximum is None else f"{self.minimum} to {self.maximum}"
        return f"every {self.every}, {amounts}"


@dataclass(frozen=True, slots=True)
class SavingsProduct:
    """Savings as an institution offers them.

    Parameters
    ----------
    about
        Which product it is, whose, and what its values rest on.
    currency
        Of its accounts.
    terms
        What they earn.
    deposits
        The rhythms of deposits it asks for.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type.
    CurrencyMismatch
        If an amount is in another currency.

    Examples
    --------
    >>> savings_preset("rdrs-general").about.institution
    'RDRS Bangladesh'
    """

    about: About
    currency: Currency
    terms: SavingsTerms
    deposits: tuple[RegularDeposit, ...] = ()

    def __post_init__(self) -> None:
        for name, kind in (("about", About), ("currency", Currency), ("terms", SavingsTerms)):
            if not isinstance(getattr(self, name), kind):
                raise MicroloanError(name, getattr(self, name), f"must be {kind.__name__}", code="wrong_type")
        minima = ((f"deposits[{place}].minimum", one.minimum) for place, one in enumerate(self.deposits))
        for place, amount in (*self.terms.amounts(), *minima):
            if amount.currency != self.currency:
                problem = f"is in {amount.currency.code}, not {self.currency.code}"
                raise CurrencyMismatch(place, amount, problem, code="currency_mismatch")

    def to_dict(self) -> dict[str, object]:
        """Return the product as plain data: schema ``microloan/savings-product/1``."""
        from microloan.products.money_records import amounts_to_plain
        from microloan.products.savings_records import savings_terms_to_plain

        about = self.about
        deposits = [
            {"every": one.every.text, **amounts_to_plain({"minimum": one.minimum, "maximum": one.maximum})}
            for one in self.deposits
        ]
        return {
            "schema": SCHEMA,
            "about": {name: getattr(about, name) for name in ("id", "name", "institution", "country")},
            "currency": self.currency.code,
            "terms": savings_terms_to_plain(self.terms),
            **({"deposits": deposits} if deposits else {}),
            "evidence": [
                {"path": entry.path, "source": entry.source, "confidence": entry.confidence.value}
                for entry in about.evidence
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> SavingsProduct:
        """Return the product that plain data describes.

        Raises
        ------
        RecordError
            If the data is not of this form, naming the place.
        """
        from microloan.products.reading import read_about
        from microloan.products.savings_records import read_savings_terms
        from microloan.records import Reader, check_schema

        with Reader(data) as record:
            check_schema(record, "savings-product", 1)
            deposits: tuple[Reader, ...] = record.optional("deposits", record.children, ())
            return cls(
                read_about(record.child("about"), record.optional("evidence", record.children, ())),
                record.choice("currency", _CURRENCIES),
                read_savings_terms(record.child("terms")),
                tuple(map(_read_deposit, deposits)),
            )


def savings_presets() -> tuple[str, ...]:
    """Return the names of all savings products that come with the library, in order.

    >>> "asa-general" in savings_presets()
    True
    """
    return _CATALOGUE.names()


def savings_preset(name: str) -> SavingsProduct:
    """Return a savings product that comes with the library.

    Parameters
    ----------
    name
        One of `savings_presets`.

    Raises
    ------
    MicroloanError
        If there is no such preset.

    Examples
    --------
    >>> savings_preset("asa-general").terms.rate.first
    percent('6')
    """
    from microloan.records import read_toml

    return SavingsProduct.from_dict(read_toml(_CATALOGUE.text(name, argument="savings_preset")))


def load_savings_product(path: str | Path) -> SavingsProduct:
    """Return the savings product that a TOML or JSON file describes.

    Parameters
    ----------
    path
        The file; JSON if its name ends in ``.json``, else TOML.

    Raises
    ------
    MicroloanError
        If the file cannot be read, or what it says is not a savings product.

    Examples
    --------
    >>> load_savings_product("no-such-file.toml")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path='no-such-file.toml' cannot be read: No such file or directory
    """
    from microloan.records import read_file

    data = read_file(path, example="my-savings.toml", largest=_LARGEST_FILE_BYTES, noun="a savings product")
    return SavingsProduct.from_dict(data)


def _read_deposit(record: Reader) -> RegularDeposit:
    from microloan.products.money_records import optional_money, read_money

    with record:
        every = Frequency.from_text(record.text("every"))
        return RegularDeposit(every, read_money(record, "minimum"), optional_money(record, "maximum"))
