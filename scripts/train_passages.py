"""Learns the second opinion on passages and writes it into the pack: `make train`.

The same passages, words and versions of the libraries give the same file.
"""

import json
import sys
from pathlib import Path

from scripts.passage_learning import taught

from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.packs.learned import FOLDER, NAME, encoded
from aankoopwijzer.packs.shipped import shipped_pack

PASSAGES = Path(__file__).parents[1] / "tests" / "data" / "passages" / "train.json"


def main() -> int:
    """Write the learned weights of the pack that ships with the product."""
    learned = taught(json.loads(PASSAGES.read_text("utf-8")), load_pack().checking)
    file = shipped_pack() / FOLDER / NAME
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(encoded(learned))
    size = file.stat().st_size // 1000
    print(f"{file.name}: {len(learned.traits)} traits, {len(learned.labels)} labels, {size} kB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
