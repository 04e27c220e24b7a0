# SPDX-License-Identifier: Apache-2.0
"""One client: its login, the commands that it has in flight, and the answers on their way to it."""

import asyncio
import collections
from collections.abc import Sequence
from dataclasses import dataclass, field

from router_os.commands import Answer, Command, answer, parsed, reply, table_of
from router_os.conduct import Conduct, Manner
from router_os.router import Router, User
from router_os.tables import Row
from router_os.traps import GENERAL, INTERRUPTED, Trap
from router_os.wire import WireFault, encoded_sentence, read_sentence

GARBAGE_OCTETS = 64
MOST_HEARD = 10_000


@dataclass
class Figures:
    """What the connections of a router have seen."""

    connections: int = 0
    open: int = 0
    logins: int = 0
    sentences: int = 0
    most_in_flight: int = 0
    empty: int = 0
    # The first word of every sentence with its tag, and the first line of every request by REST.
    heard: collections.deque[str] = field(default_factory=lambda: collections.deque(maxlen=MOST_HEARD))


class Over(Exception):
    """This connection ends here."""


class Connection:
    """Reads sentences and runs their commands side by side; those without a tag one after another."""

    def __init__(self, router: Router, conduct: Conduct, figures: Figures,
                 reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.router, self.conduct, self.figures = router, conduct, figures
        self.reader, self.writer = reader, writer
        self.user: User | None = None
        self.running: dict[asyncio.Task[None], Command] = {}
        self.untagged, self.sending = asyncio.Lock(), asyncio.Lock()

    async def serve(self) -> None:
        """Until the client leaves or breaks the rules."""
        self.figures.connections += 1
        self.figures.open += 1
        try:
            while True:
                await self.take(await self.sentence())
        except (Over, asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self.figures.open -= 1
            for task in list(self.running):
                task.cancel()
            self.writer.close()

    async def sentence(self) -> list[str]:
        try:
            return await read_sentence(self.reader)
        except WireFault as fault:
            await self.fatal(str(fault))
            raise

    async def take(self, words: list[str]) -> None:
        if not words:
            return
        self.figures.sentences += 1
        tags = [word for word in words if word.startswith((".tag=", "=tag="))]
        # What is no UTF-8 is shown in hexadecimal: readers of JSON do not take halves of characters.
        self.figures.heard.append(" ".join([words[0], *tags]).encode("utf-8", "backslashreplace").decode())
        if self.conduct.manner is Manner.HANG:
            return
        if self.conduct.manner is Manner.GARBAGE:
            self.writer.write(self.conduct.random.randbytes(GARBAGE_OCTETS))
            return
        if words[0] == "/login":
            await self.login(parsed(words))
        elif self.user is None:
            await self.fatal("not logged in")
        elif words[0] == "/quit":
            await self.fatal("session terminated on request")
        elif words[0] == "/cancel":
            await self.cancel(parsed(words))
        else:
            self.start(words, self.user)

    async def login(self, command: Command) -> None:
        user = self.router.users.get(command.attributes.get("name", ""))
        if user and user.password == command.attributes.get("password") and "api" in user.policies:
            self.user = user
            self.figures.logins += 1
            await self.send(["!done"], command.tag)
        else:
            await self.refuse(Trap("invalid user name or password (6)"), command.tag)

    async def cancel(self, command: Command) -> None:
        """Interrupts one command or all; each of them still says that it is over."""
        wanted = command.attributes.get("tag")
        for task, running in list(self.running.items()):
            if wanted is None or running.tag == wanted:
                task.cancel()
        await self.send(["!done"], command.tag)

    def start(self, words: list[str], user: User) -> None:
        command = Command(words[0], tag=next((word[5:] for word in words if word.startswith(".tag=")), ""))
        task = asyncio.create_task(self.run(words, command.tag, user))
        self.running[task] = command
        self.figures.most_in_flight = max(self.figures.most_in_flight, len(self.running))
        task.add_done_callback(self.running.pop)

    async def run(self, words: list[str], tag: str, user: User) -> None:
        try:
            if tag:
                await self.execute(words, tag, user)
            else:
                async with self.untagged:
                    await self.execute(words, tag, user)
        except asyncio.CancelledError:
            if not self.writer.is_closing():
                await self.refuse(Trap("interrupted", INTERRUPTED), tag)
        except ConnectionError:
            self.writer.close()

    async def execute(self, words: list[str], tag: str, user: User) -> None:
        try:
            command = parsed(words)
            if self.conduct.traps_next():
                raise Trap("failure: out of temper", GENERAL)
            if command.verb == "listen":
                await self.listen(command, user)
            given = self.recorded(command, user)
        except Trap as trap:
            await self.refuse(trap, tag)
            return
        if self.conduct.manner is Manner.VANISH:
            self.writer.close()
            return
        for sentence in given.sentences:
            await self.send(sentence, tag)
            await asyncio.sleep(0)  # Others in flight have their turn between two rows.
        await self.send(["!done", *given.done], tag)

    def recorded(self, command: Command, user: User) -> Answer:
        """The answer; what was to change something is kept in the journal, refused or not."""
        entry: dict[str, object] = {
            "user": user.name, "command": command.word, "arguments": command.attributes, "trap": None}
        if command.verb not in ("print", "getall"):
            self.router.journal.append(entry)
        try:
            return answer(command, self.router, user)
        except Trap as trap:
            entry["trap"] = trap.message
            raise

    async def listen(self, command: Command, user: User) -> None:
        """Tells every change of a menu until it is cancelled."""
        table = table_of(command, self.router)
        if "read" not in user.policies:
            raise Trap("not enough permissions (9)")
        names = command.attributes.get(".proplist")
        changes: asyncio.Queue[list[str]] = asyncio.Queue()

        def tell(path: str, row: Row, gone: bool) -> None:
            if path == table.path:
                dead = ["!re", f"=.id={row.identifier}", "=.dead=yes"]
                changes.put_nowait(dead if gone else reply(table.visible(row), names))

        self.router.listeners.append(tell)
        try:
            while True:
                await self.send(await changes.get(), command.tag)
        finally:
            self.router.listeners.remove(tell)

    async def refuse(self, trap: Trap, tag: str) -> None:
        await self.send(trap.words(), tag)
        await self.send(["!done"], tag)

    async def fatal(self, reason: str) -> None:
        await self.send(["!fatal", reason], "")
        raise Over

    async def send(self, words: Sequence[str], tag: str) -> None:
        """One whole sentence at a time, in the manner of the moment."""
        self.figures.empty += words[0] == "!empty"
        octets = encoded_sentence([*words, f".tag={tag}"] if tag else words)
        async with self.sending:
            if self.conduct.manner is Manner.CLOSE:
                self.writer.write(octets[:max(1, len(octets) // 2)])
                self.writer.close()
            elif self.conduct.manner is Manner.SLOW:
                for octet in (octets[:1], octets[1:-1], octets[-1:]):
                    await asyncio.sleep(self.conduct.delay / 3)
                    self.writer.write(octet)
            elif not self.writer.is_closing():
                self.writer.write(octets)
                await self.writer.drain()
