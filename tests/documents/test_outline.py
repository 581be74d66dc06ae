"""Which headings stand above a block."""

from aankoopwijzer.documents.outline import BY_LOOKS, with_outline
from aankoopwijzer.documents.text_blocks import Place, TextBlock

PLACE = Place("text", 0)


def _paths(*headings: tuple[str, str, int]) -> list[tuple[str, ...]]:
    blocks = [TextBlock("heading", text, PLACE, number, level) for number, text, level in headings]
    return [(*block.under, block.shown) for block in with_outline(blocks)]


def test_a_level_ends_those_of_its_own_and_deeper():
    assert _paths(("", "A", 1), ("", "B", 2), ("", "C", 3), ("", "D", 2)) == [
        ("A",), ("A", "B"), ("A", "B", "C"), ("A", "D"),
    ]  # fmt: skip


def test_headings_by_looks_end_those_that_are_numbered_alike():
    paths = _paths(
        ("I.", "DEEL", BY_LOOKS), ("1.", "Prijs", BY_LOOKS), ("", "Herziening", BY_LOOKS), ("2.", "Termijn", BY_LOOKS),
        ("II.", "DEEL", BY_LOOKS),
    )  # fmt: skip
    assert paths[2:] == [("I. DEEL", "1. Prijs", "Herziening"), ("I. DEEL", "2. Termijn"), ("II. DEEL",)]


def test_a_deeper_number_stands_under_its_article_even_at_the_same_level():
    assert _paths(("2.", "Prijs", 1), ("2.1", "Vast", 1), ("2.2", "Vrij", 1), ("3.", "Termijn", 1)) == [
        ("2. Prijs",), ("2. Prijs", "2.1 Vast"), ("2. Prijs", "2.2 Vrij"), ("3. Termijn",),
    ]  # fmt: skip


def test_an_item_of_a_list_belongs_to_the_article_above_it():
    blocks = [
        TextBlock("heading", "Prijs", PLACE, "Artikel 4", 1),
        TextBlock("paragraph", "De prijs", PLACE, "4.2"),
        TextBlock("list_item", "zonder btw", PLACE, "a)"),
        TextBlock("list_item", "met btw", PLACE, "2."),
        TextBlock("heading", "Bijlage", PLACE, "", 1),
        TextBlock("paragraph", "Tekst", PLACE),
    ]
    assert [block.article for block in with_outline(blocks)] == ["4", "4.2", "4.2", "4.2", "", ""]
