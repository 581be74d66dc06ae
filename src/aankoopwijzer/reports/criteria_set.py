"""A chosen set of criteria as JSON, as a document and as sheets."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, get_args

from aankoopwijzer.documents.blocks import Block, Bullets, Document, Heading, Notice, Paragraph
from aankoopwijzer.documents.kept_set import SCHEMA
from aankoopwijzer.domain.guidance.choosing import burden_of
from aankoopwijzer.domain.guidance.result import ChosenCriterion, SetBurden
from aankoopwijzer.domain.policy.criteria import Burden, Criterion
from aankoopwijzer.reports.tender_guide.annexes import proofs_of
from aankoopwijzer.reports.tender_guide.building_blocks import NumberedCriterion, chapters, in_document_order
from aankoopwijzer.reports.tender_guide.document import LOCALES
from aankoopwijzer.reports.wording import Wording

TENDER_LANGUAGE = "nl"


def set_title(wording: Wording) -> str:
    """What a set is called where a title is needed."""
    return wording.speech.say("Criteria for the tender documents")


def set_file_name(wording: Wording, extension: str, *, on: dt.date) -> str:
    """A name for the set as a file."""
    return f"{wording.speech.say('criteria')}-{on.isoformat()}.{extension}"


def kept_clause(chosen: ChosenCriterion, wording: Wording) -> str:
    """The clause as a kept set holds it: in the language of the tender, whatever that of the reader."""
    return Wording(TENDER_LANGUAGE, wording.pack).clause(chosen)


def criteria_set_as_json(chosen: tuple[ChosenCriterion, ...], wording: Wording, *, on: dt.date) -> dict[str, Any]:
    """The set with its sums and warnings, so that it can be read in again and held against a later library."""
    burden = burden_of(chosen, on=on)
    return {
        "schema": SCHEMA,
        "pack": {"id": wording.pack.id, "version": wording.pack.version},
        "made_on": on.isoformat(),
        "burden": {
            "asked": burden.asked,
            "proofs": burden.proofs,
            "before_award": burden.before_award,
            **{name: burden.by_weight.get(name, 0) for name in get_args(Burden)},
            "weight_percent": str(burden.weight_percent),
            "conflicts": [[one.id, other.id] for one, other in burden.conflicts],
            "stale": [each.id for each in burden.stale],
        },
        "criteria": [_line(each, wording) for each in in_document_order(chosen)],
    }


def _line(each: NumberedCriterion, wording: Wording) -> dict[str, Any]:
    chosen, criterion = each.chosen, each.chosen.criterion
    return {
        "id": criterion.id,
        "level": chosen.level.value,
        "version": criterion.history[0].since.isoformat(),
        "number": each.number,
        "title": wording.text(criterion.title),
        "part": chosen.part,
        "clause": kept_clause(chosen, wording),
        "weight_percent": None if chosen.weight_percent is None else str(chosen.weight_percent),
        "additionality": criterion.levels[chosen.level].additionality,
        "burden": criterion.burden,
        "proof": {
            "what": wording.filled(criterion.proof.what, chosen),
            "by": criterion.proof.by,
            "when": criterion.proof.when,
        },
        "sanction": wording.filled(criterion.sanction, chosen),
        "objectives": list(criterion.objectives),
        "rows": list(criterion.rows),
        "review_by": criterion.review_by.isoformat(),
        "eforms": dict(criterion.notice_fields),
    }


def criteria_set_document(chosen: tuple[ChosenCriterion, ...], wording: Wording, *, on: dt.date) -> Document:
    """The clauses under the chapters of a tender, what they ask in all, and the form for their proofs."""
    say, numbered = wording.speech.say, in_document_order(chosen)
    blocks: list[Block] = [Paragraph(burden_sentence(burden_of(chosen, on=on), wording), "lead")]
    blocks += [Notice(say("Take care"), text) for text in set_warnings(burden_of(chosen, on=on), wording)]
    if numbered:
        blocks.append(Heading(1, say("Building blocks for the tender documents")))
        blocks += chapters(numbered, wording)
        blocks += proofs_of(numbered, wording)
        blocks.append(Heading(1, say("Sources and version")))
        blocks += _version(numbered, wording, on)
    return Document(
        title=set_title(wording),
        subtitle=wording.text(wording.pack.name),
        language=LOCALES[wording.speech.language],
        author="Aankoopwijzer",
        subject=wording.text(wording.pack.name),
        keywords=tuple(each.chosen.criterion.id for each in numbered),
        on=on,
        footer=say("Made with Aankoopwijzer on {day}", day=wording.speech.date(on)),
        page_of=say("page {page} of {pages}"),
        contents=say("Contents"),
        blocks=tuple(blocks),
    )


def _version(numbered: list[NumberedCriterion], wording: Wording, on: dt.date) -> Iterator[Block]:
    yield Paragraph(
        wording.speech.say(
            "This set was made on {day} with {pack}, version {version}.",
            day=wording.speech.date(on),
            pack=wording.text(wording.pack.name),
            version=wording.pack.version,
        )
    )
    yield Bullets(
        tuple(
            wording.speech.say(
                "{number} {id}, {level}, as it reads since {day}",
                number=each.number,
                id=each.chosen.criterion.id,
                level=wording.level(each.chosen.level),
                day=wording.speech.date(each.chosen.criterion.history[0].since),
            )
            for each in numbered
        )
    )


def burden_sentence(burden: SetBurden, wording: Wording) -> str:
    """What the set asks in all, in one sentence."""
    count = wording.speech.count
    said = count("This set holds one criterion", "This set holds {number} criteria", burden.asked)
    said += ", " + count("with one proof", "with {number} proofs", burden.proofs)
    if burden.before_award:
        said += ", " + count(
            "one of which every tenderer hands in", "{number} of which every tenderer hands in", burden.before_award
        )
    return f"{said}."


def set_warnings(burden: SetBurden, wording: Wording) -> tuple[str, ...]:
    """What to look at before the set is used: what cannot stand together, what is stale, weights that leave nothing."""
    say, speech = wording.speech.say, wording.speech

    def title(criterion: Criterion) -> str:
        return f"“{wording.text(criterion.title)}”"

    warnings = [
        say("{one} and {other} cannot stand together: keep one of the two.", one=title(one), other=title(other))
        for one, other in burden.conflicts
    ]
    warnings += [
        say(
            "{title} was to be looked at again by {day}: check prices, labels and market.",
            title=title(each),
            day=speech.date(each.review_by),
        )
        for each in burden.stale
    ]
    if burden.is_overweight:
        warnings.append(
            say(
                "The award criteria take {total} points of 100 and leave nothing for price: lower some weights.",
                total=speech.number(burden.weight_percent),
            )
        )
    return tuple(warnings)
