"""Learned weights as one file of a pack: `learned/passages.json.gz`. Data, read strictly; it can run nothing."""

import gzip
import json
import zlib
from collections.abc import Mapping
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

from aankoopwijzer.domain.policy.learned import Balance, LearnedWeights, Trait
from aankoopwijzer.packs.problems import PackError, Problem

FOLDER, NAME = "learned", "passages.json.gz"
SCHEMA = "aankoopwijzer/learned-passages/1"
_UNIT = 100
"""Weights and rarities are whole numbers of hundredths."""
_MOST_BYTES = 4_000_000
_MOST_READ = 40_000_000
_BALANCES = ("objective", "kind", "proof", "sanction")


def load_learned(folder: Path) -> LearnedWeights | None:
    """The learned weights of the pack in `folder`; None when it has none. Raises `PackError` when they are unsound."""
    path = folder / FOLDER / NAME
    file = f"{FOLDER}/{NAME}"
    if not path.is_file() or path.is_symlink() or path.parent.is_symlink():
        return None
    try:
        status = path.stat()
        if status.st_size > _MOST_BYTES:
            raise PackError([Problem("too-large", file, details={"limit": str(_MOST_BYTES // 1000)})])
        return _read(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise PackError([Problem("unreadable", file, details={"why": error.strerror or "OSError"})]) from error
    except ValueError as error:
        raise PackError([Problem("learned-unsound", file, details={"why": str(error)})]) from error


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, _size: int) -> LearnedWeights:
    return decoded(path.read_bytes())


def encoded(learned: LearnedWeights) -> bytes:
    """The weights as the file holds them: the same weights always give the same bytes."""
    data = {
        "schema": SCHEMA,
        "labels": list(learned.labels),
        "biases": [_whole(bias) for bias in learned.biases],
        "families": {name: _whole(learned.families[name]) for name in sorted(learned.families)},
        "balances": {
            name: {"base": one.base, "terms": dict(sorted(one.terms.items())), "yes": one.yes, "unsure": one.unsure}
            for name, one in sorted(learned.balances.items())
        },
        "traits": {
            name: [_whole(one.rarity), *(part for label, weight in one.weights for part in (label, _whole(weight)))]
            for name, one in sorted(learned.traits.items())
        },
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def decoded(content: bytes) -> LearnedWeights:
    """The weights in the bytes of a file. Raises `ValueError` that says what is wrong."""
    try:
        reader = zlib.decompressobj(wbits=31)
        plain = reader.decompress(content, _MOST_READ)
    except zlib.error:
        raise ValueError("it is no gzip file, or was cut short") from None
    if not reader.eof:
        raise ValueError("it is cut short, or much too large")
    try:
        data = json.loads(plain)
    except (ValueError, RecursionError):
        raise ValueError("what it holds is no JSON") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ValueError(f"it does not say that it is {SCHEMA}")
    labels = data.get("labels")
    if not isinstance(labels, list) or not labels or not all(isinstance(one, str) for one in labels):
        raise ValueError("'labels' is no list of names")
    biases = _figures(data.get("biases"), "biases")
    if len(biases) != len(labels):
        raise ValueError("there are not as many biases as labels")
    return LearnedWeights(
        tuple(labels),
        tuple(bias / _UNIT for bias in biases),
        {name: figure / _UNIT for name, figure in _mapping(data, "families", _figure).items()},
        _mapping(data, "traits", lambda row, name: _trait(row, name, len(labels))),
        _balances(data),
    )


def _whole(figure: float) -> int:
    return round(figure * _UNIT)


def _figure(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"'{name}' holds something that is no figure")
    return value


def _figures(value: object, name: str) -> list[float]:
    if not isinstance(value, list):
        raise ValueError(f"'{name}' is no list of figures")
    return [_figure(one, name) for one in value]


def _mapping(data: Mapping[str, Any], key: str, read: Any) -> dict[str, Any]:
    found = data.get(key)
    if not isinstance(found, dict):
        raise ValueError(f"'{key}' is no mapping")
    return {name: read(value, f"{key}.{name}") for name, value in found.items()}


def _trait(row: object, name: str, labels: int) -> Trait:
    figures = _figures(row, name)
    if len(figures) % 2 != 1:
        raise ValueError(f"'{name}' does not pair labels and weights")
    pairs = tuple(zip(figures[1::2], figures[2::2], strict=True))
    if not all(isinstance(label, int) and 0 <= label < labels for label, _ in pairs):
        raise ValueError(f"'{name}' names a label that is not there")
    return Trait(figures[0] / _UNIT, tuple((int(label), weight / _UNIT) for label, weight in pairs))


def _balances(data: Mapping[str, Any]) -> dict[str, Balance]:
    found = _mapping(data, "balances", _balance)
    if missing := [name for name in _BALANCES if name not in found]:
        raise ValueError(f"'balances' lacks {', '.join(missing)}")
    return found


def _balance(value: object, name: str) -> Balance:
    if not isinstance(value, dict):
        raise ValueError(f"'{name}' is no mapping")
    base, yes, unsure = (_figure(value.get(key), f"{name}.{key}") for key in ("base", "yes", "unsure"))
    return Balance(base, _mapping(value, "terms", _figure), yes, unsure)
