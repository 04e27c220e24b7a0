# SPDX-License-Identifier: Apache-2.0
"""A Swift file has at most 500 lines: longer ones hold more than one concept."""

from collections.abc import Iterator

from linting.tree import Finding, Tree

CEILING = 500


def check(tree: Tree) -> Iterator[Finding]:
    for file in tree.files:
        if file.is_swift and len(file.lines) > CEILING:
            yield Finding(file.path, CEILING + 1, "length", f"{len(file.lines)} lines, the ceiling is {CEILING}; split "
                          "it into one file a concept")
