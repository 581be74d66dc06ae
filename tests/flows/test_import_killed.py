"""Killed at any moment, an import leaves all or nothing: a real process, a real kill."""

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

LINES = 30_000


@pytest.fixture
def large(tmp_path):
    file = tmp_path / "large.csv"
    rows = "".join(f"2025/{n:06};F{n};03/01/2025;L{n % 90};Leverancier {n % 90};Iets;{n},50\n" for n in range(LINES))
    file.write_text("Boekstuk;Factuurnr;Factuurdatum;Lev.nr;Leverancier;Omschrijving;Bedrag excl btw\n" + rows)
    return file


def command(*arguments):
    return [sys.executable, "-m", "aankoopwijzer", "import", *map(str, arguments)]


def counted(folder):
    """Lines and batches that another process can see; the journal is brought in as it would be after a crash."""
    with closing(sqlite3.connect(folder / "var" / "aankoopwijzer.sqlite3")) as base:
        lines = base.execute("SELECT count(*) FROM spend_spendline").fetchone()[0]
        return lines, base.execute("SELECT count(*) FROM imports_batch").fetchone()[0]


def wal_size(folder):
    log = folder / "var" / "aankoopwijzer.sqlite3-wal"
    return log.stat().st_size if log.exists() else 0


@pytest.mark.parametrize("written", [1, 2_000_000], ids=["at the first write", "in the middle of writing"])
def test_a_killed_import_leaves_nothing_and_can_be_done_again(tmp_path, large, as_installed, written):
    environment = as_installed()
    subprocess.run(command("list"), env=environment, check=True, capture_output=True)
    before = wal_size(tmp_path)
    running = subprocess.Popen(
        command("spend", large, "--authority", "brugge"), env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    # What a transaction of SQLite has not committed yet grows in the log beside the database.
    until = time.monotonic() + 120
    while wal_size(tmp_path) < before + written and running.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    running.send_signal(signal.SIGKILL)
    running.wait()
    lines, batches = counted(tmp_path)
    assert (lines, batches) in ((0, 0), (LINES, 1))
    assert running.returncode == -signal.SIGKILL, "it ended before it could be killed"
    subprocess.run(
        command("spend", large, "--authority", "brugge"), env=environment, check=True, capture_output=True
    )  # fmt: skip
    assert counted(tmp_path) == (LINES, 1)
