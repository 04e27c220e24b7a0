# SPDX-License-Identifier: Apache-2.0
"""Reads SVG files separated by NUL; fails on the first that is malformed or refers to what it does not define.

Prints how many drawings there were, how many rect, line, path, text and g elements they had outside definitions, and how
many characters their texts.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://www.w3.org/2000/svg}"
DRAWN = {NAMESPACE + name for name in ("rect", "line", "path", "text", "g")}
TEXTS = {NAMESPACE + name for name in ("title", "desc", "text")}
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]{1,3})?(mm)?")
NUMERIC = {"x", "y", "x1", "y1", "x2", "y2", "width", "height", "rx", "offset", "opacity", "font-size", "stroke-width"}

LENGTHS = {"width", "height", "rx", "opacity", "font-size", "stroke-width"}


def check(root):
    assert root.tag == NAMESPACE + "svg", root.tag
    assert root[0].tag == NAMESPACE + "title", root[0].tag
    defined = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(defined) == len(set(defined)), defined
    for element in root.iter():
        for name, value in element.items():
            for reference in re.findall(r"url\(#(.*?)\)", value):
                assert reference in defined, reference
            if name in NUMERIC:
                assert NUMBER.fullmatch(value), (name, value)
                assert name not in LENGTHS or not value.startswith("-"), (name, value)


def drawn(element):
    if element.tag == NAMESPACE + "defs":
        return 0
    return (element.tag in DRAWN) + sum(drawn(child) for child in element)


def main():
    texts = sys.stdin.buffer.read().split(b"\0")
    total = 0
    characters = 0
    for text in texts:
        root = ElementTree.fromstring(text)
        check(root)
        total += drawn(root)
        characters += sum(len(element.text or "") for element in root.iter() if element.tag in TEXTS)
    print(f"{len(texts)} drawings, {total} elements, {characters} characters")


main()
