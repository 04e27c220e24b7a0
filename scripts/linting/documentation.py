# SPDX-License-Identifier: Apache-2.0
"""Every type and function that another target can see has a `///` comment.

Properties, initialisers and cases are left to the reader's judgement: many have a name and a type that say it all.
"""

import re
from collections.abc import Iterator

from linting.tree import Finding, Tree

DECLARATION = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*public (?:(?:static|final|mutating|nonisolated|indirect|private\(set\)|"
    r"internal\(set\)|lazy|weak|convenience|required|class|override) )*"
    r"(struct|class|enum|actor|protocol|func|typealias|subscript)\s+([^\s(<:={]+)")
ATTRIBUTE = re.compile(r"^\s*(@\w+(\(.*\))?\s*)+$")
# Requirements of protocols that document them: the standard library's, the usual packages' and our own verbs.
WITNESSES = {"==", "<", "hash", "encode", "next", "makeIterator", "RawValue", "Element", "Index", "Duration", "index",
             "run", "validate", "log", "perform"}


def check(tree: Tree) -> Iterator[Finding]:
    for file in tree.swift_below("Sources"):
        for number, line in enumerate(file.code_lines, 1):
            match = DECLARATION.match(line)
            if not match or match[2] in WITNESSES:
                continue
            above = number - 2
            # Attributes stand between; of declarations one below the other, the first one's comment covers all.
            while above >= 0 and (ATTRIBUTE.match(file.lines[above]) or DECLARATION.match(file.lines[above])):
                above -= 1
            if above < 0 or not file.lines[above].lstrip().startswith("///"):
                yield Finding(file.path, number, "documentation", f"the public {match[1]} {match[2]} has no /// comment: "
                              "meaning, units, errors, RFC section")
