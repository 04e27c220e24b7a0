// SPDX-License-Identifier: Apache-2.0

/// The MAC addresses of simulated subscribers: locally administered ones, with the subscriber's number behind 02:00.
enum StationAddress {
    /// The address as Calling-Station-Id has it: six pairs of capital digits with colons.
    static func text(of subscriber: Int) -> [UInt8] {
        let bits = first | UInt64(UInt32(truncatingIfNeeded: subscriber))
        var text: [UInt8] = []
        text.reserveCapacity(length)
        for shift in stride(from: 44, through: 0, by: -4) {
            text.append(digits[Int(bits >> UInt64(shift) & 15)])
            if shift % 8 == 0, shift > 0 { text.append(UInt8(ascii: ":")) }
        }
        return text
    }

    private static let length = 17
    private static let first: UInt64 = 0x0200_0000_0000
    private static let digits = Array("0123456789ABCDEF".utf8)
}
