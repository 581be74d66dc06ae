"""Why a file that somebody handed over cannot be imported at all, as one sentence."""

from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.reports.document_problems import file_problem
from aankoopwijzer.reports.import_refusals import refusal_sentence
from aankoopwijzer.reports.speech import Speech
from aankoopwijzer.reports.table_problems import problem_text
from aankoopwijzer.standards.notice_error import NoticeError

Unreadable = TableError | NoticeError | DocumentError | ImportRefused
UNREADABLE = (TableError, NoticeError, DocumentError, ImportRefused)


def unreadable_sentence(error: Unreadable, speech: Speech) -> str:
    """What is wrong with the file, and what to do about it."""
    if isinstance(error, TableError):
        return problem_text(error.problem, speech)
    if isinstance(error, NoticeError | DocumentError):
        return file_problem(error, speech)
    return refusal_sentence(error, speech)
