"""The parts of a Word file: which is the text, which its styles, what it refers to, what is not read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from lxml import etree

from aankoopwijzer.documents.archive import Archive
from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.safe_tree import tree

RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MC_CHOICE: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice",
)
TYPE_PREFIX: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DUBLIN_CORE: Final = "{http://purl.org/dc/elements/1.1/}"


class Relation(NamedTuple):
    """What a part refers to: the last word of its type, the target, and whether it lies outside the package."""

    id: str
    kind: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class WordPackage:
    """An opened Word file; `main` is the part that holds the text."""

    archive: Archive
    main: str
    relations: Mapping[str, Relation]

    def root(self, part: str) -> etree._Element | None:
        """The tree of a part; None when the package has no such part."""
        data = self.archive.read(part) if part else b""
        return tree(data, part=part, name=self.archive.name) if data else None

    def part(self, kind: str) -> str:
        """The first part of a kind that the text refers to; empty when there is none."""
        return next((each.target for each in self.relations.values() if each.kind == kind and not each.outside), "")

    @property
    def has_macros(self) -> bool:
        """Whether the package carries macros, by its parts: the extension may lie."""
        return any(
            PurePosixPath(each).name.casefold() in {"vbaproject.bin", "vbadata.xml"} for each in self.archive.names
        )

    @property
    def embedded(self) -> int:
        """How many files are embedded in it."""
        return sum("/embeddings/" in f"/{each}" and not each.endswith("/") for each in self.archive.names)

    def declared_title(self) -> str:
        """The title in the properties of the file; often empty, or of the document it was copied from."""
        root = self.root("docProps/core.xml")
        return "" if root is None else " ".join((root.findtext(f"{_DUBLIN_CORE}title") or "").split())

    def declared_language(self) -> str:
        """The language in the properties of the file."""
        root = self.root("docProps/core.xml")
        return "" if root is None else (root.findtext(f"{_DUBLIN_CORE}language") or "").strip()


def word_package(archive: Archive) -> WordPackage:
    """Find the text of a Word file by its relations, whatever the parts are called."""
    main = next((each.target for each in relations(archive, "").values() if each.kind == "officeDocument"), "")
    main = main if main in archive else "word/document.xml"
    if main not in archive:
        raise DocumentError("corrupt", where=archive.name, reason="the part with the text is missing")
    return WordPackage(archive, main, relations(archive, main))


def relations_part(part: str) -> str:
    """Where the relations of a part are kept; those of the package for an empty name."""
    path = PurePosixPath(part)
    return f"{path.parent}/_rels/{path.name}.rels".removeprefix("./") if part else "_rels/.rels"


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """The relations of a part by id, with targets as names of parts. Nothing outside is ever looked at."""
    data = archive.read(relations_part(part))
    if not data:
        return {}
    found = {}
    for element in tree(data, part=relations_part(part), name=archive.name).iter(RELATIONSHIP):
        outside = element.get("TargetMode") == "External"
        target = element.get("Target") or ""
        target = target if outside else _inside(part, target)
        kind = (element.get("Type") or "").rpartition("/")[2]
        found[element.get("Id") or ""] = Relation(element.get("Id") or "", kind, target, outside)
    return found


def _inside(part: str, target: str) -> str:
    """A target relative to its part as the name of a part; it is only ever looked up in the package."""
    path = PurePosixPath(target.lstrip("/")) if target.startswith("/") else PurePosixPath(part).parent / target
    steps: list[str] = []
    for step in path.parts:
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)
