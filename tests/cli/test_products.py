"""``microloan products``: the catalogue, a line for each product."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from microloan.cli import products as command
from microloan.interest import PER_LOAN, Flat
from microloan.products import load_product, preset, presets

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


@pytest.mark.parametrize(("country", "some", "others"), [("BD", "jcf-jagoron", "bjs-"), ("IN", "bjs-shilpi", "jcf-")])
def test_a_country_has_its_own_products(printed: Run, country: str, some: str, others: str) -> None:
    names = [row.split()[0] for row in printed("products", "--country", country).splitlines()[3:]]
    assert names == [name for name in presets() if preset(name).about.country == country]
    assert some in names
    assert not any(name.startswith(others) for name in names)


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("show-our-loan.txt", ""),
        ("show-bjs-shilpi.txt", "bjs-shilpi"),
        ("show-jcf-agrosor.txt", "jcf-agrosor"),
        ("show-ujjivan-group.txt", "ujjivan-group"),
        ("show-asa-primary.txt", "asa-primary"),
    ],
)
def test_a_product_is_shown_with_its_sources(printed: Run, golden: Run, our_loan: str, name: str, product: str) -> None:
    assert printed("products", "show", product or our_loan) == golden(name)


@pytest.mark.parametrize("name", presets())
def test_every_assumption_is_marked_and_counted(printed: Run, name: str) -> None:
    lines = printed("products", "show", name).splitlines()
    marked = [line for line in lines if "  assumed *  " in line]
    values = [line for line in lines[lines.index("", 2) + 3 :] if not line.startswith("* ")]
    assert lines[-1].startswith(f"* {len(marked)} of {len(values)} values are assumed: ")
    assert not [line for line in values if "  not given" in line]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ('meeting_day = "sunday"', "on sunday, at least 1 day after disbursement"),
        ("day_of_month = 5", "on day 5 of the month, at least 1 day after disbursement"),
    ],
)
def test_a_meeting_day_and_bands_of_amounts_are_told(
    printed: Run, our_loan: str, tmp_path: Path, given: str, told: str
) -> None:
    text = Path(our_loan).read_text(encoding="utf-8")
    text = text.replace("min_gap_days = 15", f"min_gap_days = 1, {given}").replace('"week"\n', '"3 months"\n')
    text = text.replace('rate = "24%"\n', "")
    bands = """
[[interest.bands]]
rate = "22%"
minimum = "BDT 100000.50"

[[interest.bands]]
rate = "24%"
maximum = "BDT 100000"
"""
    mine = tmp_path / "mine.toml"
    mine.write_text(text + bands, encoding="utf-8")
    shown = printed("products", "show", str(mine))
    assert "\nInterest      22% from Tk. 1,00,000.50 / 24% up to Tk. 1,00,000, declining balance\n" in shown
    assert f"\nFirst due     {told}\n" in shown


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("jcf-jagoron",),
            "argument COMMAND: invalid choice: 'jcf-jagoron' (choose from show); see microloan products --help",
        ),
        (("--country", "XX"), "--country='XX' has no products here; write BD or IN"),
        (("--country", "bd"), "--country='bd' has no products here; write BD or IN"),
        (("--country", "BD", "show", "jcf-jagoron"), "--country does not go with show; leave it out"),
        (("show",), "the following arguments are required: PRODUCT; see microloan products show --help"),
        (("show", "jcf-jagaron"), "preset='jcf-jagaron' is not one of ours; did you mean jcf-jagoron?"),
        (("show", "none.toml"), "path='none.toml' cannot be read: No such file or directory"),
    ],
)
def test_what_is_refused(refused: Run, words: tuple[str, ...], message: str) -> None:
    # How argparse lists choices differs from one Python to the next.
    assert refused("products", *words).replace("'show'", "show") == message
