"""A Word file back to its writer with comments at the passages that they are about; its text stays as it was."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from aankoopwijzer.documents.docx_numbering import W
from aankoopwijzer.documents.docx_package import WordPackage, relations_part
from aankoopwijzer.documents.docx_splice import STRICT, Part, opened_word, rewritten, run
from aankoopwijzer.documents.safe_text import one_line
from aankoopwijzer.documents.text_blocks import Place

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS: Final = {
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark at a paragraph; each line of the text becomes a paragraph of the comment."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Commented:
    """The file with its comments, and the comments that found no place: Word allows none in headers and notes."""

    content: bytes
    without_place: tuple[Comment, ...]


def with_comments(
    content: bytes, comments: Sequence[Comment], *, name: str, author: str, initials: str, on: dt.date
) -> Commented:
    """Put comments at their places; those that are there already stay. Raises `DocumentError`.

    Only the anchors are new in the text: every other byte of every part is what it was.
    """
    package = opened_word(content, name=name)
    text = Part(package.archive.read(package.main), part=package.main, name=name)
    body = text.root.find(f"{W}body") if text.root.tag == f"{W}document" else None
    paragraphs = [] if body is None else list(body.iter(f"{W}p"))
    anchors = {index: _outermost(paragraphs[index]) for index in {each.place.position for each in comments}
               if 0 <= index < len(paragraphs)}  # fmt: skip
    placed = [each for each in comments if each.place.part == package.main and _has_room(text, anchors, each)]
    if not placed:
        return Commented(content, tuple(comments))
    known = package.part("comments")
    listed = Part(package.archive.read(known), part=known, name=name) if known and known in package.archive else None
    first = _first_free(listed)
    said = ""
    # The outer comment of a paragraph begins first and ends last.
    for number, comment in enumerate(placed, start=first):
        paragraph = anchors[comment.place.position]
        properties = paragraph.find(f"{W}pPr")
        begins = text.inside(paragraph) if properties is None else text.after(properties)
        declared = text.declaration
        text.put(begins, f'<w:commentRangeStart{declared} w:id="{number}"/>')
        text.put(
            text.end(paragraph),
            f'<w:commentRangeEnd{declared} w:id="{number}"/><w:r{declared}><w:commentReference w:id="{number}"/></w:r>',
        )
        said += _comment(number, comment, author, initials, on)
    changed = {package.main: text.result}
    added: dict[str, bytes] = {}
    if listed is not None:
        _append(listed, said)
        changed[known] = listed.result
    else:
        _add_part(package, text.namespace, said, changed, added)
    return Commented(rewritten(package, changed, added), tuple(each for each in comments if each not in placed))


def _outermost(paragraph: etree._Element) -> etree._Element:
    """The paragraph itself, or the one around the text box that it stands in: a text box takes no comments."""
    return next((each for each in reversed(list(paragraph.iterancestors(f"{W}p")))), paragraph)


def _has_room(text: Part, anchors: dict[int, etree._Element], comment: Comment) -> bool:
    paragraph = anchors.get(comment.place.position)
    return paragraph is not None and not text.is_closed(paragraph)


def _first_free(listed: Part | None) -> int:
    numbers = [] if listed is None else [each.get(f"{W}id") or "" for each in listed.root.iter(f"{W}comment")]
    return max((int(each) for each in numbers if each.isdigit() and len(each) < 10), default=-1) + 1


def _comment(number: int, comment: Comment, author: str, initials: str, on: dt.date) -> str:
    lines = [line for line in comment.text.splitlines() if line.strip()] or [""]
    paragraphs = "".join(f"<w:p>{run(line)}</w:p>" for line in lines)
    return (
        f'<w:comment w:id="{number}" w:author={quoteattr(one_line(author, _LONGEST_NAME))} '
        f'w:date="{on.isoformat()}T00:00:00Z" w:initials={quoteattr(one_line(initials, 9))}>{paragraphs}</w:comment>'
    )


def _append(listed: Part, said: str) -> None:
    if listed.declaration:
        said = said.replace("<w:comment ", f"<w:comment{listed.declaration} ")
    if listed.is_closed(listed.root):
        # An empty list is written as one tag: it is opened, which changes nothing of what it says.
        at = listed.inside(listed.root) - 2
        tag = listed.data[listed.start(listed.root) + 1 : at].split()[0].decode()
        listed.data = listed.data[:at] + f"></{tag}>".encode() + listed.data[at + 2 :]
        listed.put(at + 1, said)
    else:
        listed.put(listed.end(listed.root), said)


def _add_part(
    package: WordPackage, namespace: str, said: str, changed: dict[str, bytes], added: dict[str, bytes]
) -> None:
    """A new list of comments, its relation and its type."""
    folder, archive, strict = PurePosixPath(package.main).parent, package.archive, namespace == STRICT
    part = next(
        name for number in range(len(archive.names) + 1)
        if (name := f"{folder}/comments{number or ''}.xml".removeprefix("./")) not in archive
    )  # fmt: skip
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    added[part] = f'{head}<w:comments xmlns:w="{namespace}">{said}</w:comments>'.encode()
    key = next(name for number in range(len(package.relations) + 1)
               if (name := f"rIdComments{number}") not in package.relations)  # fmt: skip
    relation = (
        f'<Relationship xmlns="{_PACKAGE}/relationships" Id="{key}" Type="{_RELATIONS[strict]}/comments" '
        f'Target="{PurePosixPath(part).name}"/>'
    )
    related = relations_part(package.main)
    if related in archive:
        changed[related] = _before_the_end(archive.read(related), relation, related, archive.name)
    else:
        added[related] = f'{head}<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'.encode()
    kind = f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{part}" ContentType="{_KIND}"/>'
    types = "[Content_Types].xml"
    if types in archive:
        changed[types] = _before_the_end(archive.read(types), kind, types, archive.name)


def _before_the_end(data: bytes, element: str, part: str, name: str) -> bytes:
    """A part with one element more, at the end of its outermost one."""
    listed = Part(data, part=part, name=name)
    if listed.is_closed(listed.root):
        at = listed.inside(listed.root) - 2
        tag = data[listed.start(listed.root) + 1 : at].split()[0].decode()
        return data[:at] + f">{element}</{tag}>".encode() + data[at + 2 :]
    listed.put(listed.end(listed.root), element)
    return listed.result
