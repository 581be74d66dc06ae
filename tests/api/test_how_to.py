"""What the page about the API tells a reader to type, works as it stands there."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.conftest import PROJECT
from tests.register.people import AT, TESTER, load_authorities

from aankoopwijzer.domain.records.visitor import Access, Grant, Role
from aankoopwijzer.flows.create_program_account import create_program_account
from aankoopwijzer.flows.create_token import create_token

PAGE = PROJECT / "docs" / "how-to" / "use-the-api.md"
_TYPED = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.django_db(transaction=True)
def test_every_curl_of_the_page_does_what_the_page_says(live_server: Any, tmp_path: Path) -> None:
    load_authorities()
    on = timezone.localdate()
    buyer = Grant(role=Role.BUYER, authority="brugge", valid_from=on)
    account = create_program_account("Boekhouding", [buyer], by=TESTER, at=AT, on=on)
    secret = create_token(account, "every night", most=Access.CHANGE, days=365, by=TESTER, at=AT, on=on)
    first, *blocks = _TYPED.findall(PAGE.read_text("utf-8"))
    assert first.startswith("export SITE=")
    mine = f"export SITE={live_server.url}\nexport TOKEN={secret}\n"
    done = subprocess.run(
        ["sh", "-e"], input=mine + "".join(blocks), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = {file.stem: json.loads(file.read_text("utf-8")) for file in tmp_path.glob("*.json")}
    assert (told["changed"]["stage"], told["changed"]["title"]) == ("preparing", "Broodjes")
    assert [one["reference"] for one in told["list"]["results"]] == ["2026-104"]
    assert told["rows"]["counts"]["new"] == told["waiting"]["report"]["counts"]["new"] == 1
    assert told["undone"]["rows"] == 1
    found = Client().get("/api/v1/suppliers", headers={"authorization": f"Bearer {secret}"}).json()["results"]
    assert [one["name"] for one in found] == ["Bakkerij De Korrel"]
