"""What a document is made of, whatever the file format that carries it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Level = Literal[1, 2, 3, 4]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter. Levels never skip one."""

    level: Level
    text: str
    on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` is the first sentence of a document, `quiet` what may be skipped."""

    text: str
    kind: Literal["body", "lead", "quiet"] = "body"


@dataclass(frozen=True, slots=True)
class Clause:
    """Text that is meant to be copied into another document."""

    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A short line with a label before it: "Proof: a certificate"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; with `boxes` a list to tick off on paper."""

    items: tuple[str, ...]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to take care of, set apart; `label` is its first word."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; the first column names its row.

    `caption` tells what the table shows and doubles as its alternative text. `widths` are shares that add up to 100.
    `numeric` are the columns that are set to the right.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.header)]
        if wrong or len(self.widths) != len(self.header) or sum(self.widths) != 100:
            raise ValueError(f"table {self.caption!r}: rows and widths must fit its {len(self.header)} columns")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in svg, as wide as the text; `alternative` says what it shows to who does not see it."""

    svg: str
    alternative: str


Block = Heading | Paragraph | Clause | Labelled | Bullets | Notice | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document with what a reader's software wants to know of it.

    `language` is a tag as nl-BE. `page_of` is the footer's sentence with {page} and {pages}. `contents` is the title
    of the table of contents, for formats that make one. `summary_pages` is how many pages the part before the first new
    page may take: what follows starts after them.
    """

    title: str
    subtitle: str
    language: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    on: dt.date
    footer: str
    page_of: str
    contents: str
    blocks: tuple[Block, ...]
    summary_pages: int = 1
