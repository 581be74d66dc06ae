"""The whole report as blocks, for any file format."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from aankoopwijzer.documents.blocks import Block, Document, Heading, Paragraph
from aankoopwijzer.domain.measures.council import CouncilReview
from aankoopwijzer.reports.council_report.annexes import (
    data_part,
    definitions_part,
    deviations_part,
    making_part,
    rows_part,
    targets_part,
)
from aankoopwijzer.reports.council_report.summary import lead, summary_part
from aankoopwijzer.reports.council_report.words import CouncilWording
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.tender_guide.document import LOCALES
from aankoopwijzer.reports.wording import Wording

SUMMARY_PAGES = 2
_ANNEXES = (targets_part, rows_part, data_part, deviations_part, definitions_part, making_part)
_LETTERS = "ABCDEF"


def council_report(found: CouncilReview, wording: Wording, *, made_on: dt.date) -> Document:
    """The report on a review; `made_on` is the day that it says it was made."""
    words = CouncilWording(wording, found)
    say = words.say
    blocks: list[Block] = [Paragraph(lead(words), "lead"), *summary_part(words), *_annexes(words)]
    return Document(
        title=say("Progress of sustainable procurement"),
        subtitle=say("{place}, {year}", place=sentence_case(words.place), year=found.year),
        language=LOCALES[wording.speech.language],
        author=sentence_case(words.place),
        subject=wording.text(wording.pack.name),
        keywords=tuple(found.measured.pack.ambitions),
        on=made_on,
        footer=say("Made with Aankoopwijzer on {day}", day=wording.speech.date(made_on)),
        page_of=say("page {page} of {pages}"),
        contents=say("Contents"),
        blocks=tuple(blocks),
        summary_pages=SUMMARY_PAGES,
    )


def file_name(found: CouncilReview, wording: Wording, extension: str) -> str:
    """A name for the report as a file."""
    say = wording.speech.say
    return f"{say('progress')}-{found.authority or say('region')}-{found.year}.{extension}"


def _annexes(words: CouncilWording) -> Iterator[Block]:
    for letter, part in zip(_LETTERS, _ANNEXES, strict=True):
        for block in part(words):
            if isinstance(block, Heading) and block.level == 1:
                title = words.say("Annex {letter}. {title}", letter=letter, title=block.text)
                yield replace(block, text=title, on_new_page=letter == _LETTERS[0])
            else:
                yield block
