"""The reference pages that follow from the source are current: every command, setting and flow is in them."""

import pytest
from scripts.reference import FOLDER, PAGES


@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_what_the_source_says(page):
    assert (FOLDER / page).read_text("utf-8") == PAGES[page](), "run: make reference"


@pytest.mark.parametrize("page", PAGES)
def test_the_page_describes_each_thing_in_words(page):
    written = PAGES[page]()
    assert "|  |" not in written
    assert "\n\n\n" not in written.replace("\n\n## ", "\n## ")
