"""Programs read the questions about spend, answer them, say rules, and take answers back, within their roles."""

from typing import Any

import pytest
from django.test import Client
from tests.api.test_procurements import bearer, send
from tests.register.people import AT, TESTER, load_authorities
from tests.web.test_spend_rules import SPEND

from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.spend_topic import TopicFound
from aankoopwijzer.domain.records.visitor import Access, Role
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.keep_spend_rules import keep_spend_rules
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.spend.commands import settle
from aankoopwijzer.register.spend.queries import all_topics
from aankoopwijzer.web.policy import adviser

AT_BRUGGE = "/api/v1/authorities/brugge"


@pytest.fixture(autouse=True)
def _spent(db: None) -> None:
    load_authorities()
    import_register("spend", SPEND.encode(), adviser(), name="s.csv", authority=None, by=TESTER, at=AT)
    doubt = RowMatch(row="S1/2", score=0.5, because=("diversen",))
    keys = [each.key for each in all_topics() if each.description == "Diversen"]
    settle([(key, TopicFound("doubtful", (), doubts=(doubt,))) for key in keys])


def listed(program: Client, what: str, token: dict[str, str]) -> list[dict[str, Any]]:
    answer = program.get(f"{AT_BRUGGE}/{what}", headers=token)
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def put(program: Client, what: str, number: int, body: object, token: dict[str, str]) -> Any:
    return send(program, "PUT", f"{AT_BRUGGE}/answers/{what}/{number}", body, **token)


def test_a_kind_of_spend_is_asked_answered_changed_and_taken_back(program: Client) -> None:
    token = bearer()
    (question,) = listed(program, "questions/groups", token)
    assert (question["description"], question["account_code"], question["lines"]) == ("Diversen", "650000", 1)
    assert question["amounts"] == {"EUR": "5.00"}
    assert question["doubts"] == [{"row": "S1/2", "score": 0.5, "because": ["diversen"]}]
    number = question["number"]
    answer = put(program, "groups", number, {"rows": ["S1/5"], "reason": "nagevraagd"}, token)
    assert (answer.json()["rows"], answer.json()["lines"]) == (["S1/5"], 1)
    assert changes_of("spend_topic", str(number))[0].why == "nagevraagd"
    assert listed(program, "questions/groups", token) == []
    assert put(program, "groups", number, {"rows": []}, token).json()["rows"] == []
    gone = program.delete(f"{AT_BRUGGE}/answers/groups/{number}?reason=vergist", headers=token)
    assert (gone.status_code, listed(program, "answers/groups", token)) == (204, [])
    assert changes_of("spend_topic", str(number))[0].why == "vergist"


def test_a_name_is_asked_and_answered(program: Client) -> None:
    token = bearer()
    asked = {each["name"]: each for each in listed(program, "questions/names", token)}
    question = asked["Iemand anders"]
    assert (question["lines"], question["number_in_books"], question["candidates"]) == (1, None, [])
    answer = put(program, "names", question["number"], {"supplier": "new"}, token).json()
    assert (answer["supplier_name"], answer["by"] is not None) == ("Iemand anders", True)
    assert put(program, "names", question["number"], {"supplier": "nobody"}, token).json()["supplier"] is None
    wrong = put(program, "names", question["number"], {"supplier": 999}, token)
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/supplier")


def test_rules_are_said_hold_at_once_and_are_changed_and_taken_back(program: Client) -> None:
    token = bearer()
    rules = [{"account_code": "614*", "rows": ["S1/1"]}, {"supplier": "Onbekend", "rows": []}]
    told = send(program, "POST", f"{AT_BRUGGE}/rules", {"rules": rules, "reason": "plan"}, **token).json()
    assert told == {"schema": "aankoopwijzer/rules/1", "kept": 2, "answered": 2, "unused": [1]}
    by_account = next(each for each in listed(program, "answers/rules", token) if each["account_code"])
    assert (by_account["rows"], by_account["lines"], by_account["authority"]) == (["S1/1"], 2, "brugge")
    changed = put(program, "rules", by_account["number"], {"rows": ["S1/3"]}, token).json()
    assert (changed["rows"], changed["lines"]) == (["S1/3"], 2)
    assert program.delete(f"{AT_BRUGGE}/answers/rules/{by_account['number']}", headers=token).status_code == 204
    assert len(list_given_answers("rules", "brugge")) == 1


@pytest.mark.parametrize(
    ("rule", "pointer"),
    [
        ({"rows": ["S1/1"]}, "/rules/0"),
        ({"description": "2024*", "rows": ["S1/1"]}, "/rules/0"),
        ({"supplier": "0999.000.724", "rows": ["S1/1"]}, "/rules/0/supplier"),
        ({"account_code": "614*", "rows": ["S1/1", "Z9/9"]}, "/rules/0/rows/1"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_in_words_and_nothing_is_kept(
    program: Client, rule: dict[str, Any], pointer: str
) -> None:
    refused = send(program, "POST", f"{AT_BRUGGE}/rules", {"rules": [rule]}, **bearer())
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, pointer)
    assert list_given_answers("rules", None) == ()


@pytest.mark.parametrize(
    ("kind", "body", "pointer"),
    [
        ("groups", {"supplier": "new"}, "/supplier"),
        ("groups", {}, "/rows"),
        ("names", {"rows": []}, "/supplier"),
        ("names", {"supplier": "new", "rows": []}, "/rows"),
        ("groups", {"rows": ["Z9/9"]}, "/rows/0"),
    ],
)
def test_an_answer_of_another_kind_is_refused(program: Client, kind: str, body: dict[str, Any], pointer: str) -> None:
    token = bearer()
    number = listed(program, f"questions/{kind}", token)[0]["number"]
    refused = put(program, kind, number, body, token)
    assert refused.status_code == 422
    assert pointer in {each["pointer"] for each in refused.json()["errors"]}


def test_what_is_not_there_or_not_its_own_is_not_found(program: Client) -> None:
    token = bearer()
    keep_spend_rules([SpendRule(1, ("S1/5",), account_code="650000")], adviser(), by=TESTER, at=AT)
    (rule,) = list_given_answers("rules", None)
    for what in ("questions/rules", "questions/dieren", "answers/dieren"):
        assert program.get(f"{AT_BRUGGE}/{what}", headers=token).status_code == 404
    assert put(program, "rules", rule.number, {"rows": []}, token).status_code == 404
    assert program.delete(f"{AT_BRUGGE}/answers/rules/{rule.number}", headers=token).status_code == 404
    for kind, body in (("names", {"supplier": "new"}), ("groups", {"rows": []}), ("rules", {"rows": []})):
        assert put(program, kind, 10**9, body, token).status_code == 404
    assert [each.rows for each in list_given_answers("rules", None)] == [("S1/5",)]


def test_who_may_only_look_sees_answers_and_gives_none(program: Client) -> None:
    token = bearer((Role.AUDITOR, "brugge"), most=Access.CHANGE)
    assert listed(program, "answers/rules", token) == []
    assert program.get(f"{AT_BRUGGE}/questions/groups", headers=token).status_code in (403, 404)
    said = {"rules": [{"account_code": "614*", "rows": []}]}
    assert send(program, "POST", f"{AT_BRUGGE}/rules", said, **token).status_code in (403, 404)
