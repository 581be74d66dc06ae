"""Made-up requests of every shape find no answer that the description does not tell of."""

from collections.abc import Callable, Iterator

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test
from tests.register.people import AT, TESTER, load_authorities, somebody

from aankoopwijzer.api import service
from aankoopwijzer.api.description import openapi
from aankoopwijzer.config.wsgi import application
from aankoopwijzer.domain.records.visitor import Access, Role
from aankoopwijzer.flows.create_token import create_token

OPERATIONS = [
    pytest.param(path, method, id=f"{method.upper()} {path}")
    for path, methods in openapi()["paths"].items()
    for method in methods
]
WITH_A_DOOR = [each for each in OPERATIONS if "security" in openapi()["paths"][each.values[0]][each.values[1]]]
WANTED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
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


Try = Callable[[schemathesis.Case], None]


@pytest.fixture(scope="module")
def made_up() -> Callable[[str, str, Try], None]:
    """Tries requests of every shape for one operation: those at the edges of its description, and some of chance.

    They are thought out where they are tried, not when the tests are collected: every worker collects all.
    """
    described = schemathesis.openapi.from_dict(openapi())
    described.app = application
    load_all_checks()

    def attempt(path: str, method: str, one: Try) -> None:
        def each(case: schemathesis.Case) -> None:
            one(case)

        modes = HypothesisTestConfig(project=described.config, modes=list(HypothesisTestMode))
        create_test(operation=described[path][method], test_func=_MADE_UP(each), config=modes)()

    return attempt


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
@pytest.mark.django_db
def test_an_answer_is_what_the_description_says(path: str, method: str, made_up: Callable[..., None]) -> None:
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS.get_by_names(WANTED), headers={"Accept-Encoding": "identity"})

    made_up(path, method, asked)


@pytest.mark.parametrize(("path", "method"), WITH_A_DOOR)
@pytest.mark.django_db
def test_an_answer_to_a_token_is_what_the_description_says(
    path: str, method: str, made_up: Callable[..., None], token: str
) -> None:
    headers = {"Accept-Encoding": "identity", "Authorization": f"Bearer {token}", "If-Match": "*"}

    def asked(case: schemathesis.Case) -> None:
        if "authority" in case.path_parameters:
            case.path_parameters["authority"] = "brugge"
        case.call_and_validate(checks=CHECKS.get_by_names(WANTED), headers=headers)

    made_up(path, method, asked)
