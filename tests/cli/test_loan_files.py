"""Files as branches have them, read by ``age``, ``statement`` and ``collection-sheet``: no good row is lost."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from microloan.cli import main

pytest.importorskip("numpy")

Run = Callable[..., str]
Written = Callable[[str, str], tuple[str, str]]
HEAD = "loan,product,principal,disbursed_on\n"
PAID = "loan,paid_on,amount,reference\n"
ASKED = ("--as-of", "2026-06-30")
EACH = (*ASKED, "--each", "--format", "json")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, list[str]]]:
    """From the words after ``microloan`` to the exit code, standard output, and the messages."""

    def run(*words: str) -> tuple[int, str, list[str]]:
        code = main(words)
        out, err = capsys.readouterr()
        return code, out, [line.removeprefix("microloan: ") for line in err.splitlines()]

    return run


Told = Callable[..., tuple[int, str, list[str]]]


def loans_of(answer: str) -> list[str]:
    return [loan["loan"] for loan in json.loads(answer)["loans"]]


class TestCurrency:
    def test_a_stray_row_first_is_refused_and_not_the_others(self, told: Told, written: Written) -> None:
        rows = [f"L-{number},jcf-jagoron,20000,2026-01-04" for number in range(200)]
        loans = HEAD + "\n".join(["X-1,ujjivan-group,20000,2026-01-04", *rows]) + "\n"
        files = written(loans, PAID + "L-0,2026-02-01,486,R-1\nX-1,2026-02-01,486,R-2\n")

        code, out, messages = told("age", *files, *EACH)

        assert code == 2
        assert loans_of(out) == [f"L-{number}" for number in range(200)]
        assert json.loads(out)["currency"] == "BDT"
        assert messages == [
            f"{files[0]} line 2: product='ujjivan-group' is in INR, where the file is in BDT",
            f"{files[1]} line 3: loan='X-1' is refused, on line 2 of the loans",
        ]

    def test_it_is_that_of_most_rows_wherever_they_stand(self, told: Told, written: Written) -> None:
        loans = HEAD.replace("\n", ",every,installments\n")
        loans += "".join(f"A-{number},nothing,20000,2026-01-04,,\n" for number in range(3))
        loans += "B,jcf-jagoron,20000,2026-01-04,,\n"
        loans += "".join(f"C-{number},bjs-shilpi,20000,2026-01-04,month,12\n" for number in range(2))
        files = written(loans, PAID)

        code, out, messages = told("age", *files, *EACH)

        assert (code, json.loads(out)["currency"]) == (2, "INR")
        assert loans_of(out) == ["C-0", "C-1"]
        assert messages[-1] == f"{files[0]} line 5: product='jcf-jagoron' is in BDT, where the file is in INR"

    def test_of_as_many_rows_it_is_the_first_named(self, told: Told, written: Written) -> None:
        loans = HEAD + "A,jcf-jagoron,20000,2026-01-04\nB,ujjivan-group,20000,2026-01-04\n"

        code, out, messages = told("age", *written(loans, PAID), *EACH)

        assert (code, json.loads(out)["currency"], loans_of(out)) == (2, "BDT", ["A"])
        assert len(messages) == 1


class TestReceipts:
    PAYMENTS = PAID + "L-1,2026-02-01,486,R-7\nL-2,2026-02-01,486,R-7\nL-1,2026-02-08,486,R-7\n"
    LOANS = HEAD + "L-1,jcf-jagoron,20000,2026-01-04\nL-2,jcf-jagoron,20000,2026-01-04\n"

    def test_one_receipt_for_several_loans_is_no_duplicate(self, told: Told, written: Written) -> None:
        files = written(self.LOANS, self.PAYMENTS)

        code, out, messages = told("age", *files, *EACH)

        assert code == 2
        assert [loan["paid"] for loan in json.loads(out)["loans"]] == [48_600, 48_600]
        assert messages == [f"{files[1]} line 4: reference='R-7' stands on line 2 already, for the same loan"]

    def test_the_statement_of_that_loan_says_the_same(self, told: Told, written: Written) -> None:
        files = written(self.LOANS, self.PAYMENTS)

        code, out, messages = told("statement", *files, "--loan", "L-1")
        assert (code, messages) == (2, told("age", *files, *EACH)[2])
        assert "payment R-7" in out
        code, out, messages = told("statement", *files, "--loan", "L-2")
        assert (code, messages) == (0, [])
        assert "payment R-7" in out


class TestWords:
    def test_capitals_of_a_spreadsheet_are_read(self, printed: Run, written: Written) -> None:
        loans = (
            "loan,product,principal,disbursed_on,every,first_due,installments\n"
            "L-1,JCF-Jagoron,20000,2026-01-04,,Wednesday,\nL-2,Jcf-Agrosor,60000,2026-01-04,Month,Second Tuesday,12\n"
        )
        small = loans.lower().replace("l-", "L-")
        assert printed("age", *written(loans, PAID), *EACH) == printed("age", *written(small, PAID), *EACH)

    def test_a_product_of_ones_own_too(self, printed: Run, written: Written, our_loan: str) -> None:
        loans = HEAD + "L-1,Our-Loan,15000,2025-12-30\n"
        with_choice = loans.replace("disbursed_on\n", "disbursed_on,every,installments\n").replace(
            "12-30\n", "12-30,MONTH,6\n"
        )
        assert loans_of(printed("age", *written(with_choice, PAID), *EACH, "--product", our_loan)) == ["L-1"]

    def test_names_are_not_folded(self, printed: Run, written: Written) -> None:
        loans = HEAD.replace("\n", ",branch\n") + "".join(
            f"{name},jcf-jagoron,20000,2026-01-04,{name}\n" for name in ("A-1", "a-1")
        )
        assert loans_of(printed("age", *written(loans, PAID), *EACH, "--only", "branch=a-1")) == ["a-1"]


LATE = HEAD + "L-1,jcf-jagoron,20000,2026-01-04\n"


class TestTolerance:
    @pytest.mark.parametrize("amount", ["Tk. ৫০০", "৫০০", "Tk 500", "500.00", "৳৫০০", "500/-"])
    def test_it_is_read_as_amounts_in_files_are(self, printed: Run, written: Written, amount: str) -> None:
        files = written(LATE, PAID)
        assert printed("age", *files, *ASKED, "--tolerance", amount) == printed(
            "age", *files, *ASKED, "--tolerance", "500"
        )

    @pytest.mark.parametrize(
        ("amount", "problem"),
        [
            ("Rs. 500", "shows 'Rs.', which is not BDT; amounts are in BDT here"),
            ("500-", "has its sign at the end; write it first"),
            ("500 Cr", "has 'Cr', crore or credit; write crore"),
        ],
    )
    def test_what_is_refused(self, refused: Run, written: Written, amount: str, problem: str) -> None:
        message = refused("age", *written(LATE, PAID), *ASKED, "--tolerance", amount)
        assert message == f"--tolerance={amount!r} {problem}"


class TestRulebook:
    NOTE = "in-rbi holds in IN, where amounts are in INR; these are in BDT."

    def test_that_of_another_country_is_told_and_computed(self, told: Told, written: Written) -> None:
        code, out, messages = told("age", *written(LATE, PAID), *ASKED, "--rulebook", "in-rbi")
        assert code == 0
        assert "Classes by in-rbi" in out
        assert self.NOTE in out
        assert messages == [f"--rulebook='in-rbi': {self.NOTE}"]

    @pytest.mark.parametrize("each", [(), ("--each",)])
    def test_it_is_in_the_notes_of_json(self, told: Told, written: Written, each: tuple[str, ...]) -> None:
        words = ("age", *written(LATE, PAID), *ASKED, "--rulebook", "in-rbi", "--format", "json", *each)
        assert self.NOTE in json.loads(told(*words)[1])["notes"]

    def test_that_of_the_own_country_is_not(self, printed: Run, written: Written) -> None:
        answer = printed("age", *written(LATE, PAID), *ASKED, "--rulebook", "bd-mra", "--format", "json")
        assert json.loads(answer)["notes"] == []

    def test_check_tells_it_too(self, told: Told) -> None:
        code, _, messages = told("check", "jcf-jagoron", "20000", "--disbursed", "2026-01-04", "--rulebook", "in-rbi")
        assert (code, messages) == (0, [f"--rulebook='in-rbi': {self.NOTE}"])


class TestDaysOff:
    def test_a_rule_without_any_day_off_is_refused(self, refused: Run, written: Written) -> None:
        for words in (("age", *ASKED), ("statement", "--loan", "L-1"), ("collection-sheet", "--on", "2026-01-28")):
            message = refused(words[0], *written(LATE, PAID), *words[1:], "--on-holiday", "next_working_day")
            assert message == (
                "--on-holiday=next_working_day moves no date by itself; "
                "add --weekend, such as friday,saturday, or --holidays with a list of holidays"
            )

    def test_it_is_taken_where_one_product_has_a_weekend(self, printed: Run, written: Written) -> None:
        files = written(LATE + "L-2,asa-primary,20000,2026-01-04\n", PAID)
        assert printed("age", *files, *EACH, "--on-holiday", "next_working_day")


class TestMessages:
    def test_bad_rows_stand_in_the_order_of_the_file(self, told: Told, written: Written) -> None:
        payments = PAID + "L-1,2026-01-01,5,\nL-1,2026-02-30,5,\nL-1,2026-01-02,5,\nL-1,2026-02-01,x,\n"
        files = written(LATE, payments)
        _, _, messages = told("statement", *files, "--loan", "L-1")
        assert [message.partition(": ")[0] for message in messages] == [f"{files[1]} line {n}" for n in (2, 3, 4, 5)]

    def test_a_payment_of_no_loan_is_told_in_the_same_words(self, told: Told, written: Written) -> None:
        loans = LATE.replace("disbursed_on", "disbursed_on,group").replace("01-04", "01-04,Golap")
        files = written(loans, PAID + "L-9,2026-01-21,5,\n")
        message = f"{files[1]} line 2: loan='L-9' is not among the loans"
        assert told("age", *files, *ASKED)[2] == [message]
        assert told("collection-sheet", *files, "--on", "2026-01-28", "--group", "Golap")[2][0] == message

    @pytest.mark.parametrize("payments", [2, 7])
    def test_each_payment_of_no_loan_and_of_a_refused_one_is_told(
        self, told: Told, written: Written, payments: int
    ) -> None:
        rows = HEAD + "L-1,jcf-jagoron,20000,2026-01-04\nL-2,jcf-jagoron,20,2026-01-04\n"
        paid = "".join(f"L-2,2026-01-{day + 20},5,\nL-9,2026-01-{day + 20},5,\n" for day in range(payments))
        files = written(rows, PAID + paid)
        sheet = ("collection-sheet", *files, "--on", "2026-01-28", "--individual")
        for options, most in ((("--every-bad-row",), payments), ((), min(payments, 4))):
            messages = told("age", *files, *ASKED, *options)[2]
            assert told(*sheet, *options)[2] == messages
            assert len(messages) == 1 + 2 * most

    def test_many_alike_are_told_as_one(self, told: Told, written: Written) -> None:
        rows = "".join(f"X-{number},jcf-jagoron,20500,2026-01-04\n" for number in range(150))
        files = written(LATE + rows, PAID)

        code, out, messages = told("age", *files, *ASKED, "--format", "json")

        assert code == 2
        assert [message.partition(": ")[0] for message in messages[:3]] == [f"{files[0]} line {n}" for n in (3, 4, 5)]
        assert messages[3:] == [f"{files[0]} lines 6 to 152: 147 more like line 5; --every-bad-row tells each"]
        assert [row["line"] for row in json.loads(out)["bad_rows"]["loans"]] == list(range(3, 153))
        assert len(told("age", *files, *ASKED, "--every-bad-row")[2]) == 150

    @pytest.mark.parametrize("rows", [3, 4, 5])
    def test_one_more_is_told_itself(self, told: Told, written: Written, rows: int) -> None:
        bad = "".join(f"X-{number},jcf-jagoron,20500,2026-01-04\n" for number in range(rows))
        messages = told("age", *written(LATE + bad, PAID), *ASKED)[2]
        assert len(messages) == min(rows, 4)
        assert ("more like" in messages[-1]) is (rows == 5)

    def test_a_choice_that_no_cell_makes_is_told_by_its_column(self, told: Told, written: Written) -> None:
        loans = HEAD + "L-1,jcf-agrosor,60000,2026-01-04\n"
        files = written(loans, PAID)
        (message, *_) = told("age", *files, *ASKED)[2]
        assert (
            message == f"{files[0]} line 2: column='every' is missing; it must be month or week (product jcf-agrosor)"
        )
        files = written(loans.replace("\n", ",every\n", 1).replace("04\n", "04,\n"), PAID)
        (message, *_) = told("age", *files, *ASKED)[2]
        assert (
            message == f"{files[0]} line 2: every='' must not be empty; it must be month or week (product jcf-agrosor)"
        )

    def test_no_message_names_what_python_has(self, told: Told, written: Written) -> None:
        payments = PAID + "".join(
            f"L-1,2026-02-01,{cell},\n" for cell in ("500-", "+500", "500 Cr", "500 Dr", "1.005", "௫௦௦", "Rs. 5")
        )
        _, _, messages = told("age", *written(LATE, payments), *ASKED, "--every-bad-row")
        assert len(messages) == 7
        for message in messages:
            assert not any(word in message for word in ("Signs.", "Cr.", "home=", "cr=", "reading", "name a rounding"))

    def test_only_a_column_that_is_not_there(self, refused: Run, written: Written) -> None:
        loans = LATE.replace("disbursed_on", "disbursed_on,branch").replace("01-04", "01-04,Bogura")
        files = written(loans, PAID)
        assert refused("age", *files, *ASKED, "--only", "officer=Q") == (
            "--only='officer=Q' names no column that loans can be chosen by; those of this file are product, branch"
        )
        assert refused("age", *files, *ASKED, "--only", "branch=Bogora") == (
            "--only='branch=Bogora' names no branch of the loans; did you mean Bogura?"
        )


class TestColumns:
    LOANS = (
        "Loan,Village,Product,principal,Disbursed on,date,office,member_id\n"
        "L-1,Bogura,jcf-jagoron,20000,2026-01-04,x,y,7\n"
    )

    @pytest.mark.parametrize("words", [("age", *ASKED), ("statement", "--loan", "L-1")])
    def test_those_of_a_system_are_named_once_and_not_read(
        self, told: Told, written: Written, words: tuple[str, ...]
    ) -> None:
        files = written(self.LOANS, "loan,paid_on,amount,Cashier\nL-1,2026-02-01,486,Z\n")
        code, out, messages = told(words[0], *files, *words[1:])
        assert code == 0
        assert out
        of_loans = f"'Village', 'date', 'office', 'member_id' of {files[0]}"
        assert messages == [f"columns that are not known here, and not read: {of_loans}; 'Cashier' of {files[1]}"]

    @pytest.mark.parametrize(
        ("heading", "name", "meant"),
        [
            ("loan,product,pricipal,disbursed_on", "pricipal", "principal"),
            ("loan,product,principal,disbursed_on,frist_due", "frist_due", "first_due"),
            ("loan,product,principal,disbursed_on,0first_due", "0first_due", "first_due"),
            ("loan,product,principal,disbursed_on,instalments", "instalments", "installments"),
            ("loan,product,principal,disbursed_on,first-due", "first-due", "first_due"),
            ("loan,product,principal,disbursed_on,Brnach", "brnach", "branch"),
        ],
    )
    def test_one_that_is_misspelt_is_refused(
        self, refused: Run, written: Written, heading: str, name: str, meant: str
    ) -> None:
        files = written(f"{heading}\n", PAID)
        assert refused("age", *files, *ASKED) == f"{files[0]!r}: column={name!r} is not known; did you mean {meant}?"

    def test_one_of_the_payments_too(self, refused: Run, written: Written) -> None:
        files = written(LATE, "loan,paid_on,amount,refrence\n")
        assert (
            refused("age", *files, *ASKED) == f"{files[1]!r}: column='refrence' is not known; did you mean reference?"
        )
        files = written(LATE, "loan_no,paid_on,amount\n")
        assert refused("age", *files, *ASKED) == (
            f"{files[1]!r}: column='loan' is missing in the first row; rename loan_no, if that is it"
        )

    def test_what_is_near_to_a_column_that_is_there_is_another(self, told: Told, written: Written) -> None:
        files = written(LATE.replace("loan,", "loan,loans,").replace("L-1,", "L-1,2,"), PAID)
        assert told("age", *files, *ASKED)[0] == 0
