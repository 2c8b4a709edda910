"""Every page's code runs, and the README's two commands are one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

# Python on a page is a doctest: pytest runs those of the pages it is pointed at, Sphinx those of docs/. Python in a
# notebook is a cell, and Sphinx runs all of them; a doctest there would be a cell that nobody runs.
RUN_BY_PYTEST = {"CONTRIBUTING.md", "README.md"}
NOTEBOOKS = "examples/notebooks/"
RUN_BY_NODE = "docs/how-to/in-the-browser.md"  # .ci/run browser
NOT_PYTHON = {"csv", "js", "json", "sh", "text", "toml", "{eval-rst}", "{glossary}", "{toctree}"}


def test_the_readme_has_two_commands_of_one_line(pages: dict[str, str]) -> None:
    commands = [(heading, lines) for heading, language, lines in fences(pages["README.md"]) if language == "sh"]

    assert [heading for heading, _ in commands] == ["Try it", "Test it"]
    assert [len(lines) for _, lines in commands] == [1, 1]


def test_python_on_a_page_is_run(pages: dict[str, str]) -> None:
    not_run = [
        f"{page}: {language or 'a fence without a language'} under {heading}"
        for page, text in pages.items()
        for heading, language, _ in fences(text)
        if language not in NOT_PYTHON and not is_run(page, language)
    ]

    assert not_run == []


def test_examples_stand_where_they_run(pages: dict[str, str]) -> None:
    not_run = [
        f"{page}: under {heading}"
        for page, text in pages.items()
        for heading, language, lines in fences(text)
        if not is_run(page, language) and any(line.lstrip().startswith(">>> ") for line in lines)
    ]

    assert not_run == []


def test_javascript_stands_where_it_runs(pages: dict[str, str]) -> None:
    found = [page for page, text in pages.items() for _, language, _ in fences(text) if language == "js"]

    assert found == [RUN_BY_NODE]


def test_a_notebook_has_cells_and_names_its_kernel(pages: dict[str, str]) -> None:
    notebooks = {page: text for page, text in pages.items() if page.startswith(NOTEBOOKS)}

    assert notebooks, "no notebook was found; the search is wrong"
    # Without this header Sphinx takes the page for text, and its cells for pictures of cells.
    assert [
        page for page, text in notebooks.items() if not re.match(r"---\n(?s:.*?)\n  name: python3\n---\n", text)
    ] == []
    assert [page for page, text in notebooks.items() if all(not is_run(page, fence[1]) for fence in fences(text))] == []


def test_every_notebook_has_a_page(pages: dict[str, str]) -> None:
    notebooks = [page.removeprefix("examples/").removesuffix(".md") for page in pages if page.startswith(NOTEBOOKS)]

    assert [name for name in notebooks if f"\n{name}\n" not in pages["docs/index.md"]] == []


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("README.md", "pycon"),
        ("docs/how-to/frames.md", "{doctest}"),
        ("examples/notebooks/design-a-product.md", "{code-cell}"),
    ],
)
def test_each_kind_of_page_has_one_way_to_run_python(page: str, language: str) -> None:
    assert [way for way in ("pycon", "{doctest}", "{code-cell}", "python", "py", "") if is_run(page, way)] == [language]


def is_run(page: str, language: str) -> bool:
    if page.startswith(NOTEBOOKS):
        return language == "{code-cell}"
    return language == ("pycon" if page in RUN_BY_PYTEST else "{doctest}")


def test_a_fence_is_read_with_its_heading_and_language() -> None:
    text = "## One\n```sh\na\nb\n```\n## Two\n```{doctest}\n>>> 1\n1\n```\n"

    assert list(fences(text)) == [("One", "sh", ["a", "b"]), ("Two", "{doctest}", [">>> 1", "1"])]


def fences(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """The heading above, the language and the lines of each fenced block."""
    heading, language, lines = "", None, list[str]()
    for line in text.splitlines():
        fence = re.fullmatch(r"```+(\S*).*", line)
        if fence and language is None:
            language, lines = fence[1], []
        elif fence and language is not None:
            yield heading, language, lines
            language = None
        elif language is not None:
            lines.append(line)
        elif line.startswith("#"):
            heading = line.lstrip("#").strip()
