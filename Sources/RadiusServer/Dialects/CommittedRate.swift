// SPDX-License-Identifier: Apache-2.0

/// The figures of the rate-limit command of Cisco's IOS.
struct CommittedRate {
    let bitsPerSecond: UInt64

    /// The command takes 8 kbit/s to 2 Gbit/s, in steps of 8 kbit/s.
    static let step: UInt64 = 8000
    static let greatest: UInt64 = 2_000_000_000

    init(_ rate: UInt64) {
        bitsPerSecond = min(max(rate / Self.step, 1) &* Self.step, Self.greatest)
    }

    /// Octets of one and a half seconds, as Cisco's command reference recommends.
    var normalBurst: UInt64 { bitsPerSecond / 8 &* 3 / 2 }
    /// Octets: twice the normal burst.
    var extendedBurst: UInt64 { normalBurst &* 2 }
}
