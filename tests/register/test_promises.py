"""Promises in the register: made once, proved, judged, and in the history of their contract."""

import datetime as dt

import pytest
from tests.domain.guidance.test_promising import CONTRACT
from tests.register.people import AT, DAY, TESTER

from aankoopwijzer.domain.records.promise import PromiseRefused
from aankoopwijzer.flows.judge_proof import judge_proof
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.flows.set_proof_due import set_proof_due
from aankoopwijzer.flows.submit_proof import submit_proof
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands as procurements
from aankoopwijzer.register.promises import commands, queries

pytestmark = pytest.mark.django_db
PDF = ("attest.pdf", b"%PDF-1.7 attest")


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture
def contract(pack):
    """The number of an awarded contract with its promise."""
    (number,) = procurements.add_procurements(
        [CONTRACT.model_copy(update={"number": None})], by=TESTER, at=AT, by_person=False
    )
    assert make_promises([number], pack, by=TESTER, at=AT) == 1
    return number


def only(contract):
    (one,) = queries.promises_of(contract)
    return one


def prove(one, *files, most_bytes=1000, note=""):
    return submit_proof(one.number, files or (PDF,), note=note, most_bytes=most_bytes, by=TESTER, at=AT, on=DAY)


def judge(one, **said):
    return judge_proof(one.number, by=TESTER, at=AT, on=DAY, **said)


def refused(code):
    return pytest.raises(PromiseRefused, match=code)


def test_making_promises_again_makes_none(contract, pack):
    assert make_promises([contract], pack, by=TESTER, at=AT) == 0


def test_proof_waits_for_a_judgement_and_is_kept_byte_for_byte(contract):
    one = prove(only(contract), PDF, note="Alle bestellingen")
    assert (one.status, one.submitted_on) == ("submitted", DAY)
    ((_, (file,)),) = queries.evidence_of(contract).items()
    assert (file.name, file.kind, file.size, file.note) == ("attest.pdf", "application/pdf", 15, "Alle bestellingen")
    assert queries.evidence_file(contract, file.number)[1] == PDF[1]
    assert queries.evidence_file(contract + 1, file.number) is None


def test_the_same_file_twice_is_kept_once(contract):
    prove(only(contract))
    prove(only(contract), PDF, ("anders.pdf", PDF[1]))
    assert len(queries.evidence_of(contract)[only(contract).number]) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "C:\\temp\\passwd.pdf", "a\r\nSet-Cookie: x/passwd.pdf"])
def test_a_name_is_shown_and_never_a_path(contract, name):
    prove(only(contract), (name, PDF[1]))
    ((file,),) = queries.evidence_of(contract).values()
    assert file.name == "passwd.pdf"


def test_an_accepted_proof_is_settled_and_is_due_again_next_year(contract):
    prove(only(contract))
    judge(only(contract), is_accepted=True)
    first, second = queries.promises_of(contract)
    assert (first.status, first.accepted_on) == ("accepted", DAY)
    assert (second.status, second.occasion, second.due_on) == ("open", 2, dt.date(2028, 3, 1))
    with refused("accepted-already"):
        prove(first)


def test_a_refusal_says_why_and_proof_can_come_again(contract):
    prove(only(contract))
    with refused("reason-missing"):
        judge(only(contract), is_accepted=False, reason=" ")
    judge(only(contract), is_accepted=False, reason="Ander product")
    assert (only(contract).status, only(contract).refusal) == ("refused", "Ander product")
    assert prove(only(contract), ("nieuw.pdf", b"%PDF-1.7 nieuw")).status == "submitted"


def test_nothing_is_judged_that_did_not_come(contract):
    with refused("nothing-to-judge"):
        judge(only(contract), is_accepted=True)
    with refused("no-such-promise"):
        judge_proof(9999, is_accepted=True, by=TESTER, at=AT, on=DAY)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([("leeg.pdf", b"")], "empty-file"),
        ([("groot.pdf", b"%PDF-" + b"x" * 2000)], "too-large"),
        ([("virus.exe", b"MZ\x90")], "not-a-proof"),
        ([PDF, ("page.html", b"<script>")], "not-a-proof"),
    ],
)
def test_what_cannot_be_proof_is_refused_as_a_whole(contract, files, code):
    with refused(code):
        prove(only(contract), *files)
    assert only(contract).status == "open"
    assert queries.evidence_of(contract) == {}


def test_a_promise_takes_so_many_files(contract, monkeypatch):
    monkeypatch.setattr(commands, "MOST_FILES", 1)
    with refused("too-many"):
        prove(only(contract), PDF, ("b.pdf", b"%PDF-b"))
    with refused("no-file"):
        submit_proof(only(contract).number, [], most_bytes=9, by=TESTER, at=AT, on=DAY)


def test_the_work_list_says_what_is_late_what_waits_and_what_comes(contract):
    due = dt.date(2027, 3, 1)

    def asks(on):
        return [task for task, count in queries.counts(None, on).items() if count]

    assert asks(due) == ["soon"]
    assert asks(due + dt.timedelta(days=1)) == ["overdue"]
    assert asks(due - dt.timedelta(days=61)) == ["later"]
    set_proof_due(only(contract).number, None, by=TESTER, at=AT)
    assert asks(due) == ["no_day"]
    prove(only(contract))
    assert asks(due) == ["to_judge"]
    (thing,) = queries.worklist({"brugge"}, "to_judge", due, most=9)
    assert (thing.title, thing.promise.number) == ("Werkkledij", only(contract).number)
    assert queries.worklist({"damme"}, "to_judge", due, most=9) == []


def test_what_became_of_a_promise_stands_in_the_history_of_its_contract(contract):
    prove(only(contract))
    judge(only(contract), is_accepted=False, reason="Ander product")
    judged, proved, made = changes_of("contract", str(contract))
    assert (made.action, proved.after["files"], judged.why) == ("created", ["attest.pdf"], "Ander product")


def test_the_export_has_typed_columns(contract):
    export = queries.export()
    (row,) = export.rows
    told = dict(zip(export.names, row, strict=True))
    assert (told["procurement"], told["status"], told["objectives"], told["accepted_on"]) == (
        contract,
        "open",
        "S2.2",
        None,
    )
    assert dict(zip(export.names, export.types, strict=True))["due_on"] is dt.date
