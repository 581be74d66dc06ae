"""Reading YAML: what comes out is what was written, or a problem; never something else, never an exception."""

import datetime as dt

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.packs.strict_yaml import read_yaml

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True).filter(
    lambda key: key not in ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
)
VALUES = st.recursive(
    st.booleans() | st.integers(-(10**9), 10**9) | st.dates(dt.date(1000, 1, 1)) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def quoted(value: object) -> str:
    """A value in the YAML that a pack is written in: text in quotes, the rest bare."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return yaml.safe_dump(value, default_style='"', allow_unicode=True, width=10_000).strip()
        case list():
            return "[" + ", ".join(map(quoted, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{key}: {quoted(inner)}" for key, inner in value.items()) + "}"
        case _:
            return str(value)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_was_written_is_what_is_read(data: dict[str, object]) -> None:
    tree = read_yaml(quoted(data), "x.yaml")
    assert tree.problems == []
    assert tree.data == data


@given(st.text(max_size=200))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    tree = read_yaml(text, "x.yaml")
    assert tree.problems or isinstance(tree.data, (str, int, bool, dict, list, dt.date, type(None)))


@given(st.text("abc:-[]{}&*!|>'\"%@`,?# \n0123456789.", max_size=80))
def test_no_syntax_makes_it_fail(text: str) -> None:
    tree = read_yaml(text, "x.yaml")
    assert all(problem.line >= 1 for problem in tree.problems)


@given(st.from_regex(r"[A-Za-z0-9+.:_~-]{1,12}", fullmatch=True))
def test_a_bare_word_is_never_silently_something_else(word: str) -> None:
    """Against YAML 1.1 as PyYAML reads it: where it changes the word, we change it the same way or say so."""
    tree = read_yaml(f"key: {word}", "x.yaml")
    try:
        meant = yaml.safe_load(f"key: {word}")["key"]
    except (yaml.YAMLError, ValueError, TypeError, AttributeError):
        return
    if not tree.problems:
        assert tree.data["key"] == meant
        assert type(tree.data["key"]) is type(meant)


@pytest.mark.parametrize("depth", [30, 300, 100_000])
@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_nesting_stops_before_it_hurts(depth: int, bracket: str) -> None:
    assert [problem.code for problem in read_yaml(bracket * depth, "x.yaml").problems] == ["too-deep"]


def test_laughing_costs_nothing() -> None:
    lines = ["a0: &a0 [lol, lol]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert [problem.code for problem in read_yaml("\n".join(lines), "x.yaml").problems] == ["alias"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("12.10", "float"),
        ("1e3", "float"),
        (".5", "float"),
        ("NO", "looks-boolean"),
        ("off", "looks-boolean"),
        ("y", "looks-boolean"),
        ("True", "looks-boolean"),
        ("12:30", "looks-sixty"),
        ("1:30:15", "looks-sixty"),
        ("010", "looks-number"),
        ("0x1F", "looks-number"),
        ("1_000", "looks-number"),
        (".inf", "looks-number"),
        ("2026-02-30", "no-such-day"),
        ("2026-2-3", "looks-time"),
        ("2026-02-03T10:00:00", "looks-time"),
        ("~", "empty-value"),
        ("null", "empty-value"),
        ("", "empty-value"),
        ("!!str x", "tag"),
        ("&x y", "alias"),
        ("*x", "alias"),
    ],
)
def test_a_trap_of_yaml_is_refused(written: str, code: str) -> None:
    assert [problem.code for problem in read_yaml(f"key: {written}", "x.yaml").problems] == [code]


@pytest.mark.parametrize("key", ["on", "NO", "12", "1.5", "2026-01-31", "~", "true"])
def test_a_key_that_is_no_text_is_refused(key: str) -> None:
    assert [problem.code for problem in read_yaml(f"{key}: x", "x.yaml").problems] == ["key-not-text"]


@pytest.mark.parametrize("key", ['"on"', "'12'", "online", "k1", "nl"])
def test_a_key_in_quotes_or_a_plain_word_is_a_key(key: str) -> None:
    tree = read_yaml(f"{key}: x", "x.yaml")
    assert tree.problems == []
    assert tree.data == {key.strip("'\""): "x"}


def test_every_part_knows_its_line() -> None:
    tree = read_yaml("a: 1\nb:\n  - x\n  - c: y\n", "x.yaml")
    assert [tree.line(path) for path in [("a",), ("b",), ("b", 1), ("b", 1, "c"), ("b", 1, "absent")]] == [
        1,
        2,
        4,
        4,
        4,
    ]
