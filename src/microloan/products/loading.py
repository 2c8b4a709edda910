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
        raise MicroloanError("preset", name, f"is not one of ours; {_nearest(name, known)}", code="unknown_preset")
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
    from pathlib import Path

    from microloan.records import read_json, read_toml

    if not isinstance(path, (str, Path)):
        raise MicroloanError("path", path, "must be text or a Path, such as my-product.toml", code="wrong_type")
    try:
        text = _bytes_of(Path(path)).decode("utf-8")
    except OSError as error:
        raise _unreadable(path, f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, "is not UTF-8 text") from error
    except ValueError as error:
        # A zero byte, or half of a surrogate pair: no file has such a name.
        raise _unreadable(path, "is not the name of a file") from error
    return LoanProduct.from_dict(read_json(text) if str(path).lower().endswith(".json") else read_toml(text))


def _bytes_of(file: Path) -> bytes:
    # No more is read than a product can be: the path may name an endless device.
    with file.open("rb") as stream:
        written = stream.read(_LARGEST_FILE_BYTES + 1)
    if len(written) > _LARGEST_FILE_BYTES:
        raise OSError(f"more than {_LARGEST_FILE_BYTES:,} bytes, larger than a product is")
    return written


def _unreadable(path: str | Path, problem: str) -> MicroloanError:
    return MicroloanError("path", str(path), problem, code="unreadable")


def _catalogue() -> Traversable:
    # Reading a package's data costs more to import than one loan needs; most never ask.
    from importlib.resources import files

    return files("microloan.products").joinpath("catalogue")


def _nearest(name: object, known: tuple[str, ...]) -> str:
    """Return the hint that ends the message: the name meant, or all there are."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1) if isinstance(name, str) else []
    return f"did you mean {near[0]}?" if near else f"presets are {', '.join(known)}"
