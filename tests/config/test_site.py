"""The running site: headers, health, and what a log says."""

import logging

import pytest
from django.test import Client, RequestFactory
from django.urls import ResolverMatch

from aankoopwijzer.config.quiet_log import WithoutPaths


@pytest.mark.django_db
def test_health_says_ok_when_the_database_answers(client):
    answer = client.get("/gezond")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"


@pytest.mark.django_db
def test_health_cannot_be_posted_to(client):
    assert client.post("/gezond").status_code == 405


@pytest.mark.django_db
def test_every_answer_carries_strict_headers(client):
    headers = client.get("/gezond").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


def test_an_unknown_host_is_refused(client):
    assert client.get("/gezond", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.django_db
def test_the_language_switch_keeps_the_choice_in_one_cookie(client):
    answer = client.post("/taal/setlang/", {"language": "en", "next": "/"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"
    assert list(answer.cookies) == ["taal"]


@pytest.mark.django_db
def test_the_language_switch_never_leads_to_another_site(client):
    assert client.post("/taal/setlang/", {"language": "en", "next": "https://evil.example/"}).headers["Location"] == "/"


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused():
    assert Client(enforce_csrf_checks=True).post("/taal/setlang/", {"language": "en"}).status_code == 403


def test_the_log_names_the_route_and_never_the_path():
    request = RequestFactory().get("/advies/secret-token/")
    request.resolver_match = ResolverMatch(lambda: None, (), {}, route="advies/<str:token>/")
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 0, "%s: %s", ("Internal Server Error", request.path), None
    )
    record.request = request
    assert WithoutPaths().filter(record)
    assert record.getMessage() == "Internal Server Error in route advies/<str:token>/"


def test_a_request_larger_than_all_that_is_read_is_refused_before_it_is_kept(client, settings):
    settings.UPLOAD_BYTES = 1024**2
    answer = client.post("/gezond", b"x", content_type="text/plain", headers={"content-length": str(4 * 1024**2 + 1)})
    assert answer.status_code == 413
    assert answer.content == b"This is too large: at most 4 MB at once. Send fewer files, or smaller ones."
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("length", ["-1", "many", "1e3"])
def test_a_length_that_is_no_number_is_refused(client, length):
    assert (
        client.post("/gezond", b"x", content_type="text/plain", headers={"content-length": length}).status_code == 413
    )
