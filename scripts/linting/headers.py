# SPDX-License-Identifier: Apache-2.0
"""Every source file says its licence in one line at its top."""

from collections.abc import Iterator

from linting.tree import Finding, SourceFile, Tree

COMMENT_SIGNS = {".swift": "//", ".c": "//", ".h": "//", ".py": "#", ".sh": "#"}


def check(tree: Tree) -> Iterator[Finding]:
    for file in tree.files:
        sign = comment_sign(file)
        if sign is None:
            continue
        # The first line may be taken by what must stand there: #!, or the tools version of Package.swift.
        if f"{sign} SPDX-License-Identifier: Apache-2.0" not in file.lines[:2]:
            yield Finding(file.path, 1, "headers", f"the first line must be: {sign} SPDX-License-Identifier: Apache-2.0")


def comment_sign(file: SourceFile) -> str | None:
    if file.parts[-1] == "Makefile" or file.text.startswith("#!"):
        return "#"
    return next((sign for ending, sign in COMMENT_SIGNS.items() if file.path.endswith(ending)), None)
