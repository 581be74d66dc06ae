"""The page on all that changed: who sees how much, looking through it, taking it along."""

import csv
import datetime as dt
import io
from typing import Any

import pytest
from django.test import Client
from tests.register.people import TESTER, load_authorities, somebody
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.policy.permissions import TABLE
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.visitor import Grant, Person, Role
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.transactions import all_or_nothing
from aankoopwijzer.reports.history_terms import KIND
from aankoopwijzer.web import remembered

PEOPLE = (("brugge", "An Peeters"), ("damme", "Jan Damme"), ("brugge", "Piet Stil"))
MORNING = dt.datetime(2026, 3, 2, 8, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


def happened(
    kind: str, record: str, authority: str | None, *, by: Actor = TESTER, at: dt.datetime = MORNING, why: str = ""
) -> None:
    change = RecordChange(
        kind=kind, record=record, authority=authority, before={"title": f"{kind} {record} was"}, after={"title": "is"}
    )
    with all_or_nothing():
        remember([change], by=by, at=at, why=why)


def seen(visitor: Client, query: str = "") -> str:
    answer = visitor.get(f"/geschiedenis{query}")
    assert answer.status_code == 200
    return words_of(answer)


def test_a_buyer_sees_what_changed_at_his_authority_and_in_what_is_the_regions(visitor: Client) -> None:
    strong_member(visitor, (Role.BUYER, "brugge"))
    happened("procurement", "1", "brugge", why="Slip in de titel")
    happened("procurement", "2", "damme")
    happened("feedback", "3", None)
    page = seen(visitor)
    assert "procurement 1 was is" in page
    assert "Slip in de titel" in page
    assert "feedback 3 was" in page
    assert "procurement 2 was" not in page


def test_a_buyer_sees_no_history_of_people_and_an_administrator_does(visitor: Client) -> None:
    happened("grant", "901", "brugge")
    happened("account", "902", None)
    strong_member(visitor, (Role.BUYER, "brugge"))
    page = seen(visitor)
    assert "grant 901 was" not in page
    assert "account 902 was" not in page
    administrator = Client(headers={"accept-language": "nl-BE"})
    strong_member(administrator, (Role.ADMINISTRATOR, "brugge"), name="Ada Beheer")
    page = seen(administrator)
    assert "grant 901 was" in page
    assert "account 902 was" not in page
    of_region = Client(headers={"accept-language": "nl-BE"})
    strong_member(of_region, (Role.ADMINISTRATOR, None), name="Rik Regio")
    assert "account 902 was" in seen(of_region)


@pytest.mark.parametrize("kind", ["grant", "api_token", "account"])
def test_what_the_list_does_not_show_has_no_page_and_no_file_either(visitor: Client, kind: str) -> None:
    there, region = "9001", str(somebody((Role.BUYER, None))) if kind == "account" else "9002"
    happened(kind, there, "brugge")
    happened(kind, region, None)
    strong_member(visitor, (Role.ADMINISTRATOR, "brugge"))
    for end in ("", "/bestand/csv", "/bestand/json"):
        assert visitor.get(f"/geschiedenis/{kind}/{region}{end}").status_code == 404
        if kind != "account":
            assert visitor.get(f"/geschiedenis/{kind}/{there}{end}").status_code == 200
    of_region = Client(headers={"accept-language": "nl-BE"})
    strong_member(of_region, (Role.ADMINISTRATOR, None), name="Rik Regio")
    assert of_region.get(f"/geschiedenis/{kind}/{region}/bestand/json").status_code == 200


def test_who_can_be_asked_for_changed_something_that_the_reader_sees(visitor: Client) -> None:
    an, jan, _idle = (somebody((Role.BUYER, place), name=name) for place, name in PEOPLE)
    happened("procurement", "1", "brugge", by=Actor(kind="account", id=str(an)))
    happened("procurement", "2", "damme", by=Actor(kind="account", id=str(jan)))
    strong_member(visitor, (Role.BUYER, "brugge"), name="Lezer")
    page = visitor.get("/geschiedenis").content.decode()
    assert f'<option value="account:{an}">An Peeters</option>' in page
    assert "Jan Damme" not in page
    assert "Piet Stil" not in page


def test_the_reach_of_a_reader_asks_once_which_authorities_there_are(
    visitor: Client, django_assert_max_num_queries: Any
) -> None:
    grant = Grant(role=Role.BUYER, authority="brugge", valid_from=MORNING.date())
    person = Person(account=1, name="An", email="an@brugge.example", grants=(grant,), has_second_factor=True)
    with django_assert_max_num_queries(1):
        assert remembered.within(person, on=MORNING.date())["action"] == {"brugge", ""}


def test_an_auditor_of_the_region_sees_everything_that_is_known_by_kind(visitor: Client) -> None:
    strong_member(visitor, (Role.AUDITOR, None))
    for number, kind in enumerate(KIND, 700):
        happened(kind, str(number), "damme")
    page = seen(visitor, "?bestuur=damme")
    assert all(f"{kind} {number} was" in page for number, kind in enumerate(KIND, 700))


def test_every_kind_in_the_history_stands_in_the_table_of_permissions() -> None:
    assert {kind for kind in KIND if remembered.KIND_OF.get(kind, kind) not in TABLE} == set()
    assert set(remembered.KIND_OF.values()) <= TABLE.keys()


def test_the_list_is_filtered_by_authority_kind_person_and_period(visitor: Client) -> None:
    strong_member(visitor, (Role.AUDITOR, None))
    an = somebody((Role.BUYER, "damme"), name="An Peeters")
    happened("procurement", "1", "brugge", at=dt.datetime(2025, 12, 31, 23, 30, tzinfo=dt.UTC))
    happened("procurement", "2", "damme", by=Actor(kind="account", id=str(an)))
    happened("action", "3", "brugge", by=Actor(kind="import", id="5"))
    happened("action", "4", None)
    for query, there in [
        ("?bestuur=damme&soort=procurement", {"procurement 2"}),
        ("?bestuur=regio&soort=action", {"action 4"}),
        ("?soort=action", {"action 3", "action 4"}),
        (f"?wie=account:{an}", {"procurement 2"}),
        ("?wie=import", {"action 3"}),
        # Half an hour before midnight in Greenwich the new year had begun here.
        ("?soort=procurement&van=2026-01-01&tot=2026-01-01", {"procurement 1"}),
        ("?soort=procurement&tot=2025-12-31", set()),
        ("?soort=procurement&van=2/03/2026", {"procurement 2"}),
    ]:
        page = seen(visitor, query)
        every = {"procurement 1", "procurement 2", "action 3", "action 4"}
        assert {each for each in every if f"{each} was" in page} == there, query
    assert "An Peeters" in seen(visitor)


@pytest.mark.parametrize(
    "query", ["bestuur=atlantis", "soort=eenhoorn", "wie=account:²", "wie=king", "van=gisteren", "tot=%00"]
)
def test_what_nobody_can_mean_does_not_count(visitor: Client, query: str) -> None:
    strong_member(visitor, (Role.AUDITOR, None))
    happened("procurement", "1", "brugge")
    assert "procurement 1 was" in seen(visitor, f"?{query}")


def test_the_last_day_that_there_is_breaks_nothing(visitor: Client) -> None:
    strong_member(visitor, (Role.AUDITOR, None))
    happened("procurement", "1", "brugge")
    assert "procurement 1 was" in seen(visitor, "?tot=9999-12-31&van=0001-01-01&wie=account")


def test_a_long_history_comes_in_pages(visitor: Client) -> None:
    strong_member(visitor, (Role.AUDITOR, None))
    for number in range(1, 53):
        happened("action", str(number), "brugge")
    first, second = seen(visitor, "?soort=action"), seen(visitor, "?soort=action&blad=2")
    assert "52 wijzigingen" in first
    assert ("action 52 was" in first, "action 1 was" in first, "action 1 was" in second) == (True, False, True)
    assert "soort=action&amp;blad=2" in visitor.get("/geschiedenis?soort=action").content.decode()
    for page in ("3", "0", "x", "99999999999"):
        assert visitor.get(f"/geschiedenis?blad={page}").status_code == 404


def test_the_list_can_be_taken_along_as_filtered(visitor: Client) -> None:
    strong_member(visitor, (Role.AUDITOR, None))
    happened("procurement", "1", "brugge", why="=1+1")
    happened("action", "2", "brugge")
    answer = visitor.get("/geschiedenis/bestand/csv?soort=procurement")
    (line,) = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert (line["Wanneer"], line["Bestuur"], line["Gegeven"]) == ("2026-03-02 09:30", "Brugge", "1")
    assert (line["Veld"], line["Voor"], line["Na"], line["Waarom"]) == ("titel", "procurement 1 was", "is", "'=1+1")
    assert b"".join(visitor.get("/geschiedenis/bestand/xlsx").streaming_content).startswith(b"PK")
    assert visitor.get("/geschiedenis/bestand/exe").status_code == 404


def test_a_workbook_that_is_too_long_says_what_to_do(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from aankoopwijzer.flows import export_history

    monkeypatch.setattr(export_history, "MOST_IN_A_WORKBOOK", 1)
    strong_member(visitor, (Role.AUDITOR, None))
    happened("action", "2", "brugge")
    answer = visitor.get("/geschiedenis/bestand/xlsx")
    assert answer.status_code == 422
    assert "te lang voor Excel" in words_of(answer)


def test_nobody_outside_sees_a_line(visitor: Client) -> None:
    for address in ("/geschiedenis", "/geschiedenis/bestand/csv"):
        assert visitor.get(address)["Location"].startswith("/aanmelden")


def test_the_menu_and_the_history_of_one_record_lead_there(visitor: Client) -> None:
    strong_member(visitor, (Role.BUYER, "brugge"))
    happened("action", "2", "brugge")
    assert 'href="/geschiedenis"' in visitor.get("/").content.decode()
    assert 'href="/geschiedenis/action/2"' in visitor.get("/geschiedenis").content.decode()
    assert 'href="/geschiedenis?soort=action"' in visitor.get("/geschiedenis/action/2").content.decode()
