# SPDX-License-Identifier: Apache-2.0
"""A menu of rows: what may be written into each field, and add, set, remove, move and reading back."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from router_os.traps import ARGUMENT, GENERAL, Trap, no_such_item

Reader = Callable[[str, str], str]
FOLLOWS = "place-before"


@dataclass(frozen=True)
class Field:
    """One property: how its text is read, and what it is when nobody says; None leaves it out of a row."""

    read: Reader
    default: str | None = None
    required: bool = False
    writable: bool = True


@dataclass
class Row:
    """One item. `owner` is the row whose end is also this one's end."""

    identifier: str
    values: dict[str, str]
    owner: "Row | None" = None
    ends: float | None = None  # on the router's clock

    @property
    def dynamic(self) -> bool:
        return self.values.get("dynamic") == "true"


Told = Callable[["Table", Row, bool], None]


@dataclass
class Table:
    """Rows in order. `unique` names the properties that no two rows may have in common."""

    path: str
    fields: dict[str, Field]
    verbs: frozenset[str]
    unique: tuple[str, ...] = ()
    duplicate: str = "failure: already have such entry"
    ordered: bool = False
    first_identifier: int = 1
    rows: list[Row] = field(default_factory=list)
    check: Callable[["Table", Row | None, dict[str, str]], None] = lambda table, row, values: None
    shown: Callable[[Row], dict[str, str]] = lambda row: row.values
    told: Told = lambda table, row, gone: None

    def __post_init__(self) -> None:
        self.identifiers = itertools.count(self.first_identifier)

    def add(self, arguments: dict[str, str], owner: Row | None = None, **fixed: str) -> Row:
        """A new row; `fixed` are properties that the router itself sets."""
        before = self.find(arguments.pop(FOLLOWS)) if self.ordered and FOLLOWS in arguments else None
        given = self.read(arguments)
        missing = next((name for name, kind in self.fields.items() if kind.required and name not in given), None)
        if missing:
            raise Trap(f"missing ={missing}=")
        values = {name: kind.default for name, kind in self.fields.items() if kind.default is not None}
        values |= given | fixed
        self.admit(None, values)
        row = Row(f"*{next(self.identifiers):X}", values, owner)
        self.rows.insert(self.rows.index(before) if before else len(self.rows), row)
        self.told(self, row, False)
        return row

    def change(self, row: Row, arguments: dict[str, str]) -> None:
        """Other values for some properties of a row."""
        if row.dynamic and row.ends is None:
            raise Trap("failure: can not change dynamic item", GENERAL)
        values = row.values | self.read(arguments)
        self.admit(row, values)
        self.point_children(row.values.get("name"), values.get("name"))
        row.values = values
        self.told(self, row, False)

    def admit(self, row: Row | None, values: dict[str, str]) -> None:
        key = [values.get(name) for name in self.unique]
        others = (other for other in self.rows if other is not row)
        if self.unique and any([other.values.get(name) for name in self.unique] == key for other in others):
            raise Trap(self.duplicate)
        self.check(self, row, values)

    def remove(self, row: Row) -> None:
        self.rows.remove(row)
        self.point_children(row.values.get("name"), row.identifier, invalid="true")
        self.told(self, row, True)

    def point_children(self, name: str | None, now: str | None, **fixed: str) -> None:
        """Rows whose parent has another name now, or none any more."""
        for row in self.rows:
            if name and now and row.values.get("parent") == name:
                row.values |= {"parent": now, **fixed}

    def move(self, rows: Iterable[Row], before: Row | None) -> None:
        """Puts rows before another, or at the end."""
        moved = list(rows)
        rest = [row for row in self.rows if row not in moved]
        place = rest.index(before) if before in rest else len(rest)
        self.rows = rest[:place] + moved + rest[place:]

    def find(self, reference: str) -> Row:
        """The row with this id or, where rows have names, this name."""
        for row in self.rows:
            if row.identifier == reference or ("name" in self.fields and row.values.get("name") == reference):
                return row
        raise no_such_item()

    def read(self, arguments: dict[str, str]) -> dict[str, str]:
        """Arguments as they will be shown."""
        for name in arguments:
            if name not in self.fields or not self.fields[name].writable:
                raise Trap(f"unknown parameter {name}", ARGUMENT)
        return {name: self.fields[name].read(name, value) for name, value in arguments.items()}

    def visible(self, row: Row) -> dict[str, str]:
        """What print shows. A comment that says nothing is left out."""
        values = {".id": row.identifier, **self.shown(row)}
        return {name: value for name, value in values.items() if name != "comment" or value}
