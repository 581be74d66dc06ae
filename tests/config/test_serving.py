"""`aankoopwijzer demo` and `serve` as a person starts and stops them."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE_S = 180


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def _start(command: str, port: int, environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "aankoopwijzer", command, "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def _get(port: int, path: str, **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers
    finally:
        connection.close()


def _children(of: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{of}/task/{of}/children").read_text().split()]


@pytest.fixture
def site(as_installed) -> Iterator[tuple[subprocess.Popen[str], int, list[str]]]:
    """A running demo, its port, and what it printed until its address."""
    port = _free_port()
    running = _start("demo", port, as_installed(WEB_WORKERS="1"))
    printed: list[str] = []
    try:
        assert running.stdout is not None
        for line in running.stdout:
            printed.append(line.rstrip())
            if "Ctrl-C" in line:
                break
        yield running, port, printed
    finally:
        # Asked to stop, it stops its own processes too; killed at once, it would leave them behind.
        running.terminate()
        try:
            running.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        assert running.stdout is not None
        running.stdout.close()


def test_the_demo_shows_its_pages_and_stops_both_processes_on_ctrl_c(site):
    running, port, printed = site
    assert printed[-1] == f"Aankoopwijzer: http://127.0.0.1:{port}/  (Ctrl-C stops it)"
    assert "Example purchases in the register: 5" in printed
    status, page, _ = _get(port, "/")
    assert status == 200
    assert b"<html" in page
    assert _get(port, "/gezond")[0] == 200
    children = _children(running.pid)
    assert len(children) == 2
    running.send_signal(signal.SIGINT)
    assert running.wait(PATIENCE_S) == 0
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []


def test_when_the_worker_dies_the_site_stops_too_and_says_so_by_its_code(site):
    running, _port, _printed = site
    worker = next(pid for pid in _children(running.pid) if b"db_worker" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(worker, signal.SIGKILL)
    assert running.wait(PATIENCE_S) != 0


def test_a_style_is_served_under_a_name_that_may_be_kept_for_good(site):
    _running, port, _printed = site
    page = _get(port, "/")[1].decode()
    style = page.split('rel="stylesheet"')[1].split('href="')[1].split('"')[0]
    status, _, headers = _get(port, style, **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert "immutable" in headers["Cache-Control"]
    assert headers["Content-Encoding"] == "gzip"


def test_a_port_that_is_taken_is_said_in_one_line(as_installed):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = _start("serve", port, as_installed(WEB_WORKERS="1"))
        printed, _ = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 2
    expected = f"127.0.0.1:{port}: Address already in use; choose another port, as in: make run PORT={port + 1}"
    assert printed.splitlines()[-1] == expected


def test_a_site_whose_policy_cannot_be_read_does_not_start(tmp_path, as_installed):
    running = _start("serve", _free_port(), as_installed(PACK=str(tmp_path)))
    printed, _ = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 2
    assert "there is no pack here" in printed
    assert "Traceback" not in printed


def test_starting_again_keeps_what_was_there(tmp_path, as_installed):
    for _ in range(2):
        port = _free_port()
        running = _start("demo", port, as_installed(WEB_WORKERS="1"))
        started = time.monotonic()
        while time.monotonic() - started < PATIENCE_S and running.poll() is None:
            try:
                assert _get(port, "/gezond")[0] == 200
                break
            except OSError:
                time.sleep(0.2)
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=PATIENCE_S)
        assert running.returncode == 0
    assert (tmp_path / "var" / "aankoopwijzer.sqlite3").is_file()
