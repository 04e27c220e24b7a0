# SPDX-License-Identifier: Apache-2.0
"""Names say what is inside: no folder, file or type called after nothing in particular."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from linting.tree import Finding, Tree

EMPTY_NAMES = {"Util", "Utils", "Utilities", "Helper", "Helpers", "Core", "Common", "Extensions", "Misc",
               "Miscellaneous", "New", "Old", "Legacy", "Deprecated", "Manager", "Managers"}
EMPTY_ENDINGS = re.compile(r"(Utils?|Utilities|Helpers?|Manager|Misc)$")
TYPE = re.compile(r"\b(?:struct|class|enum|actor|protocol|typealias)\s+([A-Z]\w*)")


def check(tree: Tree) -> Iterator[Finding]:
    for file in tree.files:
        for part in file.parts:
            for word in PurePath(part).stem.split("+"):
                if word.capitalize() in EMPTY_NAMES:
                    yield Finding(file.path, 0, "names", f"“{word}” says nothing; name it after what is inside")
        if not file.is_swift:
            continue
        for number, line in enumerate(file.code_lines, 1):
            for name in TYPE.findall(line):
                if name in EMPTY_NAMES or EMPTY_ENDINGS.search(name):
                    yield Finding(file.path, number, "names", f"the type {name} says nothing; name it after what it is")
