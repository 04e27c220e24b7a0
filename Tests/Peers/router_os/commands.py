# SPDX-License-Identifier: Apache-2.0
"""What a sentence asks for, and the answer to it."""

from dataclasses import dataclass, field

from router_os.queries import passes
from router_os.router import EMPTY_SINCE, Router, User
from router_os.tables import Row, Table
from router_os.traps import ARGUMENT, MISSING, Trap

READING = {"print", "getall"}
PRINT_SWITCHES = {"detail", "stats", "count-only", "without-paging", "terse", "value-list"}


@dataclass
class Command:
    """A sentence taken apart. Attributes have their names without the equals sign; .tag is apart."""

    word: str
    attributes: dict[str, str] = field(default_factory=dict)
    queries: list[str] = field(default_factory=list)
    tag: str = ""

    @property
    def path(self) -> str:
        return self.word.rpartition("/")[0]

    @property
    def verb(self) -> str:
        return self.word.rpartition("/")[2]


def parsed(words: list[str]) -> Command:
    """The command of a sentence that has at least one word."""
    command = Command(words[0])
    for word in words[1:]:
        if word.startswith(".tag="):
            command.tag = word[len(".tag="):]
        elif word.startswith("="):
            name, _, value = word[1:].partition("=")
            command.attributes[name] = value
        elif word.startswith("?"):
            command.queries.append(word[1:])
        else:
            raise Trap("unknown parameter", ARGUMENT)
    return command


@dataclass
class Answer:
    """The sentences before !done, and the words beside it."""

    sentences: list[list[str]] = field(default_factory=list)
    done: list[str] = field(default_factory=list)


def answer(command: Command, router: Router, user: User) -> Answer:
    """Does what a command says, or throws the Trap that it ends in. `listen` is the connection's own affair."""
    router.expire()
    reads = command.verb in READING
    if ("read" if reads else "write") not in user.policies:
        raise Trap("not enough permissions (9)")
    if command.path == "/system/resource" and reads:
        return printed([router.resource()], command, router)
    if command.path == "/system/identity" and command.verb in READING | {"set"}:
        return identity(command, router)
    table = table_of(command, router)
    if reads:
        return printed([table.visible(row) for row in table.rows], command, router)
    return write(table, command, router)


def table_of(command: Command, router: Router) -> Table:
    if command.path not in router.tables:
        raise Trap("no such command prefix", MISSING)
    table = router.tables[command.path]
    if command.verb not in table.verbs:
        raise Trap("no such command", MISSING)
    return table


def identity(command: Command, router: Router) -> Answer:
    if command.verb in READING:
        return printed([{"name": router.identity}], command, router)
    unknown = next((name for name in command.attributes if name != "name"), None)
    if unknown:
        raise Trap(f"unknown parameter {unknown}", ARGUMENT)
    router.identity = command.attributes.get("name", router.identity)
    return Answer()


def printed(rows: list[dict[str, str]], command: Command, router: Router) -> Answer:
    """Rows that pass the query, with the properties that were asked for."""
    attributes = dict(command.attributes)
    names = attributes.pop(".proplist", None)
    unknown = next((name for name in attributes if name not in PRINT_SWITCHES), None)
    if unknown:
        raise Trap(f"unknown parameter {unknown}", ARGUMENT)
    chosen = [row for row in rows if passes(command.queries, row)]
    if "count-only" in attributes:
        return Answer(done=[f"=ret={len(chosen)}"])
    if not chosen and router.release >= EMPTY_SINCE:
        return Answer([["!empty"]])
    return Answer([reply(row, names) for row in chosen])


def reply(row: dict[str, str], names: str | None) -> list[str]:
    wanted = row if names is None else {name: row[name] for name in names.split(",") if name in row}
    return ["!re", *(f"={name}={value}" for name, value in wanted.items())]


def write(table: Table, command: Command, router: Router) -> Answer:
    arguments = dict(command.attributes)
    if command.verb == "add":
        return Answer(done=[f"=ret={router.add(table, arguments).identifier}"])
    rows = chosen_rows(table, arguments)
    if command.verb == "remove":
        refuse_more(arguments)
        for row in rows:
            router.remove(table, row)
    elif command.verb == "move":
        before = table.find(arguments.pop("destination")) if "destination" in arguments else None
        refuse_more(arguments)
        table.move(rows, before)
    elif command.verb == "make-static":
        refuse_more(arguments)
        for row in rows:
            router.make_static(row)
    else:
        for row in rows:
            router.change(table, row, changes(command.verb, arguments))
    return Answer()


def changes(verb: str, arguments: dict[str, str]) -> dict[str, str]:
    """What enable, disable, comment and set do, as values to set."""
    if verb in ("enable", "disable"):
        refuse_more(arguments)
        return {"disabled": "no" if verb == "enable" else "yes"}
    if verb == "comment":
        refuse_more({name: value for name, value in arguments.items() if name != "comment"})
    return arguments


def chosen_rows(table: Table, arguments: dict[str, str]) -> list[Row]:
    """The rows that `.id` or `numbers` names, all of them there before anything is done."""
    references = arguments.pop(".id", None) or arguments.pop("numbers", None)
    if not references:
        raise Trap("missing =.id=")
    return [table.find(reference) for reference in references.split(",")]


def refuse_more(arguments: dict[str, str]) -> None:
    if arguments:
        raise Trap(f"unknown parameter {next(iter(arguments))}", ARGUMENT)
