# SPDX-License-Identifier: Apache-2.0
"""What the router refuses, with the category that its manual gives such a refusal."""

MISSING, ARGUMENT, INTERRUPTED, GENERAL = 0, 1, 2, 4


class Trap(Exception):
    """A command that failed; None stands for a reply without a category."""

    def __init__(self, message: str, category: int | None = None) -> None:
        super().__init__(message)
        self.message, self.category = message, category

    def words(self) -> list[str]:
        category = [] if self.category is None else [f"=category={self.category}"]
        return ["!trap", *category, f"=message={self.message}"]


def no_such_item() -> Trap:
    return Trap("no such item", MISSING)


def invalid(name: str) -> Trap:
    return Trap(f"invalid value for argument {name}", ARGUMENT)


def no_match(name: str) -> Trap:
    return Trap(f"input does not match any value of {name}", ARGUMENT)
