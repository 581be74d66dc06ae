"""A chart, its words and its table say the same, on a page, in print and read aloud."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from lxml import etree
from tests.domain.measures.indicators import indicator

from aankoopwijzer.domain.measures.assessing import Aim
from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.figures import figure_of
from aankoopwijzer.domain.measures.measuring import Course, course
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.records.measured import TABLES
from aankoopwijzer.reports.charts.chart import Chart, chart_of
from aankoopwijzer.reports.charts.drawing import png, svg, vega_lite
from aankoopwijzer.reports.measured_sentences import rule
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.reports.standing_words import number

NBSP = "\N{NO-BREAK SPACE}"
LED = indicator(
    table="light_points",
    name={"nl": "Nieuwe LED", "en": "New LED"},
    counting={"fact": "technology", "is": "led"},
    measures={"number": {"share": "records"}},
)
FULL = {2019: (100, 20), 2020: (100, 30), 2021: (100, 40), 2025: (100, 60)}
"""Of each year how many records are known and how many of those count."""
BY_2030 = Aim("a-target", Decimal(80), 2030, True, 2019)


def measured(
    known: Mapping[int, tuple[int, int]] = FULL, *, aim: Aim | None = BY_2030, unknown: int = 0, last_full: int = 2025
) -> Course:
    """The course of an authority with so many known records that count, and unknown ones in every year."""
    found = {
        Place("here", year): figure_of(
            LED,
            LED.measures["number"],
            TABLES["light_points"],
            Tally(n + unknown, n, yes, n, 0, unknown),
        )
        for year, (n, yes) in known.items()
    }
    return course(
        LED,
        "number",
        found,
        authority="here",
        product_group=None,
        years=range(2019, 2027),
        last_full=last_full,
        aim=aim,
    )


def drawn(found: Course, language: str = "en") -> Chart:
    return chart_of(found, LED, language, place="Somewhere")


def test_the_sentence_tells_figure_target_standing_and_outlook() -> None:
    # On a straight line from 20 % in 2019 to 80 % in 2030, 2025 asks 20 + 60 * 6/11 = 52.7 %: 60 % is ahead of it.
    # The outlook is that of `forecast` (its own tests say why): a straight line through 20, 30, 40 and 60 %.
    outlook = measured().forecast
    assert outlook is not None
    low, high = (number(speech("en"), each) for each in (outlook.low, outlook.high))
    assert drawn(measured()).sentence == (
        f"New LED, Somewhere: 60{NBSP}% in 2025. The target is 80{NBSP}% by 2030: on track. "
        f"If the trend of 4 years goes on, 2030 ends between {low} and {high}{NBSP}% (four chances in five)."
    )


def test_the_sentence_is_dutch_for_a_dutch_reader() -> None:
    said = drawn(measured(aim=Aim("a-target", Decimal(100), None, True)), "nl").sentence
    assert said.startswith(
        f"Nieuwe LED, Somewhere: 60{NBSP}% in 2025. Het streefdoel is 100{NBSP}%, altijd: achter op schema."
    )


def test_without_records_nothing_is_drawn_and_words_say_so() -> None:
    nothing = drawn(measured({}))
    assert nothing.is_empty
    assert nothing.sentence == (
        f"New LED, Somewhere: there are no records of a full year yet. The target is 80{NBSP}% by 2030: no data."
    )


def test_records_that_do_not_say_enough_are_counted_in_the_sentence() -> None:
    assert "Of 150 records, 100 say enough." in drawn(measured(unknown=50)).sentence


def test_a_year_that_is_not_over_is_drawn_apart() -> None:
    chart = drawn(measured({**FULL, 2026: (10, 9)}))
    assert [dot.year for dot in chart.partial] == [2026]
    assert 2026 not in [dot.year for dot in chart.measured]
    assert ("○", "year not over yet") in chart.key


def test_only_signs_that_are_drawn_stand_in_the_key() -> None:
    assert [sign for sign, _ in drawn(measured({2025: (100, 60)}, aim=None)).key] == ["●"]


def test_no_line_runs_over_a_year_without_a_figure() -> None:
    layers = vega_lite(drawn(measured()))["layer"]
    runs = next(layer["data"]["values"] for layer in layers if "detail" in layer["encoding"])
    assert [(row["year"], row["run"]) for row in runs] == [(2019, 0), (2020, 0), (2021, 0), (2025, 1)]


def test_the_table_tells_what_the_chart_draws() -> None:
    chart = drawn(measured({**FULL, 2026: (10, 9)}))
    assert [(row.year, row.value, row.standing) for row in chart.rows if row.value] == [
        (2019, f"20{NBSP}%", "on track"),
        (2020, f"30{NBSP}%", "on track"),
        (2021, f"40{NBSP}%", "on track"),
        (2025, f"60{NBSP}%", "on track"),
        (2026, f"90{NBSP}%", ""),
    ]
    assert [row.why for row in chart.rows if not row.value] == ["There are no records"] * 3


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("look", ["page", "print"])
def test_a_drawing_is_sound_svg_that_is_read_aloud_by_its_title_and_sentence(width: str, look: str) -> None:
    chart = drawn(measured())
    root = etree.fromstring(svg(chart, width=width, look=look, id="led").encode())  # type: ignore[arg-type]
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "led-title led-text"
    assert root.findtext("svg:title", namespaces=space) == "New LED, Somewhere"
    assert root.findtext("svg:desc", namespaces=space) == chart.sentence
    assert not [each for each in root.iterdescendants() if each.get("role")], "a picture has no parts that are read"
    assert not [each for each in root.iter() if each.get("style")], "a strict page refuses inline style"


def test_a_name_cannot_break_out_of_the_drawing() -> None:
    chart = chart_of(measured(), LED, "en", place="</title><script>alert(1)</script>&")
    assert etree.fromstring(svg(chart).encode()).findtext(".//{*}script") is None


def test_on_a_page_colours_follow_the_page_and_in_print_they_are_ink() -> None:
    chart = drawn(measured())
    assert "var(--aw-act)" in svg(chart, look="page")
    assert "var(" not in svg(chart)


def test_print_is_a_png_in_which_the_words_are_drawn() -> None:
    english, dutch = (png(drawn(measured(), language), scale=1) for language in ("en", "nl"))
    assert english.startswith(b"\x89PNG")
    assert english != dutch, "the key is all that differs: it is not drawn"


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert svg(drawn(measured())) == svg(drawn(measured()))
    assert png(drawn(measured()), scale=1) == png(drawn(measured()), scale=1)


def test_a_baseline_from_before_the_first_records_is_drawn() -> None:
    found = course(
        LED,
        "number",
        {},
        authority="here",
        product_group=None,
        years=range(2019, 2027),
        last_full=2025,
        aim=BY_2030,
        set_baselines=[Baseline("an-indicator", "here", 2015, Decimal(5), "estimated", number=1)],
    )
    chart = drawn(found)
    assert chart.baseline is not None
    assert chart.line == ((2015, Decimal(5)), (2030, Decimal(80)))


@pytest.mark.parametrize(
    ("yes_in_2025", "said"),
    [
        (85, f"85{NBSP}% in 2025 is at least 80{NBSP}%."),
        (
            60,
            f"60{NBSP}% in 2025 keeps up with the straight line to 80{NBSP}% by 2030, which asks 52.7{NBSP}% by then.",
        ),
        (50, f"50{NBSP}% in 2025 stays behind the straight line to 80{NBSP}% by 2030, which asks 52.7{NBSP}% by then."),
    ],
)
def test_the_rule_that_decided_is_said_with_its_figures(yes_in_2025: int, said: str) -> None:
    assert rule(measured({**FULL, 2025: (100, yes_in_2025)}), LED, speech("en")) == said


def test_a_year_that_is_over_and_not_reached_says_what_was_due() -> None:
    found = measured(aim=Aim("a-target", Decimal(80), 2025, True, 2019))
    assert rule(found, LED, speech("en")) == f"60{NBSP}% in 2025, while 80{NBSP}% was due by 2025."


def test_a_target_that_nobody_set_is_said_to_be_missing() -> None:
    found = measured(aim=Aim("a-target", None, None, True))
    assert rule(found, LED, speech("en")) == "It cannot be determined: nobody has set a target yet."
