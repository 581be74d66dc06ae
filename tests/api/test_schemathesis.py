"""Made-up requests of every shape find no answer that the description does not tell of."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS
from tests.register.people import AT, TESTER, load_authorities, somebody

from aankoopwijzer.api import service
from aankoopwijzer.api.description import openapi
from aankoopwijzer.config.wsgi import application
from aankoopwijzer.domain.records.visitor import Access, Role
from aankoopwijzer.flows.create_token import create_token

schema = schemathesis.openapi.from_dict(openapi())
schema.app = application
WANTED = [
    check
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    )
    for check in CHECKS.get_by_names([name])
]
_MADE_UP = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _as_fast_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "is_too_fast", lambda *_: False)


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """A request ends by closing its connection, which here is that of the test, with its transaction in it.

    Django's own client leaves it open in the same way.
    """
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def token(db: None) -> str:
    """The token of somebody who may change whatever a token may change."""
    load_authorities()
    account = somebody((Role.POLICY_EXPERT, None), (Role.REGIONAL_COORDINATOR, None))
    return create_token(account, "made up", most=Access.CHANGE, days=9, by=TESTER, at=AT, on=timezone.localdate())


@schema.parametrize()
@_MADE_UP
@pytest.mark.django_db
def test_an_answer_is_what_the_description_says(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=WANTED, headers={"Accept-Encoding": "identity"})


@schema.include(lambda context: "security" in context.operation.definition.raw).parametrize()
@_MADE_UP
@pytest.mark.django_db
def test_an_answer_to_a_token_is_what_the_description_says(case: schemathesis.Case, token: str) -> None:
    if "authority" in case.path_parameters:
        case.path_parameters["authority"] = "brugge"
    headers = {"Accept-Encoding": "identity", "Authorization": f"Bearer {token}", "If-Match": "*"}
    case.call_and_validate(checks=WANTED, headers=headers)
