# SPDX-License-Identifier: Apache-2.0
"""The documents stay true: a file they link to or name by its path from the root exists."""

import posixpath
import re
from collections.abc import Iterator

from linting.tree import Finding, Tree

LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
# Paths with a placeholder, such as `Sources/<Topic>/`, are not looked up.
PATH = re.compile(r"`((?:Sources|Tests|Benchmarks|docs|scripts)/[\w./+-]+)`")


def check(tree: Tree) -> Iterator[Finding]:
    existing = {"."}
    for file in tree.files:
        existing.update(posixpath.join(*file.parts[:count]) for count in range(1, len(file.parts) + 1))
    for file in tree.files:
        if not file.path.endswith(".md"):
            continue
        folder = posixpath.dirname(file.path)
        for number, line in enumerate(file.lines, 1):
            linked = [posixpath.normpath(posixpath.join(folder, target)) for target in LINK.findall(line)
                      if "://" not in target and not target.startswith("mailto:")]
            for target in linked + [path.rstrip("/") for path in PATH.findall(line)]:
                if target not in existing:
                    yield Finding(file.path, number, "links", f"{target} does not exist; mend the path")
