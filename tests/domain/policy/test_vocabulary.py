"""A vocabulary that contradicts itself is refused, and says why."""

from typing import Any

import pytest
from pydantic import ValidationError

from aankoopwijzer.domain.policy.vocabulary import Entry, Vocabulary


def entry(**changes: Any) -> dict[str, Any]:
    """A sound entry with some fields changed."""
    return {
        "id": "boat",
        "kind": "subject",
        "terms": {"nl": "boot, grote  boot,"},
        "gives": [{"rows": ["W1/1"]}],
    } | changes


def test_terms_are_phrases_separated_by_commas() -> None:
    assert Entry.model_validate(entry()).phrases == (("nl", "boot"), ("nl", "grote boot"))


def test_the_rows_of_a_vocabulary_are_those_its_entries_lead_to() -> None:
    assert Vocabulary.model_validate({"entries": [entry()]}).rows == {"W1/1"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"gives": [{"rows": ["W1"]}]}, "'W1' is not a row"),
        ({"cpv": "3451 boat"}, "'boat' is not a CPV prefix"),
        ({"kind": "cue"}, "an entry of kind 'cue' names its cue"),
        ({"cue": "purpose"}, "an entry of kind 'cue' names its cue"),
        ({"kind": "outside"}, "leads to no rows"),
        ({"terms": {}}, "nothing to recognise"),
        ({"kind": "circumstance"}, "needs a label"),
        ({"gives": [{"rows": ["W1/1"], "share": 0}]}, "greater than or equal to 1"),
        ({"weight": 1}, "Extra inputs"),
        ({"terms": {"es": "barco"}}, "'nl', 'en', 'fr' or 'de'"),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message.replace("(", r"\(")):
        Entry.model_validate(entry(**changes))


def test_a_name_that_no_entry_bears_is_refused() -> None:
    with pytest.raises(ValidationError, match="'boat' names 'sail', which is no entry or family"):
        Vocabulary.model_validate({"entries": [entry(absorbs=["sail"])]})


def test_a_family_may_be_named_like_an_entry() -> None:
    sail = {"id": "sail", "kind": "subject", "families": ["gear"], "terms": {"nl": "zeil"}}
    assert Vocabulary.model_validate({"entries": [entry(covers=["gear"]), sail]})


def test_two_entries_with_one_name_are_refused() -> None:
    with pytest.raises(ValidationError, match="two entries are called 'boat'"):
        Vocabulary.model_validate({"entries": [entry(), entry()]})
