"""Programs bring files and rows in by the road that people take: the same checks, history, undo and permission."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django_tasks_db.management.commands import db_worker
from tests.api.test_procurements import bearer, send
from tests.flows.test_import_invoices import INVOICE
from tests.register.people import load_authorities

from aankoopwijzer.api.rules import REGISTERS
from aankoopwijzer.domain.policy.permissions import TABLE
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.registers import REGISTERS as KNOWN
from aankoopwijzer.domain.records.visitor import Access, Role
from aankoopwijzer.register.columns import records as records_in
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.imports.tables import TABLES
from aankoopwijzer.web import importing

HERE = "/api/v1/authorities/brugge"
FLEET = [
    {"number": "V1", "energy": "electric", "km_per_year": "12000.5", "first_use": "2024-05-01", "is_in_use": True},
    {"number": "V2", "energy": "diesel", "km_per_year": "9000"},
]
CSV = b"nummer;naam;gemeente\nL1;De Korrel;Brugge\nL2;;Damme\n"


@pytest.fixture(autouse=True)
def _authorities(db: None) -> None:
    load_authorities()


def put(program: Client, rows: object, register: str = "vehicles", **token: str) -> Any:
    return send(program, "POST", f"{HERE}/{register}", {"rows": rows}, **(token or bearer()))


def held(dataset: str) -> list[Any]:
    return list(records_in(TABLES[dataset], DATASETS[dataset]))


def hand_over(program: Client, token: dict[str, str], content: bytes = CSV, **said: str) -> Any:
    body = {"file": SimpleUploadedFile("lev.csv", content), "kind": "suppliers", **said}
    return program.post(f"{HERE}/imports", body, headers=token)


def test_rows_are_added_changed_and_left_as_they_were_and_are_one_import_that_can_be_undone(program: Client) -> None:
    token = bearer()
    first = put(program, FLEET, **token).json()
    assert (first["counts"]["new"], first["file"], first["authority"]) == (2, "API", "brugge")
    assert put(program, FLEET, **token).json()["batch"] is None
    told = put(program, [FLEET[0] | {"energy": "petrol"}, FLEET[1]], **token).json()
    assert told["counts"] == {
        "new": 0,
        "changed": 1,
        "unchanged": 1,
        "rejected": 0,
        "flagged": 0,
        "double": 0,
        "gone": 0,
    }
    assert [(one.number, one.energy, one.km_per_year) for one in held("vehicles")] == [
        ("V1", "petrol", Decimal("12000.5")),
        ("V2", "diesel", Decimal(9000)),
    ]
    (change,) = changes_of("import", str(told["batch"]))
    assert (change.by.kind, change.authority, change.after["changed"]) == ("account", "brugge", 1)
    early = program.post(f"{HERE}/imports/{first['batch']}/undo", headers=token)
    assert early.status_code == 409
    assert early.json()["detail"].startswith(f"Import {told['batch']} ")
    undone = program.post(f"{HERE}/imports/{told['batch']}/undo", headers=token)
    assert undone.json()["rows"] == 1
    assert [one.energy for one in held("vehicles")] == ["electric", "diesel"]
    assert program.post(f"{HERE}/imports/{told['batch']}/undo", headers=token).status_code == 409


def test_a_row_is_given_whole(program: Client) -> None:
    put(program, FLEET)
    put(program, [{"number": "V1", "energy": "electric"}])
    assert held("vehicles")[0].km_per_year is None


def test_when_one_row_cannot_be_used_none_is_written_and_every_fault_says_where_it_is(program: Client) -> None:
    answer = put(program, [FLEET[0], {"energy": "diesel"}, {}])
    assert answer.status_code == 422
    assert [each["pointer"] for each in answer.json()["errors"]] == ["/rows/1/number", "/rows/2/number"]
    assert answer.json()["errors"][0]["detail"].startswith("deze kolom mag niet leeg zijn")
    assert held("vehicles") == []


def test_what_a_file_may_pass_over_a_program_is_told(program: Client) -> None:
    answer = put(program, [{"name": "De Korrel"}, {}], "suppliers")
    assert [each["pointer"] for each in answer.json()["errors"]] == ["/rows/1"]
    assert held("suppliers") == []


def test_what_is_not_to_be_believed_counts_as_unknown_and_is_told(program: Client) -> None:
    told = put(program, [{"number": "V1", "energy": "kernfusie", "co2_g_per_km": "99999"}]).json()
    assert told["counts"]["flagged"] == 1
    (one,) = held("vehicles")
    assert (one.energy, one.co2_g_per_km) == (None, None)
    assert {each["column"] for each in told["problems"]} >= {"energy", "co2_g_per_km"}


def test_a_share_is_the_fraction_that_the_register_gives(program: Client) -> None:
    row = {"number": "M1", "year": 2025, "material": "beton", "weight_kg": "10", "reused_share": "0.25"}
    assert put(program, [row], "material-flows").status_code == 200
    assert held("material_flows")[0].reused_share == Decimal("0.25")


def test_a_dry_run_writes_nothing_and_tells_what_would_be_rejected(program: Client) -> None:
    body = {"rows": [*FLEET, {"energy": "diesel"}], "dry_run": True}
    told = send(program, "POST", f"{HERE}/vehicles", body, **bearer()).json()
    assert (told["counts"]["new"], told["counts"]["rejected"], told["batch"]) == (2, 1, None)
    assert held("vehicles") == []


def test_what_the_register_gives_can_be_sent_back_and_changes_nothing(program: Client) -> None:
    token = bearer()
    put(program, FLEET, **token)
    given = program.get("/api/v1/vehicles", headers=token).json()["results"]
    for one in given:
        for name in ("batch", "line", "flags"):
            del one[name]
    assert put(program, given, **token).json()["counts"] == {
        "new": 0, "changed": 0, "unchanged": 2, "rejected": 0, "flagged": 0, "double": 0, "gone": 0,
    }  # fmt: skip


def test_a_file_is_seen_first_and_written_when_it_is_confirmed(program: Client) -> None:
    token = bearer()
    answer = hand_over(program, token)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["batch"], told["report"]["counts"]["new"], told["report"]["counts"]["rejected"]) == (None, 1, 1)
    assert held("suppliers") == []
    assert program.get(answer["Location"], headers=token).json()["report"] == told["report"]
    done = program.post(f"{answer['Location']}/confirm", headers=token).json()
    assert done["report"]["batch"] == done["batch"]
    assert [one.name for one in held("suppliers")] == ["De Korrel"]
    again = program.post(f"{answer['Location']}/confirm", headers=token)
    assert (again.status_code, again.json()["detail"]) == (
        409,
        f"Dit bestand is al ingelezen, als import {done['batch']}; je hoeft niets te doen.",
    )
    listed = program.get(f"{HERE}/imports", headers=token).json()
    assert [(one["number"], one["counts"]["new"]) for one in listed["results"]] == [(done["batch"], 1)]


def test_a_long_file_is_looked_at_and_written_in_the_background(
    program: Client, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(importing, "LONG", 10)
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    token = bearer()
    answer = hand_over(program, token)
    told = answer.json()
    assert (answer.status_code, told["state"], told["report"], told["batch"]) == (201, "waiting", None, None)
    address = answer["Location"]
    call_command("db_worker", batch=True, startup_delay=False, queue_name="*")
    looked = program.get(address, headers=token).json()
    assert (looked["state"], looked["report"]["counts"]["new"], looked["report"]["counts"]["rejected"]) == (
        "done",
        1,
        1,
    )
    assert held("suppliers") == []
    asked = program.post(f"{address}/confirm", headers=token).json()
    assert (asked["state"], asked["batch"]) == ("waiting", None)
    call_command("db_worker", batch=True, startup_delay=False, queue_name="*")
    done = program.get(address, headers=token).json()
    assert (done["state"], done["report"]["counts"]["new"]) == ("done", 1)
    assert done["batch"] is not None
    assert [one.name for one in held("suppliers")] == ["De Korrel"]
    assert program.post(f"{address}/confirm", headers=token).status_code == 409


def test_a_long_file_that_is_no_table_is_refused_when_the_worker_has_looked(
    program: Client, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(importing, "LONG", 10)
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    token = bearer()
    address = hand_over(program, token, b"a;b\n" * 20)["Location"]
    call_command("db_worker", batch=True, startup_delay=False, queue_name="*")
    answer = program.get(address, headers=token)
    assert (answer.status_code, bool(answer.json()["detail"])) == (422, True)


def test_an_invoice_that_looks_the_same_comes_in_when_the_program_says_so(program: Client) -> None:
    ledger = (
        b"boekstuk;factuurnummer;factuurdatum;ondernemingsnummer;leverancier;bedrag excl btw\n"
        b"2025/17;F-1;14/03/2025;0999.000.723;Zonnehoek;90,00\n"
    )
    token = bearer()
    program.post(f"{hand_over(program, token, ledger, kind='spend')['Location']}/confirm", headers=token)
    counts = [
        hand_over(program, token, INVOICE, kind="ubl", **said).json()["report"]["counts"]
        for said in ({}, {"keep_doubles": "true"})
    ]
    assert [(each["new"], each["double"]) for each in counts] == [(0, 2), (2, 0)]


def test_a_file_that_was_dropped_is_gone(program: Client) -> None:
    token = bearer()
    address = hand_over(program, token)["Location"]
    assert program.delete(address, headers=token).status_code == 204
    assert program.get(address, headers=token).status_code == 404
    assert program.post(f"{address}/confirm", headers=token).status_code == 404


def test_columns_that_are_not_recognised_are_said(program: Client) -> None:
    token, odd = bearer(), b"code;wie\nL1;De Korrel\n"
    refused = hand_over(program, token, odd)
    assert refused.status_code == 422
    assert refused.json()["type"] == "/api/docs#unreadable"
    told = hand_over(program, token, odd, columns=json.dumps({"code": "number", "wie": "name"}))
    assert told.json()["report"]["counts"]["new"] == 1


@pytest.mark.parametrize(
    ("said", "where"),
    [({"kind": "koffie"}, "/kind"), ({"columns": "{"}, "/columns"), ({"columns": '{"a": "b"}'}, "/columns")],
)
def test_what_is_said_of_a_file_has_to_be_something_we_know(program: Client, said: dict, where: str) -> None:
    answer = hand_over(program, bearer(), **said)
    assert answer.status_code == 422
    assert [each["pointer"] for each in answer.json()["errors"]] == [where]


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("role", Role)
def test_rows_are_written_by_who_may_import_and_may_change_what_they_are(
    program: Client, register: str, role: Role
) -> None:
    kind = KNOWN[REGISTERS[register]].kind
    may = TABLE["import"][role] >= Access.CHANGE and TABLE[kind][role] >= Access.CHANGE
    sees = TABLE["import"][role] >= Access.VIEW
    answer = send(program, "POST", f"{HERE}/{register}", {"rows": [{}]}, **bearer((role, "brugge")))
    assert answer.status_code == (422 if may else 403 if sees else 404), answer.content
    elsewhere = send(program, "POST", f"{HERE}/{register}", {"rows": [{}]}, **bearer((role, "damme")))
    assert elsewhere.status_code == 404


def test_files_and_imports_of_another_authority_do_not_exist(program: Client) -> None:
    token = bearer()
    waiting = hand_over(program, token)["Location"]
    batch = put(program, FLEET, **token).json()["batch"]
    other = bearer((Role.BUYER, "damme"))
    for method, path in (
        ("GET", waiting),
        ("POST", f"{waiting}/confirm"),
        ("DELETE", waiting),
        ("POST", f"{HERE}/imports/{batch}/undo"),
    ):
        theirs = path.replace("brugge", "damme")
        assert program.generic(method, path, headers=other).status_code == 404
        assert program.generic(method, theirs, headers=other).status_code == 404
