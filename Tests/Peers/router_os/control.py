# SPDX-License-Identifier: Apache-2.0
"""The other side of the router: a JSON object a line tells it what happens to it, and is answered by one."""

import dataclasses
from collections.abc import Callable
from typing import Any

from router_os.conduct import Conduct, Manner
from router_os.connection import Figures
from router_os.router import Router, User
from router_os.traps import Trap


@dataclasses.dataclass
class Control:
    """Does what a line says."""

    router: Router
    conduct: Conduct
    figures: Figures
    hang_up: Callable[[], None]

    def answer(self, order: dict[str, Any]) -> dict[str, Any]:
        """The order's key `do` names what to do, its other keys say with what."""
        doing = {"session": self.session, "binding": self.binding, "row": self.row, "end": self.end, "user": self.user,
                 "conduct": self.behave, "reboot": self.reboot, "dump": self.dump}
        try:
            what = order.pop("do")
            return {"ok": True, **doing[what](**order)}
        except Trap as trap:
            return {"ok": False, "error": trap.message}
        except (KeyError, TypeError, ValueError) as error:
            return {"ok": False, "error": f"the order cannot be carried out: {error!r}"}

    def session(self, **arguments: str) -> dict[str, Any]:
        return {"id": self.router.begin_session(arguments).identifier}

    def binding(self, **arguments: str) -> dict[str, Any]:
        return {"id": self.router.bind(arguments).identifier}

    def row(self, menu: str, **arguments: str) -> dict[str, Any]:
        """A row that somebody else wrote."""
        return {"id": self.router.add(self.router.tables[menu], arguments).identifier}

    def end(self, menu: str, id: str) -> dict[str, Any]:
        table = self.router.tables[menu]
        self.router.end(table, table.find(id))
        return {}

    def user(self, name: str, password: str, policies: list[str]) -> dict[str, Any]:
        self.router.users[name] = User(name, password, frozenset(policies))
        return {}

    def behave(self, manner: str, delay: float | None = None) -> dict[str, Any]:
        self.conduct.manner = Manner(manner)
        self.conduct.delay = self.conduct.delay if delay is None else delay
        return {}

    def reboot(self) -> dict[str, Any]:
        """All connections and all sessions end, dynamic rows with them."""
        self.hang_up()
        for table in self.router.tables.values():
            for row in [row for row in table.rows if row.dynamic or table is self.router.active]:
                if row in table.rows:
                    self.router.end(table, row)
        return {}

    def dump(self) -> dict[str, Any]:
        self.router.expire()
        return {
            "identity": self.router.identity, "conduct": self.conduct.manner.value,
            "menus": {path: [table.visible(row) for row in table.rows] for path, table in self.router.tables.items()},
            "journal": list(self.router.journal), "heard": list(self.figures.heard),
            "figures": {name: value for name, value in vars(self.figures).items() if name != "heard"},
        }
