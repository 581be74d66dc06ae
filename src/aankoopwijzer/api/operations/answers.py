"""Questions about spend and what was answered: who a name is, what spend was for, and rules for what comes."""

from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Schema
from pydantic import ConfigDict, Field
from typing_extensions import TypedDict

from aankoopwijzer.api.operations.imports import place_of
from aankoopwijzer.api.paging import Paged, PageOf, on_page, page_of
from aankoopwijzer.api.problems import FieldProblem, Refusal, reader_speech
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.api.typed import Code, Line
from aankoopwijzer.api.visitors import actor_of
from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.records.given_answer import ANSWER_KINDS, AnswerKind, GivenAnswer, NoSuchAnswer
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.change_spend_rule import change_spend_rule
from aankoopwijzer.flows.keep_spend_rules import keep_spend_rules
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.flows.take_back_answer import take_back_answer
from aankoopwijzer.register.spend.queries import named_suppliers
from aankoopwijzer.register.suppliers.commands import NoSuchName
from aankoopwijzer.register.suppliers.queries import open_names
from aankoopwijzer.reports.answer_json import answer_as_json, name_question_as_json, topic_question_as_json
from aankoopwijzer.reports.api_problems import field_problem
from aankoopwijzer.web.answering import is_own
from aankoopwijzer.web.policy import adviser

_ONE = "/authorities/{slug:authority}/answers/{slug:kind}"
_ASKED = "/authorities/{slug:authority}/questions/{slug:kind}"
_PLACE = {"path": {"authority": "brugge", "kind": "groups"}}
_EVERY = 100_000
"""More kinds of spend than anybody is asked about."""
_MOST_RULES = 1_000
Rows = Annotated[
    list[Annotated[str, Field(max_length=20)]],
    Field(max_length=20, description="Rows of the framework, none of them: outside it."),
]
Reason = Annotated[Line | None, Field(description="Why; it stands in the history.")]


class DoubtJson(TypedDict):
    """A row that may be meant: how sure, from 0 to 1, and because of which words and codes."""

    row: str
    score: float
    because: list[str]


class CandidateJson(TypedDict):
    """A supplier that may be meant; `likeness` is from 0 to 1."""

    supplier: int
    name: str
    enterprise_number: str | None
    likeness: float


class SpendQuestionJson(TypedDict, total=False):
    """A question: of names the name with its candidates, of groups the kind of spend with its doubts."""

    number: int
    key: str
    lines: int
    amounts: dict[str, str]
    name: str
    number_in_books: str | None
    candidates: list[CandidateJson]
    cpv: str | None
    account_code: str | None
    account_name: str | None
    description: str | None
    doubts: list[DoubtJson]


class SpendAnswerJson(TypedDict):
    """What was answered; of a name its supplier (null: none), of a kind of spend or a rule its rows."""

    kind: AnswerKind
    number: int
    key: str
    asked: str | None
    number_in_books: str | None
    enterprise_number: str | None
    cpv: str | None
    account_code: str | None
    account_name: str | None
    authority: str | None
    paid_to: str | None
    supplier: int | None
    supplier_name: str | None
    supplier_enterprise_number: str | None
    rows: list[str] | None
    by: str | None
    at: str | None
    lines: int


class RulesKeptJson(TypedDict):
    """How many rules are kept, how many kinds of spend follow them now, and which of those sent hold for none yet,
    the first is 0."""

    schema: str
    kept: int
    answered: int
    unused: list[int]


class AnswerSaid(Schema):
    """An answer: of a name `supplier` (its number, `new` or `nobody`), of a kind of spend or a rule `rows`."""

    model_config = ConfigDict(extra="forbid")

    supplier: Annotated[int, Field(ge=1, lt=2**63, strict=True)] | Literal["new", "nobody"] | None = None
    rows: Rows | None = None
    reason: Reason = None


class Why(Schema):
    """Why an answer is taken back."""

    reason: Annotated[str, Field(max_length=500, description="Why; it stands in the history.")] = ""


class RuleSaid(Schema):
    """Spend that has all that is filled in is for `rows`; a text that ends with * stands for all that begins so."""

    model_config = ConfigDict(extra="forbid")

    cpv: Code | None = None
    account_code: Line | None = None
    account_name: Line | None = None
    supplier: Annotated[Line | None, Field(description="Enterprise number or name.")] = None
    description: Line | None = None
    rows: Rows


class RulesSaid(Schema):
    """Rules, all of them or none."""

    model_config = ConfigDict(extra="forbid")

    rules: Annotated[list[RuleSaid], Field(min_length=1, max_length=_MOST_RULES)]
    reason: Reason = None


@operation("GET", _ASKED, "questions", PageOf[SpendQuestionJson], example=_PLACE)
def questions(request: HttpRequest, authority: str, kind: str, asked: Query[Paged]) -> HttpResponse:
    """What only a person can say of the spend of an authority: `names` or `groups`, what costs most first."""
    which, place = _kind(kind), place_of(authority)
    if which == "rules":
        raise Http404
    if which == "names":
        # To look who may be meant costs: only for those that are shown.
        still_open = open_names()
        total = sum(each.key in still_open for each in named_suppliers(authority=place))
        start = (asked.page - 1) * asked.size
        shown = [name_question_as_json(each) for each in list_name_questions(place, start=start, most=asked.size)]
    else:
        topics = list_topic_questions(place, most=_EVERY)
        total = len(topics)
        shown = [topic_question_as_json(each) for each in on_page(topics, asked)]
    return page_of(request, "aankoopwijzer/questions/1", shown, asked, total=total)


@operation("GET", _ONE, "answers", PageOf[SpendAnswerJson], example=_PLACE)
def answers(request: HttpRequest, authority: str, kind: str, asked: Query[Paged]) -> HttpResponse:
    """What was answered about the spend of an authority, the latest first: `names`, `groups`, or `rules`."""
    found = list_given_answers(_kind(kind), place_of(authority))
    shown = [answer_as_json(each) for each in on_page(found, asked)]
    return page_of(request, "aankoopwijzer/answers/1", shown, asked, total=len(found))


@operation(
    "PUT",
    f"{_ONE}/{{int:number}}",
    "answer",
    SpendAnswerJson,
    example={
        "path": {"authority": "brugge", "kind": "rules", "number": "1"},
        "json": {"rows": ["S1/5"], "reason": "agreed with finance"},
    },
    fails=(404,),
)
def answer(request: HttpRequest, authority: str, kind: str, number: int, said: AnswerSaid) -> HttpResponse:
    """Answer a question, or answer it otherwise; it holds for all lines like it, those to come too.

    The number is that of the question or of the answer. A rule of the whole region is changed there only.
    """
    which, place = _kind(kind), place_of(authority)
    who: dict[str, Any] = {"by": actor_of(request), "at": timezone.now(), "why": said.reason or ""}
    _demand_only("supplier" if which == "names" else "rows", said)
    rows = _known(said.rows or [], "/rows")
    try:
        if which == "rules":
            change_spend_rule(_given(which, number, authority).number, rows, adviser(), **who)
        elif which == "groups":
            answer_topic_question(_key(which, number, authority), rows, **who)
        elif said.supplier is not None:
            answer_name_question(_key(which, number, authority), said.supplier, adviser(), **who)
    except NoSuchName:
        raise Refusal(422, errors=[_field("/supplier", "unknown-code")]) from None
    except NoSuchAnswer:
        raise Http404 from None
    now = next(each for each in list_given_answers(which, place) if each.number == number)
    return as_json(answer_as_json(now))


@operation(
    "DELETE",
    f"{_ONE}/{{int:number}}",
    "answer-take-back",
    None,
    example={"path": {"authority": "brugge", "kind": "rules", "number": "1"}},
    fails=(404,),
    status=204,
)
def take_back(request: HttpRequest, authority: str, kind: str, number: int, said: Query[Why]) -> HttpResponse:
    """Take an answer back: numbers, rules, words and codes tell it again, or it is asked anew."""
    which = _kind(kind)
    given = _given(which, number, authority)
    try:
        take_back_answer(
            which, given.number, adviser(), by=actor_of(request), at=timezone.now(), why=said.reason.strip()
        )
    except NoSuchAnswer:
        raise Http404 from None
    return HttpResponse(status=204)


@operation(
    "POST",
    "/authorities/{slug:authority}/rules",
    "rules-new",
    RulesKeptJson,
    example={
        "path": {"authority": "brugge"},
        "json": {"rules": [{"account_code": "614*", "rows": ["S1/5"]}]},
    },
)
def new_rules(request: HttpRequest, authority: str, said: RulesSaid) -> HttpResponse:
    """Say what spend of an authority is always for: an account, a CPV code, a supplier, a description.

    The rules hold at once and for what comes; the same conditions again change the rule that is there.
    """
    place = place_of(authority)
    rules = [_rule(at, each, place) for at, each in enumerate(said.rules)]
    kept = keep_spend_rules(rules, adviser(), by=actor_of(request), at=timezone.now(), why=said.reason or "")
    told = {"kept": kept.kept, "answered": kept.answered, "unused": list(kept.unused)}
    return as_json({"schema": "aankoopwijzer/rules/1", **told})


def _rule(at: int, said: RuleSaid, place: str | None) -> SpendRule:
    rows = _known(said.rows, f"/rules/{at}/rows")
    given = said.model_dump(exclude={"rows"})
    rule = SpendRule(at, rows, authority=place, **given)
    if not rule.says or rule.has_empty_words:
        raise Refusal(422, errors=[_field(f"/rules/{at}", "says-nothing")])
    if rule.has_mistyped_number:
        raise Refusal(422, errors=[_field(f"/rules/{at}/supplier", "no-enterprise-number")])
    return rule


def _kind(kind: str) -> AnswerKind:
    if kind not in ANSWER_KINDS:
        raise Http404
    return kind


def _key(kind: AnswerKind, number: int, authority: str) -> str:
    """The key of the question or the answer of this number, of lines of this authority."""
    place = place_of(authority)
    if kind == "names":
        asked = next((each.key for each in list_name_questions(place, among=[number])), None)
    else:
        asked = next((each.key for each in list_topic_questions(place, among=[number])), None)
    return asked if asked is not None else _given(kind, number, authority).key


def _given(kind: AnswerKind, number: int, authority: str) -> GivenAnswer:
    """The answer, if it may be changed for this authority."""
    found = (each for each in list_given_answers(kind, place_of(authority)) if each.number == number)
    given = next(found, None)
    if given is None or not is_own(given, authority):
        raise Http404
    return given


def _demand_only(wanted: Literal["supplier", "rows"], said: AnswerSaid) -> None:
    """Raises `Refusal` unless just this was said."""
    wrong = [
        _field(f"/{name}", "missing" if name == wanted else "extra_forbidden")
        for name, value in (("supplier", said.supplier), ("rows", said.rows))
        if (value is None) == (name == wanted)
    ]
    if wrong:
        raise Refusal(422, errors=wrong)


def _field(pointer: str, kind: str) -> FieldProblem:
    return {"pointer": pointer, "detail": field_problem(kind, {}, reader_speech())}


def _known(rows: list[str], pointer: str) -> tuple[str, ...]:
    known = adviser().pack.rows
    wrong = [_field(f"{pointer}/{at}", "unknown-code") for at, row in enumerate(rows) if row not in known]
    if wrong:
        raise Refusal(422, errors=wrong)
    return tuple(dict.fromkeys(rows))
