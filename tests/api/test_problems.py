"""Whatever fails is a problem (RFC 9457) in the reader's language that says what to do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.signed_in import member, sign_in

from aankoopwijzer.api import service
from aankoopwijzer.web.pace import PER_MINUTE


def _told(answer, status: int) -> dict:
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == status
    return found


def _post(program: Client, body: object, path: str = "/api/v1/advise"):
    return program.post(path, body, content_type="application/json")


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ("{", 400, "Deze vraag is niet te lezen."),
        ('{"title": broodjes}', 400, "De inhoud is geen leesbare JSON: kijk na op regel 1, teken 11."),
        ({"titel": "x"}, 422, "/titel: Dit veld bestaat niet."),
        ({"value_eur": "veel"}, 422, "/value_eur: Schrijf het in de vorm ^[0-9]{1,12}(\\.[0-9]{1,2})?$."),
        ({"title": "x" * 501}, 422, "/title: Dit is te lang: hoogstens 500 tekens."),
        ({"title": "broodjes", "date": "2026-02-31"}, 422, "/date: Die dag bestaat niet."),
        ({"title": "broodjes", "level": "hoog"}, 422, "/level: Kies een van deze: 'basis', 'gevorderd' or 'ambitieus'."),
        ({}, 422, "Er is niets te lezen: geef een titel, een omschrijving of een CPV-code."),
        ({"title": "broodjes", "description": "x" * 1_100_000}, 413, "Dit is te groot."),
    ],
)  # fmt: skip
def test_a_purchase_that_does_not_fit(program: Client, body: object, status: int, said: str) -> None:
    found = _told(_post(program, body), status)
    told = [f"{each['pointer']}: {each['detail']}" for each in found.get("errors", [])]
    assert said in [*told, found.get("detail"), found["title"]]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/api/v1/criteria/er-is-geen", 404),
        ("get", "/api/v1/elders", 404),
        ("get", "/api/v2/framework", 404),
        ("get", "/api/v1/criteria?row=Z9/9", 422),
        ("get", "/api/v1/criteria?size=0", 422),
        ("get", "/api/v1/criteria?size=100000", 422),
        ("delete", "/api/v1/framework", 405),
        ("post", "/api/v1/check", 422),
    ],
)  # fmt: skip
def test_an_address_or_a_choice_that_is_none(program: Client, method: str, path: str, status: int) -> None:
    assert _told(getattr(program, method)(path), status)["title"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/api/v1/procurements?yaer=2024", "kies een van deze: authority, order, page, q, row, size, stage, year."),
        ("/api/v1/framework?page=2", "Die parameter bestaat hier niet."),
        ("/api/v1/authorities?x=%00", "Die parameter bestaat hier niet."),
    ],
)  # fmt: skip
def test_a_slip_in_a_question_is_not_passed_over(program: Client, path: str, said: str) -> None:
    (found,) = _told(program.get(path), 422)["errors"]
    assert found["pointer"] == f"/{path.split('?')[1].split('=', maxsplit=1)[0]}"
    assert found["detail"].endswith(said)


def test_a_file_that_is_no_notice_says_what_it_is_and_what_to_give(program: Client) -> None:
    upload = SimpleUploadedFile("a.xml", b"<a/>")
    found = _told(program.post("/api/v1/notices/read", {"file": upload}), 422)
    assert found["type"] == "/api/docs#unreadable"
    assert "Geef een eForms-aankondiging" in found["detail"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<ContractNotice><a></ContractNotice>", "een element wordt afgesloten met de naam van een ander"),
        (b"<ContractNotice><a>", "het eindigt voor het laatste element is afgesloten"),
        (b'<?xml version="1.0" encoding="KLINGON"?><a/>', "niemand kent die codering"),
        (b"<a>x && y</a>", "er staat een < of & die niet als &lt; of &amp; geschreven is"),
    ],
)
def test_why_xml_is_broken_is_said_in_the_readers_language(program: Client, content: bytes, why: str) -> None:
    upload = SimpleUploadedFile("a.xml", content)
    assert why in _told(program.post("/api/v1/notices/read", {"file": upload}), 422)["detail"]


def test_a_program_that_asks_too_fast_is_told_to_wait(program: Client) -> None:
    body = {"passages": [{"id": "1", "text": "x"}]}
    for _ in range(PER_MINUTE):
        assert _post(program, body, "/api/v1/check/passages").status_code == 200
    found = _told(_post(program, body, "/api/v1/check/passages"), 429)
    assert found["title"] == "Dit gaat te snel: wacht een minuut en probeer opnieuw."


def test_reading_has_a_bound_too_and_says_when_to_come_back(program: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "READS_PER_MINUTE", 2)
    asked = [program.get("/api/v1/criteria?size=1") for _ in range(3)]
    assert [each.status_code for each in asked] == [200, 200, 429]
    assert asked[2]["Retry-After"] == "60"


def test_a_token_that_opens_nothing_is_refused_also_where_none_is_needed(program: Client) -> None:
    answer = program.get("/api/v1/framework", headers={"authorization": "Bearer niets"})
    assert _told(answer, 401)["title"] == "Stuur een geldig token mee."
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_browser_that_is_signed_in_is_nobody_here(program: Client) -> None:
    sign_in(program, member())
    answer = program.get("/api/v1/framework")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"


def test_what_breaks_with_us_is_a_problem_too(program: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("aankoopwijzer.api.operations.framework.framework_as_json", broken)
    assert _told(program.get("/api/v1/framework"), 500)["type"] == "/api/docs#broken"
