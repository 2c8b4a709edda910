"""The products that come with the library, and products from a file.

Each preset is one TOML file in the folder `catalogue`, with a source and a confidence for every value.

>>> preset("jcf-jagoron").about.institution
'Jagorani Chakra Foundation (JCF)'
>>> preset("jcf-jagaron")
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: preset='jcf-jagaron' is not one of ours; did you mean jcf-jagoron?
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.packaged import PackagedFiles
from microloan.products.product import LoanProduct

if TYPE_CHECKING:
    from pathlib import Path

_CATALOGUE = PackagedFiles("microloan.products", "catalogue", noun="preset")
_LARGEST_FILE_BYTES = 100_000


def presets() -> tuple[str, ...]:
    """Return the names of all presets, in order.

    >>> "jcf-jagoron" in presets()
    True
    """
    return _CATALOGUE.names()


def preset(name: str) -> LoanProduct:
    """Return a product that comes with the library.

    Parameters
    ----------
    name
        One of `presets`.

    Raises
    ------
    MicroloanError
        If there is no such preset.

    Examples
    --------
    >>> print(preset("jcf-jagoron").principal.maximum)
    Tk. 49,000
    """
    from microloan.records import read_toml

    return LoanProduct.from_dict(read_toml(_CATALOGUE.text(name, argument="preset")))


def load_product(path: str | Path) -> LoanProduct:
    """Return the product that a TOML or JSON file describes.

    Parameters
    ----------
    path
        The file; JSON if its name ends in ``.json``, else TOML.

    Raises
    ------
    MicroloanError
        If the file cannot be read, or what it says is not a product.

    Examples
    --------
    >>> load_product("no-such-file.toml")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path='no-such-file.toml' cannot be read: No such file or directory
    """
    from microloan.records import read_file

    data = read_file(path, example="my-product.toml", largest=_LARGEST_FILE_BYTES, noun="a product")
    return LoanProduct.from_dict(data)
