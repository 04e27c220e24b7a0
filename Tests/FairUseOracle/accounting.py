# SPDX-License-Identifier: Apache-2.0
"""Cuts what was used into pieces, decides of each whether it counts, and adds it up."""

import collections
import datetime
from dataclasses import dataclass, field
from typing import NamedTuple

from local_time import MICROSECONDS, MINUTE, LocalMinute, billing_month_start, local_minute, week_start
from policy import Accounting, Policy, Rule, Threshold


PERIODS = ("day", "week", "month")


class Amounts(NamedTuple):
    """Octets to and from the subscriber, and seconds online."""

    down: int = 0
    up: int = 0
    seconds: int = 0

    def plus(self, other: "Amounts") -> "Amounts":
        return Amounts(self.down + other.down, self.up + other.up, self.seconds + other.seconds)

    def minus(self, other: "Amounts") -> "Amounts":
        return Amounts(self.down - other.down, self.up - other.up, self.seconds - other.seconds)


class Delta(NamedTuple):
    """What was used from `t0` until `t1`, microseconds since the epoch."""

    t0: int
    t1: int
    amounts: Amounts


class Piece(NamedTuple):
    """A part of a delta that has one local date and one membership in every window."""

    begin: int
    amounts: Amounts


@dataclass
class Counters:
    """Counted amounts by kind and first date of the period, and those that did not count by billing month."""

    policy: Policy
    counted: dict[tuple[str, datetime.date], Amounts] = field(default_factory=lambda: collections.defaultdict(Amounts))
    free: dict[datetime.date, Amounts] = field(default_factory=lambda: collections.defaultdict(Amounts))

    def add(self, delta: Delta) -> None:
        """Counts a delta that was reported."""
        for piece in pieces(delta, self.policy):
            now = local_minute(self.policy.zone, piece.begin // MICROSECONDS)
            counts, amounts = self.what_counts(now), piece.amounts
            counted = Amounts(amounts.down if counts.traffic else 0, amounts.up if counts.traffic else 0,
                              amounts.seconds if counts.online else 0)
            for period in PERIODS:
                key = (period, self.start(period, now.date))
                self.counted[key] = self.counted[key].plus(counted)
            month = self.start("month", now.date)
            self.free[month] = self.free[month].plus(amounts.minus(counted))

    def what_counts(self, now: LocalMinute) -> Accounting:
        """The first rule in effect that has a say, otherwise the two windows."""
        for rule in self.policy.rules:
            if rule.accounting and self.holds(rule, now):
                return rule.accounting
        windows = self.policy.traffic, self.policy.online
        return Accounting(*(window.holds(now.weekday, now.minute) for window in windows))

    def holds(self, rule: Rule, now: LocalMinute) -> bool:
        """Whether all conditions of a rule hold."""
        return (all(window.holds(now.weekday, now.minute) for window in rule.windows)
                and all(self.reached(threshold, now.date) for threshold in rule.thresholds))

    def reached(self, threshold: Threshold, date: datetime.date) -> bool:
        used = self.in_period(threshold.period, date, threshold.days)
        values = {"down": used.down, "up": used.up, "total": used.down + used.up, "seconds": used.seconds}
        return values[threshold.of] >= threshold.at_least

    def in_period(self, period: str, date: datetime.date, days: int = 0) -> Amounts:
        """What was counted in the day, week, billing month or last `days` dates that `date` belongs to."""
        if period != "rolling":
            return self.counted.get((period, self.start(period, date)), Amounts())
        result = Amounts()
        for ago in range(days):
            result = result.plus(self.in_period("day", date - datetime.timedelta(days=ago)))
        return result

    def free_in_month(self, date: datetime.date) -> Amounts:
        return self.free.get(self.start("month", date), Amounts())

    def start(self, period: str, date: datetime.date) -> datetime.date:
        """The first date of the day, week or billing month that `date` is in."""
        if period == "day":
            return date
        if period == "week":
            return week_start(date, self.policy.first_weekday)
        return billing_month_start(date, self.policy.billing_day)


def pieces(delta: Delta, policy: Policy) -> list[Piece]:
    """Walks every minute of a delta and cuts where the date or a membership is another than a minute before."""
    cuts = [delta.t0]
    minute = delta.t0 // (MINUTE * MICROSECONDS) * MINUTE
    before = situation(policy, minute)
    while (minute + MINUTE) * MICROSECONDS < delta.t1:
        minute += MINUTE
        after = situation(policy, minute)
        if after != before and minute * MICROSECONDS > delta.t0:
            cuts.append(minute * MICROSECONDS)
        before = after
    ends = cuts[1:] + [delta.t1]
    return [Piece(begin, share(delta, begin, end)) for begin, end in zip(cuts, ends)]


def situation(policy: Policy, seconds: int) -> tuple[datetime.date, tuple[bool, ...]]:
    now = local_minute(policy.zone, seconds)
    return now.date, tuple(window.holds(now.weekday, now.minute) for window in policy.windows)


def share(delta: Delta, begin: int, end: int) -> Amounts:
    """What falls between two instants: the difference of two shares rounded down, so that nothing is lost or made."""
    if delta.t0 == delta.t1:
        return delta.amounts
    length = delta.t1 - delta.t0
    return Amounts(*(amount * (end - delta.t0) // length - amount * (begin - delta.t0) // length
                     for amount in delta.amounts))
