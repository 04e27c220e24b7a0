# SPDX-License-Identifier: Apache-2.0
"""Words and sentences of the binary API: each word behind its length, an empty word ends the sentence."""

import asyncio
from collections.abc import Sequence

# (first length that needs this form, octets, bits set in the first octet)
FORMS = [(0, 1, 0x00), (0x80, 2, 0x80), (0x4000, 3, 0xC0), (0x200000, 4, 0xE0), (0x10000000, 5, 0xF0)]
RESERVED = 0xF8
MOST_OCTETS = 1 << 24  # of one word; a router has no memory for more


class WireFault(Exception):
    """What came cannot be read on; the connection is over."""


def encoded_length(length: int) -> bytes:
    """The shortest form of a word's length."""
    _, octets, mark = next(form for form in reversed(FORMS) if length >= form[0])
    if octets == 5:
        return bytes([mark]) + length.to_bytes(4, "big")
    return (length | mark << 8 * (octets - 1)).to_bytes(octets, "big")


def encoded_sentence(words: Sequence[str]) -> bytes:
    """A whole sentence. Text that came as octets which are no UTF-8 goes out as the same octets."""
    contents = [word.encode("utf-8", "surrogateescape") for word in words]
    return b"".join(encoded_length(len(content)) + content for content in contents) + b"\0"


async def read_length(reader: asyncio.StreamReader) -> int:
    first = (await reader.readexactly(1))[0]
    if first >= RESERVED:
        raise WireFault("reserved control byte")
    if first >= 0xF0:
        return int.from_bytes(await reader.readexactly(4), "big")
    octets, mark = next((octets, mark) for _, octets, mark in reversed(FORMS) if first >= mark)
    more = await reader.readexactly(octets - 1)
    return int.from_bytes(bytes([first ^ mark]) + more, "big")


async def read_sentence(reader: asyncio.StreamReader) -> list[str]:
    """The words up to the empty one; asyncio.IncompleteReadError when the connection ends."""
    words: list[str] = []
    while True:
        length = await read_length(reader)
        if length == 0:
            return words
        if length > MOST_OCTETS:
            raise WireFault("word is too long")
        words.append((await reader.readexactly(length)).decode("utf-8", "surrogateescape"))
