// SPDX-License-Identifier: Apache-2.0

/// Octets in both directions, as counted or as a router says them.
struct OctetPair: Equatable, Sendable {
    var down: Int64
    var up: Int64

    static let zero = OctetPair(down: 0, up: 0)

    static func + (left: OctetPair, right: OctetPair) -> OctetPair {
        OctetPair(down: left.down.addingClamped(right.down), up: left.up.addingClamped(right.up))
    }

    static func - (left: OctetPair, right: OctetPair) -> OctetPair {
        OctetPair(down: left.down &- right.down, up: left.up &- right.up)
    }

    /// Both directions; of counters that a router made up it may be the largest number.
    var sum: Int64 { down.addingClamped(up) }
}

extension Int64 {
    /// The sum, or the largest or smallest number where it does not fit: a router may claim any number of octets.
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
