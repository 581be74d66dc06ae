"""The page that puts the region beside published notices."""

import datetime as dt

from django.test import Client
from tests.register.people import AT, TESTER
from tests.web.measured import lit_region
from tests.web.test_progress import text

from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.review.benchmark import Benchmark, Cut, Line
from aankoopwijzer.flows.keep_benchmark import keep_benchmark
from aankoopwijzer.register.choices import benchmarks

ADDRESS = "/voortgang/vergelijking"


def keep(source: str = "Proef <b>1</b>") -> None:
    green, few = Tally(60, 40, 10, 40, doubt=20), Tally(4, 3, 1, 3, doubt=1)
    cuts: list[tuple[Cut, str | None, Tally]] = [
        ("all", None, green), ("priority", None, few), ("country", "BE", green), ("country", None, few),
        ("year", "2024", green), ("product_group", "K1/1", few), ("product_group", "CPV 79", green),
    ]  # fmt: skip
    lines = tuple(Line(cut, of, {"green-shown": tally, "reserved": few}) for cut, of, tally in cuts)
    found = Benchmark(
        "regio-brugge 2026.1", source, dt.date(2026, 3, 2), 70, 60, 5, 0, {"eforms competition": 65}, lines
    )
    keep_benchmark(found, by=TESTER, at=AT)


def test_without_a_benchmark_the_page_says_how_to_make_one(visitor: Client) -> None:
    lit_region()
    said = text(visitor.get(ADDRESS).content)
    assert "Er is nog geen vergelijking" in said
    assert "aankoopwijzer report benchmark --keep" in said


def test_the_kept_benchmark_stands_beside_the_region(visitor: Client) -> None:
    lit_region()
    keep()
    page = visitor.get(ADDRESS).content
    said = text(page)
    assert "60 aankopen in 70 aankondigingen" in said
    # 10 of 40 is 25 %; Wilson gives 14 to 40 %.
    assert "25 % (14 tot 40 %): 10 van 40; 20 onbekend" in said
    assert "1 van 3, te weinig voor een aandeel; 1 onbekend" in said
    assert "CPV 79, buiten het kader" in said
    assert "land niet vermeld" in said
    # The register of this test holds no purchases: that is no share of zero.
    assert "er zijn geen gegevens" in said
    for bias in (
        "boven de Europese drempels",
        "geen toevallige steekproef",
        "telt in elk ervan",
        "een vakje wordt ook weleens",
    ):
        assert bias in said
    assert "Proef &lt;b&gt;1&lt;/b&gt;" in page.decode()


def test_another_benchmark_is_shown_at_once(visitor: Client) -> None:
    lit_region()
    keep()
    assert "Proef" in text(visitor.get(ADDRESS).content)
    keep(source="Een andere proef")
    said = text(visitor.get(ADDRESS).content)
    assert "Een andere proef" in said
    benchmarks.drop(by=TESTER, at=AT)
    assert "Er is nog geen vergelijking" in text(visitor.get(ADDRESS).content)


def test_what_cannot_be_read_is_told_and_nothing_breaks(visitor: Client) -> None:
    lit_region()
    benchmarks.keep(b"{", source="kapot", counted_on=AT.date(), by=TESTER, at=AT)
    answer = visitor.get(ADDRESS)
    assert answer.status_code == 200
    assert "kan niet gelezen worden" in text(answer.content)


def test_the_progress_page_leads_to_it(visitor: Client) -> None:
    lit_region()
    assert f'href="{ADDRESS}"' in visitor.get("/voortgang").content.decode()
