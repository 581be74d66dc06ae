"""The gallery of broken packs: one change to the second pack, and the exact messages that it must give."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from aankoopwijzer.packs.kinds import MAX_FILES
from aankoopwijzer.packs.loading import read_pack
from aankoopwijzer.packs.problems import WORDINGS
from aankoopwijzer.packs.shipped import shipped_pack

SECOND = Path(__file__).parent / "second_pack"


class Broken(NamedTuple):
    """One picture of gallery.yaml."""

    name: str
    file: str
    old: str
    new: str
    says: tuple[str, ...]


TAPS = "parameters/litres-per-minute.yaml"

GALLERY = [
    Broken(one["name"], one["file"], one.get("old", ""), one["new"], tuple(one["says"]))
    for one in yaml.safe_load((Path(__file__).parent / "gallery.yaml").read_text("utf-8"))
]


def broken(folder: Path, picture: Broken) -> list[str]:
    """What is said of the second pack after the change."""
    file = folder / picture.file
    file.parent.mkdir(exist_ok=True)
    text = file.read_text("utf-8") if picture.old else ""
    assert picture.old in text
    file.write_text(text.replace(picture.old, picture.new, 1) if picture.old else picture.new, "utf-8")
    return [str(problem) for problem in read_pack(folder).problems]


@pytest.mark.parametrize("picture", GALLERY, ids=lambda picture: picture.name)
def test_a_broken_pack_says_where_what_and_how_to_mend_it(copy: Path, picture: Broken) -> None:
    assert broken(copy, picture) == list(picture.says)


def test_every_error_of_a_pack_is_told_at_once(copy: Path) -> None:
    shown = [picture for picture in GALLERY if picture.name in ("Norway becomes false", "a key is misspelt")]
    for picture in shown:
        broken(copy, picture)
    assert {str(problem) for problem in read_pack(copy).problems} == {line for one in shown for line in one.says}


def test_a_pack_that_is_not_there_says_so(tmp_path: Path) -> None:
    said = [str(problem) for problem in read_pack(tmp_path / "nowhere").problems]
    assert said == [f"{tmp_path / 'nowhere'}  there is no pack here: nowhere  give the folder that holds pack.yaml"]


def test_a_folder_without_manifest_is_no_pack(tmp_path: Path) -> None:
    said = [str(problem) for problem in read_pack(tmp_path).problems]
    assert said == [f"{tmp_path}  there is no pack here: pack.yaml  give the folder that holds pack.yaml"]


def test_bytes_that_are_no_text_are_refused(copy: Path) -> None:
    (copy / TAPS).write_bytes(b"id: litres-per-minute\nunit: \xff\n")
    assert [str(one) for one in read_pack(copy).problems] == [
        f"{TAPS}  the text is not UTF-8 (byte 29)  save the file as UTF-8"
    ]


def test_characters_that_yaml_forbids_are_refused(copy: Path) -> None:
    (copy / TAPS).write_bytes(b"id: litres-per-minute\nunit: \x00\n")
    (problem,) = read_pack(copy).problems
    assert problem.code == "not-yaml"


def test_a_link_out_of_the_pack_is_not_followed(copy: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: litres-per-minute\nsecret: hush\n", "utf-8")
    (copy / TAPS).unlink()
    (copy / TAPS).symlink_to(secret)
    assert [str(one) for one in read_pack(copy).problems] == [
        f"{TAPS}  this is a link, or no plain file  put the file itself in the pack"
    ]


def test_a_file_of_more_than_a_megabyte_is_refused_unread(copy: Path) -> None:
    (copy / TAPS).write_text("id: litres-per-minute\nunit: " + "x" * 1_000_000, "utf-8")
    assert [str(one) for one in read_pack(copy).problems] == [
        f"{TAPS}  the file is larger than 1000 kB  split it; one thing per file"
    ]


def test_a_file_of_very_many_parts_is_refused(copy: Path) -> None:
    (copy / TAPS).write_text("id: [" + "a," * 70_000 + "]\n", "utf-8")
    assert [one.code for one in read_pack(copy).problems] == ["too-many-parts"]


def test_what_hangs_on_an_unreadable_file_is_not_called_dangling(copy: Path) -> None:
    for file in ("questions/second-circuit.yaml", "branches/apprentices.yaml", "objectives/FEINA.a.yaml"):
        (copy / file).write_text("id: [", "utf-8")
    assert {problem.code for problem in read_pack(copy).problems} == {"not-yaml"}


def test_a_folder_that_is_a_link_is_not_followed(copy: Path, tmp_path: Path) -> None:
    (copy / "vocabulary").rename(tmp_path / "elsewhere")
    (copy / "vocabulary").symlink_to(tmp_path / "elsewhere")
    reading = read_pack(copy)
    assert [str(one) for one in reading.problems] == [
        "vocabulary  this is a link, or no plain file  put the file itself in the pack"
    ]
    assert reading.files["vocabulary"] == {}


def test_a_pack_of_too_many_files_is_not_read(copy: Path) -> None:
    for number in range(MAX_FILES + 1):
        (copy / "sources" / f"s{number}.yaml").touch()
    assert [one.code for one in read_pack(copy).problems] == ["too-many-files"]


def test_a_pack_that_is_too_large_is_not_read(copy: Path) -> None:
    for number in range(51):
        (copy / "sources" / f"s{number}.yaml").write_bytes(b"#" * 999_999)
    assert [one.code for one in read_pack(copy).problems] == ["pack-too-large"]


def test_after_a_thousand_problems_it_is_enough(copy: Path) -> None:
    names = ", ".join(f"FEINA/{number}" for number in range(2, 1500))
    file = copy / "targets" / "training-places.yaml"
    file.write_text(file.read_text("utf-8").replace("[FEINA/1]", f"[FEINA/1, {names}]"), "utf-8")
    problems = read_pack(copy).problems
    assert len(problems) == 1001
    assert str(problems[-1]) == "pack.yaml  there are more than 1000 problems  mend these first, then check again"


def test_a_message_stays_short_whatever_a_file_holds(copy: Path) -> None:
    (copy / TAPS).write_text(f"id: litres-per-minute\n{'k' * 900_000}: 1\n{'9' * 5000}: x\n", "utf-8")
    assert max(len(str(problem)) for problem in read_pack(copy).problems) < 1500


BY_OTHER_TESTS = {
    "learned-unsound",
    "no-pack",
    "link",
    "too-large",
    "not-utf8",
    "too-many-parts",
    "too-many-files",
    "pack-too-large",
    "too-many-problems",
    "merged-twice",
    "beside-unfit",
}
ABOUT_IDS = {"id-vanished", "id-reused", "id-not-listed"}  # test_ids.py
RARE = {"unreadable"}  # A file that its owner may not read; root may read all.


def test_every_problem_that_has_words_is_in_the_gallery(tmp_path: Path) -> None:
    shown = set()
    for number, picture in enumerate(GALLERY):
        folder = Path(shutil.copytree(SECOND, tmp_path / str(number)))
        broken(folder, picture)
        shown |= {problem.code for problem in read_pack(folder).problems}
    assert set(WORDINGS) == shown | BY_OTHER_TESTS | ABOUT_IDS | RARE


def test_an_authority_becomes_part_of_one_other_only(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(SECOND, folder)
    for name in ("font-amagada", "roca-seca"):
        file = folder / "authorities" / f"{name}.yaml"
        file.write_text(file.read_text("utf-8") + "merged_from: [vall-vella]\n", "utf-8")
    said = [str(problem) for problem in read_pack(folder).problems]
    assert said == [
        "authorities/roca-seca.yaml:5  roca-seca  'vall-vella' became part of font-amagada already  name it once"
    ]


def test_what_stands_beside_notices_is_a_share_of_records_as_they_are_that_everybody_may_see(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(shipped_pack(), folder)

    def change(file: str, old: str, new: str) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), "utf-8")

    change("benchmarks/green-shown.yaml", "beside: x-green-tenders", "beside: k3-led-new")  # Shares light points.
    change("benchmarks/social-shown.yaml", "beside: x-social-tenders", "beside: s1-social-share")  # Lines of spend.
    change(
        "indicators/s1-social-share.yaml",
        "  value: {share: amount_eur}\n  number: {share: records}\n",
        "  number: {share: records}\n",
    )
    change("indicators/x-circular-tenders.yaml", "direction: up\n", "direction: up\nagainst_base: change\n")
    said = [problem for problem in read_pack(folder).problems if problem.code == "beside-unfit"]
    assert [problem.file for problem in said] == [
        f"benchmarks/{name}.yaml" for name in ("circular-shown", "green-shown", "social-shown")
    ]
    assert "'k3-led-new' cannot stand beside a share of notices" in str(said[1])
