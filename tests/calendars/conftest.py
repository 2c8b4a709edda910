"""What is asked of the package `holidays` is asked where it is installed, in an environment of its own."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("holidays") else ["test_holidays_package.py"]
