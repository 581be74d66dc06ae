"""Which headings stand above each block, and which article it belongs to."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from aankoopwijzer.documents.shown_numbers import article_of, depth_of, typed_number
from aankoopwijzer.documents.text_blocks import TextBlock

BY_LOOKS: Final = 9
"""The level of a heading that no style or size places."""
_ASIDE: Final = frozenset({"header", "footer"})
_DEEPEST: Final = 9


class _Above(NamedTuple):
    block: TextBlock
    level: int
    sort: str
    article: str


def with_outline(blocks: Iterable[TextBlock]) -> tuple[TextBlock, ...]:
    """The blocks with the headings above them, their article, and a level for each heading.

    A heading with a level ends those of its level and deeper. One by looks alone ends the nearest one that is numbered
    in the same way ("2." ends "1.", "B." ends "A."); "2.1" always stands under "2".
    """
    above: list[_Above] = []
    shown: tuple[str, ...] = ()
    heading_article = article = ""
    found = []
    for block in blocks:
        if block.kind == "heading":
            _close(above, block)
            level = block.level if block.level != BY_LOOKS else min(len(above) + 1, _DEEPEST)
            own = article_of(block.number)
            block = replace(block, level=level, under=tuple(each.block.shown for each in above))
            above.append(_Above(block, level, _sort(block), own))
            shown = tuple(each.block.shown for each in above)
            heading_article = article = next((each.article for each in reversed(above) if each.article), "")
            found.append(replace(block, article=article))
        elif block.kind in _ASIDE:
            found.append(block)
        else:
            if block.kind == "paragraph" and (own := article_of(block.number)):
                article = own
            elif block.kind == "list_item" and not heading_article and depth_of(block.number) == 1:
                article = article_of(block.number)
            found.append(replace(block, under=shown, article=article))
    return tuple(found)


def _close(above: list[_Above], heading: TextBlock) -> None:
    """Take away the headings that end where this one begins."""
    article, sort = article_of(heading.number), _sort(heading)
    keep = len(above)
    if heading.level != BY_LOOKS:
        keep = next((index for index, each in enumerate(above) if each.level >= heading.level), keep)
    else:
        same = [index for index, each in enumerate(above) if each.sort == sort and each.block.level == each.level]
        keep = same[-1] if same else keep
    if article:
        parent = next((index for index, each in enumerate(above) if _is_under(article, each.article)), None)
        sibling = next((index for index, each in enumerate(above) if each.article and each.sort == sort), None)
        if parent is not None and (sibling is None or sibling > parent):
            keep = max(parent + 1, keep if sibling is None else min(keep, sibling))
    del above[keep:]


def _is_under(article: str, other: str) -> bool:
    return bool(other) and article.startswith(f"{other}.")


def _sort(heading: TextBlock) -> str:
    """How a heading is numbered: two of one sort are siblings."""
    if not heading.number:
        return "none"
    sort = typed_number(f"{heading.number} X").sort or "other"
    return f"{sort} {heading.number.split()[0].casefold()}" if sort == "named" else f"{sort} {depth_of(heading.number)}"
