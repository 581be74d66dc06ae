"""What is read from a PDF, one thing at a time: each page is drawn here, to the point."""

import datetime as dt
import json

import pytest
from tests.documents.handed_in import Said, lines, pdf
from tests.documents.writing import document

from aankoopwijzer.documents.joined_lines import joined
from aankoopwijzer.documents.pdf import pdf_file
from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.documents.text_blocks import ReadDocument

FULL = "De aannemer levert de goederen in de lokalen van het bestuur en voert"


def _read(*pages: list[Said]) -> ReadDocument:
    return read_document(pdf(*pages), "bestek.pdf")


def test_pages_are_exact():
    read = _read(lines("Een."), lines("Twee."), lines("Drie."))
    assert [block.page for block in read.blocks] == [1, 2, 3]
    assert (read.pages, read.page_count) == ("exact", 3)


def test_lines_become_paragraphs_again():
    read = _read(lines(FULL, "daarna de verpakking af.", "Een nieuwe alinea begint hier en is heel lang genoeg voor"))
    assert [block.text for block in read.blocks] == [
        f"{FULL} daarna de verpakking af.",
        "Een nieuwe alinea begint hier en is heel lang genoeg voor",
    ]


def test_a_wider_distance_begins_a_paragraph():
    page = lines(FULL, FULL, FULL) + lines(FULL, FULL, top=690)
    assert len(_read(page).blocks) == 2


def test_a_number_begins_a_paragraph_and_names_the_article():
    read = _read(lines(f"2.1 {FULL}", "de montage uit.", f"2.2 {FULL}", "de keuring uit."))
    assert [(block.article, block.text) for block in read.blocks] == [
        ("2.1", f"{FULL} de montage uit."),
        ("2.2", f"{FULL} de keuring uit."),
    ]


def test_a_number_that_ends_a_sentence_begins_nothing():
    read = _read(lines(f"2.1 {FULL} volgens artikel", "12. De rest blijft.", f"2.2 {FULL}"))
    assert [block.number for block in read.blocks] == ["2.1", "2.2"]


def test_a_paragraph_goes_on_over_the_page_and_starts_where_it_starts():
    read = _read(lines(FULL), lines("daarna de verpakking af."))
    assert [(block.text, block.page) for block in read.blocks] == [(f"{FULL} daarna de verpakking af.", 1)]


def test_large_lines_are_headings_by_rank_and_the_largest_first_line_is_the_title():
    page = [
        Said(72, 780, "Bestek 2025-04", 24),
        Said(72, 740, "Technische bepalingen", 16),
        Said(72, 715, "Voertuigen", 13),
        *lines(FULL, FULL, top=690),
        Said(72, 640, "Keuring", 13),
        *lines(FULL, top=620),
    ]
    read = _read(page)
    assert read.title == "Bestek 2025-04"
    assert [(block.kind, block.level) for block in read.blocks][:3] == [("title", 0), ("heading", 1), ("heading", 2)]
    assert read.blocks[-1].under == ("Technische bepalingen", "Keuring")


def test_a_bold_line_is_a_heading():
    read = _read([Said(72, 760, "Sociale clausule", bold=True), *lines(FULL, FULL, top=740)])
    assert [block.kind for block in read.blocks] == ["heading", "paragraph"]


def test_lines_that_return_on_each_page_are_told_once():
    pages = [
        [Said(72, 800, "Bestek 2025-04"), *lines(f"{word} {FULL}"), Said(280, 30, f"pagina {number} van 4")]
        for number, word in enumerate(("Eerst", "Dan", "Verder", "Slot"), start=1)
    ]
    read = _read(*pages)
    assert [(block.kind, block.text) for block in read.blocks if block.kind != "paragraph"] == [
        ("header", "Bestek 2025-04"),
        ("footer", "pagina 1 van 4"),
    ]
    assert len(read.blocks) == 6


def test_a_line_that_differs_in_more_than_its_page_is_never_taken_for_a_header():
    read = _read(*[lines(f"Perceel {page}: minstens {page * 10} procent gerecycleerd.") for page in range(1, 6)])
    assert [block.kind for block in read.blocks] == ["paragraph"] * 5


def test_cells_beside_each_other_are_a_row_under_its_header():
    page = [
        Said(72, 760, "Criterium"), Said(250, 760, "Punten"), Said(350, 760, "Bewijs"),
        Said(72, 740, "Prijs"), Said(250, 740, "60"), Said(350, 740, "Inventaris"),
        Said(72, 720, "Duurzaamheid van"), Said(72, 707, "de voertuigen"), Said(250, 720, "40"), Said(350, 720, "Nota"),
        *lines("9.2 " + FULL, top=660),
    ]  # fmt: skip
    read = _read(page)
    assert [block.spoken for block in read.blocks] == [
        "Criterium | Punten | Bewijs",
        "Criterium: Prijs; Punten: 60; Bewijs: Inventaris",
        "Criterium: Duurzaamheid van de voertuigen; Punten: 40; Bewijs: Nota",
        FULL,
    ]


def test_two_columns_are_read_one_after_the_other():
    left = [f"links {number} staat hier in de eerste kolom" for number in range(12)]
    right = [f"rechts {number} staat hier in de tweede kolom" for number in range(12)]
    page = []
    for row, (one, two) in enumerate(zip(left, right, strict=True)):
        page += [Said(50, 760 - row * 14, one, 10), Said(320, 760 - row * 14, two, 10)]
    text = " ".join(block.text for block in _read(page).blocks)
    assert text.index("links 11") < text.index("rechts 0")


def test_a_line_of_dots_to_a_page_is_an_entry_of_the_contents():
    read = _read(lines("1. Prijs ............ 4", "2. Termijn ............ 5", "Tekst zonder meer."))
    assert [block.kind for block in read.blocks] == ["contents", "contents", "paragraph"]


def test_pages_without_text_are_named():
    read = _read(lines("Een."), [], lines("Drie."))
    assert [dict(remark.parameters) for remark in read.remarks] == [{"pages": "2"}]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        (["de over-", "eenkomst"], "de overeenkomst"),
        (["groen-", "en blauwaders"], "groen- en blauwaders"),
        (["de CO2-", "uitstoot"], "de CO2-uitstoot"),
        (["de EU-", "richtlijn"], "de EU-richtlijn"),
        (["niet-", "discriminerend"], "niet-discriminerend"),
        (["Zuid-", "Nederland"], "Zuid-Nederland"),
        (["de prijs -", "zonder btw"], "de prijs - zonder btw"),
        (["het sociaal-", "economisch"], "het sociaal-economisch"),
    ],
)
def test_a_word_that_was_cut_becomes_whole_and_a_hyphen_of_its_own_stays(cut, whole):
    assert joined(cut, {"sociaal-economisch"}) == whole


def test_what_we_write_ourselves_is_read_back():
    read = read_document(pdf_file(document()), "advies.pdf")
    shown = [block.shown for block in read.blocks]
    assert read.title == "Titel Tekst"
    assert {"Hoofdstuk Tekst", "Deel Tekst", "Onderdeel Tekst", "Eis Tekst"} <= {
        block.text for block in read.blocks if block.kind == "heading"
    }
    assert any("Bepaling. Tekst" in each for each in shown)
    assert dt.date(2026, 3, 2) == document().on


@pytest.mark.shared_data
def test_a_pdf_and_the_word_file_that_it_was_made_from_say_the_same(shared_data):
    folder = shared_data / "eval" / "documents"
    for file in sorted(folder.glob("*.pdf")):
        read = read_document(file.read_bytes(), file.name)
        word = read_document(file.with_suffix(".docx").read_bytes(), "a.docx")
        assert [(block.kind, block.shown, block.under) for block in read.blocks] == [
            (block.kind, block.shown, block.under) for block in word.blocks
        ]
        expected = json.loads(file.with_name(f"{file.name}.json").read_text("utf-8"))
        assert {each["heading"] for each in expected["covered"]} <= {
            b.shown for b in read.blocks if b.kind == "heading"
        }
