"""Organisations in an eForms notice: listed once, referred to by buyers, tenders and contracts."""

from aankoopwijzer.domain.records.notice import Organization
from aankoopwijzer.standards import lexical
from aankoopwijzer.standards.eforms.lots import local_texts, stripped
from aankoopwijzer.standards.path_trie import Raw


class Organizations:
    """The organisations of a notice by reference; only those that are asked for become records."""

    def __init__(self, raws: list[Raw], main_language: str | None) -> None:
        self._raws = {raw["reference"].strip(): raw for raw in raws if "reference" in raw}
        self._main_language = main_language

    def get(self, reference: str | None) -> Organization | None:
        """The organisation with this reference; None when the notice lists no such organisation."""
        raw = self._raws.get((reference or "").strip())
        return None if raw is None else build_organization(raw, self._main_language)


def build_organization(raw: Raw, main_language: str | None) -> Organization:
    """A buyer or supplier; a natural person (BT-633) keeps neither name nor number."""
    names = local_texts(raw.get("names"), main_language)
    name = names[0].text if names else None
    identifier = stripped(raw.get("identifier"))
    if raw.get("natural_person", "").strip() == "true":
        name = identifier = None
    return Organization(
        name,
        identifier,
        stripped(raw.get("town")),
        stripped(raw.get("nuts")),
        lexical.country(raw.get("country")),
        stripped(raw.get("size")),
    )
