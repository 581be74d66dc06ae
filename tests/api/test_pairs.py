"""Programs read which plan and which notice may be one, and say what a person decided, within their roles."""

from typing import Any

import pytest
from django.test import Client
from tests.api.test_procurements import bearer, kept, send
from tests.register.people import AT, TESTER, load_authorities

from aankoopwijzer.domain.records.procurement import ProcurementDocument
from aankoopwijzer.domain.records.visitor import Access, Role
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands, queries

PAIRS = "/api/v1/authorities/brugge/pairs"
TOLD = (ProcurementDocument(name="n-1 01", kind="notice"),)


@pytest.fixture(autouse=True)
def _authorities(db: None) -> None:
    load_authorities()


@pytest.fixture
def two() -> tuple[int, int]:
    """A plan and its notice."""
    return kept(stage="planned", documents=(), notice_id=None), kept(
        stage="published", documents=TOLD, title="Heraanleg Kerkstraat fase 1"
    )


def say(program: Client, two: tuple[int, int], answer: str, version: str = "*", **headers: str) -> Any:
    return send(program, "PUT", f"{PAIRS}/{two[0]}/{two[1]}", {"answer": answer, "version": version}, **headers)


def test_a_pair_is_read_answered_and_gone_from_the_list(program: Client, two: tuple[int, int]) -> None:
    token = bearer()
    (one,) = program.get(PAIRS, headers=token).json()["results"]
    assert (one["plan"]["number"], one["notice"]["number"]) == two
    assert {"kind", "agrees", "text"} == set(one["signs"][0])
    assert say(program, two, "same", one["version"], **token).json()["answer"] == "same"
    assert program.get(PAIRS, headers=token).json()["total"] == 0
    (said,) = program.get(f"{PAIRS}/answered", headers=token).json()["results"]
    assert (said["plan"], said["notice"], said["answer"]) == (*two, "same")


def test_the_number_of_a_joined_notice_leads_to_the_plan(program: Client, two: tuple[int, int]) -> None:
    token = bearer()
    say(program, two, "same", **token)
    answer = program.get(f"/api/v1/procurements/{two[1]}", headers=token)
    assert answer.json()["number"] == two[0]
    changed = send(
        program,
        "PATCH",
        f"/api/v1/procurements/{two[1]}",
        {"value_paid": "12.50"},
        **token | {"if-match": answer["ETag"]},
    )
    assert (changed.status_code, changed.json()["number"], changed.json()["value_paid"]) == (200, two[0], "12.50")


def test_apart_makes_a_joined_pair_two_again(program: Client, two: tuple[int, int]) -> None:
    token = bearer()
    say(program, two, "same", **token)
    assert say(program, two, "apart", **token).status_code == 200
    assert queries.count(queries.Wanted(within=None)) == 2
    assert say(program, two, "open", **token).status_code == 200
    assert program.get(PAIRS, headers=token).json()["total"] == 1


def test_an_answer_on_an_older_version_is_a_conflict_in_words(program: Client, two: tuple[int, int]) -> None:
    token = bearer()
    (one,) = program.get(PAIRS, headers=token).json()["results"]
    plan = queries.procurement(two[0])
    assert plan is not None
    commands.change_procurement(plan.model_copy(update={"title": "Anders"}), by=TESTER, at=AT, by_person=True)
    answer = say(program, two, "same", one["version"], **token)
    assert answer.status_code == 409
    assert answer.json()["detail"].startswith(f"Aankoop {two[0]} of {two[1]} veranderde")
    assert queries.count(queries.Wanted(within=None)) == 2


def test_what_is_not_there_joined_already_or_nonsense_is_refused(program: Client, two: tuple[int, int]) -> None:
    token = bearer()
    assert say(program, (two[0], 9999), "same", **token).status_code == 404
    assert say(program, (9999, two[1]), "apart", **token).status_code == 404
    assert say(program, two, "open", **token).status_code == 404
    for answer in ("same", "apart", "open"):
        assert say(program, (2**64, two[1]), answer, **token).status_code == 404
        assert say(program, (two[0], 2**64), answer, **token).status_code == 404
    assert say(program, (two[1], two[0]), "same", **token).status_code == 409
    assert say(program, (two[0], two[0]), "same", **token).status_code == 409
    assert say(program, two, "perhaps", **token).status_code == 422
    assert send(program, "PUT", f"{PAIRS}/{two[0]}/{two[1]}", {"answer": "same"}, **token).status_code == 422
    assert say(program, two, "same", "0-0", **token).status_code == 409
    assert say(program, two, "same", **token).status_code == 200
    assert say(program, two, "same", **token).status_code == 409


def test_only_who_may_change_the_purchases_of_that_authority_answers(program: Client, two: tuple[int, int]) -> None:
    damme = bearer((Role.BUYER, "damme"))
    assert program.get(PAIRS).status_code == 401
    assert program.get(PAIRS, headers=damme).status_code == 403
    assert say(program, two, "same", **damme).status_code == 403
    assert say(program, two, "same", **bearer(most=Access.VIEW)).status_code == 403
    elsewhere = send(
        program,
        "PUT",
        f"/api/v1/authorities/damme/pairs/{two[0]}/{two[1]}",
        {"answer": "same", "version": "*"},
        **damme,
    )
    assert elsewhere.status_code == 404, "of another authority: not here"
    assert queries.count(queries.Wanted(within=None)) == 2


@pytest.mark.parametrize(("reason", "why"), [("een andere straat", "een andere straat"), ("  ", ""), (None, "")])
def test_a_reason_of_a_program_stands_in_the_history(
    program: Client, two: tuple[int, int], reason: str | None, why: str
) -> None:
    said = {"answer": "apart", "version": "*", "reason": reason}
    assert send(program, "PUT", f"{PAIRS}/{two[0]}/{two[1]}", said, **bearer()).status_code == 200
    assert changes_of("notice_pair", str(two[0]))[0].why == why
