"""A sound pack is read once; after that the cache answers, and is never stale."""

from pathlib import Path

import pytest

from aankoopwijzer.packs.cache import KEPT, fingerprint, load_cached_pack, user_cache_folder
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.problems import PackError
from aankoopwijzer.packs.shipped import shipped_pack


def test_what_the_cache_gives_back_is_the_pack(tmp_path: Path) -> None:
    fresh = load_cached_pack(shipped_pack(), tmp_path)
    assert len(list(tmp_path.glob("*.json"))) == 1
    kept = load_cached_pack(shipped_pack(), tmp_path)
    assert kept == fresh == load_pack(shipped_pack())
    assert list(kept.rows) == list(fresh.rows)


def test_a_change_of_one_letter_is_seen(copy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert load_cached_pack(copy, cache).authorities["roca-seca"].name == "Roca Seca"
    file = copy / "authorities" / "roca-seca.yaml"
    file.write_text(file.read_text("utf-8").replace("Roca", "Rocs"), "utf-8")
    assert load_cached_pack(copy, cache).authorities["roca-seca"].name == "Rocs Seca"


def test_a_broken_pack_is_never_hidden_by_the_cache(copy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_cached_pack(copy, cache)
    (copy / "rows" / "AIGUA-1.yaml").unlink()
    with pytest.raises(PackError, match=r"no rows/AIGUA-1\.yaml"):
        load_cached_pack(copy, cache)
    assert len(list(cache.glob("*.json"))) == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00", b'{"id": "x"}'])
def test_a_damaged_cache_is_mended(copy: Path, tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "cache"
    pack = load_cached_pack(copy, cache)
    (kept,) = cache.glob("*.json")
    kept.write_bytes(content)
    assert load_cached_pack(copy, cache) == pack
    assert kept.read_bytes() != content


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert load_cached_pack(copy, tmp_path / "file" / "cache").id == "vall-ombra"


def test_a_moved_pack_has_the_same_fingerprint_and_a_renamed_file_another(copy: Path, tmp_path: Path) -> None:
    before = fingerprint(copy)
    moved = copy.rename(tmp_path / "elsewhere")
    assert fingerprint(moved) == before
    (moved / "rows" / "AIGUA-1.yaml").rename(moved / "rows" / "AIGUA-8.yaml")
    assert fingerprint(moved) != before


def test_the_cache_does_not_grow_without_end(copy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    manifest = copy / "pack.yaml"
    for number in range(KEPT + 3):
        manifest.write_text(manifest.read_text("utf-8").replace(f'"{3 + number}"', f'"{4 + number}"'), "utf-8")
        load_cached_pack(copy, cache)
    assert len(list(cache.iterdir())) == KEPT


def test_the_cache_stands_where_the_desktop_says() -> None:
    home = Path("/home/els")
    assert user_cache_folder({}, home) == home / ".cache/aankoopwijzer/packs"
    assert user_cache_folder({"XDG_CACHE_HOME": "/var/cache/els"}, home) == Path("/var/cache/els/aankoopwijzer/packs")
    assert user_cache_folder({"XDG_CACHE_HOME": "relative"}, home) == home / ".cache/aankoopwijzer/packs"
