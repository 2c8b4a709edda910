"""Deposit schemes."""
from microloan.savings.deposits import growth
from microloan.savings.deposits.maturing import mature
from microloan.savings.deposits.scheme import DepositPlan, DepositScheme
