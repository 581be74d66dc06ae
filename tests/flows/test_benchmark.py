"""A benchmark of published notices: what counts once, what is unknown, and what is kept."""

import datetime as dt
import itertools
import re
from functools import cache
from pathlib import Path

import pytest
from tests.register.people import AT, TESTER
from tests.standards import written

from aankoopwijzer.documents.benchmark_file import BenchmarkFileError, read_benchmark, write_benchmark
from aankoopwijzer.domain.review.benchmark import Benchmark, Said, Sample, measures_of, share
from aankoopwijzer.flows.back_up import back_up
from aankoopwijzer.flows.drop_benchmark import drop_benchmark
from aankoopwijzer.flows.find_benchmark import find_benchmark
from aankoopwijzer.flows.keep_benchmark import keep_benchmark
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.prepare_aspects import AspectReader
from aankoopwijzer.flows.read_for_benchmark import read_for_benchmark
from aankoopwijzer.flows.restore_backup import restore_backup
from aankoopwijzer.register.history.queries import changes_of

ON = dt.date(2026, 3, 2)
# Of the written notice: another procedure, so that it is another purchase.
ANOTHER = written.CONTRACT_NOTICE.replace(b"66666666-7777", b"66666666-8888")
PLAIN = ANOTHER.replace(b"<cbc:ContractFolderID>66666666-8888-4888-8999-000000000000</cbc:ContractFolderID>", b"")


@cache
def prepared() -> tuple[Adviser, AspectReader]:
    adviser = prepare_adviser()
    return adviser, AspectReader(adviser.pack)


def counted(*notices: bytes) -> Benchmark:
    adviser, reader = prepared()
    sample = Sample(measures_of(adviser.pack))
    for number, notice in enumerate(notices):
        sample.add(read_for_benchmark(notice, f"{number}.xml", adviser, reader))
    return sample.benchmark(pack="regio-brugge 2026.1", source="written for a test", on=ON)


def answer(found: Benchmark, measure: str) -> tuple[int, int, int]:
    """Yes, known and all purchases of a measure."""
    line = found.line("all")
    assert line is not None
    tally = line.tallies[measure]
    return tally.numerator, tally.known, tally.n


def test_two_notices_of_one_procedure_are_one_purchase() -> None:
    corrected = written.CONTRACT_NOTICE.replace(b"<cbc:VersionID>01", b"<cbc:VersionID>02").replace(
        b"papier", b"karton"
    )
    found = counted(written.CONTRACT_NOTICE, corrected)
    assert (found.notices, found.purchases) == (2, 1)


def test_notices_without_a_procedure_are_one_purchase_when_they_say_the_same() -> None:
    assert counted(PLAIN, PLAIN).purchases == 1
    assert counted(PLAIN, PLAIN.replace(b"<cbc:VersionID>01", b"<cbc:VersionID>02")).purchases == 1
    assert counted(PLAIN, PLAIN.replace(b"Gerecycleerd papier.", b"Papier.")).purchases == 2
    assert counted(PLAIN, PLAIN.replace(b"Proefdorp</cbc:Name>", b"Elders</cbc:Name>")).purchases == 2


FIRST, CHANGE, AWARD = (
    Said(name, "BE", dt.date(2024, month, 1), frozenset(), frozenset(), "TED", (None,), number, follows)
    for name, month, number, follows in (
        ("words of the call", 1, "100-2024", ()),
        ("words of the change", 2, "200-2024", ("100-2024",)),
        ("words of the award", 3, "300-2024", ("200-2024", "100-2024")),
    )
)


@pytest.mark.parametrize("order", [*itertools.permutations((FIRST, CHANGE, AWARD))])
def test_notices_that_go_on_with_another_are_on_its_purchase_in_whatever_order_they_come(
    order: tuple[Said, ...],
) -> None:
    sample = Sample(measures_of(prepared()[0].pack)[:1])
    for each in order:
        sample.add(each)
    found = sample.benchmark(pack="p", source="s", on=ON)
    assert (found.notices, found.purchases) == (3, 1)
    assert [each.of for each in found.of("year")] == ["2024"]


def test_two_changes_of_a_call_that_is_not_in_the_sample_are_on_one_purchase_and_another_is_apart() -> None:
    sample = Sample(measures_of(prepared()[0].pack)[:1])
    other = CHANGE._replace(purchase="other words", number="400-2024")
    alone = CHANGE._replace(purchase="words alone", number="500-2024", follows=("600-2024",))
    for each in (CHANGE, other, alone):
        sample.add(each)
    assert sample.benchmark(pack="p", source="s", on=ON).purchases == 2


def published_as(notice: bytes, number: str) -> bytes:
    before, subtype, after = notice.partition(b"<efac:NoticeSubType>")
    told = f"<efac:Publication><efbc:NoticePublicationID>{number}</efbc:NoticePublicationID></efac:Publication>"
    return b"".join((before, told.encode(), subtype, after))


def test_a_number_in_the_journal_joins_only_notices_that_name_no_procedure() -> None:
    number = "563588-2021"
    told_otherwise = PLAIN.replace(b"Gerecycleerd papier.", b"Papier.")
    assert counted(*(published_as(each, number) for each in (PLAIN, told_otherwise))).purchases == 1
    assert counted(*(published_as(each, number) for each in (written.CONTRACT_NOTICE, ANOTHER, PLAIN))).purchases == 3


@pytest.mark.parametrize("number", ["n.a.", "-", "2021", "1/2021"])
def test_what_is_no_number_in_the_journal_joins_nothing(number: str) -> None:
    told_otherwise = PLAIN.replace(b"Gerecycleerd papier.", b"Papier.")
    assert counted(*(published_as(each, number) for each in (PLAIN, told_otherwise))).purchases == 2


def test_an_award_of_ted_tells_which_notice_it_goes_on_with_and_a_call_opens_a_purchase_of_its_own() -> None:
    adviser, reader = prepared()
    named = "<PROCEDURE><NOTICE_NUMBER_OJ>2021/S 214-563588</NOTICE_NUMBER_OJ>"
    for number, follows in (("F03", ("563588-2021",)), ("F02", ())):
        form = written.TED_FORM.replace("<PROCEDURE>", named)
        if number == "F02":
            form = re.sub("<AWARD_CONTRACT.*</AWARD_CONTRACT>", "", form, flags=re.DOTALL)
        file = written.ted(form, name=f"{number}_2014", attributes=f'FORM="{number}"')
        said = read_for_benchmark(file, "notice.xml", adviser, reader)
        assert said is not None
        assert said.follows == follows


def test_what_a_form_has_no_place_for_is_unknown_and_not_no() -> None:
    found = counted(written.TED_NOTICE)
    assert answer(found, "green-declared") == (0, 0, 1)
    assert answer(counted(written.CONTRACT_NOTICE), "green-declared") == (1, 1, 1)


def test_whether_an_answer_is_known_does_not_follow_from_the_answer() -> None:
    # A reserved contract is social by its own code, but a TED form has no place to say that another one is not.
    reserved = written.TED_NOTICE.replace(b"<RESTRICTED_SHELTERED_WORKSHOP/>", b"")
    assert answer(counted(written.TED_NOTICE), "social-declared")[1] == 0
    assert answer(counted(reserved), "social-declared")[1] == 0


def test_a_text_in_a_language_that_nobody_reads_is_unknown() -> None:
    polish = ANOTHER.replace(b'"NLD"', b'"POL"').replace(b'"FRA"', b'"POL"').replace(b">NLD<", b">POL<")
    assert answer(counted(polish), "green-shown") == (0, 0, 1)
    assert answer(counted(written.CONTRACT_NOTICE), "green-shown") == (1, 1, 1)


def test_a_notice_that_names_nothing_to_buy_is_left_out() -> None:
    nothing = written.eforms(written.HEAD)
    found = counted(written.CONTRACT_NOTICE, nothing)
    assert (found.notices, found.left_out, found.purchases) == (2, 1, 1)


def test_a_purchase_counts_in_its_country_year_and_every_product_group() -> None:
    found = counted(written.CONTRACT_NOTICE)
    assert [line.of for line in found.of("country")] == ["BE"]
    assert [line.of for line in found.of("year")] == ["2026"]
    assert found.of("product_group")
    for cut in ("all", "country", "year"):
        assert sum(next(iter(line.tallies.values())).n for line in found.of(cut)) == found.purchases


def test_an_impossible_year_is_no_year() -> None:
    early = written.CONTRACT_NOTICE.replace(b"<cbc:IssueDate>2026-03-02", b"<cbc:IssueDate>0001-01-01")
    assert [line.of for line in counted(early).of("year")] == [None]


def test_a_share_says_what_it_would_be_if_the_unknown_were_all_no_or_all_yes() -> None:
    found = counted(written.CONTRACT_NOTICE, written.TED_NOTICE).line("all")
    assert found is not None
    one = share(found.tallies["green-declared"])
    # One of one known is green; with the unknown one it is one of two, or two of two.
    assert (one.figure.value, one.figure.low, one.figure.high) == (100, 50, 100)
    assert one.low is not None
    assert round(one.low) == 21


@pytest.mark.django_db
def test_what_was_kept_is_what_was_counted_and_only_the_last_one_is_kept() -> None:
    first, found = counted(written.CONTRACT_NOTICE), counted(written.CONTRACT_NOTICE, written.TED_NOTICE)
    assert read_benchmark(write_benchmark(found)) == found
    assert find_benchmark() is None
    keep_benchmark(first, by=TESTER, at=AT)
    keep_benchmark(found, by=TESTER, at=AT)
    assert find_benchmark() == found
    assert [change.before is None for change in changes_of("benchmark", "region")] == [False, True]


@pytest.mark.django_db
def test_what_was_kept_can_be_taken_away_and_the_history_knows() -> None:
    keep_benchmark(counted(written.CONTRACT_NOTICE), by=TESTER, at=AT)
    assert drop_benchmark(by=TESTER, at=AT)
    assert find_benchmark() is None
    assert not drop_benchmark(by=TESTER, at=AT)
    assert [change.after is None for change in changes_of("benchmark", "region")] == [True, False]


@pytest.mark.django_db(transaction=True)
def test_what_was_kept_comes_back_from_a_backup(tmp_path: Path) -> None:
    found = counted(written.CONTRACT_NOTICE, written.TED_NOTICE)
    keep_benchmark(found, by=TESTER, at=AT)
    file, pack = tmp_path / "register.zip", prepared()[0].pack
    back_up(file, pack, version="0.1.0", at=AT)
    drop_benchmark(by=TESTER, at=AT)
    restore_backup(file, replace=True)
    assert find_benchmark() == found


def test_what_is_kept_names_nobody() -> None:
    kept = write_benchmark(counted(written.CONTRACT_NOTICE, written.TED_NOTICE)).decode()
    for name in ("Proefdorp", "Persoon", "papier"):
        assert name not in kept


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"schema": "aankoopwijzer/report-benchmark/2"}', b"\xff\xfe"],
)
def test_a_file_that_is_no_benchmark_is_refused(content: bytes) -> None:
    with pytest.raises(BenchmarkFileError):
        read_benchmark(content)


def test_a_file_with_impossible_counts_is_refused() -> None:
    kept = write_benchmark(counted(written.CONTRACT_NOTICE))
    with pytest.raises(BenchmarkFileError, match="2 of 1 known of 1 cannot be"):
        read_benchmark(kept.replace(b'"yes": 1', b'"yes": 2', 1))
