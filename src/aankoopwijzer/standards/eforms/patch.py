"""Write fields of strategic procurement into an eForms contract notice, and leave all the rest as it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from lxml import etree

from aankoopwijzer.standards.eforms.fields import FIELDS, Field
from aankoopwijzer.standards.eforms.insertion import local_name, qualified
from aankoopwijzer.standards.eforms.paths import DOCUMENTS, EXTENSION, NAMESPACES
from aankoopwijzer.standards.eforms.places import lot_identifier, lots_of, place
from aankoopwijzer.standards.notice_error import NoticeError, NoticeErrors
from aankoopwijzer.standards.safe_xml import parse

_WRITABLE: Final = {field.id: field for field in FIELDS.values() if field.level == "lot"}
_DECLARATION: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml[^>]*\?>\s*)?")


class FieldValue(NamedTuple):
    """What to write: a field, its codes (or its text), and in which lot; no lot means in every lot."""

    field: str
    values: tuple[str, ...]
    lot: str | None = None


class Written(NamedTuple):
    """A value that was added."""

    field: str
    lot: str
    value: str


class Kept(NamedTuple):
    """A value that was not added, because of what the notice holds already.

    `why`: present (this very code), filled (the field takes one value and has another), contradiction (the notice
    says `none`, or says what excludes it), denied (another field on the lot says otherwise; `holds` is what that says).
    """

    field: str
    lot: str
    value: str
    holds: tuple[str, ...]
    why: Literal["present", "filled", "contradiction", "denied"]


class Patched(NamedTuple):
    """The new notice, and what was written and what was kept, lot by lot."""

    data: bytes
    written: tuple[Written, ...]
    kept: tuple[Kept, ...]


def patch(data: bytes, values: Iterable[FieldValue], *, name: str = "notice.xml") -> Patched:
    """The contract notice with these fields added; in canonical XML everything else stays equal.

    A repeatable field gets the codes it lacks; one that takes a single value keeps the one it has; nothing is ever
    removed or overwritten. When nothing is written, the bytes come back as they were.
    Raises `NoticeError` when the file cannot be patched, `NoticeErrors` with all that is wrong with the values.
    """
    root = parse(data, name=name, keep="all")
    if DOCUMENTS.get(str(root.tag)) != "ContractNotice":
        raise NoticeError("not-patchable", where=name, root=local_name(root)[:80])
    values = list(values)
    lots = lots_of(root)
    errors = [*_wrong_values(values, _subtype(root), name), *_wrong_lots(values, lots, name)]
    grouped = _grouped(values)
    asked = [] if errors else [(lot, _asked(grouped, lot)) for lot in lots]
    for lot, fields in asked:
        errors.extend(_wrong_combinations(fields, lot, name))
    if errors:
        raise NoticeErrors(tuple(errors))
    language = (root.findtext(qualified("cbc:NoticeLanguageCode")) or "").strip() or "NLD"
    written: list[Written] = []
    kept: list[Kept] = []
    for lot, fields in asked:
        for field, wanted in fields.items():
            _write(lot, _WRITABLE[field], wanted, language, written, kept)
    return Patched(_serialized(root, data) if written else data, tuple(written), tuple(kept))


def _subtype(root: etree._Element) -> str | None:
    found = root.findtext(f"{EXTENSION}/efac:NoticeSubType/cbc:SubTypeCode", namespaces=NAMESPACES)
    return (found or "").strip() or None


def _wrong_values(values: Sequence[FieldValue], subtype: str | None, name: str) -> Iterable[NoticeError]:
    """What is wrong with the fields and codes by themselves."""
    for wanted in values:
        field = _WRITABLE.get(wanted.field)
        if field is None:
            yield NoticeError("unknown-field", where=name, field=wanted.field, choices=", ".join(_WRITABLE))
        elif not field.allowed_in(subtype):
            yield NoticeError("not-in-form", where=name, field=field.id, subtype=subtype)
        elif field.kind == "text":
            if not any(text.strip() for text in wanted.values):
                yield NoticeError("no-text", where=name, field=field.id)
            elif not all(_allowed_in_xml(text) for text in wanted.values):
                yield NoticeError("not-in-xml", where=name, field=field.id)
        else:
            for code in wanted.values:
                if code not in field.codes:
                    choices = ", ".join(field.codes)
                    yield NoticeError("unknown-code", where=name, field=field.id, code=code, choices=choices)


def _allowed_in_xml(text: str) -> bool:
    """Whether XML 1.0 has these characters."""
    return all(
        sign in "\t\n\r" or "\x20" <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign >= "\U00010000"
        for sign in text
    )


def _wrong_lots(values: Sequence[FieldValue], lots: Sequence[etree._Element], name: str) -> Iterable[NoticeError]:
    """Lots that are not there, or twice."""
    if not lots:
        yield NoticeError("no-lots", where=name)
        return
    identifiers = [lot_identifier(lot) for lot in lots]
    for lot in dict.fromkeys(wanted.lot for wanted in values if wanted.lot is not None):
        if lot not in identifiers:
            yield NoticeError("unknown-lot", where=name, lot=lot, choices=", ".join(identifiers))
        elif identifiers.count(lot) > 1:
            yield NoticeError("ambiguous-lot", where=name, lot=lot)


def _grouped(values: Sequence[FieldValue]) -> dict[tuple[str, str | None], list[str]]:
    """The values by field and lot, so that a notice with many lots costs no more than its size."""
    grouped: dict[tuple[str, str | None], list[str]] = {}
    for wanted in values:
        grouped.setdefault((wanted.field, wanted.lot), []).extend(wanted.values)
    return grouped


def _asked(grouped: Mapping[tuple[str, str | None], list[str]], lot: etree._Element) -> dict[str, tuple[str, ...]]:
    """What is asked of one lot, in the order in which fields build on each other, each value once."""
    identifier = lot_identifier(lot)
    asked: dict[str, tuple[str, ...]] = {}
    for field in _WRITABLE:
        wanted = [*grouped.get((field, None), ()), *grouped.get((field, identifier), ())]
        if wanted:
            asked[field] = tuple(dict.fromkeys(wanted))
    return asked


def _wrong_combinations(fields: Mapping[str, tuple[str, ...]], lot: etree._Element, name: str) -> Iterable[NoticeError]:
    """What is wrong with the values for one lot taken together."""
    for field, wanted in fields.items():
        definition = _WRITABLE[field]
        if len(wanted) > 1 and (not definition.repeatable or definition.kind == "text"):
            yield NoticeError("one-code", where=name, field=field, number=len(wanted))
        if definition.alone in wanted and len(wanted) > 1:
            yield NoticeError("none-alone", where=name, field=field)
        if definition.needs:
            needed, codes = definition.needs
            there = {*place(needed).find(lot), *fields.get(needed, ())}
            if not there or (needed in fields and codes and not there & set(codes)):
                needed_text = f"{needed} ({' / '.join(codes)})" if codes else needed
                yield NoticeError("needs-field", where=name, field=field, needed=needed_text)


def _write(
    lot: etree._Element,
    field: Field,
    wanted: tuple[str, ...],
    language: str,
    written: list[Written],
    kept: list[Kept],
) -> None:
    """Add the values that the lot lacks, and say of the others why not."""
    identifier = lot_identifier(lot)
    where = place(field.id)
    denial = _denial(lot, field)
    if denial is not None:
        kept.extend(Kept(field.id, identifier, value, denial, "denied") for value in wanted)
        return
    for value in wanted:
        holds = tuple(where.find(lot))
        why = _reason_to_keep(field, value, holds)
        if why:
            kept.append(Kept(field.id, identifier, value, holds, why))
        else:
            where.write(lot, value, language)
            written.append(Written(field.id, identifier, value))


def _denial(lot: etree._Element, field: Field) -> tuple[str, ...] | None:
    """What the lot says elsewhere that leaves no room for the field; None when there is room."""
    if field.needs:
        needed, codes = field.needs
        there = place(needed).find(lot)
        if not there or (codes and not set(there) & set(codes)):
            return tuple(there)
    if field.denied_by:
        other, code = field.denied_by
        there = place(other).find(lot)
        if code in there:
            return tuple(there)
    return None


def _reason_to_keep(
    field: Field, value: str, holds: tuple[str, ...]
) -> Literal["present", "filled", "contradiction"] | None:
    if value in holds:
        return "present"
    if holds and (field.kind == "text" or not field.repeatable):
        return "filled"
    if holds and field.alone is not None and field.alone in (value, *holds):
        return "contradiction"
    return None


def _serialized(root: etree._Element, data: bytes) -> bytes:
    """The document in the encoding it had, below the very declaration it had."""
    tree = root.getroottree()
    encoding = tree.docinfo.encoding or "UTF-8"
    declaration = _DECLARATION.match(data)
    # In an encoding wider than a byte there is nothing to match: lxml writes declaration and byte order mark.
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<"))
    text: Any = etree.tostring(tree, encoding=encoding, xml_declaration=wide)
    return b"".join((declaration[0] if declaration else b"", text))
