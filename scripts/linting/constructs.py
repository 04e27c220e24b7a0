# SPDX-License-Identifier: Apache-2.0
"""Constructs that trap, hide a race or leave work undone."""

import re
from collections.abc import Iterator

from linting.tree import Finding, SourceFile, Tree

# Pattern, the top folders it is forbidden in, and what to do instead. Code only: comments and strings are blanked.
IN_CODE = [
    (r"\btry!", ("Sources", "Tests", "Benchmarks"), "try! traps; handle the error or let it through"),
    (r"\bas!", ("Sources",), "as! traps; use as? and handle nil"),
    (r"\b(fatalError|preconditionFailure)\s*\(", ("Sources",), "a trap ends the whole provider; throw an error"),
    (r"\bnonisolated\(unsafe\)", ("Sources", "Tests"), "nobody checks this for races; use a Mutex or an actor"),
    (r"\b(Task|Thread)\.sleep\b|(?<![\w.])(?<!func )(usleep|sleep|nanosleep)\(", ("Tests",),
     "a test must not sleep; use ManualClock, or wait for the thing itself with a deadline"),
    (r"\bString\(format:", ("Sources",), "slow and not typed; write digits with own code or interpolation"),
    (r"\.localizedDescription\b", ("Sources",), "says little; print the error itself"),
]
# Words for work left undone, and banners, are looked for in comments too.
ANYWHERE = [
    (r"\b(TODO|FIXME|HACK)\b", "finish it, or leave it out and say so in the manual"),
    (r"//\s*MARK:", "a file that needs banners holds more than one concept; split it"),
]
UNCHECKED = re.compile(r"@unchecked\s+Sendable\b")
LOCK = re.compile(r"//.*\b(lock|mutex|queue|thread)", re.IGNORECASE)
LINES_ABOVE = 3


def check(tree: Tree) -> Iterator[Finding]:
    for file in tree.swift_below("Sources", "Tests", "Benchmarks"):
        for pattern, folders, advice in IN_CODE:
            if file.parts[0] in folders:
                yield from matches(file, file.code_lines, pattern, advice)
        for pattern, advice in ANYWHERE:
            yield from matches(file, file.lines, pattern, advice)
        yield from unchecked_sendable(file)


def matches(file: SourceFile, lines: list[str], pattern: str, advice: str) -> Iterator[Finding]:
    for number, line in enumerate(lines, 1):
        match = re.search(pattern, line)
        if match:
            yield Finding(file.path, number, "constructs", f"{match[0].strip()}: {advice}")


def unchecked_sendable(file: SourceFile) -> Iterator[Finding]:
    for number, line in enumerate(file.code_lines, 1):
        if not UNCHECKED.search(line):
            continue
        above = file.lines[max(0, number - 1 - LINES_ABOVE):number]
        if not any(LOCK.search(comment) for comment in above):
            yield Finding(file.path, number, "constructs", "@unchecked Sendable: name the lock or thread that guards it "
                          f"in a comment within the {LINES_ABOVE} lines above")
