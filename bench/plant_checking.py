"""Lines of planting lists per second, names as people type them, against the speed of looking names up in a dict."""

import random
import time

from aankoopwijzer.domain.planting.flora import name_key
from aankoopwijzer.domain.records.planting import PlantingLine
from aankoopwijzer.flows.check_planting import check_planting
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.prepare_plants import prepare_plants

LINES = 5_000
WANTED = 2_000
TYPOS = 0.1
"""The part of the lines with a letter left out; each of those is compared with every name."""


def planting_list(names: list[str], count: int) -> list[PlantingLine]:
    """A list as a nursery writes it, the same every time."""
    chance = random.Random(20_261_128)  # noqa: S311 - a list to measure with, no secret
    lines = []
    for number in range(1, count + 1):
        name = chance.choice(names)
        if chance.random() < TYPOS:
            at = chance.randrange(1, len(name) - 1)
            name = name[:at] + name[at + 1 :]
        form = chance.choice(("{n} st. {name} 14/16 kluit", "{name}", "{name} 60-80 cm ({n} stuks)", "{n} x {name} C2"))
        lines.append(PlantingLine(number, form.format(n=chance.randrange(1, 200), name=name)))
    return lines


def main() -> None:
    """Print the figures."""
    started = time.perf_counter()
    adviser = prepare_plants(load_pack())
    ready = time.perf_counter() - started
    plants = adviser.flora.plants.values()
    names = [plant.name for plant in plants] + [plant.dutch[0] for plant in plants if plant.dutch]
    lines = planting_list(names, LINES)
    started = time.perf_counter()
    found = check_planting(lines, adviser)
    spent = time.perf_counter() - started
    started = time.perf_counter()
    for line in lines:
        adviser.flora.by_name.get(name_key(line.text))
    bare = time.perf_counter() - started
    known = sum(each.plant is not None for each in found.plants)
    speed = LINES / spent
    print(f"planting lists: ready in {ready:.2f} s with {len(adviser.flora.plants)} plants")
    print(
        f"  {speed:,.0f} lines/s ({TYPOS:.0%} with a typing error); wanted {WANTED:,}; {known / LINES:.1%} recognised"
    )
    print(f"  bare look-up of exact names: {LINES / bare:,.0f} lines/s")


if __name__ == "__main__":
    main()
