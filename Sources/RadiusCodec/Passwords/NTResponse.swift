// SPDX-License-Identifier: Apache-2.0

/// The 24 octets that prove a password in both versions of MS-CHAP; compared in the same time wherever they differ.
struct NTResponse: Equatable {
    let first: UInt64
    let second: UInt64
    let third: UInt64

    static let count = 24

    init(first: UInt64, second: UInt64, third: UInt64) {
        self.first = first
        self.second = second
        self.third = third
    }

    /// The octets at an offset; nil when there are not as many.
    init?(_ bytes: Span<UInt8>, at offset: Int) {
        guard let first = bytes.number64(at: offset), let second = bytes.number64(at: offset &+ 8),
            let third = bytes.number64(at: offset &+ 16)
        else { return nil }
        self.init(first: first, second: second, third: third)
    }

    var octets: [UInt8] {
        Octets16(high: first, low: second).octets + Octets16(high: third, low: 0).octets.prefix(8)
    }

    static func == (left: NTResponse, right: NTResponse) -> Bool {
        (left.first ^ right.first) | (left.second ^ right.second) | (left.third ^ right.third) == 0
    }
}
