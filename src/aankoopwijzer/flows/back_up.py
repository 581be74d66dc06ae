"""The whole register into one file, as it is at one moment, while others go on working."""

import datetime as dt
from pathlib import Path

from aankoopwijzer.documents.backup_file import write_backup
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.backup import BackupAccount, BackupRefused, PackOfBackup
from aankoopwijzer.register import copies


def back_up(file: Path, pack: PolicyPack, *, version: str, at: dt.datetime) -> BackupAccount:
    """Write `file` and return what is in it. It holds personal data, and no secret key.

    Raises `BackupRefused` when the file is there already or the database is of another version, and `OSError`.
    """
    if not copies.is_of_this_version():
        raise BackupRefused("database-of-another-version")
    with copies.one_moment():
        migrations = copies.migrations()
        return write_backup(
            file,
            copies.copies(),
            lambda tables: BackupAccount(
                version=version,
                made_at=at,
                engine=copies.engine(),
                pack=PackOfBackup(id=pack.id, version=pack.version),
                migrations=migrations,
                tables=tables,
            ),
        )
