#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Judges the oracle by the complete example and by cases small enough to work out by hand."""

import copy
import datetime
import unittest
import zoneinfo
from collections.abc import Sequence
from typing import Any

from fair_use_oracle import answer

GB = 1_000_000_000
ALL_DAY = {"from": "00:00", "to": "24:00"}
WORKDAYS = {"days": [1, 2, 3, 4, 5], **ALL_DAY, "inverse": False}
WEEKEND = {"days": [6, 7], **ALL_DAY, "inverse": False}
NIGHT = {"days": [1, 2, 3, 4, 5, 6, 7], "from": "00:00", "to": "05:00", "inverse": False}
ALWAYS = {"days": [1, 2, 3, 4, 5, 6, 7], **ALL_DAY, "inverse": False}


def rule(name: str, action: Any, conditions: list[dict[str, Any]], group: int = 1) -> dict[str, Any]:
    return {"name": name, "group": group, "conditions": conditions, "action": action, "percentOf": "plan",
            "accounting": None}


def used(period: str, gigabytes: int) -> dict[str, Any]:
    return {"usage": {"period": period, "of": "total", "atLeast": gigabytes * GB}}


def mbps(rate: int) -> dict[str, Any]:
    return {"rates": {"down": rate * 1_000_000, "up": rate * 1_000_000}}


EXAMPLE = {
    "zone": "Asia/Kathmandu", "weekStart": "monday", "billingDay": 1, "rates": mbps(5)["rates"],
    "traffic": WORKDAYS, "online": WORKDAYS, "suspendCapsInFreeWindows": False,
    "rules": [
        rule("spent", "block", [used("month", 110)]),
        rule("month", mbps(1), [used("month", 100)]),
        rule("day", mbps(2), [used("day", 10)]),
        rule("weekend", {"percent": 40}, [{"window": WEEKEND}], 1),
        rule("night", {"percent": 100}, [{"window": NIGHT}], 2),
    ],
}


def at(zone: str, text: str) -> int:
    """Seconds since the epoch when clocks of the zone first show this."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(zone)).timestamp())


def delta(begin: int, end: int, down: int, up: int = 0, seconds: int = 0) -> dict[str, int]:
    return {"t0": begin * 1_000_000, "t1": end * 1_000_000, "down": down, "up": up, "seconds": seconds}


def ask(policy: dict[str, Any], begin: int, minutes: int = 1, deltas: Sequence[dict[str, int]] = (),
        following: Sequence[list[int | None]] = ()) -> dict[str, Any]:
    result = answer({"policy": policy, "deltas": deltas, "from": begin, "minutes": minutes, "next": following})
    if result["error"]:
        raise AssertionError(result["error"])
    return result


def changed(policy: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(policy), **changes}


class TheExample(unittest.TestCase):
    """Plan of 5 Mbps; Wednesday 4 March 2026, Saturday the 7th."""

    def verdict(self, text: str, used_today: int = 0, used_on_monday: int = 0, **changes: Any) -> list[Any]:
        now = at("Asia/Kathmandu", text)
        monday = at("Asia/Kathmandu", "2026-03-02T12:00")
        deltas = [delta(monday, monday, used_on_monday), delta(now, now, used_today)]
        [[_, *verdict]] = ask(changed(EXAMPLE, **changes), now, deltas=deltas)["minutes"]
        return verdict

    def test_gives_what_the_sources_say(self) -> None:
        cases = [
            ("2026-03-04T12:00", 0, 0, 0, 5, []),
            ("2026-03-04T04:59", 0, 0, 0, 10, ["night"]),
            ("2026-03-07T12:00", 0, 0, 0, 7, ["weekend"]),
            ("2026-03-07T03:00", 0, 0, 0, 14, ["weekend", "night"]),
            ("2026-03-04T12:00", 10 * GB - 1, 0, 0, 5, []),
            ("2026-03-04T12:00", 10 * GB, 0, 0, 2, ["day"]),
            ("2026-03-04T12:00", 0, 100 * GB, 0, 1, ["month"]),
            ("2026-03-04T12:00", 10 * GB, 99 * GB, 0, 1, ["month", "day"]),
            ("2026-03-04T12:00", 0, 110 * GB, 1, 0, ["spent", "month"]),
            ("2026-03-07T12:00", 50 * GB, 100 * GB, 0, 1, ["month", "weekend"]),
        ]
        for text, today, monday, blocked, rate, names in cases:
            with self.subTest(text=text, today=today, monday=monday):
                expected = [blocked, rate * 1_000_000, rate * 1_000_000, names]
                self.assertEqual(self.verdict(text, today, monday), expected)

    def test_caps_can_be_suspended_where_traffic_is_free(self) -> None:
        free = {"suspendCapsInFreeWindows": True}
        self.assertEqual(self.verdict("2026-03-07T12:00", 0, 100 * GB, **free), [0, 7_000_000, 7_000_000, ["weekend"]])
        self.assertEqual(self.verdict("2026-03-07T12:00", 0, 110 * GB, **free), [1, 0, 0, ["spent", "weekend"]])
        self.assertEqual(self.verdict("2026-03-09T12:00", 0, 100 * GB, **free), [0, 1_000_000, 1_000_000, ["month"]])


class Cutting(unittest.TestCase):
    def test_a_weekend_begins_inside_a_delta(self) -> None:
        midnight = at("Asia/Kathmandu", "2026-03-07T00:00")
        result = ask(EXAMPLE, midnight + 60, deltas=[delta(midnight - 60, midnight + 60, 101, 7, 120)])
        none = {"down": 0, "up": 0, "seconds": 0}
        self.assertEqual(result["counters"], {
            "day": none, "week": {"down": 50, "up": 3, "seconds": 60}, "month": {"down": 50, "up": 3, "seconds": 60},
            "free": {"down": 51, "up": 4, "seconds": 60}})

    def test_a_rule_in_effect_overrides_the_window(self) -> None:
        policy = changed(EXAMPLE)
        policy["rules"][4]["accounting"] = {"traffic": False, "online": True}
        night = at("Asia/Kathmandu", "2026-03-04T04:59")
        counters = ask(policy, night + 120, deltas=[delta(night, night + 120, 1001, 0, 120)])["counters"]
        self.assertEqual(counters["day"], {"down": 501, "up": 0, "seconds": 120})
        self.assertEqual(counters["free"], {"down": 500, "up": 0, "seconds": 0})

    def test_an_override_by_usage_begins_with_the_piece_after_it_was_reached(self) -> None:
        policy = changed(EXAMPLE)
        policy["rules"][2]["accounting"] = {"traffic": False, "online": False}
        begin = at("Asia/Kathmandu", "2026-03-04T04:59")
        day = ask(policy, begin + 120, deltas=[delta(begin, begin + 120, 40 * GB)])["counters"]["day"]
        self.assertEqual(day["down"], 20 * GB)

    def test_days_are_those_of_the_zone_even_when_they_have_23_or_25_hours(self) -> None:
        for day, hours in [("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-26", 24)]:
            policy = changed(EXAMPLE, zone="Europe/Berlin", traffic=ALWAYS, billingDay=int(day[-2:]), rules=[])
            midnight = at("Europe/Berlin", day + "T00:00")
            following = midnight + hours * 3600
            octet_each_second = delta(midnight - 60, following + 60, hours * 3600 + 120)
            counters = ask(policy, following + 60, 1, [octet_each_second])["counters"]
            self.assertEqual(counters["day"]["down"], 60)
            self.assertEqual(counters["month"]["down"], hours * 3600 + 60)

    def test_a_delta_is_seen_when_it_is_reported(self) -> None:
        noon = at("Asia/Kathmandu", "2026-03-04T12:00")
        for seen, now in [(0, noon + 540), (9, noon + 600)]:
            self.assertEqual(ask(EXAMPLE, now, 1, [delta(noon, noon + 600, 9)])["counters"]["day"]["down"], seen)


class Clocks(unittest.TestCase):
    def count(self, zone: str, day: str, begin: str, end: str) -> int:
        window = {"days": [1, 2, 3, 4, 5, 6, 7], "from": begin, "to": end, "inverse": False}
        policy = changed(EXAMPLE, zone=zone, rules=[rule("x", {"percent": 10}, [{"window": window}])])
        runs = ask(policy, at(zone, day + "T00:00"), 23 * 60)["minutes"]
        return sum(run[0] for run in runs if run[4] == ["x"])

    def test_a_skipped_hour_never_comes_and_a_repeated_hour_comes_twice(self) -> None:
        self.assertEqual(self.count("Europe/Berlin", "2026-03-29", "02:00", "03:00"), 0)
        self.assertEqual(self.count("Europe/Berlin", "2026-10-25", "02:00", "03:00"), 120)
        self.assertEqual(self.count("Europe/Berlin", "2026-10-26", "02:00", "03:00"), 60)

    def test_a_window_past_midnight_belongs_to_the_day_on_which_it_begins(self) -> None:
        friday = {"days": [5], "from": "22:00", "to": "06:00", "inverse": False}
        policy = changed(EXAMPLE, rules=[rule("x", {"percent": 10}, [{"window": friday}])])
        runs = ask(policy, at("Asia/Kathmandu", "2026-03-06T00:00"), 48 * 60)["minutes"]
        self.assertEqual([(run[0], run[4]) for run in runs], [(22 * 60, []), (8 * 60, ["x"]), (18 * 60, [])])

    def test_billing_months_are_clamped_and_weeks_begin_where_they_are_told_to(self) -> None:
        cases = [("2026-02-27", "2026-02-28", False), ("2026-02-28", "2026-03-30", True),
                 ("2026-03-30", "2026-03-31", False)]
        for first, second, same in cases:
            policy = changed(EXAMPLE, billingDay=31, traffic=ALWAYS)
            begin = at("Asia/Kathmandu", first + "T12:00")
            end = at("Asia/Kathmandu", second + "T12:00")
            month = ask(policy, end, 1, [delta(begin, begin, 9)])["counters"]["month"]
            self.assertEqual(month["down"], 9 if same else 0, f"{first} and {second}")
        for start, kept in [("monday", 9), ("sunday", 0)]:
            saturday = at("Asia/Kathmandu", "2026-03-07T12:00")
            policy = changed(EXAMPLE, weekStart=start, traffic=ALWAYS)
            week = ask(policy, saturday + 86_400, 1, [delta(saturday, saturday, 9)])["counters"]["week"]
            self.assertEqual(week["down"], kept)

    def test_rolling_days_are_today_and_those_before(self) -> None:
        rolling = {"usage": {"period": "rolling", "days": 3, "of": "down", "atLeast": 5}}
        policy = changed(EXAMPLE, traffic=ALWAYS, rules=[rule("x", mbps(1), [rolling])])
        begin = at("Asia/Kathmandu", "2026-03-02T12:00")
        runs = ask(policy, begin, 5 * 24 * 60, [delta(begin, begin, 5)])["minutes"]
        self.assertEqual([run[0] for run in runs], [60 * 60, 60 * 60])


class Next(unittest.TestCase):
    def test_late_answers_are_told(self) -> None:
        friday = at("Asia/Kathmandu", "2026-03-06T12:00")
        midnight = at("Asia/Kathmandu", "2026-03-07T00:00")
        pairs = [[friday, midnight], [friday, midnight - 60], [friday, midnight + 60], [friday, None],
                 [midnight + 18_000, None]]
        result = ask(EXAMPLE, friday, 36 * 60, following=pairs)
        self.assertEqual(result["nextLate"], [[friday, midnight + 60], [friday, None]])

    def test_what_was_reported_is_no_fault_of_the_clock(self) -> None:
        noon = at("Asia/Kathmandu", "2026-03-04T12:00")
        result = ask(EXAMPLE, noon, 60, [delta(noon, noon + 600, 20 * GB)], [[noon, None]])
        self.assertEqual(result["nextLate"], [])


class Refusals(unittest.TestCase):
    def test_what_cannot_be_saved_is_refused(self) -> None:
        cases = {
            "zone": changed(EXAMPLE, zone="Mars/Olympus"),
            "days": changed(EXAMPLE, traffic={**WEEKEND, "days": []}),
            "equal": changed(EXAMPLE, traffic={**WEEKEND, "from": "05:00", "to": "05:00"}),
            "contradiction": changed(EXAMPLE, rules=[rule("x", "block", [{"window": WEEKEND}, {"window": WORKDAYS}])]),
            "faster cap": changed(EXAMPLE, rules=[rule("x", {"percent": 1}, [used("day", 1)])]),
            "shadowed": changed(EXAMPLE, rules=[rule("x", {"percent": 1}, []), rule("y", {"percent": 2}, [])]),
            "minus 100": changed(EXAMPLE, rules=[rule("x", {"percent": -100}, [])]),
            "zero": changed(EXAMPLE, rates={"down": 50, "up": 50}, rules=[rule("x", {"percent": -99}, [])]),
            "overflow": changed(EXAMPLE, rules=[rule(str(n), {"percent": 100_000}, [], n) for n in range(5)]),
            "threshold": changed(EXAMPLE, rules=[rule("x", "block", [used("day", 0)])]),
            "names": changed(EXAMPLE, rules=[EXAMPLE["rules"][0], EXAMPLE["rules"][0]]),
            "many": changed(EXAMPLE, rules=[rule(str(n), "block", [used("day", 1)]) for n in range(101)]),
        }
        for name, policy in cases.items():
            with self.subTest(name):
                self.assertTrue(answer({"policy": policy, "deltas": [], "from": 0, "minutes": 1})["error"])


if __name__ == "__main__":
    unittest.main()
