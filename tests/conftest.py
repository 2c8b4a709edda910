"""Hypothesis profiles for every test.

==========  ======================================================================
`quick`     50 examples of each law; what a plain ``pytest`` runs
`thorough`  2,000 examples of each law: ``pytest --hypothesis-profile=thorough``
==========  ======================================================================

Neither has a deadline: a slow machine is not a wrong formula. A failing example prints
the line that reproduces it.
"""

from __future__ import annotations

from hypothesis import settings

# Read by type checkers alone; half of it must fail.
collect_ignore = ["typing"]

settings.register_profile("quick", deadline=None, max_examples=50, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile("quick")
