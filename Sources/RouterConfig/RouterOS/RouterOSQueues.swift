// SPDX-License-Identifier: Apache-2.0

/// How RouterOS makes the queues of lines.
public enum RouterOSQueues: String, Sendable, CaseIterable {
    /// The router makes one at each login, from what RADIUS told it, below the parent that the PPP profile names.
    case radius
    /// One simple queue a line, by its addresses; both directions in one row.
    case simple
    /// One queue a line and direction in a queue tree, by packet marks from address lists.
    case tree
}
