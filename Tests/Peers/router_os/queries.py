# SPDX-License-Identifier: Apache-2.0
"""Query words of print: each puts a truth on a stack or works on it, and a row passes when no false is left."""

import itertools
from collections.abc import Iterable, Mapping

from router_os.traps import Trap

OPERATIONS = "&|!."
BOOLEANS = {"yes": "true", "no": "false"}


class Stack:
    """Truths, the top one last; below what was put there lies nothing but true."""

    def __init__(self) -> None:
        self.values: list[bool] = []

    def push(self, value: bool) -> None:
        self.values.append(value)

    def pop(self) -> bool:
        return self.values.pop() if self.values else True

    def at(self, index: int) -> bool:
        return self.values[-1 - index] if index < len(self.values) else True


def passes(words: Iterable[str], row: Mapping[str, str]) -> bool:
    """Whether a row's properties satisfy query words, each without its question mark."""
    stack = Stack()
    for word in words:
        if word.startswith("#"):
            operate(word[1:], stack)
        else:
            stack.push(holds(word, row))
    return all(stack.values)


def holds(word: str, row: Mapping[str, str]) -> bool:
    if word.startswith("-"):
        return word[1:] not in row
    if word[:1] in ("<", ">", "="):
        sign, word = word[0], word[1:]
    else:
        sign = "="
        if "=" not in word:
            return word in row
    name, _, value = word.partition("=")
    if name not in row:
        return False
    if sign == "=":
        return row[name] == (BOOLEANS.get(value, value) if row[name] in BOOLEANS.values() else value)
    left, right = comparable(row[name], value)
    return left < right if sign == "<" else left > right


def comparable(left: str, right: str) -> tuple[int, int] | tuple[str, str]:
    """Both as numbers when both are, otherwise as text."""
    if left.isdecimal() and right.isdecimal():
        return int(left), int(right)
    return left, right


def operate(operations: str, stack: Stack) -> None:
    """Applies the operations of a `?#` word from left to right."""
    runs = ["".join(run) for _, run in itertools.groupby(operations, key=str.isdecimal)]
    for number, run in enumerate(runs):
        if run.isdecimal() and number == len(runs) - 1:
            stack.values = [stack.at(int(run))]
        elif run.isdecimal():
            stack.push(stack.at(int(run)))
        else:
            # A dot right behind an index only ends the index.
            follows_index = number > 0
            for sign in run[1:] if follows_index and run[0] == "." else run:
                apply(sign, stack)


def apply(sign: str, stack: Stack) -> None:
    if sign not in OPERATIONS:
        raise Trap("invalid query", category=1)
    if sign == "!":
        stack.push(not stack.pop())
    elif sign == ".":
        stack.push(stack.at(0))
    else:
        right, left = stack.pop(), stack.pop()
        stack.push(left and right if sign == "&" else left or right)
