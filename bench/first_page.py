"""What the first visit costs over the wire: the start page with everything it asks for, compressed as it is served.

Run it with `python -m bench.first_page`.
"""

import gzip
import os
import re
import tempfile
from pathlib import Path

_ASKED_FOR = re.compile(r'(?:href|src)="/static/([^"#?]+)')
_ON_PAPER_ONLY = "print.css"
_ALREADY_COMPRESSED = (".woff2", ".png")


def main() -> None:
    """Print one line for each kind of file and the total, in kB of 1000 bytes."""
    os.environ["AANKOOPWIJZER_DATA_DIR"] = tempfile.mkdtemp(prefix="aankoopwijzer-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "aankoopwijzer.config.settings"
    os.environ["AANKOOPWIJZER_DEBUG"] = "yes"
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    response = Client(headers={"accept-language": "nl", "accept-encoding": "gzip", "host": "localhost"}).get("/")
    page = gzip.decompress(response.content).decode()
    sizes = {"page": len(response.content)}
    for name in dict.fromkeys(_ASKED_FOR.findall(page)):
        if not name.endswith(_ON_PAPER_ONLY):
            kind = Path(name).suffix.removeprefix(".")
            sizes[kind] = sizes.get(kind, 0) + _size(name)
    for kind, size in sizes.items():
        print(f"{'first page, ' + kind:<28} {size / 1000:6.1f} kB")
    print(f"{'first page over the wire':<28} {sum(sizes.values()) / 1000:6.1f} kB")


def _size(name: str) -> int:
    from django.contrib.staticfiles import finders

    content = Path(str(finders.find(name))).read_bytes()
    return len(content) if name.endswith(_ALREADY_COMPRESSED) else len(gzip.compress(content, 9))


if __name__ == "__main__":
    main()
