"""What a check of a notice found, for a person."""

from typing import Any

from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.review.aspects import AspectFinding, AspectsOf, NoticeAspects
from aankoopwijzer.reports.aspects import evidence_in_words, verdict_in_words

_EVIDENCE_SHOWN = 3
_LOTS_SHOWN = 20


def check_shown(page: Page, found: dict[str, Any], talk: Talk) -> None:
    """What is missing, contradicted or unreadable."""
    if not found["can_be_completed"]:
        page.aside(talk.say("Not an eForms contract notice: only read, not compared with the policy."), inset=2)
    for key, heading in (
        ("missing", talk.say("Missing")),
        ("contradicting", talk.say("Says something else")),
        ("unreadable", talk.say("Could not be read for sure")),
    ):
        if not found[key]:
            continue
        page.paragraph(heading, inset=2)
        if key == "unreadable":
            page.items(((each["field"], each["text"]) for each in found[key]), inset=4)
        else:
            page.items(
                ((each["field"], each["value"], f"{each['lot']} ({each['objective']})") for each in found[key]), inset=4
            )
    if not any(found[key] for key in ("missing", "contradicting", "unreadable")):
        page.paragraph(talk.say("Nothing is missing."), inset=2)


def aspects_shown(page: Page, notice: Notice, found: NoticeAspects, pack: PolicyPack, talk: Talk) -> None:
    """The verdicts on the whole notice, and where there are several lots those on each that has any."""
    page.paragraph(talk.say("Green, social and other aspects"), inset=2)
    _of(page, found.whole, pack, talk, inset=4)
    saying = [lot for lot in found.lots if len(found.lots) > 1 and _told(lot)]
    for lot in saying[:_LOTS_SHOWN]:
        title = next((each.title for each in (*notice.lots, *notice.parts) if each.id == lot.lot), None)
        page.paragraph(f"{lot.lot}  {title or ''}".rstrip(), inset=4)
        _of(page, lot, pack, talk, inset=6)
    if len(saying) > _LOTS_SHOWN:
        page.aside(talk.say("{count} more lots: see --json.", count=len(saying) - _LOTS_SHOWN), inset=4)


def _told(of: AspectsOf) -> list[AspectFinding]:
    """What is worth a line; that nothing can be told is told once, of the whole."""
    hidden = ("neither",) if of.lot is None else ("neither", "cannot_tell")
    return [finding for finding in of.findings if finding.verdict not in hidden]


def _of(page: Page, of: AspectsOf, pack: PolicyPack, talk: Talk, *, inset: int) -> None:
    said = _told(of)
    page.items(
        (
            (
                talk.speech.text(pack.aspects[finding.aspect].label),
                verdict_in_words(finding, talk.speech),
                "; ".join(_words(finding, talk)),
            )
            for finding in said
        ),
        inset=inset,
    )
    if not said:
        page.aside(talk.say("Nothing declared, and nothing in the texts."), inset=inset)


def _words(finding: AspectFinding, talk: Talk) -> list[str]:
    """The words that decided, each once, the strongest first."""
    return list(dict.fromkeys(evidence_in_words(each, talk.speech) for each in finding.evidence))[:_EVIDENCE_SHOWN]
