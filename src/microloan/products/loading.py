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

from microloan.errors import MicroloanError
from microloan.products.product import LoanProduct

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

_SUFFIX = ".toml"
_LARGEST_FILE_BYTES = 100_000


def presets() -> tuple[str, ...]:
    """Return the names of all presets, in order.

    >>> "jcf-jagoron" in presets()
    True
    """
    return tuple(
        sorted(file.name.removesuffix(_SUFFIX) for file in _catalogue().iterdir() if file.name.endswith(_SUFFIX))
    )


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
    known = presets()
    if name not in known:
        raise MicroloanError(
            "preset", name, f"is not one of ours; {nearest_preset(name, known)}", code="unknown_preset"
        )
    from microloan.records import read_toml

    return LoanProduct.from_dict(read_toml(_catalogue().joinpath(name + _SUFFIX).read_text(encoding="utf-8")))


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
    from microloan.records import read_json, read_toml
    from microloan.textfiles import text_of_file

    text = text_of_file(path, example="my-product.toml", largest=_LARGEST_FILE_BYTES, noun="a product")
    return LoanProduct.from_dict(read_json(text) if str(path).lower().endswith(".json") else read_toml(text))


def _catalogue() -> Traversable:
    # Reading a package's data costs more to import than one loan needs; most never ask.
    from importlib.resources import files

    return files("microloan.products").joinpath("catalogue")


def nearest_preset(name: object, known: tuple[str, ...]) -> str:
    """Return the hint that ends the message: the name meant, or all there are."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1) if isinstance(name, str) else []
    return f"did you mean {near[0]}?" if near else f"presets are {', '.join(known)}"
