"""The pages of procurements: who sees what, looking for one, telling of one, keeping an advice."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.register.people import AT, TESTER, load_authorities
from tests.register.test_procurements import STREET
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.flows import export_procurements
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands, queries
from aankoopwijzer.register.procurements.cpv_labels import compare_cpv_labels, put_cpv_labels
from aankoopwijzer.web.carrying import KEY
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.meanwhile import version_of

FORM = {
    "title": "Bureaustoelen",
    "authority": "brugge",
    "stage": "planned",
    "reference": "2026-044",
    "contract_type": "supplies",
    "value_eur": "24 000",
    "planned_on": "2026-06-01",
    "cpv": "39112000",
    "rows": ["S1/1"],
    "framework_agreement": "no",
}


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


@pytest.fixture
def buyer(visitor: Client) -> Client:
    """A buyer of Brugge."""
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def kept(one: Procurement) -> int:
    return commands.add_procurements([one], by=TESTER, at=AT, by_person=False)[0]


def planned(authority: str, title: str) -> int:
    return kept(Procurement(authority=authority, title=title, internal_note="Nog niets zeggen."))


def test_the_names_of_all_codes_are_asked_for_at_once(visitor: Client) -> None:
    labels = {code: {"nl": f"naam van {code}"} for code in ("45233140", "45112710", "39113600")}
    put_cpv_labels(compare_cpv_labels(labels).changes)
    number = kept(STREET.model_copy(update={"cpv": tuple(Cpv(code) for code in labels)}))
    with CaptureQueriesContext(connection) as asked:
        page = words_of(visitor.get(f"/aankopen/{number}"))
    assert all(f"naam van {code}" in page for code in labels)
    assert len([each for each in asked.captured_queries if "cpvlabel" in each["sql"].lower()]) == 1


def whole(answer: Any) -> bytes:
    """A file that comes in pieces."""
    return b"".join(answer.streaming_content)


def test_anybody_sees_what_is_published_and_no_note(visitor: Client) -> None:
    number = kept(STREET)
    page = words_of(visitor.get(f"/aankopen/{number}"))
    assert "Heraanleg Kerkstraat" in page
    assert "Geen plantvak." in page
    assert "Eerst de nutsleidingen." not in page
    assert "Geen plaats." not in page


def test_nobody_outside_sees_a_plan(visitor: Client) -> None:
    number = planned("brugge", "Geheim plan")
    assert visitor.get(f"/aankopen/{number}").status_code == 302
    assert "Geheim plan" not in words_of(visitor.get("/aankopen"))
    assert "Geheim plan" not in whole(visitor.get("/aankopen/bestand/csv")).decode()


def test_a_colleague_of_another_authority_sees_a_plan_and_changes_nothing(visitor: Client) -> None:
    strong_member(visitor, (Role.BUYER, "damme"))
    number = planned("brugge", "Plan van Brugge")
    page = visitor.get(f"/aankopen/{number}")
    assert "Plan van Brugge" in words_of(page)
    assert "Wijzig deze aankoop" not in words_of(page)
    assert visitor.get(f"/aankopen/{number}/wijzig").status_code == 403
    assert visitor.post(f"/aankopen/{number}/wijzig", FORM).status_code == 403


def test_the_list_is_filtered_and_says_how_many(visitor: Client) -> None:
    kept(STREET)
    kept(STREET.model_copy(update={"authority": "damme", "title": "Fietspad", "published_on": dt.date(2025, 5, 5)}))
    assert "2 aankopen" in words_of(visitor.get("/aankopen"))
    for query in ("bestuur=damme", "jaar=2025", "q=fietspad"):
        page = words_of(visitor.get(f"/aankopen?{query}"))
        assert "1 aankoop" in page
        assert "Fietspad" in page
    assert "Geen aankoop voldoet" in words_of(visitor.get("/aankopen?q=zwembad"))


@pytest.mark.parametrize("query", ["jaar=xx", "fase=king", "groep=Z9/9", "bestuur=atlantis", "orde=drop", "q=%00"])
def test_what_nobody_can_mean_does_not_count(visitor: Client, query: str) -> None:
    kept(STREET)
    assert "1 aankoop" in words_of(visitor.get(f"/aankopen?{query}"))


def test_a_page_that_is_not_there_is_not_found(visitor: Client) -> None:
    assert visitor.get("/aankopen?blad=2").status_code == 404
    assert visitor.get("/aankopen?blad=x").status_code == 404


def test_a_title_sorts_and_sorts_back(visitor: Client) -> None:
    commands.add_procurements(
        [STREET.model_copy(update={"title": f"Straat {number:02}", "reference": None}) for number in range(30)],
        by=TESTER,
        at=AT,
        by_person=False,
    )
    page = visitor.get("/aankopen?orde=title")
    assert "Straat 00" in words_of(page)
    assert 'aria-sort="ascending"' in page.content.decode()
    assert "orde=-title" in page.content.decode()
    assert "Straat 29" not in words_of(page)
    assert "Straat 29" in words_of(visitor.get("/aankopen?orde=title&blad=2"))


def test_the_file_has_the_lines_of_the_list_as_filtered(visitor: Client) -> None:
    kept(STREET)
    kept(STREET.model_copy(update={"authority": "damme", "title": "=cmd|'x'!A1"}))
    answer = visitor.get("/aankopen/bestand/csv?bestuur=damme")
    header, line = csv.reader(io.StringIO(whole(answer).decode("utf-8-sig")))
    found = dict(zip(header, line, strict=True))
    assert found["Titel"] == "'=cmd|'x'!A1"
    assert found["Raming zonder btw (EUR)"] == "410000.00"
    assert found["Bestuur"] == "Damme"
    book = visitor.get("/aankopen/bestand/xlsx?bestuur=damme")
    assert whole(book).startswith(b"PK")
    assert visitor.get("/aankopen/bestand/exe").status_code == 404


def test_what_is_made_up_says_so_on_every_page(visitor: Client) -> None:
    number = kept(STREET.model_copy(update={"is_fictitious": True}))
    assert "Verzonnen gegevens." in words_of(visitor.get("/aankopen"))
    assert "Verzonnen gegevens." in words_of(visitor.get(f"/aankopen/{number}"))


def test_a_buyer_adds_a_purchase_and_history_knows_who(buyer: Client) -> None:
    answer = buyer.post("/aankopen/nieuw", FORM)
    assert answer.status_code == 302
    number = int(answer["Location"].rpartition("/")[2])
    found = queries.procurement(number)
    assert (found.title, found.value_estimated, found.is_framework_agreement) == ("Bureaustoelen", 24000, False)
    assert [(each.row, each.found_by) for each in found.rows] == [("S1/1", "person")]
    assert "value_estimated" in found.typed
    assert changes_of("procurement", str(number))[0].by.kind == "account"
    assert "Wat laatst veranderde" in words_of(buyer.get(f"/aankopen/{number}"))


def test_a_buyer_adds_nothing_for_another_authority(buyer: Client) -> None:
    answer = buyer.post("/aankopen/nieuw", FORM | {"authority": "damme"})
    assert answer.status_code == 422
    assert queries.count(queries.Wanted(within=None)) == 0


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "Schrijf in enkele woorden"),
        ("value_eur", "veel", "is geen bedrag"),
        ("value_paid", "-5", "te groot"),
        ("cpv", "123", "is geen CPV-code"),
        ("supplier_enterprise_number", "0207537227", "De laatste twee cijfers kloppen niet"),
        ("supplier_enterprise_number", "12", "heeft tien cijfers"),
        ("planned_on", "gisteren", "geen datum"),
        ("ends_on", "1026-01-01", "Kijk het jaartal"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    buyer: Client, field: str, value: str, said: str
) -> None:
    answer = buyer.post("/aankopen/nieuw", FORM | {field: value})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in words_of(answer)
    assert 'aria-invalid="true"' in page
    assert 'value="2026-044"' in page


def test_a_reference_that_is_taken_is_said_beside_the_field(buyer: Client) -> None:
    buyer.post("/aankopen/nieuw", FORM)
    answer = buyer.post("/aankopen/nieuw", FORM)
    assert answer.status_code == 422
    assert "een andere aankoop met deze referentie" in words_of(answer)


def test_a_change_keeps_what_the_form_does_not_ask(buyer: Client) -> None:
    number = kept(STREET)
    form = FORM | {"reference": "2026-017", "title": "Heraanleg Kerkstraat", "stage": "awarded", "rows": ["K1/1"]}
    form["versie"] = version_of(number)
    assert buyer.post(f"/aankopen/{number}/wijzig", form).status_code == 302
    found = queries.procurement(number)
    assert found.lots == STREET.lots
    assert found.criteria == STREET.criteria
    assert found.rows == STREET.rows
    assert found.deviations == STREET.deviations
    assert found.stage == "awarded"


def test_the_form_of_a_purchase_changes_nothing_when_nothing_was_typed(buyer: Client) -> None:
    buyer.post("/aankopen/nieuw", FORM)
    (before,) = queries.procurements(queries.Wanted(within=None))
    assert buyer.get(f"/aankopen/{before.number}/wijzig").status_code == 200
    assert (
        buyer.post(f"/aankopen/{before.number}/wijzig", FORM | {"versie": version_of(before.number)}).status_code == 302
    )
    assert queries.procurement(before.number) == before
    assert len(changes_of("procurement", str(before.number))) == 1


DRAFT = Draft(title="Bloemen voor de ontvangst", authority="brugge", value_eur=Decimal(9000), date=dt.date(2026, 6, 1))


def test_an_advice_becomes_a_planned_purchase_with_its_criteria(buyer: Client) -> None:
    draft = DRAFT.with_(title="Heraanleg van een plein met groen", value_eur=Decimal(400000), contract_type="works")
    assert "Bewaar als geplande aankoop" in words_of(buyer.get("/advies", {KEY: draft.packed()}))
    answer = buyer.post("/aankopen/bewaren", {KEY: draft.packed()})
    found = queries.procurement(int(answer["Location"].rpartition("/")[2]))
    assert (found.stage, found.origin) == ("planned", "advice")
    assert found.typed == ("contract_type", "planned_on", "title", "value_estimated")
    assert {"rows", "criteria", "pack_version"} <= set(found.imported)
    assert found.rows
    assert any(each.is_chosen for each in found.criteria)
    assert found.pack_version
    assert Draft.model_validate(json.loads(found.draft)) == draft


def test_what_a_file_gave_for_an_advice_was_typed_by_nobody_until_somebody_changes_it(buyer: Client) -> None:
    draft = Draft.read(DRAFT.purchase()).with_(title="Bloemen voor twee ontvangsten", description="")
    answer = buyer.post("/aankopen/bewaren", {KEY: draft.packed()})
    found = queries.procurement(int(answer["Location"].rpartition("/")[2]))
    assert found.typed == ("title",)
    assert {"value_estimated", "planned_on"} <= set(found.imported)


def test_a_purchase_that_somebody_describes_gets_the_product_groups_that_are_certain(buyer: Client) -> None:
    told = FORM | {"title": "Broodjes voor de raad", "cpv": "55520000", "rows": []}
    answer = buyer.post("/aankopen/nieuw", told)
    found = queries.procurement(int(answer["Location"].rpartition("/")[2]))
    assert "S1/2" in [each.row for each in found.rows]
    assert "title" in found.typed
    assert "rows" in found.imported


def test_a_buyer_of_one_authority_finds_it_chosen_and_may_keep_an_advice_that_names_none(buyer: Client) -> None:
    draft = Draft(title="Bloemen voor de ontvangst")
    assert '<option value="brugge" selected>' in buyer.get("/advies/feiten", {KEY: draft.packed()}).content.decode()
    assert "Bewaar als geplande aankoop" in words_of(buyer.get("/advies", {KEY: draft.packed()}))
    assert buyer.post("/aankopen/bewaren", {KEY: draft.packed()})["Location"].startswith("/advies/feiten?")


@pytest.mark.parametrize("authority", ["damme", "brugge"])
def test_an_advice_is_kept_only_where_the_reader_buys(buyer: Client, visitor: Client, authority: str) -> None:
    packed = DRAFT.with_(authority=authority).packed()
    expected = 403 if authority == "damme" else 302
    assert buyer.post("/aankopen/bewaren", {KEY: packed}).status_code == expected
    stranger = Client(headers={"accept-language": "nl-BE"})
    assert "Bewaar als geplande aankoop" not in words_of(stranger.get("/advies", {KEY: packed}))
    assert stranger.post("/aankopen/bewaren", {KEY: packed})["Location"].startswith("/aanmelden")


def package(answer: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(whole(answer))
    return found


def test_what_is_published_of_the_list_goes_out_as_open_data(visitor: Client, settings: Any) -> None:
    settings.OCID_PREFIX = "ocds-abc123"
    number = kept(STREET)
    kept(STREET.model_copy(update={"authority": "damme", "title": "Fietspad", "reference": None}))
    planned("brugge", "Geheim plan")
    answer = visitor.get("/aankopen/bestand/ocds?bestuur=brugge")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert answer["Content-Disposition"].startswith('attachment; filename="aankopen-')
    found = package(answer)
    assert found["uri"] == "http://testserver/aankopen/bestand/ocds?bestuur=brugge"
    (release,) = found["releases"]
    assert release["ocid"] == f"ocds-abc123-brugge-{number}"
    assert "Geheim plan" not in json.dumps(found)
    assert "Eerst de nutsleidingen." not in json.dumps(found)
    assert "Download als open data (OCDS)" in words_of(visitor.get("/aankopen"))


def test_a_plan_goes_out_only_to_whom_it_is_shown_and_when_its_stage_is_named(visitor: Client) -> None:
    kept(STREET)
    planned("brugge", "Geheim plan")
    outside = visitor.get("/aankopen/bestand/ocds?fase=planned")
    assert (outside.status_code, "niets om te publiceren" in words_of(outside)) == (422, True)
    strong_member(visitor, (Role.BUYER, "damme"))
    assert [one["tag"] for one in package(visitor.get("/aankopen/bestand/ocds"))["releases"]] == [["tender"]]
    (plan,) = package(visitor.get("/aankopen/bestand/ocds?fase=planned"))["releases"]
    assert (plan["tag"], plan["tender"]["title"]) == (["planning"], "Geheim plan")


def test_what_is_made_up_goes_out_only_when_the_address_says_so(visitor: Client) -> None:
    number = kept(STREET.model_copy(update={"is_fictitious": True}))
    page = words_of(visitor.get("/aankopen"))
    assert "Download als open data (OCDS)" not in page
    assert "Download als open data, met wat verzonnen is (OCDS)" in page
    assert visitor.get("/aankopen/bestand/ocds").status_code == 422
    (release,) = package(visitor.get("/aankopen/bestand/ocds?verzonnen=1"))["releases"]
    assert release["ocid"] == f"unregistered-fictitious-brugge-{number}"


def test_a_list_that_no_workbook_holds_leads_to_csv(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_procurements, "MOST_IN_A_WORKBOOK", 1)
    kept(STREET)
    kept(STREET.model_copy(update={"authority": "damme"}))
    answer = visitor.get("/aankopen/bestand/xlsx")
    assert answer.status_code == 422
    assert "te lang voor Excel" in words_of(answer)
