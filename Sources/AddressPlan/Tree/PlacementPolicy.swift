// SPDX-License-Identifier: Apache-2.0

/// How a node chooses the place of a new child. Raw values are the words in the database and in exported files.
public enum PlacementPolicy: String, CaseIterable, Codable, Sendable {
    /// The lowest aligned place that is free: keeps one large rest, leaves no room between neighbours.
    case nextFree = "next_free"

    /// As ``nextFree``, with the child's length rounded to the next shorter multiple of four bits, so that its text and
    /// its reverse zone end on a digit (RFC 6177 §2).
    case nibbleAligned = "nibble_aligned"

    /// The place with the most free room around it, so that every child can grow where it stands (RFC 3531).
    case sparse
}
