"""The difference between two documents is what they say, not how they are written down."""

import time

from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.standards.eforms import Change, canonical_diff

OLD = b'<a xmlns="urn:x"><b k="1">een</b><!-- n --><c><d/></c></a>'


def test_layout_quotes_and_empty_tags_make_no_difference() -> None:
    other = b"<?xml version='1.0'?>\n<a xmlns='urn:x'>\n  <b k='1'>een</b>\n<!-- n -->  <c>\n<d></d></c>\n</a>"
    assert canonical_diff(OLD, other) == ()


def test_an_addition_is_named_by_its_place_and_shown() -> None:
    new = OLD.replace(b"<d/>", b"<d/><d>twee</d>")
    assert canonical_diff(OLD, new) == (Change("added", "/a/c[1]/d[2]", '<d xmlns="urn:x">twee</d>'),)


def test_a_removal_and_a_change_are_not_taken_for_additions() -> None:
    assert [change.kind for change in canonical_diff(OLD, OLD.replace(b"<d/>", b""))] == ["removed"]
    assert [change.kind for change in canonical_diff(OLD, OLD.replace(b"een", b"twee"))] == ["changed"]
    assert [change.kind for change in canonical_diff(OLD, OLD.replace(b'k="1"', b'k="2"'))] == ["changed"]
    assert [change.kind for change in canonical_diff(OLD, OLD.replace(b"<!-- n -->", b""))] == ["removed"]
    assert {change.kind for change in canonical_diff(OLD, OLD.replace(b"c>", b"e>"))} == {"added", "removed"}


def test_two_elements_that_change_places_are_a_difference() -> None:
    assert canonical_diff(b"<a><b/><c/></a>", b"<a><c/><b/></a>") != ()


def test_text_between_elements_counts() -> None:
    assert [change.kind for change in canonical_diff(b"<a><b/>x</a>", b"<a><b/>y</a>")] == ["changed"]


def test_a_document_with_a_relative_namespace_can_be_compared() -> None:
    assert canonical_diff(b'<a xmlns:n="here"><n:b/></a>', b'<a xmlns:n="here"><n:b/><n:b/></a>') != ()


trees = st.recursive(
    st.just([]), lambda inside: st.lists(st.tuples(st.sampled_from("xyz"), inside), max_size=3), max_leaves=12
)


def as_xml(name: str, children: list[tuple[str, list[object]]]) -> str:
    return f"<{name}>{''.join(as_xml(child, below) for child, below in children)}</{name}>"  # type: ignore[arg-type]


@given(trees, trees)
def test_documents_without_differences_are_equal_and_the_other_way_round(one: list, other: list) -> None:  # type: ignore[type-arg]
    first, second = as_xml("a", one), as_xml("a", other)
    assert (canonical_diff(first.encode(), second.encode()) == ()) == (first == second)


def test_a_large_hostile_document_is_compared_in_time_that_grows_with_its_size() -> None:
    many = b"<b/>" * 20_000
    deep = b"<c>" * 200 + many + b"</c>" * 200
    start = time.process_time()
    changes = canonical_diff(b"<a>" + many + deep + b"</a>", b"<a>" + many + b"<b/>" + deep + many + b"</a>")
    assert {change.kind for change in changes} == {"added"}
    assert time.process_time() - start < 5  # quadratic time would take minutes
