"""Clauses of the library in a draft that somebody handed over."""

import io
import zipfile

import pytest
from tests.documents.handed_in import docx, odt, p, table

from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.domain.guidance.choosing import ClauseWish
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.insert_clauses import insert_clauses
from aankoopwijzer.flows.load_pack import load_pack

SPECIFICATION, AWARD, PERFORMANCE = "led-lighting", "lighting-energy-award", "social-employment-hours"
SELECTION, RESERVED = "gro-team-reference", "reserved-contract"


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def insert(pack):
    def inserted(body, *wished, name="bestek.docx"):
        wishes = [one if isinstance(one, ClauseWish) else ClauseWish(one) for one in wished]
        return insert_clauses(docx(body), name, wishes, pack)

    return inserted


def _outcomes(found):
    return [(each.outcome, each.heading) for each in found.clauses]


def _new(found, before):
    old = {block.shown for block in read_document(docx(before), "a.docx").blocks}
    return [block for block in read_document(found.content, "a.docx").blocks if block.shown not in old]


BODY = "".join(
    p(title, style="Kop1") + p(f"{number}.1 Eerste zin van dit deel.")
    for number, title in enumerate(
        ("1. Voorwerp", "2. Selectie", "3. Gunningscriteria", "4. Technische eisen", "5. Uitvoering"), start=1
    )
)


def test_each_clause_comes_under_the_heading_of_its_part_with_the_next_number(insert):
    found = insert(BODY, SPECIFICATION, AWARD, PERFORMANCE, SELECTION, RESERVED)
    assert _outcomes(found) == [
        ("under-heading", "4. Technische eisen"),
        ("under-heading", "3. Gunningscriteria"),
        ("under-heading", "5. Uitvoering"),
        ("under-heading", "2. Selectie"),
        ("under-heading", "1. Voorwerp"),
    ]
    assert [(block.number, block.under) for block in _new(found, BODY)] == [
        ("1.2", ("1. Voorwerp",)),
        ("2.2", ("2. Selectie",)),
        ("3.2", ("3. Gunningscriteria",)),
        ("4.2", ("4. Technische eisen",)),
        ("5.2", ("5. Uitvoering",)),
    ]


def test_a_clause_says_its_text_its_proof_and_its_sanction(insert):
    found = insert(BODY, SPECIFICATION)
    text = _new(found, BODY)[0].text
    assert text.startswith("Nieuwe verlichting is led. Elke nieuwe lichtbron is led.")
    assert "Bewijs: Lijst van armaturen met lichtbron, vermogen en technische fiche (bij de levering)." in text
    assert text.endswith("De opdrachtnemer vervangt ze op eigen kosten binnen 30 kalenderdagen.")


def test_level_and_parameters_are_those_that_were_wished(insert):
    found = insert(BODY, ClauseWish(PERFORMANCE, Level.AMBITIEUS, {"penalty": "45"}))
    text = _new(found, BODY)[0].text
    assert "Minstens 15 % van alle arbeidsuren" in text
    assert "betaalt de opdrachtnemer 45 euro" in text


def test_without_a_fitting_heading_the_clauses_come_at_the_end_under_a_heading_of_their_own(insert):
    body = p("1. Plaats", style="Kop1") + p("1.1 In de stad.")
    found = insert(body, SPECIFICATION, PERFORMANCE)
    assert _outcomes(found) == [
        ("at-the-end", "Technische bepalingen"),
        ("at-the-end", "Uitvoering van de opdracht"),
    ]
    assert [(block.kind, block.number) for block in _new(found, body)] == [
        ("heading", "2."), ("paragraph", "2.1"), ("heading", "3."), ("paragraph", "3.1"),
    ]  # fmt: skip


def test_a_tender_in_numbered_parts_is_found_by_position(insert):
    body = "".join(
        p(f"Deel {number}. {title}", style="Kop1") + p("Een zin.")
        for number, title in (("I", "Administratie"), ("II", "Wat we vragen"), ("III", "Wat volgt"))
    )
    found = insert(body, SPECIFICATION, PERFORMANCE, SELECTION)
    assert [(outcome, heading.partition(" ")[2]) for outcome, heading in _outcomes(found)] == [
        ("under-chapter", "II. Wat we vragen"),
        ("under-chapter", "III. Wat volgt"),
        ("under-chapter", "I. Administratie"),
    ]


def test_a_draft_that_divides_its_sections_gets_a_heading_for_each_clause(insert):
    body = p("4. Technische eisen", style="Kop1") + p("4.1 Armaturen", style="Kop2") + p("Wit.")
    found = insert(body, SPECIFICATION)
    first = _new(found, body)[0]
    assert (first.kind, first.shown) == ("heading", "4.2 Nieuwe verlichting is led")


def test_a_clause_that_is_there_is_said_and_not_written_again(insert, pack):
    once = insert(BODY, SPECIFICATION, AWARD)
    again = insert_clauses(
        once.content, "bestek.docx", [ClauseWish(SPECIFICATION, Level.AMBITIEUS), ClauseWish(AWARD)], pack
    )
    assert _outcomes(again) == [("already-there", "4. Technische eisen"), ("already-there", "3. Gunningscriteria")]
    assert again.content == once.content


def test_a_clause_wished_twice_is_written_once(insert):
    found = insert(BODY, SPECIFICATION, ClauseWish(SPECIFICATION, Level.BASIS))
    assert len(found.clauses) == len(_new(found, BODY)) == 1


def test_an_unknown_criterion_is_said(insert):
    found = insert(BODY, "no-such", SPECIFICATION)
    assert [each.outcome for each in found.clauses] == ["no-such-criterion", "under-heading"]


def test_every_paragraph_that_was_there_keeps_its_bytes_and_its_order(insert):
    body = (
        BODY
        + table(("a", "b"))
        + p("Slot &amp; handtekening.", run="<w:i/>")
        + "<w:sectPr><w:pgSz w:w='11906'/></w:sectPr>"
    )
    found = insert(body, SPECIFICATION, AWARD, PERFORMANCE, SELECTION, RESERVED)
    before, after = (
        zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml") for content in (docx(body), found.content)
    )
    at = 0
    for piece in before.split(b"</w:p>"):
        at = after.index(piece, at) + len(piece)
    assert len(after) > len(before)


def test_only_word_takes_clauses(pack):
    with pytest.raises(DocumentError, match="this is an OpenDocument text"):
        insert_clauses(odt("<text:p>x</text:p>"), "a.odt", [ClauseWish(SPECIFICATION)], pack)


@pytest.mark.shared_data
def test_the_example_drafts_take_a_clause_of_each_part(shared_data, pack):
    for file in sorted((shared_data / "eval" / "documents").glob("*.docx")):
        wishes = [ClauseWish(id) for id in (SPECIFICATION, AWARD, PERFORMANCE, SELECTION, RESERVED)]
        found = insert_clauses(file.read_bytes(), file.name, wishes, pack)
        assert all(each.outcome in ("under-heading", "at-the-end") for each in found.clauses)
        again = insert_clauses(found.content, file.name, wishes, pack)
        assert {each.outcome for each in again.clauses} == {"already-there"}
