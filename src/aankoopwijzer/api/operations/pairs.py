"""Plans and the notices that came in of them: which may be one purchase, and what a person says of it."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Schema
from pydantic import ConfigDict, Field
from typing_extensions import TypedDict

from aankoopwijzer.api.operations.imports import place_of
from aankoopwijzer.api.paging import Paged, PageOf, on_page, page_of
from aankoopwijzer.api.problems import Refusal, reader_speech
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.api.typed import Line
from aankoopwijzer.api.visitors import actor_of
from aankoopwijzer.domain.records.procurement_pair import JoinRefused, PairAnswer, SignKind, Stands
from aankoopwijzer.flows.answer_notice_pair import answer_notice_pair
from aankoopwijzer.flows.list_notice_pairs import list_notice_pairs
from aankoopwijzer.flows.part_notice_pair import part_notice_pair
from aankoopwijzer.register.procurements import pairs as register
from aankoopwijzer.register.procurements.queries import now_known_as
from aankoopwijzer.reports.pair_json import answer_as_json, pair_as_json
from aankoopwijzer.reports.pair_words import join_refusal
from aankoopwijzer.web.policy import policy

_ALL = "/authorities/{slug:authority}/pairs"
_PLACE = {"path": {"authority": "brugge"}}
_WHATEVER = "*"


class SideJson(TypedDict):
    """One of the two; `day` is that of the publication, else that of the plan."""

    number: int
    title: str
    reference: str | None
    stage: str
    day: str | None
    value_estimated: str | None


class SignJson(TypedDict):
    """What was held against what; `agrees` is from 0 to 1."""

    kind: SignKind
    agrees: str
    text: str


class DifferenceJson(TypedDict):
    """What both know and say otherwise, and whose word stands once they are one."""

    field: str
    plan: Any
    notice: Any
    stands: Stands


class PairJson(TypedDict):
    """A plan and a notice that may be one; `version` goes back with the answer."""

    plan: SideJson
    notice: SideJson
    authority: str
    confidence: str
    signs: list[SignJson]
    differences: list[DifferenceJson]
    version: str


class AnswerJson(TypedDict):
    """What was said of a pair; the number of the notice of a joined one leads to the plan."""

    plan: int
    notice: int
    authority: str
    reference: str
    answer: PairAnswer
    at: str


class PairAnsweredJson(TypedDict):
    """What is kept of a pair now."""

    schema: str
    plan: int
    notice: int
    answer: PairAnswer


class Said(Schema):
    """What a person says: one purchase (`same`), two (`apart`), or to be asked again (`open`)."""

    model_config = ConfigDict(extra="forbid")

    answer: PairAnswer
    version: Annotated[str, Field(max_length=60, description="The version that was seen; * for whatever both say now.")]
    reason: Annotated[Line | None, Field(description="Why; it stands in the history.")] = None


@operation("GET", _ALL, "pairs", PageOf[PairJson], example=_PLACE)
def pairs(request: HttpRequest, authority: str, asked: Query[Paged]) -> HttpResponse:
    """The plans and notices of an authority that may be one purchase and that nobody decided on, the surest first."""
    found = list_notice_pairs(place_of(authority), most=None)
    shown = [pair_as_json(each, reader_speech()) for each in on_page(found, asked)]
    return page_of(request, "aankoopwijzer/pairs/1", shown, asked, total=len(found))


@operation("GET", f"{_ALL}/answered", "pairs-answered", PageOf[AnswerJson], example=_PLACE)
def answered(request: HttpRequest, authority: str, asked: Query[Paged]) -> HttpResponse:
    """The plans and notices that somebody decided on, the latest first."""
    found = register.answered(place_of(authority))
    shown = [answer_as_json(each) for each in on_page(found, asked)]
    return page_of(request, "aankoopwijzer/pairs-answered/1", shown, asked, total=len(found))


@operation(
    "PUT",
    f"{_ALL}/{{int:plan}}/{{int:notice}}",
    "pair-answer",
    PairAnsweredJson,
    example={
        "path": {"authority": "brugge", "plan": "1", "notice": "2"},
        "json": {"answer": "same", "version": "*"},
    },
    fails=(404, 409),
)
def answer(request: HttpRequest, authority: str, plan: int, notice: int, said: Said) -> HttpResponse:
    """Say whether a plan and a notice are one purchase.

    Joined, there is one procurement, under the number of the plan; `apart` for a joined pair makes it two again. When
    one of them changed since the version that was seen, nothing is written and the answer is 409.
    """
    who: dict[str, Any] = {"by": actor_of(request), "at": timezone.now(), "why": (said.reason or "").strip()}
    common = {"authority": place_of(authority), **who}
    try:
        if said.answer == "apart" and now_known_as(notice) == plan:
            part_notice_pair(plan, policy(), **common)
        else:
            seen = None if said.version == _WHATEVER else said.version
            answer_notice_pair(plan, notice, said.answer, policy(), seen=seen, **common)
    except JoinRefused as refused:
        raise Refusal(404 if refused.is_nothing else 409, join_refusal(refused, reader_speech())) from None
    return as_json({"schema": "aankoopwijzer/pair-answer/1", "plan": plan, "notice": notice, "answer": said.answer})
