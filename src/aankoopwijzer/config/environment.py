"""The settings that an operator may change, all read from the environment, each described once."""

import os
from dataclasses import dataclass
from pathlib import Path

from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.standards.darwin_core.keeping import checklist_folder
from aankoopwijzer.standards.ocds.plain import PREFIX as PREFIX_OF_NOBODY
from aankoopwijzer.standards.ocds.plain import is_prefix

PREFIX = "AANKOOPWIJZER_"


class SettingsError(Exception):
    """A setting in the environment that cannot be used: which, what is wrong, what to do."""


@dataclass(frozen=True)
class Setting:
    """One setting: its name without prefix, its default as text, and what it is for."""

    name: str
    default: str
    meaning: str

    @property
    def variable(self) -> str:
        """The name of the environment variable."""
        return PREFIX + self.name

    def text(self) -> str:
        """The value as given, or the default."""
        return os.environ.get(self.variable, self.default).strip()

    def secret(self) -> str:
        """What the file of that name holds, without the line break at its end; empty when no file is named."""
        if not self.text():
            return ""
        try:
            return Path(self.text()).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            reason = os.strerror(problem.errno or 0) if isinstance(problem, OSError) else "it is no text"
            raise SettingsError(f"{self.variable}: {reason}; give a file that can be read") from None

    def flag(self) -> bool:
        """The value as yes or no."""
        match self.text().lower():
            case "1" | "yes" | "true" | "on":
                return True
            case "" | "0" | "no" | "false" | "off":
                return False
            case other:
                raise SettingsError(f"{self.variable}: {other!r} is neither yes nor no; write yes or no")

    def number(self) -> int:
        """The value as a whole number above zero."""
        text = self.text()
        if not (text.isascii() and text.isdigit() and int(text) > 0):
            raise SettingsError(f"{self.variable}: {text!r} is not a whole number above 0; write digits only")
        return int(text)

    def names(self) -> list[str]:
        """The value as a list, parted by commas."""
        return [part.strip() for part in self.text().split(",") if part.strip()]


def _default_data_dir() -> Path:
    checkout = Path(__file__).parents[3]
    if (checkout / "pyproject.toml").is_file():
        return checkout / "var"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "aankoopwijzer"


DATA_DIR = Setting("DATA_DIR", "", "folder for the database, the secret key and collected static files")
SECRET_KEY = Setting("SECRET_KEY", "", "signs cookies and forms; made once in the data folder when not given")
DEBUG = Setting("DEBUG", "no", "shows errors with their details; never on a server that others reach")
SECURE = Setting("SECURE", "no", "yes behind https: secure cookies, redirect to https, HSTS")
ALLOWED_HOSTS = Setting("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]", "host names that the site answers to")
DATABASE = Setting(
    "DATABASE",
    "",
    "postgresql://user:password@host:port/name, with ?sslmode=verify-full and the like behind it; "
    "empty for SQLite in the data folder",
)
DATABASE_PASSWORD_FILE = Setting(
    "DATABASE_PASSWORD_FILE", "", "a file that holds the password of the database, instead of in its address"
)
PACK = Setting("PACK", "", "folder of the policy pack; empty for the one that is shipped, regio-brugge")
SUPPLIERS = Setting("SUPPLIERS", "", "supplier file that gives the market; empty when there is none")
CHECKLISTS = Setting(
    "CHECKLISTS", "", "folder of the imported plant checklists; empty for the own data folder of who runs the product"
)
OCID_PREFIX = Setting(
    "OCID_PREFIX",
    PREFIX_OF_NOBODY,
    "begins the ocid of every release of OCDS; the Open Contracting Partnership registers one for whoever publishes",
)
KEEP_DAYS = Setting("KEEP_DAYS", "90", "days that a shared advice is kept before it is removed for good")
SESSION_HOURS = Setting("SESSION_HOURS", "12", "hours after which somebody who does nothing is signed out")
ACCOUNT_MONTHS = Setting("ACCOUNT_MONTHS", "24", "months after which an account that nobody uses is disabled")
OIDC = Setting("OIDC", "", "short names of OpenID Connect providers, parted by commas; each has the settings below")
MAIL = Setting(
    "MAIL", "", "smtp://user:password@host:587 or smtps://...:465; empty: letters become files in the data folder"
)
MAIL_FROM = Setting("MAIL_FROM", "aankoopwijzer@localhost", "the address that letters come from")
UPLOAD_MB = Setting("UPLOAD_MB", "10", "largest file that a visitor may hand over, in megabytes")
LOG_LEVEL = Setting("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR")
WEB_WORKERS = Setting("WEB_WORKERS", "2", "web processes that `serve` starts")
WEB_THREADS = Setting("WEB_THREADS", "4", "threads per web process")

SETTINGS = (
    DATA_DIR,
    SECRET_KEY,
    DEBUG,
    SECURE,
    ALLOWED_HOSTS,
    DATABASE,
    DATABASE_PASSWORD_FILE,
    PACK,
    SUPPLIERS,
    CHECKLISTS,
    OCID_PREFIX,
    KEEP_DAYS,
    SESSION_HOURS,
    ACCOUNT_MONTHS,
    OIDC,
    MAIL,
    MAIL_FROM,
    UPLOAD_MB,
    LOG_LEVEL,
    WEB_WORKERS,
    WEB_THREADS,
)


def data_dir() -> Path:
    """The folder that holds everything the product writes; it need not exist yet."""
    return Path(DATA_DIR.text()).expanduser().resolve() if DATA_DIR.text() else _default_data_dir()


def checklists() -> Path:
    """The folder of the imported plant checklists: the one that `plants import` writes to."""
    if CHECKLISTS.text():
        return Path(CHECKLISTS.text()).expanduser()
    try:
        return checklist_folder(os.environ, Path.home())
    except RuntimeError:  # a user without a home
        return data_dir() / "checklists"


def ocid_prefix() -> str:
    """What begins the ocid of a release; raises `SettingsError` for what cannot be a part of one."""
    prefix = OCID_PREFIX.text()
    if not is_prefix(prefix):
        raise SettingsError(f"{OCID_PREFIX.variable}: {prefix!r} cannot begin an ocid; write it as ocds-abc123")
    return prefix


def policy_pack() -> Path:
    """The folder of the policy pack that the site works by."""
    return Path(PACK.text()).expanduser() if PACK.text() else shipped_pack()
