# SPDX-License-Identifier: Apache-2.0
"""Which rates a policy gives at an instant, and the rules that made them."""

from typing import NamedTuple

from accounting import Counters
from local_time import LocalMinute, local_minute
from policy import Policy, Rates, Rule


class Verdict(NamedTuple):
    """Bits per second, both 0 when blocked, and the names of the rules behind it in the policy's order."""

    blocked: bool
    down: int
    up: int
    names: tuple[str, ...]


def evaluate(policy: Policy, counters: Counters, seconds: int) -> Verdict:
    """The verdict `seconds` after the epoch."""
    now = local_minute(policy.zone, seconds)
    holding = [rule for rule in policy.rules if counters.holds(rule, now)]
    winners = time_winners(holding)
    limits = [rule for rule in holding if rule.by_usage and not suspended(rule, policy, now)]
    effective = winners + limits
    names = tuple(rule.name for rule in policy.rules if rule in effective)
    if any(rule.action is None for rule in effective):
        return Verdict(True, 0, 0, names)
    adjusted = policy.rates
    for rule in winners:
        adjusted = applied(rule, adjusted)
    result = adjusted
    for rule in limits:
        result = result.capped(applied(rule, policy.rates if rule.percent_of_plan else adjusted))
    return Verdict(False, result.down, result.up, names)


def time_winners(holding: list[Rule]) -> list[Rule]:
    """The first rule of each group, groups ascending."""
    time_rules = [rule for rule in holding if not rule.by_usage]
    groups = sorted({rule.group for rule in time_rules})
    return [next(rule for rule in time_rules if rule.group == group) for group in groups]


def suspended(rule: Rule, policy: Policy, now: LocalMinute) -> bool:
    """Whether a usage rule has no say because traffic is free now. A block always has."""
    free = not policy.traffic.holds(now.weekday, now.minute)
    return policy.suspends_caps and free and rule.action is not None


def applied(rule: Rule, rates: Rates) -> Rates:
    """What a rule that does not block makes of rates."""
    if isinstance(rule.action, Rates):
        return rule.action
    return rates.changed(rule.action)
