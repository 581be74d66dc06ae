"""What a fresh process imports."""

import subprocess
import sys

import pytest

PROBE = """
import sys
sys.argv = ["aankoopwijzer", *{arguments!r}]
from aankoopwijzer.config.console import main
try:
    main()
except SystemExit as ended:
    code = ended.code
loaded = [name for name in ("django", "gunicorn", "csp") if name in sys.modules]
print("\\nLOADED", loaded, "CODE", code or 0)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["framework", "check"],
        ["advise", "--title", "broodjes voor de gemeenteraad", "--value", "24000", "--date", "2026-03-02"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_command_without_a_database_never_imports_django(arguments, as_installed):
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=arguments)],
        env=as_installed(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "LOADED [] CODE 0", done.stdout[-2000:] + done.stderr[-2000:]


def test_doctor_speaks_even_where_django_is_missing(as_installed):
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=["doctor"])],
        env=as_installed(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "LOADED []" in done.stdout.splitlines()[-1]
    assert "policy pack" in done.stdout
