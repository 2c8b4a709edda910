"""`DepositProduct`: a scheme as an institution offers it, and those that come with the library.

Each preset is one TOML file in the folder `catalogue`, with a source and a confidence for every value.

>>> from microloan.currency import BDT
>>> from microloan.savings.deposits.maturing import mature
>>> product = deposit_preset("basic-bank-sohayok")
>>> mature(product.plan(BDT(20_000), product.rates.terms[-1])).maturity
BDT('1544591.00')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.packaged import PackagedFiles
from microloan.products.about import About
from microloan.products.amounts import AmountRange
from microloan.savings.deposits.maturity_table import checked_amounts, maturity_table
from microloan.savings.deposits.rate_card import RateCard
from microloan.savings.deposits.scheme import DepositPlan, DepositScheme, check_currency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from microloan.calendars.frequencies import Frequency
    from microloan.currency import Money
    from microloan.savings.deposits.maturity_table import MaturityTable

_CATALOGUE = PackagedFiles("microloan.savings.deposits", "catalogue", noun="preset")
_LARGEST_FILE_BYTES = 100_000
SCHEMA = "microloan/deposit-product/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositProduct:
    """A scheme as an institution offers it.

    Parameters
    ----------
    about
        Whose it is, and what its values rest on.
    deposits
        The amounts that may be deposited each time.
    rates
        The rate of each term.
    scheme
        The rules.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or the rules are in another currency.

    Examples
    --------
    >>> deposit_preset("india-post-rd").scheme.growth
    growth.fractional(months(3))
    """

    about: About
    deposits: AmountRange
    rates: RateCard
    scheme: DepositScheme

    def __post_init__(self) -> None:
        for name, kind in (
            ("about", About),
            ("deposits", AmountRange),
            ("rates", RateCard),
            ("scheme", DepositScheme),
        ):
            if not isinstance(getattr(self, name), kind):
                problem = f"must be of type {kind.__name__}"
                raise MicroloanError(name, getattr(self, name), problem, code="wrong_type")
        check_currency(self.scheme.amounts(), self.deposits.minimum)
        for term in self.rates.terms:
            self.scheme.deposits_in(term)

    @property
    def id(self) -> str:
        """The short name."""
        return self.about.id

    def plan(self, deposit: Money, term: Frequency) -> DepositPlan:
        """Return the plan of one member, at the rate of its term.

        Parameters
        ----------
        deposit
            Within what the product offers.
        term
            One that it offers.

        Raises
        ------
        MicroloanError
            If either is not offered.
        """
        self.deposits.check("deposit", deposit, f"(product {self.id})")
        return DepositPlan(deposit, term=term, rate=self.rates.rate_for(term), scheme=self.scheme)

    def table(self, deposits: Sequence[Money] | None = None) -> MaturityTable:
        """Return the product's maturity table; without `deposits` for its smallest alone."""
        amounts = (self.deposits.minimum,) if deposits is None else checked_amounts("deposits", deposits)
        for amount in amounts:
            self.deposits.check("deposits", amount, f"(product {self.id})")
        return maturity_table(self.scheme, deposits=amounts, rates=self.rates)

    def to_dict(self) -> dict[str, object]:
        """Return the product as plain data; `from_dict` reads it back."""
        from microloan.products.writing import about_to_plain, amount_range_to_plain, evidence_to_plain
        from microloan.savings.deposits.record_parts import card_to_plain
        from microloan.savings.deposits.records import scheme_to_plain

        return {
            "schema": SCHEMA,
            "about": about_to_plain(self.about),
            "deposits": amount_range_to_plain(self.deposits),
            "rates": card_to_plain(self.rates),
            "scheme": scheme_to_plain(self.scheme),
            "evidence": evidence_to_plain(self.about),
        }

    @staticmethod
    def from_dict(data: Mapping[str, object]) -> DepositProduct:
        """Return the product that plain data describes.

        Raises
        ------
        RecordError
            If a key is missing or unknown, or a value is not what it should be.
        """
        from microloan.products.reading import read_about, read_amount_range
        from microloan.records import Reader, check_schema
        from microloan.savings.deposits.record_parts import read_card
        from microloan.savings.deposits.records import read_scheme

        with Reader(data) as record:
            check_schema(record, "deposit-product", 1)
            return DepositProduct(
                about=read_about(record.child("about"), record.optional("evidence", record.children, ())),
                deposits=read_amount_range(record.child("deposits")),
                rates=read_card(record, "rates"),
                scheme=read_scheme(record.child("scheme")),
            )


def deposit_presets() -> tuple[str, ...]:
    """Return the names of all deposit products that come with the library, in order.

    >>> "india-post-rd" in deposit_presets()
    True
    """
    return _CATALOGUE.names()


def deposit_preset(name: str) -> DepositProduct:
    """Return a deposit product that comes with the library.

    Parameters
    ----------
    name
        One of `deposit_presets`.

    Raises
    ------
    MicroloanError
        If there is no such preset.

    Examples
    --------
    >>> deposit_preset("rdrs-msds").about.country
    'BD'
    """
    from microloan.records import read_toml

    return DepositProduct.from_dict(read_toml(_CATALOGUE.text(name, argument="preset")))


def load_deposit_product(path: str | Path) -> DepositProduct:
    """Return the deposit product that a TOML or JSON file describes.

    Parameters
    ----------
    path
        The file; JSON if its name ends in ``.json``, else TOML.

    Raises
    ------
    MicroloanError
        If the file cannot be read, or what it says is not a deposit product.

    Examples
    --------
    >>> load_deposit_product("no-such-file.toml")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path='no-such-file.toml' cannot be read: No such file or directory
    """
    from microloan.records import read_file

    data = read_file(path, example="my-scheme.toml", largest=_LARGEST_FILE_BYTES, noun="a deposit product")
    return DepositProduct.from_dict(data)
