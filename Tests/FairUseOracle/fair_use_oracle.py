#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""fair_use_oracle: answers what a fair-use policy gives in every minute, the slow and obvious way.

Reads one JSON document a line:
  {"policy": …, "deltas": [{"t0", "t1", "down", "up", "seconds"}…], "from": S, "minutes": N,
   "next": [[S, S or null]…]}
with t0 and t1 in microseconds and all S in seconds since the epoch, `from` on a full minute. "next" may be left out.
Prints one JSON line for each:
  {"minutes": [[count, blocked, down, up, [names]]…], "counters": {"day", "week", "month", "free"},
   "nextLate": […], "error": text or null}
`minutes` tells how many minutes in a row had this verdict, names in the policy's order; `counters` are those at the
last minute; `nextLate` has those of "next" before which the verdict changed although nothing was reported. `error` says
why the policy cannot be saved; nothing else is told then.
"""

import itertools
import json
import sys
from typing import Any

from accounting import Amounts, Counters, Delta
from evaluation import Verdict, evaluate
from local_time import MICROSECONDS, MINUTE, local_minute
from policy import Policy, Refused, read_policy


def answer(document: dict[str, Any]) -> dict[str, Any]:
    """The answer to one document."""
    try:
        policy = read_policy(document["policy"])
    except Refused as reason:
        return {"minutes": [], "counters": None, "nextLate": [], "error": str(reason)}
    deltas = sorted((read_delta(delta) for delta in document["deltas"]), key=lambda delta: delta.t1)
    begin, count = document["from"], document["minutes"]
    counters, verdicts, reported = walk(policy, deltas, begin, count)
    return {
        "minutes": [[len(list(run)), int(verdict.blocked), verdict.down, verdict.up, list(verdict.names)]
                    for verdict, run in itertools.groupby(verdicts)],
        "counters": shown(counters, begin + (count - 1) * MINUTE),
        "nextLate": [pair for pair in document.get("next", []) if is_late(pair, begin, verdicts, reported)],
        "error": None,
    }


def read_delta(delta: dict[str, int]) -> Delta:
    if delta["t0"] > delta["t1"]:
        raise ValueError(f"a delta ends before it begins: {delta}")
    return Delta(delta["t0"], delta["t1"], Amounts(delta["down"], delta["up"], delta["seconds"]))


def walk(policy: Policy, deltas: list[Delta], begin: int, count: int) -> tuple[Counters, list[Verdict], list[int]]:
    """Goes from minute to minute: the counters in the end, each minute's verdict, and how many deltas it knew."""
    counters, waiting = Counters(policy), list(deltas)
    verdicts, reported = [], []
    for seconds in range(begin, begin + count * MINUTE, MINUTE):
        while waiting and waiting[0].t1 <= seconds * MICROSECONDS:
            counters.add(waiting.pop(0))
        verdicts.append(evaluate(policy, counters, seconds))
        reported.append(len(deltas) - len(waiting))
    return counters, verdicts, reported


def is_late(pair: list[int | None], begin: int, verdicts: list[Verdict], reported: list[int]) -> bool:
    """Whether the verdict of the first instant changes before the second by the clock alone. None stands for never."""
    instant, following = pair
    first = (instant - begin) // MINUTE
    if not 0 <= first < len(verdicts):
        raise ValueError(f"“next” asks about {instant}, which is not among the minutes")
    last = len(verdicts) if following is None else -((begin - following) // MINUTE)
    for index in range(first + 1, min(last, len(verdicts))):
        if reported[index] != reported[first]:
            return False
        if verdicts[index] != verdicts[first]:
            return True
    return False


def shown(counters: Counters, seconds: int) -> dict[str, Any]:
    """The counters of the periods that an instant is in."""
    date = local_minute(counters.policy.zone, seconds).date
    periods = {period: counters.in_period(period, date) for period in ("day", "week", "month")}
    return {name: amounts._asdict() for name, amounts in {**periods, "free": counters.free_in_month(date)}.items()}


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
