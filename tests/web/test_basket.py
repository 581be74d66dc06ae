"""The basket: in, out, other levels, as a file, and read in again."""

import io
import json
import re
from typing import Any

import docx
import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.walking import packed_in, words_of

from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.web.basket import COOKIE, MOST, Basket, UnreadableBasket
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.policy import policy

LED, SLEEP, COST, CARBON = (
    "led-lighting", "ict-power-saving-settings", "building-life-cycle-cost", "life-cycle-cost-with-carbon-award",
)  # fmt: skip


def put_in(visitor: Client, id: str, level: str = "", **more: str) -> Any:
    return visitor.post("/mandje/wijzig", {"add": id, "level": level, **more})


def own(visitor: Client) -> dict[str, str]:
    cookie = visitor.cookies.get(COOKIE)
    return dict(Basket.unpacked(cookie.value).levels) if cookie and cookie.value else {}


def upload(visitor: Client, content: bytes, name: str = "mandje.json") -> Any:
    return visitor.post("/mandje/inlezen", {"upload": SimpleUploadedFile(name, content)})


def test_an_empty_basket_says_what_to_do(visitor: Client) -> None:
    page = words_of(visitor.get("/mandje"))
    assert "Je mandje is leeg. Zoek in de criteria" in page
    assert "Lees een mandje in" in page


def test_a_criterion_goes_in_at_the_level_that_was_chosen(visitor: Client) -> None:
    response = put_in(visitor, SLEEP, "ambitieus")
    assert (response.status_code, response["Location"]) == (302, "/mandje")
    assert own(visitor) == {SLEEP: "ambitieus"}
    page = words_of(visitor.get("/mandje"))
    assert "Deze set bevat één criterium, met één bewijs." in page
    assert "toestel na 10 minuten zonder gebruik" in page


@pytest.mark.parametrize("level", ["", "hoog", "ambitieus"])
def test_without_a_level_that_exists_the_easiest_is_taken(visitor: Client, level: str) -> None:
    put_in(visitor, LED, level)
    assert own(visitor) == {LED: "basis"}


def test_what_the_library_does_not_have_cannot_be_put_in(visitor: Client) -> None:
    assert put_in(visitor, "nergens").status_code == 404
    assert own(visitor) == {}


def test_levels_change_together_and_one_is_taken_out(visitor: Client) -> None:
    for id in (SLEEP, COST, LED):
        put_in(visitor, id)
    visitor.post("/mandje/wijzig", {f"n-{SLEEP}": "gevorderd", f"n-{COST}": "ambitieus", "n-nergens": "basis"})
    assert own(visitor) == {SLEEP: "gevorderd", COST: "ambitieus", LED: "basis"}
    visitor.post("/mandje/wijzig", {"remove": COST, f"n-{SLEEP}": "gevorderd"})
    assert own(visitor) == {SLEEP: "gevorderd", LED: "basis"}


def test_the_basket_can_be_emptied(visitor: Client) -> None:
    put_in(visitor, LED)
    visitor.post("/mandje/wijzig", {"empty": "1"})
    assert own(visitor) == {}


def test_conflicts_and_sums_are_told(visitor: Client) -> None:
    put_in(visitor, COST, "ambitieus")
    put_in(visitor, CARBON, "ambitieus")
    page = words_of(visitor.get("/mandje"))
    assert "kunnen niet samen: hou er één van de twee." in page
    assert "80 punten op 100" in page
    assert "middelmatig: 2" in page


def test_the_library_shows_what_is_in_the_basket(visitor: Client) -> None:
    put_in(visitor, SLEEP, "gevorderd")
    page = words_of(visitor.get(f"/criteria/{SLEEP}"))
    assert "Mandje 1 criterium" in page
    assert page.count("in het mandje") == 1
    assert "in het mandje" in words_of(visitor.get("/criteria?q=slaapstand"))


def test_after_putting_in_the_visitor_is_where_he_was(visitor: Client) -> None:
    assert put_in(visitor, LED, next="/criteria?q=led&blad=2#c-led")["Location"] == "/criteria?q=led&blad=2#c-led"


@pytest.mark.parametrize(
    "next", ["https://elders.example/", "//elders.example", "javascript:alert(1)", "mandje", "/\\x"]
)
def test_nobody_is_sent_to_another_site(visitor: Client, next: str) -> None:
    assert put_in(visitor, LED, next=next)["Location"] == "/mandje"


def test_a_form_of_another_site_changes_nothing() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/mandje/wijzig", {"add": LED}).status_code == 403
    assert strict.post("/mandje/inlezen").status_code == 403
    assert strict.get("/mandje/wijzig").status_code == 405


def test_the_cookie_is_hidden_from_scripts_and_lasts_its_term(visitor: Client) -> None:
    put_in(visitor, LED)
    cookie = visitor.cookies[COOKIE]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["max-age"]) == ("Lax", 30 * 24 * 3600)


@pytest.mark.parametrize(
    "value",
    [
        "x", "", "a" * 5000, signing.Signer(salt="draft/1").sign_object([["led-lighting", "basis"]]),
        signing.Signer(salt="basket/1").sign_object([["led-lighting", "hoog"]]),
        signing.Signer(salt="basket/1").sign_object({"led-lighting": "basis"}),
    ],
    ids=["short", "none", "long", "another's", "no level", "no list"],
)  # fmt: skip
def test_a_basket_that_this_site_did_not_make_is_empty(visitor: Client, value: str) -> None:
    visitor.cookies[COOKIE] = value
    assert "Je mandje is leeg" in words_of(visitor.get("/mandje"))
    with pytest.raises(UnreadableBasket):
        Basket.unpacked(value)


def test_the_fullest_basket_fits_in_a_cookie() -> None:
    longest = sorted(policy().criteria, key=len)[-MOST - 1 :]
    full = Basket.of((id, Level.AMBITIEUS) for id in longest)
    assert full.is_full
    assert len(full.lines) == MOST
    assert len(f"{COOKIE}={full.packed()}") < 3800
    assert Basket.unpacked(full.packed()) == full


def test_what_the_library_no_longer_has_is_told_and_can_be_taken_out(visitor: Client) -> None:
    visitor.cookies[COOKIE] = Basket.of([("oud", Level.BASIS), (LED, Level.BASIS)]).packed()
    page = words_of(visitor.get("/mandje"))
    assert "De bibliotheek heeft deze niet meer" in page
    assert "oud Haal eruit" in page
    assert "Deze set bevat één criterium" in page


@pytest.mark.parametrize(("kind", "starts"), [("docx", b"PK"), ("xlsx", b"PK"), ("json", b"{"), ("ocds", b"{")])
def test_a_basket_can_be_taken_along(visitor: Client, kind: str, starts: bytes) -> None:
    put_in(visitor, SLEEP, "gevorderd")
    response = visitor.get(f"/mandje/download/{kind}")
    assert response.status_code == 200
    assert response.content.startswith(starts)
    extension = "ocds.json" if kind == "ocds" else kind
    assert re.fullmatch(
        rf'attachment; filename="criteria-\d{{4}}-\d\d-\d\d\.{extension}"', response["Content-Disposition"]
    )


def test_the_word_file_has_the_level_that_was_chosen(visitor: Client) -> None:
    put_in(visitor, SLEEP, "gevorderd")
    opened = docx.Document(io.BytesIO(visitor.get("/mandje/download/docx").content))
    text = " ".join(cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    text += " ".join(each.text for each in opened.paragraphs)
    assert "toestel na 15 minuten" in text


@pytest.mark.parametrize("kind", ["pdf", "exe", "JSON"])
def test_there_is_no_file_of_another_kind(visitor: Client, kind: str) -> None:
    put_in(visitor, LED)
    assert visitor.get(f"/mandje/download/{kind}").status_code == 404


def test_there_is_no_file_of_an_empty_basket(visitor: Client) -> None:
    assert visitor.get("/mandje/download/docx").status_code == 404


def test_a_basket_that_was_kept_is_read_in_and_taken_over(visitor: Client) -> None:
    put_in(visitor, SLEEP, "gevorderd")
    kept = visitor.get("/mandje/download/json").content
    other = Client(headers={"accept-language": "nl"})
    page = upload(other, kept)
    assert "Elke clausule luidt nog zoals toen het mandje bewaard werd." in words_of(page)
    packed = re.search(r'name="take" value="([^"]+)"', page.content.decode())
    assert packed is not None
    assert own(other) == {}
    other.post("/mandje/wijzig", {"take": packed[1]})
    assert own(other) == {SLEEP: "gevorderd"}


def test_what_changed_since_is_shown_beside_what_was_kept(visitor: Client) -> None:
    put_in(visitor, SLEEP)
    kept = json.loads(visitor.get("/mandje/download/json").content)
    kept["criteria"][0]["clause"] = "Toestellen slapen <b>vroeg</b>."
    kept["criteria"].append({"id": "nooit-geweest", "level": "basis"})
    kept["criteria"].append({"id": LED, "level": "ambitieus"})
    kept["criteria"].append({"level": "basis"})
    kept["pack"]["version"] = "2020.1"
    response = upload(visitor, json.dumps(kept).encode(), name="<i>.json")
    page = words_of(response)
    assert "sindsdien veranderd" in page
    assert "Toestellen slapen &lt;b&gt;vroeg&lt;/b&gt;." in page
    assert "toestel na 30 minuten" in page
    assert "nooit-geweest" in page
    assert "De bibliotheek heeft geen criterium met deze id." in page
    assert "Het niveau “ambitieus” bestaat niet meer; het wordt “basis”." in page
    assert "deze regel noemt geen criterium" in page
    assert "Dit mandje is gemaakt met versie 2020.1 van het beleid" in page
    assert "<i>" not in response.content.decode()
    assert "Leg deze 2 criteria in het mandje" in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{}", "dit is geen set criteria die wij maakten"),
        (b"\xff\xfe\x00", "is geen UTF-8"),
        (b"", "Dit bestand is leeg."),
        (b" " * 2_000_001, "is te groot"),
        (b"[" * 100_000, "dit is geen set criteria die wij maakten"),
        (b'{"schema":"aankoopwijzer/criteria-set/1","criteria":[' + b"1," * 300 + b"1]}", "meer dan 200 criteria"),
    ],
    ids=["another", "bytes", "empty", "large", "deep", "many"],
)
def test_a_file_that_is_no_basket_is_told_beside_the_form(visitor: Client, content: bytes, said: str) -> None:
    response = upload(visitor, content)
    assert response.status_code == 422
    assert said in words_of(response)


def test_without_a_file_the_form_asks_for_one(visitor: Client) -> None:
    assert "Kies eerst een bestand." in words_of(visitor.post("/mandje/inlezen", {}))


def test_a_packed_basket_that_was_changed_by_hand_is_refused(visitor: Client) -> None:
    assert visitor.post("/mandje/wijzig", {"take": "x"}).status_code == 404


def test_reading_in_has_its_bound_per_minute(visitor: Client) -> None:
    answers = [upload(visitor, b"{}").status_code for _ in range(31)]
    assert (answers[29], answers[30]) == (422, 429)


def test_a_basket_goes_along_into_an_advice(visitor: Client) -> None:
    put_in(visitor, "fair-trade-yearly-list", "gevorderd")
    put_in(visitor, COST)
    address = re.search(r'href="(/advies/wat\?c=[^"]+)"', visitor.get("/mandje").content.decode())
    assert address is not None
    first = visitor.get(address[1])
    facts = visitor.post("/advies/wat", {"c": packed_in(first), "title": "broodjes voor de gemeenteraad"}, follow=True)
    page = visitor.post(
        "/advies/feiten",
        {"c": packed_in(facts), "value_eur": "24 000", "contract_type": "services", "date": "2026-03-02"},
        follow=True,
    )
    while "/advies/vragen" in page.redirect_chain[-1][0]:
        page = visitor.post("/advies/vragen", {"c": packed_in(page)}, follow=True)
    said = words_of(page)
    assert policy().criteria["fair-trade-yearly-list"].title.nl in said
    assert f'id="eis-{COST}"' not in page.content.decode()
    assert policy().criteria[COST].title.nl in said or COST in said


def test_the_fullest_basket_fits_in_the_address_of_an_advice() -> None:
    longest = sorted(policy().criteria, key=len)[-MOST:]
    assert not Draft(added=tuple(longest), levels=dict.fromkeys(longest, Level.AMBITIEUS)).is_too_long
