"""What is told about a draft as comments at its own passages."""

from collections.abc import Iterator

from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.draft_finding import DraftCheck
from aankoopwijzer.reports.draft_check.wording import CheckWording
from aankoopwijzer.reports.speech import sentence_case


def comments_on(check: DraftCheck, wording: CheckWording) -> Iterator[tuple[Passage, str]]:
    """Each passage that something is said about, with what: risks first, then what is covered and what it lacks.

    What is missing has no passage; the first passage of the draft carries that list.
    """
    say = wording.wording.speech.say
    said: dict[str, list[str]] = {}
    passages: dict[str, Passage] = {}

    def tell(passage: Passage, text: str) -> None:
        passages[passage.id] = passage
        said.setdefault(passage.id, []).append(text)

    missing = check.with_status("missing")
    if missing and check.findings:
        names = "\n".join(f"{each.code} {wording.wording.text(each.verdict.name)}" for each in missing)
        tell(check.findings[0].passage, f"{say('Missing in this draft:')}\n{names}")
    for risk in check.risks:
        kind = sentence_case(wording.risk(risk))
        tell(risk.passage, f"{kind}. {wording.reason(risk)}\n{say('Better')}: {wording.better(risk)}")
    for each in check.with_status("covered", "partly"):
        for place, found in enumerate(each.passages):
            text = f"{each.code} {wording.wording.text(each.verdict.name)}: {wording.status(each)}."
            tell(found.passage, f"{text} {wording.lacks(each)}".strip() if place == 0 else text)
    for each in check.with_status("unsure"):
        for found in each.passages:
            tell(found.passage, f"{each.code} {wording.wording.text(each.verdict.name)}: {wording.status(each)}.")
    for finding in check.findings:
        if finding.passage.id in said:
            yield passages[finding.passage.id], "\n".join(dict.fromkeys(said[finding.passage.id]))
