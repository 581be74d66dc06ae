"""`backup` and `restore` as an operator types them: from one database to another, beside others, and killed."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing

import pytest
from tests.flows.test_backup import LINES, empty, everything, rewritten
from tests.register.filling import fill_every_model

from aankoopwijzer.flows.back_up import back_up
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.restore_backup import restore_backup
from aankoopwijzer.register import copies

pytestmark = pytest.mark.django_db
MANY = 40_000


@pytest.fixture
def made(tmp_path):
    from tests.flows.test_backup import AT

    fill_every_model()
    back_up(tmp_path / "first.zip", load_pack(), version="0.1.0", at=AT)
    return tmp_path / "first.zip"


@pytest.fixture
def run(as_installed):
    environment = as_installed()

    def ran(*arguments, code=0, lang="en"):
        done = subprocess.run(
            [sys.executable, "-m", "aankoopwijzer", *map(str, arguments), "--lang", lang],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        return done.stdout if code == 0 else done.stderr

    return ran


def tables(file):
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("manifest.json"))["tables"]


@pytest.mark.django_db(transaction=True)
def test_a_backup_goes_into_sqlite_and_back_into_the_database_that_it_came_from(tmp_path, made, run):
    before = everything()
    rows = sum(table["rows"] for table in tables(made).values())
    assert f"{rows} rows of {len(tables(made))} tables are back from {made}." in run("restore", made)
    again = tmp_path / "again.zip"
    said = run("backup", again)
    assert f"{rows} rows of {len(tables(made))} tables are in {again}." in said
    assert "It holds personal data" in said
    # The rows are written alike whatever the database, so the hashes of both are one.
    assert {name: table["sha256"] for name, table in tables(again).items()} == {
        name: table["sha256"] for name, table in tables(made).items()
    }
    empty()
    restore_backup(again)
    after = everything()
    assert {label: after[label] for label in before if label not in copies.LEFT_OUT} == {
        label: rows for label, rows in before.items() if label not in copies.LEFT_OUT
    }


def test_a_backup_is_made_while_somebody_writes_and_holds_only_what_was_finished(tmp_path, made, run):
    run("restore", made)
    with closing(sqlite3.connect(tmp_path / "var" / "aankoopwijzer.sqlite3", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM feedback_feedback")
        said = json.loads(run("backup", tmp_path / "b.zip", "--json"))
        writer.execute("ROLLBACK")
    assert said["schema"] == "aankoopwijzer/backup/1"
    assert said["tables"]["feedback_feedback"]["rows"] == 3


def test_what_is_wrong_is_said_in_one_line(tmp_path, made, run):
    run("restore", made)
    expected = f"{made}: there is something in this register already (account_emailaddress); "
    assert run("restore", made, code=2) == expected + "add --replace to put the backup in its place\n"
    assert "er staat al iets in dit register" in run("restore", made, code=2, lang="nl")
    assert run("backup", made, code=2) == f"{made}: there is such a file already; give another name\n"
    (tmp_path / "text.zip").write_text("no zip")
    assert "this is no backup, or it is damaged" in run("restore", tmp_path / "text.zip", code=2)
    assert "there is no such file" in run("restore", tmp_path / "nowhere.zip", code=2)
    assert "there is no such file" in run("backup", tmp_path / "nowhere" / "b.zip", code=2)


def test_a_killed_restore_leaves_the_register_as_it_was(tmp_path, made, run, as_installed):
    run("restore", made)

    def many(parts):
        first, *rest = json.loads(parts[LINES].splitlines()[0])
        parts[LINES] = b"".join(json.dumps([first + n, *rest]).encode() + b"\n" for n in range(MANY))

    large = rewritten(made, many, hashes=True)
    log = tmp_path / "var" / "aankoopwijzer.sqlite3-wal"
    before = log.stat().st_size if log.exists() else 0
    running = subprocess.Popen(
        [sys.executable, "-m", "aankoopwijzer", "restore", str(large), "--replace"],
        env=as_installed(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + 120
    while (log.stat().st_size if log.exists() else 0) < before + 500_000 and time.monotonic() < until:
        assert running.poll() is None, "it ended before it could be killed"
        time.sleep(0.002)
    running.send_signal(signal.SIGKILL)
    running.wait()
    run("backup", tmp_path / "after.zip")
    assert tables(tmp_path / "after.zip")["feedback_feedback"] == tables(made)["feedback_feedback"]
    with (
        pytest.raises(sqlite3.IntegrityError),
        closing(sqlite3.connect(log.with_name("aankoopwijzer.sqlite3"))) as base,
    ):
        base.execute("DELETE FROM history_line")
    run("restore", large, "--replace")
    run("backup", tmp_path / "large.zip")
    assert tables(tmp_path / "large.zip")["feedback_feedback"]["rows"] == MANY
