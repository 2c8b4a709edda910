"""The words of passbooks, receipts, schedules, statements and key facts.

===============  ============================================================
`Spoken`         what labels can say with one form: `Word`, and `DisclosureWord` elsewhere
`Word`           headings and words with one form: ``Word.PRINCIPAL``
`Counted`        what is counted, with its number: ``Counted.WEEK``
`CurrencyName`   the names of currencies and of their hundredths
===============  ============================================================

A heading begins with a capital in English. The words from `Word.MINUS` on stand within a
line, and are small.

>>> [word.value.text for word in (Word.SERVICE_CHARGE, Word.LAKH)]
['Service charge', 'lakh']
"""

from __future__ import annotations

from enum import Enum, unique
from typing import TypeVar

from microloan.labels.messages import numbered, said, said_in


class Spoken(Enum):
    """Headings and words of one form; each of its kinds lists those of some papers.

    Examples
    --------
    >>> isinstance(Word.LOAN, Spoken)
    True
    """


S = TypeVar("S", bound=Spoken)


@unique
class Word(Spoken):
    """A heading or word; its value is the message that each language translates.

    Examples
    --------
    >>> print(Word.PAID.value)
    "Paid" (amount)
    """

    # On passbooks: who holds it.
    MEMBER = said("Member")
    # On passbooks: the number of the member in the register.
    MEMBER_NUMBER = said("Member no.")
    # On passbooks and receipts: the name of the member.
    NAME = said("Name")
    # On passbooks: the five or so members who meet and vouch together.
    GROUP = said_in("of members", "Group")
    # On passbooks: the village organization, in Bangladesh and West Bengal; it may hold several groups.
    SAMITY = said("Samity")
    # On passbooks: the place or body where several groups meet.
    CENTRE = said_in("of groups", "Centre")
    # On every paper: the office of the institution.
    BRANCH = said_in("of an institution", "Branch")
    # On passbooks: the weekday on which the group meets and pays.
    MEETING_DAY = said("Meeting day")
    # On collection sheets: where the group meets.
    PLACE = said("Place")
    # On collection sheets, where the name of a group stands on others: the loans that are in no group.
    INDIVIDUAL_LOANS = said("Individual loans")
    # On collection sheets: who comes to the meeting and collects.
    FIELD_OFFICER = said("Field officer")
    # On passbooks: the number of a savings account.
    ACCOUNT_NUMBER = said("Account no.")

    # On passbooks: the heading of the loan part.
    LOAN = said("Loan")
    # On every paper of a loan: its number in the books.
    LOAN_NUMBER = said("Loan no.")
    # On key facts: the name of the loan product.
    LOAN_TYPE = said("Type of loan")
    # On passbooks: which loan of this member it is, the first, the second.
    LOAN_CYCLE = said("Loan cycle")
    # On every paper of a loan: the amount lent, and the part of an installment that repays it.
    PRINCIPAL = said_in("of a loan", "Principal")
    # On papers in Bangladesh: what the loan costs; the trade's word for its interest.
    SERVICE_CHARGE = said("Service charge")
    # On papers in India: what the loan costs.
    INTEREST = said_in("on money", "Interest")
    # On schedules and receipts: one payment of principal and service charge together.
    INSTALLMENT = said("Installment")
    # On schedules and receipts: the place of an installment in the schedule, from 1.
    INSTALLMENT_NUMBER = said("Installment no.")
    # On key facts: how many installments there are.
    INSTALLMENTS = said("Number of installments")
    # On schedules: the day by which an installment is to be paid.
    DUE_DATE = said("Due date")
    # On passbooks and receipts: the day of a payment.
    PAID_ON = said("Paid on")
    # On every paper: the heading of a column of money.
    AMOUNT = said_in("of money", "Amount")
    # On passbooks: the column of what was paid.
    PAID = said_in("amount", "Paid")
    # On passbooks: the column of what is to be paid by a day.
    DUE = said_in("amount", "Due")
    # On statements: what should have been paid by now and was not.
    OVERDUE = said_in("amount", "Overdue")
    # On statements: all that is overdue, taken together.
    ARREARS = said("Arrears")
    # On passbooks: what was paid before it was due.
    ADVANCE = said_in("amount", "Advance")
    # On collection sheets: what a member is to bring, savings with it.
    TO_COLLECT = said("To collect")
    # On schedules and passbooks: principal lent and not yet repaid.
    OUTSTANDING_PRINCIPAL = said("Outstanding principal")
    # On passbooks and statements: what an account stands at after each line.
    BALANCE = said_in("of an account", "Balance")
    # On passbooks and schedules: the day the loan was paid out.
    DISBURSED_ON = said("Disbursed on")
    # On key facts and receipts: the loan before charges are withheld.
    DISBURSED_AMOUNT = said("Amount disbursed")
    # On key facts: what the borrower takes home after charges are withheld.
    NET_DISBURSED_AMOUNT = said("Net amount disbursed")
    # On every paper: the last line of a column.
    TOTAL = said("Total")
    # On key facts: principal, service charge and all else that the borrower will pay.
    TOTAL_PAYABLE = said("Total payable")

    # On passbooks: the heading of the savings part.
    SAVINGS = said("Savings")
    # On passbooks: the small savings that every member makes at meetings.
    GENERAL_SAVINGS = said("General savings")
    # On passbooks: savings that a loan requires.
    COMPULSORY_SAVINGS = said("Compulsory savings")
    # On passbooks: savings that a member makes of her own will.
    VOLUNTARY_SAVINGS = said("Voluntary savings")
    # On passbooks: the column of money put into savings.
    DEPOSIT = said_in("into savings", "Deposit")
    # On passbooks: the column of money taken out of savings.
    WITHDRAWAL = said_in("from savings", "Withdrawal")
    # On passbooks: what the savings have earned.
    INTEREST_EARNED = said("Interest earned")
    # On collection sheets: what a member is to save at the meeting.
    SAVINGS_DUE = said("Savings due")

    # On key facts: a charge that is not interest.
    FEE = said("Fee")
    # On key facts: the fee for handling the application.
    PROCESSING_FEE = said("Processing fee")
    # On key facts: the premium of the insurance that comes with the loan.
    INSURANCE = said("Insurance")
    # On key facts and receipts: tax on a fee or on interest.
    TAX = said("Tax")
    # On papers in India: goods and services tax.
    GST = said("GST")
    # On papers in Bangladesh: value added tax.
    VAT = said("VAT")
    # On receipts and statements: what is charged for paying late.
    PENALTY = said("Penalty")
    # On receipts and statements: interest or penalty that the institution gives up.
    WAIVER = said("Waiver")
    # On collection sheets and statements: given up as lost.
    WRITTEN_OFF = said("Written off")
    # On collection sheets and statements: what came in after a write-off.
    RECOVERED = said("Recovered")
    # On collection sheets, below the lines, before how many loans: nothing is left to pay of them.
    REPAID_NOT_LISTED = said("Repaid, not listed")

    # On key facts: the price of the loan in per cent.
    RATE = said_in("of interest", "Rate")
    # On key facts: interest on the principal lent, however much of it has been repaid.
    FLAT = said_in("interest method", "Flat")
    # On key facts: interest on the principal still outstanding.
    DECLINING_BALANCE = said_in("interest method", "Declining balance")
    # On key facts: the price with all charges, as the regulator has it.
    ANNUAL_PERCENTAGE_RATE = said("Annual percentage rate")
    # On key facts: how long the loan runs.
    TERM = said_in("of a loan", "Term")
    # On key facts: an installment each day.
    DAILY = said("Daily")
    # On key facts: an installment each week.
    WEEKLY = said("Weekly")
    # On key facts: an installment every two weeks.
    FORTNIGHTLY = said("Fortnightly")
    # On key facts: an installment each month.
    MONTHLY = said("Monthly")
    # On tables: the heading of a column of days.
    DAY = said("Day")
    # On tables: the heading of a column of weeks.
    WEEK = said("Week")
    # On tables: the heading of a column of months.
    MONTH = said("Month")
    # On tables: the heading of a column of years.
    YEAR = said("Year")

    # On receipts: the heading of the paper.
    RECEIPT = said("Receipt")
    # On receipts: their running number.
    RECEIPT_NUMBER = said("Receipt no.")
    # On passbooks: the heading of the paper.
    PASSBOOK = said("Passbook")
    # On schedules: the heading of the paper.
    SCHEDULE = said("Repayment schedule")
    # On collection sheets: the heading of the paper that is carried to a meeting.
    COLLECTION_SHEET = said("Collection sheet")
    # On statements: the heading of the paper.
    STATEMENT = said_in("of account", "Statement")
    # On key facts: the heading of the paper, as the Reserve Bank of India calls it.
    KEY_FACTS_STATEMENT = said("Key facts statement")
    # On every table: the running number of a line.
    SERIAL_NUMBER = said("Sl. no.")
    # On every paper: the day it was made out, and the column of days.
    DATE = said("Date")
    # On collection sheets: before the name of the holiday.
    HOLIDAY = said("Holiday")
    # On every paper whose amounts stand without it: before the code of the currency.
    CURRENCY = said("Currency")
    # On every paper of several pages, before the number of the page.
    PAGE = said("Page")
    # On receipts: before the name of the officer who took the money.
    RECEIVED_BY = said("Received by")
    # On receipts and passbooks: where someone signs.
    SIGNATURE = said("Signature")
    # On passbooks and statements: the column for notes.
    REMARKS = said("Remarks")
    # On statements: the first line, what stood there before.
    OPENING_BALANCE = said("Opening balance")
    # On statements: the last line, what stands there now.
    CLOSING_BALANCE = said("Closing balance")
    # On passbooks: the last line of a page that goes on overleaf.
    CARRIED_FORWARD = said("Carried forward")
    # On passbooks: the first line of a page that goes on from the one before.
    BROUGHT_FORWARD = said("Brought forward")

    # On receipts, in an amount in words: before an amount below zero.
    MINUS = said("minus")
    # On receipts, in an amount in words: after it, so that nothing can be added.
    ONLY = said_in("after an amount", "only")
    # On tables and in amounts in words: 1,000.
    THOUSAND = said("thousand")
    # On tables and in amounts in words: 1,00,000.
    LAKH = said("lakh")
    # On tables and in amounts in words: 1,00,00,000.
    CRORE = said("crore")

    def __repr__(self) -> str:
        return f"Word.{self.name}"


@unique
class Counted(Enum):
    """What is counted on papers; its value is the message with the place of the number.

    Examples
    --------
    >>> Counted.WEEK.value.plural
    '{count} weeks'
    """

    # On key facts and explanations: days of grace, days past due.
    DAY = numbered("{count} day", "{count} days")
    # On key facts: for how long an offer stands.
    WORKING_DAY = numbered("{count} working day", "{count} working days")
    # On key facts: the length of a loan, the age of arrears.
    WEEK = numbered("{count} week", "{count} weeks")
    # On key facts: the length of a loan of installments every two weeks.
    FORTNIGHT = numbered("{count} fortnight", "{count} fortnights")
    # On key facts: the length of a loan.
    MONTH = numbered("{count} month", "{count} months")
    # On key facts: the length of a loan.
    YEAR = numbered("{count} year", "{count} years")
    # On key facts and receipts: how many installments are left, paid or in advance.
    INSTALLMENT = numbered("{count} installment", "{count} installments")
    # On statements of a branch or a samity.
    LOAN = numbered("{count} loan", "{count} loans")
    # On statements of a branch or a samity.
    MEMBER = numbered("{count} member", "{count} members")

    def __repr__(self) -> str:
        return f"Counted.{self.name}"


@unique
class CurrencyName(Enum):
    """A currency or its hundredth by name; its value is the message, with a plural where there is one.

    Examples
    --------
    >>> CurrencyName.PAISA.value.plural
    'paise'
    """

    # On receipts, in an amount in words: the currency of Bangladesh.
    TAKA = numbered("taka", "taka")
    # On receipts, in an amount in words: a hundredth of a taka.
    POISHA = numbered("poisha", "poisha")
    # On receipts, in an amount in words: the currency of India.
    RUPEE = numbered("rupee", "rupees")
    # On receipts, in an amount in words: a hundredth of a rupee.
    PAISA = numbered("paisa", "paise")

    def __repr__(self) -> str:
        return f"CurrencyName.{self.name}"
