# SPDX-License-Identifier: Apache-2.0
"""The REST interface, as far as it reads: GET prints a menu, all values are texts, whatever else is asked is refused."""

import asyncio
import base64
import http
import json
import urllib.parse

from router_os.commands import Command, answer
from router_os.conduct import Conduct, Manner
from router_os.connection import Figures
from router_os.router import Router, User
from router_os.traps import MISSING, Trap

REST_SINCE = (7, 1)
MOST_HEAD = 1 << 16
# Menus that are about one thing: their answer is that thing, not a list.
SINGLE = {"/system/resource", "/system/identity"}


class Refused(Exception):
    """A status and what it was about."""

    def __init__(self, status: int, detail: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail

    def body(self) -> dict[str, object]:
        known = {"error": self.status, "message": http.HTTPStatus(self.status).phrase}
        return known | ({"detail": self.detail} if self.detail else {})


class Page:
    """One connection: a request and its answer."""

    def __init__(self, router: Router, conduct: Conduct, figures: Figures,
                 reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.router, self.conduct, self.figures = router, conduct, figures
        self.reader, self.writer = reader, writer

    async def serve(self) -> None:
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
            self.figures.heard.append(head.split(b"\r\n")[0].decode("latin-1"))
            if self.conduct.manner is Manner.HANG:
                await self.reader.read()
            elif self.conduct.manner is Manner.GARBAGE:
                self.writer.write(self.conduct.random.randbytes(64))
            else:
                await self.send(*self.answered(head.decode("latin-1")))
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            pass
        finally:
            self.writer.close()

    def answered(self, head: str) -> tuple[int, object]:
        try:
            first, *lines = head.strip().split("\r\n")
            method, target, _ = first.split(" ")
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            return 200, self.printed(method, target, self.user(fields.get("authorization", "")))
        except Refused as refused:
            return refused.status, refused.body()

    def user(self, authorization: str) -> User:
        kind, _, word = authorization.partition(" ")
        name, _, password = base64.b64decode(word).decode().partition(":") if kind == "Basic" else ("", "", "")
        user = self.router.users.get(name)
        if user is None or user.password != password or "rest-api" not in user.policies:
            raise Refused(401)
        self.figures.logins += 1
        return user

    def printed(self, method: str, target: str, user: User) -> object:
        parts = urllib.parse.urlsplit(target)
        if self.router.release < REST_SINCE or not parts.path.startswith("/rest/"):
            raise Refused(404)
        if method != "GET":
            raise Refused(405)
        menu = parts.path.removeprefix("/rest").rstrip("/")
        asked = urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
        command = Command(f"{menu}/print")
        for name, value in asked:
            if name == ".proplist":
                command.attributes[name] = value
            else:
                command.queries.append(f"{name}={value}")
        try:
            given = answer(command, self.router, user)
        except Trap as trap:
            raise Refused(404 if trap.category == MISSING else 400, trap.message) from trap
        rows = [dict(word[1:].split("=", 1) for word in sentence[1:]) for sentence in given.sentences
                if sentence[0] == "!re"]
        return rows[0] if menu in SINGLE and rows else rows

    async def send(self, status: int, body: object) -> None:
        text = json.dumps(body).encode()
        head = (f"HTTP/1.1 {status} {http.HTTPStatus(status).phrase}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(text)}\r\nConnection: close\r\n\r\n").encode()
        whole = head + text
        self.writer.write(whole[:len(whole) - 4] if self.conduct.manner is Manner.CLOSE else whole)
        await self.writer.drain()
