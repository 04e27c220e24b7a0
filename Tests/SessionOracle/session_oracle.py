#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""session_oracle [ZONE]: says what accounting records come to, one after another as they arrived, the obvious way.

Reads one JSON object a line, in the order of arrival, repetitions and all:
  {"nas": N, "session": text, "user": text, "login": text or null, "event": "start"|"interim"|"stop"|"on"|"off",
   "arrived": µs, "stated": µs or null, "delay": s, "seconds": s or null, "down": octets, "up": octets,
   "gigawords": bool}
`gigawords` says whether the counters have 64 bits, otherwise they begin again after 32. Start, on and off may leave out
what they do not say. Prints one JSON object:
  {"sessions": [{"nas", "session", "user", "down", "up", "seconds", "stopped"}…],
   "usage": {user: [[quarter, down, up, seconds]…]}, "days": {user: [[date, down, up, seconds]…]}}
with the quarter of an hour as seconds since the epoch, and days by the calendar of ZONE, UTC when none is given.
"""

import collections
import datetime
import json
import sys
import zoneinfo
from dataclasses import dataclass
from typing import Any, NamedTuple

SECOND = 1_000_000
QUARTER = 900 * SECOND
DAY = 86_400 * SECOND
EARLIEST, LATEST = -DAY, 300 * SECOND  # how far a router's own time may lie from the arrival
WRAP = 1 << 32
FASTEST = 125_000_000  # octets in a second: a subscriber's line has no more than 1 Gbit/s
RANKS = {"start": 0, "interim": 1, "stop": 2}


class Amounts(NamedTuple):
    """Octets to and from the subscriber, and seconds online."""

    down: int = 0
    up: int = 0
    seconds: int = 0

    def plus(self, other: "Amounts") -> "Amounts":
        return Amounts(*(mine + theirs for mine, theirs in zip(self, other)))


@dataclass
class Session:
    """One session: what its last record that was ahead showed, and what it all came to."""

    nas: int
    name: str
    user: str
    order: tuple[int, int, int]
    shown: Amounts
    time: int
    total: Amounts
    stopped: bool = False


class Oracle:
    """All sessions, and what each user used in each quarter of an hour."""

    def __init__(self) -> None:
        self.sessions: dict[tuple[int, str, str], Session] = {}
        self.wide: set[int] = set()
        self.usage: dict[str, dict[int, Amounts]] = collections.defaultdict(lambda: collections.defaultdict(Amounts))

    def take(self, record: dict[str, Any]) -> None:
        """One more record."""
        if record["event"] not in RANKS:
            return  # That a router starts or stops ends sessions, and uses nothing.
        if record.get("gigawords"):
            self.wide.add(record["nas"])
        key = (record["nas"], record["session"], record.get("login") or "user " + record["user"])
        shown = Amounts(record.get("down") or 0, record.get("up") or 0, record.get("seconds") or 0)
        order = (shown.seconds, shown.down + shown.up, RANKS[record["event"]])
        time = moment(record)
        session = self.sessions.get(key)
        if session is None:
            # Nothing is known from before: all of it was used since the session began.
            began = time - shown.seconds * SECOND
            session = Session(record["nas"], record["session"], record["user"], order, Amounts(), began, Amounts())
            self.sessions[key] = session
        elif order <= session.order:
            session.stopped |= record["event"] == "stop"
            return
        self.advance(session, shown, max(time, session.time))
        session.order = order
        session.stopped |= record["event"] == "stop"

    def advance(self, session: Session, shown: Amounts, time: int) -> None:
        """What was used between the session's last record and this one."""
        used = self.growth(session, shown)
        for quarter, amounts in spread(used, session.time, time):
            self.usage[session.user][quarter] = self.usage[session.user][quarter].plus(amounts)
        session.total, session.shown, session.time = session.total.plus(used), shown, time

    def growth(self, session: Session, shown: Amounts) -> Amounts:
        """By how much the counters have grown, be it past their end; those that began again show what is new."""
        seconds = shown.seconds - session.shown.seconds
        octets = []
        for new, last in zip(shown[:2], session.shown[:2]):
            if new < last and session.nas not in self.wide and new + WRAP - last <= seconds * FASTEST:
                new += WRAP
            if new < last:
                return Amounts(shown.down, shown.up, seconds)
            octets.append(new - last)
        return Amounts(*octets, seconds)


def moment(record: dict[str, Any]) -> int:
    """When it happened: in the router's words when they can be, otherwise when it was sent first."""
    sent = record["arrived"] - record.get("delay", 0) * SECOND
    stated = record.get("stated")
    if stated is not None and sent + EARLIEST <= stated <= sent + LATEST:
        return stated
    return sent


def spread(amounts: Amounts, begin: int, end: int) -> list[tuple[int, Amounts]]:
    """Shares by time of each quarter of an hour, each the difference of two sums rounded down: nothing gets lost."""
    if begin == end:
        return [(begin // QUARTER * 900, amounts)]
    edges = [begin, *range((begin // QUARTER + 1) * QUARTER, end, QUARTER), end]
    sums = [Amounts(*(amount * (edge - begin) // (end - begin) for amount in amounts)) for edge in edges]
    return [(first // QUARTER * 900, Amounts(*(after - before for before, after in zip(low, high))))
            for first, low, high in zip(edges, sums, sums[1:])]


def by_day(quarters: dict[int, Amounts], zone: zoneinfo.ZoneInfo) -> dict[str, Amounts]:
    """The same by local date."""
    days: dict[str, Amounts] = collections.defaultdict(Amounts)
    for quarter, amounts in quarters.items():
        date = datetime.datetime.fromtimestamp(quarter, zone).date().isoformat()
        days[date] = days[date].plus(amounts)
    return days


def answer(oracle: Oracle, zone: zoneinfo.ZoneInfo) -> dict[str, Any]:
    sessions = [
        {"nas": session.nas, "session": session.name, "user": session.user, **session.total._asdict(),
         "stopped": session.stopped} for session in oracle.sessions.values()]
    return {"sessions": sessions,
            "usage": {user: rows(quarters) for user, quarters in oracle.usage.items()},
            "days": {user: rows(by_day(quarters, zone)) for user, quarters in oracle.usage.items()}}


def rows(amounts: dict[Any, Amounts]) -> list[list[Any]]:
    return [[key, *value] for key, value in sorted(amounts.items()) if any(value)]


def main() -> None:
    zone = zoneinfo.ZoneInfo(sys.argv[1] if len(sys.argv) > 1 else "UTC")
    oracle = Oracle()
    for line in sys.stdin:
        oracle.take(json.loads(line))
    print(json.dumps(answer(oracle, zone)))


if __name__ == "__main__":
    main()
