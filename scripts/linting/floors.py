# SPDX-License-Identifier: Apache-2.0
"""Floors: a target imports only what scripts/floors.txt allows it, and Package.swift says the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linting.tree import Finding, Tree

TABLE = "scripts/floors.txt"
IMPORT = re.compile(r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public |package |internal |private |fileprivate )?import "
                    r"(?:(?:struct|class|enum|protocol|typealias|func|let|var|actor) )?(\w+)")


@dataclass
class Row:
    """A line of the table; None stands for “any”."""

    floor: int | None
    ours: set[str] | None
    others: set[str] | None


def check(tree: Tree) -> Iterator[Finding]:
    rows = read_table(tree.text_of(TABLE))
    yield from check_table(rows)
    yield from check_manifest(rows, tree.targets)
    yield from check_imports(rows, tree)


def read_table(text: str) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for line in re.sub(r"\n[ \t]+(?=\S)", " ", text).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, floor, ours, others = [part.strip() for part in line.split("|")]
        rows[name] = Row(int(floor) if floor.isdigit() else None, words(ours), words(others))
    return rows


def words(text: str) -> set[str] | None:
    return None if text == "any" else set(text.split()) - {"-"}


def check_table(rows: dict[str, Row]) -> Iterator[Finding]:
    for name, row in rows.items():
        if row.floor is None:
            continue
        for other in sorted(row.ours or set()):
            floor = rows[other].floor if other in rows else None
            # A system library's shim stands on the ground and may be used by its own floor.
            if floor is None or floor >= row.floor:
                yield Finding(TABLE, 0, "floors", f"{name} (floor {row.floor}) may not import {other}: it is on floor "
                              f"{floor}; move what both need to a lower floor")


def check_manifest(rows: dict[str, Row], targets: dict[str, set[str]]) -> Iterator[Finding]:
    for name, dependencies in targets.items():
        if name.endswith("Tests"):
            continue
        if name not in rows:
            yield Finding("Package.swift", 0, "floors", f"the target {name} has no row in {TABLE}; add one")
        elif rows[name].ours is not None and dependencies != rows[name].ours:
            surplus, lacking = dependencies - rows[name].ours, rows[name].ours - dependencies
            detail = [f"not allowed: {' '.join(sorted(surplus))}"] if surplus else []
            detail += [f"not declared: {' '.join(sorted(lacking))}"] if lacking else []
            yield Finding("Package.swift", 0, "floors", f"the dependencies of {name} differ from its row in {TABLE} "
                          f"({'; '.join(detail)}); make them agree")


def check_imports(rows: dict[str, Row], tree: Tree) -> Iterator[Finding]:
    for file in tree.swift_below("Sources", "Tests"):
        target = file.parts[1]
        row = rows.get(target)
        for number, line in enumerate(file.code_lines, 1):
            match = IMPORT.match(line)
            if not match:
                continue
            module = match[1]
            if file.parts[0] == "Tests" and module.endswith("Tests"):
                yield Finding(file.path, number, "floors", f"a test imports {module}; put what both need in TestKit")
            if row is None or file.parts[0] == "Tests":
                continue
            allowed = row.ours if module in rows else row.others
            if allowed is not None and module not in allowed:
                floor = f"floor {row.floor}" if row.floor is not None else "beside the floors"
                yield Finding(file.path, number, "floors", f"{target} ({floor}) may not import {module}; {TABLE} lists "
                              "what it may")
