# SPDX-License-Identifier: Apache-2.0
"""The house rules that the compiler and the formatter do not check: one module a rule, listed in rules.py."""
