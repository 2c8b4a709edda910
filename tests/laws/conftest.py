"""A loan for laws that need only one."""

from __future__ import annotations

import pytest

from microloan.products import LoanTerms
from microloan.products.examples import example_terms


@pytest.fixture
def example() -> LoanTerms:
    """Tk 20,000 at 24% over 46 Wednesdays."""
    return example_terms()
