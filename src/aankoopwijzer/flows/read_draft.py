"""A draft tender file becomes passages with their headings, articles and pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.documents.text_blocks import Place, Remark, TextBlock
from aankoopwijzer.domain.records.passage import Passage, PassageForm

_FORMS: dict[str, PassageForm] = {
    "paragraph": "paragraph",
    "list_item": "list_item",
    "table_row": "table_row",
    "footnote": "footnote",
}
"""What counts as a passage: headers, footers and contents repeat, headings are said with what stands under them."""


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft tender as passages; `places` says where each passage stands in the file, by its id."""

    name: str
    format: str
    title: str
    passages: tuple[Passage, ...]
    places: dict[str, Place]
    headings: tuple[str, ...]
    page_count: int | None
    remarks: tuple[Remark, ...]


def read_draft(content: bytes, name: str) -> DraftFile:
    """The passages of a docx, odt, pdf or txt file, in reading order. Raises `DocumentError`.

    A table row is a passage with the names of its columns; a header row by itself is none.
    """
    document = read_document(content, name)
    passages, places = [], {}
    for number, block in enumerate(_passages(document.blocks)):
        id = f"p{number + 1}"
        passages.append(
            Passage(
                id=id,
                text=block.spoken,
                heading=block.under[-1] if block.under else None,
                page=block.page,
                article=block.article,
                form=_FORMS[block.kind],
            )
        )
        places[id] = block.place
    headings = tuple(block.shown for block in document.blocks if block.kind == "heading")
    return DraftFile(
        name=name,
        format=document.format,
        title=document.title,
        passages=tuple(passages),
        places=places,
        headings=headings,
        page_count=document.page_count,
        remarks=document.remarks,
    )


def _passages(blocks: tuple[TextBlock, ...]) -> Iterator[TextBlock]:
    """The blocks that say something, without the header rows of tables."""
    for index, block in enumerate(blocks):
        if block.kind not in _FORMS or not block.text.strip():
            continue
        if block.kind == "table_row" and not block.columns and index + 1 < len(blocks):
            following = blocks[index + 1]
            if following.kind == "table_row" and following.columns == block.cells:
                continue
        yield block
