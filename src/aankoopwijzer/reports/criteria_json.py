"""Criteria as data for other programs."""

from typing import Any, Final, Literal

from pydantic import Field
from typing_extensions import TypedDict

from aankoopwijzer.domain.policy.criteria import Criterion, Part
from aankoopwijzer.reports.advise_schema import Code, LevelName
from aankoopwijzer.reports.wording import Wording

LIST_SCHEMA: Final = "aankoopwijzer/criteria-list/1"
SHOW_SCHEMA: Final = "aankoopwijzer/criteria-show/1"


class CriterionInShort(TypedDict):
    """A criterion as a line of a list."""

    id: Code
    title: str
    part: Part
    objectives: list[Code]
    rows: list[Code]
    levels: list[LevelName]


class CriterionShown(Criterion):
    """A criterion whole, as the policy pack has it."""

    shape: Literal["aankoopwijzer/criteria-show/1"] = Field(alias="schema")


def criterion_in_short(criterion: Criterion, wording: Wording) -> CriterionInShort:
    """What a list says of a criterion, the title in the reader's language."""
    return {
        "id": criterion.id,
        "title": wording.text(criterion.title),
        "part": criterion.part,
        "objectives": list(criterion.objectives),
        "rows": list(criterion.rows),
        "levels": [level.value for level in criterion.levels],
    }


def criterion_as_json(criterion: Criterion) -> dict[str, Any]:
    """Everything that the policy pack holds of a criterion, in every language that it has."""
    return {"schema": SHOW_SCHEMA, **criterion.model_dump(mode="json", by_alias=True)}
