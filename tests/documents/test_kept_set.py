"""A kept set of criteria is read whatever somebody did to the file."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.documents.kept_set import MAX_BYTES, MOST_CRITERIA, SCHEMA, kept_set_in
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.values.level import Level


def file(*criteria: object, **changes: object) -> bytes:
    return json.dumps({"schema": SCHEMA, "criteria": list(criteria)} | changes).encode()


def test_a_set_is_read_with_its_pack_day_and_clauses():
    line = {"id": "led", "level": "ambitieus", "version": "2026-01-01", "clause": "Elke lamp.", "meer": [1]}
    kept, problems = kept_set_in(file(line, pack={"id": "p", "version": "3"}, made_on="2026-11-28"))
    assert problems == ()
    assert (kept.pack, kept.pack_version, str(kept.made_on)) == ("p", "3", "2026-11-28")
    [one] = kept.criteria
    assert (one.id, one.level, str(one.version), one.clause) == ("led", Level.AMBITIEUS, "2026-01-01", "Elke lamp.")


def test_a_byte_order_mark_is_no_problem():
    kept, _ = kept_set_in(b"\xef\xbb\xbf" + file({"id": "led", "level": "basis"}))
    assert len(kept.criteria) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no-criteria-set"),
        (b"{", "no-criteria-set"),
        (b"[]", "no-criteria-set"),
        (b'{"schema": "other/1", "criteria": []}', "no-criteria-set"),
        (file(criteria={"id": "led"}), "no-criteria-set"),
        (b"[" * 200_000, "no-criteria-set"),
        (b"\xff\xfe", "not-utf8"),
        (b" " * (MAX_BYTES + 1), "file-too-large"),
        (file(*[{"id": "led", "level": "basis"}] * (MOST_CRITERIA + 1)), "too-many-criteria"),
        (b'{"schema": "aankoopwijzer/criteria-set/1", "criteria": [' + b"9" * 100_000 + b"]", "no-criteria-set"),
    ],
    ids=["empty", "cut", "a list", "another schema", "no list", "deep", "bytes", "large", "many", "cut after a number"],
)
def test_what_is_no_set_is_refused_as_a_whole(data: bytes, code: str):
    with pytest.raises(TableError) as raised:
        kept_set_in(data)
    assert raised.value.problem.code == code


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("led", "no-criterion-id"),
        (None, "no-criterion-id"),
        ({"level": "basis"}, "no-criterion-id"),
        ({"id": ["led"], "level": "basis"}, "no-criterion-id"),
        ({"id": "x" * 101, "level": "basis"}, "no-criterion-id"),
        ({"id": "led"}, "no-such-level"),
        ({"id": "led", "level": "hoog"}, "no-such-level"),
        ({"id": "led", "level": {"basis": 1}}, "no-such-level"),
    ],
)
def test_a_line_that_makes_no_sense_is_told_by_its_place_and_the_rest_counts(line: object, code: str):
    kept, problems = kept_set_in(file({"id": "goed", "level": "basis"}, line))
    assert [each.id for each in kept.criteria] == ["goed"]
    assert [(each.line, each.code) for each in problems] == [(2, code)]


@pytest.mark.parametrize("changes", [{"pack": "x"}, {"pack": {"id": 3}}, {"made_on": 3}, {"made_on": "gisteren"}])
def test_what_else_is_odd_is_left_alone(changes: dict[str, Any]):
    kept, problems = kept_set_in(file({"id": "led", "level": "basis"}, **changes))
    assert (len(kept.criteria), problems) == (1, ())


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "level", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(_JSON, st.lists(_JSON, max_size=4))
def test_no_json_makes_it_fall(whole: object, lines: list[object]):
    for data in (json.dumps(whole).encode(), file(*lines)):
        try:
            kept, problems = kept_set_in(data)
        except TableError:
            continue
        assert len(kept.criteria) + len(problems) == len(lines)
