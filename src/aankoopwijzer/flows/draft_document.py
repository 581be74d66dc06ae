"""An advice becomes a Word document to start the tender from."""

from aankoopwijzer.documents.word import word_file
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.reports.tender_guide.document import tender_guide
from aankoopwijzer.reports.wording import Wording


def draft_document(guidance: Guidance, pack: PolicyPack, *, language: str, template: bytes | None = None) -> bytes:
    """The guide and building blocks for the tender documents, as .docx; the same advice gives the same bytes.

    With a template (the content that `read_template` gives) they stand in its styles, header, footer and page.
    """
    return word_file(tender_guide(guidance, Wording(language, pack)), template)
