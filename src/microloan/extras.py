"""The packages that come as extras: what is said where one is not installed.

>>> print(package_absent("matplotlib"))
package='matplotlib' is not installed; run pip install "microloan[matplotlib]"
"""

from __future__ import annotations

from importlib import import_module

from microloan.errors import MicroloanError


def require(name: str) -> None:
    """Raise `MicroloanError` unless a package can be imported.

    >>> require("numpy")
    """
    try:
        import_module(name)
    except ImportError as absent:
        raise package_absent(name) from absent


def package_absent(name: str) -> MicroloanError:
    """Return the error that says which extra brings a package.

    >>> package_absent("polars").code
    'missing_package'
    """
    problem = f'is not installed; run pip install "microloan[{name}]"'
    return MicroloanError("package", name, problem, code="missing_package")
