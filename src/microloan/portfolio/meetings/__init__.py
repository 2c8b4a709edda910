"""A meeting of a group: who comes, what each brings, and the sheet that the officer carries.

=====================  ==================================================================
`collection_sheet`     what is to be collected at one meeting
`CollectionSheet`      what it returns: a row for each member, and the sums
`MemberDue`            a row: the loans of one member, and what she saves
`LoanDue`              a line: what falls due, is overdue and is paid already of one loan
`WrittenOffLoan`       a loan that was written off, listed apart
`MeetingGroup`         the group: name, meeting day, place, officer
`GroupMember`          a member, with her loans and what she saves
`MemberLoan`           the number of a loan, and its account
=====================  ==================================================================

The sheet is figures alone; `microloan.display` makes a paper of it.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.ledger.examples import example_account
>>> from microloan.portfolio.meetings import GroupMember, MeetingGroup, MemberLoan, collection_sheet
>>> rahima = GroupMember("Rahima Begum", loans=(MemberLoan("L-102", example_account()),), savings=BDT(20))
>>> sheet = collection_sheet(MeetingGroup("Golap"), [rahima], date(2024, 5, 1))
>>> sheet.due, sheet.overdue, sheet.savings, sheet.to_collect
(BDT('250.00'), BDT('1500.00'), BDT('20.00'), BDT('1770.00'))
"""

from __future__ import annotations

from microloan.portfolio.meetings.group import GroupMember, MeetingGroup, MemberLoan
from microloan.portfolio.meetings.loan_lines import LoanDue, WrittenOffLoan
from microloan.portfolio.meetings.sheet import CollectionSheet, MemberDue, collection_sheet

__all__ = [
    "CollectionSheet",
    "GroupMember",
    "LoanDue",
    "MeetingGroup",
    "MemberDue",
    "MemberLoan",
    "WrittenOffLoan",
    "collection_sheet",
]
