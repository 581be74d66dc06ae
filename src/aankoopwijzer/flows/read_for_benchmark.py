"""One published notice is read for a benchmark: what it declares, shows and reserves, and of which product groups."""

from aankoopwijzer.domain.guidance.from_notice import whole_of
from aankoopwijzer.domain.review.benchmark import Said, said_by
from aankoopwijzer.flows.compare_aspects import compare_aspects
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.flows.prepare_aspects import AspectReader
from aankoopwijzer.standards.notices import declarable_fields, read_notice


def read_for_benchmark(content: bytes, name: str, adviser: Adviser, reader: AspectReader) -> Said | None:
    """What the notice tells; None when it names nothing to buy. Raises `NoticeError`."""
    notice = read_notice(content, name=name)
    matches = adviser.matcher.match(whole_of(notice, adviser.pack).purchase).certain
    rows = (match.row for match in matches)
    found = compare_aspects(notice, reader)
    return said_by(notice, found, declarable_fields(notice), rows, pack=adviser.pack, name=name)
