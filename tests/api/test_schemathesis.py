"""Made-up requests of every shape find no answer that the description does not tell of."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS

from aankoopwijzer.api.description import openapi
from aankoopwijzer.config.wsgi import application
from aankoopwijzer.web import pace

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


@pytest.fixture(autouse=True)
def _as_fast_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PER_MINUTE", 1_000_000)


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.django_db
def test_an_answer_is_what_the_description_says(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=WANTED, headers={"Accept-Encoding": "identity"})
