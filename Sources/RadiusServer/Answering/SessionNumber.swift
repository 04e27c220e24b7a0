// SPDX-License-Identifier: Apache-2.0

/// What ties the accounting of a session to the login that began it.
public struct SessionNumber: Sendable, Hashable {
    // Two halves and not one UInt128, which would align every value that holds one to 16 bytes.
    /// The upper 64 bits.
    public let high: UInt64
    /// The lower 64 bits.
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

extension SessionNumber: CustomStringConvertible {
    /// Written as a UUID, such as `0190f1e2-77a3-7d10-8c51-0123456789ab`.
    public var description: String {
        func digits(_ value: UInt64, _ count: Int) -> String {
            let text = String(value, radix: 16)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let parts = [
            digits(high >> 32, 8), digits(high >> 16 & 0xffff, 4), digits(high & 0xffff, 4), digits(low >> 48, 4),
            digits(low & 0xffff_ffff_ffff, 12),
        ]
        return parts.joined(separator: "-")
    }
}
