"""The checker in a real browser: with and without a script, on a desk and on a phone; axe finds nothing."""

from pathlib import Path

import pytest
from tests.web.conftest import OpenPage
from tests.web.reading import found_by_axe
from tests.web.test_checking import word_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)], ids=["desk", "phone at night"])
def test_a_draft_is_checked_and_its_findings_read(
    open_page: OpenPage, tmp_path: Path, width: int, dark: bool, script: bool
) -> None:
    draft = tmp_path / "ontwerp.docx"
    draft.write_bytes(word_file())
    page = open_page("/nazicht", width=width, dark=dark, script=script)
    page.set_input_files("#id_upload", str(draft))
    page.get_by_role("button", name="Kijk het ontwerp na").click()
    page.wait_for_selector("#uitkomst")
    assert page.locator(".aw-finding").count() >= 3
    page.get_by_label("riskant").check()
    assert page.locator(".aw-finding--missing").first.is_hidden()
    assert page.locator(".aw-finding--risky").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if script:
        assert found_by_axe(page) == []
        with page.expect_download() as taken:
            page.get_by_role("button", name="Geef het ontwerp terug met opmerkingen").click()
        assert taken.value.suggested_filename.startswith("ontwerp-met-opmerkingen-")
