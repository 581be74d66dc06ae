"""Conditions as words and as YAML."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from pydantic import TypeAdapter
from tests.domain.measures.indicators import conditions

from aankoopwijzer.domain.records.measured import PROCUREMENTS
from aankoopwijzer.domain.rules.conditions import Condition
from aankoopwijzer.reports.conditions import as_yaml, in_words
from aankoopwijzer.reports.speech import speech

CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"fact": "is_social", "is": True}, "is_social is ja"),
        ({"fact": "kind", "any_of": ["car", "bike"]}, "kind is een van car of bike"),
        ({"fact": "km", "at_least": "2.5"}, "km is 2,5 of meer"),
        (
            {"fact": "km", "below": {"parameter": "short-trip-km"}},
            "km is minder dan het getal short-trip-km van het beleid",
        ),
        ({"not": {"fact": "kind", "is": "car"}}, "niet (kind is car)"),
        (
            {"all": [{"fact": "a", "is": True}, {"any": [{"fact": "b", "is": "x"}, {"fact": "c", "is": False}]}]},
            "(a is ja) en ((b is x) of (c is nee))",
        ),
    ],
)
def test_a_condition_reads_as_a_sentence(given: dict[str, Any], said: str) -> None:
    assert in_words(CONDITION.validate_python(given), speech("nl")) == said


def test_without_a_condition_everything_counts() -> None:
    assert in_words(None, speech("en")) == "everything"
    assert as_yaml(None) == ""


@given(conditions(PROCUREMENTS))
def test_the_yaml_is_the_condition_itself(given: Any) -> None:
    condition = CONDITION.validate_python(given)
    assert CONDITION.validate_python(yaml.safe_load(as_yaml(condition))) == condition
