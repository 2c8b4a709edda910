"""Presets rest on evidence and lend over their whole range; files are read with care."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError, RecordError
from microloan.products import LoanProduct, load_product, preset, presets
from microloan.products.loading import _LARGEST_FILE_BYTES
from microloan.products.prices import OpenRate
from microloan.records import read_toml, to_json
from microloan.records.plain import joined
from microloan.schedules import amortize
from microloan.testing import terms_of

CATALOGUE = {
    file.name: file.read_text(encoding="utf-8")
    for file in sorted(
        files("microloan.products").joinpath("catalogue").iterdir(), key=lambda file: file.name.removesuffix(".toml")
    )
}
IDENTITY = ("schema", "evidence")
DAY = date(2026, 1, 4)


def test_the_catalogue_holds_products_and_nothing_else() -> None:
    assert [f"{name}.toml" for name in presets()] == list(CATALOGUE)
    assert "jcf-jagoron" in presets()


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_file_is_named_after_its_product(name: str) -> None:
    product = LoanProduct.from_dict(read_toml(CATALOGUE[name]))
    assert f"{product.id}.toml" == name
    assert preset(product.id) == product


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_value_rests_on_evidence(name: str) -> None:
    data = read_toml(CATALOGUE[name])
    evidence = evidence_of(data)
    assert [leaf for leaf in leaves(data) if not any(covers(path, leaf) for path in evidence)] == []


@pytest.mark.parametrize("name", CATALOGUE)
def test_all_evidence_points_at_a_value_and_once(name: str) -> None:
    data = read_toml(CATALOGUE[name])
    evidence, values = evidence_of(data), list(leaves(data))
    assert [path for path in evidence if not any(covers(path, leaf) for leaf in values)] == []
    assert sorted(set(evidence)) == sorted(evidence)


def test_evidence_covers_what_lies_below_and_nothing_beside() -> None:
    assert covers("interest", "interest.rate")
    assert covers("interest.rate", "interest.rate")
    assert covers("repayment.rhythms", "repayment.rhythms[0].every")
    assert not covers("interest.rate", "interest.rate_of")
    assert not covers("interest.rate", "interest")
    assert list(leaves({"schema": "s", "a": [{"b": 1}, {"c": []}], "d": {"e": "f"}})) == ["a[0].b", "a[1].c", "d.e"]


@pytest.mark.parametrize("name", presets())
@given(data=st.data())
def test_every_preset_lends_over_its_whole_range(name: str, data: st.DataObject) -> None:
    schedule = amortize(data.draw(terms_of(preset(name))))
    assert schedule.total_principal == schedule.terms.principal


@pytest.mark.parametrize("name", presets())
def test_every_preset_lends_its_smallest_and_its_largest_amount_in_every_rhythm_and_count(name: str) -> None:
    product = preset(name)
    rate = "24%" if isinstance(product.interest, OpenRate) else None
    for rhythm in product.repayment.rhythms:
        for count in rhythm.installments:
            for amount in (product.principal.minimum, product.principal.maximum):
                terms = product.terms(
                    principal=amount, disbursed_on=DAY, installments=count, every=rhythm.every, rate=rate
                )
                schedule = amortize(terms)
                assert schedule.total_principal == amount
                # Rounding to whole units finishes the smallest of the longest loans some meetings early.
                assert len(schedule) == count or (amount == product.principal.minimum and count > 100)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("jcf-jagaron", "preset='jcf-jagaron' is not one of ours; did you mean jcf-jagoron?"),
        ("", "preset='' is not one of ours; presets are "),
        ("../about", "preset='../about' is not one of ours; presets are "),
        (5, "preset=5 is not one of ours; presets are "),
        (["jcf-jagoron"], "preset=['jcf-jagoron'] is not one of ours; presets are "),
    ],
)
def test_a_preset_that_is_not_there(name: Any, message: str) -> None:  # noqa: ANN401
    with pytest.raises(MicroloanError) as caught:
        preset(name)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("suffix", ["toml", "json", "JSON", ""])
@pytest.mark.parametrize("kind", [str, Path])
def test_a_product_is_read_from_a_file(tmp_path: Path, suffix: str, kind: type) -> None:
    product = preset("jcf-jagoron")
    file = tmp_path / f"জাগরণ.{suffix}"
    text = to_json(product.to_dict()) if suffix.lower() == "json" else CATALOGUE["jcf-jagoron.toml"]
    file.write_text(f"\ufeff{text}", encoding="utf-8", newline="\r\n")
    assert load_product(kind(file)) == product


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("no-such-file.toml", None, "cannot be read: No such file or directory"),
        ("binary.toml", bytes(range(256)), "is not UTF-8 text"),
        (
            "long.toml",
            b"#" * (_LARGEST_FILE_BYTES + 1),
            "cannot be read: more than 100,000 bytes, larger than a product is",
        ),
        ("cut.toml", "টাকা".encode() * 10_000, "cannot be read: more than 100,000 bytes, larger than a product is"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, problem: str) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(MicroloanError) as caught:
        load_product(file)
    assert (caught.value.argument, caught.value.value, caught.value.problem) == ("path", str(file), problem)


def test_a_file_may_be_as_long_as_the_limit(tmp_path: Path) -> None:
    text = CATALOGUE["jcf-jagoron.toml"].encode()
    file = tmp_path / "long.toml"
    file.write_bytes(text + b"#" * (_LARGEST_FILE_BYTES - len(text)))
    assert load_product(file) == preset("jcf-jagoron")


def test_a_folder_is_no_product(tmp_path: Path) -> None:
    with pytest.raises(MicroloanError, match=r"^path=.* cannot be read: Is a directory$"):
        load_product(tmp_path)


@pytest.mark.parametrize("path", ["a\0b.toml", "\ud800.toml"])
def test_a_name_that_no_file_has(path: str) -> None:
    with pytest.raises(MicroloanError, match=r"^path='.*' is not the name of a file$"):
        load_product(path)


@pytest.mark.parametrize("path", [5, None, b"product.toml", True])
def test_a_path_is_text_or_a_path(path: Any) -> None:  # noqa: ANN401
    with pytest.raises(MicroloanError, match=r"^path=.* must be text or a Path, such as my-product\.toml$"):
        load_product(path)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("p.toml", 'rate = "25%"', "rate = 0.25", 'interest.rate=0.25 is not exact; write exact text such as "23.5"'),
        ("p.toml", 'rate = "25%"', "rate = 25", "interest.rate=25 must be text"),
        ("p.toml", 'rate = "25%"', 'rate = "25%"\nrat = 5', "interest.rat=5 is not a known key; did you mean rate?"),
        (
            "p.toml",
            'rate = "25%"',
            'rate = "25%"\nrate = "26%"',
            "toml='rate = \"26%\"' is not TOML: cannot overwrite a value",
        ),
        ("p.toml", "[46]", "[46, 46]", "repayment.rhythms[0].installments[1]=46 is offered twice"),
        (
            "p.toml",
            "[46]",
            "[1e2]",
            'repayment.rhythms[0].installments[0]=1e2 is not exact; write exact text such as "23.5"',
        ),
        (
            "p.toml",
            "product/1",
            "product/2",
            "schema='microloan/product/2' must be 'microloan/product/1', the version read here",
        ),
        (
            "p.toml",
            '"BDT 49000"',
            '"USD 49000"',
            "principal.maximum='USD 49000' must be money in BDT or INR or NPR or PKR or LKR",
        ),
        ("p.toml", "[interest]", "[interest", "toml='[interest' is not TOML"),
        ("p.json", "schema", "schema", "json='# JCF Jagoron"),
    ],
)
def test_a_file_that_holds_no_product(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    file = tmp_path / name
    text = CATALOGUE["jcf-jagoron.toml"]
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        load_product(file)
    assert str(caught.value).startswith(message)


def evidence_of(data: dict[str, object]) -> list[str]:
    """The paths that the evidence of a record speaks for."""
    return [entry["path"] for entry in cast("list[dict[str, str]]", data["evidence"])]


def leaves(value: object, path: str = "") -> Iterator[str]:
    """The path of every single value of a record, but for what says which record it is."""
    if isinstance(value, dict) and value:
        for key, inner in cast("dict[str, object]", value).items():
            if path or key not in IDENTITY:
                yield from leaves(inner, joined(path, key))
    elif isinstance(value, list) and value:
        for position, inner in enumerate(cast("list[object]", value)):
            yield from leaves(inner, f"{path}[{position}]")
    else:
        yield path


def covers(path: str, leaf: str) -> bool:
    """Whether evidence for `path` speaks for `leaf`: the same value, or one below it."""
    return leaf == path or leaf.startswith((f"{path}.", f"{path}["))
