"""The passages and headings of a draft in, the same with all that they name and refer to out."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from aankoopwijzer.domain.policy.demands import CheckingRules
from aankoopwijzer.domain.records.draft import ReadDraft, Signs
from aankoopwijzer.domain.records.passage import Mention, Passage, ReadPassage
from aankoopwijzer.language.drafts.days import days_in
from aankoopwijzer.language.drafts.figures import figures_in
from aankoopwijzer.language.drafts.foreign import languages_of
from aankoopwijzer.language.drafts.names import trade_names
from aankoopwijzer.language.drafts.references import articles_in
from aankoopwijzer.language.passages.reading import PassageReader

_WEIGHT = re.compile(
    r"(?:^|; )\s*(?:[^;:]*\b(?:punten|gewicht|weging|wegingsfactor|maximum|max\.?|score)\b[^;:]*|%|[^;:]*\(%\)"
    r"|[^;:]*op 100)"
    r"\s*:\s*(?P<weight>\d{1,3}(?:,\d{1,2})?)\s*(?:%|punten|ptn\.?|p\.?)?\s*(?:\([^)]*\))?\s*(?=;|$)",
    re.IGNORECASE,
)
_LAST_CELL = re.compile(r"[^\W\d][^|]*\|\s*(?P<weight>\d{1,3}(?:,\d{1,2})?)\s*(?:%|punten|ptn\.?|p\.?)?\s*$")


class DraftReader:
    """Reads whole drafts with the words of a pack. Safe to share between threads."""

    def __init__(self, rules: CheckingRules, reader: PassageReader, known_names: Iterable[str] = ()) -> None:
        self._reader = reader
        self._known = frozenset(name.casefold() for name in known_names)
        self._award = frozenset(
            f"cue:{cue.id}" for cue in rules.cues if cue.role == "heading" and cue.kind == "award_criterion"
        )
        self._trade = tuple(f"cue:{cue.id}" for cue in rules.cues if cue.role == "trade")
        self._trades = frozenset(self._trade)

    def read(self, passages: Sequence[Passage], title: str = "") -> ReadDraft:
        """Every passage with its mentions and signs, and each heading once, the title among them."""
        read = tuple(self._reader.read(passage) for passage in passages)
        headings = dict.fromkeys([title, *(passage.heading for passage in passages)])
        named = {heading: self._reader.mentions_in(heading) for heading in headings if heading}
        scored = frozenset(
            heading
            for heading, sentences in named.items()
            if any(self._award & sentence.mentions.keys() for sentence in sentences)
        )
        signs = tuple(self._signs(one, one.passage.heading in scored) for one in read)
        return ReadDraft(read, signs, named, languages_of(passage.text for passage in passages), title)

    def _signs(self, read: ReadPassage, is_scored: bool) -> Signs:
        text = read.passage.text
        before = [
            mention
            for sentence in read.sentences
            if not self._trades.isdisjoint(sentence.mentions)
            for name in self._trade
            for mention in sentence.mentions.get(name, ())
        ]
        return Signs(
            articles=articles_in(text),
            figures=tuple(figures_in(text)),
            days=tuple(days_in(text)),
            names=tuple(trade_names(text, before, known=self._known)),
            weight=_weight(text, is_scored) if read.passage.form == "table_row" else None,
        )


def _weight(row: str, is_scored: bool) -> Decimal | None:
    """The weight in the column of that name; in a table of award criteria without names, a number that ends the row."""
    found = _WEIGHT.search(row) or (_LAST_CELL.search(row) if is_scored else None)
    return Decimal(found["weight"].replace(",", ".")) if found else None


def first_mention(read: ReadPassage, name: str) -> Mention | None:
    """The first place where a passage names a group of words."""
    return next((found[0] for sentence in read.sentences if (found := sentence.mentions.get(name))), None)
