// SPDX-License-Identifier: Apache-2.0

/// The rates of a line in bits per second, seen from the subscriber: `down` towards them, `up` from them.
public struct Rates: Sendable, Hashable {
    /// Bits per second towards the subscriber.
    public var down: UInt64
    /// Bits per second from the subscriber.
    public var up: UInt64

    /// Both rates in bits per second.
    public init(down: UInt64, up: UInt64) {
        self.down = down
        self.up = up
    }

    /// This share of both rates, rounded down to whole bits per second; nil when a result needs more than 64 bits.
    public func scaled(percent: UInt32) -> Rates? {
        guard let down = Self.scale(down, percent), let up = Self.scale(up, percent) else { return nil }
        return Rates(down: down, up: up)
    }

    private static func scale(_ rate: UInt64, _ percent: UInt32) -> UInt64? {
        let product = UInt128(rate) * UInt128(percent)
        return UInt64(exactly: product / 100)
    }
}

extension Rates: CustomStringConvertible {
    /// Down, slash, up, each with the greatest unit that leaves it whole: 100M/20M, 1500k/512k, 7/0.
    public var description: String {
        "\(Self.text(down))/\(Self.text(up))"
    }

    private static func text(_ rate: UInt64) -> String {
        let unit = RateUnit.allCases.last { rate >= $0.bitsPerSecond && rate % $0.bitsPerSecond == 0 } ?? .bits
        return "\(rate / unit.bitsPerSecond)\(unit.rawValue)"
    }
}
