"""The pages on which lots, criteria, deviations and documents of a procurement are written by hand."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.register.people import AT, TESTER, load_authorities
from tests.register.test_procurements import STREET
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.procurement import (
    NOTICE,
    Procurement,
    ProcurementCriterion,
    ProcurementDocument,
    ProcurementLot,
    ProcurementRow,
)
from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands, queries
from aankoopwijzer.web.forms.procurement_parts import FORMS
from aankoopwijzer.web.forms.several import MOST
from aankoopwijzer.web.meanwhile import version_of
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.views.procurement_parts import PLACES

LOT = ProcurementLot(code="1", title="Wegenis")


@pytest.fixture(autouse=True)
def _authorities(_register: None) -> None:
    load_authorities()


@pytest.fixture
def buyer(visitor: Client) -> Client:
    """A buyer of Brugge."""
    strong_member(visitor, (Role.BUYER, "brugge"))
    return visitor


def kept(one: Procurement = STREET) -> int:
    return commands.add_procurements([one], by=TESTER, at=AT, by_person=False)[0]


def handed_in(number: int, *rows: dict[str, Any], version: int | None = None) -> dict[str, Any]:
    """What a browser sends for these forms."""
    fields: dict[str, Any] = {f"{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}
    return fields | {"aantal": len(rows), "versie": version_of(number) if version is None else version}


def as_shown(buyer: Client, address: str) -> dict[str, str | list[str]]:
    """Every field of the page's form with what it holds, as a browser would send it back untouched."""
    page = buyer.get(address).content.decode()
    found: dict[str, str | list[str]] = {}
    ticked: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = (re.search(rf'{each}="([^"]*)"', tag) for each in ("name", "value"))
        if name and 'type="checkbox"' not in tag:
            found[name[1]] = value[1] if value else ""
        elif name and value and " checked" in tag:
            ticked.setdefault(name[1], []).append(value[1])
    found.update(ticked)
    for name, inside in re.findall(r'(?s)<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        found[name] = chosen[1] if chosen else ""
    for name, inside in re.findall(r'(?s)<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page):
        found[name] = inside.strip()
    return {name: value for name, value in found.items() if "-" in name or name in ("aantal", "versie")}


@pytest.mark.parametrize("place", ["percelen", "criteria", "afwijkingen", "documenten"])
def test_a_page_that_is_kept_as_it_was_opened_changes_nothing(buyer: Client, place: str) -> None:
    criteria = (
        ProcurementCriterion(criterion=next(iter(policy().criteria)), is_chosen=True),
        ProcurementCriterion(criterion="gone-from-the-library", is_chosen=False, reason="other", words="Geen plaats."),
    )
    number = kept(STREET.model_copy(update={"criteria": criteria}))
    before = queries.procurement(number)
    assert buyer.post(f"/aankopen/{number}/{place}", as_shown(buyer, f"/aankopen/{number}/{place}")).status_code == 302
    assert queries.procurement(number) == before
    assert len(changes_of("procurement", str(number))) == 1


def test_a_lot_is_added_mended_and_taken_away(buyer: Client) -> None:
    number = kept()
    answer = buyer.post(
        f"/aankopen/{number}/percelen",
        handed_in(
            number,
            {"code": "1", "title": "Wegenis en riolering", "cpv": "45233140", "value_estimated": "300 000"},
            {"code": "2", "title": "Groen", "away": "on"},
            {
                "code": "3",
                "title": "Banken",
                "value_awarded": "12.500,50",
                "is_reserved": "no",
                "supplier_name": "Bank",
            },
            {"code": "", "title": ""},
        ),
    )
    assert answer["Location"] == f"/aankopen/{number}#percelen"
    found = queries.procurement(number)
    assert found.lots == (
        ProcurementLot(code="1", title="Wegenis en riolering", cpv=("45233140",), value_estimated=Decimal(300000)),
        ProcurementLot(
            code="3", title="Banken", value_awarded=Decimal("12500.50"), is_reserved=False, supplier_name="Bank"
        ),
    )
    assert found.typed == ("lots",)
    assert changes_of("procurement", str(number))[0].by.kind == "account"


def test_a_lot_is_told_apart_and_a_new_group_of_it_is_one_of_the_purchase(buyer: Client) -> None:
    number = kept()
    rows = (
        {"code": "1", "title": "Wegenis", "rows": ["K1/1"], "others": "k1/2"},
        {"code": "2", "title": "Juridisch advies", "rows": "-"},
        {"code": "3", "title": "Banken"},
    )
    assert buyer.post(f"/aankopen/{number}/percelen", handed_in(number, *rows)).status_code == 302
    found = queries.procurement(number)
    assert [lot.rows for lot in found.lots] == [("K1/1", "K1/2"), (), None]
    assert found.rows == (*STREET.rows, ProcurementRow(row="K1/2", found_by="person"))
    again = as_shown(buyer, f"/aankopen/{number}/percelen")
    assert (again["0-rows"], again["1-rows"], "2-rows" in again) == (["K1/1", "K1/2"], ["-"], False)
    assert buyer.post(f"/aankopen/{number}/percelen", again).status_code == 302
    assert queries.procurement(number) == found
    page = words_of(buyer.get(f"/aankopen/{number}"))
    assert "Productgroepen" in page


@pytest.mark.parametrize(
    ("place", "row", "said"),
    [
        ("percelen", {"value_estimated": "veel", "title": "Groen"}, "is geen bedrag"),
        ("percelen", {"cpv": "1234", "title": "Groen"}, "is geen CPV-code"),
        ("percelen", {"cpv": "45233140"}, "Zeg wat dit perceel is"),
        ("percelen", {"rows": "K1/1"}, "Zeg wat dit perceel is"),
        ("percelen", {"title": "Groen", "rows": "-", "others": "S1/2"}, "niet tegelijk bij een productgroep"),
        ("percelen", {"title": "Groen", "others": "S1/2; s9/9"}, "“S9/9” is geen productgroep"),
        ("percelen", {"title": "Groen", "supplier_enterprise_number": "0207537227"}, "cijfers kloppen niet"),
        ("criteria", {"criterion": "", "words": "zomaar"}, "Kies een criterium"),
        ("criteria", {"criterion": "no-such-criterion", "is_chosen": "yes"}, "no-such-criterion"),
        ("afwijkingen", {"objective": "K1.1", "reason": ""}, "Zeg waarom je ervan afwijkt"),
        ("afwijkingen", {"objective": "", "reason": "Geen plaats."}, "Zeg over welke doelstelling"),
        ("afwijkingen", {"objective": "K1.1", "reason": "x", "decided_on": "1026-01-01"}, "Kijk het jaartal"),
        ("documenten", {"name": "", "link": "https://example.org"}, "Geef het document een naam"),
        ("documenten", {"name": "Bestek", "link": "javascript:alert(1)"}, "geen webadres"),
        ("documenten", {"name": "Bestek", "link": "https://[x"}, "geen webadres"),
        ("documenten", {"name": "Bestek", "sha256": "zz"}, "geldige waarde"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    buyer: Client, place: str, row: dict[str, str], said: str
) -> None:
    number = kept()
    before = queries.procurement(number)
    answer = buyer.post(f"/aankopen/{number}/{place}", handed_in(number, row))
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert all(value in answer.content.decode() for value in row.values())
    assert queries.procurement(number) == before


def test_a_criterion_is_asked_at_a_level_or_left_out_with_its_reason(buyer: Client) -> None:
    number = kept()
    ids = [id for id, each in policy().criteria.items() if Level.BASIS in each.levels][:2]
    forms = [
        {"criterion": ids[0], "is_chosen": "yes", "level": "basis", "reason": "too-costly"},
        {"criterion": ids[1], "is_chosen": "no", "level": "basis", "reason": "other", "words": "Geen plaats."},
    ]
    assert buyer.post(f"/aankopen/{number}/criteria", handed_in(number, *forms)).status_code == 302
    assert queries.procurement(number).criteria == (
        ProcurementCriterion(criterion=ids[0], is_chosen=True, level=Level.BASIS),
        ProcurementCriterion(criterion=ids[1], is_chosen=False, reason="other", words="Geen plaats."),
    )


def test_what_is_left_out_without_a_reason_is_asked_why(buyer: Client) -> None:
    number = kept()
    id = next(iter(policy().criteria))
    for row, said in [
        ({"is_chosen": "no"}, "Zeg waarom het is weggelaten"),
        ({"is_chosen": "no", "reason": "other"}, "Zeg het in je eigen woorden"),
    ]:
        answer = buyer.post(f"/aankopen/{number}/criteria", handed_in(number, {"criterion": id, **row}))
        assert (answer.status_code, said in words_of(answer)) == (422, True)


def test_a_level_that_the_criterion_does_not_have_is_refused(buyer: Client) -> None:
    number = kept()
    id = next(id for id, each in policy().criteria.items() if Level.AMBITIEUS not in each.levels)
    row = {"criterion": id, "is_chosen": "yes", "level": "ambitieus"}
    assert buyer.post(f"/aankopen/{number}/criteria", handed_in(number, row)).status_code == 422


def test_the_same_thing_twice_is_refused(buyer: Client) -> None:
    number = kept()
    row = {"objective": "K1.1", "reason": "Geen plaats."}
    answer = buyer.post(f"/aankopen/{number}/afwijkingen", handed_in(number, row, row))
    assert answer.status_code == 422
    assert "Dit staat hier twee keer" in words_of(answer)


def test_one_more_form_keeps_what_was_typed_and_writes_nothing(buyer: Client) -> None:
    number = kept()
    sent = handed_in(number, {"code": "9", "title": "Vijver", "value_estimated": "niet geweten"}, {}) | {"meer": "1"}
    answer = buyer.post(f"/aankopen/{number}/percelen", sent)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="niet geweten"' in page
    assert 'name="1-title"' in page
    assert 'name="aantal" value="2"' in page
    assert "is geen bedrag" not in page
    assert queries.procurement(number).lots == STREET.lots


@pytest.mark.parametrize("count", ["x", "-1", "99999", "201", "²", "", "1", None])
def test_a_wrong_count_is_refused_and_takes_no_part_away(buyer: Client, count: str | None) -> None:
    number = kept(STREET.model_copy(update={"lots": (LOT, ProcurementLot(code="2", title="Groen"))}))
    before = queries.procurement(number)
    sent = as_shown(buyer, f"/aankopen/{number}/percelen") | {"aantal": count}
    answer = buyer.post(
        f"/aankopen/{number}/percelen", {name: value for name, value in sent.items() if value is not None}
    )
    assert answer.status_code == 400
    assert queries.procurement(number) == before


@pytest.mark.parametrize("place", ["percelen", "criteria", "afwijkingen", "documenten"])
def test_a_full_page_of_parts_stays_below_the_limit_of_fields(place: str) -> None:
    name = next(name for name, each in PLACES.items() if each == place)
    fields = len(FORMS[name].base_fields)
    beside = ("csrfmiddlewaretoken", "versie", "aantal", "meer")
    assert MOST * fields + len(beside) <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_as_many_lots_as_a_page_holds_are_kept_as_they_were(buyer: Client) -> None:
    groups = tuple(policy().rows)[:8]
    lots = tuple(ProcurementLot(code=str(each), title=f"Perceel {each}", rows=groups) for each in range(MOST))
    rows = tuple(ProcurementRow(row=each) for each in groups)
    number = kept(STREET.model_copy(update={"lots": lots, "rows": rows}))
    sent = as_shown(buyer, f"/aankopen/{number}/percelen") | {"0-title": "Het eerste"}
    assert sent["aantal"] == str(MOST)
    assert buyer.post(f"/aankopen/{number}/percelen", sent).status_code == 302
    found = queries.procurement(number).lots
    assert (len(found), found[0].title, found[1:]) == (MOST, "Het eerste", lots[1:])


def test_more_lots_than_a_page_holds_are_shown_no_form_and_all_stay(buyer: Client) -> None:
    lots = tuple(ProcurementLot(code=str(each), title=f"Perceel {each}") for each in range(MOST + 1))
    number = kept(STREET.model_copy(update={"lots": lots}))
    page = buyer.get(f"/aankopen/{number}/percelen")
    assert (page.status_code, "te veel om hier te wijzigen" in words_of(page)) == (200, True)
    assert 'name="aantal"' not in page.content.decode()
    assert buyer.post(f"/aankopen/{number}/percelen", handed_in(number, {"title": "x"})).status_code == 422
    assert queries.procurement(number).lots == lots


def test_a_document_that_is_emptied_goes_with_its_hash(buyer: Client) -> None:
    documents = (ProcurementDocument(name="Bestek", sha256="a" * 64),)
    number = kept(STREET.model_copy(update={"documents": documents}))
    sent = as_shown(buyer, f"/aankopen/{number}/documenten") | {"0-name": ""}
    assert sent["0-sha256"] == "a" * 64
    assert buyer.post(f"/aankopen/{number}/documenten", sent).status_code == 302
    assert queries.procurement(number).documents == ()


@pytest.mark.parametrize(
    ("place", "row"),
    [
        ("documenten", {"name": "aankondiging 02", "kind": NOTICE}),
        ("criteria", {"criterion": next(iter(policy().criteria)), "is_chosen": "yes", "level": "Geen plaats."}),
        ("criteria", {"criterion": "Geen plaats.", "is_chosen": "yes"}),
    ],
)
def test_a_word_that_stands_elsewhere_in_the_purchase_is_no_choice(
    buyer: Client, place: str, row: dict[str, str]
) -> None:
    criteria = (ProcurementCriterion(criterion="gone", is_chosen=False, reason="other", words="Geen plaats."),)
    documents = (ProcurementDocument(name="aankondiging 01", kind=NOTICE),)
    number = kept(STREET.model_copy(update={"criteria": criteria, "documents": documents}))
    before = queries.procurement(number)
    assert buyer.post(f"/aankopen/{number}/{place}", handed_in(number, row)).status_code == 422
    assert queries.procurement(number) == before


def test_a_criterion_that_was_chosen_wrongly_can_be_chosen_again(buyer: Client) -> None:
    first, second = list(policy().criteria)[:2]
    kept_before = (ProcurementCriterion(criterion=first, is_chosen=True),)
    number = kept(STREET.model_copy(update={"criteria": kept_before}))
    rows = ({"criterion": first, "is_chosen": "yes"}, {"criterion": second, "is_chosen": "no"})
    page = buyer.post(f"/aankopen/{number}/criteria", handed_in(number, *rows)).content.decode()
    assert re.search(r'<input[^>]*type="hidden"[^>]*name="0-criterion"', page)
    assert '<select name="1-criterion"' in page


def test_both_sides_of_criteria_say_which_criterion_it_is_about(buyer: Client) -> None:
    id = next(iter(policy().criteria))
    number = kept()
    seen = version_of(number)
    theirs = {"number": number, "criteria": (ProcurementCriterion(criterion=id, is_chosen=True),)}
    commands.change_procurement(STREET.model_copy(update=theirs), by=TESTER, at=AT, by_person=True)
    answer = buyer.post(f"/aankopen/{number}/criteria", handed_in(number, version=seen))
    assert answer.status_code == 409
    assert f"Criterium {policy().criteria[id].title.in_language('nl')}" in words_of(answer)


def test_a_document_has_its_name_kind_and_link_and_a_notice_stays(buyer: Client) -> None:
    notice = ProcurementDocument(name="aankondiging 01", kind=NOTICE)
    number = kept(STREET.model_copy(update={"documents": (notice,)}))
    row = {"name": "Bestek", "kind": "specifications", "link": "https://dms.example.org/1?a=b"}
    assert buyer.post(f"/aankopen/{number}/documenten", handed_in(number, row)).status_code == 302
    assert queries.procurement(number).documents == (notice, ProcurementDocument(**row))
    page = buyer.get(f"/aankopen/{number}")
    assert 'href="https://dms.example.org/1?a=b"' in page.content.decode()
    assert "aankondiging 01 aankondiging" in words_of(page)
    assert "Bestek bestek" in words_of(page)


def test_who_saves_lots_that_another_changed_sees_both_and_loses_nothing(buyer: Client) -> None:
    number = kept()
    seen = version_of(number)
    theirs = STREET.model_copy(update={"number": number, "lots": (ProcurementLot(code="7", title="Van een ander"),)})
    commands.change_procurement(theirs, by=TESTER, at=AT, by_person=True)
    mine = {"code": "8", "title": "Van mij", "value_estimated": "5"}
    answer = buyer.post(f"/aankopen/{number}/percelen", handed_in(number, mine, version=seen))
    assert answer.status_code == 409
    page = words_of(answer)
    assert "Iemand veranderde dit terwijl je het open had" in page
    assert "Van een ander" in page
    assert 'value="Van mij"' in answer.content.decode()
    assert [lot.title for lot in queries.procurement(number).lots] == ["Van een ander"]
    again = handed_in(number, mine, version=int(re.search(r'name="versie" value="(\d+)"', answer.content.decode())[1]))
    assert buyer.post(f"/aankopen/{number}/percelen", again).status_code == 302
    assert [lot.title for lot in queries.procurement(number).lots] == ["Van mij"]


def test_what_another_changed_elsewhere_in_the_purchase_is_no_reason_to_stop(buyer: Client) -> None:
    number = kept()
    seen = version_of(number)
    theirs = STREET.model_copy(update={"number": number, "title": "Heraanleg Kerkstraat en plein"})
    commands.change_procurement(theirs, by=TESTER, at=AT, by_person=True)
    row = {"objective": "K1.1", "reason": "Geen plaats."}
    assert buyer.post(f"/aankopen/{number}/afwijkingen", handed_in(number, row, version=seen)).status_code == 302
    found = queries.procurement(number)
    assert found.title == "Heraanleg Kerkstraat en plein"
    assert [each.objective for each in found.deviations] == ["K1.1"]


def test_the_college_decides_on_deviations_and_changes_nothing_else(visitor: Client) -> None:
    strong_member(visitor, (Role.EXECUTIVE, "brugge"))
    number = kept()
    row = {"objective": "K1.1", "reason": "Geen plaats.", "decided_by": "college"}
    assert visitor.post(f"/aankopen/{number}/afwijkingen", handed_in(number, row)).status_code == 302
    assert visitor.post(f"/aankopen/{number}/percelen", handed_in(number, {"title": "x"})).status_code == 403


def test_a_colleague_elsewhere_writes_nothing(visitor: Client) -> None:
    strong_member(visitor, (Role.BUYER, "damme"))
    number = kept()
    for place in ("percelen", "criteria", "afwijkingen", "documenten"):
        assert visitor.post(f"/aankopen/{number}/{place}", handed_in(number)).status_code == 403
    assert queries.procurement(number).lots == STREET.lots
