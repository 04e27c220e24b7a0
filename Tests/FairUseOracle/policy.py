# SPDX-License-Identifier: Apache-2.0
"""A fair-use policy as it comes in JSON, and the reasons for which one is refused."""

import zoneinfo
from dataclasses import dataclass
from typing import Any

from local_time import MINUTES_OF_DAY

MOST_RULES = 100
MOST_RATE = (1 << 64) - 1
ISO_WEEKDAYS = {"monday": 1, "sunday": 7}


class Refused(Exception):
    """The policy cannot be saved; the text says why."""


@dataclass(frozen=True)
class Rates:
    """Bits per second."""

    down: int
    up: int

    def changed(self, percent: int) -> "Rates":
        """These and so many percent more, or less, rounded down."""
        return Rates(self.down * (100 + percent) // 100, self.up * (100 + percent) // 100)

    def capped(self, cap: "Rates") -> "Rates":
        return Rates(min(self.down, cap.down), min(self.up, cap.up))


@dataclass(frozen=True)
class Window:
    """Hours on days of the week; `begin` and `end` are minutes of the day."""

    days: frozenset[int]
    begin: int
    end: int
    inverse: bool

    def holds(self, weekday: int, minute: int) -> bool:
        """Whether it holds when clocks show this weekday (1 Monday) and minute of the day."""
        if self.begin < self.end:
            inside = weekday in self.days and self.begin <= minute < self.end
        else:
            yesterday = 7 if weekday == 1 else weekday - 1
            inside = (weekday in self.days and minute >= self.begin) or (yesterday in self.days and minute < self.end)
        return inside != self.inverse


@dataclass(frozen=True)
class Threshold:
    """So many octets or seconds in a period. `of` is down, up, total or seconds; `days` is 0 unless it is rolling."""

    period: str
    days: int
    of: str
    at_least: int


@dataclass(frozen=True)
class Accounting:
    """What a rule says of counting while it is in effect."""

    traffic: bool
    online: bool


@dataclass(frozen=True)
class Rule:
    """One rule. Its action is a number of percent, rates, or None, which blocks."""

    name: str
    group: int
    windows: tuple[Window, ...]
    thresholds: tuple[Threshold, ...]
    action: int | Rates | None
    percent_of_plan: bool
    accounting: Accounting | None

    @property
    def by_usage(self) -> bool:
        return bool(self.thresholds)


@dataclass(frozen=True)
class Policy:
    """The whole of it, rules in order of priority."""

    zone: zoneinfo.ZoneInfo
    first_weekday: int
    billing_day: int
    rates: Rates
    traffic: Window
    online: Window
    suspends_caps: bool
    rules: tuple[Rule, ...]

    @property
    def windows(self) -> list[Window]:
        """Every window that it names."""
        return [self.traffic, self.online] + [window for rule in self.rules for window in rule.windows]


def read_policy(document: dict[str, Any]) -> Policy:
    """The policy of a decoded JSON document; Refused when it breaks a rule of saving."""
    policy = Policy(
        zone=read_zone(document["zone"]), first_weekday=ISO_WEEKDAYS[document["weekStart"]],
        billing_day=document["billingDay"], rates=read_rates(document["rates"]),
        traffic=read_window(document["traffic"]), online=read_window(document["online"]),
        suspends_caps=document["suspendCapsInFreeWindows"],
        rules=tuple(read_rule(rule) for rule in document["rules"]))
    check(policy)
    return policy


def read_zone(name: str) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused(f"there is no time zone {name!r}") from error


def read_rates(document: dict[str, int]) -> Rates:
    rates = Rates(document["down"], document["up"])
    if not all(0 < rate <= MOST_RATE for rate in (rates.down, rates.up)):
        raise Refused(f"rates must be 1 to {MOST_RATE} bits per second, not {rates.down} and {rates.up}")
    return rates


def read_window(document: dict[str, Any]) -> Window:
    begin, end = read_time(document["from"]), read_time(document["to"])
    window = Window(frozenset(document["days"]), begin, end, document["inverse"])
    if not window.days or not window.days <= set(range(1, 8)):
        raise Refused(f"a window needs days from 1 to 7, not {document['days']}")
    if window.begin == window.end or window.begin == MINUTES_OF_DAY:
        raise Refused(f"from {document['from']} to {document['to']} is no stretch of a day")
    return window


def read_time(text: str) -> int:
    hours, minutes = (int(part) for part in text.split(":"))
    time = hours * 60 + minutes
    if not (0 <= minutes < 60 and 0 <= time <= MINUTES_OF_DAY):
        raise Refused(f"{text!r} is no time from 00:00 to 24:00")
    return time


def read_rule(document: dict[str, Any]) -> Rule:
    conditions = document["conditions"]
    accounting = document.get("accounting")
    return Rule(
        name=document["name"], group=document["group"],
        windows=tuple(read_window(condition["window"]) for condition in conditions if "window" in condition),
        thresholds=tuple(read_threshold(condition) for condition in conditions if "window" not in condition),
        action=read_action(document["action"]), percent_of_plan=document.get("percentOf", "plan") == "plan",
        accounting=Accounting(accounting["traffic"], accounting["online"]) if accounting else None)


def read_threshold(condition: dict[str, Any]) -> Threshold:
    of_octets = "usage" in condition
    body = condition["usage"] if of_octets else condition["online"]
    period = body["period"]
    days = body["days"] if period == "rolling" else 0
    threshold = Threshold(period, days, body["of"] if of_octets else "seconds", body["atLeast"])
    if threshold.at_least <= 0:
        raise Refused(f"a threshold must be above 0, not {threshold.at_least}")
    if period == "rolling" and days < 1:
        raise Refused(f"a rolling period has at least 1 day, not {days}")
    return threshold


def read_action(action: Any) -> int | Rates | None:
    if action == "block":
        return None
    return action["percent"] if "percent" in action else read_rates(action["rates"])


def check(policy: Policy) -> None:
    """The rules of saving that look at more than one value."""
    names = [rule.name for rule in policy.rules]
    if len(names) > MOST_RULES:
        raise Refused(f"there are {len(names)} rules; {MOST_RULES} are the most")
    if len(set(names)) < len(names):
        raise Refused("two rules have the same name")
    if not 1 <= policy.billing_day <= 31:
        raise Refused(f"the billing day must be 1 to 31, not {policy.billing_day}")
    for rule in policy.rules:
        check_rule(rule, policy)
    check_groups(policy)
    check_growth(policy)


def check_rule(rule: Rule, policy: Policy) -> None:
    if not any(hours_hold(rule)):
        raise Refused(f"no instant is inside all windows of {rule.name!r}")
    if not isinstance(rule.action, int):
        return
    if rule.by_usage and rule.action > 0:
        raise Refused(f"{rule.name!r} would cap above the rate, which changes nothing")
    slowed = policy.rates.changed(rule.action)
    if slowed.down <= 0 or slowed.up <= 0:
        raise Refused(f"{rule.name!r} leaves no rate: {rule.action} percent")


def check_groups(policy: Policy) -> None:
    """Behind a rule that always matches, nobody in its group is ever asked."""
    closed: set[int] = set()
    for rule in policy.rules:
        if rule.by_usage:
            continue
        if rule.group in closed:
            raise Refused(f"{rule.name!r} stands behind a rule of its group that always matches")
        if all(hours_hold(rule)):
            closed.add(rule.group)


def check_growth(policy: Policy) -> None:
    """The fastest that all groups together can make of the highest rate."""
    fastest = max(policy.rates.down, policy.rates.up)
    for group in sorted({rule.group for rule in policy.rules}):
        actions = [rule.action for rule in policy.rules if rule.group == group and not rule.by_usage]
        raised = [fastest * (100 + action) // 100 for action in actions if isinstance(action, int)]
        replaced = [max(action.down, action.up) for action in actions if isinstance(action, Rates)]
        fastest = max([fastest, *raised, *replaced])
    if fastest > MOST_RATE:
        raise Refused(f"the percentages add up to {fastest} bits per second, above {MOST_RATE}")


def hours_hold(rule: Rule) -> list[bool]:
    """For each minute of a week on the wall, whether all windows of the rule hold."""
    return [all(window.holds(weekday, minute) for window in rule.windows)
            for weekday in range(1, 8) for minute in range(MINUTES_OF_DAY)]
