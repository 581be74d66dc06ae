"""A backup back into the register: everything is checked first, and all of it is written or nothing."""

from pathlib import Path

from aankoopwijzer.documents.backup_file import BackupFile
from aankoopwijzer.domain.records.backup import BackupAccount
from aankoopwijzer.register import copies


def restore_backup(file: Path, *, replace: bool = False) -> BackupAccount:
    """Make the register what `file` says and return what was in it; an empty database gets its tables first.

    Raises `BackupRefused` for a file that is damaged or hostile or of another version, for a register that is in use
    (without `replace`), and for a value that this database does not take; then nothing has changed. Raises `OSError`.
    """
    with BackupFile(file) as backup:
        backup.verify()
        copies.make_tables()
        copies.fill(backup.account, backup.rows, replace=replace)
        return backup.account
