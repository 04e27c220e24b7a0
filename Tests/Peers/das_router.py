#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""das_router SECRET ROUTERS CONDUCT WINDOW: routers that take Disconnect-Requests and CoA-Requests (RFC 5176) on 127.0.0.x.

Prints one line with the ports of the routers, answers until it is told to end by SIGTERM, and then prints a report as JSON. Checks
the requests with nothing but Python's own MD5: authenticators, Message-Authenticator first, lengths, that a Disconnect-Request
has attributes that name a session only, and that no two different requests come with one source port and Identifier within
WINDOW seconds.

CONDUCT: prompt answers; lossy drops a third of the requests and a third of the answers, sends answers twice, late and in
another order, and sends forged ones before; stubborn does as lossy, refuses a third of the requests with Error-Cause 506 for now, and
ends sessions for good; gone refuses with Error-Cause 503; silent says nothing. SIGUSR1 prints the report, then how many it was,
and goes on.
"""

import hashlib
import hmac
import itertools
import json
import random
import selectors
import signal
import socket
import struct
import sys
import time

NAMING = {1, 4, 5, 8, 30, 31, 32, 44, 50, 55, 80, 87, 89, 95, 96, 97}
SO_TIMESTAMPNS = 35  # socket(7); Python has no name for it
REQUESTS = {40: (41, 42), 43: (44, 45)}
LOSING = {"lossy", "stubborn"}
GONE, LATER = b"\x65\x06\x00\x00\x01\xf7", b"\x65\x06\x00\x00\x01\xfa"  # Error-Cause 503 and 506


class Router:
    def __init__(self, number: int, secret: bytes, conduct: str, window: float):
        self.secret, self.conduct, self.window = secret, conduct, window
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 21)
        self.socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self.socket.bind((f"127.0.0.{number}", 0))
        self.socket.setblocking(False)
        self.port = self.socket.getsockname()[1]
        self.random = random.Random(number)
        self.seen, self.late, self.sessions = {}, [], {}
        self.requests, self.repetitions, self.faults = 0, 0, []
        self.arrivals = []
        self.ended, self.refusals = [], {}

    def read(self) -> None:
        for _ in range(64):
            try:
                data, marks, _, sender = self.socket.recvmsg(4096, 64)
            except BlockingIOError:
                return
            if self.conduct in LOSING and self.random.random() < 1 / 3:
                continue
            fault = self.fault(data)
            if fault:
                self.faults.append(f"{fault}: {data.hex()}")
                continue
            self.take(data, sender, self.arrival(marks))

    @staticmethod
    def arrival(marks) -> float:
        """When the kernel got the packet, in seconds: on a busy machine we may read it much later."""
        for level, kind, value in marks:
            if level == socket.SOL_SOCKET and kind == SO_TIMESTAMPNS:
                seconds, nanoseconds = struct.unpack("@ll", value[:16])
                return seconds + nanoseconds / 1e9
        raise RuntimeError("the kernel gave no time of arrival")

    def fault(self, data: bytes) -> str:
        """What is wrong with a request; an empty text for nothing."""
        if len(data) < 38 or struct.unpack("!H", data[2:4])[0] != len(data):
            return "length"
        if data[0] not in REQUESTS:
            return "code"
        digest = hashlib.md5(data[:4] + bytes(16) + data[20:] + self.secret).digest()
        if digest != data[4:20]:
            return "authenticator"
        if data[20:22] != b"\x50\x12":
            return "Message-Authenticator is not first"
        blank = data[:4] + bytes(16) + data[20:22] + bytes(16) + data[38:]
        if hmac.new(self.secret, blank, "md5").digest() != data[22:38]:
            return "Message-Authenticator"
        numbers, place = set(), 20
        while place < len(data):
            if place + 2 > len(data) or data[place + 1] < 3 or place + data[place + 1] > len(data):
                return "attribute"
            numbers.add(data[place])
            place += data[place + 1]
        if data[0] == 40 and not numbers <= NAMING:
            return f"a disconnect with {numbers - NAMING}"
        if data[0] == 43 and numbers <= NAMING:
            return "a change of nothing"
        return "" if 44 in numbers else "no session"

    def take(self, data: bytes, sender, now: float) -> None:
        key = (sender, data[1])
        known = self.seen.get(key)
        if known and known[0] == data:
            self.repetitions += 1
        else:
            if known and now - known[1] < self.window:
                self.faults.append(f"the Identifier came back after {now - known[1]:.3f} s: {data.hex()}")
            self.requests += 1
            self.arrivals.append(now)
            self.refusals[key] = self.act(data)
        self.seen[key] = (data, now)
        self.reply(data, sender, self.refusals[key])

    def act(self, data: bytes) -> bytes:
        """Does what is asked for; the Error-Cause of a refusal."""
        session = self.session(data)
        if self.conduct == "gone" or session in self.ended:
            return GONE
        if self.conduct == "stubborn" and self.random.random() < 1 / 3:
            return LATER
        if data[0] == 40 and self.conduct == "stubborn":
            self.ended.append(session)
            self.sessions.pop(session, None)
        else:
            self.sessions[session] = self.rate(data)
        return b""

    def busiest(self) -> int:
        """The most requests within a second, repetitions left out."""
        most, first, arrivals = 0, 0, sorted(self.arrivals)
        for last, now in enumerate(arrivals):
            while now - arrivals[first] >= 1:
                first += 1
            most = max(most, last - first + 1)
        return most

    @staticmethod
    def attributes(data: bytes):
        place = 20
        while place < len(data):
            yield data[place], data[place + 2:place + data[place + 1]]
            place += data[place + 1]

    def session(self, data: bytes) -> str:
        return next(value.decode() for number, value in self.attributes(data) if number == 44)

    def rate(self, data: bytes) -> str:
        """What the session has from now on: its Mikrotik-Rate-Limit, or nothing."""
        rates = [value[6:].decode() for number, value in self.attributes(data)
                 if number == 26 and value[:5] == b"\x00\x00\x3a\x8c\x08"]
        return rates[0] if rates else ""

    def answer(self, request: bytes, code: int, attributes: bytes, secret: bytes) -> bytes:
        head = bytes([code, request[1]]) + struct.pack("!H", 20 + len(attributes))
        return head + hashlib.md5(head + request[4:20] + attributes + secret).digest() + attributes

    def reply(self, request: bytes, sender, refusal: bytes) -> None:
        acknowledged, refused = REQUESTS[request[0]]
        if self.conduct == "silent":
            return
        right = self.answer(request, refused if refusal else acknowledged, refusal, self.secret)
        if self.conduct not in LOSING:
            self.send(right, sender)
            return
        self.send(self.answer(request, refused, GONE, b"not the secret"), sender)
        if self.random.random() < 1 / 3:
            return
        self.late.append((time.monotonic() + self.random.random() * 0.02, right, sender))
        if self.random.random() < 1 / 3:
            self.late.append((time.monotonic() + self.random.random() * 0.3, right, sender))

    def send(self, data: bytes, sender) -> None:
        try:
            self.socket.sendto(data, sender)
        except BlockingIOError:
            pass

    def send_late(self) -> None:
        now = time.monotonic()
        due = [entry for entry in self.late if entry[0] <= now]
        self.late = [entry for entry in self.late if entry[0] > now]
        for _, data, sender in due:
            self.send(data, sender)


class Over(Exception):
    """Somebody has sent SIGTERM."""


def end(*_) -> None:
    raise Over


def report(routers) -> None:
    print(json.dumps([
        {"requests": router.requests, "repetitions": router.repetitions, "faults": router.faults[:3],
         "busiest": router.busiest(), "sessions": router.sessions, "ended": router.ended} for router in routers]),
        flush=True)


def serve(routers) -> None:
    selector = selectors.DefaultSelector()
    for router in routers:
        selector.register(router.socket, selectors.EVENT_READ, router.read)
    while True:
        for key, _ in selector.select(0.005 if any(router.late for router in routers) else None):
            key.data()
        for router in routers:
            if router.late:
                router.send_late()


def main() -> int:
    secret, count, conduct, window = sys.argv[1].encode(), int(sys.argv[2]), sys.argv[3], float(sys.argv[4])
    routers = [Router(number + 1, secret, conduct, window) for number in range(count)]
    signal.signal(signal.SIGTERM, end)
    counts = itertools.count(1)

    def tell(*_) -> None:
        report(routers)
        print("report", next(counts), flush=True)

    signal.signal(signal.SIGUSR1, tell)
    # Whoever starts us may have blocked them in a thread of its own, and we inherit that.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGUSR1})
    print("ports", *(router.port for router in routers), "end", flush=True)
    try:
        serve(routers)
    except Over:
        report(routers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
