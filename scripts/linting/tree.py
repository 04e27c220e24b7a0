# SPDX-License-Identifier: Apache-2.0
"""The files that a rule looks at."""

import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from linting.swift_text import without_comments_and_strings


@dataclass(frozen=True, order=True)
class Finding:
    """One broken rule: where (line 0 is the file as a whole), which rule, and what to do."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: [{self.rule}] {self.message}"


@dataclass
class SourceFile:
    """A text file of the project; `path` is relative to its root."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def code_lines(self) -> list[str]:
        """The lines of a Swift file with comments and the contents of strings blanked out."""
        return without_comments_and_strings(self.text).splitlines()

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.path).parts

    @property
    def is_swift(self) -> bool:
        return self.path.endswith(".swift")


@dataclass
class Tree:
    """All text files, and what Package.swift says of its targets: name to the targets of this package it depends on."""

    files: list[SourceFile]
    targets: dict[str, set[str]] = field(default_factory=dict)

    def swift_below(self, *folders: str) -> list[SourceFile]:
        return [file for file in self.files if file.is_swift and file.parts[0] in folders]

    def text_of(self, path: str) -> str:
        return next((file.text for file in self.files if file.path == path), "")


def read_tree(root: Path) -> Tree:
    """Reads what git knows of or would add; binary files are left out."""
    listing = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                             cwd=root, capture_output=True, check=True).stdout
    files = []
    for name in sorted(set(listing.decode().split("\0")) - {""}):
        try:
            files.append(SourceFile(name, (root / name).read_text(encoding="utf-8")))
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue  # binary, or deleted and not yet committed
    return Tree(files)
