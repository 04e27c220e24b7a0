#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Judges the oracle by histories small enough to work out by hand."""

import itertools
import unittest
import zoneinfo
from typing import Any

from session_oracle import DAY, SECOND, Oracle, answer

BEGIN = 1_795_999_500 * SECOND  # a quarter of an hour begins


def record(event: str, after: int, down: int = 0, up: int = 0, **more: Any) -> dict[str, Any]:
    """A record of one session, `after` seconds after it began."""
    time = BEGIN + after * SECOND
    return {"nas": 1, "session": "a", "user": "anna", "login": None, "event": event, "arrived": time, "stated": time,
            "delay": 0, "seconds": after, "down": down, "up": up, "gigawords": True, **more}


def judged(*records: dict[str, Any], zone: str = "UTC") -> dict[str, Any]:
    oracle = Oracle()
    for each in records:
        oracle.take(each)
    return answer(oracle, zoneinfo.ZoneInfo(zone))


class SessionOracleTest(unittest.TestCase):
    def test_deltas_are_spread_over_quarters(self) -> None:
        result = judged(record("start", 0), record("interim", 600, 600, 6), record("stop", 1200, 1201, 7))
        [session] = result["sessions"]
        self.assertEqual((session["down"], session["up"], session["seconds"]), (1201, 7, 1200))
        self.assertTrue(session["stopped"])
        # The second delta lies half before and half after the edge; the odd octet falls behind it.
        self.assertEqual(result["usage"]["anna"], [[1_795_999_500, 900, 6, 900], [1_796_000_400, 301, 1, 300]])

    def test_order_and_repetition_change_no_total(self) -> None:
        records = [record("start", 0), record("interim", 600, 600, 6), record("stop", 1200, 1201, 7)]
        for order in itertools.permutations(records + records[1:2]):
            [session] = judged(*order)["sessions"]
            self.assertEqual((session["down"], session["seconds"], session["stopped"]), (1201, 1200, True))

    def test_what_was_overtaken_is_spread_with_what_overtook_it(self) -> None:
        result = judged(record("stop", 1800, 1800), record("interim", 900, 1000))
        self.assertEqual([row[1] for row in result["usage"]["anna"]], [900, 900])

    def test_short_counters_pass_their_end_and_long_ones_begin_again(self) -> None:
        for wide, expected in [(False, 2**32 + 100), (True, 2**32 - 50 + 100)]:
            before = record("interim", 600, 2**32 - 50, 7, gigawords=wide)
            after = record("interim", 1200, 100, 8, gigawords=wide)
            [session] = judged(before, after)["sessions"]
            self.assertEqual(session["down"], expected)

    def test_a_counter_that_cannot_have_passed_its_end_began_again(self) -> None:
        records = [record("interim", 600, 4_000_000_000, gigawords=False),
                   record("interim", 601, 3_999_999_999, gigawords=False)]
        self.assertEqual(judged(*records)["sessions"][0]["down"], 4_000_000_000 + 3_999_999_999)

    def test_a_router_whose_clock_is_wrong_is_not_believed(self) -> None:
        late = {"arrived": BEGIN + 700 * SECOND, "delay": 100}
        for stated in (None, 0, BEGIN + 2 * DAY):
            result = judged(record("interim", 600, 600, stated=stated, **late))
            self.assertEqual(result["usage"]["anna"], [[1_795_999_500, 600, 0, 600]])

    def test_sessions_are_told_apart(self) -> None:
        records = [record("stop", 600, 1), record("stop", 600, 1, user="ben"), record("stop", 600, 1, nas=2),
                   record("stop", 600, 1, session="b"), record("stop", 600, 1, login="x"),
                   record("stop", 600, 1, login="x", session="b"), record("on", 600)]
        self.assertEqual(len(judged(*records)["sessions"]), 6)

    def test_days_follow_the_calendar(self) -> None:
        # 2027-03-28 has 23 hours in Berlin: 23:00 until 22:00 in UTC.
        midnight = 1_806_188_400 * SECOND - BEGIN
        spread = record("stop", midnight // SECOND + 24 * 3600, 86_400, seconds=24 * 3600)
        days = judged(spread, zone="Europe/Berlin")["days"]["anna"]
        self.assertEqual(days, [["2027-03-28", 82_800, 0, 82_800], ["2027-03-29", 3_600, 0, 3_600]])


if __name__ == "__main__":
    unittest.main()
