"""Promises on the pages: whoever may proves and judges; a supplier opens one contract by its link and nothing else."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.domain.guidance.test_promising import CONTRACT
from tests.register.people import AT, TESTER, load_authorities
from tests.register.test_promises import PDF
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.register.accounts.queries import links_of
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands
from aankoopwijzer.register.promises import queries
from aankoopwijzer.register.suppliers.queries import chain_disclosures
from aankoopwijzer.web.policy import policy


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


def awarded(authority: str = "brugge") -> int:
    one = CONTRACT.model_copy(
        update={"number": None, "authority": authority, "internal_note": "Niet voor de leverancier"}
    )
    (number,) = commands.add_procurements([one], by=TESTER, at=AT, by_person=False)
    make_promises([number], policy(), by=TESTER, at=AT)
    return number


@pytest.fixture
def contract() -> int:
    return awarded()


@pytest.fixture
def buyer(visitor: Client) -> Client:
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


@pytest.fixture
def supplier() -> Client:
    return Client(headers={"accept-language": "nl-BE"})


def promise_of(contract: int) -> int:
    return queries.promises_of(contract)[0].number or 0


def file(name: str = PDF[0], content: bytes = PDF[1]) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def link(buyer: Client, contract: int) -> str:
    page = buyer.post(f"/aankopen/{contract}/link").content.decode()
    found = re.search(r'value="http://testserver(/contract/[^"]+)"', page)
    assert found is not None
    return found[1]


def test_a_buyer_proves_and_judges(buyer: Client, contract: int) -> None:
    of = f"/aankopen/{contract}/beloften"
    assert "nog geen bewijs" in words_of(buyer.get(of)) or "Bewijs:" in words_of(buyer.get(of))
    assert buyer.post(f"{of}/{promise_of(contract)}/bewijs", {"proof": file()}).status_code == 302
    answer = buyer.post(f"{of}/{promise_of(contract)}/oordeel", {"do": "refuse", "reason": ""})
    assert (answer.status_code, "Zeg waarom je het weigert" in words_of(answer)) == (422, True)
    assert buyer.post(f"{of}/{promise_of(contract)}/oordeel", {"do": "accept"}).status_code == 302
    assert queries.promises_of(contract)[0].status == "accepted"


def test_the_day_is_changed_and_nonsense_is_refused(buyer: Client, contract: int) -> None:
    of = f"/aankopen/{contract}/beloften/{promise_of(contract)}/oordeel"
    assert buyer.post(of, {"do": "due", "due_on": "2027-01-31"}).status_code == 302
    assert queries.promises_of(contract)[0].due_on == dt.date(2027, 1, 31)
    for wrong in ("31 januari", "2027-02-30", "0001-01-01"):
        assert buyer.post(of, {"do": "due", "due_on": wrong}).status_code == 422
    assert buyer.post(of, {"do": "iets"}).status_code == 404


def test_proof_is_served_to_keep_and_never_to_show(buyer: Client, contract: int) -> None:
    buyer.post(f"/aankopen/{contract}/beloften/{promise_of(contract)}/bewijs", {"proof": file('é"x.pdf')})
    ((kept,),) = queries.evidence_of(contract).values()
    answer = buyer.get(f"/aankopen/{contract}/bewijs/{kept.number}")
    assert answer.content == PDF[1]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert buyer.get(f"/aankopen/{awarded()}/bewijs/{kept.number}").status_code == 404


def test_a_buyer_of_elsewhere_sees_no_promise(contract: int, supplier: Client) -> None:
    strong_member(supplier, (Role.BUYER, "damme"))
    assert supplier.get(f"/aankopen/{contract}/beloften").status_code == 404
    assert supplier.post(f"/aankopen/{contract}/link").status_code == 404
    assert "Werkkledij" not in words_of(supplier.get("/opvolging?wat=later"))


def test_an_award_makes_promises_of_what_was_asked(buyer: Client) -> None:
    planned = CONTRACT.model_copy(update={"number": None, "stage": "published"})
    (number,) = commands.add_procurements([planned], by=TESTER, at=AT, by_person=False)
    page = buyer.get(f"/aankopen/{number}/wijzig").content.decode()
    version = re.search(r'name="versie" value="(\d+)"', page)
    assert version is not None
    form = {
        "versie": version[1],
        "title": "Werkkledij",
        "authority": "brugge",
        "stage": "awarded",
        "awarded_on": "2026-02-01",
    }
    answer = buyer.post(
        f"/aankopen/{number}/wijzig", {**form, "contract_type": "supplies", "framework_agreement": "no"}
    )
    assert answer.status_code == 302, answer.content.decode()
    assert [one.criterion for one in queries.promises_of(number)] == ["textile-order-planning"]


def test_the_work_list_leads_to_the_promise(buyer: Client, contract: int) -> None:
    page = buyer.get("/opvolging?wat=later")
    assert f"/aankopen/{contract}/beloften#belofte-{promise_of(contract)}" in page.content.decode()


def test_a_supplier_proves_by_the_link_without_an_account(buyer: Client, contract: int, supplier: Client) -> None:
    address = link(buyer, contract)
    page = words_of(supplier.get(address))
    assert "Werkkledij" in page
    assert "Niet voor de leverancier" not in page
    sent = {"do": "proof", "promise": promise_of(contract), "proof": file()}
    assert supplier.post(address, sent).status_code == 302
    assert queries.promises_of(contract)[0].status == "submitted"
    (number,) = [one.number for one in links_of("contract", str(contract))]
    assert str(changes_of("contract", str(contract))[0].by) == f"supplier_link:{number}"


def test_a_supplier_reaches_no_other_contract(buyer: Client, contract: int, supplier: Client) -> None:
    address, other = link(buyer, contract), awarded()
    sent = {"do": "proof", "promise": promise_of(other), "proof": file()}
    assert supplier.post(address, sent).status_code == 404
    assert supplier.get(f"/aankopen/{other}/beloften").status_code == 302
    for wrong in ("", "x", "9" * 30):
        assert supplier.post(address, {"do": "proof", "promise": wrong, "proof": file()}).status_code == 404
    assert queries.promises_of(other)[0].status == "open"


def test_a_supplier_that_sends_a_hostile_file_reads_what_to_do(buyer: Client, contract: int, supplier: Client) -> None:
    address = link(buyer, contract)
    sent = {"do": "proof", "promise": promise_of(contract), "proof": file("attest.pdf", b"MZ\x90\x00")}
    answer = supplier.post(address, sent)
    assert answer.status_code == 422
    assert "kan niet aanvaard worden" in words_of(answer)
    assert supplier.post(address, {"do": "proof", "promise": promise_of(contract)}).status_code == 422


def test_a_supplier_discloses_its_chain(buyer: Client, contract: int, supplier: Client) -> None:
    address = link(buyer, contract)
    site = {"do": "site", "tier": "1", "site": "Weverij Voorbeeld", "country": "Portugal"}
    assert supplier.post(address, site).status_code == 302
    assert supplier.post(address, site).status_code == 302
    (kept,) = chain_disclosures()
    assert (kept.site, kept.tier, kept.evidence, kept.authority, kept.batch) == (
        "Weverij Voorbeeld", 1, "declared", "brugge", 0,
    )  # fmt: skip
    for wrong in ({"tier": "7"}, {"tier": "x"}, {"site": " "}):
        assert supplier.post(address, {**site, **wrong}).status_code == 422


def test_a_link_that_was_closed_guessed_or_has_ended_opens_nothing(
    buyer: Client, contract: int, supplier: Client
) -> None:
    address = link(buyer, contract)
    assert supplier.get(address[:-1]).status_code == 404
    (one,) = links_of("contract", str(contract))
    assert one.expires_on == timezone.localdate() + dt.timedelta(days=90)
    assert buyer.post(f"/aankopen/{awarded()}/link/{one.number}/weg").status_code == 404
    assert buyer.post(f"/aankopen/{contract}/link/{one.number}/weg").status_code == 302
    assert "Deze link is gesloten" in words_of(supplier.get(address))


ACTION = {"name": "Wagenpark doorlichten", "authority": "brugge", "state": "planned", "objectives": ["K2.1"]}


def test_an_action_is_planned_and_goes_on(buyer: Client) -> None:
    assert "Er is hier nog geen actie gepland" in words_of(buyer.get("/acties"))
    assert buyer.post("/acties/nieuw", ACTION).status_code == 302
    page = buyer.get("/acties")
    assert "Wagenpark doorlichten" in words_of(page)
    address = re.search(r'href="(/acties/\d+)"', page.content.decode())
    assert address is not None
    assert buyer.post(address[1], {**ACTION, "state": "dropped"}).status_code == 422
    assert buyer.post(address[1], {**ACTION, "state": "dropped", "remark": "Te duur"}).status_code == 302
    assert "Te duur" in words_of(buyer.get("/acties?stand=dropped"))


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 300}, {"authority": "damme"}, {"due_on": "morgen"}, {"objectives": ["Z9"]}]
)
def test_an_action_that_cannot_be_is_refused(buyer: Client, wrong: dict[str, object]) -> None:
    assert buyer.post("/acties/nieuw", ACTION | wrong).status_code == 422
