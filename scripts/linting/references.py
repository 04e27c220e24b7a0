# SPDX-License-Identifier: Apache-2.0
"""The repository stands alone: it names no folder of the machine it was written on and nothing above its root."""

import posixpath
import re
from collections.abc import Iterator

from linting.tree import Finding, Tree

PRIVATE_PATH = re.compile(r"(?<![\w.~})-])/(?:home|Users|root|work|workspaces?)/[A-Za-z][\w.-]*")
CLIMBING_PATH = re.compile(r"(?<![\w./])(?:\.\./)+[\w.-][\w./-]*")
TRACKER = re.compile(r"\b[Ii]ssues? #?\d+\b")


def check(tree: Tree) -> Iterator[Finding]:
    for file in tree.files:
        if file.path.startswith("Tests/Vectors/"):
            continue  # data: may hold any text
        for number, line in enumerate(file.lines, 1):
            for match in PRIVATE_PATH.finditer(line):
                yield Finding(file.path, number, "references", f"{match[0]} exists on one machine only; leave it out")
            for match in CLIMBING_PATH.finditer(line):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), match[0]))
                if target.startswith(".."):
                    yield Finding(file.path, number, "references", f"{match[0]} lies outside the repository")
            for match in TRACKER.finditer(line):
                yield Finding(file.path, number, "references", f"“{match[0]}” cannot be read from here; say the reason "
                              "itself")
