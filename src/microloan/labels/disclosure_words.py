"""The words of key facts statements and of service charge disclosures.

==================  ==============================================================
`DisclosureWord`    headings and lines of these papers: ``DisclosureWord.FIRST_DUE``
==================  ==============================================================

>>> DisclosureWord.SANCTIONED_AMOUNT.value.text
'Sanctioned loan amount'
"""

from __future__ import annotations

from enum import unique

from microloan.labels.messages import said
from microloan.labels.words import Spoken


@unique
class DisclosureWord(Spoken):
    """A heading or line of a disclosure; its value is the message that each language translates.

    Examples
    --------
    >>> DisclosureWord.LENDER
    DisclosureWord.LENDER
    """

    # On service charge disclosures: the heading of the paper.
    SERVICE_CHARGE_DISCLOSURE = said("Service charge disclosure")
    # On key facts: the heading of part 1.
    PART_ONE = said("Part 1: interest rate, fees and charges")
    # On key facts: the heading of part 2.
    PART_TWO = said("Part 2: other information")
    # On key facts: the heading of the fees, and their total.
    FEES_AND_CHARGES = said("Fees and charges")
    # On key facts: charges for paying late or early, or for asking for a change.
    CONTINGENT_CHARGES = said("Contingent charges")
    # On key facts: the heading of the sheet that computes the annual percentage rate.
    COMPUTATION_OF_RATE = said("Computation of the annual percentage rate")
    # On key facts: the heading of the column that says what a line is about.
    PARTICULAR = said("Particular")
    # On key facts: the heading of the column of answers.
    DETAIL = said("Detail")
    # On key facts: the currency of all amounts.
    CURRENCY = said("Currency of all amounts")
    # On key facts: who lends.
    LENDER = said("Lender")
    # On key facts: of the lender.
    ADDRESS = said("Address")
    # On key facts: who borrows.
    BORROWER = said("Borrower")
    # On key facts: the number of the offer.
    PROPOSAL_NUMBER = said("Loan proposal no.")
    # On key facts: the day the paper was made out.
    PREPARED_ON = said("Prepared on")
    # On key facts: for how many working days the offer stands.
    VALID_FOR = said("Valid for")
    # On key facts: the last day of the offer.
    VALID_UNTIL = said("Valid until")
    # On key facts: the loan that is granted.
    SANCTIONED_AMOUNT = said("Sanctioned loan amount")
    # On key facts: whether the loan is paid out at once or in stages.
    DISBURSAL = said("Disbursal")
    # On key facts: the whole loan is paid out on one day.
    AT_ONCE = said("In full at once")
    # On key facts: the loan is paid out in parts.
    IN_STAGES = said("In stages")
    # On key facts: whether installments are weekly, monthly or other.
    INSTALLMENT_TYPE = said("Type of installments")
    # On key facts: of each installment.
    INSTALLMENT_AMOUNT = said("Amount of each installment")
    # On key facts: the least and the most an installment comes to.
    FROM_TO = said("Smallest and largest installment")
    # On key facts: the amount of the last installment, where it differs.
    LAST_INSTALLMENT = said("Last installment")
    # On key facts: the day of the first installment, and how many days after disbursement it comes.
    FIRST_DUE = said("First installment due")
    # On key facts: the day of the last installment.
    LAST_DUE = said("Last installment due")
    # On key facts: the rate of interest, its method, and whether it is fixed.
    RATE_AND_TYPE = said("Interest rate and type")
    # On key facts: the rate stays the same.
    FIXED = said("Fixed rate")
    # On key facts: the rate follows a benchmark.
    FLOATING = said("Floating rate")
    # On key facts: the rate that a floating one follows.
    BENCHMARK = said("Reference benchmark")
    # On key facts: what is added to the benchmark.
    SPREAD = said("Spread")
    # On key facts: how often a floating rate is set anew.
    RESET = said("Rate is reset every")
    # On key facts: before what a rise of the rate by a quarter of a point does.
    IF_RATE_RISES = said("If the rate rises by 0.25%, either the installment grows by")
    # On key facts: the other thing that a rise of the rate may do.
    OR_MORE_INSTALLMENTS = said("or there are more of them by")
    # On key facts: fees that the lender keeps.
    TO_LENDER = said("Payable to the lender")
    # On key facts: fees that someone else receives through the lender.
    TO_THIRD_PARTY = said("Payable to a third party through the lender")
    # On key facts: the heading of the column of those who receive a fee.
    PAID_TO = said("Paid to")
    # On key facts: the heading of the column that says whether a fee recurs.
    HOW_OFTEN = said("How often")
    # On key facts: a fee that is due once.
    ONE_TIME = said("One-time")
    # On key facts: a fee that is due again and again.
    RECURRING = said("Recurring")
    # On key facts: charges that are due on the day of disbursement.
    AT_DISBURSEMENT = said("Of which at disbursement")
    # On key facts: the interest of all installments.
    TOTAL_INTEREST = said("Total interest")
    # On key facts: a contingent charge.
    LATE_PAYMENT = said("Penal charges for late payment")
    # On key facts: a contingent charge.
    OTHER_PENAL = said("Other penal charges")
    # On key facts: the charge for closing a loan before its end.
    FORECLOSURE = said("Foreclosure charges")
    # On key facts: a contingent charge.
    RATE_SWITCHING = said("Charges for switching between fixed and floating rate")
    # On key facts: no such charge.
    NONE = said("None")
    # On key facts: the lender has not said.
    NOT_STATED = said("Not stated")
    # On key facts: a line of part 2.
    RECOVERY_CLAUSE = said("Clause of the loan agreement on recovery agents")
    # On key facts: a line of part 2.
    GRIEVANCE_CLAUSE = said("Clause of the loan agreement on grievance redressal")
    # On key facts: before the phone and mail of the officer.
    GRIEVANCE_OFFICER = said("Nodal grievance redressal officer")
    # On key facts: a line of part 2.
    TRANSFERABLE = said("May be transferred to other lenders or securitised")
    # On key facts: an answer.
    YES = said("Yes")
    # On key facts: an answer.
    NO = said("No")
    # On key facts: a lender of a loan that two lenders fund, with its share.
    ORIGINATOR = said("Originating lender and its share")
    # On key facts: the other lender of such a loan, with its share.
    PARTNER = said("Partner lender and its share")
    # On key facts: what the borrower pays to both.
    BLENDED_RATE = said("Blended rate of interest")
    # On key facts: for how long a digital loan may be given back.
    COOLING_OFF = said("Cooling-off period without penalty on prepayment")
    # On key facts: who may come to collect a digital loan.
    RECOVERY_AGENTS = said("Service providers that may approach the borrower to collect")
    # On key facts: how the annual percentage rate is found.
    RATE_NOTE = said(
        "Rate of a period on the net amount disbursed, reducing balance, times periods a year; half up to 2 decimals."
    )
    # On key facts: the last line of part 1.
    CONSENT_NOTE = said("A charge that is not stated here is not made without the borrower's consent.")
    # On key facts: before the signature of the borrower.
    ACKNOWLEDGED = said("Read, explained and understood")
    # On service charge disclosures: the yearly rate on what is still owed.
    SERVICE_CHARGE_RATE = said("Service charge rate, declining balance")
    # On service charge disclosures: that of all installments.
    TOTAL_SERVICE_CHARGE = said("Total service charge")
    # On service charge disclosures: the total service charge for each thousand lent.
    CHARGE_PER_THOUSAND = said("Service charge for each thousand lent")
    # On service charge disclosures: what is saved with each installment.
    SAVINGS_EACH_TIME = said("Savings with each installment")
    # On service charge disclosures: what is kept back as savings.
    SAVINGS_WITHHELD = said("Savings kept back at disbursement")
    # On service charge disclosures: what the member gets back.
    SAVINGS_RETURNED = said("Savings returned at the end")
    # On service charge disclosures: the last line.
    NO_OTHER_CHARGE_NOTE = said("Nothing is charged beside what stands here.")

    def __repr__(self) -> str:
        return f"DisclosureWord.{self.name}"
