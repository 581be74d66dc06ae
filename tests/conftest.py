"""What every test may ask for: the shared data, a real browser."""

import functools
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

PROJECT = Path(__file__).parents[1]
NO_SHARED_DATA = "no shared data"
NO_LIBREOFFICE = "no LibreOffice"

# A slow or busy machine is no reason to fail; a wrong answer is.
hypothesis_settings.register_profile("patient", deadline=None)
hypothesis_settings.load_profile("patient")
# Playwright's synchronous interface runs an event loop in the test's thread; the database is ours alone.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_configure() -> None:
    """The shipped pack does not change while the tests run: each process reads it once, wherever it is asked for."""
    from aankoopwijzer.packs import loading
    from aankoopwijzer.packs.shipped import shipped_pack

    read, shipped = loading.load_pack, shipped_pack()
    read_once = functools.cache(read)
    loading.load_pack = lambda folder: read_once(folder) if folder == shipped else read(folder)


_DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that `-m database` runs just that: `make test-postgresql` does."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asked & _DATABASE_FIXTURES:
            item.add_marker("database")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real notices, schemas and examples beside the project; the test is skipped without it."""
    folder = Path(os.environ.get("AANKOOPWIJZER_SHARED_DATA") or PROJECT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(NO_SHARED_DATA)
    return folder


@pytest.fixture(autouse=True, scope="session")
def _emptied_with_its_history() -> Iterator[None]:
    """Between tests that use real transactions the database is emptied: the one time that history may be removed."""
    from django.db import connection
    from django.test import TransactionTestCase

    from aankoopwijzer.register.history.protection import protect, unprotect

    emptied = TransactionTestCase._fixture_teardown

    def empty(test: Any) -> None:
        unprotect(connection)
        emptied(test)
        protect(connection)

    TransactionTestCase._fixture_teardown = empty
    yield
    TransactionTestCase._fixture_teardown = emptied


@pytest.fixture(autouse=True, scope="session")
def _history_in_words() -> Iterator[None]:
    """Whatever any test changes in the register has words in the history: its kind and each of its fields."""
    from aankoopwijzer.domain.records.history import RecordChange
    from aankoopwijzer.reports.history_terms import FIELD, KIND

    differing = RecordChange.differing

    def in_words(change: RecordChange) -> Any:
        before, after = differing(change)
        unnamed = {*(before or {}), *(after or {})} - FIELD.keys()
        assert change.kind not in KIND or not unnamed, f"fields of {change.kind} without words: {sorted(unnamed)}"
        return before, after

    RecordChange.differing = in_words  # type: ignore[method-assign]  # For as long as the tests run.
    yield
    RecordChange.differing = differing  # type: ignore[method-assign]


@pytest.fixture
def as_installed(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """The environment of a program started as a user starts it: our settings, none of the tests'."""

    def environment(**settings: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PYTEST_"))}
        # A database of its own, whatever the tests themselves run on.
        ours = {"DATA_DIR": str(tmp_path / "var"), "DATABASE": ""} | settings
        return kept | {f"AANKOOPWIJZER_{name}": value for name, value in ours.items()}

    return environment


@pytest.fixture(scope="session")
def pages_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[str]]:
    """The text of each page of a Word file as LibreOffice lays it out; the test is skipped without LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip(NO_LIBREOFFICE)
    folder = tmp_path_factory.mktemp("office")

    def laid_out(content: bytes) -> list[str]:
        import pypdfium2

        (folder / "a.docx").write_bytes(content)
        (folder / "a.pdf").unlink(missing_ok=True)
        asked = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        done = subprocess.run(
            [*asked, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.docx")],
            capture_output=True, text=True, check=False, timeout=180,
        )  # fmt: skip
        assert (folder / "a.pdf").is_file(), done.stderr
        with pypdfium2.PdfDocument(folder / "a.pdf") as pages:
            return [page.get_textpage().get_text_bounded() for page in pages]

    return laid_out


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium, started once per worker; it reaches nothing but this machine."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("No Chromium found; `make test` installs it.")
    flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]
    # Chromium refuses to run as root inside its sandbox.
    flags += ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield running
        running.close()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how much was not looked at for want of the shared data or of LibreOffice."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for why in (NO_SHARED_DATA, NO_LIBREOFFICE):
        terminalreporter.write_line(f"{sum(why in each for each in skipped)} tests skipped: {why}")
