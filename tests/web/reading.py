"""Looking for barriers on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe


def found_by_axe(page: Any) -> list[str]:
    """What axe objects to, each with its place."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['help']} at {node['target']} ({node.get('failureSummary', '')})"
        for each in violations
        for node in each["nodes"]
    ]


def barriers(page: Any, width: int) -> list[str]:
    """What axe objects to with everything unfolded, and whether the page sticks out.

    A click that opens a page may return before the page is there, so it is waited for.
    """
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*found_by_axe(page), *([f"{wide} wide"] if wide > width else [])]
