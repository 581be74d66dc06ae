"""The page where a person says which plan and which notice are one purchase."""

import re

import pytest
from django.test import Client
from tests.api.test_pairs import TOLD
from tests.api.test_procurements import kept
from tests.register.people import AT, TESTER, load_authorities
from tests.web.signed_in import strong_member

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands, pairs, queries
from aankoopwijzer.register.procurements.queries import Wanted

PLACE = "/aankopen/koppelen/brugge"


@pytest.fixture
def two() -> tuple[int, int]:
    """A plan and its notice."""
    load_authorities()
    plan = kept(stage="planned", documents=(), notice_id=None)
    return plan, kept(stage="published", documents=TOLD, title="Heraanleg Kerkstraat fase 1")


@pytest.fixture
def buyer(two: tuple[int, int], visitor: Client) -> Client:
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def said(two: tuple[int, int], answer: str, version: str | None = None) -> dict[str, str]:
    return {
        "plan": str(two[0]),
        "aankondiging": str(two[1]),
        "antwoord": answer,
        "versie": pairs.version_of(*two) if version is None else version,
    }


def count() -> int:
    return queries.count(Wanted(within=None))


def test_a_pair_stands_there_with_its_reasons_what_differs_and_both_answers(buyer: Client) -> None:
    page = buyer.get(PLACE).content.decode()
    assert "woorden die beide titels hebben: heraanleg, kerkstraat" in page
    assert "Heraanleg Kerkstraat fase 1" in page
    assert 'data-head="Wat blijft staan">het plan</td>' in page
    assert {"zelfde", "apart"} == set(re.findall(r'name="antwoord" value="(\w+)"', page))


def test_one_purchase_leads_to_it_and_the_old_number_does_too(buyer: Client, two: tuple[int, int]) -> None:
    answer = buyer.post(PLACE, said(two, "zelfde"))
    assert (answer.status_code, answer["Location"]) == (302, f"/aankopen/{two[0]}")
    assert count() == 1
    assert buyer.get(f"/aankopen/{two[1]}")["Location"] == f"/aankopen/{two[0]}"
    page = buyer.get(f"/aankopen/{two[0]}").content.decode()
    assert "“Heraanleg Kerkstraat fase 1”" in page
    assert "Wat beide anders zeggen" in page
    for place in ("wijzig", "percelen", "beloften"):
        assert buyer.get(f"/aankopen/{two[1]}/{place}").status_code == 404, place


def test_what_the_notice_said_otherwise_is_for_colleagues_only(buyer: Client, two: tuple[int, int]) -> None:
    buyer.post(PLACE, said(two, "zelfde"))
    page = Client(headers={"accept-language": "nl-BE"}).get(f"/aankopen/{two[0]}")
    assert page.status_code == 200
    assert "Wat beide anders zeggen" not in page.content.decode()


def test_parted_and_asked_again_it_is_proposed_once_more(buyer: Client, two: tuple[int, int]) -> None:
    buyer.post(PLACE, said(two, "zelfde"))
    assert buyer.post(PLACE, said(two, "los")).status_code == 302
    assert count() == 2
    page = buyer.get(PLACE).content.decode()
    assert "Er is niets te beslissen" in page
    assert "Vraag het opnieuw" in page
    assert buyer.post(PLACE, said(two, "opnieuw")).status_code == 302
    assert "Dit is één aankoop" in buyer.get(PLACE).content.decode()


def test_two_purchases_leave_the_page_and_stand_among_what_was_decided(buyer: Client, two: tuple[int, int]) -> None:
    assert buyer.post(PLACE, said(two, "apart"))["Location"] == f"{PLACE}#beslist"
    page = buyer.get(PLACE).content.decode()
    assert "Dit is één aankoop" not in page
    assert "Wat beslist is" in page
    assert count() == 2


def test_an_answer_on_what_changed_meanwhile_shows_it_again(buyer: Client, two: tuple[int, int]) -> None:
    before = pairs.version_of(*two)
    plan = queries.procurement(two[0])
    assert plan is not None
    commands.change_procurement(plan.model_copy(update={"title": "Kerkstraat nu"}), by=TESTER, at=AT, by_person=True)
    answer = buyer.post(PLACE, said(two, "zelfde", before))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "veranderde terwijl je keek" in page
    assert "Kerkstraat nu" in page
    assert count() == 2
    assert buyer.post(PLACE, said(two, "apart", "")).status_code == 409, "a form without a version saw nothing"


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"antwoord": "misschien"},
        {"plan": "x"},
        {"plan": "-1"},
        {"plan": "9" * 30},
        {"aankondiging": "99999"},
        {"antwoord": "opnieuw"},
        {"antwoord": "los"},
    ],
)
def test_nonsense_and_what_is_not_there_is_not_found(
    buyer: Client, two: tuple[int, int], wrong: dict[str, str]
) -> None:
    sent = said(two, "zelfde") | wrong if wrong else {}
    assert buyer.post(PLACE, sent).status_code == 404
    assert count() == 2


def test_a_number_that_somebody_types_is_looked_at_or_refused_in_words(buyer: Client, two: tuple[int, int]) -> None:
    other = kept(stage="planned", documents=(), notice_id=None, title="Dossier twaalf", cpv=(), value_estimated=None)
    address = f"{PLACE}?plan={other}&aankondiging="
    page = buyer.get(address + str(two[1]))
    assert (page.status_code, "Dossier twaalf" in page.content.decode()) == (200, True)
    assert "Dit is één aankoop" in page.content.decode()
    for number in ("77777", str(other), str(two[0])):
        refused = buyer.get(address + number)
        assert refused.status_code == 422, number
        assert 'role="alert"' in refused.content.decode()
    assert buyer.get(f"{PLACE}?plan=abc&aankondiging=%00").status_code == 200


def test_a_purchase_of_another_authority_is_not_joined_here(buyer: Client, two: tuple[int, int]) -> None:
    theirs = kept(authority="damme", stage="planned", documents=(), notice_id=None)
    assert buyer.post(PLACE, said((theirs, two[1]), "zelfde")).status_code == 404
    ours = kept(authority="damme", stage="published", documents=TOLD)
    assert buyer.post(PLACE, said((two[0], ours), "zelfde")).status_code == 409
    assert buyer.post(PLACE.replace("brugge", "damme"), said(two, "zelfde")).status_code == 403
    assert count() == 4


def test_only_who_changes_purchases_there_decides(two: tuple[int, int], visitor: Client) -> None:
    assert visitor.get(PLACE).status_code == 302
    strong_member(visitor, (Role.MANAGEMENT, "damme"))
    assert visitor.get(PLACE).status_code == 403
    assert visitor.get("/aankopen/koppelen/atlantis").status_code == 404


def test_the_queue_is_found_from_the_purchase_the_list_and_the_imports(buyer: Client, two: tuple[int, int]) -> None:
    assert f'href="{PLACE}?plan={two[0]}"' in buyer.get(f"/aankopen/{two[0]}").content.decode()
    assert f'href="{PLACE}?plan={two[1]}"' not in buyer.get(f"/aankopen/{two[1]}").content.decode()
    assert f'href="{PLACE}"' in buyer.get("/aankopen").content.decode()
    assert f'href="{PLACE}"' in buyer.get("/import/brugge").content.decode()


def test_the_history_tells_who_decided_what(buyer: Client, two: tuple[int, int]) -> None:
    buyer.post(PLACE, said(two, "zelfde"))
    page = buyer.get(f"/geschiedenis/notice_pair/{two[0]}").content.decode()
    assert "één en dezelfde aankoop" in page
    assert "plan en aankondiging" in buyer.get("/geschiedenis").content.decode()
    assert "gekoppeld met de aankondiging" in buyer.get(f"/geschiedenis/procurement/{two[0]}").content.decode()


def test_a_reason_stands_in_the_history_and_beside_what_was_decided(buyer: Client, two: tuple[int, int]) -> None:
    buyer.post(PLACE, said(two, "apart") | {"waarom": " een andere\nstraat "})
    page = buyer.get(PLACE).content.decode()
    assert re.search(r"twee aankopen.*: een andere straat</span>", page)
    (change,) = changes_of("notice_pair", str(two[0]))
    assert change.why == "een andere straat"
    assert "een andere straat" in buyer.get(f"/geschiedenis/notice_pair/{two[0]}").content.decode()


def test_joining_parting_and_asking_again_each_keep_their_reason(buyer: Client, two: tuple[int, int]) -> None:
    for number, answer in enumerate(("zelfde", "los", "opnieuw")):
        buyer.post(PLACE, said(two, answer) | {"waarom": f"reden {number}"})
    assert [each.why for each in changes_of("notice_pair", str(two[0]))] == ["reden 2", "reden 1", "reden 0"]


def test_a_reason_that_was_typed_is_still_there_when_the_pair_changed_meanwhile(
    buyer: Client, two: tuple[int, int]
) -> None:
    answer = buyer.post(PLACE, said(two, "zelfde", "0-0") | {"waarom": "mijn reden"})
    assert answer.status_code == 409
    assert answer.content.decode().count('value="mijn reden"') == 1
