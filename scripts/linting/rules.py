# SPDX-License-Identifier: Apache-2.0
"""Every rule, in the order in which findings of one line are shown. A new rule is a module and a line here."""

from linting import constructs, documentation, floors, headers, lengths, links, names, references

RULES = [headers, floors, names, lengths, constructs, documentation, references, links]
