// SPDX-License-Identifier: Apache-2.0

/// The Acct-Session-Ids of one run: `8c01f27a-17-0` is the first session of subscriber 17.
///
/// The random number in front keeps sessions of two runs apart.
struct SessionName {
    private let run: [UInt8]

    init(using generator: inout some RandomNumberGenerator) {
        let number = UInt32.random(in: .min ... .max, using: &generator)
        let digits = String(number, radix: 16)
        run = Array((String(repeating: "0", count: 8 - digits.count) + digits + "-").utf8)
    }

    /// Appends the identifier of one of a subscriber's sessions.
    func append(subscriber: Int, life: Int, to text: inout [UInt8]) {
        text.append(contentsOf: run)
        DecimalDigits.append(subscriber, to: &text)
        text.append(UInt8(ascii: "-"))
        DecimalDigits.append(life, to: &text)
    }
}
