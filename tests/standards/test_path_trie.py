"""A shape says where things stand; the walk finds them there and nowhere else."""

import pytest
from lxml import etree

from aankoopwijzer.standards import path_trie
from aankoopwijzer.standards.path_trie import Shape, compile_shape, walk


def found(shape: Shape, xml: str) -> path_trie.Raw:
    return walk(etree.fromstring(xml), compile_shape(shape, lambda step: (step,)), {})


def test_only_the_path_asked_for_is_read() -> None:
    shape = {"b/c": path_trie.text("here")}
    assert found(shape, "<a><c>no</c><b><d><c>no</c></d><c>yes</c></b></a>") == {"here": "yes"}


def test_the_first_text_stands_and_all_texts_are_kept_when_asked() -> None:
    xml = "<a><b>1</b><b/><b>2</b></a>"
    assert found({"b": path_trie.text("x")}, xml) == {"x": "1"}
    assert found({"b": path_trie.texts("x")}, xml) == {"x": ["1", "2"]}


def test_a_group_is_a_record_of_its_own_with_its_own_attributes() -> None:
    shape = {"b": path_trie.group("bs", {"@n": path_trie.text("n"), "c": path_trie.text("c")})}
    assert found(shape, '<a><b n="1"><c>x</c></b><b/></a>') == {"bs": [{"n": "1", "c": "x"}, {"n": None}]}


def test_codes_keep_their_list_and_amounts_their_kind() -> None:
    shape = {"b": path_trie.coded("b", "list"), "c": path_trie.amount("total", "cur")}
    assert found(shape, '<a><b list="l">x</b><b>y</b><c cur="EUR">1</c></a>') == {
        "b": [("x", "l"), ("y", None)],
        "amounts": [("total", "1", "EUR")],
    }


def test_paragraphs_presence_and_attributes_are_read() -> None:
    shape = {"p": path_trie.paragraphs("p"), "q": path_trie.present("q"), "r": path_trie.attributes("r", "v")}
    assert found(shape, '<a><p><x>een</x>\n<x>t<i>w</i>ee</x></p><q/><r v="1"/><r/></a>') == {
        "p": ["een\ntwee"],
        "q": True,
        "r": ["1"],
    }


@pytest.mark.parametrize(
    "shape",
    [
        {"b": path_trie.text("x"), "b/c": path_trie.text("y")},
        {"b/c": path_trie.text("y"), "b": path_trie.text("x")},
    ],
)
def test_two_fields_in_one_place_are_refused(shape: Shape) -> None:
    with pytest.raises(ValueError, match=r"another field stands above it|is there twice"):
        compile_shape(shape, lambda step: (step,))
