"""What holds for every page: nothing inline, nothing from elsewhere, a drawing for every product group."""

import re
from pathlib import Path

import pytest
from django.test import Client

import aankoopwijzer.web
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.policy import policy

WEB = Path(aankoopwijzer.web.__path__[0])
STATIC = WEB / "static" / "aankoopwijzer"
PAGES = [
    "/",
    "/lijst",
    "/criteria",
    "/criteria/led-lighting",
    "/criteria/led-lighting/reactie",
    "/mandje",
    "/mandje/inlezen",
    "/planten",
    "/planten/acer-campestre",
    "/planten/nakijken",
    "/kader",
    "/kader/S1",
    "/kader/S1.1",
    "/kader/S1/2",
    "/advies/wat",
    "/nergens",
]


def test_templates_hold_no_inline_style_or_script() -> None:
    for file in (WEB / "templates").rglob("*.html"):
        text = file.read_text()
        assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:", text), file
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), file


def test_pages_ask_nothing_of_another_host() -> None:
    for file in [*(WEB / "templates").rglob("*.html"), *STATIC.rglob("*.css"), *(STATIC / "js").rglob("*.js")]:
        assert not re.search(r"(?:src|href|url\(|@import|fetch\()\s*[=\"'(]*\s*(?:https?:)?//", file.read_text()), file


@pytest.mark.parametrize("address", PAGES)
def test_the_content_security_policy_forbids_everything_inline_and_foreign(visitor: Client, address: str) -> None:
    policy_header = visitor.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy_header
    assert "unsafe" not in policy_header
    assert "http" not in policy_header


def test_every_product_group_has_its_own_drawing() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "img" / "groups.svg").read_text()))
    wanted = {group.icon for group in policy().product_groups.values()}
    assert wanted <= drawn
    assert len(wanted) == len(policy().product_groups)


def test_every_sign_that_a_template_draws_exists() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "img" / "signs.svg").read_text()))
    for file in (WEB / "templates").rglob("*.html"):
        for name in re.findall(r'{% sign "([a-z_]+)" %}|mark="([a-z_]+)"', file.read_text()):
            assert "".join(name) in drawn, file


def test_every_class_that_a_template_uses_has_a_style() -> None:
    styled = set(re.findall(r"\.(aw-[a-z_-]+)", "".join(file.read_text() for file in STATIC.rglob("*.css"))))
    unstyled = set()
    for file in [*(WEB / "templates").rglob("*.html")]:
        for value in re.findall(r'class="([^"]*)"', re.sub(r"{[{%].*?[%}]}", "", file.read_text())):
            unstyled |= {name for name in value.split() if name.startswith("aw-") and not name.endswith("-")} - styled
    assert unstyled <= {"aw-duty", "aw-section", "aw-screen-only", "aw-pillar", "aw-ambition"}


def test_the_longest_draft_still_fits_in_an_address() -> None:
    words = "onderhoud van groenvoorzieningen, bermen, speelpleinen en begraafplaatsen in de deelgemeenten "
    sentence = "".join(f"perceel {number}: {words}" for number in range(60))
    draft = Draft(title=sentence[:500], description=sentence[:4000])
    assert len(draft.packed()) < 4000
