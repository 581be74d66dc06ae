"""The texts of a notice that say what is bought and asked, each with the field it stands in."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from aankoopwijzer.domain.records.notice import LocalText, Lot, Notice

Place = Literal["scored", "demanded", "described"]
"""What a text does by where it stands.

scored: award criteria; demanded: selection criteria, conditions of performance, demands in codes; described: titles,
descriptions, additional information, the reasons given with a code.
"""


class NoticeText(NamedTuple):
    """One text of a notice in one language. `lot` is None for what the notice says of the whole procurement.

    `field` is the eForms number of the field (for TED that of the field that means the same). `weight` is the weight
    of the award criterion that the text belongs to, in whatever unit the notice uses.
    """

    lot: str | None
    field: str
    place: Place
    text: LocalText
    weight: Decimal | None = None


def texts_of(notice: Notice, languages: Sequence[str]) -> Iterator[NoticeText]:
    """The texts in the order of the notice, each in one of the `languages`: its main one, else the first that is there.

    A text in none of these languages is given in the language that it has, for the reader to see that it was there.
    """
    read = _Chosen(notice.language, languages)
    yield from read.of(None, "BT-21", "described", notice.titles)
    yield from read.of(None, "BT-24", "described", notice.descriptions)
    yield from read.of(None, "BT-300", "described", notice.additional_information)
    for lot in (*notice.lots, *notice.parts):
        yield from _of_lot(lot, read)
    for group in notice.lot_groups:
        yield from _award_texts(None, group, read)
    yield from _of_every_lot(notice, read)


class _Chosen:
    """Chooses a language for each text."""

    def __init__(self, main: str | None, languages: Sequence[str]) -> None:
        self._main = main
        self._languages = languages

    def of(
        self, lot: str | None, field: str, place: Place, texts: Sequence[LocalText], weight: Decimal | None = None
    ) -> Iterator[NoticeText]:
        """One text of those that say the same, and all of them when they share a language."""
        spoken = [text if text.language else LocalText(text.text, self._main) for text in texts]
        order = (self._main, *self._languages)
        language = next(
            (one for one in order if one in self._languages and any(one == t.language for t in spoken)), None
        )
        for text in spoken if language is None else (text for text in spoken if text.language == language):
            yield NoticeText(lot, field, place, text, weight)


def _of_lot(lot: Lot, read: _Chosen) -> Iterator[NoticeText]:
    yield from read.of(lot.id, "BT-21", "described", lot.titles)
    yield from read.of(lot.id, "BT-24", "described", lot.descriptions)
    yield from read.of(lot.id, "BT-300", "described", lot.additional_information)
    for code in lot.strategic:
        field = {"BT-06": "BT-777", "BT-754": "BT-755"}.get(code.field, code.field)
        yield from read.of(lot.id, field, "described", code.descriptions)
    yield from _award_texts(lot.id, lot, read)


def _award_texts(id: str | None, lot: Lot, read: _Chosen) -> Iterator[NoticeText]:
    for criterion in lot.award_criteria:
        yield from read.of(id, "BT-734", "scored", criterion.names, criterion.weight)
        yield from read.of(id, "BT-540", "scored", criterion.descriptions, criterion.weight)


def _of_every_lot(notice: Notice, read: _Chosen) -> Iterator[NoticeText]:
    """Selection and performance, which TED says once for all lots: then they are the notice's own."""
    lots = (*notice.lots, *notice.parts)
    said_once = notice.standard == "ted"
    for lot in lots[:1] if said_once else lots:
        id = None if said_once else lot.id
        for criterion in lot.selection_criteria:
            yield from read.of(id, "BT-749", "demanded", criterion.names)
            yield from read.of(id, "BT-750", "demanded", criterion.descriptions)
        yield from read.of(id, "BT-70", "demanded", lot.performance_conditions)
