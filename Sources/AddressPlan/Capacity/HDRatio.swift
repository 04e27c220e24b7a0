// SPDX-License-Identifier: Apache-2.0

/// The host density ratio (RFC 3194): the logarithm of what is used over the logarithm of what there is.
///
/// Registries judge the use of a block by it, counted in /56, because the deeper a plan is nested the less of it can
/// ever be full (RFC 4692).
public struct HDRatio: Hashable, Sendable {
    /// The ratio in ten-thousandths, rounded to the nearest: 0 to 10,000.
    public let tenThousandths: Int

    /// 0.94: above it registries regard a block as used (RFC 4692).
    public static let registryThreshold = HDRatio(tenThousandths: 9_400)

    private init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

    /// The ratio of `used` units among `total`; nil for fewer than two units in total. Nothing used counts as 0.
    public init?(used: UInt128, total: UInt128) {
        guard total >= 2 else { return nil }
        let whole = Self.logarithm(total)
        let part = used == 0 ? 0 : Self.logarithm(min(used, total))
        tenThousandths = Int(truncatingIfNeeded: (part * 10_000 + whole / 2) / whole)
    }

    /// log2 with 32 binary digits after the point, at most 128 · 2^32. `number` is at least 1.
    ///
    /// Squaring the mantissa doubles its logarithm; whether the square reaches 2 is the next digit.
    private static func logarithm(_ number: UInt128) -> UInt64 {
        let exponent = 127 - number.leadingZeroBitCount
        // 1 ≤ mantissa < 2, with 63 digits after the point.
        var mantissa = UInt64(truncatingIfNeeded: exponent > 63 ? number >> (exponent - 63) : number << (63 - exponent))
        var result = UInt64(exponent)
        for _ in 0..<32 {
            let square = mantissa.multipliedFullWidth(by: mantissa)
            let reachesTwo = square.high >> 63 == 1
            mantissa = reachesTwo ? square.high : square.high << 1 | square.low >> 63
            result = result << 1 | (reachesTwo ? 1 : 0)
        }
        return result
    }
}

extension HDRatio: Comparable {
    /// The lower ratio first.
    public static func < (left: HDRatio, right: HDRatio) -> Bool { left.tenThousandths < right.tenThousandths }
}

extension HDRatio: CustomStringConvertible {
    /// Four digits: “0.9400”.
    public var description: String {
        let digits = String(tenThousandths % 10_000)
        return "\(tenThousandths / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
