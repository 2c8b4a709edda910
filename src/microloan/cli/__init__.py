"""The `microloan` command.

======================  ======================================================================
``microloan schedule``  the schedule of a loan of a product, as a table, CSV, JSON or Markdown
``microloan products``  the products that come with the library
======================  ======================================================================

Figures go to standard output, messages to standard error. The exit code is 0 when the
figures are there and 2 when the request could not be met; a mistake is one line, never a
traceback.

>>> main(["products"])    # doctest: +ELLIPSIS
Products
...
0
"""

from microloan.cli.command import main

__all__ = ["main"]
