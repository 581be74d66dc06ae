"""A draft goes back to its writer with comments at its passages."""

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.review.draft_finding import DraftCheck
from aankoopwijzer.flows.export_guidance import ExportedFile
from aankoopwijzer.flows.read_draft import DraftFile
from aankoopwijzer.reports.draft_check.wording import CheckWording

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def mark_draft(content: bytes, draft: DraftFile, check: DraftCheck, pack: PolicyPack, *, language: str) -> ExportedFile:
    """The draft's own Word file with a comment at each passage that something is said about; its text is untouched.

    Raises `DocumentError` when the draft is no Word file.
    """
    from aankoopwijzer.documents.comments import Comment, with_comments
    from aankoopwijzer.reports.draft_check.remarks import comments_on

    wording = CheckWording(language, pack)
    comments = [Comment(draft.places[passage.id], text) for passage, text in comments_on(check, wording)]
    marked = with_comments(
        content, comments, name=draft.name, author="Aankoopwijzer", initials="AW", on=check.guidance.on
    )
    return ExportedFile(marked.content, _DOCX, wording.marked_name(check))
