// SPDX-License-Identifier: Apache-2.0

/// One class for one direction and interface. Rates are bits per second.
public struct LinuxClass: Sendable, Hashable {
    public let token: ShapingToken
    public let name: String
    /// 1 to ``maximumMinor``.
    public let minor: UInt16
    /// 0 for the root.
    public let parent: UInt16
    public let down: Terms
    public let up: Terms
    /// 0 goes before 7; nil for classes that only distribute.
    public let priority: UInt8?

    /// What a class may send.
    public struct Terms: Sendable, Hashable {
        /// What it is sure of.
        public let rate: UInt64
        /// What it may have when there is more.
        public let ceiling: UInt64

        init(rate: UInt64, ceiling: UInt64) {
            self.rate = rate
            self.ceiling = ceiling
        }

        /// Bytes that may leave at once: a thousandth of a second, so that timers keep up with fast lines, and at least two
        /// packets, so that slow ones get on.
        static func burst(of rate: UInt64) -> UInt64 { max(rate / 8_000, leastBurst) }

        private static let leastBurst: UInt64 = 3_200
    }

    /// 0xFFFF and 0 have meanings of their own.
    public static let maximumMinor: UInt16 = 0xFFFE
    /// HTB refuses a rate of nothing; this is a packet in one and a half seconds.
    static let leastRate: UInt64 = 8_000
    /// Bytes that each line may send in its turn when lines share what is left: the same for all, whatever their guarantees, and
    /// no less than a packet of 1514 bytes with a VLAN's or PPPoE's few more.
    static let quantum = 1_600
}
