"""A long import is done in the background: how far it is can be seen, it can be stopped, and killed it starts again."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time

import pytest

from aankoopwijzer.domain.intake.progress import ImportStopped
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows import import_register
from aankoopwijzer.flows import run_import as run
from aankoopwijzer.flows.hold_file import hold_file
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.queue_import import queue_import
from aankoopwijzer.flows.queue_look import queue_look
from aankoopwijzer.flows.run_import import run_import
from aankoopwijzer.flows.stop_import import stop_import
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.register.history import queries as history
from aankoopwijzer.register.imports import commands, jobs, queries, signs
from aankoopwijzer.register.imports.models import ImportJob
from aankoopwijzer.register.spend.queries import spend_lines

BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
TITLES = "Boekstuk;Factuurnr;Factuurdatum;Lev.nr;Leverancier;Omschrijving;Bedrag excl btw\n"


def spend(lines):
    rows = (f"2025/{n:06};F{n};03/01/2025;L{n % 90};Leverancier {n % 90};Iets;{n},50\n" for n in range(lines))
    return (TITLES + "".join(rows)).encode()


@pytest.fixture(autouse=True)
def _signs(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser()


@pytest.fixture
def queued(db):
    number = hold_file(spend(3_000), kind="spend", name="lang.csv", authority="brugge", by=BY, at=AT)
    queue_import(queries.held_file(number, at=AT), by=BY, at=AT)
    return number


def test_what_waits_is_imported_once(adviser, queued):
    assert (jobs.job(queued).state, jobs.job(queued).of_lines) == ("waiting", 3_001)
    batch = run_import(queued, adviser, at=AT)
    assert (jobs.job(queued).state, jobs.job(queued).batch) == ("done", batch)
    assert queries.batch(batch).counts.new == 3_000
    assert run_import(queued, adviser, at=AT) is None
    assert undo_import(batch, by=BY, at=AT) == 3_000


def test_a_waiting_import_that_is_stopped_is_not_done(adviser, queued):
    stop_import(queued, by=BY, at=AT)
    assert jobs.job(queued).state == "stopped"
    assert run_import(queued, adviser, at=AT) is None
    assert list(spend_lines()) == []
    states = [change.after["state"] for change in history.changes_of("import_job", str(queued))]
    assert states == ["stopped", "waiting"]


@pytest.mark.parametrize("stage", ["reading", "writing"])
def test_a_running_import_that_is_stopped_leaves_nothing_and_can_start_again(adviser, queued, monkeypatch, stage):
    def teller(number, sign):
        def tell(now, lines):
            if now == stage and lines:
                raise ImportStopped

        return tell

    with monkeypatch.context() as patched:
        patched.setattr(signs, "_teller", teller)
        assert run_import(queued, adviser, at=AT) is None
    assert (jobs.job(queued).state, list(spend_lines()), queries.batches()) == ("stopped", [], ())
    queue_import(queries.held_file(queued, at=AT), by=BY, at=AT)
    assert queries.batch(run_import(queued, adviser, at=AT)).counts.new == 3_000


def test_how_far_it_is_can_be_seen_and_who_is_asked_to_stop_stops(queued):
    with jobs.doing(queued) as (_job, tell):
        tell("reading", 1_200)
        seen = jobs.job(queued)
        assert (seen.state, seen.stage, seen.lines, seen.is_stopping) == ("running", "reading", 1_200, False)
        stop_import(queued, by=BY, at=AT)
        assert jobs.job(queued).is_stopping
        time.sleep(0.25)
        tell("reading", 2_400)
    assert jobs.job(queued).state == "stopped"


def test_a_wish_to_stop_after_the_last_line_was_written_still_leaves_nothing(adviser, queued, monkeypatch):
    """Between the last line and the commit somebody really asks to stop."""
    finish = commands.finished

    def finished(*given, **named):
        finish(*given, **named)
        assert stop_import(queued, by=BY, at=AT) == "stopped"

    monkeypatch.setattr(commands, "finished", finished)
    assert run_import(queued, adviser, at=AT) is None
    assert (jobs.job(queued).state, list(spend_lines()), queries.batches()) == ("stopped", [], ())


def test_a_wish_to_stop_that_comes_after_the_last_word_is_told_to_be_too_late(adviser, queued, monkeypatch):
    """The batch is committed and its product groups are looked for when somebody asks to stop."""
    asked = []
    monkeypatch.setattr(
        import_register, "group_spend", lambda *_, **__: asked.append(stop_import(queued, by=BY, at=AT))
    )
    batch = run_import(queued, adviser, at=AT)
    assert (asked, jobs.job(queued).state, queries.batch(batch).counts.new) == (["too-late"], "done", 3_000)
    assert stop_import(queued, by=BY, at=AT) == "too-late"
    states = [change.after["state"] for change in history.changes_of("import_job", str(queued))]
    assert states == ["waiting"]


def test_what_a_killed_worker_left_does_not_keep_anybody_from_stopping(queued):
    ImportJob.objects.filter(file=queued).update(state="running")
    with signs.at_work(queued) as tell:
        tell("committing", 1)
        left = signs._last(queued)
        assert stop_import(queued, by=BY, at=AT) == "too-late"
    left.touch()
    assert stop_import(queued, by=BY, at=AT) == "stopped"
    assert jobs.job(queued).state == "stopped"


def test_a_look_that_is_stopped_before_it_is_kept_is_not_kept(adviser, db, monkeypatch):
    number = hold_file(spend(30), kind="spend", name="lang.csv", authority="brugge", by=BY, at=AT)
    queue_look(queries.held_file(number, at=AT), by=BY, at=AT)
    look = run.kept_report

    def stopped(report):
        assert stop_import(number, by=BY, at=AT) == "stopped"
        return look(report)

    monkeypatch.setattr(run, "kept_report", stopped)
    run_import(number, adviser, at=AT)
    assert (jobs.job(number).state, queries.held_file(number, at=AT).look) == ("stopped", "")


def test_only_one_does_it(adviser, queued, monkeypatch):
    monkeypatch.setattr(signs, "_EVERY_SECONDS", 0.01)
    with jobs.doing(queued):
        assert run_import(queued, adviser, at=AT) is None
        queue_import(queries.held_file(queued, at=AT), by=BY, at=AT)
        assert jobs.job(queued).state == "running"


def test_a_file_that_was_thrown_away_leaves_a_failed_import(adviser, queued):
    with pytest.raises(LookupError):
        run_import(queued, adviser, at=AT + dt.timedelta(days=2))
    assert jobs.job(queued).state == "failed"


_QUEUE = """
import datetime as dt, sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows import import_register
from aankoopwijzer.flows import run_import as run
from aankoopwijzer.flows.hold_file import hold_file
from aankoopwijzer.flows.queue_import import queue_import
from aankoopwijzer.register.imports import queries
from aankoopwijzer.web.tasks import do_import
by, at = system("test"), dt.datetime.now(dt.UTC)
number = hold_file(sys.stdin.buffer.read(), kind="spend", name="lang.csv", authority="brugge", by=by, at=at)
queue_import(queries.held_file(number, at=at), by=by, at=at)
do_import.enqueue(number)
"""


def test_a_killed_worker_leaves_nothing_and_its_import_is_taken_up_again(tmp_path, as_installed):
    """A real worker, a real kill."""
    environment = as_installed() | {"DJANGO_SETTINGS_MODULE": "aankoopwijzer.config.settings"}

    def run(*arguments):
        command = [sys.executable, "-m", "aankoopwijzer", "import", *arguments, "--lang", "en"]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    assert "given no imports yet" in run("jobs")
    queue = [sys.executable, "-c", _QUEUE]
    subprocess.run(queue, env=environment, check=True, capture_output=True, input=spend(60_000))
    worker = subprocess.Popen(
        [sys.executable, "-m", "django", "db_worker", "--queue-name", "*"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    sign = tmp_path / "var" / "imports" / "1"
    until = time.monotonic() + 120
    while not (sign.exists() and sign.read_text().startswith("writing")) and time.monotonic() < until:
        assert worker.poll() is None
        time.sleep(0.01)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()

    assert "was interrupted, nothing is written" in run("jobs")
    assert run("list") == "Nothing was imported yet.\n"
    assert run("resume", "1").startswith("Import 1; take it back with:")
    assert "+60000" in run("list")
    assert "was read in" in run("jobs")
