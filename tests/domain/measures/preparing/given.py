"""Records of the register for tests: what is not given is unknown, and what is asked of them is written down."""

import datetime as dt
from functools import cache
from typing import Any

from aankoopwijzer.domain.measures.preparing.setting import Setting, TableSetting
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack

ON = dt.date(2026, 6, 30)


class Record(dict[str, Any]):
    """A record of the register of which everything is unknown but what is given; `asked` holds every column asked for."""

    def __init__(self, **known: Any) -> None:
        super().__init__({"id": 1, "authority": "one"} | known)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().get(name)

    def get(self, name: str, default: Any = None) -> Any:
        """As a column of the register: None when it is not known."""
        found = self[name]
        return default if found is None else found


@cache
def pack() -> PolicyPack:
    """The pack that ships."""
    return load_pack(shipped_pack())


def setting(table: str, on: dt.date = ON) -> TableSetting:
    """The setting of one table under the pack that ships."""
    return Setting(pack(), on).of(table)
