"""What is there and what is missing on this machine; no Django, so that it also speaks when that is missing."""

import importlib.util
import json
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from aankoopwijzer.config.database import database
from aankoopwijzer.config.environment import (
    ALLOWED_HOSTS,
    DATABASE,
    DATABASE_PASSWORD_FILE,
    DEBUG,
    MAIL,
    SECRET_KEY,
    SECURE,
    SettingsError,
    data_dir,
    policy_pack,
)
from aankoopwijzer.config.mail import mail
from aankoopwijzer.config.sign_in_providers import providers
from aankoopwijzer.packs.loading import read_pack

_HERE = {"127.0.0.1", "localhost", "[::1]", "::1"}
_LONG_ENOUGH = 50


class Finding(NamedTuple):
    """One thing looked at; `remedy` is empty when it is in order. What is not `needed` only limits something."""

    subject: str
    found: str
    remedy: str = ""
    needed: bool = True

    @property
    def state(self) -> str:
        """`ok`, `missing`, or `limited` when only something optional is not there."""
        return "ok" if not self.remedy else "missing" if self.needed else "limited"


def examine(*, as_json: bool = False) -> int:
    """Print every finding; 1 when something that is needed is missing, else 0."""
    findings = list(_findings())
    if as_json:
        results = [
            {"subject": one.subject, "state": one.state, "found": one.found, "remedy": one.remedy} for one in findings
        ]
        print(json.dumps({"schema": "aankoopwijzer/doctor/1", "results": results}, ensure_ascii=False, indent=2))
    else:
        for one in findings:
            print(f"{one.state:8} {one.subject}: {one.found}" + (f"; {one.remedy}" if one.remedy else ""))
    return int(any(one.state == "missing" for one in findings))


def _findings() -> Iterator[Finding]:
    yield Finding("Python", sys.version.split()[0])
    yield _writable()
    yield _database()
    yield from _safety()
    yield _pack()
    yield _catalogues()
    yield _program("chromium", "the browser tests", "`make test` installs it")
    yield _program("msgfmt", "translating", "`make run` installs it (Debian package gettext)")
    yield _module("psycopg", "PostgreSQL", "install the extra [server] when SQLite is too small")


def _writable() -> Finding:
    folder = data_dir()
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return Finding("data folder", str(folder))
    return Finding("data folder", f"{folder} cannot be written", "set AANKOOPWIJZER_DATA_DIR to a folder that can")


def _database() -> Finding:
    folder = data_dir()
    try:
        described = database(DATABASE.text(), folder=folder, password=DATABASE_PASSWORD_FILE.secret())
    except SettingsError as problem:
        return Finding("database", str(problem), "mend the setting")
    if DATABASE.text():
        return _postgresql(described)
    made = "made" if described["NAME"].exists() else "made at first start"
    return Finding("database", f"SQLite {sqlite3.sqlite_version}, {made}")


def _postgresql(described: Mapping[str, Any]) -> Finding:
    if importlib.util.find_spec("psycopg") is None:
        return Finding("database", "PostgreSQL, without psycopg to speak with it", "install the extra [server]")
    import psycopg

    given = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    wanted = {name: described[key] for name, key in given.items() if described[key]}
    try:
        with psycopg.connect(**({"connect_timeout": 5} | wanted | described["OPTIONS"])) as connection:
            row = connection.execute(
                "SELECT current_setting('server_version'), current_setting('server_encoding'), "
                "has_schema_privilege(current_schema(), 'CREATE')"
            ).fetchone()
    except psycopg.Error as problem:
        said = " ".join(str(problem).split())[:300]
        return Finding("database", f"PostgreSQL does not answer: {said}", f"check {DATABASE.variable} and the server")
    version, encoding, may_create = row or ("", "", False)
    found = f"PostgreSQL {version.split()[0]}, {encoding}"
    if encoding != "UTF8":
        return Finding("database", found, "make the database anew with ENCODING 'UTF8'")
    return Finding("database", found, "" if may_create else "let its user make tables: GRANT CREATE ON SCHEMA public")


def _safety() -> Iterator[Finding]:
    """What a site needs that others reach: https, a key that is secret, providers and letters that work."""
    others = [name for name in ALLOWED_HOSTS.names() if name not in _HERE]
    try:
        secure, debug = SECURE.flag(), DEBUG.flag()
    except SettingsError as problem:
        yield Finding("https", str(problem), "mend the setting")
        return
    if others and not secure:
        yield Finding("https", f"off, but the site answers to {', '.join(others)}", f"set {SECURE.variable}=yes")
    else:
        yield Finding("https", "on" if secure else "off, for this machine only")
    if debug and (secure or others):
        yield Finding("error pages", "show our insides to everybody", f"set {DEBUG.variable}=no")
    yield _secret()
    yield _providers()
    yield _mail(is_needed=secure)


def _secret() -> Finding:
    if given := SECRET_KEY.text():
        strong = len(given) >= _LONG_ENOUGH
        return Finding("secret key", "given", "" if strong else f"give {SECRET_KEY.variable} 50 characters or more")
    file = data_dir() / "secret-key"
    if not file.exists():
        return Finding("secret key", "made at first start")
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        return Finding("secret key", f"{file} can be read by others", f"run: chmod 600 {file}")
    return Finding("secret key", "in the data folder, for its owner only")


def _providers() -> Finding:
    try:
        found = providers()
    except SettingsError as problem:
        return Finding("sign-in providers", str(problem), "mend the setting")
    return Finding("sign-in providers", ", ".join(one.name for one in found) or "none, people sign in with a password")


def _mail(*, is_needed: bool) -> Finding:
    try:
        found = mail(MAIL.text(), folder=data_dir())
    except SettingsError as problem:
        return Finding("letters", str(problem), "mend the setting")
    if found.host:
        return Finding("letters", f"by {found.host}")
    remedy = f"set {MAIL.variable}, or nobody who forgot his password can help himself" if is_needed else ""
    return Finding("letters", f"become files in {found.folder}", remedy, needed=False)


def _pack() -> Finding:
    try:
        folder = policy_pack()
    except SettingsError as problem:
        return Finding("policy pack", str(problem), "mend the setting")
    reading = read_pack(folder)
    if reading.problems:
        return Finding(
            "policy pack",
            f"{folder}: {len(reading.problems)} problems",
            f"run: aankoopwijzer framework check --pack {folder}",
        )
    return Finding("policy pack", f"{reading.pack.id} {reading.pack.version}" if reading.pack else str(folder))


def _catalogues() -> Finding:
    import aankoopwijzer

    root = aankoopwijzer.__path__[0]
    sources = [
        os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names if name.endswith(".po")
    ]
    missing = [source for source in sources if not os.path.exists(source.removesuffix("po") + "mo")]
    if missing:
        return Finding("translations", f"{len(missing)} not compiled", "`make run` compiles them")
    return Finding("translations", f"{len(sources)} compiled")


def _program(command: str, use: str, remedy: str) -> Finding:
    path = shutil.which(command)
    return Finding(command, path, needed=False) if path else Finding(command, f"not here, for {use}", remedy, False)


def _module(name: str, use: str, remedy: str) -> Finding:
    if importlib.util.find_spec(name):
        return Finding(name, f"here, for {use}", needed=False)
    return Finding(name, f"not here, for {use}", remedy, needed=False)
