"""Says whether the message catalogues are whole: well formed, Dutch complete, nothing on the pages left out.

The reports keep their own messages in another way and test their own completeness.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "aankoopwijzer"
COMPLETE = ("nl",)
PAGES = SOURCE / "web"


def main() -> int:
    """Print every problem; 1 when there is one."""
    problems = [*_malformed(), *_left_out()]
    print("\n".join(problems))
    return int(bool(problems))


def _malformed() -> Iterator[str]:
    for catalogue in sorted(SOURCE.rglob("*.po")):
        done = _call("msgfmt", "--check", "--statistics", "-o", "/dev/null", str(catalogue))
        language = catalogue.parents[1].name
        unfinished = language in COMPLETE and ("untranslated" in done.stderr or "fuzzy" in done.stderr)
        if done.returncode or unfinished:
            yield f"{catalogue.relative_to(SOURCE)}: {done.stderr.strip()}"


def _left_out() -> Iterator[str]:
    """Messages in the source of the pages that the complete languages do not have."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "web"
        shutil.copytree(PAGES, copy, ignore=shutil.ignore_patterns("*.po", "*.mo", "static", "__pycache__"))
        (copy / "locale").mkdir(exist_ok=True)
        done = _call(sys.executable, "-m", "django", "makemessages", "-l", "nl", "--keep-pot", cwd=copy)
        template = copy / "locale" / "django.pot"
        if done.returncode or not template.is_file():
            yield f"web: its messages cannot be read: {done.stderr.strip() or done.stdout.strip() or 'none found'}"
            return
        for language in COMPLETE:
            catalogue = PAGES / "locale" / language / "LC_MESSAGES" / "django.po"
            if not catalogue.is_file():
                yield f"{catalogue.relative_to(SOURCE)}: missing; run: django-admin makemessages -l {language}"
                continue
            done = _call("msgcmp", "--use-untranslated", str(catalogue), str(template))
            if done.returncode:
                yield f"{catalogue.relative_to(SOURCE)} lacks messages:\n{done.stderr.strip()}"


def _call(*command: str, cwd: Path = SOURCE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
