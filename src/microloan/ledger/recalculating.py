"""Interest by what is really outstanding: more on what is paid late, less on what is paid early.

==============  ==================================================================
`DAILY`         the balance of each day counts, until the day that is looked from
`EACH_PERIOD`   the balance at the start of a period counts for all of it
==============  ==================================================================

A schedule says what is due as long as everybody pays on the day. `recalculated` says what is
due after what really happened: the installments stay as large as they were, interest is that
of the outstanding principal, and the last installment takes what is left.

>>> from datetime import date
>>> from microloan.ledger.examples import account_by_days
>>> late = recalculated(account_by_days(), as_of=date(2025, 2, 24), rest=DAILY)
>>> [str(row.interest) for row in late]
['Rs. 356.71', 'Rs. 291.16', 'Rs. 218.09', 'Rs. 142.15', 'Rs. 74.34']
>>> print(late.installment(2).explain()["interest"].working)
20,000.00 for 14 of 28 days + 16,146.71 for 14 of 28 days, at 21%, Actual/365
"""
