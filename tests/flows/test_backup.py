"""A backup holds everything, comes back as it was, and a false one is refused."""

import datetime as dt
import hashlib
import json
import stat
import zipfile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from tests.register.filling import fill_every_model

from aankoopwijzer.domain.records.backup import BackupRefused
from aankoopwijzer.flows.back_up import back_up
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.restore_backup import restore_backup
from aankoopwijzer.register import copies

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
MIGRATED = {"contenttypes.ContentType", "auth.Permission"}


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture
def made(tmp_path, pack):
    """A backup of a register with data in every table."""
    fill_every_model()
    file = tmp_path / "register.zip"
    back_up(file, pack, version="0.1.0", at=AT)
    return file


def everything():
    """Every row of every model, read the plain way."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
    }


def empty():
    """As after `migrate` alone."""
    from aankoopwijzer.register.history.protection import protect, unprotect

    unprotect(connection)
    call_command("flush", interactive=False, verbosity=0)
    protect(connection)
    assert all(not rows for label, rows in everything().items() if label not in MIGRATED)


@pytest.mark.django_db(transaction=True)
def test_everything_that_was_there_comes_back_into_an_empty_place(made):
    before = everything()
    assert all(before.values()), "every model has data"
    empty()
    account = restore_backup(made)
    after = everything()
    for label, rows in before.items():
        assert after[label] == ([] if label in copies.LEFT_OUT else rows), label
    assert account.rows == sum(len(rows) for label, rows in before.items() if label not in copies.LEFT_OUT)


def test_the_file_is_for_its_owner_only_and_holds_no_secret(made, settings):
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    with zipfile.ZipFile(made) as archive:
        names, texts = archive.namelist(), b"".join(map(archive.read, archive.namelist()))
    assert settings.SECRET_KEY.encode() not in texts
    assert not [name for name in names if "session" in name or "socialapp" in name or "socialtoken" in name]
    assert [each.name for each in made.parent.iterdir()] == [made.name]


def test_the_history_is_guarded_after_a_restore_as_before(made):
    restore_backup(made, replace=True)
    for statement in ("UPDATE history_line SET why = 'x'", "DELETE FROM history_line"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_the_number_of_a_removed_record_is_not_given_again(tmp_path, pack):
    fill_every_model()
    Feedback = apps.get_model("feedback.Feedback")
    last = Feedback.objects.latest("pk")
    number, fields = (
        last.pk,
        {f.attname: getattr(last, f.attname) for f in last._meta.concrete_fields if f.attname != "id"},
    )
    last.delete()
    file = tmp_path / "a.zip"
    back_up(file, pack, version="0.1.0", at=AT)
    empty()
    restore_backup(file)
    assert Feedback.objects.create(**fields).pk == number + 1


def test_a_register_in_use_is_left_alone_unless_asked_to_replace_it(made):
    apps.get_model("feedback.Feedback").objects.all().delete()
    before = everything()
    with pytest.raises(BackupRefused) as refused:
        restore_backup(made)
    assert refused.value.code == "in-use"
    assert everything() == before
    restore_backup(made, replace=True)
    assert apps.get_model("feedback.Feedback").objects.count() == 3


def test_a_file_that_is_there_is_not_written_over(made, pack):
    content = made.read_bytes()
    with pytest.raises(BackupRefused, match="file-exists"):
        back_up(made, pack, version="0.1.0", at=AT)
    assert made.read_bytes() == content


def rewritten(made, change, *, hashes=False):
    """The backup with other parts; `change` gets them by name."""
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts = change(parts) or parts
    if hashes:
        account = json.loads(parts["manifest.json"])
        for name, table in account["tables"].items():
            content = parts[f"tables/{name}.jsonl"]
            table |= {"rows": content.count(b"\n"), "bytes": len(content)}
            table["sha256"] = hashlib.sha256(content).hexdigest()
        parts["manifest.json"] = json.dumps(account).encode()
    file = made.with_name("changed.zip")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


LINES = "tables/feedback_feedback.jsonl"


def _change_a_letter(parts):
    parts[LINES] = parts[LINES].replace(b"Zuienkerke", b"Zuienkerkf", 1)


def _bomb(parts):
    account = json.loads(parts["manifest.json"])
    parts[LINES] = b"0" * (80 * 1024 * 1024)
    account["tables"]["feedback_feedback"]["bytes"] = len(parts[LINES])
    parts["manifest.json"] = json.dumps(account).encode()


def _of_another_version(parts):
    account = json.loads(parts["manifest.json"])
    parts["manifest.json"] = json.dumps(account | {"migrations": account["migrations"][1:], "version": "9"}).encode()


GALLERY = {
    "a letter is another": (_change_a_letter, "damaged"),
    "a row is gone": (lambda parts: parts.update({LINES: parts[LINES].split(b"\n", 1)[1]}), "damaged"),
    "a table is gone": (lambda parts: {n: c for n, c in parts.items() if n != LINES}, "damaged"),
    "a name climbs out": (lambda parts: parts.update({"../../etc/passwd": b"x"}), "unknown-part"),
    "an absolute name": (lambda parts: parts.update({"/tmp/x": b"x"}), "unknown-part"),
    "a table of nobody": (lambda parts: parts.update({"tables/sqlite_master.jsonl": b"[]\n"}), "unknown-part"),
    "no account": (lambda parts: {n: c for n, c in parts.items() if n != "manifest.json"}, "no-account"),
    "an account of something else": (lambda parts: parts.update({"manifest.json": b"{}"}), "no-account"),
    "a bomb": (_bomb, "unpacks-too-large"),
    "another version": (_of_another_version, "other-version"),
}


@pytest.mark.parametrize(("change", "code"), GALLERY.values(), ids=GALLERY)
def test_a_false_backup_is_refused_and_nothing_changes(made, change, code):
    before = everything()
    with pytest.raises(BackupRefused) as refused:
        restore_backup(rewritten(made, change), replace=True)
    assert refused.value.code == code
    assert everything() == before


@pytest.mark.parametrize("cut", [0, 100, -30])
def test_a_file_that_is_cut_off_is_no_backup(made, cut):
    file = made.with_name("cut.zip")
    file.write_bytes(made.read_bytes()[:cut])
    with pytest.raises(BackupRefused, match="not-a-backup"):
        restore_backup(file, replace=True)


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts.update({"tables/accounts_account.jsonl": b""}),
        lambda parts: parts.update({LINES: parts[LINES].replace(b'"2026-', b'"soon-')}),
        lambda parts: parts.update({LINES: parts[LINES] + parts[LINES]}),
    ],
    ids=["grants without their account", "a day that is none", "every row twice"],
)
def test_rows_that_the_database_refuses_leave_it_as_it_was(made, change):
    before = everything()
    with pytest.raises(BackupRefused, match="value-refused"):
        restore_backup(rewritten(made, change, hashes=True), replace=True)
    assert everything() == before
    test_the_history_is_guarded_after_a_restore_as_before(made)


def test_postgresql_says_that_it_takes_no_nul_character(made):
    before = everything()
    nul = rewritten(
        made, lambda parts: parts.update({LINES: parts[LINES].replace(b"Zuienkerke", b"\\u0000")}), hashes=True
    )
    if connection.vendor == "sqlite":
        restore_backup(nul, replace=True)
        return
    with pytest.raises(BackupRefused, match="value-refused"):
        restore_backup(nul, replace=True)
    assert everything() == before
