"""What changed between two packs, in sentences."""

from pathlib import Path

import pytest

from aankoopwijzer.flows.compare_packs import compare_packs
from aankoopwijzer.packs.comparison import SENTENCES
from aankoopwijzer.packs.problems import PackError

SECOND = Path(__file__).parent / "second_pack"

# file, before, after, what is said
CHANGES = [
    (
        "objectives/AIGUA.a.yaml",
        "force: mandatory",
        "force: prefer",
        ["objectives AIGUA.a: force goes from mandatory to prefer."],
    ),
    (
        "targets/water-per-tap.yaml",
        'value: "40"',
        'value: "45"',
        ["targets water-per-tap: value goes from 40 to 45."],
    ),
    (
        "objectives/AIGUA.a.yaml",
        "en: Thrifty taps",
        "en: Frugal taps",
        ["objectives AIGUA.a: name.en is worded otherwise. It was: Thrifty taps It is: Frugal taps"],
    ),
    (
        "criteria/tap-flow.yaml",
        "en: A tap that lets through more is refused.",
        "en: A tap that lets through more is replaced.",
        [
            "criteria tap-flow: sanction.en is worded otherwise. It was: A tap that lets through more is refused. "
            "It is: A tap that lets through more is replaced.",
            "criteria tap-flow: it asks something else now, but tells no change of it.",
        ],
    ),
    (
        "criteria/tap-flow.yaml",
        "valid_from: 2023-04-01",
        "valid_from: 2023-04-01\nchanges: [{date: 2023-04-01, what: {nl: Eerste versie., en: First version.}}]",
        ["criteria tap-flow: told as a change of 2023-04-01: First version."],
    ),
    (
        "rows/AIGUA-2.yaml",
        "product_group: laundry",
        "product_group: taps",
        ["rows AIGUA/2: product_group goes from laundry to taps."],
    ),
    (
        "parameters/apprentice-threshold.yaml",
        'value: "58000"',
        'value: "59000"',
        ["parameters apprentice-threshold: the value from 2025-07-01 on goes from 58000 to 59000."],
    ),
    (
        "parameters/apprentice-threshold.yaml",
        "{from: 2025-07-01,",
        "{from: 2025-07-01, until: 2026-12-31,",
        [
            "parameters apprentice-threshold: the value from 2025-07-01 on holds until 2026-12-31; it was further notice."
        ],
    ),
    (
        "parameters/apprentice-threshold.yaml",
        "{from: 2025-07-01,",
        "{from: 2025-10-01,",
        [
            "parameters apprentice-threshold: the value 58000 from 2025-07-01 on is gone.",
            "parameters apprentice-threshold: from 2025-10-01 on the value is 58000.",
        ],
    ),
    (
        "parameters/handshake.yaml",
        'verified: "no"',
        "verified: 2026-02-03",
        [
            "parameters handshake: the source of the value from 2023-01-01 on is llei-fictiva, art. 7 "
            "(verified: 2026-02-03); it was llei-fictiva, art. 7 (verified: no)."
        ],
    ),
    (
        "obligations/thrifty-taps.yaml",
        "any_of: [AIGUA/1]",
        "any_of: [AIGUA/1, AIGUA/2]",
        ["obligations thrifty-taps: the condition applies_when is another one now."],
    ),
    (
        "targets/laundry-reuse.yaml",
        "rows: [AIGUA/2]",
        "rows: [AIGUA/2, AIGUA/1]",
        ["targets laundry-reuse: rows gains AIGUA/1."],
    ),
    (
        "authorities/roca-seca.yaml",
        'postal_codes: ["99101"]',
        'postal_codes: ["99109"]',
        [
            "authorities roca-seca: postal_codes gains 99109.",
            "authorities roca-seca: postal_codes loses 99101.",
        ],
    ),
    (
        "targets/water-per-tap.yaml",
        "base_year: 2022\n",
        "",
        ["targets water-per-tap: base_year is left out now; it was 2022."],
    ),
    (
        "targets/training-places.yaml",
        "target_year: 2027\n",
        "base_year: 2024\ntarget_year: 2027\n",
        ["targets training-places: base_year is 2024 now; there was none."],
    ),
    ("pack.yaml", 'version: "3"', 'version: "4"', ["The version goes from 3 to 4."]),
    ("pack.yaml", "id: vall-ombra", "id: vall-clara", ["The pack is called vall-clara now; it was vall-ombra."]),
]


def said(old: Path, new: Path) -> list[str]:
    """The sentences of a comparison."""
    return [change.sentence() for change in compare_packs(old, new).changes]


def test_a_pack_does_not_differ_from_itself() -> None:
    assert said(SECOND, SECOND) == []


@pytest.mark.parametrize(("file", "before", "after", "sentences"), CHANGES, ids=[change[2] for change in CHANGES])
def test_a_change_is_said_in_a_sentence(copy: Path, file: str, before: str, after: str, sentences: list[str]) -> None:
    text = (copy / file).read_text("utf-8")
    assert before in text
    (copy / file).write_text(text.replace(before, after, 1), "utf-8")
    assert said(SECOND, copy) == sentences


def test_what_is_new_one_way_is_gone_the_other_way(copy: Path) -> None:
    (copy / "authorities" / "roca-seca.yaml").unlink()
    assert said(SECOND, copy) == ["Gone from authorities: roca-seca, Roca Seca."]
    assert said(copy, SECOND) == ["New in authorities: roca-seca, Roca Seca."]


def test_a_comparison_names_both_versions(copy: Path) -> None:
    compared = compare_packs(SECOND, copy)
    assert (compared.old_version, compared.new_version, compared.changes) == ("3", "3", ())


def test_a_broken_pack_is_not_compared(copy: Path) -> None:
    (copy / "pack.yaml").write_text("id: [", "utf-8")
    with pytest.raises(PackError):
        compare_packs(SECOND, copy)


def test_a_sentence_can_be_said_in_another_language(copy: Path) -> None:
    (copy / "authorities" / "roca-seca.yaml").unlink()
    (change,) = compare_packs(SECOND, copy).changes
    dutch = {SENTENCES["removed"]: "Weg uit {kind}: {id}, {name}."}
    assert change.sentence(dutch.__getitem__) == "Weg uit authorities: roca-seca, Roca Seca."
