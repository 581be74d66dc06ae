"""What `backup` and `restore` say."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import aankoopwijzer
from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.backup import BackupAccount, BackupRefused
from aankoopwijzer.flows.back_up import back_up
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.restore_backup import restore_backup
from aankoopwijzer.reports.speech import marked

_UNTRUSTED = marked("do not trust the file; take another backup")
REFUSED: Mapping[str, tuple[str, str]] = {
    "file-exists": (marked("there is such a file already"), marked("give another name")),
    "database-of-another-version": (
        marked("the database is of another version of the program"),
        marked("run: aankoopwijzer manage migrate, or use the version that made it"),
    ),
    "not-a-backup": (marked("this is no backup, or it is damaged"), marked("take another backup")),
    "no-account": (marked("this file has no account of what is in it"), marked("take a file that `backup` wrote")),
    "encrypted": (marked("the file is protected by a password"), marked("take a file that `backup` wrote")),
    "unknown-part": (marked("the file holds something that no backup holds: {part}"), _UNTRUSTED),
    "unpacks-too-large": (marked("the file becomes far larger when it is unpacked than any backup does"), _UNTRUSTED),
    "damaged": (
        marked("what it holds of {table} is not what was written: it is damaged"),
        marked("take another backup"),
    ),
    "other-version": (
        marked("this backup is of another version of the program: {version}"),
        marked("restore it with that version, and bring the database up to date after that"),
    ),
    "in-use": (
        marked("there is something in this register already ({table})"),
        marked("add --replace to put the backup in its place"),
    ),
    "value-refused": (
        marked("this database ({engine}) does not take a value of {table}"),
        marked("nothing was changed; restore into a database of the kind that the backup came from"),
    ),
}
"""What is wrong with a backup, and what to do, by code."""


def show_backup(file: Path, talk: Talk, pack: Path) -> None:
    """Make the backup and say what is in it."""
    policy = load_pack(pack, cache=pack_cache())
    try:
        account = back_up(file, policy, version=aankoopwijzer.__version__, at=dt.datetime.now(dt.UTC))
    except BackupRefused as refused:
        raise Refused(complaint(refused, file)) from None
    if talk.as_json:
        talk.give_readable(_as_json("backup", file, account))
        return
    talk.write(_counted(talk, marked("{rows} rows of {tables} tables are in {file}."), file, account))
    note = marked("It holds personal data: keep it as safe as the register itself. The secret key is not in it.")
    talk.write(talk.say(note) + "\n")


def show_restore(file: Path, talk: Talk, pack: Path, *, replace: bool) -> None:
    """Restore the backup and say what was in it."""
    policy = load_pack(pack, cache=pack_cache())
    try:
        account = restore_backup(file, replace=replace)
    except BackupRefused as refused:
        raise Refused(complaint(refused, file)) from None
    if (account.pack.id, account.pack.version) != (policy.id, policy.version):
        _tell_of_pack(talk, account, policy)
    if talk.as_json:
        talk.give_readable(_as_json("restore", file, account))
    else:
        talk.write(_counted(talk, marked("{rows} rows of {tables} tables are back from {file}."), file, account))


def complaint(refused: BackupRefused, file: Path) -> Complaint:
    """Why a backup cannot be made or restored."""
    what, remedy = REFUSED[refused.code]
    return Complaint(str(file), what, remedy, refused.details)


def _counted(talk: Talk, message: str, file: Path, account: BackupAccount) -> str:
    return talk.say(message, rows=account.rows, tables=len(account.tables), file=str(file)) + "\n"


def _tell_of_pack(talk: Talk, account: BackupAccount, policy: PolicyPack) -> None:
    note = marked("The site worked by the policy pack {then} when this was made; here it is {now}.")
    then = f"{account.pack.id} {account.pack.version}"
    talk.tell(talk.say(note, then=then, now=f"{policy.id} {policy.version}"))


def _as_json(command: str, file: Path, account: BackupAccount) -> dict[str, object]:
    return {"schema": f"aankoopwijzer/{command}/1", "file": str(file), **account.model_dump(mode="json")}
