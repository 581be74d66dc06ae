"""The whole guide for the tender documents: one page to act on, then the clauses, then the reasons in annexes.

The form for tenderers comes last, on pages of its own: it goes along with the tender.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from aankoopwijzer.documents.blocks import Block, Document, Heading, Paragraph
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.reports.tender_guide.annexes import (
    dropped_part,
    guards_part,
    notice_part,
    proofs_part,
    sources_part,
)
from aankoopwijzer.reports.tender_guide.building_blocks import building_blocks_part
from aankoopwijzer.reports.tender_guide.duties import duties_part, not_applying_part
from aankoopwijzer.reports.tender_guide.social import social_part
from aankoopwijzer.reports.tender_guide.summary import summary_part
from aankoopwijzer.reports.wording import Wording

_Part = Callable[[Guidance, Wording], Iterator[Block]]
LOCALES = {"nl": "nl-BE", "en": "en-GB", "fr": "fr-BE", "de": "de-BE"}
"""The tag of a document in each language."""
_TITLE_SHOWN = 200
_TO_USE: tuple[_Part, ...] = (summary_part, building_blocks_part, notice_part)
_TO_LOOK_UP: tuple[_Part, ...] = (dropped_part, duties_part, social_part, not_applying_part, guards_part, sources_part)
_LETTERS = "ABCDEFGHIJ"


def tender_guide(guidance: Guidance, wording: Wording) -> Document:
    """The advice as blocks, for any file format."""
    say, purchase = wording.speech.say, guidance.purchase
    title = purchase.title.strip() or say("Untitled purchase")
    blocks: list[Block] = [Paragraph(wording.lead(guidance), "lead")]
    for part in _TO_USE:
        blocks += part(guidance, wording)
    blocks += _annexes(guidance, wording)
    blocks += proofs_part(guidance, wording)
    return Document(
        title=say("Guide for the tender documents"),
        subtitle=title if len(title) <= _TITLE_SHOWN else f"{title[:_TITLE_SHOWN]} …",
        language=LOCALES[wording.speech.language],
        author=wording.authority(purchase.authority) if purchase.authority else "Aankoopwijzer",
        subject=wording.text(wording.pack.name),
        keywords=tuple(match.row for match in guidance.matches),
        on=guidance.on,
        footer=say("Made with Aankoopwijzer on {day}", day=wording.speech.date(guidance.on)),
        page_of=say("page {page} of {pages}"),
        contents=say("Contents"),
        blocks=tuple(blocks),
    )


def _annexes(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """The parts to look things up in, lettered as far as there are any."""
    letters = iter(_LETTERS)
    for part in _TO_LOOK_UP:
        for block in part(guidance, wording):
            if isinstance(block, Heading) and block.level == 1:
                letter = next(letters)
                title = wording.speech.say("Annex {letter}. {title}", letter=letter, title=block.text)
                yield replace(block, text=title)
            else:
                yield block
