"""What `import groups` says: for which product groups spend counts, by words and codes or by a table."""

import datetime as dt
from pathlib import Path

import typer

from aankoopwijzer.cli.import_screen import BY
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.documents.table_rows import MAX_BYTES, TableError
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.answer_topics_from_file import AnsweredTopics, answer_topics_from_file
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.reports.table_problems import problem_line

_OK, _FINDING, _BAD = 0, 1, 2


def show_groups(talk: Talk, *, answers: Path | None, pack: Path | None) -> int:
    """Answer what the table answers, then look for the rest; returns the exit code: 1 when a line was of no use."""
    adviser = prepare_adviser(pack, cache=pack_cache())
    told = None if answers is None else _answered(answers, adviser.pack, talk)
    found = group_spend(adviser)
    counts = {how: found[how] for how in ("matched", "doubtful", "outside")}
    if talk.as_json:
        more = {} if told is None else {"answered": told.answered, "unused_lines": list(told.unused)}
        talk.give_readable({"schema": "aankoopwijzer/import-groups/1", **counts, **more})
    else:
        if told is not None:
            talk.write(talk.say("{answered} kinds of spend were answered by the table", answered=told.answered) + "\n")
        said = talk.say(
            "{matched} kinds of spend have their product group, {doubtful} are doubtful, {outside} have none", **counts
        )
        talk.write(f"{said}\n")
    return _FINDING if told is not None and (told.problems or told.unused) else _OK


def _answered(file: Path, pack: PolicyPack, talk: Talk) -> AnsweredTopics:
    with file.open("rb") as opened:
        content = opened.read(MAX_BYTES + 1)
    try:
        told = answer_topics_from_file(content, pack, by=BY, at=dt.datetime.now(dt.UTC))
    except TableError as error:
        talk.tell(problem_line(error.problem, str(file), talk.speech))
        raise typer.Exit(_BAD) from None
    for problem in told.problems:
        talk.tell(problem_line(problem, str(file), talk.speech))
    for line in told.unused:
        talk.tell(talk.say("{file}:{line}: no spend is like this line", file=str(file), line=line))
    return told
