// SPDX-License-Identifier: Apache-2.0

/// What a router has counted since a session began. Directions are the subscriber's.
public struct SessionTotals: Sendable, Hashable {
    /// Octets to the subscriber.
    public var down: UInt64
    /// Octets from the subscriber.
    public var up: UInt64
    /// Packets to the subscriber; they have 32 bits in the protocol and start again after 4,294,967,295.
    public var packetsDown: UInt64
    /// Packets from the subscriber.
    public var packetsUp: UInt64
    /// Whether the router sends the upper 32 bits of octets (RFC 2869 section 5.1), even when they are zero.
    public var hasGigawords: Bool

    public init(
        down: UInt64, up: UInt64, packetsDown: UInt64 = 0, packetsUp: UInt64 = 0, hasGigawords: Bool = true
    ) {
        self.down = down
        self.up = up
        self.packetsDown = packetsDown
        self.packetsUp = packetsUp
        self.hasGigawords = hasGigawords
    }
}
