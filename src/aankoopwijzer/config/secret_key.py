"""The key that signs cookies and forms."""

import os
import secrets
from pathlib import Path

from aankoopwijzer.config.environment import SECRET_KEY


def secret_key(folder: Path) -> str:
    """The key from the environment, else the one kept in `folder`, else one for this process only.

    Reading settings writes nothing; whoever starts a server calls `keep_secret_key` first.
    """
    if given := SECRET_KEY.text():
        return given
    try:
        return _file(folder).read_text("ascii").strip() or secrets.token_urlsafe(64)
    except OSError:
        return secrets.token_urlsafe(64)


def keep_secret_key(folder: Path) -> None:
    """Make the key once and keep it readable for its owner only; does nothing when there is one."""
    if SECRET_KEY.text():
        return
    folder.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(_file(folder), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))


def _file(folder: Path) -> Path:
    return folder / "secret-key"
