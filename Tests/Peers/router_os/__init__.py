# SPDX-License-Identifier: Apache-2.0
"""A router with an API like RouterOS's and a state of its own: one module a concern, put together by fake_router.py."""
