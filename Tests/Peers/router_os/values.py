# SPDX-License-Identifier: Apache-2.0
"""Values as they may be written, turned into how the router shows them. A name comes along for the complaint."""

import ipaddress
import re

from router_os.traps import invalid, no_match

UNITS = {"": 1, "k": 1_000, "M": 1_000_000, "G": 1_000_000_000}
RATE = re.compile(r"(\d+)([kMG]?)")
DURATION = re.compile(r"(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")
CLOCK = re.compile(r"(\d+):(\d{2}):(\d{2})")
HOST_NAME = re.compile(r"(?=.{1,253}$)[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.[A-Za-z]{2,}")
SECONDS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}


def text(name: str, value: str) -> str:
    return value


def boolean(name: str, value: str) -> str:
    if value not in ("yes", "no", "true", "false"):
        raise invalid(name)
    return "true" if value in ("yes", "true") else "false"


def number(name: str, value: str, least: int, most: int) -> str:
    if not value.isdecimal() or not least <= int(value) <= most:
        raise invalid(name)
    return str(int(value))


def rate(name: str, value: str, most: int) -> str:
    """Bits a second, shown without units; 0 is no limit."""
    match = RATE.fullmatch(value)
    if not match:
        raise invalid(name)
    rate = int(match[1]) * UNITS[match[2]]
    if rate > most:
        raise invalid(name)
    return str(rate)


def pair(name: str, value: str) -> tuple[str, str]:
    """Upload and download; one value stands for both."""
    parts = value.split("/")
    if len(parts) > 2:
        raise invalid(name)
    return parts[0], parts[-1]


def seconds(name: str, value: str) -> int:
    """The length of 1w2d3h4m5s, 01:02:03 or a plain number of seconds."""
    clock = CLOCK.fullmatch(value)
    if clock:
        return int(clock[1]) * 3_600 + int(clock[2]) * 60 + int(clock[3])
    if value.isdecimal():
        return int(value)
    match = DURATION.fullmatch(value)
    if not value or not match:
        raise invalid(name)
    return sum(int(amount or 0) * unit for amount, unit in zip(match.groups(), SECONDS.values()))


def duration(length: int) -> str:
    """A length of time as it is shown: 1d2h3s."""
    parts = []
    for sign, unit in SECONDS.items():
        amount, length = divmod(length, unit)
        if amount:
            parts.append(f"{amount}{sign}")
    return "".join(parts) or "0s"


def list_address4(name: str, value: str) -> str:
    """An entry of an IPv4 address list: a host without its length, a network, a range or a host name."""
    try:
        if "-" in value and value.count(".") == 6:
            first, last = (ipaddress.IPv4Address(part) for part in value.split("-"))
            if first > last:
                raise invalid(name)
            return f"{first}-{last}"
        return str(ipaddress.IPv4Network(value, strict=False)).removesuffix("/32")
    except ValueError:
        if HOST_NAME.fullmatch(value):
            return value
        raise invalid(name) from None


def list_address6(name: str, value: str) -> str:
    """An entry of an IPv6 address list; a host shows its length, unlike in IPv4."""
    try:
        return str(ipaddress.IPv6Network(value, strict=False))
    except ValueError:
        if HOST_NAME.fullmatch(value):
            return value
        raise invalid(name) from None


def prefix6(name: str, value: str) -> str:
    try:
        return str(ipaddress.IPv6Network(value, strict=False))
    except ValueError:
        raise invalid(name) from None


def targets(name: str, value: str, interfaces: set[str]) -> str:
    """Whom a simple queue is for: hosts and networks of both families, with lengths, or interfaces."""
    shown = []
    for part in value.split(",") if value else []:
        try:
            shown.append(str(ipaddress.ip_network(part, strict=False)))
        except ValueError:
            if part not in interfaces:
                raise no_match(name) from None
            shown.append(part)
    return ",".join(shown)


def hexadecimal(name: str, value: str) -> str:
    digits = value.removeprefix("0x")
    if not digits or len(digits) % 2 or not re.fullmatch(r"[0-9A-Fa-f]+", digits):
        raise invalid(name)
    return "0x" + digits.lower()
