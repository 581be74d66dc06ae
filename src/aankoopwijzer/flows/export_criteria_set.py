"""A chosen set of criteria goes out as a file: Word, spreadsheet, JSON or OCDS."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Literal, get_args

from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.export_guidance import MEDIA_TYPES, ExportedFile
from aankoopwijzer.reports.criteria_set import (
    criteria_set_as_json,
    criteria_set_document,
    set_file_name,
    set_title,
)
from aankoopwijzer.reports.wording import Wording

SetFormat = Literal["docx", "xlsx", "json", "ocds"]
SET_FORMATS: tuple[SetFormat, ...] = get_args(SetFormat)


def export_criteria_set(
    chosen: tuple[ChosenCriterion, ...], pack: PolicyPack, to: SetFormat, *, language: str, on: dt.date
) -> ExportedFile:
    """The set in one file format, in the reader's language; the same set on the same day gives the same bytes."""
    wording = Wording(language, pack)
    name = set_file_name(wording, "ocds.json" if to == "ocds" else to, on=on)
    media_type = MEDIA_TYPES["json" if to == "ocds" else to]
    return ExportedFile(_content(chosen, wording, to, on), media_type, name)


def _content(chosen: tuple[ChosenCriterion, ...], wording: Wording, to: SetFormat, on: dt.date) -> bytes:
    # Each format has a library of its own, which only its own reader should wait for.
    match to:
        case "docx":
            from aankoopwijzer.documents.word import word_file

            return word_file(criteria_set_document(chosen, wording, on=on))
        case "xlsx":
            from aankoopwijzer.documents.spreadsheet import spreadsheet_file
            from aankoopwijzer.reports.criteria_set_sheets import criteria_set_sheets

            sheets = criteria_set_sheets(chosen, wording, on=on)
            return spreadsheet_file(sheets, title=set_title(wording), author="Aankoopwijzer", on=on)
        case "json":
            return _written(criteria_set_as_json(chosen, wording, on=on))
        case "ocds":
            return _written(_release(chosen, wording.pack, on))


def _release(chosen: tuple[ChosenCriterion, ...], pack: PolicyPack, on: dt.date) -> dict[str, Any]:
    from aankoopwijzer.reports.tender_guide.building_blocks import in_document_order
    from aankoopwijzer.standards.ocds.criteria import LANGUAGE, SaidCriterion, planning_release

    tender = Wording(LANGUAGE, pack)
    said = [
        SaidCriterion(each.chosen, tender.text(each.chosen.criterion.title), tender.clause(each.chosen))
        for each in in_document_order(chosen)
    ]
    goals = {each.id: each.sustainability_goal for each in pack.objectives.values() if each.sustainability_goal}
    return planning_release(said, goals, on=on, title=set_title(tender))


def _written(data: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode(errors="replace")
