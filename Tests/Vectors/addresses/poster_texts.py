# SPDX-License-Identifier: Apache-2.0
"""Parses an SVG file with Python's XML parser and prints every text and title in it."""
import sys
import xml.etree.ElementTree as ElementTree

for element in ElementTree.parse(sys.argv[1]).iter():
    if element.text and element.text.strip():
        print(element.text)
