"""Two people have the same purchase open: whoever saves last is told, sees both, and loses nothing."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from tests.register.people import AT, TESTER, load_authorities
from tests.register.test_procurements import STREET
from tests.web.signed_in import strong_member
from tests.web.walking import words_of

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.change_procurement import ChangedSince
from aankoopwijzer.register.history.queries import changes_since
from aankoopwijzer.register.procurements import commands, queries
from aankoopwijzer.web.meanwhile import as_it_was, version_of
from aankoopwijzer.web.views import changing_procurements, procurement_parts

MINE = {
    "title": "Heraanleg Kerkstraat",
    "authority": "brugge",
    "stage": "published",
    "reference": "2026-017",
    "contract_type": "works",
    "procedure": "open",
    "framework_agreement": "no",
    "cpv": "45233140, 45112710",
    "value_eur": "410 000",
    "published_on": "2026-03-02",
    "internal_note": "Eerst de nutsleidingen.",
    "rows": ["K1/1"],
}


@pytest.fixture
def number(visitor: Client) -> int:
    load_authorities()
    strong_member(visitor, (Role.BUYER, "brugge"))
    return commands.add_procurements([STREET], by=TESTER, at=AT, by_person=False)[0]


def another(number: int, **fields: Any) -> None:
    """Somebody else changes these fields."""
    now = queries.procurement(number)
    assert now is not None
    commands.change_procurement(now.model_copy(update=fields), by=TESTER, at=AT, by_person=True)


def test_what_both_wrote_stands_side_by_side_and_nothing_is_kept(visitor: Client, number: int) -> None:
    seen = version_of(number)
    another(number, title="Titel van een ander")
    answer = visitor.post(f"/aankopen/{number}/wijzig", MINE | {"title": "Titel van mij", "versie": seen})
    assert answer.status_code == 409
    assert "Iemand veranderde deze aankoop terwijl je ze open had" in words_of(answer)
    assert "Intussen schreef iemand anders hier: Titel van een ander" in words_of(answer)
    assert 'value="Titel van mij"' in answer.content.decode()
    assert queries.procurement(number).title == "Titel van een ander"


def test_what_only_the_other_changed_is_in_the_form_that_comes_back(visitor: Client, number: int) -> None:
    seen = version_of(number)
    another(number, awarded_on=dt.date(2026, 6, 1), supplier_name="Bouw NV", rows=())
    answer = visitor.post(f"/aankopen/{number}/wijzig", MINE | {"title": "Titel van mij", "versie": seen})
    page = answer.content.decode()
    assert 'value="2026-06-01"' in page
    assert 'value="Bouw NV"' in page
    assert "Intussen schreef iemand anders hier" not in words_of(answer)
    version = re.search(r'name="versie" value="(\d+)"', page)[1]
    merged = MINE | {"title": "Titel van mij", "awarded_on": "2026-06-01", "supplier_name": "Bouw NV", "rows": []}
    assert visitor.post(f"/aankopen/{number}/wijzig", merged | {"versie": version}).status_code == 302
    found = queries.procurement(number)
    assert (found.title, found.supplier_name, found.rows) == ("Titel van mij", "Bouw NV", ())


def test_what_was_typed_wrong_comes_back_as_it_was_typed(visitor: Client, number: int) -> None:
    seen = version_of(number)
    another(number, title="Titel van een ander")
    answer = visitor.post(f"/aankopen/{number}/wijzig", MINE | {"value_eur": "geen idee", "versie": seen})
    assert 'value="geen idee"' in answer.content.decode()
    assert 'value="Titel van een ander"' in answer.content.decode()


@pytest.mark.parametrize("version", ["", "x", "²", "-1"])
def test_a_page_without_a_version_overwrites_nothing(visitor: Client, number: int, version: str) -> None:
    answer = visitor.post(f"/aankopen/{number}/wijzig", MINE | {"title": "Blind", "versie": version})
    assert answer.status_code == 409
    assert queries.procurement(number).title == STREET.title


def test_a_change_in_the_same_instant_is_told_too(
    visitor: Client, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = changing_procurements.change_procurement

    def late(procurement: Any, **more: Any) -> Any:
        monkeypatch.setattr(changing_procurements, "change_procurement", real)
        another(number, title="Net ervoor")
        return real(procurement, **more)

    monkeypatch.setattr(changing_procurements, "change_procurement", late)
    sent = MINE | {"title": "Titel van mij", "versie": version_of(number)}
    answer = visitor.post(f"/aankopen/{number}/wijzig", sent)
    assert answer.status_code == 409
    assert "Net ervoor" in words_of(answer)
    assert queries.procurement(number).title == "Net ervoor"


def test_what_changes_while_the_answer_is_made_is_told_the_next_time(
    visitor: Client, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = changing_procurements.changes_meanwhile

    def late(*given: Any) -> Any:
        monkeypatch.setattr(changing_procurements, "changes_meanwhile", real)
        another(number, title="Net ertussen")
        return real(*given)

    seen = version_of(number)
    another(number, supplier_name="Bouw NV")
    monkeypatch.setattr(changing_procurements, "changes_meanwhile", late)
    answer = visitor.post(f"/aankopen/{number}/wijzig", MINE | {"title": "Titel van mij", "versie": seen})
    assert answer.status_code == 409
    version = re.search(r'name="versie" value="(\d+)"', answer.content.decode())[1]
    again = visitor.post(f"/aankopen/{number}/wijzig", MINE | {"title": "Titel van mij", "versie": version})
    assert (again.status_code, "Net ertussen" in words_of(again)) == (409, True)
    assert queries.procurement(number).title == "Net ertussen"


def test_lines_of_a_text_that_nobody_touched_give_way_to_what_another_wrote(visitor: Client, number: int) -> None:
    another(number, description="Eerst\nDan")
    seen = version_of(number)
    another(number, description="Eerst\nDan\nTot slot")
    # A browser ends lines in its own way.
    sent = MINE | {"description": "Eerst\r\nDan", "title": "Titel van mij", "versie": seen}
    answer = visitor.post(f"/aankopen/{number}/wijzig", sent)
    assert answer.status_code == 409
    assert "Eerst\nDan\nTot slot</textarea>" in answer.content.decode()
    assert "Intussen schreef iemand anders hier" not in words_of(answer)


@pytest.mark.parametrize(("module", "place"), [(changing_procurements, "wijzig"), (procurement_parts, "percelen")])
def test_a_purchase_that_is_taken_away_in_the_same_instant_is_not_found(
    visitor: Client, number: int, module: Any, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module.change_procurement

    def late(procurement: Any, **more: Any) -> Any:
        commands.remove_procurements([number], by=TESTER, at=AT)
        return real(procurement, **more)

    monkeypatch.setattr(module, "change_procurement", late)
    sent = MINE | {"aantal": "0", "versie": version_of(number)}
    assert visitor.post(f"/aankopen/{number}/{place}", sent).status_code == 404


def test_taking_the_newer_lines_back_gives_what_the_reader_had_before_him(number: int) -> None:
    before, seen = queries.procurement(number), version_of(number)
    another(number, title="Een")
    another(number, title="Twee", lots=(), ends_on=dt.date(2030, 1, 1))
    assert as_it_was(queries.procurement(number), changes_since("procurement", str(number), seen)) == before


def test_changing_on_an_old_reading_is_refused_by_the_register(number: int) -> None:
    read = queries.procurement(number)
    another(number, title="Een")
    with pytest.raises(ChangedSince):
        commands.change_procurement(
            read.model_copy(update={"title": "Twee"}), by=TESTER, at=AT, by_person=True, known=read
        )
