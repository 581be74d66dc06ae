"""What the `notice` commands do."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.explaining import notice_complaint
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.progress import progress
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.records.notice import Lot, Notice, Value
from aankoopwijzer.flows.fill_notice import fill_notice
from aankoopwijzer.flows.patch_notice import PatchedNotice, patch_notice
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.read_notices import read_notices
from aankoopwijzer.reports.notice_json import notice_as_json
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.standards.eforms import FieldValue
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.safe_xml import MAX_BYTES

_FINDING, _BAD = 1, 2
_NOT_PATCHABLE = "not-patchable"


def read_files(files: Sequence[Path], talk: Talk) -> int:
    """Every notice as a record, in the order given; returns the exit code."""
    failed = 0
    for path, notice, error in progress(read_notices(files), talk, total=len(files)):
        if notice is None:
            failed += 1
            if error is not None:
                talk.complain(notice_complaint(error))
        elif talk.as_json:
            talk.give(notice_as_json(notice, str(path)))
        else:
            _show(notice, str(path), talk)
    return _code(failed, len(files))


def patch_file(
    source: Path, out: Path, settings: tuple[str, ...], talk: Talk, pack: Path | None, *, is_advised: bool
) -> None:
    """Writes the completed notice to `out`; the notice that was read is left as it is."""
    if out.exists() and source.exists() and out.samefile(source):
        what = marked("this is the notice itself, which is never overwritten")
        raise Refused(Complaint(str(out), what, marked("name another file to write to")))
    data = _bytes(source)
    by_hand = [_setting(text) for text in settings]
    if is_advised:
        adviser = prepare_adviser(pack, cache=pack_cache())
        filled = fill_notice(data, adviser, name=str(source), on=dt.date.today(), set_by_hand=by_hand)
        patched, left_out = filled.patched, filled.left_out
    else:
        patched, left_out = patch_notice(data, by_hand, name=str(source)), ()
    out.write_bytes(patched.patched.data)
    for error in left_out:
        talk.complain(notice_complaint(error))
    if talk.as_json:
        talk.give_readable(
            {
                "schema": "aankoopwijzer/notice-patch/1",
                "file": str(out),
                **_changes(patched),
                "left_out": _errors(left_out),
            }
        )
        return
    page = Page()
    page.items(((each.field, each.value, each.lot) for each in patched.patched.written), inset=0)
    count = len(patched.patched.written)
    page.paragraph(talk.say("Fields written to {file}: {count}.", file=str(out), count=count))
    if patched.patched.kept:
        page.heading(talk.say("Left as it was"))
        page.items((each.field, each.value, f"{each.lot}: {', '.join(each.holds)}") for each in patched.patched.kept)
    page.show()


def _show(notice: Notice, file: str, talk: Talk) -> None:
    page = Page()
    page.title(notice.title or file)
    facts = [
        file,
        notice.schema or notice.standard,
        ", ".join(buyer.name for buyer in notice.buyers if buyer.name),
        talk.speech.date(day) if (day := notice.published_on or notice.dispatched_on) else "",
        notice.procedure_type or "",
    ]
    page.aside(" · ".join(fact for fact in facts if fact))
    for lot in notice.lots:
        page.item(lot.id or "-", lot.title or "-", inset=2)
        page.aside(" · ".join(fact for fact in _lot_facts(lot, talk) if fact), inset=4)
    for each in notice.unreadable:
        page.aside(talk.say("{field} could not be read for sure: {text}", field=each.field, text=each.text), inset=2)
    page.show()


def _lot_facts(lot: Lot, talk: Talk) -> list[str]:
    return [
        ", ".join(f"CPV {code}" for code in lot.cpv),
        ", ".join(_value(value, talk) for value in lot.values),
        lot.main_procurement_category or "",
        talk.say("award criteria: {count}", count=len(lot.award_criteria)) if lot.award_criteria else "",
        ", ".join(f"{each.field} {each.code}" for each in lot.strategic),
    ]


def _value(value: Value, talk: Talk) -> str:
    return f"{talk.speech.number(value.amount)} {value.currency or ''}".rstrip()


def _changes(patched: PatchedNotice) -> dict[str, Any]:
    return {
        "written": [each._asdict() for each in patched.patched.written],
        "kept": [{**each._asdict(), "holds": list(each.holds)} for each in patched.patched.kept],
        "changes": [each._asdict() for each in patched.changes],
    }


def _errors(errors: Sequence[NoticeError]) -> list[dict[str, Any]]:
    return [{"code": error.code, **{name: str(value) for name, value in error.parameters.items()}} for error in errors]


def _setting(text: str) -> FieldValue:
    field, equals, value = text.partition("=")
    value, _, lot = value.rpartition("@") if "@" in value else (value, "", "")
    if not equals or not value:
        what = marked("'{found}' does not say which field gets which value")
        remedy = marked("write it as BT-06-Lot=env-imp, with @LOT-0001 behind it for one lot")
        raise Refused(Complaint("--set", what, remedy, {"found": text[:80]}))
    return FieldValue(field.strip(), (value.strip(),), lot.strip() or None)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _code(failed: int, total: int) -> int:
    return 0 if not failed else _FINDING if failed < total else _BAD
