"""The group of this room's examples: three members on a Wednesday, one late, one ahead, one who only saves.

>>> [member.name for member in example_members()]
['Rahima Begum', 'Salma Khatun', 'Jorina Bibi']
"""

from __future__ import annotations

from datetime import date

from microloan.calendars import WEDNESDAY
from microloan.currency import BDT
from microloan.ledger.account import post
from microloan.ledger.allocation import PENALTY_FEE_INTEREST_PRINCIPAL
from microloan.ledger.events import Payment
from microloan.ledger.examples import example_account, example_schedule
from microloan.portfolio.meetings.group import GroupMember, MeetingGroup, MemberLoan


def example_group() -> MeetingGroup:
    """Return the group of the examples.

    >>> example_group().meeting_day
    Weekday.WEDNESDAY
    """
    return MeetingGroup("Golap", meeting_day=WEDNESDAY, place="Uttar Para", officer="Shirin Akter")


def example_members() -> tuple[GroupMember, ...]:
    """Return its members.

    >>> example_members()[2].savings
    BDT('20.00')
    """
    ahead = post(example_schedule(), [Payment(BDT(3_600), date(2024, 4, 24))], PENALTY_FEE_INTEREST_PRINCIPAL)
    return (
        GroupMember("Rahima Begum", "014", (MemberLoan("L-102", example_account()),), savings=BDT(20)),
        GroupMember("Salma Khatun", "015", (MemberLoan("L-117", ahead),)),
        GroupMember("Jorina Bibi", "021", savings=BDT(20)),
    )
