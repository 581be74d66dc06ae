"""The running site: a web server and a background worker beside each other."""

import os
import signal
import socket
import subprocess
import sys
import threading
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from aankoopwijzer.config.environment import WEB_THREADS, WEB_WORKERS
from aankoopwijzer.flows.close_demo_accounts import close_demo_accounts
from aankoopwijzer.flows.load_demo import load_demo
from aankoopwijzer.flows.load_examples import load_examples as load_examples_of
from aankoopwijzer.flows.load_organizations import load_organizations
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.open_demo_accounts import open_demo_accounts as open_demo_accounts_at
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.remove_demo import remove_demo
from aankoopwijzer.register.accounts.tasks import start_retiring_accounts
from aankoopwijzer.register.feedback.tasks import start_forgetting_addresses
from aankoopwijzer.register.procurements.tasks import start_removing_expired_purchases
from aankoopwijzer.web.tasks import take_up_imports


def prepare() -> None:
    """Read the policy, and bring the database and the static files up to this version; safe to repeat.

    Raises `PackError` with all that is wrong with the policy: a site that cannot advise does not start.
    """
    pack = load_pack(settings.POLICY_PACK)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    load_organizations(pack, at=timezone.now())
    close_demo_accounts(at=timezone.now(), on=timezone.localdate())
    call_command("collectstatic", interactive=False, verbosity=0)
    start_removing_expired_purchases()
    start_retiring_accounts()
    start_forgetting_addresses()
    take_up_imports()


def load_demo_data() -> None:
    """Put the invented registers of the demonstration in place; safe to repeat."""
    loaded = load_demo(prepare_adviser(settings.POLICY_PACK), at=timezone.now(), until=timezone.localdate())
    print(f"Invented procurements: {loaded.procurements}, other invented records: {loaded.rows}")


def count_figures() -> None:
    """Count every indicator, so that whoever opens the figures first does not wait for it."""
    adviser = prepare_adviser(settings.POLICY_PACK)
    measured = measure_indicators(adviser, settings.MEASURED_DIR, on=timezone.localdate(), by_quarter=True)
    print(f"Figures of {len(measured.pack.indicators)} indicators, {measured.years[0]}-{measured.years[-1]}")


def remove_demo_data() -> None:
    """Take the invented registers away again, and nothing else."""
    removed = remove_demo(at=timezone.now())
    print(f"Removed invented procurements: {removed.procurements}, other invented records: {removed.rows}")


def load_examples() -> None:
    """Put the example purchases of the pack in the register; safe to repeat."""
    count = load_examples_of(settings.POLICY_PACK, on=timezone.localdate())
    print(f"Example purchases in the register: {count}")


def open_demo_accounts() -> None:
    """Let somebody sign in for each role, and print how; not where people sign in for real."""
    if settings.SECURE:
        print("No demonstration accounts: AANKOOPWIJZER_SECURE says that this is a real site.")
        return
    # The one with the most postal codes: the town that most people know.
    place = max(load_pack(settings.POLICY_PACK).authorities.values(), key=lambda one: len(one.postal_codes)).id
    print("Sign in as (new passwords at each start):")
    for one in open_demo_accounts_at(place, at=timezone.now(), on=timezone.localdate()):
        print(f"  {one.email:36} {one.password}")


def serve(host: str, port: int) -> int:
    """Run both until one ends or somebody stops us; the exit code is that of the one that ended by itself."""
    if problem := _taken(host, port):
        print(problem, file=sys.stderr)
        return 2
    web = [sys.executable, "-m", "gunicorn", "aankoopwijzer.config.wsgi", "--bind", f"{host}:{port}"]
    # A purchase travels in the address of its advice (web/draft.py); this is the longest line that gunicorn can take.
    web += ["--limit-request-line", "8190"]
    web += ["--worker-class", "gthread", "--workers", str(WEB_WORKERS.number())]
    web += ["--threads", str(WEB_THREADS.number()), "--log-level", "warning", "--no-control-socket"]
    worker = [sys.executable, "-m", "django", "db_worker", "--queue-name", "*"]
    stopped = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    # Each in a session of its own: Ctrl-C reaches us alone, and we end them in order.
    running = [subprocess.Popen(command, start_new_session=True) for command in (web, worker)]  # noqa: S603 - ours
    announced = False
    code = 0
    while not stopped.wait(0.3):
        if not announced and _answers(host, port):
            announced = True
            print(f"Aankoopwijzer: http://{host}:{port}/  (Ctrl-C stops it)", flush=True)
        ended = [process.returncode for process in running if process.poll() is not None]
        if ended:
            code = ended[0] or 1
            break
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return code


def _taken(host: str, port: int) -> str:
    """Why nobody can listen there; empty when it is free."""
    try:
        with socket.create_server((host, port)):
            return ""
    except OSError as error:
        # A name that cannot be looked up has a number of another kind, and its own words.
        reason = error.strerror if isinstance(error, socket.gaierror) else os.strerror(error.errno or 0)
        return f"{host}:{port}: {reason}; choose another port, as in: make run PORT={port + 1}"


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False
