# SPDX-License-Identifier: Apache-2.0
"""Blanks out comments and strings of Swift text, so that rules about code do not trip over prose."""

import re

# What can open: a comment, or a string with its number of # and its quotes.
OPENING = re.compile(r'//|/\*|(#*)("""|")')


def without_comments_and_strings(text: str) -> str:
    """The text with every character of a comment or a string's contents replaced by a blank; line breaks stay."""
    kept: list[str] = []
    position = 0
    while match := OPENING.search(text, position):
        kept.append(text[position:match.start()])
        if match[0] == "//":
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
        elif match[0] == "/*":
            end = end_of_block_comment(text, match.start())
        else:
            end = end_of_string(text, match.end(), match[1], match[2])
        kept.append(re.sub(r"[^\n]", " ", text[match.start():end]))
        position = end
    kept.append(text[position:])
    return "".join(kept)


def end_of_block_comment(text: str, start: int) -> int:
    depth = 0
    for match in re.compile(r"/\*|\*/").finditer(text, start):
        depth += 1 if match[0] == "/*" else -1
        if depth == 0:
            return match.end()
    return len(text)


def end_of_string(text: str, start: int, hashes: str, quotes: str) -> int:
    """The end of a string whose contents begin at `start`; strings inside interpolations are stepped over."""
    closing, escape = quotes + hashes, "\\" + hashes
    position = start
    while position < len(text):
        if text.startswith(closing, position):
            return position + len(closing)
        if text.startswith(escape + "(", position):
            position = end_of_interpolation(text, position + len(escape) + 1)
        elif text.startswith(escape, position):
            position += len(escape) + 1
        else:
            position += 1
    return len(text)


def end_of_interpolation(text: str, start: int) -> int:
    depth, position = 1, start
    while position < len(text) and depth > 0:
        string = re.compile(r'(#*)("""|")').match(text, position)
        if string:
            position = end_of_string(text, string.end(), string[1], string[2])
            continue
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        position += 1
    return position
