"""Settings come from the environment, and a wrong one says what to do."""

import json
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from aankoopwijzer.config import environment
from aankoopwijzer.config.database import database
from aankoopwijzer.config.environment import Setting, SettingsError
from aankoopwijzer.config.secret_key import keep_secret_key, secret_key


@pytest.mark.parametrize(
    ("text", "flag"),
    [("yes", True), ("1", True), ("True", True), (" on ", True), ("no", False), ("0", False), ("", False)],
)
def test_a_flag_is_read_in_the_ways_people_write_it(monkeypatch, text, flag):
    monkeypatch.setenv("AANKOOPWIJZER_X", text)
    assert Setting("X", "no", "").flag() is flag


def test_a_flag_that_is_neither_says_so(monkeypatch):
    monkeypatch.setenv("AANKOOPWIJZER_X", "perhaps")
    with pytest.raises(SettingsError, match=r"^AANKOOPWIJZER_X: 'perhaps' is neither yes nor no; write yes or no$"):
        Setting("X", "no", "").flag()


@pytest.mark.parametrize("text", ["-1", "0", "1.5", "veel", "²", ""])
def test_a_number_that_is_none_says_so(monkeypatch, text):
    monkeypatch.setenv("AANKOOPWIJZER_X", text)
    with pytest.raises(SettingsError, match=r"is not a whole number above 0; write digits only$"):
        Setting("X", "90", "").number()


def test_without_an_address_the_database_is_sqlite_that_survives_six_writers(tmp_path):
    described = database("", folder=tmp_path)
    assert described["ENGINE"].endswith("sqlite3")
    assert described["NAME"] == tmp_path / "aankoopwijzer.sqlite3"
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert described["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in described["OPTIONS"]["init_command"]


def test_an_address_names_postgresql_with_its_parts_decoded(tmp_path):
    described = database("postgresql://buyer:p%40ss@db.example:5433/wijzer", folder=tmp_path)
    assert {key: described[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "wijzer",
        "USER": "buyer",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }


def test_a_local_socket_and_how_safe_the_line_is_stand_behind_the_address(tmp_path):
    described = database("postgresql:///wijzer?host=/run/Postgres&sslmode=require", folder=tmp_path)
    assert (described["HOST"], described["OPTIONS"]) == ("/run/Postgres", {"sslmode": "require"})


def test_an_option_that_nobody_knows_is_refused(tmp_path):
    with pytest.raises(SettingsError, match=r"^AANKOOPWIJZER_DATABASE: 'options' cannot stand behind the address; "):
        database("postgresql://h/n?options=-c%20x", folder=tmp_path)


def test_the_password_may_stand_in_a_file_of_its_own_and_not_in_both(tmp_path, monkeypatch):
    (tmp_path / "password").write_text("s3cret\n")
    monkeypatch.setenv("AANKOOPWIJZER_DATABASE_PASSWORD_FILE", str(tmp_path / "password"))
    password = environment.DATABASE_PASSWORD_FILE.secret()
    assert database("postgresql://u@h/n", folder=tmp_path, password=password)["PASSWORD"] == "s3cret"
    with pytest.raises(SettingsError, match=r"take it out of one$") as raised:
        database("postgresql://u:other@h/n", folder=tmp_path, password=password)
    assert "s3cret" not in str(raised.value)
    assert "other" not in str(raised.value)


def test_a_password_file_that_cannot_be_read_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("AANKOOPWIJZER_DATABASE_PASSWORD_FILE", str(tmp_path / "nowhere"))
    expected = r"^AANKOOPWIJZER_DATABASE_PASSWORD_FILE: No such file or directory; give a file that can be read$"
    with pytest.raises(SettingsError, match=expected):
        environment.DATABASE_PASSWORD_FILE.secret()


@pytest.mark.parametrize("address", ["mysql://u:secret@h/n", "postgresql://u:secret@h", "postgresql://u:secret@h:x/n"])
def test_a_wrong_address_is_refused_without_repeating_its_password(tmp_path, address):
    with pytest.raises(SettingsError, match=r"^AANKOOPWIJZER_DATABASE: ") as raised:
        database(address, folder=tmp_path)
    assert "secret" not in str(raised.value)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("AANKOOPWIJZER_SECRET_KEY", raising=False)
    keep_secret_key(tmp_path / "new")
    key = secret_key(tmp_path / "new")
    keep_secret_key(tmp_path / "new")
    assert secret_key(tmp_path / "new") == key
    assert len(key) > 50
    assert stat.S_IMODE((tmp_path / "new" / "secret-key").stat().st_mode) == 0o600


def test_reading_the_key_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.delenv("AANKOOPWIJZER_SECRET_KEY", raising=False)
    assert secret_key(tmp_path) != secret_key(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_is_given_wins_and_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("AANKOOPWIJZER_SECRET_KEY", "given")
    keep_secret_key(tmp_path)
    assert secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_only_the_edges_read_the_environment():
    source = Path(environment.__file__).parents[1]
    texts = {file.relative_to(source): file.read_text("utf-8") for file in source.rglob("*.py")}
    readers = {path.parts[0] for path, text in texts.items() if "os.environ" in text or "os.getenv" in text}
    # The command line asks which language the person's terminal speaks, and where the pack is.
    assert readers <= {"config", "cli"}
    assert {path.parts[0] for path, text in texts.items() if environment.PREFIX in text} <= {"config", "cli"}


def _deploy(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "aankoopwijzer", "manage", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_behind_https_django_has_nothing_to_say_about_our_security(as_installed):
    done = _deploy(as_installed(SECURE="yes", ALLOWED_HOSTS="wijzer.example"))
    assert done.returncode == 0, done.stderr


def test_a_wrong_setting_ends_with_one_line_and_code_2(as_installed):
    done = _deploy(as_installed(KEEP_DAYS="forever"))
    assert done.returncode == 2
    expected = "AANKOOPWIJZER_KEEP_DAYS: 'forever' is not a whole number above 0; write digits only"
    assert done.stderr.strip() == expected


def test_a_data_folder_that_cannot_be_made_is_said_in_one_line(tmp_path, as_installed):
    (tmp_path / "file").write_text("")
    done = _deploy(as_installed(DATA_DIR=str(tmp_path / "file" / "var")))
    assert done.returncode == 2
    expected = f"{tmp_path}/file/var: Not a directory; set AANKOOPWIJZER_DATA_DIR to a folder of yours"
    assert done.stderr.strip() == expected


def test_doctor_says_as_json_what_is_there(as_installed):
    done = subprocess.run(
        [sys.executable, "-m", "aankoopwijzer", "doctor", "--json"],
        env=as_installed(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = json.loads(done.stdout)
    assert said["schema"] == "aankoopwijzer/doctor/1"
    states = {one["subject"]: one["state"] for one in said["results"]}
    assert states["Python"] == states["database"] == states["data folder"] == "ok"
    assert done.returncode == int("missing" in states.values())


def test_doctor_says_in_one_line_that_postgresql_does_not_answer(tmp_path, as_installed):
    done = subprocess.run(
        [sys.executable, "-m", "aankoopwijzer", "doctor"],
        env=as_installed(DATABASE=f"postgresql://u:s3cret@/n?host={tmp_path}"),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    line = next(line for line in done.stdout.splitlines() if " database: " in line)
    assert line.startswith("missing  database: PostgreSQL does not answer: ")
    assert "s3cret" not in done.stdout + done.stderr


@pytest.mark.database
def test_doctor_examines_the_database_that_is_there(as_installed, settings):
    described = settings.DATABASES["default"]
    if not described["ENGINE"].endswith("postgresql"):
        pytest.skip("runs on PostgreSQL")
    done = subprocess.run(
        [sys.executable, "-m", "aankoopwijzer", "doctor"],
        env=as_installed(DATABASE=f"postgresql://{described['USER']}@/postgres?host={described['HOST']}"),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert re.search(r"^ok +database: PostgreSQL \d+(\.\d+)*, UTF8$", done.stdout, re.MULTILINE), done.stdout


def test_doctor_misses_a_pack_that_is_not_there(tmp_path, as_installed):
    done = subprocess.run(
        [sys.executable, "-m", "aankoopwijzer", "doctor"],
        env=as_installed(PACK=str(tmp_path)), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    line = next(line for line in done.stdout.splitlines() if "policy pack" in line)
    assert line.startswith("missing  policy pack: ")
    assert line.endswith(f"; run: aankoopwijzer framework check --pack {tmp_path}")


def _said_by_doctor(environment: dict[str, str]) -> dict[str, dict[str, str]]:
    done = subprocess.run(
        [sys.executable, "-m", "aankoopwijzer", "doctor", "--json"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return {one["subject"]: one for one in json.loads(done.stdout)["results"]}


def test_doctor_is_content_with_a_laptop_and_with_a_server_that_is_set_up(as_installed):
    laptop = _said_by_doctor(as_installed())
    assert [laptop[name]["state"] for name in ("https", "secret key", "sign-in providers", "letters")] == ["ok"] * 4
    server = _said_by_doctor(
        as_installed(SECURE="yes", ALLOWED_HOSTS="wijzer.example", MAIL="smtp://u:p@mail.example", SECRET_KEY="x" * 50)
    )
    assert [server[name]["state"] for name in ("https", "secret key", "sign-in providers", "letters")] == ["ok"] * 4
    assert server["letters"]["found"] == "by mail.example"


def test_doctor_names_what_would_be_unsafe_where_others_come(tmp_path, as_installed):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret-key").write_text("key")
    (tmp_path / "var" / "secret-key").chmod(0o644)
    said = _said_by_doctor(as_installed(ALLOWED_HOSTS="wijzer.example", DEBUG="yes", OIDC="town"))
    states = {name: said[name]["state"] for name in ("https", "error pages", "secret key", "sign-in providers")}
    assert set(states.values()) == {"missing"}, states
    assert said["https"]["remedy"] == "set AANKOOPWIJZER_SECURE=yes"
    assert said["secret key"]["remedy"].startswith("run: chmod 600 ")


def test_doctor_says_that_a_real_site_has_no_mail_server(as_installed):
    said = _said_by_doctor(as_installed(SECURE="yes", ALLOWED_HOSTS="wijzer.example", SECRET_KEY="short"))
    assert said["letters"]["state"] == "limited"
    assert said["secret key"]["state"] == "missing"
