// SPDX-License-Identifier: Apache-2.0

/// Numbers for sessions, given out by one worker: 128 bits that no other worker, node or start gives out, too.
///
/// Laid out as a UUID of version 7 (RFC 9562 section 5.7): milliseconds since 1970, then 74 random bits, here a random
/// start that is counted on. Nobody has to guess them badly: what makes a `Class` genuine is its tag.
struct SessionNumbers {
    private var randomHigh: UInt64
    private var randomLow: UInt64

    init(using generator: inout some RandomNumberGenerator) {
        randomHigh = generator.next()
        randomLow = generator.next()
    }

    /// The next number.
    ///
    /// - Parameter milliseconds: since 1970.
    mutating func next(milliseconds: UInt64) -> SessionNumber {
        let (low, carry) = randomLow.addingReportingOverflow(1)
        randomLow = low
        if carry { randomHigh &+= 1 }
        let high = milliseconds &<< 16 | 0x7000 | randomHigh & 0x0fff
        return SessionNumber(high: high, low: 0x8000_0000_0000_0000 | randomLow & 0x3fff_ffff_ffff_ffff)
    }
}
