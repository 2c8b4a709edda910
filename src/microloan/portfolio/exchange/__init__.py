"""Loans and payments in files: what institutions export, and what they import.

==============  ==============================================================
`LoanRows`      loans as columns, as a file has them
`PaymentRows`   payments as columns
`Words`         a column of texts of which few differ
`Texts`         a column of texts that all differ
`writing`       to comma-separated values
`parquet`       to Parquet, where PyArrow is installed
==============  ==============================================================

>>> from microloan.portfolio.sample_book import sample_book
>>> sample_book(loans=10).loans
<LoanRows of 10 loans>
"""

from microloan.portfolio.exchange.rows import LoanRows, PaymentRows, Texts, Words

__all__ = ["LoanRows", "PaymentRows", "Texts", "Words"]
