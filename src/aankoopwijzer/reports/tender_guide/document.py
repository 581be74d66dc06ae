"""The whole guide for the tender documents, from first sentence to sources."""

from aankoopwijzer.documents.blocks import Block, Document, Paragraph
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.reports.tender_guide.annexes import (
    checklist_part,
    guards_part,
    notice_part,
    proofs_part,
    sources_part,
)
from aankoopwijzer.reports.tender_guide.building_blocks import building_blocks_part
from aankoopwijzer.reports.tender_guide.duties import duties_part, not_applying_part, open_part, purchase_part
from aankoopwijzer.reports.tender_guide.social import social_part
from aankoopwijzer.reports.wording import Wording

_LOCALES = {"nl": "nl-BE", "en": "en-GB", "fr": "fr-BE", "de": "de-BE"}
_TITLE_SHOWN = 200


def tender_guide(guidance: Guidance, wording: Wording) -> Document:
    """The advice as blocks, for any file format."""
    say, purchase = wording.speech.say, guidance.purchase
    title = purchase.title.strip() or say("Untitled purchase")
    blocks: list[Block] = [Paragraph(wording.lead(guidance), "lead")]
    for part in (
        purchase_part,
        duties_part,
        social_part,
        building_blocks_part,
        proofs_part,
        checklist_part,
        not_applying_part,
        open_part,
        notice_part,
        guards_part,
        sources_part,
    ):
        blocks += part(guidance, wording)
    return Document(
        title=say("Guide and building blocks for the tender documents"),
        subtitle=title if len(title) <= _TITLE_SHOWN else f"{title[:_TITLE_SHOWN]} …",
        language=_LOCALES[wording.speech.language],
        author=wording.authority(purchase.authority) if purchase.authority else "Aankoopwijzer",
        subject=wording.text(wording.pack.name),
        keywords=tuple(match.row for match in guidance.matches),
        on=guidance.on,
        footer=say("Made with Aankoopwijzer on {day}", day=wording.speech.date(guidance.on)),
        page_of=say("page {page} of {pages}"),
        contents=say("Contents"),
        blocks=tuple(blocks),
    )
