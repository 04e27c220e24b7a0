// SPDX-License-Identifier: Apache-2.0

/// A histogram of nanoseconds in fixed memory. It has 64 steps in every power of two, so what it tells is at most 1.6 % more
/// than what was.
public struct LatencyHistogram: Sendable {
    private var counts = [UInt64](repeating: 0, count: Self.slots)
    /// How many there are.
    public private(set) var count: UInt64 = 0
    /// The largest, exactly.
    public private(set) var largest: UInt64 = 0

    public init() {}

    /// Adds a latency; the clock may not go back, but if it does, that is no latency.
    public mutating func add(_ nanoseconds: Int64) {
        let value = UInt64(max(nanoseconds, 0))
        counts[min(Self.slot(of: value), Self.slots - 1)] += 1
        count += 1
        largest = max(largest, value)
    }

    /// The nanoseconds at or below which this share of all lies, from 0 to 1; 0 when there are none.
    public func quantile(_ share: Double) -> UInt64 {
        let wanted = max(share * Double(count), 1)
        var seen: UInt64 = 0
        for slot in counts.indices {
            seen += counts[slot]
            if Double(seen) >= wanted { return min(Self.largest(in: slot), largest) }
        }
        return largest
    }

    private static let steps = 64
    /// Up to half an hour; what takes longer counts as that.
    private static let slots = 36 * steps

    /// Values below 128 are slots of their own; each power of two above has 64.
    static func slot(of value: UInt64) -> Int {
        let power = max(64 - (value | 1).leadingZeroBitCount - 7, 0)
        return power * steps + Int(truncatingIfNeeded: value >> UInt64(power))
    }

    /// The largest value that falls into a slot.
    static func largest(in slot: Int) -> UInt64 {
        guard slot >= 2 * steps else { return UInt64(max(slot, 0)) }
        let power = slot / steps - 1
        return (UInt64(slot - power * steps + 1) << UInt64(power)) - 1
    }
}
