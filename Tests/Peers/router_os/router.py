# SPDX-License-Identifier: Apache-2.0
"""The whole router: its users, its menus, and what it does by itself when a session comes and goes."""

import collections
import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from router_os import menus, values
from router_os.tables import Row, Table
from router_os.traps import GENERAL, Trap

EMPTY_SINCE = (7, 18)  # !empty for a print without rows
WIDE_RATES_SINCE = (7, 0)  # rates above 32 bits
ISO_DATES_SINCE = (7, 10)
MOST_JOURNAL = 100_000


@dataclass(frozen=True)
class User:
    """Somebody who may log in. Policies are words such as api, read and write."""

    name: str
    password: str
    policies: frozenset[str]


Told = Callable[[str, Row, bool], None]


@dataclass
class Router:
    """State, and the only functions that change it."""

    version: str
    users: dict[str, User]
    identity: str = "MikroTik"
    interfaces: set[str] = field(default_factory=lambda: {"ether1", "ether2", "bridge"})
    listeners: list[Told] = field(default_factory=list)
    journal: collections.deque[dict[str, object]] = field(
        default_factory=lambda: collections.deque(maxlen=MOST_JOURNAL))
    began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        most = (1 << 64) - 1 if self.release >= WIDE_RATES_SINCE else (1 << 32) - 1
        self.lists = [menus.address_list("/ip/firewall/address-list", values.list_address4),
                      menus.address_list("/ipv6/firewall/address-list", values.list_address6)]
        self.active, self.bindings = menus.active_sessions(), menus.bindings()
        self.simple, self.tree = menus.simple_queues(most, self.interfaces), menus.queue_tree(most)
        tables = [*self.lists, self.active, self.bindings, self.simple, self.tree]
        self.tables: dict[str, Table] = {table.path: table for table in tables}
        for table in tables:
            table.told = self.tell
        for table in self.lists:
            table.shown = self.shown_entry
        self.active.shown = self.shown_session
        self.started: dict[str, float] = {}

    @property
    def release(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.version.split("."))

    def now(self) -> float:
        """Seconds since the router was started."""
        return time.monotonic() - self.began

    def tell(self, table: Table, row: Row, gone: bool) -> None:
        for listener in list(self.listeners):
            listener(table.path, row, gone)

    def add(self, table: Table, arguments: dict[str, str]) -> Row:
        """A row that somebody wants."""
        fixed = {"creation-time": self.date()} if table in self.lists else {}
        if table is self.bindings:
            fixed = {"dynamic": "false"}
        return self.timed(table.add(arguments, **fixed))

    def change(self, table: Table, row: Row, arguments: dict[str, str]) -> None:
        table.change(row, arguments)
        if "timeout" in arguments:
            self.timed(row)

    def timed(self, row: Row) -> Row:
        """An entry with a timeout is dynamic and ends by itself."""
        if row.values.get("timeout"):
            row.ends = self.now() + values.seconds("timeout", row.values["timeout"])
            row.values["dynamic"] = "true"
        return row

    def remove(self, table: Table, row: Row) -> None:
        """Ends a row, with all that was there because of it."""
        if table is self.simple and row.dynamic:
            raise Trap("failure: can not remove dynamic item", GENERAL)
        self.end(table, row)

    def end(self, table: Table, row: Row) -> None:
        table.remove(row)
        if table is self.active:
            self.interfaces.discard(interface(row))
        for other in self.tables.values():
            for owned in [candidate for candidate in other.rows if candidate.owner is row]:
                self.end(other, owned)

    def expire(self) -> None:
        """Ends what has timed out."""
        now = self.now()
        for table in self.lists:
            for row in [row for row in table.rows if row.ends is not None and row.ends <= now]:
                self.end(table, row)

    def make_static(self, row: Row) -> None:
        row.values["dynamic"], row.owner = "false", None
        self.tell(self.bindings, row, False)

    def begin_session(self, arguments: dict[str, str]) -> Row:
        """A subscriber dials in: beside the row of /ppp/active there may be a queue, list entries and a prefix.

        `rate-limit` is upload/download, `address-list` a list's name, `delegated` a prefix; all other names are
        those of /ppp/active.
        """
        extra = {name: arguments.pop(name, "") for name in ("rate-limit", "address-list", "delegated")}
        number = f"0x{0x81200000 + len(self.started):x}"
        row = self.active.add(arguments, **{"session-id": number})
        self.started[row.identifier] = self.now()
        self.interfaces.add(interface(row))
        if extra["rate-limit"]:
            queue = {"name": interface(row), "target": interface(row), "max-limit": extra["rate-limit"]}
            self.simple.add(queue, row, dynamic="true")
        if extra["address-list"] and "address" in row.values:
            entry = {"list": extra["address-list"], "address": row.values["address"]}
            self.lists[0].add(entry, row, **{"dynamic": "true", "creation-time": self.date()})
        if extra["delegated"]:
            self.bind({"address": extra["delegated"], "server": interface(row)}, row)
        return row

    def bind(self, arguments: dict[str, str], owner: Row | None = None) -> Row:
        """A subscriber's router was given a prefix."""
        return self.bindings.add(arguments, owner, dynamic="true", status="bound")

    def shown_entry(self, row: Row) -> dict[str, str]:
        left = {} if row.ends is None else {"timeout": values.duration(max(0, int(row.ends - self.now())))}
        return row.values | left

    def shown_session(self, row: Row) -> dict[str, str]:
        return row.values | {"uptime": values.duration(int(self.now() - self.started[row.identifier]))}

    def resource(self) -> dict[str, str]:
        return {
            "uptime": values.duration(int(self.now())), "version": f"{self.version} (stable)",
            "build-time": "2025-02-24 08:47:00", "free-memory": "134217728", "total-memory": "268435456",
            "cpu": "ARM64", "cpu-count": "4", "cpu-frequency": "1400", "cpu-load": "3", "architecture-name": "arm64",
            "board-name": "CCR2004-16G-2S+", "platform": "MikroTik",
        }

    def date(self) -> str:
        today = datetime.datetime.now()
        if self.release >= ISO_DATES_SINCE:
            return f"{today:%Y-%m-%d %H:%M:%S}"
        return f"{today:%b/%d/%Y %H:%M:%S}".lower()


def interface(session: Row) -> str:
    """The name of a session's own interface."""
    return f"<{session.values['service']}-{session.values['name']}>"
