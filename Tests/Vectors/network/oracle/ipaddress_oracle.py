# SPDX-License-Identifier: Apache-2.0
"""Compares our answers about addresses and prefixes with those of Python's `ipaddress` (3.9.5 or later).

  ipaddress_oracle.py <kind> <rows

A row is a question and our answer, separated by GS and ended by RS; the fields of both are separated by US. Every
difference is printed on a line of its own, and at the end how many rows were compared.

Where the two are meant to differ, the rule is marked "Ours:" below.
"""

import ipaddress
import sys
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

NONE = "-"
MAPPED = 0xFFFF << 32


def text(address):
    """Ours: an IPv4-mapped address ends in dotted decimal (RFC 5952 section 5), which Python does from 3.13 on."""
    mapped = address.ipv4_mapped if address.version == 6 else None
    return str(address) if mapped is None else f"::ffff:{mapped}"


def network_text(network):
    return f"{text(network.network_address)}/{network.prefixlen}"


def bits_and_text(address):
    return f"{int(address):x} {text(address)}"


def or_none(make, *arguments):
    try:
        return make(*arguments)
    except ValueError:
        return NONE


def unified(network):
    """Ours: where both families meet in one type, everything in ::ffff:0:0/96 is IPv4."""
    address = network.network_address
    if network.version == 4 or network.prefixlen < 96 or address.ipv4_mapped is None:
        return network
    return IPv4Network((int(address.ipv4_mapped), network.prefixlen - 96))


def unified_address(address):
    return getattr(address, "ipv4_mapped", None) or address


def in_one_space(address):
    return MAPPED | int(address) if address.version == 4 else int(address)


# Addresses: text -> IPv4, IPv6, either, IPv6 with a zone

def check_address(written):
    # Ours: a zone is no part of an address, and has visible characters only.
    zone = written.partition("%")[2]
    plain = "%" not in written
    visible = all("!" <= character <= "~" for character in zone)
    return [
        or_none(lambda: bits_and_text(IPv4Address(written))),
        or_none(lambda: bits_and_text(IPv6Address(written))) if plain else NONE,
        or_none(either_address, written) if plain else NONE,
        or_none(scoped_address, written) if visible else NONE,
    ]


def either_address(written):
    address = ipaddress.ip_address(written)
    return f"{in_one_space(address):x} {text(address)}"


def scoped_address(written):
    address = IPv6Address(written)
    plain = IPv6Address(int(address))
    zone = "" if address.scope_id is None else f"%{address.scope_id}"
    return bits_and_text(plain) + zone


# Prefixes: text -> IPv4, IPv6, either

def check_prefix(written):
    # Ours: the length is always written, and in decimal, never as a mask; and there are no zones.
    length = written.partition("/")[2]
    if "%" in written or "." in length or length == "":
        return [NONE, NONE, NONE]
    return [
        network_or_fault(IPv4Network, written, lambda network: network),
        network_or_fault(IPv6Network, written, lambda network: network),
        network_or_fault(ipaddress.ip_network, written, unified),
    ]


def network_or_fault(make, argument, as_type):
    """The network; "!" and the network that was meant where only bits after the length are wrong."""
    try:
        return network_text(as_type(make(argument)))
    except ValueError:
        try:
            return "!" + network_text(unified(make(argument, strict=False)))
        except ValueError:
            return NONE


# Two prefixes: family, bits and length of each -> how they lie in their own type, and in the type of both families

def check_relation(*numbers):
    one, other = or_none(loose_network, *numbers[:3]), or_none(loose_network, *numbers[3:])
    if NONE in (one, other):
        return [NONE, NONE]
    own = relation(one, other, lambda address: address) if one.version == other.version else [NONE]
    return own + relation(unified(one), unified(other), unified_address)


def relation(one, other, as_type):
    same = one.version == other.version
    facts = [
        same and other.subnet_of(one), same and one.subnet_of(other),
        as_type(other[0]) in one, as_type(other[-1]) in one, as_type(one[0]) in other, as_type(one[-1]) in other,
        one.overlaps(other), other.overlaps(one), before(one, other), before(other, one), one == other,
    ]
    return ["".join("1" if fact else "0" for fact in facts), network_text(around(one, other)) if same else NONE]


def before(one, other):
    if one.version == other.version:
        return one < other
    return order(one) < order(other)


def order(network):
    return in_one_space(network[0]), network.prefixlen + (96 if network.version == 4 else 0)


def around(one, other):
    """The longest network that holds both."""
    shared = one.max_prefixlen - (int(one[0]) ^ int(other[0])).bit_length()
    found = type(one)((int(one[0]), min(shared, one.prefixlen, other.prefixlen)), strict=False)
    assert one.subnet_of(found) and other.subnet_of(found), (one, other, found)
    return unified(found) if found.version != one.version else found


# Parts of a prefix: family, bits, length, another length, a number -> see `arithmetic`, in both types

def check_arithmetic(family, bits, length, other_length, index):
    kind = network_class(family)
    strict = network_or_fault(lambda numbers, strict=True: kind(numbers, strict=strict), (int(bits, 16), int(length)),
                              lambda network: network)
    network = or_none(loose_network, family, bits, length)
    if network == NONE:
        return [strict, NONE, NONE]
    return [strict] + arithmetic(network, int(other_length), int(index), lambda part: part) + \
        arithmetic(unified(network), int(other_length), int(index), unified)


def arithmetic(network, length, index, as_type):
    def shown(part):
        # Ours: families never mix, so an IPv6 prefix around ::ffff:0:0/96 has no part that is IPv4 by itself.
        return NONE if part is None or as_type(part).version != network.version else network_text(as_type(part))

    count = subnet_count(network, length)
    subnet = nth_subnet(network, length, index)
    # A count of 2^128 does not fit the number type that ours has.
    known = count is not None and count < 1 << 128
    numbered = shown(subnet) != NONE
    return [
        network_text(network), text(network[0]), text(network[-1]), str(count) if known else NONE, shown(subnet),
        str(index) if numbered else NONE, shown(nth_subnet(network, length, count - 1)) if known else NONE, NONE,
        shown(supernet(network, length)), shown(buddy(network)),
    ]


def subnet_count(network, length):
    if not network.prefixlen <= length <= network.max_prefixlen:
        return None
    return network.num_addresses >> (network.max_prefixlen - length)


def nth_subnet(network, length, index):
    count = subnet_count(network, length)
    if count is None or index >= count:
        return None
    if index < 8:
        subnets = network.subnets(new_prefix=length)
        return [next(subnets) for _ in range(index + 1)][-1]
    # The generator `subnets` walks; it is the same arithmetic progression.
    first = int(network[0]) + index * (1 << (network.max_prefixlen - length))
    subnet = type(network)((first, length))
    assert subnet.subnet_of(network)
    return subnet


def supernet(network, length):
    # Ours: 0.0.0.0/0 and ::/0 have no supernet but themselves; Python returns them for every length.
    if network.prefixlen == 0 and length != 0:
        return None
    found = or_none(lambda: network.supernet(new_prefix=length))
    return None if found == NONE else found


def buddy(network):
    if network.prefixlen == 0:
        return None
    return next(network.supernet().address_exclude(network))


def network_class(family):
    return IPv4Network if family == "4" else IPv6Network


def loose_network(family, bits, length):
    return network_class(family)((int(bits, 16), int(length)), strict=False)


# Ranges: text -> text, number of addresses, networks that cover it

def check_range(written):
    first, dash, last = written.partition("-")
    if not dash or "%" in written:
        return [NONE]
    try:
        first, last = (unified_address(ipaddress.ip_address(end)) for end in (first, last))
        if first.version != last.version:
            return [NONE]
        networks = list(ipaddress.summarize_address_range(first, last))
    except ValueError:
        return [NONE]
    count = sum(network.num_addresses for network in networks)
    return [f"{text(first)}-{text(last)}", str(count) if count < 1 << 128 else NONE,
            " ".join(network_text(unified(network)) for network in networks)]


def main():
    check = globals()["check_" + sys.argv[1]]
    rows = sys.stdin.buffer.read().decode().split("\x1e")[:-1]
    differences = 0
    for row in rows:
        question, answer = row.split("\x1d")
        expected = check(*question.split("\x1f"))
        if "\x1f".join(expected) != answer:
            differences += 1
            print(f"{question.split(chr(31))!a}: Python says {expected!a}, we say {answer.split(chr(31))!a}")
    print(f"{len(rows)} rows, {differences} differences")


main()
