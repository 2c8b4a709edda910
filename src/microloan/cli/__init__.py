"""The `microloan` command.

============================== =========================================================================
``microloan schedule``         the schedule of a loan of a product: table, CSV, JSON or Markdown
``microloan price``            what one loan costs, and its rates by name
``microloan compare``          loans of several products side by side
``microloan solve``            the rate, amount, count, installment or fee that meets a target
``microloan check``            a loan against the rules of a regulator
``microloan key-facts``        the key facts statement of a loan: text, HTML or JSON
``microloan products``         the products that come with the library
``microloan products show``    one of them in words, with the source of every value
``microloan age``              ageing, portfolio at risk, classes and provision, from loans and payments
``microloan statement``        the statement of account of one loan, from the same files
``microloan collection-sheet`` what is to be collected at the meetings of a day
``microloan sample-book``      a loan book with its payments, made up, as files
``microloan savings``          the statement of a savings account, from a file of its transactions
``microloan deposit-scheme``   what regular deposits come to, with the arithmetic
``microloan maturity-table``   the maturity table of a deposit product
``microloan format``           amounts as they are printed, by locale and style
``microloan words``            amounts in words, as on a cheque
``microloan parse``            printed amounts as plain numbers
============================== =========================================================================

Figures go to standard output, messages to standard error. The exit code is 0 when the
figures are there and 2 when the request, or a part of it, could not be met; a mistake is one
line, never a traceback. An encoding that lacks the signs of our tables gets plainer ones.

All output is text, and its lines end alike: LF, or CR LF where the platform ends lines so.
CSV is no exception here, while `Table.to_csv` writes the CR LF of RFC 4180 everywhere. JSON
is the record that `Schedule.from_dict` reads. The encoding is that of Python's standard output; with
``PYTHONIOENCODING=utf-8-sig`` a file begins with the mark by which Excel knows UTF-8.

``python -m microloan.cli`` is the same command where its script is not on the path.

>>> main(["products"])    # doctest: +ELLIPSIS
Products
...
0
"""

from microloan.cli.command import main

__all__ = ["main"]
