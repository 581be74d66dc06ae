"""The running site: a web server and a background worker beside each other."""

import signal
import subprocess
import sys
import threading
from types import FrameType

from django.core.management import call_command

from aankoopwijzer.config.environment import WEB_THREADS, WEB_WORKERS


def prepare() -> None:
    """Bring the database and the static files up to this version; safe to repeat."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(host: str, port: int) -> int:
    """Run both until one ends or somebody stops us; the exit code is that of the one that ended by itself."""
    web = [sys.executable, "-m", "gunicorn", "aankoopwijzer.config.wsgi", "--bind", f"{host}:{port}"]
    web += ["--worker-class", "gthread", "--workers", str(WEB_WORKERS.number())]
    web += ["--threads", str(WEB_THREADS.number()), "--log-level", "warning", "--no-control-socket"]
    worker = [sys.executable, "-m", "django", "db_worker", "--queue-name", "*"]
    stopped = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    # Each in a session of its own: Ctrl-C reaches us alone, and we end them in order.
    running = [subprocess.Popen(command, start_new_session=True) for command in (web, worker)]
    print(f"Aankoopwijzer: http://{host}:{port}/  (Ctrl-C stops it)", flush=True)
    code = 0
    while not stopped.wait(0.3):
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
