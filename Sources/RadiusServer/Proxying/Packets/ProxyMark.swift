// SPDX-License-Identifier: Apache-2.0

/// The Proxy-State that we append to every login that we hand on (RFC 2865 section 5.33): a number and a keyed tag over
/// it.
///
/// Nobody else can make one, so one in a request says that the request has been here before.
struct ProxyMark: Sendable {
    private let key: SipHash

    init(key: SipHash) { self.key = key }

    private static let numberOctets = 8
    private static let octets = 16

    /// The value for a request of ours.
    func value(_ number: UInt64) -> [UInt8] {
        let text = Self.octets(of: number)
        return text + Self.octets(of: key.tag(of: text.span, count: Self.numberOctets))
    }

    /// Whether a value is one of ours.
    func isOurs(_ value: Span<UInt8>) -> Bool {
        guard value.count == Self.octets else { return false }
        var tag: UInt64 = 0
        for place in Self.numberOctets..<Self.octets { tag = tag << 8 | UInt64(value[place]) }
        return key.tag(of: value, count: Self.numberOctets) == tag
    }

    private static func octets(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
    }
}
