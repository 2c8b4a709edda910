"""What savings earn: deposit schemes and term deposits.

=============  ====================================================================
`deposits`     deposit schemes (DPS, RD) and term deposits (FDR): what they come to
=============  ====================================================================

>>> from microloan.calendars.frequencies import months
>>> from microloan.currency import INR
>>> from microloan.savings import deposits
>>> scheme = deposits.DepositScheme(growth=deposits.growth.INDIA_RD)
>>> plan = deposits.DepositPlan(INR(100), term=months(60), rate="6.7%", scheme=scheme)
>>> deposits.mature(plan).maturity
INR('7136.58')
"""

from microloan.savings import deposits

__all__ = ["deposits"]
