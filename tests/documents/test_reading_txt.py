"""What is read from a text file."""

import pytest

from aankoopwijzer.documents.reading import read_document


def _read(text: str, encoding: str = "utf-8"):
    return read_document(text.encode(encoding), "bestek.txt")


def test_wrapped_lines_become_paragraphs_again():
    text = "1. Prijs\n\n1.1 De prijs is vast voor de hele duur van de over-\neenkomst en wordt niet herzien.\n1.2 Het tweede.\n"
    assert [(block.kind, block.number, block.text) for block in _read(text).blocks] == [
        ("heading", "1.", "Prijs"),
        ("paragraph", "1.1", "De prijs is vast voor de hele duur van de overeenkomst en wordt niet herzien."),
        ("paragraph", "1.2", "Het tweede."),
    ]


def test_items_of_a_list_stay_apart():
    assert [block.shown for block in _read("Bewijs:\n- een attest;\n- een foto.\n").blocks] == [
        "Bewijs:",
        "- een attest;",
        "- een foto.",
    ]


def test_rows_with_bars_or_tabs_are_rows():
    read = _read("| Criterium | Punten |\n|---|---|\n| Prijs | 60 |\n")
    assert [block.cells for block in read.blocks] == [("Criterium", "Punten"), ("Prijs", "60")]


def test_marked_headings_have_their_level():
    read = _read("# Deel\n## 2.1 Prijs\nDe prijs is vast.\n")
    assert [(block.level, block.shown) for block in read.blocks][:2] == [(1, "Deel"), (2, "2.1 Prijs")]
    assert read.blocks[2].under == ("Deel", "2.1 Prijs")


def test_form_feeds_are_pages_and_without_them_pages_are_unknown():
    assert [block.page for block in _read("Een.\fTwee.").blocks] == [1, 2]
    assert (_read("Een.").pages, _read("Een.").blocks[0].page) == ("unknown", None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding):
    read = _read("Minstens één kraan à 50 €.", encoding)
    assert read.blocks[0].text == "Minstens één kraan à 50 €."
    assert ("not-utf-8" in {remark.code for remark in read.remarks}) is (encoding == "cp1252")
