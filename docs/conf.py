"""How the pages are built: without network, every warning an error, every example run."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from microloan import __version__

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from catalogue import write_catalogue  # noqa: E402 - these four stand beside this file
from gallery import write_gallery  # noqa: E402
from papers import write_papers  # noqa: E402
from rulebooks import write_rulebooks  # noqa: E402

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "microloan"
author = "microloan contributors"
copyright = "2026, microloan contributors"
version = release = __version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# The notebooks stand in examples/, for those who run them. Their copies here are run with each build, and a cell that
# fails, or has something to say to stderr, fails the build.
nb_execution_mode = "auto"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_output_stderr = "error"
nb_merge_streams = True

html_theme = "furo"
html_title = f"microloan {version}"

# A name in backticks becomes a link where there is something to link to, and stays a name where there is not.
default_role = "py:obj"
nitpicky = True
nitpick_ignore_regex = [("py:obj", r".*"), ("py:class", r".*")]

autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_custom_sections = ["Source"]

# The examples of a page run one after the other and print exactly what stands there. Those in
# docstrings are run by pytest, each file by itself.
doctest_default_flags = 0
doctest_test_doctest_blocks = ""


def setup(app: Sphinx) -> None:
    """Write what is made anew, copy the notebooks, and see to what napoleon takes for a type."""
    write_catalogue(HERE / "_build" / "catalogue.md")
    write_gallery(HERE / "_build" / "gallery.md")
    write_papers(HERE / "_build" / "papers")
    write_rulebooks(HERE / "_build" / "rulebooks.md")
    copy_notebooks(HERE / "notebooks")
    app.connect("autodoc-process-docstring", _begin_with_a_comment, priority=400)


def copy_notebooks(folder: Path) -> None:
    """Make `folder` a copy of the notebooks: Sphinx reads only what stands among the pages."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE.parent / "examples" / "notebooks", folder)


def _begin_with_a_comment(
    _app: Sphinx, what: str, _name: str, _value: object, _options: object, lines: list[str]
) -> None:
    """Keep napoleon from reading a property's sentence as a type where it has a colon."""
    if what in {"attribute", "property"}:
        lines[:0] = ["..", ""]
