"""Ids through time."""

from pathlib import Path

from aankoopwijzer.flows.check_pack import check_pack

HANDSHAKE = "parameters/handshake.yaml"


def told(folder: Path) -> list[str]:
    """The problems of a check, as lines."""
    return [str(problem) for problem in check_pack(folder).problems]


def retire(folder: Path, kind: str, id: str) -> None:
    """Writes one retirement."""
    (folder / "retired.yaml").write_text(
        f"retired:\n  - {{kind: {kind}, id: {id}, since: 2024-01-01, reason: merged with another}}\n", "utf-8"
    )


def test_ids_are_written_down_once(copy: Path) -> None:
    first = check_pack(copy, record_ids=True)
    assert first.is_sound
    assert "objectives AIGUA.a" in first.new_ids
    assert check_pack(copy, record_ids=True).new_ids == ()


def test_words_are_no_ids_that_others_hold_on_to(copy: Path) -> None:
    assert not [name for name in check_pack(copy, record_ids=True).new_ids if name.startswith("vocabulary")]


def test_a_new_id_must_be_written_down(copy: Path) -> None:
    check_pack(copy, record_ids=True)
    (copy / "authorities" / "pont-nou.yaml").write_text(
        'id: pont-nou\nname: Pont Nou\nnis: "90003"\npostal_codes: ["99103"]\n', "utf-8"
    )
    assert told(copy) == [
        "ids.txt  the id 'pont-nou' of authorities is not in ids.txt yet  "
        "write them down: aankoopwijzer framework check --record-ids"
    ]


def test_an_id_that_vanishes_is_missed(copy: Path) -> None:
    check_pack(copy, record_ids=True)
    (copy / "authorities" / "roca-seca.yaml").unlink()
    expected = [
        "ids.txt  the id 'roca-seca' of authorities has vanished  "
        "bring it back, or list it in retired.yaml with the day and the reason"
    ]
    assert told(copy) == expected
    check_pack(copy, record_ids=True)
    assert told(copy) == expected, "writing the ids again does not forget it"


def test_an_id_that_was_retired_may_be_absent_and_never_comes_back(copy: Path) -> None:
    check_pack(copy, record_ids=True)
    kept = (copy / "authorities" / "roca-seca.yaml").read_text("utf-8")
    (copy / "authorities" / "roca-seca.yaml").unlink()
    retire(copy, "authorities", "roca-seca")
    assert told(copy) == []
    (copy / "authorities" / "roca-seca.yaml").write_text(kept, "utf-8")
    assert told(copy) == [
        "retired.yaml  the id 'roca-seca' of authorities was retired on 2024-01-01 and is used again  give it a new id"
    ]


def test_a_retirement_without_reason_is_refused(copy: Path) -> None:
    check_pack(copy, record_ids=True)
    (copy / "retired.yaml").write_text("retired:\n  - {kind: rows, id: AIGUA/9, since: 2024-01-01}\n", "utf-8")
    assert told(copy) == ["retired.yaml:2  'retired[1].reason' is missing  add it"]


def test_a_link_is_replaced_and_not_written_through(copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "precious.txt"
    other.write_text("keep me", "utf-8")
    (copy / "ids.txt").symlink_to(other)
    check_pack(copy, record_ids=True)
    assert other.read_text("utf-8") == "keep me"
    assert not (copy / "ids.txt").is_symlink()


def test_nothing_is_written_unless_asked(copy: Path) -> None:
    before = sorted(copy.rglob("*"))
    check_pack(copy)
    assert sorted(copy.rglob("*")) == before
