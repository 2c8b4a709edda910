"""Exact integers for one loan or a column of loans.

====================  ================================================================
`kinds`               the two kinds of number (``int``, int64 array) and what differs
                      between them: `where`, `minimum`, `maximum`, `take`, `all_true`
`rounding`            the five modes, each a named value, and rounding to a multiple
`sharing`             parts that always add up to the whole
`rates`               `Rate`: an exact pair; `percent`, `per_thousand`
`solving`             a float proposes, integers dispose
`budgets`             what fits int64, known before a formula runs
`roots`               sums of roots, rounded exactly
`powers`              large powers compared, and whole roots
`summing`             sums of columns that cannot wrap
`shares`              exact parts as per cent, with a stated number of decimals
====================  ================================================================

A formula is written once, with plain operators and the five helpers, and runs on
Python's ``int`` (one loan) and on NumPy's int64 arrays (a column of loans). Amounts are
integers in minor units (poisha, paisa); a quantity is never a float. Importing this room
does not import NumPy.

>>> from microloan.arithmetic import rounding
>>> from microloan.arithmetic.rates import percent
>>> rate = percent(24)
>>> rounding.HALF_UP.divide(1_000_000 * rate.numerator, rate.denominator * 52)
4615
"""
