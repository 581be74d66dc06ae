"""Exceptions of every room as complaints that a person can act on."""

import errno
import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from typer.exceptions import TyperException

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.documents.document_error import DocumentError, DocumentErrors
from aankoopwijzer.domain.guidance.result import Warning
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.packs.problems import WORDINGS, PackError, Problem
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.standards.notice_error import MESSAGES, NoticeError, NoticeErrors

PURCHASE: Mapping[str, tuple[str, str, str]] = {
    "empty-text": (
        "--title",
        marked("there is nothing to read: no title, no description and no CPV code"),
        marked("say in a few words what you want to buy"),
    ),
    "value-not-a-number": ("--value", marked("{value} is not an amount"), marked("give the value in euro, as 24000")),
    "negative-value": (
        "--value",
        marked("{value} is not above zero"),
        marked("give the estimate in euro, excluding VAT, or leave it out when there is none yet"),
    ),
    "unknown-authority": (
        "--authority",
        marked("'{authority}' is not an authority of this policy pack"),
        marked("choose one of: {known}"),
    ),
    "date-before-first-period": (
        "--date",
        marked("no figure of the law is known for {date}"),
        marked("give a date from {first} on"),
    ),
}
"""Where it stands on the command line, what is wrong, how to mend it."""


def complaints_about(error: Exception) -> tuple[Complaint, ...]:
    """What a person can mend about an error; nothing when the fault is ours."""
    if isinstance(error, Refused):
        return error.complaints
    if isinstance(error, PurchaseError):
        return tuple(purchase_complaint(problem) for problem in error.problems)
    if isinstance(error, PackError):
        return tuple(pack_complaint(problem) for problem in error.problems)
    if isinstance(error, NoticeError):
        return (notice_complaint(error),)
    if isinstance(error, NoticeErrors):
        return tuple(notice_complaint(one) for one in error.errors)
    if isinstance(error, DocumentError):
        return (document_complaint(error),)
    if isinstance(error, DocumentErrors):
        return tuple(document_complaint(one) for one in error.errors)
    if isinstance(error, TyperException):
        return (_usage_complaint(error),)
    if isinstance(error, OSError) and error.filename is not None:
        return (file_complaint(error),)
    return ()


def purchase_complaint(problem: Warning, where: str = "") -> Complaint:
    """What stands in the way of an advice; `where` is FILE:LINE, or empty for the option itself."""
    option, what, remedy = PURCHASE.get(problem.code, ("", problem.code, ""))
    if where and problem.code == "empty-text":
        remedy = marked("add a title, a description or a CPV code")
    return Complaint(where or option, what, remedy, problem.values)


def pack_complaint(problem: Problem, folder: str = "") -> Complaint:
    """A problem of a policy pack; `folder` is put before the file's name when the reader stands elsewhere."""
    wording = WORDINGS[problem.code]
    place = f"{folder.rstrip('/')}/{problem.place}" if folder else problem.place
    return Complaint(place, wording.problem, wording.remedy, problem.details)


def notice_complaint(error: NoticeError) -> Complaint:
    """A problem of a notice file."""
    where = f"{error.where}:{error.line}" if error.line else error.where
    for number, what, remedy in _FILE_ERRORS:
        if error.code == "unreadable" and error.parameters.get("reason") == os.strerror(number):
            return Complaint(where, what, remedy)
    what, remedy = MESSAGES[error.code]
    return Complaint(where, what, remedy, error.parameters)


def document_complaint(error: DocumentError) -> Complaint:
    """A document that cannot be read or written."""
    return Complaint(error.where, error.what, error.remedy, error.parameters)


def file_complaint(error: OSError) -> Complaint:
    """A file that cannot be read or written."""
    name = str(error.filename)
    for number, what, remedy in _FILE_ERRORS:
        if error.errno == number:
            return Complaint(name, what, remedy)
    reason = error.strerror or type(error).__name__
    return Complaint(name, marked("the file cannot be used: {reason}"), marked("check the path"), {"reason": reason})


_FILE_ERRORS = (
    (errno.ENOENT, marked("there is no such file"), marked("check the path and the spelling")),
    (errno.EISDIR, marked("this is a folder, not a file"), marked("name a file in it")),
    (errno.ENOTDIR, marked("part of this path is a file, not a folder"), marked("check the path")),
    (errno.EACCES, marked("you may not read or write this file"), marked("ask for the rights, or take a copy")),
    (errno.ENOSPC, marked("the disk is full"), marked("make room and try again")),
)


def _usage_complaint(error: TyperException) -> Complaint:
    """What the framework of the command line says in English only, in our words as far as it can be recognised."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "aankoopwijzer"
    values: dict[str, object] = {"command": command, "found": next(_named(error), "")}
    remedy = marked("see: {command} --help")
    if type(error).__name__ == "MissingParameter":
        return Complaint(command, marked("{found} is missing"), remedy, values)
    if type(error).__name__ == "NoSuchOption":
        near = get_close_matches(str(values["found"]), getattr(error, "possibilities", None) or (), 1)
        if near:
            remedy, values["near"] = marked("did you mean {near}?"), near[0]
        return Complaint(command, marked("there is no option {found}"), remedy, values)
    for pattern, what, better in _USAGE:
        if recognised := pattern.search(error.message):
            values |= recognised.groupdict(default="")
            near_enough = "{near}" not in better or values.get("near")
            return Complaint(command, what, better if near_enough else remedy, values)
    if values["found"]:
        return Complaint(command, marked("{found} is not right: {why}"), remedy, values | {"why": error.message})
    return Complaint(command, error.format_message().replace("{", "{{").replace("}", "}}"), remedy, values)


_USAGE = (
    (
        re.compile(r"No such command '(?P<found>.*?)'\.(?: Did you mean '(?P<near>.*?)')?"),
        marked("there is no command {found}"),
        marked("did you mean {near}?"),
    ),
    (
        re.compile(r"'(?P<given>.*)' is not one of (?P<known>.+?)\.?$", re.DOTALL),
        marked("{found} cannot be '{given}'"),
        marked("choose one of: {known}"),
    ),
    (
        re.compile(r"[Oo]ption '(?P<found>.*?)' requires an argument"),
        marked("nothing stands behind {found}"),
        marked("give it a value"),
    ),
    (
        re.compile(r"unexpected extra argument(?:s|\(s\))? \((?P<found>.*)\)"),
        marked("{found} is one too many"),
        marked("put quotes around a value with spaces"),
    ),
)


def _named(error: TyperException) -> Iterator[str]:
    """The option, argument or command that an error is about, as typed."""
    for name in ("option_name", "command_name"):
        if given := getattr(error, name, None):
            yield str(given)
    if given := getattr(error, "param_hint", None):
        yield given if isinstance(given, str) else " / ".join(given)
    parameter = getattr(error, "param", None)
    if parameter is not None:
        yield parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.display_name_raw
