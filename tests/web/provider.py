"""A real OpenID Connect provider on this machine: a process of its own, spoken to over http."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import requests

PATIENCE_S = 30


@contextmanager
def running_provider(*people: dict[str, object]) -> Iterator[str]:
    """Start a provider that knows these people by their claims; gives its address, and stops it at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    for claims in people:
        command += ["--user-claims", json.dumps(claims)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    started = time.perf_counter()
    while time.perf_counter() - started < PATIENCE_S:
        assert process.poll() is None, "the provider stopped by itself"
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=2)
            return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("the provider does not answer")


def agree(address: str, subject: str) -> str:
    """Say yes at the provider as this person; returns the address that it sends the browser back to."""
    answer = requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=10)
    assert answer.status_code in (302, 303), answer.text
    return answer.headers["Location"]


def refuse(address: str) -> str:
    """Say no at the provider; returns the address that it sends the browser back to."""
    answer = requests.post(address, data={"action": "deny"}, allow_redirects=False, timeout=10)
    assert answer.status_code in (302, 303), answer.text
    return answer.headers["Location"]
