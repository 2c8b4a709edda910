"""What savings earn: deposit schemes and term deposits.

=============  ====================================================================
`deposits`     deposit schemes (DPS, RD) and term deposits (FDR): what they come to
=============  ====================================================================

>>> from microloan.calendars.frequencies import months
>>> from microloan.currency import INR
>>> from microloan.savings import deposits
>>> deposits.mature(deposits.deposit_preset("india-post-rd").plan(INR(100), months(60))).maturity
INR('7136.58')
"""
