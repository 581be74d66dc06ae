"""Passages as sentences with the groups of words that they name."""

import os
import subprocess
import sys

import pytest

from aankoopwijzer.domain.records.passage import Passage, ReadPassage
from aankoopwijzer.language.passages.patterns import Patterns
from aankoopwijzer.language.passages.reading import TEXT_READ, PassageReader
from aankoopwijzer.language.passages.words import sentences_of


def found(pattern: str, text: str) -> list[str]:
    """The words of a text that a pattern finds."""
    read = PassageReader([("group", {"nl": pattern})]).read(Passage("1", text))
    return [one.words for sentence in read.sentences for one in sentence.mentions.get("group", ())]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("boom", "De bomen blijven staan.", ["bomen"]),
        ("=gro", "Het GRO-document en de groene muur.", ["GRO-document"]),
        ("onthard*", "Er wordt onthard: de ontharding telt.", ["onthard", "ontharding"]),
        ("*verpakking*", "Herbruikbare transportverpakkingen.", ["transportverpakkingen"]),
        ("*put", "Een regenwaterput.", ["regenwaterput"]),
        ("verharding|bestrating .. verdwijnt", "De bestrating van het plein verdwijnt.", ["bestrating van het plein verdwijnt"]),
        ("blijft|gaat_weer open", "De deur gaat weer open. Het raam blijft open.", ["gaat weer open", "blijft open"]),
        ("# punten", "Er zijn 20 punten te halen.", ["20 punten"]),
        ("^ aannemer", "De aannemer werkt. Vandaag werkt de aannemer.", ["aannemer"]),
        ("=minst", "Minstens drie, het minst van al.", ["minst"]),
    ],
)  # fmt: skip
def test_a_pattern_finds_what_it_says(pattern: str, text: str, words: list[str]) -> None:
    assert found(pattern, text) == words


def test_a_pattern_stops_at_the_end_of_a_sentence() -> None:
    assert found("regenwater .. hergebruikt", "Er valt regenwater. Het wordt hergebruikt.") == []


def test_a_gap_is_no_longer_than_it_says() -> None:
    assert found("een .. vijf", "een twee drie vier vijf") == ["een twee drie vier vijf"]
    assert found("een .. zes", "een a b c d e zes") == []


@pytest.mark.parametrize("pattern", ["..  boom", "boom ..", "=", "* boom"])
def test_a_pattern_that_says_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"begin|end|no word"):
        Patterns([(0, pattern)])


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert len(sentences_of("Volgens art. 15 van de wet, incl. btw. Dat geldt hier.")) == 2


def test_a_mention_says_where_it_stands() -> None:
    text = "Eén zin vooraf. Het hemelwater wordt hergebruikt."
    read: ReadPassage = PassageReader([("water", {"nl": "hemelwater"})]).read(Passage("1", text))
    (mention,) = read.sentences[1].mentions["water"]
    assert text[mention.start : mention.end] == mention.words == "hemelwater"


@pytest.mark.parametrize("text", ["", "   ", "...", "€ % | \n\n", "0" * 500, "a-" * 9000, "\u0000\ufffe"])
def test_odd_text_is_read_without_complaint(text: str) -> None:
    PassageReader([("group", {"nl": "boom, *water*, ^ de"})]).read(Passage("1", text))


def test_of_an_endless_paragraph_only_the_beginning_is_read() -> None:
    assert found("slot", "woord " * TEXT_READ + "slot") == []


def test_a_clause_is_recognised_when_its_figures_were_filled_in() -> None:
    clause = "De opdrachtnemer bezorgt {threshold} keer per jaar een rapport met de ritten, de kilometers en de verbruikte stroom per voertuig."
    reader = PassageReader([], [("report", clause)])
    written = clause.replace("{threshold}", "vier")
    assert [one.id for one in reader.read(Passage("1", written)).clauses] == ["report"]
    assert (
        reader.read(Passage("2", "De opdrachtnemer bezorgt een rapport over iets heel anders aan het bestuur.")).clauses
        == ()
    )


@pytest.mark.parametrize("written", ["l'environnement", "l’environnement", "d'environnement", "L'ENVIRONNEMENT"])
def test_an_elided_article_hides_no_word(written):
    reader = PassageReader([("found", {"fr": "environnement"})], language="fr")
    (sentence,) = reader.read(Passage("1", f"Respect de {written}.")).sentences
    assert "found" in sentence.mentions


def test_what_is_named_comes_in_one_order_whatever_the_seed_of_the_hashes() -> None:
    """The spellings of a compound are a set; eight apart, their patterns fall in one place of Python's own sets."""
    script = """
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.language.passages.reading import PassageReader
between = [f"=between{number}" for number in range(7)]
patterns = ["=co2", *between, "=waarde", *(one + "x" for one in between), "=co2waarde"]
reader = PassageReader([(pattern, {"nl": pattern}) for pattern in patterns])
print(*reader.read(Passage("1", "De CO2-waarde")).sentences[0].mentions)
"""
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(6)
    }
    assert len(said) == 1
    assert sorted(said.pop().split()) == [b"=co2", b"=co2waarde", b"=waarde"]
