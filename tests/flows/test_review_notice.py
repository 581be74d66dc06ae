"""A notice read as a draft: its parts under headings that the words of the pack know."""

import pytest

from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.prepare_passage_checker import PassageChecker, prepare_passage_checker
from aankoopwijzer.reports.notice_headings import NoticePart, notice_heading
from aankoopwijzer.reports.speech import speech


@pytest.fixture(scope="module")
def passages() -> PassageChecker:
    return prepare_passage_checker(load_pack())


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("subject", None),
        ("lot", None),
        ("selection", "selection_criterion"),
        ("award", "award_criterion"),
        ("performance", None),
    ],
)
def test_what_stands_in_a_part_of_a_notice_is_of_the_kind_that_its_heading_says(
    part: NoticePart, kind: str | None, passages: PassageChecker
) -> None:
    heading = notice_heading(part, "LOT-0001", speech("nl"))
    assert passages.reviewer.kind_under(passages.reader.mentions_in(heading)) == kind


def test_the_subject_of_a_notice_is_known_as_such(passages: PassageChecker) -> None:
    (sentence,) = passages.reader.mentions_in(notice_heading("subject", None, speech("nl")))
    assert "cue:fact-subject" in sentence.mentions
