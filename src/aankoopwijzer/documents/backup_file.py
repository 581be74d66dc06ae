"""The file of a backup: a zip with a line of JSON per row, and an account of it. What comes in is not trusted.

Nothing is unpacked to disk and no name in the file becomes a path. The hashes guard against damage, not against
somebody who makes a false backup: they stand in the same file.
"""

import contextlib
import hashlib
import json
import os
import secrets
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final

from pydantic import ValidationError

from aankoopwijzer.domain.records.backup import BackupAccount, BackupRefused, TableAccount, TableCopy

ACCOUNT: Final = "manifest.json"
_MOST_ACCOUNT: Final = 4 * 1024 * 1024
_MOST_PARTS: Final = 2_000
_MOST_LINE: Final = 256 * 1024 * 1024
_MOST_RATIO: Final = 300
_RATIO_FROM: Final = 64 * 1024 * 1024
_ENCRYPTED: Final = 0x1
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)


def write_backup(
    file: Path, tables: Iterable[TableCopy], account: Callable[[dict[str, TableAccount]], BackupAccount]
) -> BackupAccount:
    """Write `file`, which only its owner can read and which is there whole or not at all.

    Raises `BackupRefused` (`file-exists`) and `OSError`.
    """
    if file.exists():
        raise BackupRefused("file-exists")
    half = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                told = account({table.name: _write_table(archive, table) for table in tables})
                archive.writestr(ACCOUNT, told.model_dump_json(indent=2))
            opened.flush()
            os.fsync(opened.fileno())
        # Unlike a rename, a link fails when somebody made the file meanwhile.
        os.link(half, file)
    except FileExistsError:
        raise BackupRefused("file-exists") from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            half.unlink()
    return told


class BackupFile:
    """A backup to read: `account` at once, rows as they are asked for. Use it in a `with`.

    Raises `BackupRefused` with code not-a-backup, encrypted, unknown-part, unpacks-too-large, damaged or no-account.
    """

    def __init__(self, file: Path) -> None:
        self._opened: IO[bytes] = file.open("rb")
        try:
            self._zip = zipfile.ZipFile(self._opened)
            self._members = self._zip.infolist()
            self.account = self._read_account()
            self._check_parts()
        except _BROKEN:
            self._opened.close()
            raise BackupRefused("not-a-backup") from None
        except BaseException:
            self._opened.close()
            raise

    def __enter__(self) -> "BackupFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        self._opened.close()

    def verify(self) -> None:
        """Read everything once and hold it against the account; raises `BackupRefused` (`damaged`)."""
        for name in self.account.tables:
            for _row in self.rows(name):
                pass

    def rows(self, name: str) -> Iterator[list[Any]]:
        """The rows of a table; after the last one the hash is held against the account. Raises `BackupRefused`."""
        table = self.account.tables[name]
        digest, size, count, width = hashlib.sha256(), 0, 0, len(table.columns)
        try:
            with self._zip.open(_part(name)) as opened:
                while line := opened.readline(_MOST_LINE + 1):
                    digest.update(line)
                    size, count = size + len(line), count + 1
                    if len(line) > _MOST_LINE or size > table.bytes or count > table.rows:
                        raise _damaged(name)
                    row = json.loads(line)
                    if not isinstance(row, list) or len(row) != width:
                        raise _damaged(name)
                    yield row
        except (*_BROKEN, ValueError, RecursionError):
            raise _damaged(name) from None
        if (digest.hexdigest(), size, count) != (table.sha256, table.bytes, table.rows):
            raise _damaged(name)

    def _read_account(self) -> BackupAccount:
        if len(self._members) > _MOST_PARTS:
            raise BackupRefused("unpacks-too-large")
        if any(member.flag_bits & _ENCRYPTED for member in self._members):
            raise BackupRefused("encrypted")
        if [member.filename for member in self._members].count(ACCOUNT) != 1:
            raise BackupRefused("no-account")
        with self._zip.open(ACCOUNT) as opened:
            text = opened.read(_MOST_ACCOUNT + 1)
        if len(text) > _MOST_ACCOUNT:
            raise BackupRefused("unpacks-too-large")
        try:
            return BackupAccount.model_validate_json(text)
        except ValidationError:
            raise BackupRefused("no-account") from None

    def _check_parts(self) -> None:
        expected = {ACCOUNT, *map(_part, self.account.tables)}
        names = [member.filename for member in self._members]
        for name in names:
            if name not in expected or names.count(name) > 1:
                raise BackupRefused("unknown-part", part=name[:80])
        if missing := sorted(expected - set(names)):
            raise BackupRefused("damaged", table=missing[0][:80])
        for member in self._members:
            if member.file_size > _RATIO_FROM and member.file_size > _MOST_RATIO * max(member.compress_size, 1):
                raise BackupRefused("unpacks-too-large")
            table = self.account.tables.get(member.filename.removeprefix("tables/").removesuffix(".jsonl"))
            if table is not None and member.file_size != table.bytes:
                raise _damaged(member.filename)


def _write_table(archive: zipfile.ZipFile, table: TableCopy) -> TableAccount:
    digest, size, count = hashlib.sha256(), 0, 0
    with archive.open(_part(table.name), "w", force_zip64=True) as part:
        for row in table.rows:
            line = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
            digest.update(line)
            size, count = size + len(line), count + 1
            part.write(line)
    return TableAccount(
        columns=table.columns, counter=table.counter, rows=count, bytes=size, sha256=digest.hexdigest()
    )  # fmt: skip


def _part(table: str) -> str:
    return f"tables/{table}.jsonl"


def _damaged(table: str) -> BackupRefused:
    return BackupRefused("damaged", table=table[:80])
