#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""fake_router: a router with an API like RouterOS's, for a client to talk to, and a state of its own to be looked at.

It is written from MikroTik's manual. It prints one JSON line with its ports, {"api": …, "www": …, "api-ssl": … or null,
"www-ssl": … or null}, and then answers each JSON line on its input with one on its output until the input ends:

  {"do": "session", "name": …, "address": …, …}   a subscriber dials in; may have rate-limit, address-list and delegated
  {"do": "binding", "address": …, …}               a prefix is delegated
  {"do": "row", "menu": …, …}                      somebody else writes a row
  {"do": "end", "menu": …, "id": …}                a row ends, with all that belongs to it
  {"do": "user", "name": …, "password": …, "policies": […]}
  {"do": "conduct", "manner": …, "delay": …}       see --conduct
  {"do": "reboot"}                                 all connections, sessions and dynamic rows end
  {"do": "dump"}                                   all rows of all menus, the journal of commands, figures
"""

import argparse
import asyncio
import json
import random
import ssl
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from router_os.conduct import Conduct, Manner
from router_os.connection import Connection, Figures
from router_os.control import Control
from router_os.rest import MOST_HEAD, Page
from router_os.router import Router, User

ALL = frozenset({"api", "rest-api", "read", "write", "policy", "test"})
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--listen", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, default=0, help="of the API in clear; 0 takes a free one")
    parser.add_argument("--certificate", help="PEM file with certificate and key; without it there is no TLS")
    parser.add_argument("--tls-port", type=int, default=0, help="of the API in TLS")
    parser.add_argument("--version", default="7.18.2", help="the RouterOS version to be like")
    parser.add_argument("--identity", default="MikroTik")
    parser.add_argument("--user", default="admin", help="who may do all")
    parser.add_argument("--password", default="")
    parser.add_argument("--conduct", default="prompt", choices=[manner.value for manner in Manner],
                        help=Manner.__doc__)
    parser.add_argument("--delay", type=float, default=0.3, help="seconds that a slow router takes over a sentence")
    parser.add_argument("--seed", type=int, default=1, help="of all that is random")
    return parser.parse_args()


async def obey(control: Control) -> None:
    """Answers orders until there are no more."""
    loop = asyncio.get_running_loop()
    orders = asyncio.StreamReader(limit=1 << 24)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    while line := await orders.readline():
        print(json.dumps(control.answer(json.loads(line))), flush=True)


async def run(options: argparse.Namespace) -> None:
    router = Router(options.version, {options.user: User(options.user, options.password, ALL)}, options.identity)
    conduct = Conduct(Manner(options.conduct), options.delay, random.Random(options.seed))
    figures = Figures()
    open_connections: set[asyncio.StreamWriter] = set()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_connections.add(writer)
        try:
            await Connection(router, conduct, figures, reader, writer).serve()
        finally:
            open_connections.discard(writer)

    async def show(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await Page(router, conduct, figures, reader, writer).serve()

    def hang_up() -> None:
        for writer in list(open_connections):
            writer.transport.abort()

    async def door(talk: Talk, port: int = 0, **more: Any) -> int:
        server = await asyncio.start_server(talk, options.listen, port, **more)
        doors.append(server)
        return server.sockets[0].getsockname()[1]

    doors: list[asyncio.Server] = []
    ports: dict[str, int | None] = {
        "api": await door(meet, options.port), "www": await door(show, limit=MOST_HEAD),
        "api-ssl": None, "www-ssl": None}
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate)
        ports["api-ssl"] = await door(meet, options.tls_port, ssl=context)
        ports["www-ssl"] = await door(show, ssl=context, limit=MOST_HEAD)
    print(json.dumps(ports), flush=True)
    await obey(Control(router, conduct, figures, hang_up))


if __name__ == "__main__":
    asyncio.run(run(arguments()))
