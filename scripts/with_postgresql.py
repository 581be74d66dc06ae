"""Runs a command beside a PostgreSQL server of its own: `python scripts/with_postgresql.py COMMAND...`.

The server lives in a temporary folder and listens on a socket in it, nowhere else. It ends, and its folder goes, when
the command ends, on Ctrl-C, and even when this script is killed. The command finds its address in
AANKOOPWIJZER_DATABASE; it leaves with the command's exit code.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

PATIENCE_S = 60
_PR_SET_PDEATHSIG = 1
# What a crash would lose, does not matter here.
_HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=4GB", "shared_buffers=256MB")


def main(command: list[str]) -> int:
    """Run the command; its exit code, or 130 after Ctrl-C."""
    signal.signal(signal.SIGTERM, _as_interrupt)
    try:
        with tempfile.TemporaryDirectory(prefix="aankoopwijzer-postgresql-") as folder, server(Path(folder)) as address:
            running = subprocess.Popen(command, env=os.environ | {"AANKOOPWIJZER_DATABASE": address})
            try:
                return running.wait()
            except KeyboardInterrupt:
                # Ctrl-C reached the command too; SIGTERM reached us alone.
                running.send_signal(signal.SIGINT)
                running.wait(PATIENCE_S)
                return 130
            finally:
                if running.poll() is None:
                    running.kill()
                    running.wait()
    except KeyboardInterrupt:
        return 130


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A server in `folder` for as long as this lasts; the address of its first database."""
    programs, data, owner = _programs(), folder / "data", _owner()
    if owner:
        shutil.chown(folder, owner["user"], owner["group"])
    made = subprocess.run(
        [programs / "initdb", "-D", data, "-U", "aankoopwijzer", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
        capture_output=True, text=True, check=False, cwd=folder, **owner,
    )  # fmt: skip
    if made.returncode:
        raise SystemExit(f"scripts/with_postgresql.py: initdb: {made.stderr.strip()}")
    settings = [f"unix_socket_directories={folder}", "listen_addresses=", "log_min_messages=fatal", *_HASTE]
    running = subprocess.Popen(
        [programs / "postgres", "-D", data, *(word for one in settings for word in ("-c", one))],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
        start_new_session=True, preexec_fn=_end_with_parent, **owner,  # noqa: PLW1509 - there is one thread
    )  # fmt: skip
    try:
        _wait_for(programs, folder, running)
        yield f"postgresql://aankoopwijzer@/postgres?host={folder}"
    finally:
        # SIGINT is PostgreSQL's fast stop: it ends its sessions, and itself.
        running.send_signal(signal.SIGINT)
        try:
            running.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGQUIT)
            running.wait()


def _wait_for(programs: Path, folder: Path, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode:
        if running.poll() is not None or time.monotonic() > until:
            raise SystemExit("scripts/with_postgresql.py: PostgreSQL did not start")
        time.sleep(0.05)


def _programs() -> Path:
    """The folder of the server's programs, the newest version first; Debian keeps them off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda each: int(each.parts[-3]))
    found = [*reversed(debian), *(Path(each) for each in [shutil.which("postgres")] if each)]
    if not found:
        raise SystemExit(
            "scripts/with_postgresql.py: PostgreSQL is not installed; on Debian: apt-get install postgresql"
        )
    return found[0].resolve().parent


def _owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as the user that its package made."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


def _end_with_parent() -> None:
    """The kernel stops the server when this script is gone, however it went."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
