"""Programs describe and change procurements: within their roles, on top of what they read, into the same history."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.register.people import AT, TESTER, load_authorities, somebody
from tests.register.test_procurements import STREET

from aankoopwijzer.api.operations import procurements as operations
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.visitor import Access, Role
from aankoopwijzer.flows.create_token import create_token
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands, queries
from aankoopwijzer.register.procurements.queries import ORDERS

ALL = "/api/v1/procurements"
NEW = {"authority": "brugge", "title": "Broodjes", "reference": "2026-1", "cpv": ["55520000"], "value_paid": "12.50"}


@pytest.fixture(autouse=True)
def _authorities(db: None) -> None:
    load_authorities()


def bearer(*roles: tuple[Role, str | None], most: Access = Access.CHANGE) -> dict[str, str]:
    account = somebody(*(roles or ((Role.BUYER, "brugge"),)))
    secret = create_token(account, "erp", most=most, days=9, by=TESTER, at=AT, on=timezone.localdate())
    return {"authorization": f"Bearer {secret}"}


def kept(**other: Any) -> int:
    one = STREET.model_copy(update={"reference": None, **other})
    (number,) = commands.add_procurements([one], by=TESTER, at=AT, by_person=True)
    return number


def send(program: Client, method: str, path: str, body: object, **headers: str) -> Any:
    return program.generic(method, path, _json(body), content_type="application/json", headers=headers)


def _json(body: object) -> str:
    import json

    return json.dumps(body)


def test_a_new_procurement_is_kept_once_with_its_history_and_is_nobodys_typing(program: Client) -> None:
    token = bearer()
    answer = send(program, "POST", ALL, NEW, **token)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert answer["Location"] == f"{ALL}/{told['number']}"
    assert (told["origin"], told["typed"], told["stage"]) == ("program", [], "planned")
    assert told["imported"] == ["cpv", "reference", "title", "value_paid"]
    assert program.get(answer["Location"], headers=token)["ETag"] == answer["ETag"]
    (change,) = changes_of("procurement", str(told["number"]))
    assert (change.action, change.by.kind, change.authority) == ("created", "account", "brugge")
    again = send(program, "POST", ALL, NEW, **token)
    assert again.status_code == 409
    assert again.json()["errors"] == [
        {"pointer": "/reference", "detail": "Je bestuur heeft een andere aankoop met deze referentie."}
    ]


def test_a_change_stands_on_the_version_that_was_read(program: Client) -> None:
    token, address = bearer(), f"{ALL}/{kept()}"
    read = program.get(address, headers=token)
    without = send(program, "PATCH", address, {"stage": "awarded"}, **token)
    assert (without.status_code, without.json()["type"]) == (428, "/api/docs#which-version")
    first = send(program, "PATCH", address, {"stage": "awarded"}, **token, **{"if-match": read["ETag"]})
    assert (first.status_code, first.json()["stage"], first.json()["title"]) == (200, "awarded", STREET.title)
    late = send(program, "PATCH", address, {"stage": "withdrawn"}, **token, **{"if-match": read["ETag"]})
    assert late.status_code == 412
    assert program.get(address, headers=token).json()["stage"] == "awarded"
    why = {"title": "x", "reason": "Slip in de titel"}
    assert send(program, "PATCH", address, why, **token, **{"if-match": first["ETag"]}).status_code == 200
    assert changes_of("procurement", address.rsplit("/", 1)[1])[0].why == "Slip in de titel"


def test_whoever_is_overtaken_between_reading_and_writing_loses_nothing(
    program: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, number = bearer(), kept()
    change = operations.change_procurement

    def overtaken(one: Procurement, **how: Any) -> Procurement:
        now = queries.procurement(number)
        assert now is not None
        commands.change_procurement(
            now.model_copy(update={"title": "Sneller"}), by=TESTER, at=AT, by_person=True
        )  # fmt: skip
        return change(one, **how)

    monkeypatch.setattr(operations, "change_procurement", overtaken)
    answer = send(program, "PATCH", f"{ALL}/{number}", {"title": "Trager"}, **token, **{"if-match": "*"})
    assert answer.status_code == 412
    found = queries.procurement(number)
    assert found is not None
    assert found.title == "Sneller"


@pytest.mark.django_db(transaction=True)
def test_of_many_changes_at_once_on_one_version_exactly_one_is_kept(program: Client) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("threads share one database in memory here, which refuses where a file would wait")
    token, address = bearer(), f"{ALL}/{kept()}"
    tag = program.get(address, headers=token)["ETag"]
    answers: list[int] = []

    def change(number: int) -> None:
        try:
            body = {"title": f"Van {number}"}
            answers.append(send(Client(), "PATCH", address, body, **token, **{"if-match": tag}).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=change, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(answers) == [200, 412, 412, 412]


def test_a_change_keeps_what_it_does_not_tell_and_forgets_what_it_calls_null(program: Client) -> None:
    token, number = bearer(), kept()
    body = {"value_estimated": None, "rows": ["K1/1", "K1/2"], "lots": [{"title": "Alles"}]}
    told = send(program, "PATCH", f"{ALL}/{number}", body, **token, **{"if-match": "*"}).json()
    assert (told["value_estimated"], told["internal_note"]) == (None, STREET.internal_note)
    assert [(each["row"], each["found_by"]) for each in told["rows"]] == [("K1/1", "cpv"), ("K1/2", None)]
    assert [each["title"] for each in told["lots"]] == ["Alles"]
    assert told["criteria"] != []


def test_a_product_group_of_a_lot_is_one_of_the_procurement_and_goes_with_it(program: Client) -> None:
    token, address = bearer() | {"if-match": "*"}, f"{ALL}/{kept()}"
    lots = [{"title": "Wegenis", "rows": ["K1/2"]}, {"title": "Advies", "rows": []}, {"title": "Banken"}]
    told = send(program, "PATCH", address, {"lots": lots}, **token).json()
    assert [each["rows"] for each in told["lots"]] == [["K1/2"], [], None]
    assert [each["row"] for each in told["rows"]] == ["K1/1", "K1/2"]
    told = send(program, "PATCH", address, {"rows": ["K1/1"]}, **token).json()
    assert [each["rows"] for each in told["lots"]] == [[], [], None]


@pytest.mark.parametrize(
    ("body", "where", "said"),
    [
        ({"lots": [{"rows": ["K1/1", "Z9/9"]}]}, "/lots/0/rows/1", "Er is niets met deze code."),
        ({"starts_on": "2026-05-01", "ends_on": "2026-04-01"}, "/ends_on", "Het contract eindigt voor het begint."),
        ({"planned_on": "1026-05-01"}, "/planned_on", "Kijk het jaartal van deze datum na."),
        ({"planned_on": "2026-02-30"}, "/planned_on", "Die dag bestaat niet."),
        ({"published_on": "2026-05-02", "tender_deadline": "2026-05-01"}, "/tender_deadline", "De laatste dag om in te dienen valt voor de bekendmaking."),
        ({"published_on": "2026-05-02", "awarded_on": "2026-05-01"}, "/awarded_on", "Dit is gegund voor het bekendgemaakt was."),
        ({"value_paid": "99999999999"}, "/value_paid", "Dit bedrag is te groot om waar te zijn. Kijk het aantal nullen na."),
        ({"value_paid": 12.5}, "/value_paid", "Dit moet een tekst zijn."),
        ({"cpv": ["99999999"]}, "/cpv/0", "Dit staat niet in de lijst van CPV-codes (versie van 2008)."),
        ({"rows": ["Z9/9"]}, "/rows/0", "Er is niets met deze code."),
        ({"criteria": [{"criterion": "niets", "is_chosen": True}]}, "/criteria/0/criterion", "Er is niets met deze code."),
        ({"deviations": [{"objective": "K9.9", "reason": "zo"}]}, "/deviations/0/objective", "Er is niets met deze code."),
        ({"deviations": [{"objective": "K1.2", "reason": " "}]}, "/deviations/0/reason", "Dit is nodig."),
        ({"supplier_enterprise_number": "0999.123.456"}, "/supplier_enterprise_number", "De laatste twee cijfers kloppen niet: er zit een vergissing in dit nummer."),
        ({"title": " \u0000 "}, "/title", "Dit is nodig."),
        ({"authority": "atlantis"}, "/authority", "Er is niets met deze code."),
        ({"typed": ["title"]}, "/typed", "Dit veld bestaat niet."),
        ({"is_fictitious": True}, "/is_fictitious", "Dit veld bestaat niet."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_where_and_why(program: Client, body: dict, where: str, said: str) -> None:
    answer = send(program, "POST", ALL, NEW | body, **bearer())
    assert answer.status_code == 422, answer.content
    assert {"pointer": where, "detail": said} in answer.json()["errors"]
    assert queries.count(queries.Wanted(within=None)) == 0


def test_characters_that_no_database_takes_are_left_out(program: Client) -> None:
    told = send(program, "POST", ALL, NEW | {"description": "a\u0000b\u202ec"}, **bearer()).json()
    assert told["description"] == "abc"


@pytest.mark.parametrize(
    ("roles", "most", "add", "change"),
    [
        ([(Role.BUYER, "brugge")], Access.CHANGE, 201, 200),
        ([(Role.BUYER, "brugge")], Access.VIEW, 403, 403),
        ([(Role.BUYER, "damme")], Access.CHANGE, 403, 403),
        ([(Role.AUDITOR, None)], Access.CHANGE, 403, 403),
        ([], Access.CHANGE, 404, 403),
    ],
)
def test_a_token_writes_where_its_roles_reach(
    program: Client, roles: list[tuple[Role, str | None]], most: Access, add: int, change: int
) -> None:
    token = bearer(*roles, most=most) if roles else _without_role()
    number = kept()
    assert send(program, "POST", ALL, NEW, **token).status_code == add
    answer = send(program, "PATCH", f"{ALL}/{number}", {"title": "x"}, **token, **{"if-match": "*"})
    # Without a role somebody is a reader like any other: he sees what is published, and may not change it.
    assert answer.status_code == (404 if not roles else change)


def _without_role() -> dict[str, str]:
    secret = create_token(somebody(), "erp", most=Access.CHANGE, days=9, by=TESTER, at=AT, on=timezone.localdate())
    return {"authorization": f"Bearer {secret}"}


def test_the_public_sees_what_is_published_without_what_is_internal(program: Client) -> None:
    kept(stage="planned", title="Plan")
    number = kept()
    for headers, titles, note in (
        ({}, [STREET.title], None),
        (bearer((Role.BUYER, "brugge"), most=Access.VIEW), [STREET.title, "Plan"], STREET.internal_note),
    ):
        found = program.get(ALL, headers=headers).json()
        assert [each["title"] for each in found["results"]] == titles
        assert found["total"] == len(titles)
        assert program.get(f"{ALL}/{number}", headers=headers).json()["internal_note"] == note


def test_the_list_narrows_sorts_and_goes_page_by_page(program: Client) -> None:
    for number, place in enumerate(["brugge", "damme", "brugge"]):
        kept(title=f"Straat {number}", authority=place)
    assert [
        each["title"] for each in program.get(ALL, {"authority": "brugge", "order": "title"}).json()["results"]
    ] == ["Straat 0", "Straat 2"]
    first = program.get(ALL, {"size": 2, "order": "-title", "q": "straat"})
    assert [each["title"] for each in first.json()["results"]] == ["Straat 2", "Straat 1"]
    assert 'rel="next"' in first["Link"]
    assert program.get(ALL, {"row": "K9/9"}).json()["total"] == 0
    assert {name for way in ORDERS for name in (way, f"-{way}")} == set(operations.Order.__args__)
