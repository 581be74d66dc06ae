"""The words by which a pack knows the aspects of a notice are made ready for many notices."""

from pathlib import Path

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.passage import Passage, ReadPassage
from aankoopwijzer.domain.review.aspects import AspectJudge
from aankoopwijzer.domain.review.notice_texts import NoticeText
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.language.passages.reading import PassageReader


class AspectReader:
    """A pack's words for green, social and other aspects, ready to read with; safe to share between threads."""

    def __init__(self, pack: PolicyPack) -> None:
        rules = pack.aspect_rules
        self.pack = pack
        self.judge = AspectJudge(rules)
        self._readers: dict[str, PassageReader] = {
            language: PassageReader(rules.groups, language=language) for language in rules.languages
        }

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are read."""
        return tuple(self._readers)

    def read(self, text: NoticeText) -> ReadPassage | None:
        """The text with what it names; None when nobody here reads its language."""
        reader = self._readers.get(text.text.language or "")
        return reader.read(Passage(text.field, text.text.text)) if reader else None


def prepare_aspects(folder: Path | None = None, *, cache: Path | None = None) -> AspectReader:
    """The reader by the pack in `folder`, or by the one that ships with the product. Raises `PackError`."""
    return AspectReader(load_pack(folder, cache=cache))
