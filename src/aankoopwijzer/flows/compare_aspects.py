"""What a notice declares of its green, social and other aspects is held against what stands in its texts."""

from aankoopwijzer.domain.records.notice import LocalText, Notice
from aankoopwijzer.domain.records.passage import ReadPassage
from aankoopwijzer.domain.review.aspects import NoticeAspects
from aankoopwijzer.domain.review.notice_texts import texts_of
from aankoopwijzer.flows.prepare_aspects import AspectReader
from aankoopwijzer.standards.notices import declarable_fields


def compare_aspects(notice: Notice, reader: AspectReader) -> NoticeAspects:
    """The verdict on each aspect, for the whole notice and for each of its lots, with the words that decided."""
    # The lots of a notice repeat each other's texts: each is read once.
    known: dict[LocalText, ReadPassage | None] = {}
    texts = []
    for text in texts_of(notice, reader.languages):
        if text.text not in known:
            known[text.text] = reader.read(text)
        texts.append((text, known[text.text]))
    return reader.judge.compare(notice, texts, declarable_fields(notice))
