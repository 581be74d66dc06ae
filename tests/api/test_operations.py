"""The example of each operation works, and the answer is what the description says."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone
from tests.api.asking import FILES, by_example, faults, operations
from tests.api.test_procurements import kept
from tests.register.people import AT, TESTER, load_authorities, somebody

from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.visitor import Access, Role
from aankoopwijzer.flows.create_token import create_token
from aankoopwijzer.flows.hold_file import hold_file
from aankoopwijzer.flows.import_held_file import import_held_file
from aankoopwijzer.flows.keep_spend_rules import keep_spend_rules
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.register.imports import queries
from aankoopwijzer.register.procurements import commands
from aankoopwijzer.reports.api_problems import TITLES
from aankoopwijzer.web.policy import adviser

OPERATIONS = list(operations())
_NOW = dt.datetime.combine(timezone.localdate(), dt.time(), dt.UTC)


@pytest.mark.parametrize(("name", "method", "path", "described"), OPERATIONS, ids=[each[0] for each in OPERATIONS])
def test_the_example_of_an_operation_works_and_is_answered_as_described(
    name: str, method: str, path: str, described: dict, program: Client
) -> None:
    load_authorities()
    headers = {}
    known = _two_alike() if "{plan}" in path else {"number": str(_number_for(name))} if "{number}" in path else {}
    if "security" in described:
        account, on = somebody((Role.REGIONAL_COORDINATOR, None), (Role.BUYER, "brugge")), timezone.localdate()
        secret = create_token(account, "stats", most=Access.CHANGE, days=1, by=TESTER, at=AT, on=on)
        headers = {"authorization": f"Bearer {secret}"}
    answer = by_example(program, method, path, described["x-example"], known=known, **headers)
    (wanted,) = (int(status) for status in described["responses"] if str(status).startswith("2"))
    assert answer.status_code == wanted, answer.content.decode()
    if wanted != 204:
        assert answer["Content-Type"] == "application/json"
    assert faults(described, wanted, None if wanted == 204 else answer.json()) == []


def _two_alike() -> dict[str, str]:
    """A plan and a notice of it."""
    plan = Procurement(authority="brugge", title="Broodjes")
    notice = plan.model_copy(update={"notice_id": "n-1", "stage": "published"})
    numbers = commands.add_procurements([plan, notice], by=TESTER, at=AT, by_person=False)
    return dict(zip(("plan", "notice"), map(str, numbers), strict=True))


def _number_for(name: str) -> int:
    """The number of what an operation is about: a procurement, a rule, a file that waits, an import."""
    if name.startswith("answer"):
        rule = SpendRule(1, ("S1/5",), account_code="614*", authority="brugge")
        keep_spend_rules([rule], adviser(), by=TESTER, at=AT)
        return list_given_answers("rules", "brugge")[0].number
    if not name.startswith("import-"):
        return kept()
    file = {"kind": "suppliers", "name": "s.csv", "authority": "brugge"}
    number = hold_file(FILES["suppliers.csv"], **file, by=TESTER, at=_NOW)
    if name != "import-undo":
        return number
    held = queries.held_file(number, at=_NOW)
    return import_held_file(held, adviser(), by=TESTER, at=_NOW, dry_run=False).batch


def test_an_advice_is_in_the_language_that_was_asked(program: Client) -> None:
    said = {}
    for language in ("nl", "en"):
        answer = program.post(
            "/api/v1/advise", {"title": "Broodjes"}, content_type="application/json",
            headers={"accept-language": language},
        )  # fmt: skip
        assert answer["Content-Language"] == language
        said[language] = answer.json()["summary"]
    assert said["nl"] != said["en"]


def test_a_list_goes_page_by_page_and_every_criterion_comes_by_once(program: Client) -> None:
    seen, address = [], "/api/v1/criteria?size=100"
    while address:
        answer = program.get(address)
        seen += [each["id"] for each in answer.json()["results"]]
        links = dict(part.strip().split("; rel=")[::-1] for part in answer["Link"].split(","))
        address = links.get('"next"', "").strip("<>")
    assert len(seen) == len(set(seen)) == answer.json()["total"]


def test_what_was_fetched_before_is_not_sent_again(program: Client) -> None:
    first = program.get("/api/v1/framework")
    again = program.get("/api/v1/framework", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = program.get("/api/v1/framework", headers={"if-match": '"another"'})
    assert other.status_code == 412
    assert other.json()["title"] == "Dit is niet meer wat je hebt: haal het eerst opnieuw op."


def test_head_says_what_get_would_without_its_content(program: Client) -> None:
    answer = program.head("/api/v1/framework")
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer["ETag"] == program.get("/api/v1/framework")["ETag"]


def test_no_other_site_is_let_in_and_no_cookie_is_set(program: Client) -> None:
    answer = program.get("/api/v1/framework", headers={"origin": "https://elders.example"})
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    assert not answer.cookies


def test_the_page_shows_every_operation_with_its_example_and_every_kind_of_problem(program: Client) -> None:
    page = program.get("/api/docs")
    assert page.status_code == 200
    said = page.content.decode()
    for name, method, path, _ in OPERATIONS:
        assert f'id="{name}"><code>{method} {path}</code>' in said
    assert len(re.findall("curl (?:-X [A-Z]+ )?(?:&#x27;)?http://testserver/api/v1/", said)) == len(OPERATIONS)
    assert all(f'id="{code}"' in said for code in TITLES)
