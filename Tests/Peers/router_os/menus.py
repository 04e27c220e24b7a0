# SPDX-License-Identifier: Apache-2.0
"""The menus that have rows, with the properties, defaults and checks that RouterOS's manual gives them."""

from functools import partial

from router_os import values
from router_os.tables import Field, Reader, Row, Table
from router_os.traps import GENERAL, Trap, no_match

PRINTING = frozenset({"print", "getall", "listen"})
WRITING = PRINTING | {"add", "set", "remove", "enable", "disable", "comment"}
COMMENTED = {"disabled": Field(values.boolean, "false"), "comment": Field(values.text, "")}
DYNAMIC = {"dynamic": Field(values.boolean, "false", writable=False)}
BURST_SECONDS = 3_600
SAME_NAME = "failure: already have such name"
NO_PARENT = {"none", "global"}


def text(default: str | None = None, required: bool = False, writable: bool = True) -> Field:
    return Field(values.text, default, required, writable)


def address_list(path: str, read: Reader) -> Table:
    return Table(path, {
        "list": text(required=True), "address": Field(read, required=True), "creation-time": text(writable=False),
        "timeout": text(), **DYNAMIC, **COMMENTED,
    }, WRITING, unique=("list", "address"))


def active_sessions() -> Table:
    return Table("/ppp/active", {
        "name": text(required=True), "service": text("pppoe"), "caller-id": text(""), "address": text(),
        "encoding": text(""), "session-id": text(writable=False), "limit-bytes-in": text("0"),
        "limit-bytes-out": text("0"), "radius": Field(values.boolean, "true"),
    }, PRINTING | {"remove"}, first_identifier=0x80000001)


def bindings() -> Table:
    return Table("/ipv6/dhcp-server/binding", {
        "address": Field(values.prefix6, required=True), "duid": Field(values.hexadecimal, "0x00"),
        "iaid": Field(partial(values.number, least=0, most=0xFFFFFFFF), "0"), "server": text("all"),
        "life-time": Field(lambda name, value: values.duration(values.seconds(name, value)), "3d"),
        "prefix-pool": text(""), "rate-limit": text(""), "status": text("waiting", writable=False),
        "client-address": text(writable=False), **DYNAMIC, **COMMENTED,
    }, WRITING | {"make-static"}, unique=("address",))


def simple_queues(most_rate: int, interfaces: set[str]) -> Table:
    """Rates are upload/download, seen from the subscriber's side."""
    single = queue_values(most_rate)

    def both(name: str, value: str) -> str:
        return "/".join(single[name].read(name, part) for part in values.pair(name, value))

    limits = {name: Field(both, f"{kind.default}/{kind.default}") for name, kind in single.items()}
    limits["queue"] = Field(both, "default-small/default-small")
    return Table("/queue/simple", {
        "name": text(""), "target": Field(partial(values.targets, interfaces=interfaces), required=True),
        "dst": text(), "parent": text("none"), "packet-marks": text(""), **limits, "time": text(),
        "invalid": Field(values.boolean, "false", writable=False), **DYNAMIC, **COMMENTED,
    }, WRITING | {"move"}, unique=("name",), duplicate=SAME_NAME, ordered=True, check=check_queue)


def queue_tree(most_rate: int) -> Table:
    return Table("/queue/tree", {
        "name": text(""), "parent": text(required=True), "packet-mark": text(""), **queue_values(most_rate),
        "invalid": Field(values.boolean, "false", writable=False), **COMMENTED,
    }, WRITING, unique=("name",), duplicate=SAME_NAME, check=check_queue)


def queue_values(most_rate: int) -> dict[str, Field]:
    """What limits one direction."""
    rate = Field(partial(values.rate, most=most_rate), "0")

    def burst_time(name: str, value: str) -> str:
        length = int(values.number(name, str(values.seconds(name, value)), 0, BURST_SECONDS))
        return values.duration(length)

    return {
        "limit-at": rate, "max-limit": rate, "burst-limit": rate, "burst-threshold": rate,
        "burst-time": Field(burst_time, "0s"), "priority": Field(partial(values.number, least=1, most=8), "8"),
        "queue": text("default-small"), "bucket-size": text("0.1"),
    }


def check_queue(table: Table, row: Row | None, new: dict[str, str]) -> None:
    """Names a queue that has no name, and compares it with its parent and its own limits."""
    if not new["name"]:
        new["name"] = free_name({other.values["name"] for other in table.rows})
    parent = new["parent"]
    if parent not in NO_PARENT and parent not in {other.values["name"] for other in table.rows if other is not row}:
        raise no_match("parent")
    for guaranteed, most in zip(new["limit-at"].split("/"), new["max-limit"].split("/")):
        if 0 < int(most) < int(guaranteed):
            raise Trap("failure: max-limit is less than limit-at", GENERAL)


def free_name(taken: set[str]) -> str:
    return next(name for name in (f"queue{number}" for number in range(1, len(taken) + 2)) if name not in taken)
