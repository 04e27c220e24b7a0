#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A provider's network in namespaces: two lines, the first with three hosts behind its CPE, a router with our nftables
rules, the walled garden's program and the Internet.

    unshare --mount --net blocking_network.py RULES FIRSTHOP-COMMAND...

Blocks the first line as a router would be told to, frees it again, and prints a line of JSON: for each of the steps
"before", "blocked" and "free", for each host and family, what each probe saw. Everything vanishes with the process.
"""

import ctypes
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

WEB = {4: "203.0.113.1", 6: "2001:db8:ffff::1"}
RESOLVER = {4: "203.0.113.53", 6: "2001:db8:ffff::53"}
PORTAL = {4: "203.0.113.20", 6: "2001:db8:ffff::20"}
GARDEN = {4: "192.0.2.10", 6: "2001:db8:0:f::1"}
# WAN address, link prefix and delegated prefix of each line.
LINES = {1: ("198.51.100.2", "2001:db8:8000:2::", "3fff:100:0:2"), 2: ("198.51.100.3", "2001:db8:8000:1::", "3fff:100:0:1")}
# Host, its line, and the digits of its /64 in the delegated /56: both ends of it and the middle.
HOSTS = {"h1": (1, "00"), "h2": (1, "7f"), "h3": (1, "ff"), "h4": (2, "01")}
# Longer than any answer here takes, shorter than anybody wants to wait for what never comes.
PATIENCE = 0.6
INBOUND_PORT = 7000


def run(*words: str) -> None:
    subprocess.run(words, check=True)


def inside(namespace: str, *words: str) -> None:
    run("ip", "netns", "exec", namespace, *words)


def link(one: str, end: str, other: str, far: str) -> None:
    run("ip", "link", "add", end, "netns", one, "type", "veth", "peer", "name", far, "netns", other)
    for namespace, name in ((one, end), (other, far)):
        inside(namespace, "ip", "link", "set", name, "up")


def address(namespace: str, device: str, *texts: str) -> None:
    for text in texts:
        inside(namespace, "ip", "addr", "add", text, "dev", device, *(["nodad"] if ":" in text else []))


def route(namespace: str, prefix: str, via: str) -> None:
    inside(namespace, "ip", *(["-6"] if ":" in via else []), "route", "add", prefix, "via", via)


def namespace(name: str) -> None:
    run("ip", "netns", "add", name)
    inside(name, "ip", "link", "set", "lo", "up")
    inside(name, "sysctl", "-q", "-w", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1",
           "net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0")


def build() -> None:
    os.makedirs("/run/netns", exist_ok=True)
    run("mount", "-t", "tmpfs", "none", "/run/netns")
    for name in ("router", "world", "garden", "cpe1", "cpe2", *HOSTS):
        namespace(name)
    link("router", "w", "world", "r")
    address("router", "w", "203.0.113.254/24", "2001:db8:ffff::fe/64")
    address("world", "r", *(f"{table[4]}/24" for table in (WEB, RESOLVER, PORTAL)))
    address("world", "r", *(f"{table[6]}/64" for table in (WEB, RESOLVER, PORTAL)))
    link("router", "g", "garden", "r")
    address("router", "g", "192.0.2.254/24", "2001:db8:0:f::fe/64")
    address("garden", "r", f"{GARDEN[4]}/24", f"{GARDEN[6]}/64")
    for name, gateway in (("world", ("203.0.113.254", "2001:db8:ffff::fe")), ("garden", ("192.0.2.254", "2001:db8:0:f::fe"))):
        route(name, "default", gateway[0])
        route(name, "default", gateway[1])
    for number, (wan, link_prefix, delegated) in LINES.items():
        cpe, device = f"cpe{number}", f"l{number}"
        link("router", device, cpe, "wan")
        address("router", device, "198.51.100.254/32", f"{link_prefix}1/64")
        address(cpe, "wan", f"{wan}/32", f"{link_prefix}2/64")
        inside("router", "ip", "route", "add", f"{wan}/32", "dev", device)
        inside(cpe, "ip", "route", "add", "198.51.100.254/32", "dev", "wan")
        route(cpe, "default", "198.51.100.254")
        route(cpe, "default", f"{link_prefix}1")
        route("router", f"{delegated}00::/56", f"{link_prefix}2")
        inside(cpe, "nft", "add table ip nat; add chain ip nat out { type nat hook postrouting priority srcnat; }; "
               "add rule ip nat out oifname wan masquerade")
    for place, (host, (line, digits)) in enumerate(HOSTS.items(), 1):
        cpe, prefix = f"cpe{line}", f"{LINES[line][2]}{digits}"
        link(cpe, host, host, "lan")
        address(cpe, host, f"192.168.{place}.1/24", f"{prefix}::1/64")
        address(host, "lan", f"192.168.{place}.9/24", f"{prefix}::9/64")
        route(host, "default", f"192.168.{place}.1")
        route(host, "default", f"{prefix}::1")


# What the Internet answers.

def world() -> None:
    """Web servers, a resolver and an echo, and somebody who calls every host all the time."""
    def serve(kind: int, port: int, answer: bytes) -> None:
        with socket.socket(socket.AF_INET6, kind) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(("::", port))
            if kind == socket.SOCK_STREAM:
                door.listen(64)
            while True:
                if kind == socket.SOCK_DGRAM:
                    # The address that was asked must be the one that answers.
                    reply_from_where_it_came(door, answer)
                else:
                    with door.accept()[0] as peer:
                        peer.recv(4096)
                        peer.sendall(answer)
    page = b"HTTP/1.0 200 OK\r\n\r\nthe real page"
    for port in (80, 443, 8080):
        threading.Thread(target=serve, args=(socket.SOCK_STREAM, port, page), daemon=True).start()
    for port in (53, 9999):
        threading.Thread(target=serve, args=(socket.SOCK_DGRAM, port, b"answer"), daemon=True).start()
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as caller:
        print("ready", flush=True)
        while True:
            for line, digits in HOSTS.values():
                caller.sendto(b"hello", (f"{LINES[line][2]}{digits}::9", INBOUND_PORT))
            time.sleep(0.1)


def reply_from_where_it_came(door: socket.socket, answer: bytes) -> None:
    door.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO, 1)
    _, control, _, sender = door.recvmsg(2048, 256)
    door.sendmsg([answer], control, 0, sender)


# What a host sees.

def http(family: int, host: str, port: int = 80) -> str:
    with socket.create_connection((host, port), PATIENCE) as peer:
        peer.settimeout(5)
        peer.sendall(b"GET /news?a=1 HTTP/1.1\r\nHost: news.example\r\nAccept-Language: en\r\nConnection: close\r\n\r\n")
        text = b""
        while chunk := peer.recv(65536):
            text += chunk
        return text.decode()


def datagram(family: int, host: str, port: int) -> str:
    with socket.socket(socket.AF_INET if family == 4 else socket.AF_INET6, socket.SOCK_DGRAM) as peer:
        peer.settimeout(PATIENCE)
        peer.connect((host, port))
        peer.send(b"question")
        return peer.recv(2048).decode()


def checksum(data: bytes) -> int:
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xffff)
    return ~(total + (total >> 16)) & 0xffff


def ping(family: int, host: str) -> str:
    body = struct.pack("!HH", os.getpid() & 0xffff, 1) + b"firsthop"
    kind, protocol = ((8, socket.IPPROTO_ICMP) if family == 4 else (128, socket.IPPROTO_ICMPV6))
    with socket.socket(socket.AF_INET if family == 4 else socket.AF_INET6, socket.SOCK_RAW, protocol) as peer:
        head = struct.pack("!BBH", kind, 0, 0)
        if family == 4:
            head = struct.pack("!BBH", kind, 0, checksum(head + body))
        peer.sendto(head + body, (host, 0))
        end = time.monotonic() + PATIENCE
        while select.select([peer], [], [], max(0, end - time.monotonic()))[0]:
            data = peer.recv(2048)[20 if family == 4 else 0:]
            if data[0] in (0, 129) and data.endswith(b"firsthop"):
                return "answer"
    raise TimeoutError


def inbound(family: int, host: str) -> str:
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as door:
        door.settimeout(PATIENCE)
        door.bind(("::", INBOUND_PORT))
        return door.recv(2048).decode()


def probe() -> None:
    """Prints for each family what every probe saw: an answer's text, or the error's name and the milliseconds it took."""
    seen: dict[str, dict[str, str]] = {}
    for family in (4, 6):
        probes = {
            "http": lambda: http(family, WEB[family]), "portal": lambda: http(family, PORTAL[family]),
            "dns": lambda: datagram(family, RESOLVER[family], 53), "https": lambda: http(family, WEB[family], 443),
            "other_tcp": lambda: http(family, WEB[family], 8080), "udp": lambda: datagram(family, WEB[family], 9999),
            "ping": lambda: ping(family, WEB[family]), "resolver_udp": lambda: datagram(family, RESOLVER[family], 9999),
        }
        if family == 6:
            probes["inbound"] = lambda: inbound(family, "")
        results = {}
        for name, body in probes.items():
            began = time.monotonic()
            try:
                results[name] = body()
            except OSError as error:
                milliseconds = int((time.monotonic() - began) * 1000)
                results[name] = f"{type(error).__name__} {error.errno} after {milliseconds}"
        seen[str(family)] = results
    print(json.dumps(seen))


def probe_all() -> dict[str, object]:
    running = {host: subprocess.Popen(["ip", "netns", "exec", host, sys.executable, __file__, "--probe"],
                                      stdout=subprocess.PIPE, text=True) for host in HOSTS}
    return {host: json.loads(process.communicate()[0]) for host, process in running.items()}


def elements(act: str) -> None:
    wan, link_prefix, delegated = LINES[1]
    inside("router", "nft", f"{act} element inet firsthop_garden blocked_4 {{ {wan} }}; "
           f"{act} element inet firsthop_garden blocked_6 {{ {link_prefix}/64, {delegated}00::/56 }}")


def started(namespace: str, words: list[str], ready: str) -> subprocess.Popen:
    # They end with us, however we end.
    parent_death = 1
    process = subprocess.Popen(
        ["ip", "netns", "exec", namespace, *words], stdout=subprocess.PIPE, text=True,
        preexec_fn=lambda: ctypes.CDLL(None).prctl(parent_death, signal.SIGKILL))
    for line in process.stdout:
        if ready in line:
            return process
    raise SystemExit(f"{words[0]} in {namespace} ended before it was ready")


def main(rules: str, program: list[str]) -> None:
    build()
    # Twice: the rules can be loaded again.
    inside("router", "nft", "-f", rules)
    inside("router", "nft", "-f", rules)
    started("world", [sys.executable, __file__, "--world"], "ready")
    garden = started("garden", program, "Ctrl-C stops it.")
    steps = {"before": probe_all()}
    elements("add")
    # Loaded again, guests stay where they are.
    inside("router", "nft", "-f", rules)
    steps["blocked"] = probe_all()
    elements("delete")
    steps["free"] = probe_all()
    garden.send_signal(signal.SIGTERM)
    garden.wait(30)
    print(json.dumps(steps))


if __name__ == "__main__":
    if sys.argv[1] == "--probe":
        probe()
    elif sys.argv[1] == "--world":
        world()
    else:
        main(sys.argv[1], sys.argv[2:])
