"""What a draft says of the purchase itself: title, estimate, type of contract, day, codes, authority, lots."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.records.draft import DraftPurchase, FactName, ReadDraft, Signs
from aankoopwijzer.domain.records.passage import ReadPassage
from aankoopwijzer.domain.records.purchase import ContractType, Purchase
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.language.drafts.reading import first_mention

_OPENING = 60
"""Passages at the start in which the subject of a tender is told; the estimate is looked for everywhere."""
_FIRST = 8
_DESCRIPTION = 1_500
_TITLE = 300
_CPV = re.compile(r"\b(\d{8})(?:-\d)?\b")
_NOT_A_TITLE = re.compile(
    r"^(?:bijzonder\s+)?(?:bestek|lastenboek|lastenkohier|dossier|referte|ref\.)\b(?:\s*nr\.?)?[^a-z]{0,3}\S*$"
    r"|^[\W\d]*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:bijzonder\s+)?(?:bestek|lastenboek|lastenkohier|dossier)\s*(?:nr\.?\s*)?[\w./-]*\d[\w./-]*\s*[:–—-]\s*",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?[-–—|]\s*(?:opdracht|overheidsopdracht|aanneming)\s+(?:voor|van)\b.*$", re.IGNORECASE
)
_ITEM = re.compile(r"[,;]\s*(?:en\s+)?")
_LOT = re.compile(r"\bperceel\s+(\d{1,2}|[A-Z])\b\s*[:–-]?\s*([^.;\n]{0,120})", re.IGNORECASE)
_TYPES: Mapping[str, ContractType] = {
    "fact-works": "works",
    "fact-supplies": "supplies",
    "fact-services": "services",
}


@dataclass(slots=True)
class _Found:
    values: dict[str, Any] = field(default_factory=dict)
    read_in: dict[FactName, str] = field(default_factory=dict)

    def take(self, name: FactName, value: object, read: ReadPassage) -> None:
        if name not in self.values and value is not None:
            self.values[name] = value
            self.read_in[name] = read.passage.id


def purchase_in(
    draft: ReadDraft, *, title: str, is_code: Callable[[str], bool], authorities: Mapping[str, str]
) -> DraftPurchase:
    """The purchase as far as the draft tells it; `authorities` are ids by name.

    `title` is that of the document; when it only numbers the tender, the first passage stands for it.
    """
    found = _Found()
    opening = draft.passages[:_OPENING]
    _title(found, title, opening)
    for name, type in _TYPES.items():
        for read in opening:
            if first_mention(read, f"cue:{name}"):
                found.take("contract_type", type, read)
                break
        if _in_headings(draft, f"cue:{name}"):
            found.values.setdefault("contract_type", type)
    _framework_agreement(found, opening)
    if _in_headings(draft, "cue:fact-framework-agreement"):
        found.values.setdefault("framework_agreement", True)
    _estimate(found, draft)
    for read, signs in zip(draft.passages, draft.signs, strict=True):
        if signs.days and first_mention(read, "cue:fact-day"):
            found.take("date", signs.days[0].day, read)
    codes = _codes(found, opening, is_code)
    _authority(found, opening, authorities)
    description = " ".join(read.passage.text for read in _about(draft, opening, found))[:_DESCRIPTION]
    purchase = Purchase(
        title=str(found.values.get("title", "")),
        description=description,
        contract_type=found.values.get("contract_type"),
        value_eur=found.values.get("value_eur"),
        date=found.values.get("date"),
        authority=found.values.get("authority"),
        cpv=codes,
        framework_agreement=found.values.get("framework_agreement"),
    )
    return DraftPurchase(purchase, found.read_in, tuple(_lots(opening)), tuple(_parts(_about(draft, opening, found))))


def _in_headings(draft: ReadDraft, name: str) -> bool:
    return any(name in sentence.mentions for read in draft.headings.values() for sentence in read)


def _title(found: _Found, title: str, opening: Sequence[ReadPassage]) -> None:
    if title.strip() and not _NOT_A_TITLE.match(title.strip()) and not _is_first_heading(title, opening):
        found.values["title"] = _bare(title)
        return
    for read in opening:
        if len(read.passage.text) > 10 and not _NOT_A_TITLE.match(read.passage.text.strip()):
            found.take("title", _bare(read.passage.text), read)
            return


def _is_first_heading(title: str, opening: Sequence[ReadPassage]) -> bool:
    """Whether the title is only the heading of the first part, with words of its own standing before it."""
    starts_bare = bool(opening) and opening[0].passage.heading is None
    return starts_bare and any((read.passage.heading or "").endswith(title.strip()) for read in opening)


def _bare(title: str) -> str:
    """A title without the number of the tender before it and the type of contract behind it."""
    return _AFTERTHOUGHT.sub("", _NUMBERED.sub("", title.strip()))[:_TITLE]


def _framework_agreement(found: _Found, opening: Sequence[ReadPassage]) -> None:
    for read in opening:
        if first_mention(read, "cue:fact-no-framework-agreement"):
            found.take("framework_agreement", False, read)
            return
    for read in opening:
        if first_mention(read, "cue:fact-framework-agreement"):
            found.take("framework_agreement", True, read)
            return


def _estimate(found: _Found, draft: ReadDraft) -> None:
    """The amount of the sentence that calls itself the total estimate, else the first estimate; lots are added up."""
    for cue in ("cue:fact-estimate-total", "cue:fact-estimate"):
        for read, signs in zip(draft.passages, draft.signs, strict=True):
            for sentence in read.sentences:
                if cue not in sentence.mentions:
                    continue
                amounts = _amounts(signs, sentence.mentions[cue][0].start, sentence.end)
                if amounts:
                    text = read.passage.text[sentence.start : sentence.end].casefold()
                    adds_up = cue == "cue:fact-estimate" and text.count("perceel") == len(amounts) > 1
                    found.take("value_eur", sum(amounts) if adds_up else amounts[0], read)
                    return


def _amounts(signs: Signs, start: int, end: int) -> list[Decimal]:
    return [
        figure.value * (1_000_000 if figure.unit in ("miljoen", "mio") else 1)
        for figure in signs.figures
        if start <= figure.words.start < end and figure.unit in ("euro", "miljoen", "mio")
    ]


def _codes(found: _Found, opening: Iterable[ReadPassage], is_code: Callable[[str], bool]) -> tuple[Cpv, ...]:
    codes: dict[str, None] = {}
    for read in opening:
        for code in _CPV.findall(read.passage.text):
            if is_code(code):
                codes[code] = None
                found.read_in.setdefault("cpv", read.passage.id)
    return tuple(Cpv(code) for code in codes)


def _authority(found: _Found, opening: Iterable[ReadPassage], authorities: Mapping[str, str]) -> None:
    if not authorities:
        return
    names = re.compile(rf"\b({'|'.join(map(re.escape, sorted(authorities, key=len, reverse=True)))})\b")
    for read in opening:
        if named := names.search(read.passage.text):
            found.take("authority", authorities[named.group()], read)
            return


def _about(draft: ReadDraft, opening: Sequence[ReadPassage], found: _Found) -> Iterator[ReadPassage]:
    """The passages that tell what is bought: those under a heading on the subject, else the first ones."""
    subjects = {
        heading
        for heading, sentences in draft.headings.items()
        if any("cue:fact-subject" in sentence.mentions for sentence in sentences)
    }
    chosen = [read for read in opening if read.passage.heading in subjects] or list(opening[:_FIRST])
    return (read for read in chosen if read.passage.id != found.read_in.get("title"))


def _parts(about: Iterable[ReadPassage]) -> Iterator[str]:
    """The sentences on what the contract is made of, and the items that such a sentence lists behind a colon."""
    for read in about:
        if read.passage.form == "table_row":
            continue
        for sentence in read.sentences:
            if "cue:fact-scope" in sentence.mentions and "cue:fact-estimate" not in sentence.mentions:
                text = read.passage.text[sentence.start : sentence.end]
                _, colon, listed = text.partition(":")
                yield text
                if colon:
                    yield from (item.strip() for item in _ITEM.split(listed) if item.strip())


def _lots(opening: Iterable[ReadPassage]) -> Iterator[str]:
    seen = set()
    for read in opening:
        for lot in _LOT.finditer(read.passage.text):
            if lot[1].casefold() not in seen:
                seen.add(lot[1].casefold())
                yield f"{lot[1]}: {lot[2].strip()}" if lot[2].strip() else lot[1]
