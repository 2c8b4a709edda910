"""Files that come with the library, by name."""

from __future__ import annotations

from importlib.resources import files

import pytest

from microloan.errors import MicroloanError, nearest_name
from microloan.packaged import PackagedFiles

CATALOGUES = [
    PackagedFiles("microloan.products", "catalogue", noun="preset"),
    PackagedFiles("microloan.products", "savings_catalogue", noun="preset"),
    PackagedFiles("microloan.savings.deposits", "catalogue", noun="preset"),
    PackagedFiles("microloan.regulations", "catalogue", noun="rulebook"),
    PackagedFiles("microloan.labels", "catalogues", noun="language", suffix=".po"),
]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: f"{one.package}.{one.folder}")
def test_a_name_stands_for_the_file_of_that_name(catalogue: PackagedFiles) -> None:
    folder = files(catalogue.package).joinpath(catalogue.folder)
    found = {file.name for file in folder.iterdir() if file.name.endswith(catalogue.suffix)}

    assert found == {name + catalogue.suffix for name in catalogue.names()} != set()
    assert list(catalogue.names()) == sorted(catalogue.names())
    for name in catalogue.names():
        written = folder.joinpath(name + catalogue.suffix).read_text(encoding="utf-8")
        assert catalogue.text(name, argument="name") == written


def test_other_files_in_the_folder_have_no_name() -> None:
    assert PackagedFiles("microloan.products", "catalogue", noun="preset", suffix=".po").names() == ()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("bd-mar", "code='bd-mar' is not one of ours; did you mean bd-mra?"),
        ("", "code='' is not one of ours; rulebooks are bd-mra, "),
        ("../catalogue/bd-mra", "code='../catalogue/bd-mra' is not one of ours; "),
        (None, "code=None is not one of ours; rulebooks are bd-mra, "),
        (["bd-mra"], "code=['bd-mra'] is not one of ours; rulebooks are bd-mra, "),
    ],
)
def test_a_name_that_is_not_there_is_refused(name: str, problem: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        CATALOGUES[3].text(name, argument="code")

    assert str(caught.value).startswith(problem)
    assert caught.value.code == "unknown_rulebook"


def test_the_nearest_name_is_one_of_the_known_or_none() -> None:
    assert nearest_name("monht", iter(("week", "month"))) == "month"
    assert nearest_name("year", ("week", "month")) is None
    assert nearest_name("", ()) is None
    assert nearest_name(None, ("week",)) is None
