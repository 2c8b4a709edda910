"""Every value of a product, with the evidence that speaks most closely for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from microloan.products import Confidence, Evidence, LoanProduct, preset, presets
from microloan.products.sources import sourced_values
from microloan.testing.offers import products


@given(products())
def test_every_product_tells_its_values_and_no_path_twice(product: LoanProduct) -> None:
    paths = [value.path for value in sourced_values(product)]
    assert paths[:2] == ["about.id", "about.name"]
    assert not [path for path in paths if path.startswith(("schema", "evidence"))]


@pytest.mark.parametrize("name", presets())
def test_every_value_of_a_preset_has_a_source(name: str) -> None:
    values = sourced_values(preset(name))
    assert [value.path for value in values if value.confidence is None or not value.source] == []


def test_the_closest_evidence_speaks_and_counts_that_share_it_are_one_value() -> None:
    product = preset("jcf-buniad")
    about = replace(product.about, evidence=(Evidence("repayment", "of all", Confidence.ASSUMED),))
    known = {value.path: value for value in sourced_values(replace(product, about=about))}
    assert known["repayment.rhythms[0].installments"].text == "44 or 88"
    assert known["repayment.rhythms[0].installments"].source == "of all"
    assert known["repayment.rhythms[0].every"].source == "of all"
    assert (known["interest.rate"].confidence, known["interest.rate"].source) == (None, "")

    counts = [value for value in sourced_values(product) if value.path.startswith("repayment.rhythms[0].installments")]
    assert [(value.path[-3:], value.text, value.confidence) for value in counts] == [
        ("[0]", "44", Confidence.PUBLISHED),
        ("[1]", "88", Confidence.DERIVED),
    ]
