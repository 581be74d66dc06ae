"""A kept set of criteria, as JSON that this product wrote and that anybody may have changed since."""

import datetime as dt
import json
from collections.abc import Mapping

from aankoopwijzer.documents.table_rows import TableError, TableProblem
from aankoopwijzer.domain.records.criteria_set import KeptCriterion, KeptSet
from aankoopwijzer.domain.values.level import Level

SCHEMA = "aankoopwijzer/criteria-set/1"
MAX_BYTES = 2_000_000
MOST_CRITERIA = 200
_LONGEST_ID = 100
_LONGEST_CLAUSE = 20_000
_PER_MEGABYTE = 1_000_000


def kept_set_in(data: bytes) -> tuple[KeptSet, tuple[TableProblem, ...]]:
    """The set, and what is wrong with single lines of it: those are left out (`line` is their place in the list).

    Raises `TableError` when the file as a whole is no such set.
    """
    whole = _parsed(data)
    if not isinstance(whole, Mapping) or whole.get("schema") != SCHEMA or not isinstance(whole.get("criteria"), list):
        raise TableError(TableProblem(0, "no-criteria-set"))
    lines = whole["criteria"]
    if len(lines) > MOST_CRITERIA:
        raise TableError(TableProblem(0, "too-many-criteria", {"limit": str(MOST_CRITERIA)}))
    read = [_criterion(line, place) for place, line in enumerate(lines, start=1)]
    pack = whole.get("pack")
    named = pack if isinstance(pack, Mapping) else {}
    kept = KeptSet(
        pack=_text(named.get("id")),
        pack_version=_text(named.get("version")),
        made_on=_day(whole.get("made_on")),
        criteria=tuple(each for each in read if isinstance(each, KeptCriterion)),
    )
    return kept, tuple(each for each in read if isinstance(each, TableProblem))


def _parsed(data: bytes) -> object:
    if len(data) > MAX_BYTES:
        raise TableError(TableProblem(0, "file-too-large", {"limit": str(MAX_BYTES // _PER_MEGABYTE)}))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(TableProblem(0, "not-utf8", {"byte": str(error.start + 1)})) from None
    try:
        # Numbers stay text: none is needed, and a huge one would cost time.
        found: object = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        raise TableError(TableProblem(0, "no-criteria-set")) from None
    return found


def _criterion(line: object, place: int) -> KeptCriterion | TableProblem:
    if not isinstance(line, Mapping):
        return TableProblem(place, "no-criterion-id")
    id, level, clause = line.get("id"), line.get("level"), line.get("clause")
    if not isinstance(id, str) or not id.strip() or len(id) > _LONGEST_ID:
        return TableProblem(place, "no-criterion-id")
    if level not in tuple(Level):
        return TableProblem(place, "no-such-level", {"id": id})
    is_clause = isinstance(clause, str) and len(clause) <= _LONGEST_CLAUSE
    return KeptCriterion(
        id=id.strip(), level=Level(level), version=_day(line.get("version")), clause=clause if is_clause else None
    )


def _text(value: object) -> str:
    return value[:_LONGEST_ID] if isinstance(value, str) else ""


def _day(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
