"""``microloan products``: the catalogue, a line for each product."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from microloan.cli import products as command
from microloan.interest import PER_LOAN, Flat
from microloan.products import load_product, presets

Run = Callable[..., str]


def test_every_preset_has_its_line(printed: Run) -> None:
    title, heading, rule, *rows = printed("products").splitlines()
    assert (title, heading.split()[0], set(rule)) == ("Products", "Product", {"─", " "})
    assert [row.split()[0] for row in rows] == list(presets())


def test_what_is_printed(printed: Run, golden: Run, our_loan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = load_product(our_loan)
    flat = replace(own, about=replace(own.about, id="our-flat-loan"), interest=Flat("150‰", PER_LOAN))
    catalogue = {product.id: product for product in (flat, own)}
    monkeypatch.setattr(command, "presets", lambda: tuple(catalogue))
    monkeypatch.setattr(command, "preset", catalogue.__getitem__)
    assert printed("products") == golden("products.txt")


def test_it_takes_no_further_words(refused: Run) -> None:
    assert refused("products", "jcf-jagoron") == "unrecognized arguments: jcf-jagoron; see microloan --help"
