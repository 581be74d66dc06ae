"""Files into the registers: hand over and see what it would bring, confirm or drop it, take it back."""

import json
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Form, Query, Schema
from ninja.files import UploadedFile
from pydantic import ConfigDict, Field
from typing_extensions import TypedDict

from aankoopwijzer.api.operations.checking import content_of
from aankoopwijzer.api.paging import Paged, PageOf, page_of
from aankoopwijzer.api.problems import Refusal, reader_speech
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.api.visitors import actor_of
from aankoopwijzer.documents.safe_text import one_line
from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport, LookRefused
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.import_batch import ImportBatch
from aankoopwijzer.flows.drop_file import drop_file
from aankoopwijzer.flows.hold_file import hold_file
from aankoopwijzer.flows.import_held_file import import_held_file
from aankoopwijzer.flows.keep_doubles import keep_doubles
from aankoopwijzer.flows.look_at_file import look_at_file
from aankoopwijzer.flows.queue_import import queue_import
from aankoopwijzer.flows.queue_look import queue_look
from aankoopwijzer.flows.say_columns import say_columns
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.imports import jobs, queries
from aankoopwijzer.reports.api_problems import field_problem
from aankoopwijzer.reports.import_json import import_as_json
from aankoopwijzer.reports.import_refusals import refusal_sentence
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.importing import WITHOUT_COLUMNS, is_long, may_import
from aankoopwijzer.web.policy import adviser
from aankoopwijzer.web.tasks import do_import

_ALL = "/authorities/{slug:authority}/imports"
_HELD = _ALL + "/waiting/{int:number}"
_PLACE = {"path": {"authority": "brugge"}}
_LONGEST_NAME = 200


class Counts(TypedDict):
    """Lines by what becomes of them; flagged lines are among the first three.

    Double lines are left out: the register has their invoice from another source. Lines that are gone the register had
    of an invoice that came again without them.
    """

    new: int
    changed: int
    unchanged: int
    rejected: int
    flagged: int
    double: int
    gone: int


class ProblemCount(TypedDict):
    """How many lines have one problem."""

    outcome: str
    code: str
    count: int


class LineProblem(TypedDict):
    """What is wrong with one line, and how to mend it."""

    line: int
    column: str
    outcome: str
    code: str
    text: str
    remedy: str


class FieldChange(TypedDict):
    """A column of a row that changes, or its flags: its value before and after as text, null for unknown."""

    column: str
    before: str | None
    after: str | None


class RowChanged(TypedDict):
    """A row of the register that a line changes."""

    line: int
    authority: str | None
    key: str
    fields: list[FieldChange]


class ImportJson(TypedDict):
    """What came of rows or of a file, `aankoopwijzer/import/1`; `batch` is null when nothing was written.

    `changes` are the first hundred rows that change. A file leaves what it has no column for.
    """

    schema: str
    kind: str
    file: str
    sha256: str
    authority: str | None
    dry_run: bool
    batch: int | None
    header_line: int
    columns: dict[str, str]
    counts: Counts
    changes: list[RowChanged]
    problem_counts: list[ProblemCount]
    problems: list[LineProblem]


class HeldJson(TypedDict):
    """A file that waits for a word until `expires_at`, and what it would bring or (with `batch`) has brought.

    A long file is for the background worker: `state` says how far that is (waiting, running, interrupted, done,
    stopped, failed), and `report` is null until it has looked. Of a file that is done with at once `state` is null.
    """

    schema: str
    number: int
    expires_at: str
    batch: int | None
    state: str | None
    report: ImportJson | None


class UndoneJson(TypedDict):
    """How many rows went or are again what they were."""

    schema: str
    batch: int
    rows: int


class HandedOver(Schema):
    """What the file is. `columns` is needed only where the titles say too little."""

    model_config = ConfigDict(extra="forbid")

    kind: Annotated[str, Field(max_length=30, description="As suppliers, spend, fleet, ubl or notices.")]
    columns: Annotated[
        str, Field(max_length=20_000, description="JSON: our column for each title of the file, empty for none.")
    ] = ""
    keep_doubles: Annotated[
        bool, Field(description="Bring in, too, what looks the same as an invoice that came from another source.")
    ] = False


class UndoSaid(Schema):
    """Why an import is taken back, and whether what persons answered with its suppliers is taken back too."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[str, Field(max_length=500)] = ""
    with_answers: bool = False


@operation("GET", _ALL, "imports", PageOf[ImportBatch], example=_PLACE)
def imports(request: HttpRequest, authority: str, asked: Query[Paged]) -> HttpResponse:
    """The imports of an authority, the latest first, undone ones too; `regio` is the region itself."""
    place = place_of(authority)
    found = queries.batches_of(place, start=(asked.page - 1) * asked.size, most=asked.size)
    shown = [one.model_dump(mode="json") for one in found]
    return page_of(request, "aankoopwijzer/imports/1", shown, asked, total=queries.count_of(place))


@operation(
    "POST",
    _ALL,
    "import-hand-over",
    HeldJson,
    example={**_PLACE, "file": "suppliers.csv", "form": {"kind": "suppliers"}},
    fails=(404,),
    status=201,
)
def hand_over(request: HttpRequest, authority: str, file: File[UploadedFile], said: Form[HandedOver]) -> HttpResponse:
    """Hand over a file (csv, xlsx, ods, UBL, notices alone or in a zip), and see what it would bring.

    Nothing is written until it is confirmed. A file that waits is thrown away after a day. What a long file would bring
    is looked up in the background: ask for the file again.
    """
    if said.kind not in (*import_kinds(), *WITHOUT_COLUMNS):
        _refuse("kind", "unknown-code")
    demand_may_import(request, said.kind, authority)
    columns = _columns(said)
    number = hold_file(
        content_of(file),
        kind=said.kind,
        name=one_line(str(file.name))[:_LONGEST_NAME],
        authority=place_of(authority),
        by=actor_of(request),
        at=timezone.now(),
    )
    if columns:
        say_columns(number, columns)
    if said.keep_doubles:
        keep_doubles(number)
    try:
        waits = _held(authority, number)
        if is_long(waits):
            queue_look(waits, by=actor_of(request), at=timezone.now())
            do_import.enqueue(number)
        answer = _look(request, waits, status=201)
    except Exception:
        drop_file(number)
        raise
    answer["Location"] = f"{request.path}/waiting/{number}"
    return answer


@operation(
    "GET", _HELD, "import-file", HeldJson, example={"path": {"authority": "brugge", "number": "1"}}, fails=(404,)
)
def waiting(request: HttpRequest, authority: str, number: int) -> HttpResponse:
    """What a file that waits would bring now."""
    return _look(request, _held(authority, number))


@operation(
    "POST",
    f"{_HELD}/confirm",
    "import-confirm",
    HeldJson,
    example={"path": {"authority": "brugge", "number": "1"}},
    fails=(404, 409),
)
def confirm(request: HttpRequest, authority: str, number: int) -> HttpResponse:
    """Write the lines of a file that waits, as one import: all that is not rejected, or nothing.

    A long file is read in the background: ask for the file until `batch` says which import it became.
    """
    file = _held(authority, number)
    demand_may_import(request, file.kind, authority)
    if file.batch is not None:
        raise Refusal(409, refusal_sentence(ImportRefused("imported-already", number=str(file.batch)), reader_speech()))
    if not is_long(file):
        report = import_held_file(file, adviser(), by=actor_of(request), at=timezone.now(), dry_run=False)
        return _answer(file, report, batch=report.batch or file.batch, is_dry=False)
    job = jobs.job(number)
    if job is None or job.is_look or not job.is_open:
        if job is not None and job.is_look and job.state == "running":
            raise Refusal(409, refusal_sentence(ImportRefused("looked-at-now", name=file.name), reader_speech()))
        queue_import(file, by=actor_of(request), at=timezone.now())
        do_import.enqueue(number)
    return _look(request, file)


@operation(
    "DELETE",
    _HELD,
    "import-drop",
    None,
    example={"path": {"authority": "brugge", "number": "1"}},
    fails=(404,),
    status=204,
)
def drop(request: HttpRequest, authority: str, number: int) -> HttpResponse:
    """Throw a file away that waits; what it became, if anything, stays."""
    drop_file(_held(authority, number).number)
    return HttpResponse(status=204)


@operation(
    "POST",
    _ALL + "/{int:number}/undo",
    "import-undo",
    UndoneJson,
    example={"path": {"authority": "brugge", "number": "1"}},
    fails=(404, 409),
)
def undo(request: HttpRequest, authority: str, number: int, said: Query[UndoSaid]) -> HttpResponse:
    """Take an import back as a whole: its rows go, what it changed is what it was.

    Lines of other imports stay, and lose the suppliers that go. Refused while a later import builds on it, or an answer
    of a person that is not to be taken back too.
    """
    found = queries.batch(number)
    if found is None or found.authority != place_of(authority):
        raise Http404
    demand_may_import(request, found.kind, authority)
    try:
        rows = undo_import(
            number, by=actor_of(request), at=timezone.now(), why=said.reason, with_answers=said.with_answers
        )
    except ImportRefused as refused:
        raise Refusal(409, refusal_sentence(refused, reader_speech())) from None
    return as_json({"schema": "aankoopwijzer/import-undo/1", "batch": number, "rows": rows})


def place_of(authority: str) -> str | None:
    """The authority that an address names, None for the region itself."""
    return None if authority == REGION else authority


def demand_may_import(request: HttpRequest, kind: str, authority: str) -> None:
    """Raises `Refusal` when the asker may bring in files, but not what this kind of file writes."""
    if not may_import(request.auth, kind, place_of(authority), on=timezone.localdate()):  # type: ignore[attr-defined]
        raise Refusal(403)


def _held(authority: str, number: int) -> HeldFile:
    """The file, if it was handed over for this authority and is still there."""
    file = queries.held_file(number, at=timezone.now())
    if file is None or file.authority != place_of(authority):
        raise Http404
    return file


def _look(request: HttpRequest, file: HeldFile, *, status: int = 200) -> HttpResponse:
    """The file with what it would bring; raises `Refusal` when the worker found that it cannot be imported."""
    try:
        report = look_at_file(file, adviser(), by=actor_of(request), at=timezone.now(), is_long=is_long(file))
    except LookRefused as refused:
        raise Refusal(422, refused.said[reader_speech().language]) from None
    return _answer(file, report, batch=file.batch, is_dry=True, status=status)


def _answer(
    file: HeldFile, report: ImportReport | None, *, batch: int | None, is_dry: bool, status: int = 200
) -> HttpResponse:
    job = jobs.job(file.number)
    told = {
        "schema": "aankoopwijzer/held-file/1",
        "number": file.number,
        "expires_at": file.expires_at.isoformat(),
        "batch": batch,
        "state": job.state if job else None,
        "report": report and import_as_json(report, reader_speech(), is_dry_run=is_dry),
    }
    return as_json(told, status=status)


def _columns(said: HandedOver) -> dict[str, str]:
    """What the form says of the columns; raises `Refusal` when it is no table of titles to columns that we have."""
    if not said.columns or said.kind in WITHOUT_COLUMNS:
        return {}
    try:
        found: Any = json.loads(said.columns)
    except ValueError:
        found = None
    known = import_kinds()[said.kind].columns
    if not isinstance(found, dict) or not all(not column or column in known for column in found.values()):
        _refuse("columns", "not-columns")
    return {one_line(title): str(column or "") for title, column in found.items()}


def _refuse(field: str, kind: str) -> None:
    raise Refusal(422, errors=[{"pointer": f"/{field}", "detail": field_problem(kind, {}, reader_speech())}])
