# SPDX-License-Identifier: Apache-2.0
"""Measures who gets what through a Linux router whose queues a script makes, with real packets.

Run as root in a network namespace of its own, which becomes the router: `unshare -n python3 shaping_traffic.py < jobs`. Two
further namespaces are the subscribers (behind lan0) and the Internet (behind wan0). Standard input holds one job a line:

    {"script": path, "direction": "down" | "up", "lines": [{"v4": …, "v6": …}, …], "offered": bits per second each}

Lines take turns in how they send: UDP over IPv6, UDP over IPv4, TCP over IPv6, TCP over IPv4. For each job one line of JSON says
what each of them received in bits per second, Ethernet headers counted as the queues count them.
"""
import ctypes
import json
import os
import selectors
import socket
import subprocess
import sys
import time

CLONE_NEWNET = 0x40000000
PORT = 9000
PAYLOAD = 1200
HEADERS = {"v4": 14 + 20 + 8, "v6": 14 + 40 + 8}
# Of a full segment of 1514 bytes on the wire, what TCP with time stamps hands on.
SEGMENT = {"v4": 1448 / 1514, "v6": 1428 / 1514}
WARM_UP = 0.4
MEASURED = 1.0
# Packets that a line may be late with.
BURST = 50
NET = {"v4": "203.0.113.2", "v6": "2001:db8:eeee::2"}


def run(command):
    subprocess.run(command, shell=True, check=True)


def namespace(body):
    """Forks a child into a new network namespace; it obeys one line of JSON after the other."""
    to_child, to_parent = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
            sys.exit("cannot make a network namespace")
        os.close(to_child[1])
        os.close(to_parent[0])
        with os.fdopen(to_child[0]) as orders, os.fdopen(to_parent[1], "w", buffering=1) as answers:
            answers.write("ready\n")
            for order in orders:
                answers.write(json.dumps(body(json.loads(order))) + "\n")
        os._exit(0)
    os.close(to_child[0])
    os.close(to_parent[1])
    answers = os.fdopen(to_parent[0])
    answers.readline()
    return child, os.fdopen(to_child[1], "w", buffering=1), answers


class Side:
    """What a namespace can be asked to do: commands, sending, receiving."""

    def __init__(self):
        self.listeners = []

    def __call__(self, order):
        if order["do"] == "run":
            run(order["command"])
            return None
        if order["do"] == "reach":
            return self.reach(order["address"])
        if order["do"] == "listen":
            self.listeners = [self.listener(flow) for flow in order["flows"]]
            return None
        if order["do"] == "receive":
            return self.receive(order["flows"])
        return self.send(order["flows"], order["offered"])

    @staticmethod
    def reach(address):
        """Returns once a host has said that nobody listens: then the way there and back is known to all."""
        try:
            socket.create_connection((address, 1), timeout=10)
        except ConnectionRefusedError:
            return None
        raise RuntimeError(f"{address} has an open port 1")

    @staticmethod
    def socket(flow):
        family = socket.AF_INET6 if flow["family"] == "v6" else socket.AF_INET
        kind = socket.SOCK_STREAM if flow["tcp"] else socket.SOCK_DGRAM
        made = socket.socket(family, kind)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return made

    def listener(self, flow):
        made = self.socket(flow)
        made.bind((flow["to"], flow["port"]))
        made.setblocking(False)
        if flow["tcp"]:
            made.listen(4)
        return made

    def receive(self, flows):
        counts = [0] * len(flows)
        selector = selectors.DefaultSelector()
        for index, made in enumerate(self.listeners):
            selector.register(made, selectors.EVENT_READ, (index, flows[index]["tcp"]))
        begin = time.monotonic() + WARM_UP
        end = begin + MEASURED
        measured_from = None
        accepted = []
        while (now := time.monotonic()) < end:
            if measured_from is None and now >= begin:
                measured_from = now
                counts = [0] * len(flows)
            for key, _ in selector.select(timeout=min(0.05, end - now)):
                index, is_listener = key.data
                if is_listener:
                    connection, _ = key.fileobj.accept()
                    connection.setblocking(False)
                    accepted.append(connection)
                    selector.register(connection, selectors.EVENT_READ, (index, False))
                    continue
                data = key.fileobj.recv(1 << 18)
                if not data:
                    selector.unregister(key.fileobj)
                else:
                    flow = flows[index]
                    wire = len(data) / SEGMENT[flow["family"]] if flow["tcp"] else len(data) + HEADERS[flow["family"]]
                    counts[index] += wire
        measured = time.monotonic() - (measured_from or begin)
        selector.close()
        for made in self.listeners + accepted:
            made.close()
        return [count * 8 / measured for count in counts]

    def send(self, flows, offered):
        """Sends for as long as the other side receives, each flow at its own pace."""
        end = time.monotonic() + WARM_UP + MEASURED + 0.05
        sockets = []
        for flow in flows:
            made = self.socket(flow)
            made.bind((flow["from"], 0))
            if flow["tcp"]:
                # Fewer packets on their way than a queue holds: nothing is lost, and the queue is never empty.
                made.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 15)
            made.connect((flow["to"], flow["port"]))
            made.setblocking(False)
            sockets.append(made)
        data = b"x" * PAYLOAD
        gap = PAYLOAD * 8 / offered
        due = [time.monotonic() + gap * index / len(flows) for index in range(len(flows))]
        while (now := time.monotonic()) < end:
            for index, made in enumerate(sockets):
                if flows[index]["tcp"]:
                    self.fill(made)
                else:
                    # After a pause of the machine, as many packets at once as a queue can hold.
                    due[index] = max(due[index], now - BURST * gap)
                    while due[index] <= now:
                        self.try_send(made, data)
                        due[index] += gap
            time.sleep(0.001)
        for made in sockets:
            made.close()
        return None

    @staticmethod
    def try_send(made, data):
        try:
            return made.send(data)
        except (BlockingIOError, ConnectionError):
            return 0
        except OSError as error:
            # The queue is full: that is what is being tried.
            if error.errno != 105:
                raise
            return 0

    def fill(self, made):
        chunk = b"x" * 16384
        while self.try_send(made, chunk) == len(chunk):
            pass


def flows_of(job):
    flows = []
    for index, line in enumerate(job["lines"]):
        family = "v6" if index % 2 == 0 else "v4"
        ends = [NET[family], line[family]]
        if job["direction"] == "up":
            ends.reverse()
        flows.append({"family": family, "tcp": index % 4 >= 2, "from": ends[0], "to": ends[1], "port": PORT + index})
    return flows


def order(side, message):
    _, orders, answers = side
    orders.write(json.dumps(message) + "\n")
    return answers


def ask(side, message):
    return json.loads(order(side, message).readline())


def join(side, name, router_addresses, commands):
    """A cable between the router and a namespace."""
    run(f"ip link add {name}0 type veth peer name {name}1 && ip link set {name}1 netns {side[0]}")
    for address in router_addresses:
        run(f"ip addr add {address} dev {name}0" + (" nodad" if ":" in address else ""))
    run(f"ip link set {name}0 up")
    # A real cable carries packets of one segment; between namespaces the sender's bundles would arrive as they are.
    commands = ["ip link set lo up", f"ip link set {name}1 up gso_max_segs 1"] + commands
    ask(side, {"do": "run", "command": " && ".join(commands)})


def main():
    # A sender that waits for other programs of the machine would be measured instead of the queues.
    os.nice(-15)
    subscribers, internet = namespace(Side()), namespace(Side())
    run("ip link set lo up")
    run("echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding")
    join(subscribers, "lan", ["192.0.2.1/24", "2001:db8:ffff::1/64"], [
        "ip addr add 192.0.2.2/24 dev lan1", "ip addr add 2001:db8:ffff::2/64 dev lan1 nodad",
        "ip route add default via 192.0.2.1", "ip -6 route add default via 2001:db8:ffff::1",
        # Every address of the lines is here, delegated prefixes included.
        "ip route add local 198.51.100.0/24 dev lo", "ip -6 route add local 2001:db8:1000::/40 dev lo",
        "echo 1 > /proc/sys/net/ipv6/ip_nonlocal_bind", "echo 1 > /proc/sys/net/ipv4/ip_nonlocal_bind"])
    join(internet, "wan", ["203.0.113.1/24", "2001:db8:eeee::1/64"], [
        "ip addr add 203.0.113.2/24 dev wan1", "ip addr add 2001:db8:eeee::2/64 dev wan1 nodad",
        "ip route add default via 203.0.113.1", "ip -6 route add default via 2001:db8:eeee::1"])
    run("ip route add 198.51.100.0/24 via 192.0.2.2 && ip -6 route add 2001:db8:1000::/40 via 2001:db8:ffff::2")
    for address in NET.values():
        ask(subscribers, {"do": "reach", "address": address})
    for text in sys.stdin:
        job = json.loads(text)
        run(f"sh '{job['script']}'")
        flows = flows_of(job)
        sender, receiver = (internet, subscribers) if job["direction"] == "down" else (subscribers, internet)
        ask(receiver, {"do": "listen", "flows": flows})
        sent = order(sender, {"do": "send", "flows": flows, "offered": job["offered"]})
        received = ask(receiver, {"do": "receive", "flows": flows})
        sent.readline()
        print(json.dumps(received), flush=True)
    sides = (subscribers, internet)
    for _, orders, _ in sides:
        orders.close()
    for child, _, _ in sides:
        os.waitpid(child, 0)


main()
