#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Judges fake_router by librouteros, a client that nobody here wrote, and by octets where that client cannot go."""

import json
import socket
import ssl
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

import librouteros
from librouteros.exceptions import ConnectionClosed, FatalError, LibRouterosError, TrapError
from librouteros.protocol import encode_length
from librouteros.query import And, Key, Or

from router_os.wire import encoded_length

PROGRAM = Path(__file__).parent / "fake_router.py"
ENTRIES, ENTRIES6 = "/ip/firewall/address-list", "/ipv6/firewall/address-list"
BINDINGS, ACTIVE, SIMPLE, TREE = "/ipv6/dhcp-server/binding", "/ppp/active", "/queue/simple", "/queue/tree"
IDENTIFIER, LIST, ADDRESS = Key(".id"), Key("list"), Key("address")


class RouterCase(unittest.TestCase):
    """Starts a router for each test, and ends it."""

    def start(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(PROGRAM), "--password", "secret", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.stop, self.process)
        self.ports = json.loads(self.process.stdout.readline())

    def stop(self, process: subprocess.Popen[str]) -> None:
        process.stdin.close()
        self.assertEqual(process.wait(10), 0)
        process.stdout.close()

    def tell(self, do: str, **arguments: Any) -> dict[str, Any]:
        print(json.dumps({"do": do, **arguments}), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        self.assertTrue(answer["ok"], answer)
        return answer

    def rows(self, menu: str) -> list[dict[str, str]]:
        return self.tell("dump")["menus"][menu]

    def connect(self, name: str = "admin", password: str = "secret", **more: Any) -> librouteros.Api:
        api = librouteros.connect("127.0.0.1", name, password, **{
            "port": self.ports["api"], "timeout": 5, "encoding": "utf-8", **more})
        self.addCleanup(api.close)
        return api

    def raw(self, timeout: float = 5) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.ports["api"]), timeout)
        self.addCleanup(connection.close)
        return connection

    def refused(self, api: librouteros.Api, command: str, *words: str) -> tuple[int | None, str]:
        with self.assertRaises(TrapError) as caught:
            tuple(api.rawCmd(command, *words))
        return caught.exception.category, caught.exception.message


class Wire(RouterCase):
    def test_lengths_have_five_forms(self) -> None:
        for length in [0, 0x7F, 0x80, 0x3FFF, 0x4000, 0x1FFFFF, 0x200000, 0xFFFFFFF]:
            self.assertEqual(encoded_length(length), encode_length(length), hex(length))
        self.assertEqual(encoded_length(0x10000000), b"\xf0\x10\x00\x00\x00")

    def test_words_of_every_length_come_back(self) -> None:
        self.start()
        api = self.connect()
        for number, length in enumerate([1, 0x7F, 0x80, 0x3FFF, 0x4000, 0x1FFFFF, 0x200000]):
            comment = "x" * (length - len("=comment=")) if length > 9 else ""
            api.path(ENTRIES).add(list="l", address=f"10.0.0.{number}", comment=comment)
            [row] = api.path(ENTRIES).select(LIST, Key("comment")).where(ADDRESS == f"10.0.0.{number}")
            self.assertEqual(row.get("comment", ""), comment)

    def test_the_longest_form_is_read_and_reserved_octets_end_it(self) -> None:
        self.start()
        connection = self.raw()
        words = [b"/login", b"=name=admin", b"=password=secret"]
        connection.sendall(b"".join(b"\xf0" + len(word).to_bytes(4, "big") + word for word in words) + b"\0")
        self.assertEqual(connection.recv(100), b"\x05!done\0")
        connection.sendall(b"\xf8")
        self.assertIn(b"!fatal", connection.recv(100))
        self.assertEqual(connection.recv(100), b"")

    def test_octets_that_are_no_utf8_come_back_as_they_were(self) -> None:
        self.start()
        api = self.connect(encoding="latin-1")
        api.path(ENTRIES).add(list="l", address="10.0.0.1", comment="caf\xe9=a=b")
        self.assertEqual([row["comment"] for row in api.path(ENTRIES)], ["caf\xe9=a=b"])

    def test_tls_is_the_same(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            pem, key = Path(folder, "router.pem"), Path(folder, "key.pem")
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
                 "2", "-subj", "/CN=router", "-keyout", key, "-out", pem], check=True, capture_output=True)
            pem.write_text(pem.read_text() + key.read_text())
            self.start("--certificate", str(pem), "--identity", "edge 1")
            context = ssl.create_default_context(cafile=str(pem))
            context.check_hostname = False
            api = self.connect(port=self.ports["api-ssl"], ssl_wrapper=context.wrap_socket)
            self.assertEqual(list(api.path("/system/identity")), [{"name": "edge 1"}])


class Access(RouterCase):
    def test_who_may_do_what(self) -> None:
        self.start()
        with self.assertRaisesRegex(TrapError, "invalid user name or password"):
            self.connect(password="wrong")
        self.tell("user", name="watcher", password="w", policies=["api", "read"])
        watcher = self.connect("watcher", "w")
        self.assertEqual(list(watcher.path(ENTRIES)), [])
        self.assertEqual(self.refused(watcher, ENTRIES + "/add", "=list=l", "=address=10.0.0.1")[1],
                         "not enough permissions (9)")
        self.assertEqual(self.rows(ENTRIES), [])

    def test_nothing_without_a_login(self) -> None:
        self.start()
        connection = self.raw()
        connection.sendall(b"\x16/system/resource/print\0")
        self.assertEqual(connection.recv(100), b"\x06!fatal\x0dnot logged in\0")

    def test_what_it_is(self) -> None:
        self.start("--version", "6.49.10")
        [resource] = self.connect().path("/system/resource")
        self.assertEqual((resource["version"], resource["platform"]), ("6.49.10 (stable)", "MikroTik"))


class Lists(RouterCase):
    def test_entries_live_through_add_set_and_remove(self) -> None:
        self.start()
        entries = self.connect().path(ENTRIES)
        first = entries.add(list="SpLBL_blocked", address="10.1.2.3/32", comment="isp:line:7")
        entries.add(list="SpLBL_blocked", address="10.9.0.7/24", disabled=True)
        self.assertEqual(first, "*1")
        [one, two] = entries
        self.assertEqual((one[".id"], one["address"], one["comment"], one["dynamic"], one["disabled"]),
                         ("*1", "10.1.2.3", "isp:line:7", False, False))
        self.assertEqual((two["address"], two["disabled"], "comment" in two), ("10.9.0.0/24", True, False))
        entries.update(**{".id": first, "comment": "", "address": "10.1.2.4"})
        tuple(entries("enable", **{".id": "*2"}))
        self.assertEqual([(row["address"], row["disabled"], row.get("comment")) for row in self.rows(ENTRIES)],
                         [("10.1.2.4", "false", None), ("10.9.0.0/24", "false", None)])
        entries.remove(first, "*2")
        self.assertEqual(self.rows(ENTRIES), [])

    def test_the_families_show_hosts_differently(self) -> None:
        self.start()
        api = self.connect()
        api.path(ENTRIES6).add(list="l", address="2001:DB8::1")
        api.path(ENTRIES6).add(list="l", address="2001:db8:1:ff::/56")
        self.assertEqual([row["address"] for row in api.path(ENTRIES6)], ["2001:db8::1/128", "2001:db8:1::/56"])

    def test_what_is_wrong_is_refused(self) -> None:
        self.start()
        api = self.connect()
        api.path(ENTRIES).add(list="l", address="10.0.0.1")
        cases = [
            ("add", ["=list=l", "=address=10.0.0.1/32"], (None, "failure: already have such entry")),
            ("add", ["=list=l"], (None, "missing =address=")),
            ("add", ["=list=l", "=address=10.0.0.256"], (1, "invalid value for argument address")),
            ("add", ["=list=l", "=address=10.0.0.2", "=colour=red"], (1, "unknown parameter colour")),
            ("set", ["=.id=*99", "=list=m"], (0, "no such item")),
            ("remove", ["=.id=*1,*99"], (0, "no such item")),
            ("explode", [], (0, "no such command")),
        ]
        for verb, words, expected in cases:
            with self.subTest(verb=verb, words=words):
                self.assertEqual(self.refused(api, f"{ENTRIES}/{verb}", *words), expected)
        self.assertEqual(self.refused(api, "/ip/nonsense/print"), (0, "no such command prefix"))
        self.assertEqual([row["address"] for row in self.rows(ENTRIES)], ["10.0.0.1"])
        self.assertEqual(len([entry for entry in self.tell("dump")["journal"] if entry["trap"]]), 7)

    def test_entries_with_a_timeout_are_dynamic_and_end(self) -> None:
        self.start()
        entries = self.connect().path(ENTRIES)
        entries.add(list="l", address="10.0.0.1", timeout="1d")
        entries.add(list="l", address="10.0.0.2", timeout="0s")
        [row] = self.rows(ENTRIES)
        self.assertEqual((row["address"], row["dynamic"]), ("10.0.0.1", "true"))
        self.assertRegex(row["timeout"], "^(1d|23h59m5[0-9]s)$")


class Queries(RouterCase):
    def setUp(self) -> None:
        self.start()
        self.api = self.connect()
        self.entries = self.api.path(ENTRIES)
        for name, address, off in [("a", "10.0.0.1", False), ("a", "10.0.0.2", True), ("b", "10.0.0.1", False)]:
            self.entries.add(list=name, address=address, disabled=off, **({"comment": "c"} if off else {}))

    def found(self, *query: Any) -> list[str]:
        return [row[".id"] for row in self.entries.select(IDENTIFIER).where(*query)]

    def test_the_client_s_own_words(self) -> None:
        self.assertEqual(self.found(LIST == "a"), ["*1", "*2"])
        self.assertEqual(self.found(LIST != "a"), ["*3"])
        self.assertEqual(self.found(LIST == "a", ADDRESS == "10.0.0.1"), ["*1"])
        self.assertEqual(self.found(Or(LIST == "b", ADDRESS == "10.0.0.2")), ["*2", "*3"])
        self.assertEqual(self.found(And(LIST == "a", ADDRESS != "10.0.0.1")), ["*2"])
        self.assertEqual(self.found(ADDRESS.In("10.0.0.2", "10.0.0.3")), ["*2"])
        self.assertEqual(self.found(Key("disabled") == True), ["*2"])  # noqa: E712
        self.assertEqual(self.found(LIST > "a"), ["*3"])

    def test_the_stack(self) -> None:
        a, b, on = "?list=a", "?list=b", "?disabled=false"
        cases = [(["?comment"], ["*2"]), (["?-comment"], ["*1", "*3"]), ([a, b, "?#|"], ["*1", "*2", "*3"]),
                 ([a, on, "?#&!"], ["*2", "*3"]), ([a, on, "?#1"], ["*1", "*2"]), ([b, "?#.!|"], ["*1", "*2", "*3"]),
                 ([a, b, "?#1.!0"], ["*3"]),
                 (["?#!"], [])]
        for words, expected in cases:
            with self.subTest(words=words):
                rows = self.api.rawCmd(ENTRIES + "/print", "=.proplist=.id", *words)
                self.assertEqual([row[".id"] for row in rows], expected)

    def test_only_what_was_asked_for_is_told(self) -> None:
        self.assertEqual(list(self.entries.select(LIST, Key("nothing")).where(ADDRESS == "10.0.0.2")), [{"list": "a"}])
        self.assertEqual(list(self.api.rawCmd(ENTRIES + "/print", "=count-only=", "?list=a")), [{"ret": 2}])


class Streams(RouterCase):
    def sentences(self, api: librouteros.Api, until: int) -> list[tuple[str, str]]:
        """Reply word and tag of each sentence, up to so many !done."""
        seen: list[tuple[str, str]] = []
        while sum(word == "!done" for word, _ in seen) < until:
            word, words = api.protocol.readSentence()
            seen.append((word, next((text[5:] for text in words if text.startswith(".tag=")), "")))
        return seen

    def test_tagged_commands_run_side_by_side(self) -> None:
        self.start()
        api = self.connect()
        for number in range(40):
            api.path(ENTRIES).add(list="l", address=f"10.0.0.{number}")
        # On a busy machine the first may be done before the second has come: they need not be mixed each time.
        mixed = False
        for _ in range(50):
            for tag in ("one", "two"):
                api.protocol.writeSentence(ENTRIES + "/print", "=.proplist=.id", f".tag={tag}")
            seen = self.sentences(api, 2)
            for tag in ("one", "two"):
                self.assertEqual([word for word, other in seen if other == tag], ["!re"] * 40 + ["!done"])
            tags = [tag for _, tag in seen]
            mixed = mixed or tags not in (sorted(tags), sorted(tags, reverse=True))
        self.assertTrue(mixed, "the two were never mixed")

    def test_commands_without_a_tag_wait_for_one_another(self) -> None:
        self.start()
        api = self.connect()
        for number in range(3):
            api.protocol.writeSentence(ENTRIES + "/add", "=list=l", f"=address=10.0.0.{number}")
        api.protocol.writeSentence(ENTRIES + "/print")
        self.assertEqual([word for word, _ in self.sentences(api, 4)], ["!done"] * 3 + ["!re"] * 3 + ["!done"])

    def test_a_print_without_rows_says_so_from_7_18(self) -> None:
        for version, expected in [("7.17.2", ["!done"]), ("7.18", ["!empty", "!done"])]:
            self.start("--version", version)
            api = self.connect()
            api.protocol.writeSentence(ENTRIES + "/print")
            self.assertEqual([word for word, _ in self.sentences(api, 1)], expected)

    def test_listening_tells_changes_until_it_is_cancelled(self) -> None:
        self.start()
        api = self.connect()
        api.protocol.writeSentence(ENTRIES + "/listen", "=.proplist=.id,list", ".tag=ear")
        api.protocol.writeSentence(ENTRIES + "/add", "=list=l", "=address=10.0.0.1", ".tag=hand")
        api.protocol.writeSentence(ENTRIES + "/remove", "=.id=*1", ".tag=hand")
        seen = [api.protocol.readSentence() for _ in range(4)]
        heard = [words[:-1] for word, words in seen if words[-1] == ".tag=ear"]
        self.assertEqual(heard, [("=.id=*1", "=list=l"), ("=.id=*1", "=.dead=yes")])
        api.protocol.writeSentence("/cancel", "=tag=ear", ".tag=mouth")
        self.assertEqual(sorted(self.sentences(api, 2)), [("!done", "ear"), ("!done", "mouth"), ("!trap", "ear")])


class Queues(RouterCase):
    def test_simple_queues_read_back_in_full(self) -> None:
        self.start()
        queues = self.connect().path(SIMPLE)
        queues.add(name="parent", target="10.0.0.0/8", **{"max-limit": "100M/100M"})
        queues.add(name="line 7", target="10.1.2.3,2001:db8:7::/56", parent="parent", comment="isp:line:7",
                   **{"max-limit": "1M/20M", "limit-at": "512k/1M", "burst-time": "16s/16s"})
        row = self.rows(SIMPLE)[1]
        self.assertEqual(row["target"], "10.1.2.3/32,2001:db8:7::/56")
        self.assertEqual(row["max-limit"], "1000000/20000000")
        self.assertEqual(row["limit-at"], "512000/1000000")
        self.assertEqual((row["priority"], row["queue"]), ("8/8", "default-small/default-small"))
        self.assertEqual((row["burst-time"], row["invalid"], row["dynamic"]), ("16s/16s", "false", "false"))

    def test_queues_are_in_order_and_can_be_moved(self) -> None:
        self.start()
        api = self.connect()
        queues = api.path(SIMPLE)
        ids = [queues.add(target=f"10.0.0.{number}") for number in range(3)]
        queues.add(name="first", target="10.0.0.9", **{"place-before": ids[0]})
        tuple(queues("move", numbers=ids[2], destination=ids[0]))
        self.assertEqual([row["name"] for row in queues], ["first", "queue3", "queue1", "queue2"])

    def test_what_is_wrong_is_refused(self) -> None:
        self.start("--version", "6.49.10")
        api = self.connect()
        api.path(SIMPLE).add(name="q", target="10.0.0.1")
        target = "=target=10.0.0.2"
        cases = [
            ([target, "=max-limit=fast/faster"], (1, "invalid value for argument max-limit")),
            ([target, "=max-limit=5G/5G"], (1, "invalid value for argument max-limit")),
            ([target, "=priority=9/9"], (1, "invalid value for argument priority")),
            ([target, "=parent=nobody"], (1, "input does not match any value of parent")),
            (["=target=ether9"], (1, "input does not match any value of target")),
            ([target, "=name=q"], (None, "failure: already have such name")),
            ([target, "=limit-at=2M/2M", "=max-limit=1M/1M"], (4, "failure: max-limit is less than limit-at")),
            (["=name=r"], (None, "missing =target=")),
        ]
        for words, expected in cases:
            with self.subTest(words=words):
                self.assertEqual(self.refused(api, SIMPLE + "/add", *words), expected)

    def test_trees_have_parents_and_one_direction(self) -> None:
        self.start()
        tree = self.connect().path(TREE)
        top = tree.add(name="down", parent="global", **{"max-limit": "1G"})
        tree.add(name="gold", parent="down",
                 **{"packet-mark": "gold", "limit-at": "10M", "max-limit": "50M", "priority": 2})
        tree.update(**{".id": top, "name": "all"})
        self.assertEqual([(row["name"], row["parent"], row["max-limit"], row["priority"]) for row in self.rows(TREE)],
                         [("all", "global", "1000000000", "8"), ("gold", "all", "50000000", "2")])
        tree.remove(top)
        [orphan] = self.rows(TREE)
        self.assertEqual((orphan["parent"], orphan["invalid"]), (top, "true"))


class Sessions(RouterCase):
    def test_what_belongs_to_a_session_ends_with_it(self) -> None:
        self.start()
        api = self.connect()
        session = {"name": "alice", "address": "10.0.0.2", "rate-limit": "1M/10M", "address-list": "new",
                   "delegated": "2001:db8:1::/56"}
        self.tell("session", **session)
        self.tell("binding", address="2001:db8:2::/56", duid="0x00030001aabbccddeeff")
        [active] = api.path(ACTIVE)
        self.assertEqual((active["name"], active["address"], active["radius"]), ("alice", "10.0.0.2", True))
        [queue] = api.path(SIMPLE)
        self.assertEqual((queue["name"], queue["dynamic"]), ("<pppoe-alice>", True))
        self.assertEqual(self.refused(api, SIMPLE + "/set", f"=.id={queue['.id']}", "=max-limit=1M/1M")[0], 4)
        self.assertEqual([row["address"] for row in api.path(BINDINGS)], ["2001:db8:1::/56", "2001:db8:2::/56"])
        api.path(ACTIVE).remove(active[".id"])
        self.assertEqual([len(self.rows(menu)) for menu in (ACTIVE, SIMPLE, ENTRIES, BINDINGS)], [0, 0, 0, 1])
        self.assertEqual(self.refused(api, ACTIVE + "/remove", f"=.id={active['.id']}"), (0, "no such item"))

    def test_bindings_can_be_made_static(self) -> None:
        self.start()
        bindings = self.connect().path(BINDINGS)
        self.tell("session", name="bob", delegated="2001:db8:1::/56")
        tuple(bindings("make-static", **{".id": "*1"}))
        bindings.update(**{".id": "*1", "life-time": "1h", "comment": "isp:line:1"})
        [row] = self.rows(BINDINGS)
        self.assertEqual((row["dynamic"], row["life-time"], row["comment"], row["status"]),
                         ("false", "1h", "isp:line:1", "bound"))

    def test_a_restart_ends_what_is_dynamic(self) -> None:
        self.start()
        api = self.connect()
        api.path(ENTRIES).add(list="kept", address="10.0.0.1")
        self.tell("row", menu=ENTRIES, list="by hand", address="10.0.0.1")
        self.tell("session", **{"name": "alice", "address": "10.0.0.2", "rate-limit": "1M/1M", "address-list": "new"})
        self.tell("reboot")
        with self.assertRaises((ConnectionClosed, ConnectionError)):
            list(api.path(ENTRIES))
        self.assertEqual([row["list"] for row in self.connect().path(ENTRIES)], ["kept", "by hand"])
        self.assertEqual(self.rows(ACTIVE) + self.rows(SIMPLE), [])


class Rest(RouterCase):
    """Judged by curl, a client that nobody here wrote."""

    def get(self, target: str, *options: str, user: str = "admin:secret") -> tuple[int, Any]:
        output = subprocess.run(
            ["curl", "--silent", "--max-time", "5", "--globoff", "--user", user, "--write-out", "\n%{http_code}", *options,
             f"http://127.0.0.1:{self.ports['www']}{target}"], check=True, capture_output=True, text=True).stdout
        body, _, status = output.rpartition("\n")
        return int(status), json.loads(body)

    def test_menus_are_read(self) -> None:
        self.start("--identity", "edge 1")
        for number in (1, 2):
            self.tell("row", menu=ENTRIES, list=f"l{number}", address=f"10.0.0.{number}")
        self.assertEqual(self.get("/rest/system/identity"), (200, {"name": "edge 1"}))
        self.assertEqual(self.get("/rest/system/resource?.proplist=version"), (200, {"version": "7.18.2 (stable)"}))
        self.assertEqual(self.get(f"/rest{ENTRIES}?list=l2&.proplist=address"), (200, [{"address": "10.0.0.2"}]))
        self.assertEqual(self.get(f"/rest{ENTRIES}?list=none"), (200, []))

    def test_what_is_wrong_is_refused(self) -> None:
        self.start()
        self.tell("user", name="watcher", password="w", policies=["api", "read"])
        for user in ("admin:wrong", "nobody:secret", "watcher:w"):
            self.assertEqual(self.get("/rest/system/resource", user=user)[0], 401)
        self.assertEqual(self.get("/rest/ip/nonsense")[0], 404)
        self.assertEqual(self.get(f"/rest{ENTRIES}", "--request", "PUT")[0], 405)
        self.assertEqual(self.tell("dump")["figures"]["logins"], 2)


class Conducts(RouterCase):
    def test_a_hanging_router_never_answers(self) -> None:
        self.start("--conduct", "hang")
        with self.assertRaises(TimeoutError):
            self.connect(timeout=0.3)

    def test_garbage_is_no_answer(self) -> None:
        self.start()
        api = self.connect(timeout=0.3)
        self.tell("conduct", manner="garbage")
        with self.assertRaises((LibRouterosError, TimeoutError, ValueError, MemoryError)):
            list(api.path(ENTRIES))

    def test_a_sentence_can_end_in_its_middle(self) -> None:
        self.start()
        api = self.connect()
        self.tell("conduct", manner="close-mid-sentence")
        with self.assertRaises(ConnectionClosed):
            api.path(ENTRIES).add(list="l", address="10.0.0.1")
        self.assertEqual(len(self.rows(ENTRIES)), 1)

    def test_a_third_of_the_commands_fail_and_do_nothing(self) -> None:
        self.start("--conduct", "trap-a-third")
        api = self.connect()
        failed = 0
        for number in range(30):
            try:
                api.path(ENTRIES).add(list="l", address=f"10.0.0.{number}")
            except TrapError as error:
                self.assertEqual(error.category, 4)
                failed += 1
        self.assertEqual(len(self.rows(ENTRIES)), 30 - failed)
        self.assertTrue(3 <= failed <= 20, f"{failed} of 30 are no third")

    def test_a_slow_router_answers_all_the_same(self) -> None:
        self.start("--conduct", "slow", "--delay", "0.03")
        api = self.connect()
        self.assertEqual(api.path(ENTRIES).add(list="l", address="10.0.0.1"), "*1")

    def test_a_router_can_do_it_and_vanish(self) -> None:
        self.start()
        api = self.connect()
        self.tell("conduct", manner="vanish")
        with self.assertRaises(ConnectionClosed):
            api.path(ENTRIES).add(list="l", address="10.0.0.1")
        self.assertEqual([row["address"] for row in self.rows(ENTRIES)], ["10.0.0.1"])

    def test_leaving_is_said(self) -> None:
        self.start()
        with self.assertRaises(FatalError):
            list(self.connect()("/quit"))


if __name__ == "__main__":
    unittest.main()
